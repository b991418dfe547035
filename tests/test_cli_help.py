"""What the command line says of itself and of what was typed wrong: in Indonesian, with one way out."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

from inovasi_cli import __version__
from inovasi_cli.cli.app import app
from inovasi_cli.cli.bahasa import translate_error, translate_help
from inovasi_cli.cli.run import asked_of, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COMMANDS: Final = [command.name for command in app.registered_commands if command.name and not command.hidden]
# Words that Typer and Click use about a command line, and that no Indonesian sentence holds.
ENGLISH: Final = frozenset(
    """
    usage options option arguments argument commands command args show this message and exit required default error try
    for help no such did you mean possible missing got unexpected extra requires takes take does not value values
    invalid is of the with choose from file directory exist exists env var deprecated repeatable aborted
    """.split()  # noqa: SIM905 - a list of words is best read as words
)
# What a person types is written as it is typed.
TYPED: Final = re.compile(r"--?[a-z]+|\b(?:inovasi|json|terminal|id|en)\b")


class Outcome(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture(name="inovasi")
def _inovasi(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Outcome]:
    """Run a command inside this process, 80 columns wide."""
    monkeypatch.setenv("COLUMNS", "80")

    def call(*arguments: str) -> Outcome:
        code = run(arguments)
        return Outcome(code, *capsys.readouterr())

    return call


def english(text: str) -> list[str]:
    """The English words of a text, apart from what a person types."""
    return [word for word in re.findall(r"[a-z]+", TYPED.sub(" ", text.lower())) if word in ENGLISH]


def test_alone_the_command_shows_its_help(inovasi: Callable[..., Outcome]) -> None:
    done = inovasi()

    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Pemakaian: inovasi [OPSI] PERINTAH [ISIAN]...\n")
    assert done == inovasi("--help") == inovasi("-h")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_lists_every_command_with_a_whole_sentence(inovasi: Callable[..., Outcome], command: str) -> None:
    lines = inovasi("--help").out.splitlines()

    told = [line for line in lines if line.startswith(f"  {command} ")]
    assert len(told) == 1
    assert told[0].endswith(".")
    assert not told[0].endswith("...")


@pytest.mark.parametrize("arguments", [(), *((command,) for command in COMMANDS)])
@pytest.mark.parametrize("width", ["50", "80"])
def test_help_is_indonesian_wherever_its_lines_break(
    inovasi: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)

    done = inovasi(*arguments, "--help")

    assert (done.code, done.err) == (0, "")
    assert english(done.out) == []
    assert done.out.startswith("Pemakaian: inovasi ")
    assert "{" not in done.out


@pytest.mark.parametrize("arguments", [(), *((command,) for command in COMMANDS)])
@pytest.mark.parametrize("width", ["50", "80", "200"])
def test_help_fits_the_screen(
    inovasi: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)

    text = inovasi(*arguments, "--help").out

    assert max(map(len, text.splitlines())) <= int(width)


@pytest.mark.parametrize("option", ["--rubrik", "-r", "--per", "--format", "-f", "--semua", "--bahasa", "--help", "-h"])
def test_the_help_of_nilai_names_its_options(inovasi: Callable[..., Outcome], option: str) -> None:
    assert re.search(rf"(?<![\w-]){option}(?![\w-])", inovasi("nilai", "--help").out)


@pytest.mark.parametrize(
    ("arguments", "commands", "groups"),
    [
        (["nilai", "rubrik"], ["nilai"], []),
        (["score"], ["score"], []),
        (["rubrik", "nilai"], [], ["rubrik"]),
        (["--version"], [], []),
    ],
)
def test_only_the_command_that_is_asked_for_is_built(
    arguments: list[str], commands: list[str], groups: list[str]
) -> None:
    slim = asked_of(app, arguments)

    assert [each.name for each in slim.registered_commands] == commands
    assert [each.name for each in slim.registered_groups] == groups


@pytest.mark.parametrize("arguments", [[], ["--help"], ["nilay"], ["--version", "nilai"], [""]])
def test_where_none_is_named_all_are_known(arguments: list[str]) -> None:
    assert asked_of(app, arguments) is app


def test_the_help_of_nilai_does_not_promise_that_an_option_may_be_left_empty(inovasi: Callable[..., Outcome]) -> None:
    assert "kosong" not in inovasi("nilai", "--help").out


@pytest.mark.parametrize("arguments", [("--version",), ("--version", "nilai"), ("--debug", "--version")])
def test_the_version_is_told_and_nothing_else(inovasi: Callable[..., Outcome], arguments: tuple[str, ...]) -> None:
    assert inovasi(*arguments) == (0, f"inovasi {__version__}\n", "")


PATHS: Final = ("nilai", "templat", "batch", "rubrik", "uji")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nila",), "Perintah nila tidak ada; maksud Anda nilai?"),
        (("templa",), "Perintah templa tidak ada; maksud Anda templat?"),
        (("xyzzy",), "Perintah xyzzy tidak ada."),
        (("it's",), "Perintah it's tidak ada."),
        (("", "x"), "Perintah  tidak ada."),
        (("--versio",), "Opsi --versio tidak dikenal; maksud Anda --version?"),
        (("--xyzzy",), "Opsi --xyzzy tidak dikenal."),
        (("--xyzzy plugh",), "Opsi --xyzzy plugh tidak dikenal."),
        (("-q",), "Opsi -q tidak dikenal."),
        (("--version=3",), "Opsi --version tidak boleh diberi isi."),
        (("nilai",), "PROFIL belum disebut."),
        (("nilai", "a.yaml", "b.yaml"), "Isian ini berlebih: b.yaml."),
        (("nilai", "a.yaml", "b.yaml", "c.yaml"), "Isian ini berlebih: b.yaml c.yaml."),
        (("nilai", "a.yaml", "--rubik", "x"), "Opsi --rubik tidak dikenal; maksud Anda --rubrik?"),
        (("nilai", "a.yaml", "--xyzzy"), "Opsi --xyzzy tidak dikenal."),
        (("nilai", "a.yaml", "--rubrik"), "Opsi --rubrik butuh isi di belakangnya."),
        (("nilai", "a.yaml", "-f"), "Opsi -f butuh isi di belakangnya."),
        (("templat", "a", "b"), "Isian ini berlebih: b."),
        (("batch", "a", "--xyzzy"), "Opsi --xyzzy tidak dikenal."),
        (("rubrik", "uji", "-f"), "Opsi -f butuh isi di belakangnya."),
        (("rubrik", "xyzzy"), "Perintah xyzzy tidak ada."),
    ],
)
def test_what_was_typed_wrong_is_told_in_indonesian_with_one_way_out(
    inovasi: Callable[..., Outcome], arguments: tuple[str, ...], told: str
) -> None:
    done = inovasi(*arguments)

    command = " ".join(("inovasi", *(word for word in arguments if word in PATHS)))
    assert done == (2, "", f"{told}\nLihat cara pakainya: {command} --help\n")
    assert english(told) == []


def test_a_conversation_takes_a_terminal(inovasi: Callable[..., Outcome], tmp_path: Path) -> None:
    done = inovasi("isi", str(tmp_path / "profil.yaml"))

    assert (done.code, done.out) == (2, "")
    assert len(done.err.splitlines()) == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("typed", ["nil\x1b[31mai", "nil\nai", "\u202enilai"])
def test_what_was_typed_cannot_act_on_the_screen(inovasi: Callable[..., Outcome], typed: str) -> None:
    typed = os.fsdecode(typed.encode("utf-8"))  # as Python reads it where the locale knows ASCII alone
    for arguments in ((typed,), (f"--{typed}",), ("nilai", "a.yaml", typed), ("nilai", typed), ("templat", typed)):
        done = inovasi(*arguments)

        assert (done.code, done.out) == (2, "")
        assert [letter for letter in done.err if not letter.isprintable() and letter != "\n"] == []
        assert len(done.err.splitlines()) == 2


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("No such option: --x", "Opsi --x tidak dikenal."),
        ("No such option: --x (Possible options: --y, --z)", "Opsi --x tidak dikenal; maksud Anda --y, --z?"),
        ("No such command 'x'.", "Perintah x tidak ada."),
        ("No such command 'x'. Did you mean 'y', 'z'?", "Perintah x tidak ada; maksud Anda y?"),
        ("Missing argument 'PROFIL'.", "PROFIL belum disebut."),
        ("Missing option '--x'.", "Opsi --x belum disebut."),
        ("Option '--x' requires an argument.", "Opsi --x butuh isi di belakangnya."),
        ("Option '--x' does not take a value.", "Opsi --x tidak boleh diberi isi."),
        ("Got unexpected extra argument (a)", "Isian ini berlebih: a."),
        ("Got unexpected extra arguments (a b)", "Isian ini berlebih: a b."),
        ("Got unexpected extra argument(s) (a b)", "Isian ini berlebih: a b."),
        ("Invalid value for '--x': 'a' is odd.", "Isi '--x' tidak cocok: 'a' is odd."),
    ],
)
def test_every_wording_of_typer_from_the_oldest_to_the_newest_is_known(theirs: str, ours: str) -> None:
    assert translate_error(theirs) == ours


def test_what_is_not_known_is_told_as_it_is() -> None:
    assert translate_error("Something new happened.") == "Something new happened."


def test_words_that_only_look_like_those_of_typer_stay(inovasi: Callable[..., Outcome]) -> None:
    assert translate_help("Arti Usage: dan Options: di tengah kalimat") == "Arti Usage: dan Options: di tengah kalimat"
    assert "[bawaan: id]" in inovasi("nilai", "--help").out
    assert "[wajib]" in inovasi("nilai", "--help").out
