"""What to look at in figures: results without any, changes told by half, and figures that contradict each other.

Two figures are held to be of one thing only where their sentences consist of the same words, apart from those that say
nothing of what is counted. That misses much, and seldom complains of what is right.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from itertools import takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.assess.amounts import AFTER, BEFORE, UNITS, read
from inovasi_cli.assess.prose import Told, cut, words
from inovasi_cli.assess.report import Finding
from inovasi_cli.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inovasi_cli.assess.amounts import Amount, Sentence
    from inovasi_cli.conditions import Case
    from inovasi_cli.facts import Facts
    from inovasi_cli.rubric.model import Question, Rubric

# A result may also be told in words.
_IN_WORDS: Final = frozenset(
    (
        *("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"),
        *("belas", "puluh", "puluhan", "ratus", "ratusan", "seratus", "ribu", "ribuan", "seribu", "juta", "sejuta"),
        *("separuh", "setengah", "sepertiga", "seperempat", "seluruh", "seluruhnya", "semua", "semuanya", "setiap"),
        *("lipat", "sehari", "sejam", "semenit", "seminggu", "sebulan", "setahun"),
    )
)
_CHANGES: Final = frozenset(
    (
        *("naik", "turun", "meningkat", "menurun", "bertambah", "berkurang", "menyusut", "melonjak", "membaik"),
        *("dipangkas", "ditekan", "susut"),
    )
)
# These tell the other end of a change wherever they stand in an answer, "from" and "to" only in the same sentence.
_ONCE: Final = frozenset(("semula", "sebelumnya", "sebelum", "dulu", "dahulu", "dulunya", "tadinya", "awalnya"))
_NOW: Final = frozenset(("kini", "sekarang", "sesudah", "setelah"))
_FROM: Final = frozenset(("dari",))
_TO: Final = frozenset(("menjadi", "ke", "hingga", "sampai", "tinggal"))
_PLANNED: Final = frozenset(
    ("target", "targetnya", "ditargetkan", "sasaran", "rencana", "direncanakan", "proyeksi", "diharapkan", "akan")
)
# Words that say nothing of what is counted.
_EMPTY: Final = frozenset(
    (
        *_CHANGES,
        *_ONCE,
        *_NOW,
        *_FROM,
        *_TO,
        *UNITS,
        *("yang", "di", "pada", "dan", "ini", "itu", "tahun", "sejak", "per", "dengan", "oleh", "untuk", "adalah"),
        *("angka", "jumlah", "persentase", "tingkat", "capaian", "mencapai", "sebesar", "sebanyak", "rata", "hanya"),
        *("sekitar", "hampir", "kurang", "lebih", "kira", "inovasi", "dalam", "ada", "terdapat", "baru", "sudah"),
    )
)
# What is counted is said before them, and who says so behind.
_SOURCES: Final = frozenset(("menurut", "berdasarkan"))
_MANY: Final = 100
"""A smaller count may be the name of a place or a group."""
_THING: Final = 2
"""So many words say what is counted."""
_CLOSE: Final = Decimal("0.1")
"""The share by which "about 40" may be off."""

_NO_FIGURE: Final = Text(
    "belum menyebut satu angka pun, jadi hasilnya tidak bisa dinilai; tulis angka, satuan, dan tahunnya",
    "there is no figure in it, so the result cannot be judged; give the figure, its unit and its year",
)
_NO_FIGURE_ITEM: Final = Text(
    'belum ada angkanya: "{quote}"; tulis angka, satuan, dan tahunnya',
    'without a figure: "{quote}"; give the figure, its unit and its year',
)
_NO_FIGURE_ITEMS: Final = Text(
    '{count} butir belum ada angkanya, misalnya "{quote}"; tulis angka, satuan, dan tahunnya',
    '{count} items without a figure, such as "{quote}"; give the figure, its unit and its year',
)
_NO_FIRST: Final = Text(
    'keadaan awalnya belum disebut: "{quote}"; tulis juga angka sebelumnya, supaya perubahannya terlihat',
    'what it was before is not said: "{quote}"; give that figure too, so that the change can be seen',
)
_NO_LAST: Final = Text(
    'keadaan sesudahnya belum disebut: "{quote}"; tulis juga angka sekarang, supaya perubahannya terlihat',
    'what it came to is not said: "{quote}"; give that figure too, so that the change can be seen',
)
_NO_DATA_BEFORE: Final = Text(
    'kosong, padahal "{label}" ada, jadi perubahan tidak bisa ditunjukkan; cari rekap atau laporan lama',
    'empty though there is "{label}", so no change can be shown; look for old summaries or reports',
)
_NO_DATA_AFTER: Final = Text(
    'kosong, padahal "{label}" ada, jadi perubahan tidak bisa ditunjukkan; ukur keadaan sekarang dengan cara yang sama',
    'empty though there is "{label}", so no change can be shown; measure the situation today in the same way',
)
_NO_COMMON: Final = Text(
    'jenisnya lain daripada "{label}", jadi tidak bisa dibandingkan; cari data yang sejenis dengan data sebelumnya',
    'of another kind than "{label}", so they do not compare; look for data of the same kind as those before',
)
_DIFFERS: Final = Text(
    'di sini {here}, di "{label}" {there}, padahal sama-sama tentang "{thing}"; periksa mana yang benar, lalu samakan',
    'here {here}, in "{label}" {there}, though both are about "{thing}"; see which is right, and write the same',
)


class _Read(NamedTuple):
    """An answer in words, and its texts sentence by sentence."""

    told: Told
    texts: tuple[list[Sentence], ...]


def about_figures(rubric: Rubric, facts: Facts, case: Case, told: Iterable[Told]) -> Iterator[Finding]:
    """What to look at in figures."""
    answers = [_Read(each, tuple(map(read, each.texts))) for each in told]
    for each in answers:
        yield from _about_figureless(each)
        yield from _about_halves(each)
    yield from _about_data(rubric, facts, case)
    yield from _about_differences(answers)


def _about_figureless(answer: _Read) -> Iterator[Finding]:
    told = answer.told
    if told.question.tells not in ("result", "target"):
        return
    bare = [
        text
        for text, read_ in zip(told.texts, answer.texts, strict=True)
        if not any(each.amounts or not _IN_WORDS.isdisjoint(each.words) for each in read_)
    ]
    if bare:
        items = _NO_FIGURE_ITEM if len(bare) == 1 else _NO_FIGURE_ITEMS
        message = _NO_FIGURE if told.question.kind == "text" else items
        yield told.finding("tanpa-angka", "advice", message.fill(count=len(bare), quote=cut(bare[0])))


def _about_halves(answer: _Read) -> Iterator[Finding]:
    """A change of which only one end is told, anywhere in the answer."""
    if answer.told.question.tells == "target":
        return
    whole = [sentence for text in answer.texts for sentence in text]
    measures = Counter(amount.measure for sentence in whole for amount in sentence.amounts)
    said = {word for sentence in whole for word in sentence.words}
    for sentence in whole:
        if _CHANGES.isdisjoint(sentence.words) or not _PLANNED.isdisjoint(sentence.words):
            continue
        for amount in sentence.amounts:
            if measures[amount.measure] > 1:
                continue
            if amount.role == AFTER and said.isdisjoint(_ONCE) and _FROM.isdisjoint(sentence.words):
                yield answer.told.finding("tanpa-sebelum", "advice", _NO_FIRST.fill(quote=cut(sentence.text)))
            # People come from three places too, but not from three hours.
            elif amount.role == BEFORE and amount.measured and said.isdisjoint(_NOW) and _TO.isdisjoint(sentence.words):
                yield answer.told.finding("tanpa-sesudah", "advice", _NO_LAST.fill(quote=cut(sentence.text)))


def _about_data(rubric: Rubric, facts: Facts, case: Case) -> Iterator[Finding]:
    """Data of before and after where one is answered with none; what is not answered yet is an open question."""
    for later in rubric.questions.values():
        earlier = rubric.questions.get(later.before or "")
        old = _kinds(earlier, facts, case) if earlier else None
        new = _kinds(later, facts, case)
        if earlier is None or old is None or new is None or not (old or new) or not old.isdisjoint(new):
            continue
        if old and new:
            yield _pairless(later, facts, _NO_COMMON.fill(label=earlier.label))
        elif new:
            yield _pairless(earlier, facts, _NO_DATA_BEFORE.fill(label=later.label))
        else:
            yield _pairless(later, facts, _NO_DATA_AFTER.fill(label=earlier.label))


def _kinds(question: Question, facts: Facts, case: Case) -> frozenset[object] | None:
    """The kinds of data that there are, none where nobody will know; None where it is not answered."""
    value = case.values.get(question.id)
    if isinstance(value, tuple):
        return frozenset(value)
    answer = facts.answers.get(question.id)
    return frozenset() if answer and answer.declined else None


def _pairless(question: Question, facts: Facts, message: Text) -> Finding:
    answer = facts.answers[question.id]
    return Finding("data-tanpa-pembanding", "advice", question.id, message, answer.line, answer.column)


def _about_differences(answers: Iterable[_Read]) -> Iterator[Finding]:
    """A figure that differs from the first one that another answer gives for the same thing.

    Where a second figure differs too, the thing is likely to be another: "RW 5 has 30, RW 7 has 45".
    """
    first: dict[object, tuple[Told, Amount]] = {}
    for answer in answers:
        if answer.told.question.tells == "target":
            continue
        for sentence in (each for text in answer.texts for each in text if each.amounts):
            claims = _claims(sentence)
            known = [(*first.setdefault(key, (answer.told, amount)), amount) for key, amount in claims.items()]
            odd = [each for each in known if each[0] is not answer.told and not _agree(each[1], each[2])]
            if len(odd) == 1:
                told, there, here = odd[0]
                message = _DIFFERS.fill(
                    here=here.written, label=told.question.label, there=there.written, thing=cut(sentence.text)
                )
                yield answer.told.finding("angka-berbeda", "warning", message)


def _claims(sentence: Sentence) -> dict[object, Amount]:
    """What a sentence says of one thing: its figures by thing, unit and years, those that are told twice left out."""
    counted = [each for each in sentence.amounts if each.unit and (each.measured or each.value >= _MANY)]
    said = {word for each in counted for word in (*words(each.written), *each.years)}
    told = takewhile(lambda word: word not in _SOURCES, sentence.words)
    thing = frozenset(word for word in told if word not in _EMPTY and (word.isalpha() or word not in said))
    if len(thing) < _THING or not _PLANNED.isdisjoint(sentence.words):
        return {}
    found: dict[object, Amount] = {}
    twice = set()
    for amount in counted:
        key = (thing, amount.unit, amount.years, None if len(amount.years) == 1 else amount.role)
        if key in found:
            twice.add(key)
        if amount.years or amount.role:
            found[key] = amount
    return {key: amount for key, amount in found.items() if key not in twice}


def _agree(one: Amount, other: Amount) -> bool:
    """Whether two figures may be the same: equal, one rounded, or one said to be rough."""
    gap = abs(one.value - other.value)
    few, many = sorted((_step(one.value), _step(other.value)), reverse=True)
    rounded = few > many and gap * 2 <= few
    rough = (one.rough or other.rough) and gap <= _CLOSE * max(one.value, other.value)
    return not gap or rounded or rough


def _step(value: Decimal) -> Decimal:
    """The worth of the last decimal."""
    return Decimal((0, (1,), int(value.as_tuple().exponent)))
