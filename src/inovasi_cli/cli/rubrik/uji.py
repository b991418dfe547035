"""``inovasi rubrik uji``: run the golden cases of rubrics, and show what none of them has tried yet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from inovasi_cli.cli.output import deliver, outputs, spare
from inovasi_cli.errors import InovasiError
from inovasi_cli.golden.coverage import WORDS, Gap, gaps
from inovasi_cli.golden.judge import Outcome, judge
from inovasi_cli.golden.load import case_files, load_cases
from inovasi_cli.render.json import pretty
from inovasi_cli.rubric.bank import Bank
from inovasi_cli.rubric.catalog import folder, locate, shipped
from inovasi_cli.rubric.load import load_rubric
from inovasi_cli.text import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inovasi_cli.rubric.model import Rubric


class Trial(NamedTuple):
    """The cases of one rubric, run; ``folder`` is where they lie, or would."""

    rubric: Rubric
    folder: Path
    outcomes: tuple[Outcome, ...]
    gaps: tuple[Gap, ...]

    @property
    def failed(self) -> tuple[Outcome, ...]:
        """The cases that came out otherwise than expected."""
        return tuple(outcome for outcome in self.outcomes if outcome.problems)

    @property
    def passes(self) -> bool:
        """There are cases, all came out as expected, and nothing is left to try."""
        return bool(self.outcomes) and not self.failed and not self.gaps


def uji(paths: list[str], *, cases: Path | None, formats: Iterable[str]) -> int:
    """Print how the cases of each rubric came out; 0 where all pass and leave nothing untried, else 1."""
    asked = outputs(formats)
    sources = _sources(paths, cases)
    spare(asked, (file for source, place in sources.items() for file in (source, *case_files(place))))
    bank = Bank(folder() / "questions")
    trials = [_try(source, place, bank) for source, place in sources.items()]
    deliver(asked, "id", as_json=lambda: _json(trials), as_text=lambda _look: _text(trials))
    return 0 if all(trial.passes for trial in trials) else 1


def _sources(paths: list[str], cases: Path | None) -> dict[Path, Path]:
    """The file of each rubric with the folder of its cases."""
    found = [locate(name, Path()) for name in paths or shipped()]
    if cases is None:
        return {source: source.parent / "cases" / source.stem for source in found}
    if len(found) != 1:
        raise InovasiError("--kasus hanya untuk satu rubrik", "Sebutkan rubriknya, misalnya inovasi rubrik uji ID.")
    if not cases.is_dir():
        raise InovasiError(
            f"{cases}: folder ini tidak ada", "Periksa namanya; isinya berkas kasus, misalnya dasar.yaml."
        )
    return {found[0]: cases}


def _try(source: Path, place: Path, bank: Bank) -> Trial:
    loaded = load_rubric(source, bank)
    outcomes = tuple(judge(loaded.rubric, case) for case in load_cases(case_files(place), loaded))
    return Trial(loaded.rubric, place, outcomes, gaps(loaded.rubric, (outcome.report for outcome in outcomes)))


def _text(trials: list[Trial]) -> str:
    return "".join(f"{harmless(line)}\n" for trial in trials for line in _lines(trial))


def _lines(trial: Trial) -> Iterator[str]:
    name, count = trial.rubric.id, len(trial.outcomes)
    if not trial.outcomes:
        yield f"{name}: belum ada kasus; tulis di {trial.folder}"
        return
    if trial.passes:
        yield f"{name}: {count} kasus lulus{_tried(trial.rubric)}."
        return
    yield f"{name}: {f'{len(trial.failed)} dari {count} kasus gagal' if trial.failed else f'{count} kasus lulus'}."
    yield from (f"  {problem}" for outcome in trial.failed for problem in outcome.problems)
    for kind, words in WORDS.items():
        if left := [str(gap) for gap in trial.gaps if gap.kind == kind]:
            yield f"  belum teruji: {words}: {', '.join(left)}"


def _tried(rubric: Rubric) -> str:
    """What the cases of a rubric cover, as far as it has such things."""
    has = [("syarat", rubric.gates), ("tingkat", rubric.score), ("kategori", rubric.categories)]
    words = [word for word, things in has if things]
    last = f"{', dan ' if len(words) > 2 else ' dan ' if len(words) > 1 else ''}{words[-1]}" if words else ""  # noqa: PLR2004
    return f"; semua {', '.join(words[:-1])}{last} teruji" if words else ""


def _json(trials: list[Trial]) -> str:
    return pretty({"format": 1, "rubrics": [_plain(trial) for trial in trials]})


def _plain(trial: Trial) -> dict[str, object]:
    return {
        "id": trial.rubric.id,
        "passes": trial.passes,
        "cases": len(trial.outcomes),
        "failed": [outcome.case.id for outcome in trial.failed],
        "problems": [problem._asdict() for outcome in trial.failed for problem in outcome.problems],
        "untried": [gap._asdict() for gap in trial.gaps],
    }
