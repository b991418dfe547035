"""The rules of a contest in words, so that whoever reads a result knows how it came about."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from inovasi_cli.contest.model import REQUIREMENTS
from inovasi_cli.numbers import plain as written
from inovasi_cli.render import labels
from inovasi_cli.render.contest import figures, words
from inovasi_cli.render.contest.names import Names
from inovasi_cli.render.pages.blocks import Heading, Listing
from inovasi_cli.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_cli.contest.hold import Held
    from inovasi_cli.contest.model import Stage
    from inovasi_cli.render.pages.blocks import Block
    from inovasi_cli.render.voice import Voice


def rules(held: Held, voice: Voice) -> Iterator[Block]:
    """Every rule in use, one sentence each."""
    yield Heading(voice.say(words.RULES))
    yield Listing(tuple(_rules(held, voice)))


def _rules(held: Held, voice: Voice) -> Iterator[str]:
    contest, say = held.contest, voice.say
    used = contest.rules
    yield from (say(_stage(stage, held, voice)) for stage in contest.stages)
    yield from (say(_weights(stage)) for stage in contest.stages if stage.parts)
    yield say(words.OUTLIERS[used.outliers])
    names = Names(held, voice)
    parts = ", ".join(names.part(*tie) for tie in used.ties)
    yield say(words.TIES_BROKEN, parts=parts) if parts else say(words.TIES_SHARED)
    yield say(words.GAP, gap=written(used.gap, voice.language))
    for quota in contest.quotas:
        group = words.QUOTA_GROUP.fill(group=Text(quota.group)) if quota.group else Text("")
        source = words.QUOTA_SOURCE.fill(source=Text(quota.source)) if quota.source else Text("")
        yield say(words.QUOTA_RULE, most=quota.most, group=group, source=source)
    if used.source:
        yield say(words.RULES_SOURCE, source=Text(used.source))


def _stage(stage: Stage, held: Held, voice: Voice) -> Text:
    if stage.manner == REQUIREMENTS:
        rubric = stage.rubric.title if stage.rubric else Text("")
        undecided = words.UNDECIDED_PASSES if stage.undecided else Text("")
        return words.STAGE_REQUIRED.fill(title=Text(stage.title), rubric=rubric, undecided=undecided)
    whole = sum((each.weight or Fraction() for each in held.contest.stages), Fraction())
    weight = figures.plain(100 * (stage.weight or Fraction()) / whole, voice)
    least = Text("") if stage.least is None else words.STAGE_LEAST.fill(least=written(stage.least, voice.language))
    top = words.STAGE_TOP.fill(top=stage.top) if stage.top else Text("")
    return words.STAGE_RULE.fill(title=Text(stage.title), weight=weight, least=least, top=top)


def _weights(stage: Stage) -> Text:
    source = Text(stage.source) if stage.source else words.BY_ORGANISER
    if stage.rubric:
        found = [part.basis.source for part in stage.parts if part.basis and part.basis.source]
        least_sure = min((each.confidence for each in found), key=tuple(labels.CONFIDENCES)[::-1].index)
        source = words.BY_RUBRIC.fill(rubric=stage.rubric.title, confidence=labels.CONFIDENCES[least_sure])
    return words.WEIGHTS_OF.fill(stage=Text(stage.title), source=source)
