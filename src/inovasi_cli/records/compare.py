"""How two reports differ: they hold no answers, so only a single cause can be given the whole difference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inovasi_cli.assess.difference import DATE, FACTS, RUBRIC, VERSION, Cause, compare
from inovasi_cli.errors import InovasiError

if TYPE_CHECKING:
    from inovasi_cli.assess.difference import Difference
    from inovasi_cli.records.record import Record


def difference(before: Record, after: Record) -> Difference:
    """The difference of two reports; raises ``InovasiError`` where they rest on the same and yet differ."""
    old, new = before.judged, after.judged
    kinds = [
        kind
        for kind, changed in (
            (VERSION, before.version != after.version),
            (RUBRIC, (old.rubric, old.digest) != (new.rubric, new.digest)),
            (DATE, old.on != new.on),
            (FACTS, before.facts_digest != after.facts_digest),
        )
        if changed
    ]
    found = compare(old, new, lambda *_: ())
    if not kinds and (found.gates or found.parts or found.verdict or any(found.points or ())):
        raise InovasiError(
            f"{old.file} dan {new.file} menyebut dasar yang sama tetapi isinya berbeda; salah satunya diubah",
            f"Periksa keduanya: inovasi buktikan {new.file}",
        )
    single = len(kinds) == 1
    causes = (Cause(kind, found.points if single else None, new.verdict if single else None) for kind in kinds)
    return found._replace(causes=tuple(causes))
