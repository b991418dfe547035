"""Which fact files a batch judges: each once, in an order that people expect, and never silently fewer than named."""

from __future__ import annotations

import os
import subprocess
import sys
import tracemalloc
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inovasi_cli.batch.collect import collect
from inovasi_cli.errors import InovasiError

if TYPE_CHECKING:
    from collections.abc import Iterator

posix_only: Final = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such links, names, or pipes")
needs_git: Final = pytest.mark.skipif(which("git") is None, reason="compares with git")


@pytest.fixture(autouse=True)
def _empty_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(*files: str, **ignored: str) -> None:
    """Make empty files in the current folder, and ``.gitignore`` files: at the top, or in the folder of that name."""
    for file in files:
        Path(file).parent.mkdir(parents=True, exist_ok=True)
        Path(file).touch()
    for folder, patterns in ignored.items():
        Path("" if folder == "top" else folder, ".gitignore").write_text(patterns, encoding="utf-8")


def found(*named: str, stdin: bytes = b"") -> list[str]:
    return collect(named, lambda: stdin)


def refusal(*named: str, stdin: bytes = b"") -> str:
    with pytest.raises(InovasiError) as error:
        collect(named, lambda: stdin)
    assert error.value.cure
    return error.value.message


# What a PATH may be


@pytest.mark.parametrize("name", ["profil.yaml", "profil.txt", "tanpa-akhiran", ".tersembunyi.yaml", "diabaikan.yaml"])
def test_a_file_that_is_named_is_judged_whatever_its_name(name: str) -> None:
    write(name, top="diabaikan.yaml\n")

    assert found(name) == [name]


def test_a_missing_file_stays_so_that_it_hides_no_other() -> None:
    write("b.yaml")

    assert found("tidak-ada.yaml", "b.yaml") == ["tidak-ada.yaml", "b.yaml"]


@posix_only
def test_a_pipe_or_device_that_is_named_is_left_to_the_reader_and_in_a_folder_is_none_of_ours() -> None:
    write("data/a.yaml")
    os.mkfifo("data/pipa.yaml")

    assert found("data/pipa.yaml", "/dev/stdin", "data") == ["data/pipa.yaml", "/dev/stdin", "data/a.yaml"]


def test_a_folder_is_searched_to_its_depths_for_yaml_files_that_are_not_hidden() -> None:
    write("d/a.yaml", "d/B.YML", "d/x/y/c.Yaml", "d/bukti.pdf", "d/yaml", "d/.h.yaml", "d/.git/e.yaml", "d/x/.s/f.yml")

    assert found("d") == ["d/a.yaml", "d/B.YML", "d/x/y/c.Yaml"]


def test_a_hidden_folder_that_is_named_is_searched_all_the_same() -> None:
    write(".rahasia/a.yaml")

    assert found(".rahasia") == [".rahasia/a.yaml"]


def test_a_folder_without_any_fact_file_is_refused() -> None:
    write("kosong/bukti.pdf", "b.yaml")

    assert refusal("b.yaml", "kosong") == "kosong: tidak ada berkas YAML di folder ini"


def test_a_glob_brings_what_it_matches_whatever_the_names_and_searches_folders() -> None:
    write("data/opd-10/p.yaml", "data/opd-2/p.yaml", "data/opd-2/foto.jpg", "data/opd-3.txt")

    assert found("data/opd-*") == ["data/opd-2/p.yaml", "data/opd-3.txt", "data/opd-10/p.yaml"]
    assert found("data/**/p.y?ml") == ["data/opd-2/p.yaml", "data/opd-10/p.yaml"]


def test_a_glob_may_match_folders_without_fact_files_but_not_only_these() -> None:
    write("data/a.yaml", "data/bukti/foto.jpg")

    assert found("data/*") == ["data/a.yaml"]
    assert refusal("data/b*") == "data/b*: tidak ada berkas yang cocok dengan pola ini"
    assert refusal("data/z*") == "data/z*: tidak ada berkas yang cocok dengan pola ini"


