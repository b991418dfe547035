"""Prints a schema for yamale that asks of a fact file what `inovasi rubrik skema profil -r RUBRIC` asks.

It cannot say what a question or an option means (titles, descriptions), and of several kinds that a value may have it
tries one after the other. Neither schema knows when a question makes sense, nor anything of gates, levels and proofs.

    python benchmarks/yamale_schema.py RUBRIC
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from inovasi_cli.rubric.catalog import folder, locate
from inovasi_cli.rubric.load import load_rubric

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_cli.rubric.model import Question

TEXT: Final = "str(), num(), bool()"
YES_NO: Final = "bool(), regex('^([Yy]a|[Tt]idak)$')"
VALUES: Final = {
    "yes-no": YES_NO,
    "number": "num(), regex('^-?[0-9]+([.,][0-9]+)?$')",
    "date": "day(), int(), regex('^[0-9]{4}(-[0-9]{2}){0,2}$')",
    "years": "list(int(), str())",
    "list": f"list({TEXT})",
    "text": TEXT,
}


def lines(rubric: str) -> Iterator[str]:
    """The schema: the file, its answers, and the long form of each."""
    loaded, bank = load_rubric(locate(rubric, Path()), folder() / "questions")
    yield f"rubrik: any({TEXT}, list({TEXT}), required=False)"
    yield "jawaban: include('answers')"
    yield f"kategori: map({TEXT}, key=str(), required=False)"
    yield "---"
    yield "answers:"
    for key in bank.known():
        question = loaded.questions.get(key)
        yield (
            f"  {key}: any({_value(question)}, include('{key}'), required=False)"
            if question
            else (f"  {key}: any(required=False)")
        )
    for key, question in loaded.questions.items():
        yield f"---\n{key}:"
        yield f"  nilai: any({_value(question)}, required=False)"
        yield f"  bukti: any({TEXT}, list({TEXT}), required=False)"
        yield f"  catatan: any({TEXT}, required=False)"
        yield f"  tidak_berlaku: any({TEXT}, required=False)"
        yield f"  tidak_tahu: any({YES_NO}, required=False)"


def _value(question: Question) -> str:
    options = f"enum({', '.join(repr(option.id) for option in question.options)})"
    return {**VALUES, "choice": options, "choices": f"list({options})"}[question.kind]


if __name__ == "__main__":
    print(*lines(sys.argv[1]), sep="\n")
