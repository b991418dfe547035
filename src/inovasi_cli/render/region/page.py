"""What is said of the index of a region: the index, what it consists of, and the sections below it."""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from inovasi_cli.assess.report import Interval
from inovasi_cli.numbers import half_up
from inovasi_cli.render.region import words
from inovasi_cli.render.region.sections import sections_of
from inovasi_cli.render.region.shown import Figure, Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inovasi_cli.facts import Number
    from inovasi_cli.region.advice import Advice
    from inovasi_cli.region.count import Sum
    from inovasi_cli.region.region import Region
    from inovasi_cli.render.region.shown import Wanted
    from inovasi_cli.text import Text


def page_of(region: Region, advice: Advice, wanted: Iterable[Wanted] = (), *, all_steps: bool = False) -> Page:
    """What is said of a region."""
    return Page(
        title=region.edition.title,
        lead=tuple(_lead(region, wanted)),
        whole=_figure(words.WHOLE, [part.value for part in region.reach], 100),
        figures=tuple(_figures(region)),
        sections=sections_of(region, advice, all_steps=all_steps),
    )


def _lead(region: Region, wanted: Iterable[Wanted]) -> Iterator[Text]:
    low, high, proven = region.reach
    states = [member.counts for member in region.members]
    yield index_told(region)
    band = region.band(proven)
    told = words.PROVEN if band else words.PROVEN_ALONE
    yield told.fill(points=words.number(proven.value), band=band.title if band else "")
    yield from _next_band(region, low)
    yield from (words.WANTED[each.reached].fill(what=each.what) for each in wanted)
    yield words.COUNTED.fill(sure=states.count(True), open=states.count(None), out=states.count(False))
    if high.value != low.value and None in states:
        yield words.LOWEST


def index_told(region: Region) -> Text:
    """The index, its bounds, and its band or bands, in one sentence."""
    low, high, _ = region.reach
    sentence = words.INDEX if low.value == high.value else words.INDEX_RANGE
    index = sentence.fill(low=words.number(low.value), high=words.number(high.value))
    band, best = region.band(low), region.band(high)
    if not band or not best:
        return words.NO_BAND.fill(index=index)
    told = words.BAND if band == best else words.BANDS
    return told.fill(index=index, band=band.title, high=best.title)


def _next_band(region: Region, low: Sum) -> Iterator[Text]:
    now = region.band(low)
    later = [band for band in region.edition.bands if not now or band.least > now.least]
    if later:
        gap = _exact(later[0].least) - half_up(low.value, 2)
        least = words.number(_exact(later[0].least))
        yield words.NEXT_BAND.fill(title=later[0].title, least=least, gap=words.number(gap))


def _exact(number: Number) -> Fraction:
    return Fraction(str(number))


def _figures(region: Region) -> Iterator[Figure]:
    edition, low = region.edition, region.reach.low
    missing = words.ROWS_MISSING if edition.region.rubric else words.ROWS_UNKNOWN
    rows = words.ROWS if region.rows else missing
    yield _figure(rows, [part.region for part in region.reach], edition.region.most)
    divisor = max(region.formula.divisor, low.number)
    mean = words.MEAN.fill(number=low.number, divisor=divisor)
    yield _figure(mean, [part.mean for part in region.reach], edition.innovations.most)
    amount = _amount(region).fill(number=low.number, each=words.written(edition.number.each or 0))
    yield _figure(amount, [part.amount for part in region.reach], edition.number.most)


def _amount(region: Region) -> Text:
    if region.edition.number.each is None:
        return words.AMOUNT_UNKNOWN
    return words.AMOUNT_CLOSED if region.reach.low.number and not region.reach.low.amount else words.AMOUNT


def _figure(title: Text, values: list[Fraction], most: Number) -> Figure:
    per = lcm(*(value.denominator for value in values), _exact(most).denominator)
    first, second, proven = (value.numerator * (per // value.denominator) for value in values)
    # The choice that makes the whole lowest need not make every part of it so.
    low, high = sorted((first, second))
    claimed, evidenced = Interval(low, high, per), Interval(min(proven, high), high, per)
    return Figure(title, claimed, evidenced, int(_exact(most) * per), words.written(most))
