"""Reads the rules of a contest file: outliers, ties, when judges differ too much, and how far scores may move."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.contest.model import OUTLIERS, Rules

if TYPE_CHECKING:
    from inovasi_cli.contest.model import Stage
    from inovasi_cli.facts import Number
    from inovasi_cli.rubric.reader import Fields

_KEYS: Final = ("pencilan", "seri", "ambang_beda", "geser_nilai", "geser_bobot", "sumber")
_MOST: Final = 100
_USUAL: Final = Rules()


def read_rules(top: Fields, stages: tuple[Stage, ...]) -> Rules:
    """The rules, the usual ones where a file says nothing."""
    fields = top.child("aturan", _KEYS)
    if not fields:
        return _USUAL
    return Rules(
        outliers=fields.one_of("pencilan", OUTLIERS, _USUAL.outliers),
        ties=_ties(fields, stages),
        gap=_up_to(fields, "ambang_beda", _USUAL.gap),
        sway=_up_to(fields, "geser_nilai", _USUAL.sway),
        weight_sway=_up_to(fields, "geser_bobot", _USUAL.weight_sway),
        source=fields.text("sumber"),
    )


def _ties(fields: Fields, stages: tuple[Stage, ...]) -> tuple[tuple[str, str], ...]:
    parts = {f"{stage.id}.{part.id}": (stage.id, part.id) for stage in stages for part in stage.parts}
    found = []
    for each in fields.texts("seri"):
        if each.text in parts:
            found.append(parts[each.text])
            continue
        near = fields.problems.did_you_mean(each.text, parts)
        fields.note(each, "seri", f'"{each.text}" bukan bagian yang dinilai; tulis tahap.bagian{near}')
    return tuple(found)


def _up_to(fields: Fields, key: str, usual: Number) -> Number:
    number = fields.number(key)
    if number is None:
        return usual
    if not 0 <= number <= _MOST:
        fields.note(fields.entries[key], key, f"harus antara 0 dan {_MOST}")
        return usual
    return number
