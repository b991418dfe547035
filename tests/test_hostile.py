"""A share of the spoiled files of ``hostile``, and that none of our commands is left out of them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from builders import facts, rubric
from typer.main import get_command

import inovasi_cli
from inovasi_cli.cli.app import app
from inovasi_cli.errors import MOST, FactsError, InovasiError, Problems, Start, did_you_mean, shortened
from inovasi_cli.files import real
from inovasi_cli.profile.load import open_profile, read_facts
from inovasi_cli.render.json import pretty
from inovasi_cli.render.schema import profile_schema
from inovasi_cli.render.schema import render as as_file
from inovasi_cli.render.template import render
from inovasi_cli.rubric.values import read_date, read_number, read_year
from inovasi_cli.text import harmless

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="children are forked, and have limits of POSIX")

if sys.platform != "win32":
    from hostile import checks, commands, drive, heavy, odd, pdfs, samples
    from hostile.good import FILES, lay

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hostile.sample import Sample

RUN: Final = Path(__file__).parent / "hostile" / "run.py"
LEAST: Final = 600
SHARE: Final = {"all at once": 1100}
"""By environment: of so many files, one is tried here; the whole is for ``tests/hostile/run.py``."""


@pytest.fixture(name="every", scope="module")
def _every(tmp_path_factory: pytest.TempPathFactory) -> list[Sample]:
    folder = tmp_path_factory.mktemp("baik")
    lay(folder)
    report = (folder / FILES["report"]).read_text(encoding="utf-8")
    return [*samples.every(report), *odd.every(), *heavy.every(), *pdfs.every()]


def test_there_are_at_least_six_hundred_spoiled_fact_files_and_as_many_rubrics_all_distinct(
    every: list[Sample],
) -> None:
    assert len({(each.kind, each.data) for each in every}) == len(every)
    assert len({(each.kind, each.name) for each in every}) == len(every)

    count = Counter(each.kind for each in every)
    assert count["facts"] >= LEAST
    assert count["rubric"] >= LEAST


def _parameters(group: Any, above: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Every parameter of every command, with its command, that takes a file, a folder, or the name of a rubric."""
    for name in group.list_commands(None):
        command = group.get_command(None, name)
        if command.hidden:
            continue
        if hasattr(command, "list_commands"):
            yield from _parameters(command, (*above, name))
            continue
        for parameter in command.params:
            metavar = parameter.metavar or ""
            takes = parameter.param_type_name == "argument" or "BERKAS" in metavar or "FOLDER" in metavar
            if takes and parameter.name != "formats":
                yield " ".join((*above, name)), parameter.name


def test_no_command_that_takes_a_file_is_left_out() -> None:
    tried = {(row.command, name.rstrip("_")) for row in commands.TABLE for name in row.given}

    left = set(_parameters(get_command(app))) - tried - commands.WRITES

    assert not left, f"tests/hostile/commands.py: add a row to TABLE that gives a file to {sorted(left)}"


def test_every_format_of_every_command_has_a_parser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(tmp_path)
    monkeypatch.chdir(tmp_path)

    kinds = {kind for each in drive.formats().values() for kind in each}

    assert kinds <= set(checks.PARSERS), "tests/hostile/checks.py: add what looks at a new format to PARSERS"
    assert {"terminal", "json", "html", "csv", "junit", "sarif"} <= kinds


@pytest.mark.parametrize("environment", SHARE)
def test_a_spoiled_file_is_judged_or_refused_and_nothing_worse(environment: str) -> None:
    share = ["--workers", "1", "--every", str(SHARE[environment])]
    words = [sys.executable, str(RUN), *share, "--environment", environment]
    done = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603 - our own script

    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith("\n0 faults\n")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("terminal", "a\x1b[31m"),
        ("terminal", "a\n  ::error::b\n"),
        ("terminal", "a ##vso[b]c\n"),
        ("json", '{"a": NaN}'),
        ("json", '{"a": 1, "a": 2}'),
        ("json", '{"a": "##[error]b"}'),
        ("csv", '\ufeffa,b\r\n"=1+1",b\r\n'),
        ("csv", '\ufeffa,b\r\n"a;=1+1",b\r\n'),
        ("html", "<p onclick='a()'>b</p>"),
        ("html", "<script>a()</script>"),
        ("markdown", "a ![b](https://contoh.id/c.png)\n"),
        ("markdown", "<b>a</b>\n"),
        ("junit", "<testsuites><a/></testsuites>"),
        (
            "sarif",
            '{"runs": [{"results": [{"locations": [{"physicalLocation": {"artifactLocation": {"uri": "a b"}}}]}]}]}',
        ),
        ("baru", "a"),
    ],
)
def test_the_parsers_see_what_they_look_for(kind: str, text: str) -> None:
    with pytest.raises(checks.FoundError):
        checks.look_at(kind, text)


