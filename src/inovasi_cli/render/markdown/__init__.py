"""The report in Markdown, for a pull request or a letter: what its page shows, in the order of the page.

Nothing but what GitHub, GitLab and pandoc read alike: headings, lists, tables, and code where a bar is to keep its
shape; no HTML.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from inovasi_cli.render import bars, labels
from inovasi_cli.render.html.page import page_of
from inovasi_cli.render.html.words import WORDS
from inovasi_cli.render.markdown.marks import escaped, line, link, stressed, strong, table
from inovasi_cli.render.steps import MOST_STEPS, fewest, steps_of
from inovasi_cli.render.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inovasi_cli.assess.report import Interval, PartResult, Report
    from inovasi_cli.render.html.shown import Characteristic, Cited, Page, Part, Reached, Requirement, Step
    from inovasi_cli.render.terminal.writer import Look

LENGTH: Final = 40
"""Letters of the bar of the whole."""
SHORT: Final = 12
"""Letters of the bar of a part."""

_WIDTHS: Final = (40, 16, 11, 11, 11, 11)
"""Room for the columns of the parts: of what each takes, and of a page of A4 when pandoc makes one."""


def render(report: Report, look: Look) -> str:
    """The whole report as Markdown; ``look`` says in which language and signs, and whether with all steps."""
    return "\n\n".join(_Letter(report, look).blocks()) + "\n"


class _Letter:
    """Says a page block by block."""

    def __init__(self, report: Report, look: Look) -> None:
        self.voice = Voice(look.language, unicode=look.unicode)
        self.report, self.page = report, page_of(report, self.voice)
        self.most = len(self.page.steps) if look.all_steps else MOST_STEPS

    def blocks(self) -> Iterator[str]:
        """Every paragraph, list and table, in their order."""
        page = self.page
        yield f"# {escaped(page.title)}"
        yield escaped(f"{page.judged_by}. {page.counted_on}.")
        yield f"## {escaped(self.say('verdict'))}: {escaped(page.verdict)}"
        yield from map(escaped, (page.gates, *page.reasons))
        yield from self.readiness(page.readiness)
        yield from self.steps(page)
        yield from self.section("missing", _requirements(page.missing))
        yield from self.section("characteristics", map(_characteristic, page.characteristics))
        yield from self.section("category", map(_item, page.categories))
        yield from self.parts(page)
        if page.losses:
            yield f"## {escaped(page.losses_title)}"
            yield "\n".join(map(_item, page.losses))
        yield from self.section("met", _requirements(page.met))
        yield from self.section("findings", map(_item, page.findings))
        yield from self.section("pdfs", map(_item, page.pdfs))
        if page.open_questions:
            yield f"## {escaped(page.open_title)}"
            yield escaped("; ".join(page.open_questions))
        yield from self.section("reminders", map(_item, page.reminders))
        yield from self.section("notes", map(_item, page.basis))
        yield from self.section("sources", map(_cited, page.sources))
        yield escaped(page.provenance)

    def say(self, name: str) -> str:
        """A word of the page."""
        return self.voice.say(WORDS[name])

    def section(self, name: str, items: Iterable[str]) -> Iterator[str]:
        """A heading and a list below it; nothing at all where there are no items."""
        if listed := "\n".join(items):
            yield f"## {escaped(self.say(name))}"
            yield listed

    def readiness(self, reached: Reached | None) -> Iterator[str]:
        """The bar of the whole, what its three figures are, and the band."""
        yield f"## {escaped(self.say('readiness'))}"
        score, result = self.report.rubric.score, self.report.readiness
        if not (reached and score and result):
            yield escaped(self.say("no_score"))
            return
        yield self.bar(result.evidenced, result.claimed, Fraction(score.out_of) * result.claimed.per, LENGTH)
        yield self.legend()
        figures = {"evidenced": reached.evidenced, "claimed": reached.claimed, "possible": reached.possible}
        yield "\n".join(self.figure(name, points, reached) for name, points in figures.items())
        yield from map(escaped, (reached.marks, *reached.prospects))

    def figure(self, name: str, points: str, reached: Reached) -> str:
        """One of the three, and what it means."""
        told = f"{reached.out_of}, {self.say(name + '_help')}"
        return f"- {strong(f'{self.say(name)} {points}')} {escaped(told)}"

    def bar(self, evidenced: Interval, claimed: Interval, most: Fraction | int, length: int) -> str:
        """A bar as code, in which every letter is as wide as the next."""
        return f"`{''.join(bars.pieces(evidenced, claimed, most, length=length, signs=self.voice.signs.bar))}`"

    def legend(self) -> str:
        """What the signs of the bars say."""
        signs = (f"`{sign}`" for sign in self.voice.signs.bar)
        return "; ".join(
            f"{sign} {escaped(self.voice.say(told))}" for sign, told in zip(signs, labels.GRADES, strict=True)
        )

    def steps(self, page: Page) -> Iterator[str]:
        """The first few steps, how many more there are, and the fewest that reach the next mark."""
        yield f"## {escaped(self.voice.say(labels.NEXT))}"
        yield "\n".join(map(_step, page.steps[: self.most])) or escaped(self.say("nothing"))
        if page.steps[self.most :]:
            yield escaped(self.voice.say(labels.MORE, count=len(page.steps) - self.most))
        told = steps_of(self.report, self.voice)
        yield from map(escaped, fewest(told, self.most, self.report, self.voice))

    def parts(self, page: Page) -> Iterator[str]:
        """A line for each part: its level, its bar and its points."""
        if not page.parts or not self.report.readiness:
            return
        names = ("part", "evidenced", "claimed", "possible", "most")
        part, *figures = (escaped(self.say(name)) for name in names)
        results = _flat(self.report.readiness.parts)
        rows = [self.part(*each) for each in zip(page.parts, results, strict=True)]
        yield f"## {escaped(self.say('parts'))}"
        yield table((part, "", *figures), rows, right=range(2, 6), widths=_WIDTHS)

    def part(self, part: Part, result: PartResult) -> str:
        """One of these lines; a part within another stands behind dashes."""
        dashes = f"{self.voice.signs.span} " * part.depth
        title = f"{dashes}{escaped(part.title)}" if part.depth else strong(part.title)
        level = f": {stressed(part.level)}" if part.level else ""
        drawn = self.bar(result.evidenced, result.claimed, result.most, SHORT)
        return line((f"{title}{level}", drawn, part.evidenced, part.claimed, part.possible, part.most))


def _flat(results: Iterable[PartResult]) -> Iterator[PartResult]:
    for each in results:
        yield each
        yield from _flat(each.parts)


def _item(text: str) -> str:
    return f"- {escaped(text)}"


def _nested(first: str, rest: Iterable[str], *, sign: str = "-") -> str:
    """An item with a list of its own, as deep as the sign is wide."""
    return "\n".join((f"{sign} {first}", *(f"{'':{len(sign) + 1}}- {each}" for each in rest)))


def _step(step: Step) -> str:
    return _nested(strong(step.title), map(escaped, (step.gain, *step.details)), sign=f"{step.number}.")


def _requirements(found: Iterable[Requirement]) -> Iterator[str]:
    for each in found:
        told = (each.reason, *((each.cure,) if each.cure else ()))
        yield _nested(f"{escaped(each.sign.sign)} {strong(each.title)}", map(escaped, told))


def _characteristic(found: Characteristic) -> str:
    elements = (
        f"{escaped(each.sign.sign)} {escaped(each.title)}"
        + (f" ({escaped(each.sign.words)})" if each.sign.tone == "spare" else "")
        for each in found.elements
    )
    head = f"{escaped(found.sign.sign)} {strong(found.title)}: {escaped(found.state)}"
    return _nested(head, elements)


def _cited(source: Cited) -> str:
    told = f"- {escaped(f'{source.title} ({source.confidence})')}"
    if source.address is None:
        return told
    return f"{told}, {link(source.address) if source.link else escaped(source.address)}"
