"""What to look at in the texts of a proposal: their length, what is no answer, and what is written twice.

Advice, never a gate and never points; it is better to miss something than to complain of a good text.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from inovasi_cli.assess.figures import about_figures
from inovasi_cli.assess.prose import Told, cut, plain, sentences, word_count, words
from inovasi_cli.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inovasi_cli.assess.report import Finding
    from inovasi_cli.conditions import Case
    from inovasi_cli.facts import Facts
    from inovasi_cli.rubric.model import Narrative, Part, Rubric

SAME: Final = 8
"""So many words that two answers share are no chance."""

AGAIN: Final = 5
"""The same of a sentence within one answer."""

# Ours: what people leave where an answer is to come. Spelled as ``plain`` leaves it.
_FILLERS: Final = frozenset(
    (
        *("", "tidak ada", "belum ada", "nihil", "kosong", "menyusul", "idem", "sda", "n a", "tba", "tbd", "todo"),
        *("isi nanti", "diisi nanti", "akan diisi", "akan diisi nanti", "belum diisi", "isi di sini", "asdf", "qwerty"),
        *("terlampir", "lihat lampiran", "lihat di atas", "sama dengan di atas", "seperti di atas"),
    )
)
_DUMMY: Final = "lorem ipsum"
_KEYS: Final = 3
"""So many times one letter and nothing else is a key held down."""
_LONG_WORD: Final = 4

_TOO_LONG: Final = Text(
    "{count} kata, batasnya {limit}; kurangi paling sedikit {rest} kata",
    "{count} {count:word|words}, the limit is {limit}; cut at least {rest}",
)
_TOO_SHORT: Final = Text(
    "{count} kata, paling sedikit {limit}; tambah paling sedikit {rest} kata",
    "{count} {count:word|words}, at least {limit} are asked for; add at least {rest}",
)
_FILLER: Final = Text(
    'isinya hanya "{quote}", jadi tidak ada yang bisa dinilai; tulis jawabannya, atau kosongkan jika belum ada',
    'it only says "{quote}", so there is nothing to judge; write the answer, or leave it empty if there is none yet',
)
_FILLER_ITEM: Final = Text(
    'satu butirnya hanya "{quote}", tetapi tetap dihitung; tulis isinya, atau hapus butir itu',
    'one item only says "{quote}" but is counted; write what it is, or delete the item',
)
_AGAIN: Final = Text(
    'kalimat ini tertulis {times} kali, jadi memakan jatah kata: "{quote}"; cukup sekali',
    'this sentence is written {times} times and takes room: "{quote}"; once is enough',
)
_AGAIN_ITEM: Final = Text(
    'butir ini tertulis {times} kali, jadi dihitung lebih dari sekali: "{quote}"; cukup sekali',
    'this item is written {times} times, so it is counted more than once: "{quote}"; once is enough',
)
_SAME: Final = Text(
    'isinya sama dengan "{label}", padahal yang ditanyakan lain; tulis jawaban untuk pertanyaan ini',
    'it is the same as "{label}", though that asks something else; answer this question',
)
_WITHIN: Final = Text(
    'seluruh isinya sudah ada di "{label}", jadi tidak menambah apa-apa; tulis yang belum disebut di sana',
    'all of it stands in "{label}" already and adds nothing; write what is not said there',
)
_CAPITALS: Final = Text(
    "judulnya huruf kapital semua, jadi sulit dibaca; pakai kapital di awal kata saja, kecuali singkatan",
    "the title is all capitals and hard to read; use them at the beginning of words, and for acronyms",
)


def about_texts(rubric: Rubric, facts: Facts, case: Case) -> Iterator[Finding]:
    """What to look at in the answers in words that count, subject by subject."""
    told = tuple(_told(rubric, facts, case))
    narratives = [each for part in (rubric.score.parts if rubric.score else ()) for each in _narratives(part)]
    limited = {each.question for each in narratives}
    written = {each.question.id: each for each in told}
    for narrative in narratives:
        if narrative.question in written:
            yield from _about_length(narrative, written[narrative.question])
    for each in told:
        yield from _about_fillers(each)
        yield from _about_repetition(each)
        yield from _about_title(each)
    yield from _about_copies([each for each in told if each.question.kind == "text"], limited)
    yield from about_figures(rubric, facts, case, told)


def _told(rubric: Rubric, facts: Facts, case: Case) -> Iterator[Told]:
    """The answers in words; those that are not counted are told elsewhere."""
    for question in rubric.questions.values():
        value = case.values.get(question.id) if question.kind in ("text", "list") else None
        if isinstance(value, str):
            yield Told(question, facts.answers[question.id], (value,))
        elif isinstance(value, tuple) and value:
            yield Told(question, facts.answers[question.id], tuple(map(str, value)))


def _narratives(part: Part) -> Iterator[Narrative]:
    if part.narrative:
        yield part.narrative
    for child in part.parts:
        yield from _narratives(child)


def _about_length(narrative: Narrative, told: Told) -> Iterator[Finding]:
    count = sum(map(word_count, told.texts))
    most, least = narrative.max_words, narrative.min_words
    if most is not None and count > most:
        message = _TOO_LONG.fill(count=count, limit=most, rest=count - most)
        yield told.finding("terlalu-panjang", "warning", message)
    if least is not None and count < least:
        message = _TOO_SHORT.fill(count=count, limit=least, rest=least - count)
        yield told.finding("terlalu-pendek", "warning", message)


def _about_fillers(told: Told) -> Iterator[Finding]:
    message = _FILLER if told.question.kind == "text" else _FILLER_ITEM
    for text in told.texts:
        if is_filler(text):
            yield told.finding("teks-pengisi", "warning", message.fill(quote=cut(text)))


def is_filler(text: str) -> bool:
    """Whether a text only stands where an answer is to come."""
    bare = plain(text)
    letters = bare.replace(" ", "")
    held = len(letters) >= _KEYS and len(set(letters)) == 1 and letters.isalpha()
    return held or bare in _FILLERS or bare.startswith(_DUMMY)


def _about_repetition(told: Told) -> Iterator[Finding]:
    if told.question.kind == "list":
        yield from _twice(told, "butir-berulang", _AGAIN_ITEM, told.texts, 1)
    else:
        yield from _twice(told, "kalimat-berulang", _AGAIN, sentences(told.texts[0]), AGAIN)


def _twice(told: Told, rule: str, message: Text, texts: Iterable[str], least: int) -> Iterator[Finding]:
    first: dict[str, str] = {}
    times: Counter[str] = Counter()
    for text in texts:
        bare = plain(text)
        first.setdefault(bare, text)
        times[bare] += 1
    for bare, count in times.items():
        if count > 1 and len(bare.split()) >= least:
            yield told.finding(rule, "advice", message.fill(times=count, quote=cut(first[bare])))


def _about_title(told: Told) -> Iterator[Finding]:
    text = told.texts[0]
    # A name of one word, or of short ones, may well be an acronym.
    if told.question.tells == "title" and text.isupper() and sum(len(word) > _LONG_WORD for word in words(text)) > 1:
        yield told.finding("judul-kapital", "advice", _CAPITALS)


def _about_copies(told: list[Told], limited: set[str]) -> Iterator[Finding]:
    """Answers that are equal; and of the texts that the proposal prints, those that stand wholly in another."""
    bare = [(each, plain(each.texts[0])) for each in told]
    long = [(each, text) for each, text in bare if text.count(" ") + 1 >= SAME]
    seen: dict[str, Told] = {}
    for each, text in long:
        if text in seen:
            yield each.finding("teks-sama", "warning", _SAME.fill(label=seen[text].question.label))
        seen.setdefault(text, each)
    printed = [(each, f" {text} ") for text, each in seen.items() if each.question.id in limited]
    for each, text in printed:
        home = next((other for other, whole in printed if len(whole) > len(text) and text in whole), None)
        if home:
            yield each.finding("teks-termuat", "advice", _WITHIN.fill(label=home.question.label))
