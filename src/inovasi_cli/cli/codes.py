"""The exit codes: 0 yes, 1 no, and these; see docs/architecture.md."""

from typing import Final

UNUSABLE: Final = 2
"""It could not be judged."""
BUG: Final = 70
"""A bug of ours."""
LEFT: Final = 130
"""Somebody left."""
