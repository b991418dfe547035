"""How much is looked at for advice, whatever a rubric asks; counted in tests, so that it is always the same."""

from __future__ import annotations

from typing import Final

MOST: Final = 2_000_000
"""About two seconds; the advice of our own rubrics takes a fiftieth of it."""


class SpentError(Exception):
    """There is more to look at than we do."""


class Effort:
    """What is left of it."""

    def __init__(self, most: int = MOST) -> None:
        self._left = most

    def spend(self, tests: int) -> None:
        """Look at so many; raises ``SpentError`` where that is too much."""
        self._left -= tests
        if self._left < 0:
            raise SpentError
