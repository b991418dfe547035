"""The orders in which results may be asked for."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from inovasi_cli.batch.outcome import Mark
    from inovasi_cli.batch.tally import Tally

_NUMBER: Final = re.compile(r"(\d+)")


def key_of(order: str, tally: Tally) -> Callable[[Mark], tuple[object, ...]]:
    """What sorts results into one of ``ORDERS``, rubric by rubric; those that are equal stay as they came."""
    rank = {rubric: number for number, rubric in enumerate(tally.sums)}
    by = ORDERS[order]
    return lambda mark: (rank[mark.rubric], *by(mark, tally))


def _by_points(mark: Mark, tally: Tally) -> tuple[object, ...]:
    points = mark.points(proven=tally.bar.proven)
    return (points is None, 0 if points is None else -points)


def _by_distance(mark: Mark, tally: Tally) -> tuple[object, ...]:
    """How many requirements are not met yet; what could not be judged is farthest."""
    return (mark.verdict is None, len(mark.unmet) + len(mark.unknown), *_by_points(mark, tally))


def _by_title(mark: Mark, _tally: Tally) -> tuple[object, ...]:
    words = _NUMBER.split((mark.title or mark.file).casefold())
    # A number is told from the text before it by its place, so that 2 comes before 10. Of a title of thousands of
    # digits int() would make an error.
    return (mark.title is None, [Decimal(word) if number % 2 else word for number, word in enumerate(words)])


def _by_category(mark: Mark, tally: Tally) -> tuple[object, ...]:
    rubric = tally.rubrics.get(mark.rubric)
    ids = [category.id for category in rubric.categories] if rubric else []
    place = ids.index(mark.category) if mark.category in ids else len(ids)
    return (place, *_by_points(mark, tally))


ORDERS: Final[dict[str, Callable[[Mark, Tally], tuple[object, ...]]]] = {
    "nilai": _by_points,
    "terdekat": _by_distance,
    "nama": _by_title,
    "kategori": _by_category,
}
"""By the name that ``--urut`` takes."""
