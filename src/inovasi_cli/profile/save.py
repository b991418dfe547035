"""Saves facts to a fact file: read back before they are written, and the file is whole, old or new, at every moment."""

from __future__ import annotations

import codecs
import errno
from typing import TYPE_CHECKING, Final

from inovasi_cli import strict_yaml
from inovasi_cli.errors import FactsError, InovasiError, reason_of
from inovasi_cli.facts import Evidence
from inovasi_cli.files import mode_of, real, replace
from inovasi_cli.profile.edit import edited, fresh
from inovasi_cli.profile.load import parse_profile, read_facts
from inovasi_cli.profile.write import entries_of
from inovasi_cli.strict_yaml import Mapping

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inovasi_cli.errors import Place
    from inovasi_cli.facts import Answer, Facts
    from inovasi_cli.rubric.bank import Bank
    from inovasi_cli.rubric.model import Proof

_ELSEWHERE: Final = "Coba lagi, atau simpan di tempat lain."
_NO_ACCESS: Final = (
    "folder atau berkasnya tidak boleh ditulisi",
    "Tutup program lain yang membuka berkas itu, atau simpan di folder yang boleh Anda tulisi.",
)
_NO_SPACE: Final = ("disk penuh", "Kosongkan ruang disk lalu coba lagi, atau simpan di tempat lain.")
_REASONS: Final = {
    errno.EACCES: _NO_ACCESS,
    errno.EPERM: _NO_ACCESS,
    errno.EROFS: _NO_ACCESS,
    errno.ENOSPC: _NO_SPACE,
    errno.EDQUOT: _NO_SPACE,
    errno.ENOENT: ("foldernya tidak ada", "Buat foldernya dahulu, atau simpan di tempat lain."),
}


def save_facts(path: Path, facts: Facts, bank: Bank) -> None:
    """Write facts to the file at ``path``, new or old; of an old one only the lines of what differs change.

    Raises ``FactsError`` where the old file cannot be read, and ``InovasiError`` where the new one cannot be written
    or would not say the same; in both cases nothing is written.
    """
    try:
        old = None if mode_of(path) is None else strict_yaml.read(path)
        new = _checked(path, _drafts(path, old, facts, bank), facts, bank)
        if new != old:
            replace(real(path), new)
    except OSError as error:
        reason, cure = _REASONS.get(error.errno or 0, (reason_of(error), _ELSEWHERE))
        raise InovasiError(f"{path}: tidak dapat disimpan ({reason}); tidak ada yang ditulis", cure) from error


def _drafts(path: Path, old: bytes | None, facts: Facts, bank: Bank) -> Iterator[bytes]:
    if old is None:
        yield _encoded(fresh(entries_of(facts, bank)))
        return
    document = parse_profile(path, old)
    now = read_facts(document, bank, None, look=_not_looked)
    top = document.top
    root = Mapping(top.entries, top.keys, top.at.line, top.at.column)
    keys = {"answered": _keys(root, "jawaban"), "chosen": _keys(root, "kategori")}
    mark = codecs.BOM_UTF8 if old.startswith(codecs.BOM_UTF8) else b""
    text = old.removeprefix(mark).decode()
    for draft in edited(text, root, entries_of(now, bank, **keys), entries_of(facts, bank, **keys)):
        yield mark + _encoded(draft)


def _keys(root: Mapping, section: str) -> tuple[str, ...]:
    node = root.entries.get(section)
    return tuple(node.keys) if isinstance(node, Mapping) else ()


def _encoded(text: str) -> bytes:
    # What is no text at all is then found when the draft is read again, like all else that cannot be saved.
    return text.encode(errors="surrogatepass")


def _not_looked(ref: str, _folder: Path, _at: Place, _proof: Proof | None) -> Evidence:
    return Evidence(ref, "missing")


def _checked(path: Path, drafts: Iterator[bytes], facts: Facts, bank: Bank) -> bytes:
    """The first draft that says what was asked for when it is read again."""
    asked = _said(facts)
    why: list[str] = []
    for draft in drafts:
        try:
            read = _said(read_facts(parse_profile(path, draft), bank, None, look=_not_looked))
        except FactsError as error:
            why += [problem.message for problem in error.problems]
        else:
            if read == asked:
                return draft
            why += [key for key, answer in asked[0].items() if read[0].get(key) != answer] or ["rubrik atau kategori"]
    raise InovasiError(
        f"{path}: tidak terbaca kembali persis seperti yang diketik ({why[0]}); tidak ada yang ditulis",
        "Periksa jawaban itu; jika isinya wajar, laporkan sebagai kesalahan program.",
    )


def _said(facts: Facts) -> tuple[dict[str, Answer], dict[str, str], tuple[str, ...]]:
    """What a file can say: no places, and not what was found at each proof."""
    answers = {
        key: answer._replace(evidence=tuple(Evidence(proof.ref, "") for proof in answer.evidence), line=1, column=1)
        for key, answer in facts.answers.items()
    }
    return answers, facts.categories, facts.rubrics
