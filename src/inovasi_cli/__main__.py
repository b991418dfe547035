"""The command ``inovasi``, also as ``python -m inovasi_cli``."""

from __future__ import annotations

import gc
import sys

# A command reads a few files and ends; looking for cycles meanwhile would cost a tenth of its time.
gc.disable()

from inovasi_cli.cli.run import run  # noqa: E402 - importing is a good part of what is saved


def main() -> None:
    """Run the command of this process and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
