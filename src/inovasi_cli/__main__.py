"""The command ``inovasi``, also as ``python -m inovasi_cli``."""

from __future__ import annotations

import gc
import sys

# A command reads a few files and ends; looking for cycles meanwhile would cost a tenth of its time.
gc.disable()

from inovasi_cli.cli.run import run  # noqa: E402 - importing is a good part of what is saved


def main() -> None:
    """Run the command of this process and leave with its exit code."""
    code = run(sys.argv[1:])
    # Python looks for cycles once more before it ends, through all that was loaded; there is nothing to be won.
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    main()
