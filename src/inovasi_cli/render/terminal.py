"""The report for a terminal; the only module that knows Rich.

User text goes in as ``rich.text.Text`` with markup, emoji and highlighting off, every control character made visible.
"""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, Final, NamedTuple

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Line

from inovasi_cli import __version__
from inovasi_cli.assess.words import day_words
from inovasi_cli.render import labels
from inovasi_cli.render.numbers import plain, points
from inovasi_cli.text import Text, join, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_cli.assess.report import Action, Finding, GateResult, PartResult, Readiness, Report
    from inovasi_cli.conditions import Truth
    from inovasi_cli.rubric.model import Basis, Score

NARROWEST: Final = 40
WIDEST: Final = 110
MOST_ACTIONS: Final = 7
BAR_FROM: Final = 70
"""Columns from which there is room for bars beside the figures."""

_COLOURS: Final[dict[Truth, str]] = {True: "green", False: "red", None: "yellow"}
_VERDICT_TRUTHS: Final[dict[str, Truth]] = {"eligible": True, "not-eligible": False, "undecided": None}


class Look(NamedTuple):
    """How the report may look: columns, whether colours and more than ASCII may be used, and its language."""

    width: int = 80
    colour: bool = False
    unicode: bool = True
    language: str = "id"


def render(report: Report, look: Look) -> str:
    """Verdict first, then what is missing and what to do, then the judgement in full, then what it rests on."""
    width = max(NARROWEST, min(look.width, WIDEST))
    console = Console(
        file=StringIO(),
        width=width,
        force_terminal=look.colour,
        color_system="standard" if look.colour else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    with console.capture() as captured:
        console.print(_Page(report, look._replace(width=width)).whole())
    # Rich fills lines up to the width; a report that is kept in a file is better without.
    return "\n".join(line.rstrip() for line in captured.get().split("\n"))


class _Page:
    def __init__(self, report: Report, look: Look) -> None:
        self.report = report
        self.look = look
        self.signs = labels.UNICODE if look.unicode else labels.ASCII

    def say(self, text: Text, **values: object) -> str:
        words = visible(text.fill(**values).say(self.look.language) if values else text.say(self.look.language))
        return words if self.look.unicode else words.replace("“", '"').replace("”", '"')

    def points(self, numerator: int, per: int) -> str:
        return points(numerator, per, self.look.language)

    def whole(self) -> Group:
        sections = (
            self.head(),
            self.verdict(),
            self.missing(),
            self.steps(),
            self.characteristics(),
            self.category(),
            self.parts(),
            self.met(),
            self.findings(),
            self.open(),
            self.reminders(),
            self.rests_on(),
        )
        return Group(*(part for section in sections for part in section))

    def section(self, title: Text, *rows: RenderableType, **values: object) -> Iterator[RenderableType]:
        yield Line()
        yield Line(self.say(title, **values), style="bold")
        for row in rows:
            yield Padding(row, (0, 0, 0, 2))

    def rows(self, pairs: list[tuple[str | Line, RenderableType]]) -> Table:
        """Rows that each hang behind a sign or number."""
        grid = Table.grid(padding=(0, 1))
        grid.add_column(no_wrap=True)
        grid.add_column(ratio=1, overflow="fold")
        for sign, row in pairs:
            grid.add_row(sign, row)
        return grid

    def sign(self, state: Truth) -> Line:
        return Line(self.signs.of(state), style=_COLOURS[state])

    def head(self) -> Iterator[RenderableType]:
        report = self.report
        title = report.facts.answers.get("judul")
        name = visible(title.value) if title and isinstance(title.value, str) else self.say(labels.UNTITLED)
        on = self.say(labels.ON, day=day_words(report.on)) if report.on else self.say(labels.ON_UNKNOWN)
        yield Line(name, style="bold")
        yield Line(f"{self.say(labels.JUDGED_BY, title=report.rubric.title)}, {on}")

    def verdict(self) -> Iterator[RenderableType]:
        eligibility = self.report.eligibility
        states = [gate.met for gate in eligibility.gates]
        colour = _COLOURS[_VERDICT_TRUTHS[eligibility.verdict]]
        sentence = self.say(
            labels.VERDICT_SENTENCES[eligibility.verdict],
            all=len(states),
            unmet=states.count(False),
            unknown=states.count(None),
        )
        yield Line()
        yield Line.assemble(
            (f" {self.say(labels.VERDICTS[eligibility.verdict])} ", f"bold reverse {colour}"), " ", sentence
        )
        if eligibility.verdict != "eligible" and eligibility.eligible_from:
            yield Line(self.say(labels.ELIGIBLE_FROM, day=day_words(eligibility.eligible_from)))
        if self.report.readiness and self.report.rubric.score:
            yield Line(self.readiness(self.report.readiness, self.report.rubric.score))

    def readiness(self, readiness: Readiness, score: Score) -> str:
        low, high, per = readiness.claimed
        told = [
            self.say(
                labels.SCORE if low == high else labels.SCORE_RANGE,
                low=self.points(low, per),
                high=self.points(high, per),
                out_of=plain(score.out_of, self.look.language),
            ),
            self.say(labels.PROVEN, points=self.points(readiness.evidenced.low, per)),
        ]
        if readiness.band:
            ours = readiness.band.basis.derived
            told.append(self.say(labels.BAND_OURS if ours else labels.BAND, title=readiness.band.title))
        if score.pass_mark:
            told.append(self.say(labels.PASS_MARK, points=plain(score.pass_mark.points, self.look.language)))
        else:
            told.append(self.say(labels.NO_PASS_MARK))
        return "; ".join(told) + "."

    def missing(self) -> Iterator[RenderableType]:
        gates = sorted(
            (gate for gate in self.report.eligibility.gates if not gate.met), key=lambda gate: gate.met is None
        )
        if gates:
            yield from self.section(
                labels.MISSING, self.rows([(self.sign(gate.met), self.gate(gate)) for gate in gates])
            )

    def gate(self, result: GateResult) -> Line:
        lines = [self.say(result.gate.title), self.say(result.reason)]
        if result.met is False:
            lines.append(self.say(labels.CURE, cure=result.gate.cure))
        return Line("\n".join(lines))

    def steps(self) -> Iterator[RenderableType]:
        advice = self.report.advice
        if not advice.actions:
            yield from self.section(labels.NEXT, Line(self.say(labels.NOTHING_TO_DO)))
            return
        shown = self.shown()
        rows: list[tuple[str | Line, RenderableType]] = [
            (f"{number}.", self.step(action)) for number, action in enumerate(advice.actions, 1) if action in shown
        ]
        more = len(advice.actions) - len(shown)
        tail = [Line(self.say(labels.MORE, count=more))] if more else []
        yield from self.section(labels.NEXT, self.rows(rows), *tail, *self.fewest())

    def shown(self) -> list[Action]:
        """The first few actions, and those further down that belong to the fewest."""
        actions, fewest = self.report.advice.actions, self.report.advice.fewest
        return [action for at, action in enumerate(actions) if at < MOST_ACTIONS or action.id in fewest]

    def step(self, action: Action) -> Line:
        gains = [self.say(labels.OPENS)] if action.opens else []
        if action.claimed or action.evidenced:
            claimed, evidenced = (self.points(gain, action.per) for gain in (action.claimed, action.evidenced))
            gains.append(self.say(labels.GAIN, claimed=claimed, evidenced=evidenced))
        if action.reaches:
            gains.append(self.say(labels.REACHES, mark=self.mark(action.reaches)))
        line = Line.assemble(self.say(action.title), ("  " + ", ".join(gains), "bold"))
        hints = [proof.hint for key in action.proofs if (proof := self.report.rubric.questions[key].proof)]
        if hints:
            line.append("\n" + self.say(labels.PREPARE, hints=join(list(dict.fromkeys(hints)), "; ")))
        return line

    def mark(self, reaches: str) -> Text:
        bands = self.report.rubric.score.bands if self.report.rubric.score else ()
        return next((band.title for band in bands if band.id == reaches), labels.THE_PASS_MARK)

    def fewest(self) -> Iterator[RenderableType]:
        advice = self.report.advice
        if advice.fewest:
            numbers = [str(number) for number, action in enumerate(advice.actions, 1) if action.id in advice.fewest]
            sentence = labels.FEWEST if advice.fewest_exact else labels.FEWEST_ABOUT
            yield Line(self.say(sentence, count=len(numbers), numbers=", ".join(numbers)))

    def characteristics(self) -> Iterator[RenderableType]:
        rows: list[tuple[str | Line, RenderableType]] = []
        for result in self.report.characteristics:
            state = labels.STATE_TRUTHS[result.state]
            title = f"{self.say(result.characteristic.title)}: {self.say(labels.STATES[result.state])}"
            elements = self.rows(
                [(self.sign(each.met), Line(self.say(each.element.title))) for each in result.elements]
            )
            rows.append((self.sign(state), Group(Line(title, style="bold"), elements)))
        if rows:
            yield from self.section(labels.CHARACTERISTICS, self.rows(rows))

    def category(self) -> Iterator[RenderableType]:
        result = self.report.categories
        if not self.report.rubric.categories:
            return
        chosen = result.chosen
        told = [Line(self.say(labels.CHOSEN[result.supported], title=chosen.title))] if chosen else []
        fitting = [category.title for category in result.fitting if category != chosen]
        if fitting:
            told.append(Line(self.say(labels.FITS if chosen else labels.FITS_ONLY, titles=join(fitting, "; "))))
        elif not chosen:
            told.append(Line(self.say(labels.FITS_NONE)))
        possible = [category.title for category in result.open if category != chosen]
        if possible:
            told.append(Line(self.say(labels.FITS_OPEN, titles=join(possible, "; "))))
        yield from self.section(labels.CATEGORY, *told)

    def parts(self) -> Iterator[RenderableType]:
        if not self.report.readiness:
            return
        table = Table.grid(padding=(0, 2))
        table.add_column(ratio=1, overflow="fold")
        if self.look.width >= BAR_FROM:
            table.add_column(no_wrap=True)
        table.add_column(no_wrap=True, justify="right")
        for part in self.report.readiness.parts:
            self.part(table, part, 0)
        bar = self.signs.bar
        legend = self.say(labels.LEGEND, proven=bar[0], claimed=bar[1], possible=bar[2], out=bar[3])
        yield from self.section(labels.PARTS, table, Line(legend, style="dim"))

    def part(self, table: Table, result: PartResult, depth: int) -> None:
        low, high, per = result.claimed
        figures = self.points(low, per) if low == high else f"{self.points(low, per)}-{self.points(high, per)}"
        title = Line(self.say(result.part.title), style="" if depth else "bold")
        if result.standing != "scored":
            title.append(f" ({self.say(labels.FULL if result.standing == 'full' else labels.DROPPED)})")
        elif result.level:
            title.append(f": {self.say(result.level)}", style="dim")
        bars = [Line(self.bar(result))] if self.look.width >= BAR_FROM else []
        table.add_row(Padding(title, (0, 0, 0, 2 * depth)), *bars, f"{figures} / {self.points(result.most, per)}")
        for child in result.parts:
            self.part(table, child, depth + 1)

    def bar(self, result: PartResult, length: int = 12) -> str:
        """Proven, claimed, possible and out of reach, as shares of the maximum."""
        most = result.most or 1
        ends = [
            round(length * share / most)
            for share in (result.evidenced.low, result.claimed.low, result.claimed.high, most)
        ]
        steps = [end - start for start, end in zip([0, *ends], ends, strict=False)]
        return "".join(sign * step for sign, step in zip(self.signs.bar, steps, strict=True))

    def met(self) -> Iterator[RenderableType]:
        gates = [gate for gate in self.report.eligibility.gates if gate.met]
        if gates:
            rows: list[tuple[str | Line, RenderableType]] = [
                (self.sign(gate.met), Line.assemble(self.say(gate.gate.title), (f" - {self.say(gate.reason)}", "dim")))
                for gate in gates
            ]
            yield from self.section(labels.MET, self.rows(rows))

    def findings(self) -> Iterator[RenderableType]:
        findings = self.report.findings
        questions = self.report.rubric.questions
        unproven = [
            questions[each.question].label for each in findings if each.rule == "belum-dibuktikan" and each.question
        ]
        rows: list[tuple[str | Line, RenderableType]] = [
            ("!", Line(self.finding(each))) for each in findings if each.rule != "belum-dibuktikan"
        ]
        if unproven:
            rows.append(("!", Line(self.say(labels.UNPROVEN, count=len(unproven), labels=join(unproven, "; ")))))
        if rows:
            yield from self.section(labels.FINDINGS, self.rows(rows))

    def finding(self, finding: Finding) -> str:
        if not finding.question:
            return self.say(finding.message)
        label = self.report.rubric.questions[finding.question].label
        return self.say(labels.AT, label=label, file=self.report.facts.file, line=finding.line, message=finding.message)

    def open(self) -> Iterator[RenderableType]:
        questions = self.report.open_questions
        if questions:
            names = join([self.report.rubric.questions[key].label for key in questions], "; ")
            yield from self.section(labels.OPEN, Line(self.say(names)), count=len(questions))

    def reminders(self) -> Iterator[RenderableType]:
        reminders = self.report.rubric.reminders
        if reminders:
            rows: list[tuple[str | Line, RenderableType]] = [("-", Line(self.say(each.text))) for each in reminders]
            yield from self.section(labels.REMINDERS, self.rows(rows))

    def rests_on(self) -> Iterator[RenderableType]:
        rubric = self.report.rubric
        told = [self.say(sentence) for sentence in _about_weights(rubric.score)]
        told += [f"{self.say(note.text)}{self.basis(note.basis)}" for note in rubric.notes]
        sources = [
            f"{self.say(source.title)} ({self.say(labels.CONFIDENCES[source.confidence])}) {visible(source.url or '')}"
            for source in rubric.sources
        ]
        rows: list[tuple[str | Line, RenderableType]] = [("-", Line(each.rstrip())) for each in (*told, *sources)]
        short = {
            "rubric": rubric.digest[:12],
            "facts": self.report.facts_digest[:12],
            "digest": self.report.digest[:12],
        }
        provenance = Line(self.say(labels.PROVENANCE, version=__version__, **short), style="dim")
        yield from self.section(labels.SOURCES, self.rows(rows), provenance)

    def basis(self, basis: Basis) -> str:
        if not basis.source or basis.source.confidence == "high":
            return ""
        return f" ({self.say(labels.CONFIDENCES[basis.source.confidence])})"


def _about_weights(score: Score | None) -> Iterator[Text]:
    """What a person must know of where weights and levels come from."""
    if not score:
        return
    sources = [part.basis.source for part in score.parts]
    if None in sources:
        yield labels.WEIGHTS_OURS
    elif any(leaf.basis.derived for leaf in score.leaves()):
        yield labels.LEVELS_OURS
    if any(source and source.confidence != "high" for source in sources):
        yield labels.SECOND_HAND
