"""That the repository is what it says it is: clean by its own tools, and true in what its pages show."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from shutil import copytree, which
from typing import TYPE_CHECKING, Any, Final

import proof_files
import pytest
from git_checkout import GIT, Checkout

from inovasi_cli import __version__
from inovasi_cli.assess import difference, reach, report
from inovasi_cli.cli.app import app
from inovasi_cli.cli.rubrik.app import app as rubrik
from inovasi_cli.cli.run import run
from inovasi_cli.profile import pdf
from inovasi_cli.records.verify import DIGEST
from inovasi_cli.render.json import FORMAT
from inovasi_cli.render.labels import CONFIDENCES
from inovasi_cli.rubric.catalog import shipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT: Final = Path(__file__).parents[1]
README: Final = ROOT / "README.md"
CHANGELOG: Final = ROOT / "CHANGELOG.md"
GUIDE: Final = ROOT / "docs" / "panduan.md"
FORMAT_PAGE: Final = ROOT / "docs" / "rubric-format.md"
ORGANISATION: Final = ROOT / "examples" / "organisasi-contoh" / "organisasi.yaml"
JSON_PAGE: Final = ROOT / "docs" / "json.md"
BATCH_PAGE: Final = ROOT / "docs" / "batch.md"
BATCHED: Final = ("json", "jsonl", "csv")
BATCH_WORDS: Final = frozenset(
    "passed failed unjudged claimed evidenced null ya tidak layak berkas jawaban csv".split()  # noqa: SIM905 - as words
)
"""What the page on batches writes as code and what is no key: states, verdicts, values, endings."""
EXAMPLE: Final = ROOT / "examples" / "kelas-perahu" / "profil.yaml"
REGION: Final = ROOT / "examples" / "daerah-contoh"
SHOWN: Final = "$ inovasi nilai examples/kelas-perahu/profil.yaml"
PAGES: Final = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
COMMANDS: Final = {command.name for command in app.registered_commands if command.name and not command.hidden}
ABOUT_RUBRICS: Final = {command.name for command in rubrik.registered_commands if command.name and not command.hidden}
HOME: Final = re.compile(r"(?<![\w.:/-])(?:/(?:home|root|Users|work|workspace|private|mnt)/|[A-Z]:\\+Users\\)\w")

TOOLS: Final = {
    "ruff-check": ("-m", "ruff", "check", "."),
    "ruff-format": ("-m", "ruff", "format", "--check", "."),
    # The platform is named so that Windows judges the tests of POSIX as everybody does.
    "mypy": ("-m", "mypy", "--platform", "linux"),
    "import-linter": ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"),
}


@pytest.mark.parametrize("tool", TOOLS)
def test_our_own_tools_have_nothing_to_say(tool: str) -> None:
    done = subprocess.run(  # noqa: S603 - the tools of pyproject.toml
        [sys.executable, *TOOLS[tool]], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(name="inovasi")
def _inovasi(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, str, str]]:
    """Run a command inside this process, 80 columns wide."""
    monkeypatch.setenv("COLUMNS", "80")

    def call(*arguments: str) -> tuple[int, str, str]:
        code = run(arguments)
        return (code, *capsys.readouterr())

    return call


def blocks(page: Path, *languages: str) -> list[list[str]]:
    """The lines of each fenced block of a page that is in one of these languages."""
    text = page.read_text(encoding="utf-8")
    fenced = re.findall(r"^( *)```(\w*)\n(.*?)^\1```$", text, re.MULTILINE | re.DOTALL)
    return [[line[len(margin) :] for line in body.splitlines()] for margin, kind, body in fenced if kind in languages]


def commands(page: Path) -> list[str]:
    """Every call of ours that a page shows: those in blocks, with or without a prompt, then those within a line."""
    # What is indented is what a command printed.
    shown = (line for block in blocks(page, "console", "") for line in block if not line.startswith(" "))
    lines = (line.removeprefix("$ ") for line in shown)
    parts = (part.strip() for line in lines for part in line.split("&&"))
    within = re.findall(r"`(inovasi (?:--|\w+ \S)[^`]*)`", page.read_text(encoding="utf-8"))
    return [part for part in (*parts, *within) if re.match(r"inovasi(?: |$)", part)]


def test_the_report_that_the_readme_shows_is_the_real_one(
    inovasi: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    block = next(block for block in blocks(README, "console") if block[0] == SHOWN)
    monkeypatch.chdir(ROOT)

    _, text, _ = inovasi(*shlex.split(SHOWN)[2:])

    shown = block[1:-1] if block[-1].strip() == "..." else block[1:]
    assert shown == text.splitlines()[: len(shown)] != []


def test_the_readme_names_the_two_commands_that_a_newcomer_needs() -> None:
    lines = [line for block in blocks(README, "console") for line in block]

    assert "pip install . && inovasi nilai examples/kelas-perahu/profil.yaml" in lines
    assert 'pip install -e ".[dev]" && pytest -n auto --dist worksteal' in lines


@pytest.mark.parametrize("page", [README, GUIDE], ids=lambda page: page.name)
def test_every_command_that_a_page_shows_works_one_after_the_other(
    page: Path, tmp_path: Path, inovasi: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    shown = commands(page)

    for command in shown:
        words = shlex.split(command.partition("|")[0], comments=True)
        arguments, _, file = (list(part) for part in _split(words[1:]))
        if arguments[:1] == ["isi"]:
            # A conversation, which has its own tests; here a template stands for what comes of it.
            Path(arguments[1]).write_text(inovasi("templat", "kipp-2018")[1], encoding="utf-8")
            continue
        code, out, err = inovasi(*arguments)
        if file or "|" in command:
            Path(file[0] if file else command.split()[-1]).write_text(out, encoding="utf-8")
        assert (code in {0, 1}, err) == (True, ""), command
    assert len(shown) > 2


def _split(words: list[str]) -> tuple[list[str], list[str], list[str]]:
    """What stands before and behind the ``>`` that sends a report to a file."""
    at = words.index(">") if ">" in words else len(words)
    return words[:at], words[at : at + 1], words[at + 1 :]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_option_that_a_page_names_is_there(page: Path, inovasi: Callable[..., tuple[int, str, str]]) -> None:
    below = (("rubrik", name) for name in ABOUT_RUBRICS)
    helped = "".join(inovasi(*each, "--help")[1] for each in ((), *((name,) for name in COMMANDS), *below))
    known = {*re.findall(r"--[a-z-]+", helped), "--debug"}

    shown = re.findall(r"`(?:inovasi [^`]*)?(--[a-z-]+)[^`]*`", page.read_text(encoding="utf-8"))

    assert [option for option in shown if option not in known] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_a_page_names_is_there(page: Path) -> None:
    named = re.findall(r"`inovasi ([a-z]+)(?: ([a-z]+))?[^`]*`", page.read_text(encoding="utf-8"))

    about_rubrics = [second for first, second in named if first == "rubrik" and second]
    assert [first for first, _ in named if first not in {*COMMANDS, "rubrik"}] == []
    assert [second for second in about_rubrics if second not in ABOUT_RUBRICS] == []


def test_the_fact_file_that_the_readme_shows_is_one(
    tmp_path: Path, inovasi: Callable[..., tuple[int, str, str]]
) -> None:
    shown = [block for block in blocks(README, "yaml") if any(line.startswith("jawaban:") for line in block)]

    for number, block in enumerate(shown):
        profile = tmp_path / f"{number}.yaml"
        profile.write_text("\n".join(block), encoding="utf-8")
        code, _, err = inovasi("nilai", str(profile))
        assert (code, err) == (1, "")
    assert shown


def test_what_the_page_on_rubrics_shows_loads(tmp_path: Path, inovasi: Callable[..., tuple[int, str, str]]) -> None:
    score, bank, cases = ("\n".join(block) for block in blocks(FORMAT_PAGE, "yaml"))
    head = "format: 1\nid: lomba\ntitle: T\norganiser: O\nquestions: [./bank-lomba.yaml]\n"
    gates = "gates:\n" + "".join(
        f"  - {{id: {name}, title: T, when: {when}, cure: C, source: pedoman}}\n"
        for name, when in (
            ("usia", "{question: mulai, age_at_least: 1 year}"),
            ("mitra", "{question: lomba.mitra-desa, known: true}"),
        )
    )
    sources = "sources: {pedoman: {title: P, confidence: high}}\n"
    (tmp_path / "lomba.yaml").write_text(f"{head}{sources}{gates}{score}\n", encoding="utf-8")
    (tmp_path / "bank-lomba.yaml").write_text(bank, encoding="utf-8")
    (tmp_path / "cases" / "lomba").mkdir(parents=True)
    (tmp_path / "cases" / "lomba" / "contoh.yaml").write_text(cases, encoding="utf-8")

    code, out, err = inovasi("rubrik", "periksa", str(tmp_path / "lomba.yaml"))
    assert (code, err) == (0, ""), out
    # The figures of the case belong to no rubric in particular, but it is read, and judged.
    code, out, err = inovasi("rubrik", "uji", str(tmp_path / "lomba.yaml"))
    assert (code, err) == (1, "")
    assert "1 dari 1 kasus gagal" in out


def test_the_mistakes_that_the_guide_shows_are_told_in_these_words(
    tmp_path: Path, inovasi: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = next(block for block in blocks(GUIDE, "") if block[0].startswith("profil.yaml:"))
    lines = ["rubrik: [kipp-2018]", "jawaban:"]
    for line in told:
        row, key, value = re.findall(r'^profil\.yaml:(\d+):\d+: (\S+): "(.*?)"', line)[0]
        lines += [""] * (int(row) - 2 - len(lines)) + [f"  {key}:", f"    nilai: {value}"]
    (tmp_path / "profil.yaml").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    code, out, err = inovasi("nilai", "profil.yaml")

    assert (code, out) == (2, "")
    assert err.splitlines()[:-1] == told
    assert len(told) == 2


def test_the_answers_that_the_guide_shows_fit_into_the_template_that_it_shows(
    inovasi: Callable[..., tuple[int, str, str]],
) -> None:
    shown = "\n".join(blocks(GUIDE, "yaml")[0])
    command = next(line for line in commands(GUIDE) if line.startswith("inovasi templat ")).partition(" >")[0]
    _, template, _ = inovasi(*command.split()[1:])

    written = shown.replace("[lampiran/", "[]#")
    empty = re.sub(r"(?<=bukti: \[\])#.*|(?<=:) (?!\[\]).+", "", written)

    assert [each for each in empty.split("\n\n") if f"\n{each}\n" not in template] == []
    assert "judul:" in shown


def test_the_guide_says_how_excel_reads_the_sheet_as_it_is_written(
    inovasi: Callable[..., tuple[int, str, str]],
) -> None:
    page = " ".join(GUIDE.read_text(encoding="utf-8").split())
    header, row = inovasi("batch", str(EXAMPLE), "-f", "csv")[1].splitlines()[:2]

    assert "*Data > Dari Teks/CSV*, pembatas koma, pemisah desimal titik. Jangan diklik dua kali" in page
    assert (header.count(",") > 5, re.search(r",\d+\.\d+,", row) is not None) == (True, True)


def test_the_figures_that_the_guide_explains_stand_in_the_report_that_it_shows(
    inovasi: Callable[..., tuple[int, str, str]],
) -> None:
    page = GUIDE.read_text(encoding="utf-8")
    _, text, _ = inovasi("nilai", str(EXAMPLE))

    shown = re.findall(r"\*\*(Kesiapan [\d, a-z]+)\.\*\*|`(kesiapan \+[^`]+)`", page)

    assert [figure for pair in shown for figure in pair if figure not in text] == []
    assert len(shown) == 2


CAUSES: Final = {
    *(difference.RUBRIC, difference.DATE, difference.ANSWERS, difference.EVIDENCE),
    *(difference.FACTS, difference.VERSION, DIGEST),
}
JSON_VALUES: Final = {
    *(report.ELIGIBLE, report.NOT_ELIGIBLE, report.UNDECIDED),
    *(report.SHOWN, report.PARTLY, report.NOT_SHOWN, report.UNKNOWN),
    *("met", "unmet", "unknown", "derived", "scored", "dropped", "full", "error", "warning", "advice", "pass_mark"),
    *(reach.SAFE, reach.OPEN, reach.BY_CHANGE, reach.NO_WAY_FOUND, reach.OUT_OF_REACH),
    *CONFIDENCES,
    *("1", "true", "false", "null"),
    *(pdf.READ, pdf.LOCKED, pdf.ENCRYPTED, pdf.BROKEN, pdf.UNREAD),
    *("missing", "empty", "outside", "not-file", "unreadable", "wrong-kind", "too-big", "bad-link"),
}


def judged(inovasi: Callable[..., tuple[int, str, str]], folder: Path) -> dict[str, Any]:
    """The JSON report of an example, one proof of which is lost, and another a PDF."""
    profile = folder / "profil.yaml"
    text = re.sub(r'\["https://[^"]*"\]', "[sk.pdf]", EXAMPLE.read_text("utf-8"), count=1)
    profile.write_text(re.sub(r'\["https://[^"]*"\]', "[hilang.pdf]", text), encoding="utf-8")
    (folder / "sk.pdf").write_bytes(proof_files.pdf())
    document: dict[str, Any] = json.loads(inovasi("nilai", str(profile), "--format", "json")[1])
    return document


def promised() -> dict[str, set[str]]:
    """By the path of each key that the page on JSON has a row for: the words of the row, and the rows below it."""
    report, _, _ = JSON_PAGE.read_text(encoding="utf-8").partition("\n## ")
    rows = re.findall(r"^\| (`.*?) \| (.*) \|$", report, re.MULTILINE)
    found: dict[str, set[str]] = {"": set()}
    for keys, told in rows:
        base = ""
        for code in re.findall(r"`([^`]+)`", keys):
            path = f"{base}{code}" if code.startswith(".") else code
            base = path.rpartition(".")[0]
            found[path] = {word.strip("[]") for word in re.findall(r"`([^`]+)`", told)}
            found[base].add(path.rpartition(".")[2].strip("[]"))
    return found


def at(document: dict[str, Any], path: str) -> Any:
    """What stands at a path, ``a.b[].c``: of a list, what stands first in it."""
    value: Any = document
    for step in path.split(".") if path else ():
        value = value[step.strip("[]")]
        value = value[0] if step.endswith("[]") else value
    return value


def test_the_page_on_json_names_every_key_where_it_stands(
    inovasi: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    document, rows = judged(inovasi, tmp_path), promised()

    objects = {path: value for path in rows if isinstance(value := at(document, path), dict)}

    assert {f"{path}.{key}" for path, value in objects.items() for key in value if key not in rows[path]} == set()
    assert len(objects) > 10


def compared(inovasi: Callable[..., tuple[int, str, str]], folder: Path) -> list[Any]:
    """What the commands that compare, and the index, write as JSON: of two rubrics, a history, reports, a region."""
    if GIT is None:
        pytest.skip("git is not installed")
    checkout = Checkout(folder / "repo")
    profile = checkout.write("profil.yaml", EXAMPLE.read_bytes())
    checkout.commit("2024-01-01")
    checkout.commit(
        "2024-01-02", **{"profil.yaml": profile.read_text(encoding="utf-8").replace("judul:", "judul: X #")}
    )
    broken = folder / "rusak.yaml"
    broken.write_text("jawaban: [", encoding="utf-8")
    report = folder / "laporan.json"
    inovasi("nilai", str(profile), "-f", f"json={report}")
    two = ("-r", "kipp-2018", "-r", "kipp-2019")
    calls = (
        ("banding", str(EXAMPLE), str(EXAMPLE.parents[1] / "contoh-lengkap" / "profil.yaml"), *two),
        ("riwayat", str(profile)),
        ("buktikan", str(report), str(profile)),
        ("buktikan", str(rewritten(report)), str(profile)),
        ("iid", str(REGION / "inovasi"), str(broken), "--spd", str(REGION / "spd.yaml")),
    )
    return [json.loads(inovasi(*call, "-f", "json")[1]) for call in calls]


def rewritten(report: Path) -> Path:
    """The same report with a verdict of somebody's own."""
    other = report.with_name("palsu.json")
    other.write_text(report.read_text(encoding="utf-8").replace('"undecided"', '"eligible"'), encoding="utf-8")
    return other


