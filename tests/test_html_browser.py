"""The pages in a real browser: nothing in the console, nothing that axe-core finds, no wider than a phone, two pages.

Skipped, with the reason, where Chromium, node or its packages are missing; tests/browser/run.sh installs and runs all.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from batch_outcomes import everything, titled, written
from moments import moment
from test_examples_golden import history, judged

from inovasi_cli.assess import assess
from inovasi_cli.profile.load import open_profile, read_facts
from inovasi_cli.render.html import render, render_history
from inovasi_cli.rubric.catalog import folder, locate
from inovasi_cli.rubric.load import load_rubric

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inovasi_cli.assess.report import Report

BROWSER: Final = Path(__file__).parent / "browser"
LONG: Final = "Sistem Informasi Pelayanan Kependudukan Terintegrasi untuk Warga Kepulauan " * 3 + "tanpaspasi" * 12
SHEETS: Final = re.compile(rb"/Type\s*/Page\b")


def chromium() -> str | None:
    """The browser that is there, or that ``CHROMIUM`` names."""
    named = os.environ.get("CHROMIUM")
    return named or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def missing() -> str | None:
    """Why nothing can be looked at here."""
    if not chromium():
        return "no Chromium; see tests/browser/run.sh"
    if not shutil.which("node"):
        return "no node; see tests/browser/run.sh"
    wanted = [BROWSER / "node_modules" / name for name in ("axe-core", "playwright-core")]
    return None if all(map(Path.exists, wanted)) else "no packages; see tests/browser/run.sh"


REASON: Final = missing()
pytestmark = pytest.mark.skipif(REASON is not None, reason=str(REASON))


def by(name: str, rubric: str) -> Report:
    """An example judged by another rubric than its own."""
    document = open_profile(folder().parent / "examples" / name / "profil.yaml")
    loaded = load_rubric(locate(rubric, Path()), folder() / "questions")
    return assess(loaded.rubric, read_facts(document, loaded.bank, loaded.rubric), None)


def called(report: Report, title: str) -> Report:
    """The report of an innovation that is called so."""
    answers = report.facts.answers | {"judul": report.facts.answers["judul"]._replace(value=title)}
    return report._replace(facts=report.facts._replace(answers=answers))


def pages() -> dict[str, str]:
    """What is looked at: each verdict, both languages, no score, many parts, a long title, a batch, histories."""
    full = judged("contoh-lengkap")
    many = tuple(moment(number, number % 101, number % 67, facts=full.facts) for number in range(120))
    return {
        "layak": render(judged("contoh-lengkap")),
        "belum-pasti": render(judged("kelas-perahu"), "en"),
        "tidak-layak": render(called(judged("teropong-jiwa"), LONG)),
        "tanpa-nilai": render(by("contoh-lengkap", "kipp-2021-khusus")),
        "banyak-bagian": render(by("contoh-lengkap", "iid-2026")),
        "riwayat": render_history(history(called(full, LONG))),
        "riwayat-panjang": render_history(history(full)._replace(moments=many), "en"),
        "batch": written("html", [titled(each, LONG) for each in everything()[:1]] + everything()),
    }


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    """What the browser found on each page; the screenshots stay in the folder that pytest keeps."""
    place = tmp_path_factory.mktemp("pages")
    files = []
    for name, text in pages().items():
        files.append(place / f"{name}.html")
        files[-1].write_text(text, encoding="ascii")
    command = ["node", str(BROWSER / "look.mjs"), str(chromium()), str(place), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=600)  # noqa: S603
    found: dict[str, Any] = json.loads(done.stdout)
    return {name.removesuffix(".html"): each for name, each in found.items()}


NAMES: Final = (
    *("layak", "belum-pasti", "tidak-layak", "tanpa-nilai", "banyak-bagian"),
    *("riwayat", "riwayat-panjang", "batch"),
)


@pytest.mark.parametrize("name", NAMES)
class TestPage:
    def test_the_console_says_nothing(self, seen: Mapping[str, Any], name: str) -> None:
        assert seen[name]["console"] == []

    def test_nothing_is_asked_of_the_network(self, seen: Mapping[str, Any], name: str) -> None:
        assert {address.partition(":")[0] for address in seen[name]["requests"]} == {"file"}
        assert len(set(seen[name]["requests"])) == 1

    def test_axe_finds_nothing_in_light_and_dark(self, seen: Mapping[str, Any], name: str) -> None:
        assert seen[name]["axe"] == []

    def test_the_page_is_no_wider_than_a_phone_or_a_desk(self, seen: Mapping[str, Any], name: str) -> None:
        assert seen[name]["overflow"] == {"phone": 0, "desktop": 0}

    def test_the_tab_key_leads_to_the_content_first_and_shows_where_it_is(
        self, seen: Mapping[str, Any], name: str
    ) -> None:
        tabs = seen[name]["tabs"]

        assert tabs[0]["text"] in {"Langsung ke isi", "Skip to the content"}
        assert [tab for tab in tabs if not tab["seen"]] == []

    def test_the_page_looks_like_something(self, seen: Mapping[str, Any], name: str) -> None:
        place = Path(seen[name]["pdf"]).parent
        pictures = [
            place / f"{name}.{width}.{scheme}.png" for width in ("phone", "desktop") for scheme in ("light", "dark")
        ]

        assert [each for each in pictures if each.stat().st_size < 10_000] == []
        assert pictures[0].read_bytes() != pictures[1].read_bytes()


@pytest.mark.parametrize("name", ["layak", "belum-pasti", "tanpa-nilai", "banyak-bagian"])
def test_a_report_prints_on_two_pages(seen: Mapping[str, Any], name: str) -> None:
    assert 1 <= len(SHEETS.findall(Path(seen[name]["pdf"]).read_bytes())) <= 2


@pytest.mark.parametrize(("name", "most"), [("riwayat", 1), ("riwayat-panjang", 4)])
def test_a_history_prints_on_few_pages(seen: Mapping[str, Any], name: str, most: int) -> None:
    assert 1 <= len(SHEETS.findall(Path(seen[name]["pdf"]).read_bytes())) <= most


def test_every_page_that_is_made_is_looked_at(seen: Mapping[str, Any]) -> None:
    assert set(seen) == set(NAMES)
