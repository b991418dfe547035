"""Outcomes for the tests of what a batch prints: the examples, really judged, and what hostile hands may write."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from inovasi_cli.assess import assess, stand
from inovasi_cli.batch.outcome import ERROR, FAILED, NOTE, PASSED, UNJUDGED, WARNING, Bar, Outcome, Remark, passes
from inovasi_cli.batch.tally import Tally
from inovasi_cli.profile.load import open_profile, read_facts
from inovasi_cli.render.batch.formats import FORMATS
from inovasi_cli.rubric.catalog import folder
from inovasi_cli.rubric.load import Loaded, load_rubric
from inovasi_cli.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inovasi_cli.assess.report import Report
    from inovasi_cli.rubric.model import Rubric

BAR: Final = Bar()

HOSTILE: Final = (
    "baris\nbaru\r\n::error file=x,line=1::dua\x0b\x85\u2028tiga",
    "100 %0A %25 % ::stop-commands::a",
    "<![CDATA[ ]]> </failure> <b>&amp;&#0; 'satu' \"dua\" --> ?>",
    "\x1b[31m\x9b\x00\x07\u202eterbalik\u2066\ufeff\ufffe\U0010ffff",
    "=1+1",
    "\t=1+1",
    ' "=1+1',
    "＋1",  # noqa: RUF001 - full width, as meant
    "@SUM(A1);=cmd|' /C calc'!A0",
    'a;"=1+1"',
    "-- | a | b |",
    "##[error]satu ##vso[task.complete result=Failed] ###[debug]",
    "::add-mask::a",
    "[tautan](https://contoh.invalid) \\[x\\](1) {0} {{1}}",
    "surat \udcff \ud83d berakhir",
    "café “Perahu” 😀 中文",
    "",
)
"""Texts of which each means something to a reader of one of the formats."""

FILES: Final = (
    "a/profil.yaml",
    "a\n::error file=b,line=1::x.yaml",
    "=1+1.yaml",
    "::add-mask::x.yaml",
    "a,line=1,title=b::c.yaml",
    "x\udcff 100%.yaml",
    "map\\café #1?.yaml",
    ";=1+1 ]]>.yaml",
    "\u202e\x1b[31m##[error].yaml",
    "[a](b){0}.yaml",
)


@cache
def kipp() -> Loaded:
    return load_rubric(folder() / "kipp-2018.yaml", folder() / "questions")


def remarks(report: Report) -> tuple[Remark, ...]:
    """What stops it, and what was found, at the places that the findings name."""
    gates = [each for each in report.eligibility.gates if not each.met]
    stops = [
        Remark(f"{report.rubric.id}/{each.gate.id}", ERROR, 3 + at, 1, each.gate.title, each.reason)
        for at, each in enumerate(gates)
    ]
    found = [
        Remark(
            f"temuan/{each.rule}", WARNING if at % 2 else NOTE, each.line, each.column, Text(each.rule), each.message
        )
        for at, each in enumerate(report.findings)
    ]
    return (*stops, *found)


@cache
def example(name: str) -> Outcome:
    """An example under kipp-2018 on the day on which entries close, with all that any format asks for."""
    loaded, path = kipp(), folder().parent / "examples" / name / "profil.yaml"
    facts = read_facts(open_profile(path), loaded.bank, loaded.rubric)
    on = loaded.rubric.window.closes if loaded.rubric.window else None
    report, stands = assess(loaded.rubric, facts, on), stand(loaded.rubric, facts, on)
    return Outcome(
        file=f"examples/{name}/profil.yaml",
        rubric=loaded.rubric.id,
        state=PASSED if passes(stands, BAR) else FAILED,
        standing=stands,
        facts=facts,
        report=report,
        facts_digest=report.facts_digest,
        digest=report.digest,
        remarks=remarks(report),
    )


def examples() -> list[Outcome]:
    """Every example, in order."""
    return [example(path.parent.name) for path in sorted((folder().parent / "examples").glob("*/profil.yaml"))]


def titled(outcome: Outcome, title: str) -> Outcome:
    """The same under another title, in the report as well."""
    assert outcome.facts
    assert outcome.report
    answers = outcome.facts.answers
    facts = outcome.facts._replace(answers=answers | {"judul": answers["judul"]._replace(value=title)})
    return outcome._replace(facts=facts, report=outcome.report._replace(facts=facts))


def unjudged(file: str, *messages: str, rubric: str = "kipp-2018", told: bool = False) -> Outcome:
    """A file that cannot be judged, one problem a line."""
    found = tuple(
        Remark("berkas", ERROR, line, 2, Text("Berkas tidak dapat dinilai", "Not a fact file"), Text(message))
        for line, message in enumerate(messages, 1)
    )
    return Outcome(file=file, rubric=rubric, state=UNJUDGED, remarks=found, told=told)


def hostile() -> list[Outcome]:
    """Every hostile text as title, message and file name, judged and not, some of it said twice."""
    base = example("kelas-perahu")
    said = tuple(
        Remark("temuan/uji", severity, line, 1, Text(words), Text(words, f"en {words}"))
        for line, words in enumerate(HOSTILE, 1)
        for severity in (ERROR, WARNING, NOTE)
    )
    found = [
        titled(base, words)._replace(file=f"judul-{at}.yaml", remarks=said[:3]) for at, words in enumerate(HOSTILE)
    ]
    for at, file in enumerate(FILES):
        found.append(base._replace(file=file, state=FAILED, remarks=said))
        found.append(unjudged(file, *HOSTILE, rubric="kepri-2023"))
        found.append(unjudged(file, *HOSTILE, rubric="iga-2024" if at else "", told=True))
    return found


def everything() -> list[Outcome]:
    """Judged and unjudged, ordinary and hostile."""
    return [*examples(), unjudged("rusak.yaml", "kunci ganda", "kunci ganda"), *hostile()]


def tally_of(outcomes: Sequence[Outcome], bar: Bar = BAR, rubrics: dict[str, Rubric] | None = None) -> Tally:
    """The counts of these outcomes."""
    tally = Tally(bar, {"kipp-2018": kipp().rubric} if rubrics is None else rubrics)
    for outcome in outcomes:
        tally.add(outcome.mark())
    return tally


def written(name: str, outcomes: Sequence[Outcome], language: str = "id", tally: Tally | None = None) -> str:
    """The whole document, put together as the format says."""
    form, counts = FORMATS[name], tally or tally_of(outcomes)
    pieces = (form.piece(outcome, language) for outcome in outcomes)
    return form.head(counts, language) + form.separator.join(filter(None, pieces)) + form.tail(counts, language)


def told(outcomes: Sequence[Outcome]) -> Iterator[tuple[Outcome, Remark]]:
    """Every remark that is to be handed over, once."""
    return ((outcome, remark) for outcome in outcomes if not outcome.told for remark in outcome.remarks)
