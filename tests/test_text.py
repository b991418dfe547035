"""Sentences in two languages, and texts made safe to show."""

from __future__ import annotations

import ast
from pathlib import Path
from string import Formatter

import pytest

import inovasi_cli
from inovasi_cli.text import Text, join, visible

UNIT = Text("unit", "unit(s)")


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        pytest.param(Text("Belum", "Not yet"), "id", "Belum", id="indonesian"),
        pytest.param(Text("Belum", "Not yet"), "en", "Not yet", id="english"),
        pytest.param(Text("Belum"), "en", "Belum", id="indonesian-where-there-is-no-english"),
        pytest.param(Text("Belum", ""), "en", "", id="english-that-is-empty-on-purpose"),
    ],
)
def test_a_text_speaks_the_language_asked_for(text: Text, language: str, words: str) -> None:
    assert text.say(language) == words


def test_names_are_filled_in_both_languages_each_in_its_own() -> None:
    sentence = Text("Tambah {count} {what}", "Add {count} {what}")

    assert sentence.fill(count=3, what=UNIT) == Text("Tambah 3 unit", "Add 3 unit(s)")


def test_a_sentence_without_english_is_filled_without_it() -> None:
    assert Text("Tambah {what}").fill(what=UNIT) == Text("Tambah unit")


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "0 of the rules are open"),
        (1, "1 of the rules is open"),
        ("1", "1 of the rules is open"),
        ("1.0", "1.0 of the rules are open"),
        (21, "21 of the rules are open"),
    ],
)
def test_a_word_goes_by_how_many_there_are(count: object, said: str) -> None:
    sentence = Text("{count} syarat{count:|, antara lain}", "{count} of the rules {count:is|are} open")

    assert sentence.fill(count=count).en == said
    assert sentence.fill(count=count).id == f"{count} syarat{'' if said.endswith('is open') else ', antara lain'}"


def test_what_is_filled_in_is_not_read_as_a_template() -> None:
    assert Text("Judul: {title}").fill(title="{title} {0}") == Text("Judul: {title} {0}")


def test_texts_are_joined_in_both_languages() -> None:
    assert join([UNIT, Text("kota")], " dan ") == Text("unit dan kota", "unit(s) dan kota")
    assert join([Text("a"), Text("b")]) == Text("a, b", "a, b")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("Kelas Perahu: 85,5 % (é)", "Kelas Perahu: 85,5 % (é)", id="plain"),
        pytest.param("a\x1b[31mb\x07", "a<U+001B>[31mb<U+0007>", id="terminal-codes"),
        pytest.param("a\u202eb", "a<U+202E>b", id="direction"),
        pytest.param("dua\nbaris\tlagi", "dua baris lagi", id="line-break-and-tab"),
        pytest.param("a\r::error::", "a<U+000D>::error::", id="carriage-return"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_what_would_act_on_a_screen_is_spelled_out(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_every_sentence_of_ours_is_there_in_both_languages_with_the_same_names_to_fill_in() -> None:
    odd = []
    for path in Path(inovasi_cli.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Text":
                said = [str(each.value) for each in node.args if isinstance(each, ast.Constant)]
                names = [{name for _, name, *_ in Formatter().parse(each) if name} for each in said if each]
                if len(said) == len(node.args) and any(said) and (len(names) < 2 or names[0] != names[1]):
                    odd.append(f"{path.name}:{node.lineno}: {said}")

    assert odd == []