def test_of_thousands_of_problems_the_first_are_told_and_the_rest_counted() -> None:
    problems = Problems("profil.yaml")
    for line in range(1, MOST + 12):
        problems.add(Start(line, 1), "a", "salah")

    *told, last = problems.sorted()

    assert [each.line for each in told] == [*range(1, MOST + 1)]
    assert str(last) == f"profil.yaml:{MOST}:1: dan 11 masalah lain; perbaiki dahulu yang di atas"


def test_a_strangers_text_in_a_message_is_cut_in_its_middle_and_the_cure_stays() -> None:
    long = f'"{"x" * 60_000}" bukan angka; tulis angka'

    assert len(shortened(long)) < 700
    assert shortened(long).endswith("bukan angka; tulis angka")
    assert len(InovasiError(long).message) < 700
    assert shortened("pendek") == "pendek"


def test_a_word_that_nobody_mistypes_is_compared_with_none() -> None:
    assert did_you_mean("temaa", ["tema"]) == "; maksud Anda tema?"
    assert not did_you_mean("tema" * 30, ["tema" * 30])


def test_no_json_holds_what_is_a_command_in_the_log_of_a_build() -> None:
    text = pretty({"a": "##[error]b", "c": "####"})

    assert "##" not in text
    assert json.loads(text) == {"a": "##[error]b", "c": "####"}


def test_every_report_in_json_is_written_the_one_way_that_keeps_commands_apart() -> None:
    source = Path(inovasi_cli.__file__).parent
    own = {"render/json.py", "render/batch/badge.py"}  # a badge holds nobody's text

    writers = {
        path.relative_to(source).as_posix()
        for folder in ("render", "cli")
        for path in (source / folder).rglob("*.py")
        if "json.dumps" in path.read_text(encoding="utf-8")
    }

    assert writers == own


def test_what_azure_obeys_is_taken_apart() -> None:
    assert harmless("a ##vso[task.complete]b") == "a ## vso[task.complete]b"


@pytest.mark.parametrize("read", [read_number, read_date, read_year])
@pytest.mark.parametrize("text", ["٢٠١٦", "２０１６", "٢٠١٦-٠٣-٠٧", "٧ Maret ٢٠١٦", "١.٠٠٠"])  # noqa: RUF001 - digits of others
def test_digits_of_another_script_are_refused_with_a_word_and_not_read_as_ours(
    read: Callable[[str], object], text: str
) -> None:
    with pytest.raises(ValueError, match=text):
        read(text)


@pytest.mark.parametrize(("span", "cured"), [("2016-2018", True), ("٢٠١٦-٢٠١٨", False)])
def test_years_in_another_script_are_no_span_of_years(tmp_path: Path, span: str, *, cured: bool) -> None:
    body = "gates: [{id: t, title: T, when: {question: tahun, has: 2016}, cure: C, source: pedoman}]\n"

    with pytest.raises(FactsError) as caught:
        facts(tmp_path, rubric(tmp_path, body), f"tahun: {span}")

    assert ("[2016, 2017, 2018]" in str(caught.value)) is cured


def test_a_circle_of_links_and_a_name_that_cannot_be_one_lead_to_themselves(tmp_path: Path) -> None:
    circle = tmp_path / "putar"
    circle.symlink_to("putar")

    assert real(circle) == circle
    assert real(Path("a\0b")) == Path("a\0b").absolute()


ASKED: Final = """
theme: {title: "##[error]tema", order: 1}
questions:
  - id: judul
    kind: text
    label: "::error::label"
    text: "Apa ##vso[x]y?"
    help: "A\\u200b ##[add-mask]b"
  - {id: kota, kind: choice, label: K, text: T?, options: [{id: a, text: "##[error]pilihan"}]}
"""


def test_neither_template_nor_schema_of_a_strangers_rubric_is_a_command_in_the_log_of_a_build(tmp_path: Path) -> None:
    body = """
    gates: [{id: t, title: "##[error]syarat", when: {question: judul, known: true}, cure: C, source: pedoman}]
    categories: [{id: k, title: "##[error]k", definition: D, fits_when: {question: kota, is: a}, source: pedoman}]
    """
    loaded = rubric(tmp_path, body, bank=ASKED)

    template, schema = render(loaded.asked, loaded.rubric), as_file(profile_schema(loaded.asked.values()))

    for text in (template, schema):
        checks.commands(text)
        checks.screen(text)
    assert "# ##[error]tema" not in template
    assert "# ===== ## [error]tema =====" in template
    assert json.loads(schema)["properties"]
    (tmp_path / "isi.yaml").write_text(template, encoding="utf-8")
    assert not read_facts(open_profile(tmp_path / "isi.yaml"), loaded.bank, loaded.rubric).values
