"""Answers as a person types them, by the kind of the question; ``ValueError`` says what to write instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from inovasi_cli.errors import did_you_mean
from inovasi_cli.facts import DateSpan
from inovasi_cli.profile.kinds import fitting_number
from inovasi_cli.rubric.values import read_spoken_date, read_year, write_number
from inovasi_cli.strict_yaml import savable

if TYPE_CHECKING:
    from collections.abc import Callable

    from inovasi_cli.facts import Number, Value
    from inovasi_cli.rubric.model import Question

_SEPARATORS: Final = re.compile(r"[,;\s]+")


def read_typed(question: Question, text: str) -> Value:
    """The value that was typed; options by their number or id, several of them separated by commas or spaces."""
    return _READERS[question.kind](question, savable(text).strip())


def as_typed(question: Question, value: Value) -> str:
    """What one would type for this value."""
    if isinstance(value, DateSpan | str):
        return str(value)
    if isinstance(value, tuple):
        return (", " if question.kind != "list" else "; ").join(map(str, value))
    return write_number(value).replace(".", ",")


def _text(_question: Question, text: str) -> str:
    if not text:
        raise ValueError("belum ada yang ditulis")
    return text


def _number(question: Question, text: str) -> Number:
    return fitting_number(question, text)


def _date(_question: Question, text: str) -> DateSpan:
    return read_spoken_date(text)


def _years(_question: Question, text: str) -> tuple[int, ...]:
    return tuple(dict.fromkeys(read_year(word) for word in _words(text)))


def _list(_question: Question, text: str) -> tuple[str, ...]:
    items = [item.strip() for item in re.split(r"[;\n]", text)]
    return tuple(dict.fromkeys(item for item in items if item))


def _choice(question: Question, text: str) -> str:
    words = _words(text)
    if len(words) != 1:
        raise ValueError("pilih satu, tulis nomornya")
    return _option(question, words[0])


def _choices(question: Question, text: str) -> tuple[str, ...]:
    chosen = {_option(question, word) for word in _words(text)}
    return tuple(option.id for option in question.options if option.id in chosen)


def _words(text: str) -> list[str]:
    return [word for word in _SEPARATORS.split(text) if word]


def _option(question: Question, word: str) -> str:
    ids = [option.id for option in question.options]
    if word.isascii() and word.isdigit() and 1 <= int(word) <= len(ids):
        return ids[int(word) - 1]
    if word.lower() in ids:
        return word.lower()
    raise ValueError(f'"{word}" bukan pilihan{did_you_mean(word, ids)}; tulis nomor dari 1 sampai {len(ids)}')


_READERS: Final[dict[str, Callable[[Question, str], Value]]] = {
    "choice": _choice,
    "yes-no": _choice,
    "choices": _choices,
    "number": _number,
    "date": _date,
    "years": _years,
    "text": _text,
    "list": _list,
}
