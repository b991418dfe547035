"""Reads one value by the kind of its question; what does not fit raises ``ValueError`` with what to write instead."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from inovasi_cli.errors import did_you_mean
from inovasi_cli.rubric.language import YES_NO
from inovasi_cli.rubric.values import read_date, read_number, read_year
from inovasi_cli.strict_yaml import Mapping, Node, Scalar, Sequence

_CURLY: Final = frozenset("“”‘’„")  # noqa: RUF001 - the very letters that are refused
_YEARS: Final = re.compile(r"([0-9]{4})\s*[-–]\s*([0-9]{4})")  # noqa: RUF001 - an en dash, as Word makes it
MOST_YEARS: Final = 20
MOST_REMEMBERED: Final = 1000
_DOES_NOT_KNOW: Final = frozenset({"tidak tahu", "belum tahu", "tidak diketahui"})
_LONGEST_DOUBT: Final = max(map(len, _DOES_NOT_KNOW))

if TYPE_CHECKING:
    from collections.abc import Callable

    from inovasi_cli.facts import Number, Value
    from inovasi_cli.rubric.model import Question


def read_value(question: Question, node: Node) -> Value:
    """The value of a node that was not left empty."""
    return _READERS[question.kind](question, node)


def quick_reader(question: Question) -> Callable[[Node], Value | None]:
    """Reads what is plainly right, at a fraction of the cost; None for all else, which ``read_value`` then judges."""
    return _QUICK[question.kind](question)


def _quick_choice(question: Question) -> Callable[[Node], Value | None]:
    meant = {option.id: option.id for option in question.options}
    if question.kind == "yes-no":
        meant = YES_NO

    def read(node: Node) -> Value | None:
        return meant.get(node.text) if isinstance(node, Scalar) else None

    return read


def _quick_choices(question: Question) -> Callable[[Node], Value | None]:
    known = frozenset(option.id for option in question.options)

    def read(node: Node) -> Value | None:
        texts = _distinct(node)
        return texts if texts is not None and known.issuperset(texts) else None

    return read


def _quick_text(_question: Question) -> Callable[[Node], Value | None]:
    def read(node: Node) -> Value | None:
        return node.text if isinstance(node, Scalar) and not (node.plain and _doubtful(node.text)) else None

    return read


def _quick_list(_question: Question) -> Callable[[Node], Value | None]:
    def read(node: Node) -> Value | None:
        texts = _distinct(node)
        return None if texts is None or any(map(_doubtful, texts)) else texts

    return read


def _doubtful(text: str) -> bool:
    return len(text) <= _LONGEST_DOUBT or text[0] in _CURLY


def _distinct(node: Node) -> tuple[str, ...] | None:
    """The texts of a list that holds no other things and none twice."""
    if not isinstance(node, Sequence):
        return None
    texts = tuple([item.text for item in node.items if isinstance(item, Scalar)])
    return texts if len(set(texts)) == len(node.items) else None


def _remembered(question: Question) -> Callable[[Node], Value | None]:
    """Numbers and dates are few, so what was read once is known."""
    known: dict[str, Value] = {}

    def read(node: Node) -> Value | None:
        if not isinstance(node, Scalar):
            return None
        value = known.get(node.text)
        if value is None and not (node.plain and mistaken(node.text)) and len(known) < MOST_REMEMBERED:
            with suppress(ValueError):
                value = known[node.text] = read_value(question, node)
        return value

    return read


def _option(question: Question, text: str) -> str:
    word = YES_NO.get(text.lower(), text) if question.kind == "yes-no" else text
    for option in question.options:
        if option.id == word:
            return word
    known = [option.id for option in question.options]
    raise ValueError(f'"{text}" bukan pilihan; tulis salah satu: {", ".join(known)}{did_you_mean(word, known)}')


def _choice(question: Question, node: Node) -> str:
    return _option(question, _scalar(node, "pilih satu saja, tanpa kurung siku"))


def _choices(question: Question, node: Node) -> tuple[str, ...]:
    return tuple(_option(question, text) for text in _items(node))


def _number(question: Question, node: Node) -> Number:
    return fitting_number(question, _scalar(node, "tulis satu angka"))


def fitting_number(question: Question, text: str) -> Number:
    """The number that was written, within what the question takes."""
    try:
        number = read_number(text)
    except ValueError as error:
        # Where only whole numbers count, no decimals are offered.
        raise ValueError(str(error).partition(" atau ")[0] if question.whole else str(error)) from None
    if question.whole and not isinstance(number, int):
        raise ValueError(f'"{text}" harus bilangan bulat, misalnya {int(number)}')
    if question.least is not None and number < question.least:
        raise ValueError(f'"{text}" terlalu kecil; paling sedikit {question.least}')
    if question.most is not None and number > question.most:
        raise ValueError(f'"{text}" terlalu besar; paling banyak {question.most}')
    return number


def _date(_question: Question, node: Node) -> Value:
    return read_date(_scalar(node, "tulis satu tanggal, misalnya 2018-03-31"))


def _years(_question: Question, node: Node) -> tuple[int, ...]:
    span = _YEARS.fullmatch(node.text) if isinstance(node, Scalar) else None
    if span and 0 < int(span.group(2)) - int(span.group(1)) < MOST_YEARS:
        years = ", ".join(map(str, range(int(span.group(1)), int(span.group(2)) + 1)))
        raise ValueError(f"tulis tahunnya satu per satu: [{years}]")
    return tuple(read_year(text) for text in _items(node))


def _text(_question: Question, node: Node) -> str:
    return _scalar(node, "tulis satu teks; untuk teks panjang pakai tanda |")


def _list(_question: Question, node: Node) -> tuple[str, ...]:
    return tuple(_items(node))


def mistaken(text: str) -> str:
    """Why a text that stands without quotes was hardly meant so; empty where it is fine."""
    if text[:1] in _CURLY:
        # YAML takes them for letters, so a comma within would split the text.
        return 'tanda kutip miring dari Word tidak dikenal; ganti dengan tanda kutip biasa (")'
    if len(text) <= _LONGEST_DOUBT and text.lower() in _DOES_NOT_KNOW:
        return "untuk yang tidak diketahui, ganti dengan tidak_tahu: true, atau biarkan kosong"
    return ""


def _scalar(node: Node, cure: str) -> str:
    if isinstance(node, Mapping):
        raise ValueError("tulis nilainya saja; tidak_tahu dan yang lain sejajar dengan nilai, bukan di dalamnya")
    if not isinstance(node, Scalar):
        raise ValueError(cure)
    if node.plain and (message := mistaken(node.text)):
        raise ValueError(message)
    return node.text


def _items(node: Node) -> list[str]:
    if not isinstance(node, Sequence):
        shown = node.text if isinstance(node, Scalar) else "isi pertama"
        raise ValueError(f"harus berupa daftar; tulis [{shown}]")
    texts = [_scalar(item, "setiap isi daftar harus satu teks") for item in node.items]
    if any(isinstance(item, Scalar) and item.empty for item in node.items):
        raise ValueError("ada isi daftar yang kosong; hapus atau isi")
    seen: set[str] = set()
    for text in texts:
        if text in seen:
            raise ValueError(f'"{text}" tertulis dua kali; hapus salah satu')
        seen.add(text)
    return texts


_READERS: Final[dict[str, Callable[[Question, Node], Value]]] = {
    "choice": _choice,
    "yes-no": _choice,
    "choices": _choices,
    "number": _number,
    "date": _date,
    "years": _years,
    "text": _text,
    "list": _list,
}

_QUICK: Final[dict[str, Callable[[Question], Callable[[Node], Value | None]]]] = {
    "choice": _quick_choice,
    "yes-no": _quick_choice,
    "choices": _quick_choices,
    "number": _remembered,
    "date": _remembered,
    "years": lambda _question: lambda _node: None,
    "text": _quick_text,
    "list": _quick_list,
}
