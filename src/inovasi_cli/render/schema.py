"""JSON Schema (draft 2020-12) of fact files, rubrics and banks, for editors that complete and check while one types.

The loaders are stricter: they also know which id names what. A schema that said so would have to be made anew for
each file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from inovasi_cli.conditions import TESTS
from inovasi_cli.render.json import pretty
from inovasi_cli.rubric.bank import KINDS, PROOF_KINDS, REPLICA, TELLS
from inovasi_cli.rubric.model import INNOVATION, ORGANISATION
from inovasi_cli.rubric.reader import ID
from inovasi_cli.rubric.sources import CONFIDENCES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inovasi_cli.rubric.model import Question

Schema = dict[str, Any]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Final[Schema] = {"type": ["string", "number", "boolean"]}
_NUMBER: Final[Schema] = {"type": ["number", "string"], "pattern": r"^-?[0-9]+([.,][0-9]+)?$"}
_DAY: Final[Schema] = {"type": "string", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_ID: Final[Schema] = {"type": "string", "pattern": f"^{ID.pattern}$"}
_EN: Final[Schema] = {"type": "object", "additionalProperties": _TEXT}


def render(schema: Schema) -> str:
    """The schema as a file."""
    return pretty(schema)


def profile_schema(questions: Iterable[Question], others: Iterable[str] = ()) -> Schema:
    """Fact files that answer these questions; the ids of ``others`` may stand there too, since one file serves many."""
    answers: dict[str, Any] = {question.id: _answer(question) for question in questions}
    return {
        **_head("Berkas fakta inovasi"),
        **_mapping(
            {
                "rubrik": {"anyOf": [_TEXT, _list(_TEXT)]},
                "jawaban": _mapping({**dict.fromkeys(others, True), **answers}),
                "kategori": {"type": ["object", "null"], "additionalProperties": _TEXT},
            },
            need=("jawaban",),
        ),
    }


def _answer(question: Question) -> Schema:
    value = _value(question)
    long = _mapping(
        {
            "nilai": value,
            "bukti": {"anyOf": [_TEXT, _list(_TEXT), {"type": "null"}]},
            "catatan": _TEXT,
            "tidak_berlaku": _TEXT,
            "tidak_tahu": _yes_no(),
        }
    )
    told = question.text.id if question.help is None else f"{question.text.id} {question.help.id}"
    return {"title": question.label.id, "description": told, "anyOf": [value, long, {"type": "null"}]}


def _value(question: Question) -> Schema:
    options: Schema = {"oneOf": [{"const": option.id, "title": option.text.id} for option in question.options]}
    values: dict[str, Schema] = {
        "yes-no": _yes_no(),
        "choice": options,
        "choices": _list(options),
        "number": _NUMBER,
        "date": {"type": ["string", "integer"], "pattern": r"^[0-9]{4}(-[0-9]{2}){0,2}$"},
        "years": _list({"type": ["integer", "string"]}),
        "list": _list(_TEXT),
        "text": _TEXT,
    }
    return values[question.kind]


def _yes_no() -> Schema:
    return {"anyOf": [{"type": "boolean"}, {"type": "string", "pattern": "^([Yy]a|[Tt]idak)$"}]}


def bank_schema() -> Schema:
    """Files of questions."""
    option = _mapping({"id": _ID, "text": _TEXT, "en": _EN}, need=("id", "text"))
    proof = _mapping(
        {
            "kinds": _list({"enum": list(PROOF_KINDS)}),
            "hint": _TEXT,
            "max_mb": {"type": "integer", "minimum": 1},
            "en": _EN,
        },
        need=("kinds", "hint"),
    )
    question = _mapping(
        {
            "id": _ID,
            "kind": {"enum": list(KINDS)},
            "label": _TEXT,
            "text": _TEXT,
            "help": _TEXT,
            "options": _list(option),
            "least": _NUMBER,
            "most": _NUMBER,
            "whole": {"type": "boolean"},
            "unit": _TEXT,
            "evidence": proof,
            "ask_when": _CONDITION,
            "fixed": {"type": "boolean"},
            "tells": {"enum": list(TELLS)},
            "before": _ID,
            "replica": {"enum": list(REPLICA)},
            "en": _EN,
        },
        need=("id", "kind", "label", "text"),
    )
    theme = _mapping({"title": _TEXT, "order": {"type": "integer"}, "en": _EN}, need=("title",))
    top = _mapping({"theme": theme, "questions": _list(question)}, need=("theme", "questions"))
    return {**_head("Bank pertanyaan"), **top, "$defs": {"condition": _condition(gate=False)}}


def rubric_schema() -> Schema:
    """Rubrics."""
    rule: Schema = {"source": _ID, "origin": {"enum": ["official", "derived"]}, "en": _EN}
    named: Schema = {"id": _ID, "title": _TEXT, **rule}
    when: Schema = {"when": _CONDITION}
    source = _mapping(
        {"title": _TEXT, "url": _TEXT, "confidence": {"enum": list(CONFIDENCES)}, "en": _EN},
        need=("title", "confidence"),
    )
    note = _list(_mapping({"text": _TEXT, **rule}, need=("text",)))
    element = _mapping({**named, **when}, need=("id", "title", "when"))
    characteristic = {**named, "definition": _TEXT, "need": {"enum": ["all", "any"]}, "elements": _list(element)}
    top = _mapping(
        {
            "format": {"const": 1},
            "id": _ID,
            "about": {"enum": [INNOVATION, ORGANISATION]},
            "title": _TEXT,
            "organiser": _TEXT,
            "en": _EN,
            "window": _mapping({"opens": _DAY, "closes": _DAY, **rule}),
            "sources": {"type": "object", "additionalProperties": source},
            "questions": _list(_TEXT),
            "notes": note,
            "reminders": note,
            "gates": _list(_mapping({**named, "when": _GATE, "cure": _TEXT}, need=("id", "title", "when", "cure"))),
            "characteristics": _list(_mapping(characteristic, need=("id", "title", "definition", "elements"))),
            "categories": _list(
                _mapping({**named, "definition": _TEXT, "fits_when": _CONDITION}, need=("id", "title", "fits_when"))
            ),
            "score": _score(rule, named),
        },
        need=("format", "id", "title", "organiser", "sources"),
    )
    definitions = {"condition": _condition(gate=False), "gate": _condition(gate=True), "part": _part(named, when)}
    return {**_head("Rubrik"), **top, "$defs": definitions}


def _score(rule: Schema, named: Schema) -> Schema:
    quoted = _mapping({"share": _NUMBER, "text": _TEXT, **rule}, need=("share", "text"))
    return _mapping(
        {
            "out_of": _NUMBER,
            "scale": {"enum": ["weight", "points"]},
            "round_to": {"type": "integer"},
            "pass_mark": _mapping({"points": _NUMBER, **rule}, need=("points",)),
            "bands": _list(_mapping({**named, "from": _NUMBER}, need=("id", "title", "from"))),
            "parts": _list({"$ref": "#/$defs/part"}),
            "balance": _mapping({"drivers": _ID, "barriers": _ID, "quoted": quoted}, need=("drivers", "barriers")),
        },
        need=("out_of", "parts"),
    )


def _part(named: Schema, when: Schema) -> Schema:
    level = _mapping({"points": {"type": "integer"}, "title": _TEXT, **when, "en": _EN}, need=("points", "title"))
    words: Schema = {"type": "integer", "minimum": 1}
    narrative = _mapping({"question": _ID, "max_words": words, "min_words": words}, need=("question",))
    return _mapping(
        {
            **named,
            "weight": _NUMBER,
            "combine": {"enum": ["mean", "sum"]},
            "levels": _list(level),
            "narrative": narrative,
            "parts": _list({"$ref": "#/$defs/part"}),
            "not_applicable": {"enum": ["forbidden", "dropped", "full"]},
        },
        need=("id", "title"),
    )


_CONDITION: Final[Schema] = {"$ref": "#/$defs/condition"}
_GATE: Final[Schema] = {"$ref": "#/$defs/gate"}


def _condition(*, gate: bool) -> Schema:
    inner = _GATE if gate else _CONDITION
    tests = [_mapping({"question": _ID, name: _operand(name)}, need=("question", name)) for name in TESTS]
    lone: Schema = {"all": _list(inner), "any": _list(inner), "not": inner}
    if gate:
        lone |= {"shown": _ID, "fits": {"const": "category"}, "earned": _ID}
    return {"anyOf": [*tests, *(_mapping({name: schema}, need=(name,)) for name, schema in lone.items())]}


def _operand(name: str) -> Schema:
    if name == "in":
        return _list(_TEXT)
    if name == "known":
        return {"const": True}
    if name == "age_at_least":
        return {"type": "string", "pattern": "^[0-9]{1,4} (year|month)s?$"}
    if name in ("before", "after"):
        return _DAY
    return _NUMBER if name.startswith(("at_", "above", "below", "count")) else _TEXT


def _head(title: str) -> Schema:
    return {"$schema": DIALECT, "title": title}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _mapping(properties: Schema, *, need: tuple[str, ...] = ()) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        **({"required": list(need)} if need else {}),
    }
