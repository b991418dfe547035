"""The command ``inovasi``, also as ``python -m inovasi_cli``."""

from __future__ import annotations

import sys

from inovasi_cli.cli.run import run


def main() -> None:
    """Run the command of this process and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
