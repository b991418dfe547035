"""Every report of every example, letter for letter, so that a change of words or layout is seen before it is made.

Where a change is meant, write the reports anew and look at what ``git diff tests/golden`` shows::

    INOVASI_UPDATE_GOLDEN=1 pytest tests/test_examples_golden.py
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from moments import moment

from inovasi_cli.assess import assess, reference_date
from inovasi_cli.history.timeline import Timeline
from inovasi_cli.profile.load import open_profile, read_facts
from inovasi_cli.render import html, json, markdown
from inovasi_cli.render.terminal import Look, render
from inovasi_cli.rubric.catalog import folder, locate
from inovasi_cli.rubric.load import load_rubric

if TYPE_CHECKING:
    from collections.abc import Callable

    from inovasi_cli.assess.report import Report

GOLDEN: Final = Path(__file__).parent / "golden"
EXAMPLES: Final = sorted(path.parent.name for path in (folder().parent / "examples").glob("*/profil.yaml"))
UPDATE: Final = os.environ.get("INOVASI_UPDATE_GOLDEN") == "1"
FORMATS: Final[dict[str, Callable[[Report], str]]] = {
    "80.txt": lambda report: render(report, Look(width=80)),
    "120.txt": lambda report: render(report, Look(width=120)),
    "json": json.render,
}


def history(report: Report) -> Timeline:
    """A history that ends with this report."""
    figures = ((0, 0), (34, 0), (None, 0), (72, 41), (90, 88))
    moments = tuple(moment(number, *pair, facts=report.facts) for number, pair in enumerate(figures))
    return Timeline("profil.yaml", report.rubric, report.on, moments)


ONCE: Final[dict[str, Callable[[Report], str]]] = {
    "kelas-perahu.ascii.txt": lambda report: render(report, Look(width=80, unicode=False)),
    "kelas-perahu.en.txt": lambda report: render(report, Look(width=80, language="en")),
    "contoh-lengkap.html": html.render,
    "kelas-perahu.html": html.render,
    "kelas-perahu.en.html": lambda report: html.render(report, "en"),
    "contoh-lengkap.md": lambda report: markdown.render(report, Look()),
    "kelas-perahu.md": lambda report: markdown.render(report, Look()),
    "kelas-perahu.en.md": lambda report: markdown.render(report, Look(language="en")),
    "kelas-perahu.60.txt": lambda report: render(report, Look(width=60)),
    "contoh-lengkap.riwayat.html": lambda report: html.render_history(history(report)),
    "oss-luwu-utara.semua.txt": lambda report: render(report, Look(width=80, all_steps=True)),
}
CASES: Final = {f"{name}.{kind}": made for name in EXAMPLES for kind, made in FORMATS.items()} | ONCE
DIGEST: Final = re.compile(r"\b(?:[0-9a-f]{64}|[0-9a-f]{12})\b")

# What was judged does not change while a test runs, and judging is most of the work.
REPORTS: Final[dict[str, Report]] = {}


def judged(name: str) -> Report:
    """The report of an example on the day on which entries close, the same whatever machine it lies on."""
    if name not in REPORTS:
        document = open_profile(folder().parent / "examples" / name / "profil.yaml")
        loaded = load_rubric(locate(document.rubrics[0], document.path.parent), folder() / "questions")
        facts = read_facts(document, loaded.bank, loaded.rubric)
        on = loaded.rubric.window and loaded.rubric.window.closes
        assert on
        assert reference_date(loaded.rubric, per=None, today=on) == on
        REPORTS[name] = assess(loaded.rubric, facts._replace(file=f"examples/{name}/profil.yaml"), on)
    return REPORTS[name]


def masked(text: str) -> str:
    """The text without what changes with every comma of a rubric or a proof."""
    return DIGEST.sub(lambda found: "0" * len(found.group()), text)


@pytest.fixture(autouse=True)
def _whatever_the_version(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("sentences", "json", "html.history"):
        monkeypatch.setattr(f"inovasi_cli.render.{module}.__version__", "0.0.0")


@pytest.mark.parametrize("case", CASES)
def test_the_report_of_an_example_is_the_one_that_was_agreed_on(case: str) -> None:
    golden = GOLDEN / case

    text = masked(CASES[case](judged(case.partition(".")[0])))

    if UPDATE:
        GOLDEN.mkdir(exist_ok=True)
        golden.write_bytes(text.encode("utf-8"))
    assert text == golden.read_bytes().decode("utf-8")


def test_no_report_is_kept_of_an_example_that_is_gone() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == set(CASES)


def test_digests_and_the_version_are_not_part_of_what_was_agreed_on() -> None:
    texts = [path.read_text(encoding="utf-8") for path in GOLDEN.iterdir()]

    assert [found for text in texts for found in DIGEST.findall(text) if set(found) != {"0"}] == []
    assert [text for text in texts if "inovasi 0.0.0; rubri" not in text and '"version": "0.0.0"' not in text] == []