def test_a_file_whose_name_looks_like_a_glob_is_that_file() -> None:
    write("inovasi[1].yaml", "inovasi1.yaml")

    assert found("inovasi[1].yaml") == ["inovasi[1].yaml"]


# Lists on standard input


@pytest.mark.parametrize(
    "stdin",
    [
        pytest.param(b"b.txt\n\n  \na b.yaml\nhilang.yaml\n", id="lines"),
        pytest.param(b"b.txt\na b.yaml\nhilang.yaml", id="no-end"),
        pytest.param(b"b.txt\r\n\r\na b.yaml\r\nhilang.yaml\r\n", id="windows"),
        pytest.param(b"\xef\xbb\xbfb.txt\na b.yaml\nhilang.yaml\n", id="bom"),
        pytest.param(b"b.txt\0a b.yaml\0hilang.yaml\0", id="nul"),
    ],
)
def test_a_list_on_standard_input_is_taken_as_it_is(stdin: bytes) -> None:
    write("b.txt", "a b.yaml")

    assert found("-", stdin=stdin) == ["b.txt", "a b.yaml", "hilang.yaml"]


def test_a_name_between_nul_may_hold_a_line_break() -> None:
    assert found("-", stdin=b"a\nb.yaml\0") == ["a\nb.yaml"]


@posix_only
def test_a_name_that_is_no_utf_8_names_its_file_still() -> None:
    assert [os.fsencode(each) for each in found("-", stdin=b"\xff.yaml\n")] == [b"\xff.yaml"]


def test_a_folder_in_a_list_is_searched_and_a_glob_or_dash_in_it_is_a_name() -> None:
    write("d/a.yaml", "d/b.yaml")

    assert found("-", stdin=b"d\nd/*.yaml\n-\n") == ["d/a.yaml", "d/b.yaml", "d/*.yaml", "-"]


@pytest.mark.parametrize("stdin", [b"", b"\n\r\n", b"\0"])
def test_an_empty_list_is_refused(stdin: bytes) -> None:
    assert refusal("-", stdin=stdin) == "Daftar berkas di masukan standar kosong"


def test_standard_input_is_read_once_and_only_where_it_is_asked_for() -> None:
    write("a.yaml")
    reads = iter([b"b.yaml\n"])

    assert collect(["a.yaml"], lambda: pytest.fail("it was read")) == ["a.yaml"]
    assert collect(["-", "a.yaml", "-"], lambda: next(reads)) == ["b.yaml", "a.yaml"]


# Order, and each once


def test_numbers_sort_by_value_letters_without_case_and_files_among_folders_by_name() -> None:
    write(
        *("d/inovasi-10.yaml", "d/inovasi-2.yaml", "d/Inovasi-1.yaml", "d/inovasi.yaml", "d/inovasi-2/z.yaml"),
        *("d/inovasi-02.yaml", "d/b/a.yaml", "d/a.yaml", "d/Z.yaml", "d/inovasi-0.yaml"),
    )

    assert found("d") == [
        *("d/a.yaml", "d/b/a.yaml", "d/inovasi-0.yaml", "d/Inovasi-1.yaml", "d/inovasi-2/z.yaml"),
        *("d/inovasi-02.yaml", "d/inovasi-2.yaml", "d/inovasi-10.yaml", "d/inovasi.yaml", "d/Z.yaml"),
    ]
    assert found("d/**/*.yaml") == found("d")


def test_arguments_keep_their_order_and_a_file_its_first_place() -> None:
    write("d/a.yaml", "d/b.yaml", "c.yaml")
    (here := Path.cwd()).joinpath("e").mkdir()

    assert found("d/b.yaml", "c.yaml", "./c.yaml", "d", "./d/", "e/../d/a.yaml") == ["d/b.yaml", "c.yaml", "d/a.yaml"]
    assert found(".", str(here), str(here / "c.yaml"), "e/..") == ["c.yaml", "d/a.yaml", "d/b.yaml"]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("d", "d/a.yaml"),
        ("d/", "d/a.yaml"),
        ("./d//", "d/a.yaml"),
        (".//./d/a.yaml", "d/a.yaml"),
        ("d/../d", "d/../d/a.yaml"),
        (".", "d/a.yaml"),
        ("./", "d/a.yaml"),
    ],
)
def test_paths_are_shown_as_typed_but_for_a_leading_dot(typed: str, shown: str) -> None:
    write("d/a.yaml")

    assert found(typed) == [shown]


