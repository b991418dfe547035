"""What there is to copy of an innovation, as blocks: observe (amati), copy (tiru), modify (modifikasi), and declare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.assess.report import SHOWN
from inovasi_cli.assess.words import value_words
from inovasi_cli.facts import AGENCY
from inovasi_cli.render import labels, sentences
from inovasi_cli.render.json import FORMAT, TOOL, path_text, pretty
from inovasi_cli.render.pages.blocks import Heading, Listing, Paragraph, Signatures, Table
from inovasi_cli.text import Text, join, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_cli.assess.replica import Replica
    from inovasi_cli.assess.report import PartResult
    from inovasi_cli.conditions import Truth
    from inovasi_cli.facts import Value
    from inovasi_cli.render.pages.blocks import Block
    from inovasi_cli.render.voice import Voice
    from inovasi_cli.rubric.model import Question

MOST_PARTS: Final = 6
"""Strong parts that are told of; the weightiest come first."""

_TITLE: Final = Text("Amati, Tiru, Modifikasi: {title}", "Observe, copy, modify: {title}")
_MODEL: Final = Text("Model: {model}", "Model: {model}")
_OBSERVE: Final = Text("Amati: yang membuatnya kuat", "Observe: what made it strong")
_SHOWN: Final = Text("Karakteristik yang terpenuhi: {titles}.", "Characteristics shown: {titles}.")
_NOT_STRONG: Final = Text("Tidak ada bagian di tingkat terbaik.", "No part is at its best level.")
_STRONG: Final = Text("{part} ({points} poin): “{level}”. {answers}", "{part} ({points} points): “{level}”. {answers}")
_ANSWER: Final = Text("{label}: {value}", "{label}: {value}")
_WEAK: Final = Text(
    "Yang masih lemah pada model, jadi jangan berhenti di sana: {titles}.",
    "What is still weak in the model, so do not stop there: {titles}.",
)
_COPY: Final = Text("Tiru: yang boleh dibawa", "Copy: what may be taken over")
_NOTHING: Final = Text(
    "Berkas model belum menjawab pertanyaan tentang cara kerjanya.", "The model's file says nothing of how it works."
)
_FACT: Final = Text("Hal", "Fact")
_ITS: Final = Text("Model", "Model")
_YOURS: Final = Text("Anda", "You")
_MODIFY: Final = Text("Modifikasi: yang harus berbeda", "Modify: what has to differ")
_WHY: Final = Text(
    "Yang ditanyakan kepada peniru: apa bedanya dengan model, misalnya wilayah, kelompok sasaran, atau tingkat "
    "pemerintahan. (formulir sebuah provinsi yang menyalin formulir nasional 2021/2022; keyakinan sedang)",
    "Whoever copies is asked what differs from the model, such as region, target group, or level of government. (form "
    "of a province that copies the national one of 2021/2022; medium confidence)",
)
_OPEN: Final = Text("belum dijawab", "not answered yet")
_SAME: Final[dict[Truth, Text]] = {
    True: Text("Sudah ada bedanya.", "Something differs already."),
    False: Text(
        "Semua jawaban itu sama dengan model. Tunjukkan bedanya, atau ini hanya salinan.",
        "All of these answers are those of the model. Show what differs, or it is a mere copy.",
    ),
    None: Text(
        "Jawaban Anda belum ada, jadi bedanya belum terlihat.", "Your answers are missing, so it cannot be seen."
    ),
}
_DECLARE: Final = Text("Pernyataan replikasi", "Declaration of replication")
_OURS: Final = Text(
    "Kelompok Replikasi KIPP 2021 meminta pernyataan yang ditandatangani dan dipindai (keyakinan rendah). Bentuk "
    "bakunya tidak kami temukan; kalimat di bawah susunan kami.",
    "The replication group of KIPP 2021 asked for a signed statement as a scan (low confidence). We found no "
    "prescribed form; the wording below is ours.",
)
_STATEMENT: Final = Text(
    "Kami menyatakan bahwa inovasi “{own}” meniru inovasi “{model}” milik {owner}. Yang ditiru: {taken}. Yang "
    "dimodifikasi: {differs}.",
    'We declare that the innovation "{own}" copies the innovation "{model}" of {owner}. Taken over: {taken}. '
    "Modified: {differs}.",
)
_MORE: Final = Text(
    "dan {count} bagian lain di tingkat terbaik", "and {count} other {count:part at its|parts at their} best level"
)
_BLANK: Final = Text("............", "............")
_PLACE: Final = Text("..............., tanggal ...............", "..............., date ...............")
_SIGNER: Final = Text("Pimpinan unit penyelenggara", "Head of the unit")
_OWNER: Final = Text("Mengetahui, pemilik inovasi model", "Seen by the owner of the model")


def render(replica: Replica, voice: Voice) -> Iterator[Block]:
    """The page, the strongest parts first."""
    yield Heading(voice.say(_TITLE, title=sentences.name(replica.model)), 1)
    yield Paragraph(voice.say(_MODEL, model=called(replica, voice)))
    yield Paragraph(voice.say(labels.JUDGED_BY, title=replica.model.rubric.title))
    yield from _observe(replica, voice)
    yield from _copy(replica, voice)
    yield from _modify(replica, voice)
    yield from _declare(replica, voice)


def called(replica: Replica, voice: Voice) -> str:
    """The model and whose it is."""
    owner = _owner(replica)
    return ", ".join([voice.say(sentences.name(replica.model)), *([owner] if owner else [])])


def _owner(replica: Replica) -> str:
    agency = replica.model.facts.answers.get(AGENCY)
    return visible(agency.value) if agency and isinstance(agency.value, str) else ""


def _observe(replica: Replica, voice: Voice) -> Iterator[Block]:
    yield Heading(voice.say(_OBSERVE))
    shown = [each.characteristic.title for each in replica.model.characteristics if each.state == SHOWN]
    if shown:
        yield Paragraph(voice.say(_SHOWN, titles=join(shown, "; ")))
    if replica.strong:
        told = [_strong(each, replica, voice) for each in replica.strong[:MOST_PARTS]]
        more = len(replica.strong) - len(told)
        yield Listing((*told, *([voice.say(_MORE, count=more)] if more else [])))
    elif replica.model.readiness:
        yield Paragraph(voice.say(_NOT_STRONG))
    if replica.weak:
        yield Paragraph(voice.say(_WEAK, titles=join([each.part.title for each in replica.weak], "; ")))


def _strong(result: PartResult, replica: Replica, voice: Voice) -> str:
    asked = [question for key, question in replica.model.rubric.questions.items() if key in result.part.questions()]
    told = [each for question in asked if (each := answer(question, replica))]
    return voice.say(
        _STRONG,
        part=result.part.title,
        points=voice.points(result.most, result.claimed.per),
        level=result.level or Text(""),
        answers=join(told, "; "),
    ).strip()


def answer(question: Question, replica: Replica) -> Text | None:
    """What the model answered to a question, with its label."""
    given = replica.model.facts.answers.get(question.id)
    if not given or given.value is None:
        return None
    return _ANSWER.fill(label=question.label, value=value_words(question, given.value))


def _copy(replica: Replica, voice: Voice) -> Iterator[Block]:
    yield Heading(voice.say(_COPY))
    if not replica.taken:
        yield Paragraph(voice.say(_NOTHING))
        return
    rows = tuple((voice.say(each.question.label), _said(each.question, each.model, voice)) for each in replica.taken)
    yield Table((voice.say(_FACT), voice.say(_ITS)), rows)


def _modify(replica: Replica, voice: Voice) -> Iterator[Block]:
    yield Heading(voice.say(_MODIFY))
    yield Paragraph(voice.say(_WHY))
    heads = tuple(map(voice.say, (_FACT, _ITS, _YOURS)))
    rows = tuple(
        (voice.say(each.question.label), *(_said(each.question, value, voice) for value in (each.model, each.own)))
        for each in replica.differs
    )
    yield Table(heads, rows, more=voice.say(_SAME[replica.told_apart]))


def _said(question: Question, value: Value | None, voice: Voice) -> str:
    return voice.say(_OPEN if value is None else value_words(question, value))


def _declare(replica: Replica, voice: Voice) -> Iterator[Block]:
    yield Heading(voice.say(_DECLARE))
    yield Paragraph(voice.say(_OURS))
    differing = [each.question.label for each in replica.differs if each.same is False]
    yield Paragraph(
        voice.say(
            _STATEMENT,
            own=_BLANK,
            model=sentences.name(replica.model),
            owner=_owner(replica) or _BLANK,
            taken=join([each.question.label for each in replica.taken], "; ") if replica.taken else _BLANK,
            differs=join(differing, "; ") if differing else _BLANK,
        )
    )
    yield Signatures(voice.say(_PLACE), ((voice.say(_SIGNER), ""), (voice.say(_OWNER), "")))


def as_json(replica: Replica, voice: Voice) -> str:
    """The same for programs."""
    from inovasi_cli import __version__

    model = replica.model
    data = {
        "format": FORMAT,
        "tool": {"name": TOOL, "version": __version__},
        "model": {"path": path_text(model.facts.file), "digest": model.facts_digest, "title": called(replica, voice)},
        "rubric": {"id": model.rubric.id, "title": voice.say(model.rubric.title), "digest": model.rubric.digest},
        "strong": [each.part.id for each in replica.strong],
        "weak": [each.part.id for each in replica.weak],
        "taken": [{"question": each.question.id, "model": _data(each.model)} for each in replica.taken],
        "differs": [
            {
                "question": each.question.id,
                "model": _data(each.model),
                "own": _data(each.own),
                "same": each.same,
            }
            for each in replica.differs
        ],
        "told_apart": replica.told_apart,
    }
    return pretty(data)


def _data(value: Value | None) -> str | list[str] | None:
    """An answer as a fact file says it, numbers and dates as texts."""
    return list(map(str, value)) if isinstance(value, tuple) else value if value is None else str(value)
