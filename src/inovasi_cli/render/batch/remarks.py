"""What several formats say alike: problems, the text of a remark on a page, and what tells remarks apart."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from inovasi_cli.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_cli.batch.outcome import Outcome, Remark


def problems(outcome: Outcome, language: str) -> list[dict[str, object]]:
    """Why a file could not be judged, as JSON data."""
    return [
        {"line": each.line, "column": each.column, "message": each.message.say(language), "rule": each.rule}
        for each in outcome.remarks
    ]


def shown(text: str) -> str:
    """A text whose line breaks stay, and in which everything else that would act instead of showing is spelled out."""
    return text if text.isprintable() else "\n".join(map(visible, text.split("\n")))


def told_apart(outcome: Outcome) -> Iterator[tuple[Remark, str]]:
    """Every remark that was not handed over before, each with a fingerprint that no other remark of a run has.

    It is made of the file as given, the rubric, the rule and the Indonesian message, and, only where one outcome says
    the very same again, how often it did before; so it stays as lines move, in either language.
    """
    if outcome.told:
        return
    seen: dict[tuple[str, str], int] = {}
    for remark in outcome.remarks:
        key = (remark.rule, remark.message.id)
        again = seen[key] = seen.get(key, -1) + 1
        parts = (outcome.file, outcome.rubric, *key, *([str(again)] if again else []))
        # Each part is preceded by its length, so that no two lists of parts give one text.
        text = "".join(f"{len(part)}:{part}" for part in parts)
        yield remark, sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