def test_a_folder_above_and_an_absolute_one_stay_so(monkeypatch: pytest.MonkeyPatch) -> None:
    write("d/a.yaml", "e/b.yaml")
    above = Path.cwd().as_posix()
    monkeypatch.chdir("e")

    assert found("../d", f"{above}/e") == ["../d/a.yaml", f"{above}/e/b.yaml"]


# Links, and folders that cannot be read


@posix_only
def test_links_to_files_are_taken_and_links_to_folders_only_where_named() -> None:
    write("lain/x.yaml", "d/a.yaml")
    Path("d/b.yaml").symlink_to("../lain/x.yaml")
    Path("d/c.yaml").symlink_to("../lain")
    Path("d/putar").symlink_to(".")

    assert found("d") == ["d/a.yaml", "d/b.yaml"]
    assert found("d/putar") == ["d/putar/a.yaml", "d/putar/b.yaml"]
    assert found("d", "d/putar") == ["d/a.yaml", "d/b.yaml"]


@posix_only
@pytest.mark.parametrize("target", ["tidak-ada.yaml", "putus.yaml"])
def test_a_link_that_leads_nowhere_is_told_not_passed_over(target: str) -> None:
    write("d/a.yaml")
    Path("d/putus.yaml").symlink_to(target)

    assert found("d") == ["d/a.yaml", "d/putus.yaml"]