def test_every_key_that_the_commands_that_compare_write_is_on_the_page_on_json(
    inovasi: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    page = JSON_PAGE.read_text(encoding="utf-8")
    named = {word for path in re.findall(r"`([\w.\[\]-]+)`", page) for word in re.split(r"[.\[\]]+", path)}

    assert sorted({key for told in compared(inovasi, tmp_path) for key in _keys(told)} - named) == []


def test_every_key_and_value_that_the_page_on_json_names_is_one(
    inovasi: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    _, matched, _ = inovasi("cocok", str(EXAMPLE), "-f", "json")
    _, weighed, _ = inovasi("nilai", str(ORGANISATION), "-f", "json")
    _, copied, _ = inovasi("atm", str(EXAMPLE), "-f", "json")
    told = map(json.loads, (matched, weighed, copied))
    reports = (judged(inovasi, tmp_path), *told, compared(inovasi, tmp_path))
    known = {key for report in reports for key in _keys(report)}
    known |= {*JSON_VALUES, *CAUSES, "catatan", "kategori", "banding", "buktikan", "iid", "atm", "innovation"}

    named = re.findall(r"`([\w.\[\]-]+)`", JSON_PAGE.read_text(encoding="utf-8"))

    assert sorted({word for path in named for word in re.split(r"[.\[\]]+", path) if word} - known) == []
    assert len(named) > 100


def test_every_key_and_column_that_the_page_on_batches_names_is_one(
    inovasi: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    broken = tmp_path / "rusak.yaml"
    broken.write_text("jawaban: [", encoding="utf-8")
    wrote = {kind: inovasi("batch", str(EXAMPLE), str(broken), "-r", "kipp-2018", "-f", kind)[1] for kind in BATCHED}
    lines = [json.loads(line) for line in wrote["jsonl"].splitlines()]
    columns = wrote["csv"].splitlines()[0].removeprefix("\ufeff").split(",")
    known = {*_keys(lines), *_keys(json.loads(wrote["json"])), *columns, *BATCH_WORDS}

    named = set(re.findall(r"`(\w+)(?:\[\])?`", BATCH_PAGE.read_text(encoding="utf-8")))

    assert sorted(named - known) == []
    assert set(columns) - named == set()
    assert {key for line in lines for key in line} - named == set()


def test_what_the_page_on_json_promises_of_the_figures_is_so(
    inovasi: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    document = judged(inovasi, tmp_path)
    readiness, groups = document["readiness"], document["readiness"]["parts"]

    owners = [readiness, *groups, *(part for group in groups for part in group["parts"])]
    assert [owner for owner in owners if owner["evidenced"]["high"] != owner["claimed"]["high"]] == []
    assert sum(group["weight"] for group in groups) == readiness["out_of"]
    for group in groups:
        assert group["level"] is None
        assert sum(part["weight"] for part in group["parts"]) == pytest.approx(group["weight"], abs=0.02)
    assert set(document["fewest"]) <= {action["id"] for action in document["actions"]}


def test_the_page_on_json_is_about_this_format(inovasi: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    page = JSON_PAGE.read_text(encoding="utf-8")

    assert page.startswith(f"# The JSON report, format {FORMAT}\n")
    assert f"| `format` | `{judged(inovasi, tmp_path)['format']}` |" in page


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
        for inner in value.values():
            yield from _keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _keys(inner)


def test_the_newest_entry_of_the_changelog_is_this_version() -> None:
    versions = re.findall(r"^## \[?v?(\d[^\s\]]*)", CHANGELOG.read_text(encoding="utf-8"), re.MULTILINE)

    assert versions[0] == __version__


NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")


@pytest.mark.parametrize("page", [README, CHANGELOG], ids=lambda page: page.name)
def test_as_many_examples_are_there_as_a_page_says(page: Path) -> None:
    examples = {path.parent.name for path in (ROOT / "examples").glob("*/profil.yaml")}

    assert f"{NUMBERS[len(examples - {'contoh-lengkap'})]} real innovations" in page.read_text(encoding="utf-8")
    assert "contoh-lengkap" in examples


@pytest.mark.parametrize("page", [README, CHANGELOG], ids=lambda page: page.name)
def test_every_rubric_that_ships_is_named(page: Path) -> None:
    text = page.read_text(encoding="utf-8").upper().replace("-", " ")

    assert [rubric for rubric in shipped() if rubric.upper().replace("-", " ") not in text] == []


def test_the_formats_of_the_changelog_are_those_of_today(
    tmp_path: Path, inovasi: Callable[..., tuple[int, str, str]]
) -> None:
    said = re.search(r"fact files and rubrics of format (\d+)", CHANGELOG.read_text(encoding="utf-8"))
    assert said
    rubric = (ROOT / "rubrics" / "kipp-2018.yaml").read_text(encoding="utf-8")
    (tmp_path / "lain.yaml").write_text(rubric.replace(f"format: {said[1]}\n", "format: 9\n", 1), encoding="utf-8")

    code, _, err = inovasi("nilai", str(EXAMPLE), "--rubrik", str(tmp_path / "lain.yaml"))

    assert code == 2
    assert f"format: harus {said[1]};" in err


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_inside_the_repository_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?://|mailto:|#)([^)#\s]+)", page.read_text(encoding="utf-8"))

    assert [target for target in targets if not (page.parent / target).exists()] == []


def tracked() -> list[Path]:
    """The files that git keeps."""
    git = which("git")
    if not git:
        pytest.skip("git is not installed")
    done = subprocess.run(  # noqa: S603 - git
        [git, "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        pytest.skip("this is no git checkout")
    paths = (ROOT / name for name in done.stdout.split("\0") if name)
    return [path for path in paths if path.is_file()]


def test_no_file_names_a_folder_of_somebodys_machine() -> None:
    found = []
    for path in tracked():
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:
            continue  # no text, as a picture
        found += [f"{path.relative_to(ROOT)}:{number}" for number, line in enumerate(lines, 1) if HOME.search(line)]

    assert found == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("cd /" + "home/siti/inovasi", True),
        ("see /" + "root/x", True),
        ("open /" + "Users/budi", True),
        ("C:" + "\\Users\\budi", True),
        ("https://example.org/home/page", False),
        ("src/work/x and ./home/x", False),
    ],
)
def test_a_folder_of_a_machine_would_be_seen(line: str, *, found: bool) -> None:
    assert bool(HOME.search(line)) is found
