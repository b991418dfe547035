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

import pytest

from inovasi_cli import __version__
from inovasi_cli.cli.run import run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT: Final = Path(__file__).parents[1]
README: Final = ROOT / "README.md"
SHOWN: Final = "$ inovasi nilai examples/kelas-perahu/profil.yaml"
PAGES: Final = [README, *sorted((ROOT / "docs").glob("*.md"))]
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
    lines = (line.removeprefix("$ ") for block in blocks(page, "console", "") for line in block)
    parts = (part.strip() for line in lines for part in line.split("&&"))
    within = re.findall(r"`(inovasi (?:--|\w+ \S)[^`]*)`", page.read_text(encoding="utf-8"))
    return [part for part in (*parts, *within) if re.match(r"inovasi(?: |$)", part)]


def test_the_report_that_the_readme_shows_is_the_real_one(
    inovasi: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    block = next((block for block in blocks(README, "console") if block[0] == SHOWN), None)
    if not block or not block[1:]:
        pytest.skip("the README shows no report yet")
    monkeypatch.chdir(ROOT)

    _, text, _ = inovasi(*shlex.split(SHOWN)[2:])

    shown = block[1:-1] if block[-1].strip() == "..." else block[1:]
    assert shown == text.splitlines()[: len(shown)]


def test_the_readme_names_the_two_commands_that_a_newcomer_needs() -> None:
    lines = [line for block in blocks(README, "console") for line in block]

    assert "pip install . && inovasi nilai examples/kelas-perahu/profil.yaml" in lines
    assert 'pip install -e ".[dev]" && pytest' in lines


@pytest.mark.parametrize("page", [README, ROOT / "docs" / "panduan.md"], ids=lambda page: page.name)
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
            continue  # a conversation, which has its own tests
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
    helped = "".join(inovasi(*arguments, "--help")[1] for arguments in ((), ("nilai",), ("templat",)))
    known = {*re.findall(r"--[a-z-]+", helped), "--debug"}

    shown = re.findall(r"`(?:inovasi [^`]*)?(--[a-z-]+)[^`]*`", page.read_text(encoding="utf-8"))

    assert [option for option in shown if option not in known] == []


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


def test_the_page_on_json_names_every_key(inovasi: Callable[..., tuple[int, str, str]]) -> None:
    page = ROOT / "docs" / "json.md"
    if not page.exists():
        pytest.skip("docs/json.md is not written yet")

    _, out, _ = inovasi("nilai", str(ROOT / "examples" / "kelas-perahu" / "profil.yaml"), "--format", "json")
    named = {
        word for code in re.findall(r"`([^`]+)`", page.read_text(encoding="utf-8")) for word in re.split(r"\W+", code)
    }

    assert sorted(set(_keys(json.loads(out))) - named) == []


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
        for inner in value.values():
            yield from _keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _keys(inner)


def test_the_newest_entry_of_the_changelog_is_this_version() -> None:
    page = ROOT / "CHANGELOG.md"
    if not page.exists():
        pytest.skip("CHANGELOG.md is not written yet")

    versions = re.findall(r"^## \[?v?(\d[^\s\]]*)", page.read_text(encoding="utf-8"), re.MULTILINE)

    assert versions[0] == __version__


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