@pytest.mark.parametrize(
    ("typed", "locked", "expected"),
    [
        pytest.param("d", "d/b", ["d/a.yaml", "d/b", "d/c.yaml"], id="below"),
        pytest.param("./d/b/", "d/b", ["d/b"], id="named"),
        pytest.param(".", ".", ["."], id="current"),
    ],
)
def test_a_folder_that_cannot_be_read_is_one_bad_file_and_hides_no_other(
    typed: str, locked: str, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    scandir = os.scandir

    def refuse(path: str) -> Any:
        # Not by its mode, since who runs the tests may be root, whom no folder refuses.
        if path.rstrip("/") == locked:
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    write("d/a.yaml", "d/b/x.yaml", "d/c.yaml")
    monkeypatch.setattr(os, "scandir", refuse)

    assert found(typed) == expected


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no path is that long")
def test_folders_may_lie_deeper_than_calls_of_python() -> None:
    depth = sys.getrecursionlimit() + 100
    for _ in range(depth):
        Path("a").mkdir()
        os.chdir("a")
    write("b.yaml")
    os.chdir("../" * depth)

    assert found("a") == ["a/" * depth + "b.yaml"]

    # Nor could pytest clear this away.
    os.chdir("a/" * depth)
    Path("b.yaml").unlink()
    for _ in range(depth):
        os.chdir("..")
        Path("a").rmdir()


# What .gitignore leaves out


def test_rules_hold_below_their_folder_and_deeper_and_later_ones_win() -> None:
    write(
        *("d/a.yaml", "d/b.yaml", "d/x/a.yaml", "d/x/b.yaml", "d/y/c.yaml"),
        d="a.yaml\nb.yaml\n!b.yaml\n/y/\n",
    )
    Path("d/x/.gitignore").write_text("!a.yaml\nb.yaml\n", encoding="utf-8")

    assert found("d") == ["d/b.yaml", "d/x/a.yaml"]


def test_a_file_under_an_ignored_folder_cannot_come_back() -> None:
    write("d/x/a.yaml", "d/b.yaml", d="x/\n!x/a.yaml\n")

    assert found("d") == ["d/b.yaml"]


def test_rules_of_the_folders_above_hold_up_to_the_top_of_the_work_tree() -> None:
    write("r/.git/HEAD", "r/d/e/a.yaml", "r/d/e/b.yaml", "r/d/e/c.yaml", top="a.yaml\n", r="b.yaml\n/d/e/c.yaml\n")

    assert found("r/d/e") == ["r/d/e/a.yaml"]
    assert found("r") == ["r/d/e/a.yaml"]


def test_outside_a_work_tree_the_folders_above_do_not_count() -> None:
    write("d/e/a.yaml", d="a.yaml\n")

    assert found("d/e") == ["d/e/a.yaml"]


def test_a_work_tree_within_another_has_its_own_rules() -> None:
    write("r/.git/HEAD", "r/sub/.git", "r/sub/a.yaml", "r/b.yaml", r="a.yaml\n")

    assert found("r") == ["r/b.yaml", "r/sub/a.yaml"]
    assert found("r/sub") == ["r/sub/a.yaml"]


def test_an_ignored_folder_that_is_named_is_searched() -> None:
    write(".git/HEAD", "keluar/a.yaml", top="keluar/\n")

    assert found("keluar") == ["keluar/a.yaml"]


@posix_only
@pytest.mark.parametrize("kind", ["folder", "link"])
def test_a_gitignore_that_is_no_file_of_its_own_says_nothing(kind: str) -> None:
    write("d/a.yaml", top="a.yaml\n")
    if kind == "link":
        Path("d/.gitignore").symlink_to("../.gitignore")
    else:
        Path("d/.gitignore").mkdir()

    assert found("d") == ["d/a.yaml"]


def test_a_gitignore_that_cannot_be_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    write("d/a.yaml", d="a.yaml\n")
    monkeypatch.setattr("builtins.open", refuse)

    assert refusal("d").endswith("/d/.gitignore: tidak dapat dibaca (aksesnya ditolak)")


def test_pathspec_is_loaded_only_where_there_is_a_gitignore() -> None:
    write("d/a.yaml")
    path = {**os.environ, "PYTHONPATH": os.pathsep.join(map(os.path.abspath, sys.path))}
    script = "import sys; from inovasi_cli.batch.collect import collect; collect(['d'], bytes); print(*sys.modules)"

    def loaded() -> list[str]:
        return subprocess.check_output([sys.executable, "-c", script], text=True, env=path).split()  # noqa: S603 - our own

    assert "pathspec" not in loaded()
    write(d="b.yaml\n")
    assert "pathspec" in loaded()


@pytest.mark.parametrize("kept", ["b.yaml", "é.yaml"])
def test_a_question_mark_is_one_letter_whatever_its_bytes(kept: str) -> None:
    write(kept, "ab.yaml", top="?.yaml\n")

    assert found(".") == ["ab.yaml"]


# As git sees it

TREE: Final = (
    *("a.yaml", "b.yaml", "ab.yaml", "#a.yaml", "!a.yaml", "a b.yaml", "étude.yaml", "a.yml"),
    *(
        f"{folder}/{name}"
        for folder in ("a", "b", "a/a", "a/b", "b/a", "a/a/a", "a.yaml.d")
        for name in ("a.yaml", "b.yml")
    ),
)


def seen_by_git(folder: str) -> set[str]:
    asked = ("git", "-C", folder, "ls-files", "-z", "--others", "--exclude-per-directory=.gitignore")
    out = subprocess.check_output(asked)  # noqa: S603 - git, asked about a folder of ours
    return {os.fsdecode(each) for each in out.split(b"\0") if each.endswith((b".yaml", b".yml"))}


def seen_by_us(folder: str) -> set[str]:
    try:
        return {path.removeprefix(f"{folder}/") for path in found(folder)}
    except InovasiError:
        return set()


@pytest.fixture(name="repository", scope="module")
def _repository() -> Iterator[str]:
    with TemporaryDirectory() as folder:
        subprocess.check_call(["git", "init", "-q", folder])  # noqa: S603, S607 - git on a folder of ours
        for file in TREE:
            Path(folder, file).parent.mkdir(parents=True, exist_ok=True)
            Path(folder, file).touch()
        yield folder


def with_rules(repository: str, top: bytes, below: bytes) -> None:
    Path(repository, ".gitignore").write_bytes(top)
    Path(repository, "a", ".gitignore").write_bytes(below)


@needs_git
@pytest.mark.parametrize(
    "patterns",
    [
        *(
            "a.yaml",
            "/a.yaml",
            "a",
            "a/",
            "/a",
            "/a/",
            "*/",
            "/*/",
            "**/",
            "*",
            "**",
            "/",
            "!",
            "",
            "a/a",
            "a/a/",
            "/a/*",
        ),
        *("a/**", "a/**/", "**/a", "**/a/**", "a/**/a", "a/**/b.yml", "**/a/a.yaml", "*/a.yaml", "*/*/a.yaml", "*/**"),
        *(
            "a**.yaml",
            "**.yml",
            "a/**b.yml",
            "[ab].yaml",
            "[!a].yaml",
            "[^a].yaml",
            "[a-b].y*",
            "[z-a].yaml",
            "[ab.yaml",
        ),
        *("?.yaml", "\\a.yaml", "\\*.yaml", "\\#a.yaml", "\\!a.yaml", "#a.yaml", "a.yaml\\", "[]-a].yaml", "[[a].yaml"),
        *(
            "a.yaml   ",
            "a b.yaml",
            "a\\ b.yaml  ",
            " a.yaml",
            "a/  ",
            "a.yaml\r",
            "a/\r",
            "étude.yaml",
            "?.y*ml",
            "a.yaml/",
        ),
        *(
            "*\n!*/\n!b.yml",
            "*.yaml\n!a",
            "a\n!a/",
            "a\n!a/\na/a/a",
            "a/**\n!a/**/\n!a/b.yml",
            "a/*\n!a/a",
            "a/*\n!a/a/",
        ),
        *(
            "*.yaml\n!a/\n",
            "*\n!a\n!a/a.yaml",
            "/*\n!/a/\n/a/*\n!/a/b/",
            "a/\n!a/a.yaml",
            "\ufeffa.yaml",
            "a.yaml\n!a.yaml",
        ),
    ],
)
def test_a_pattern_leaves_out_what_git_leaves_out(repository: str, patterns: str) -> None:
    with_rules(repository, patterns.encode(), b"")

    assert seen_by_us(repository) == seen_by_git(repository)


PATTERN: Final = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", "", "!", "/", "!/"]),
        st.lists(
            st.sampled_from(["a", "b", "*", "**", "?", "a*", "*b", "[ab]", "a.yaml", "b.yml", "*.yaml"]),
            min_size=1,
            max_size=3,
        ).map("/".join),
        st.sampled_from(["", "", "/"]),
    ),
)
LINES: Final = st.lists(PATTERN, max_size=4).map("\n".join)


@needs_git
@settings(max_examples=60, deadline=None)
@given(LINES, LINES)
def test_any_patterns_at_two_depths_leave_out_what_git_leaves_out(repository: str, top: str, below: str) -> None:
    with_rules(repository, top.encode(), below.encode())

    assert seen_by_us(repository) == seen_by_git(repository)
    if "a/a.yaml" in seen_by_git(repository):
        # A named folder is wanted, and is as git sees it wherever git goes into it.
        assert seen_by_us(f"{repository}/a") == seen_by_git(f"{repository}/a")


# Many


def test_ten_thousand_files_cost_little_beyond_the_list() -> None:
    write(*(f"d/opd-{folder}/inovasi-{number}.yaml" for folder in range(10) for number in range(1000)))
    # What is imported on the way is not theirs.
    found("d")

    tracemalloc.start()
    files = found("d")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    itself = sys.getsizeof(files) + sum(map(sys.getsizeof, files))
    assert len(files) == 10_000
    assert (peak - itself) / len(files) < 300
