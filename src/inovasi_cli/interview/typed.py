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

MANY: Final = ("choices", "years", "list")
"""The kinds of question that may be answered with nothing."""

NOTHING: Final = ("", "-", "[]")
"""What is typed for nothing at all."""

_SEPARATORS: Final = re.compile(r"[,;\s]+")
_YES_NO: Final = {"y": "ya", "t": "tidak"}


def read_typed(question: Question, text: str) -> Value:
    """The value that was typed.

    Options are named by number or id, several of them separated by commas or spaces. Where there may be several, an
    empty text means none of them, as ``-`` and ``[]`` do.
    """
    said = savable(text).strip()
    if question.kind in MANY and said in NOTHING:
        return ()
    if not said:
        raise ValueError("belum ada yang ditulis; tulis jawabannya, atau lewati")
    return _READERS[question.kind](question, said)


def unsavable(text: str) -> bool:
    """Whether a text holds characters that no fact file may."""
    return len(savable(text)) < len(text.replace("\r\n", "\n"))


def as_typed(question: Question, value: Value) -> str:
    """What one would type for this value."""
    if isinstance(value, DateSpan | str):
        return str(value)
    if isinstance(value, tuple):
        return ("; " if question.kind == "list" else ", ").join(map(str, value)) or "-"
    return write_number(value).replace(".", ",")


def _text(_question: Question, text: str) -> str:
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
        raise ValueError("pilih satu saja, tulis nomornya")
    return _option(question, words[0])


def _choices(question: Question, text: str) -> tuple[str, ...]:
    chosen = {_option(question, word) for word in _words(text)}
    return tuple(option.id for option in question.options if option.id in chosen)


def _words(text: str) -> list[str]:
    return [word for word in _SEPARATORS.split(text) if word]


def _option(question: Question, word: str) -> str:
    ids = [option.id for option in question.options]
    if re.fullmatch(r"[0-9]{1,3}", word) and 1 <= int(word) <= len(ids):
        return ids[int(word) - 1]
    said = word.lower()
    meant = _YES_NO.get(said, said) if question.kind == "yes-no" else said
    if meant in ids:
        return meant
    raise ValueError(f'"{word}" bukan pilihan{did_you_mean(said, ids)}; tulis nomor dari 1 sampai {len(ids)}')


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
