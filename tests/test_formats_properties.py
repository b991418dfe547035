"""Whatever facts say, every format of a batch, Markdown and a page are read back by a parser that is not ours."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pytest
import strategies
from batch_outcomes import BAR, FILES, HOSTILE, remarks, tally_of, told, unjudged, written
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pages import Page
from test_batch_formats import REMARKS, RESULTS

from inovasi_cli.assess import assess
from inovasi_cli.batch.outcome import FAILED, PASSED, Outcome, passes
from inovasi_cli.facts import Answer
from inovasi_cli.render.batch import badge
from inovasi_cli.render.batch import markdown as batch_markdown
from inovasi_cli.render.batch.summary import Summary
from inovasi_cli.render.html import render as page
from inovasi_cli.render.markdown import render as markdown
from inovasi_cli.render.terminal.writer import Look
from inovasi_cli.rubric.catalog import folder
from inovasi_cli.rubric.load import load_rubric
from inovasi_cli.text import LANGUAGES, visible

if TYPE_CHECKING:
    from datetime import date

    from inovasi_cli.facts import Facts
    from inovasi_cli.rubric.model import Rubric

SHIPPED: Final = ("kipp-2018", "iid-2026", "kovablik-proposal")
FEW: Final = settings(deadline=None, derandomize=True, max_examples=8, suppress_health_check=[HealthCheck.too_slow])
WORDS: Final = st.sampled_from(HOSTILE) | st.text(max_size=30)
JOINER: Final = "\u2060"
READER: Final = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def judged(rubric: Rubric, facts: Facts, on: date | None, title: str, file: str) -> list[Outcome]:
    """These facts under that title and in that file, judged; and the file once more, as one that cannot be read."""
    facts = facts._replace(answers=facts.answers | {"judul": Answer(title)}, file=file)
    report = assess(rubric, facts, on)
    stands = report.standing
    state = PASSED if passes(stands, BAR) else FAILED
    outcome = Outcome(
        file, rubric.id, state, stands, facts, report, report.facts_digest, report.digest, remarks(report)
    )
    return [outcome, unjudged(file, title, rubric="rubrik-lain")]


def shown(text: str) -> str:
    """All text that a reader of Markdown shows, with one space between words."""
    inline = [each for each in READER.parse(text) if each.type == "inline"]
    words = ["".join(child.content for child in each.children or ()) for each in inline]
    return " ".join(" ".join(words).replace(JOINER, "").split())


def plainly(text: str) -> str:
    """A text as it is shown."""
    return " ".join(visible(text).split())


@pytest.fixture(scope="module", params=SHIPPED)
def rubric(request: pytest.FixtureRequest) -> Rubric:
    """A rubric that ships."""
    return load_rubric(folder() / f"{request.param}.yaml", folder() / "questions").rubric


def test_any_facts_come_back_from_every_format_of_a_batch(rubric: Rubric) -> None:
    @FEW
    @given(strategies.facts_for(rubric), strategies.DAYS, WORDS, st.sampled_from(FILES))
    def come_back(facts: Any, on: Any, title: str, file: str) -> None:
        outcomes = judged(rubric, facts, on, title, file)
        counts = tally_of(outcomes, rubrics={rubric.id: rubric})
        for language in LANGUAGES:
            for name, (read, spell) in RESULTS.items():
                found = read(written(name, outcomes, language, counts))
                assert found == [(spell(each.file), each.rubric) for each in outcomes], name
            for name, (find, _) in REMARKS.items():
                lines = [line for _, line in find(written(name, outcomes, language, counts))]
                assert lines == [remark.line for _, remark in told(outcomes)], name
            made = json.loads(badge.render(Summary(counts), language))
            assert made["schemaVersion"] == 1
            assert made["message"]
            assert plainly(file) in shown(batch_markdown.render(Summary(counts), language))

    come_back()


def test_any_facts_are_told_in_markdown_and_on_a_page(rubric: Rubric) -> None:
    @FEW
    @given(strategies.facts_for(rubric), strategies.DAYS, WORDS)
    def are_told(facts: Any, on: Any, title: str) -> None:
        (outcome, _) = judged(rubric, facts, on, title, "profil.yaml")
        assert outcome.report
        for language in LANGUAGES:
            assert plainly(title) in shown(markdown(outcome.report, Look(language=language)))
            assert plainly(title) in Page(page(outcome.report, language)).words

    are_told()
