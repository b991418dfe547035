"""Why a proof does not count, in words; and what to look at in one that does."""

from __future__ import annotations

from posixpath import normpath
from typing import TYPE_CHECKING, Final

from inovasi_cli.assess.report import Finding
from inovasi_cli.rubric.bank import PROOF_KINDS
from inovasi_cli.rubric.model import MOST_MEGABYTES
from inovasi_cli.text import LANGUAGES, Text, join

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inovasi_cli.assess.advised import Lack
    from inovasi_cli.facts import Evidence, Facts
    from inovasi_cli.rubric.model import Question, Rubric

LINK: Final = "tautan"
"""How a question says that a link serves as its proof."""

_FAULTS: Final[dict[str, tuple[str, Text]]] = {
    "missing": ("bukti-tidak-ada", Text("berkas bukti tidak ditemukan: {ref}", "proof file not found: {ref}")),
    "empty": ("bukti-kosong", Text("berkas bukti kosong: {ref}", "proof file is empty: {ref}")),
    "outside": (
        "bukti-di-luar-folder",
        Text(
            "berkas bukti harus di dalam folder bukti, misalnya di lampiran/, jadi tidak dibuka: {ref}",
            "proof must lie in the folder of proofs, so it was not opened: {ref}",
        ),
    ),
    "not-file": (
        "bukti-bukan-berkas",
        Text(
            "ini bukan berkas biasa, jadi tidak dibuka; sebutkan berkasnya sendiri: {ref}",
            "this is no regular file, so it was not opened; name the file itself: {ref}",
        ),
    ),
    "unreadable": ("bukti-tak-terbaca", Text("berkas bukti tidak dapat dibaca: {ref}", "proof cannot be read: {ref}")),
    "wrong-kind": (
        "bukti-salah-jenis",
        Text(
            "isi berkas bukti ini {kind}, padahal yang diminta {kinds}: {ref}",
            "by its content this proof is {kind}, but {kinds} was asked for: {ref}",
        ),
    ),
    "too-big": (
        "bukti-terlalu-besar",
        Text(
            "berkas bukti lebih besar dari {most} MB{ours}, jadi tidak dihitung; perkecil dahulu: {ref}",
            "proof is larger than {most} MB{ours}, so it does not count; make it smaller: {ref}",
        ),
    ),
    "bad-link": (
        "tautan-salah",
        Text(
            "tautan tidak lengkap; tulis seluruhnya, misalnya https://contoh.go.id/sk: {ref}",
            "link is not complete; give all of it, such as https://contoh.go.id/sk: {ref}",
        ),
    ),
}
UNPROVEN: Final = Text("belum ada bukti; siapkan: {hint}", "no proof yet; prepare: {hint}")
_TWIN: Final = Text(
    "isi {ref} persis sama dengan {other}; pastikan berkasnya tidak tertukar",
    "{ref} holds exactly what {other} holds; make sure that they are not mixed up",
)
_MISNAMED: Final = Text(
    "isi berkas ini {kind}, padahal namanya .{ending}, jadi mungkin tidak bisa dibuka; ganti namanya: {ref}",
    "by its content this is {kind}, but its name ends in .{ending}, so it may not open; rename it: {ref}",
)
_ENDINGS: Final = {**{kind: kind for kind in PROOF_KINDS if kind != LINK}, "jpeg": "jpg"}
"""What a file is meant to be by its name."""
_OURS: Final = Text(" (batas dari alat ini)", " (a limit of our own)")
_OR: Final = Text(" atau ", " or ")
KINDS: Final = {
    "3gp": Text("video 3GP", "a 3GP video"),
    "7z": Text("arsip 7z", "a 7z archive"),
    "audio": Text("rekaman suara", "a sound recording"),
    "avi": Text("video AVI", "an AVI video"),
    "gif": Text("gambar GIF", "a GIF picture"),
    "heic": Text("foto HEIC", "a HEIC photo"),
    "html": Text("laman web", "a web page"),
    "mkv": Text("video MKV atau WebM", "an MKV or WebM video"),
    "mov": Text("video MOV", "a MOV video"),
    "odf": Text("OpenDocument", "OpenDocument"),
    "ole": Text("Office model lama atau dokumen berkata sandi", "an old or password-protected Office file"),
    "other": Text("tidak dikenali", "not known"),
    "rar": Text("arsip RAR", "a RAR archive"),
    "rtf": Text("RTF", "RTF"),
    "text": Text("teks biasa", "plain text"),
    "tiff": Text("gambar TIFF", "a TIFF picture"),
    "webp": Text("gambar WebP", "a WebP picture"),
    "zip": Text("arsip ZIP", "a ZIP archive"),
    LINK: Text("tautan", "a link"),
}
"""What the kinds of file are called that are not called by their abbreviation."""


def kind_words(kind: str) -> Text:
    """What a kind of file is called."""
    return KINDS.get(kind) or Text(kind.upper())


def fault(proof: Evidence, question: Question) -> tuple[str, Text]:
    """The rule by which a named proof does not count, and the sentence about it."""
    rule, sentence = _FAULTS[proof.state]
    asked = question.proof
    most, ours = (asked.max_mb, Text("", "")) if asked and asked.max_mb else (MOST_MEGABYTES, _OURS)
    values = {"kind": kind_words(proof.kind or "other"), "kinds": kinds_words(question), "most": most, "ours": ours}
    return rule, sentence.fill(ref=proof.ref, **values)


def misnamed(proof: Evidence) -> Text | None:
    """What to say of a file that is another kind than its name says, and so may open nowhere; None of others."""
    ending = proof.ref.rpartition(".")[2].lower()
    meant = _ENDINGS.get(ending)
    if not proof.kind or not meant or meant == proof.kind:
        return None
    return _MISNAMED.fill(kind=kind_words(proof.kind), ending=ending, ref=proof.ref)


def twins(rubric: Rubric, facts: Facts) -> Iterator[Finding]:
    """Files of the same content that are named as if they were different ones.

    One file that openly proves several answers is none: a procedure may well show three things.
    """
    first: dict[str, Evidence] = {}
    seen = set()
    for key in rubric.questions:
        for proof in facts.answers[key].evidence if key in facts.answers else ():
            if not proof.digest or (_name(proof), proof.digest) in seen:
                continue
            seen.add((_name(proof), proof.digest))
            other = first.setdefault(proof.digest, proof)
            if other is not proof:
                told = _TWIN.fill(ref=proof.ref, other=other.ref)
                yield Finding("bukti-kembar", "warning", key, told, proof.line, proof.column)


def _name(proof: Evidence) -> str:
    """The path of a file, however it is written."""
    return normpath(proof.ref.replace("\\", "/"))


def lacking(lack: Lack) -> Text:
    """Why an answer is not proven: each proof that it names and why that does not count, or what to prepare."""
    question, proofs = lack
    if not proofs:
        return UNPROVEN.fill(hint=question.proof.hint if question.proof else "")
    return join([fault(proof, question)[1] for proof in proofs], "; ")


def kinds_words(question: Question) -> Text:
    """The kinds of proof that a question asks for: ``PDF, JPG atau tautan``."""
    words = [kind_words(kind) for kind in question.proof.kinds] if question.proof else []
    return Text(*(_listed([each.say(language) for each in words], _OR.say(language)) for language in LANGUAGES))


def _listed(words: Sequence[str], last: str) -> str:
    return last.join(filter(None, (", ".join(words[:-1]), *words[-1:])))
