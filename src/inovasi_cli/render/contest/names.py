"""The names of a contest in words: of entries, judges, stages and parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inovasi_cli.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inovasi_cli.contest.hold import Held
    from inovasi_cli.contest.model import Contest, Stage
    from inovasi_cli.render.voice import Voice


class Names:
    """Says the names of one contest; ``voice`` makes them harmless."""

    def __init__(self, held: Held, voice: Voice) -> None:
        self.contest: Contest = held.contest
        self.voice = voice
        self._parts = {(stage.id, part.id): part.title for stage in held.contest.stages for part in stage.parts}

    def entry(self, entry: str) -> str:
        """The title of an entry."""
        return self.voice.say(Text(self.contest.entries[entry].title))

    def entries(self, entries: Iterable[str]) -> str:
        """Several titles."""
        return ", ".join(map(self.entry, entries))

    def judge(self, judge: str) -> str:
        """The name of a judge."""
        return self.voice.say(Text(self.contest.judges[judge].name))

    def judges(self, judges: Iterable[str]) -> str:
        """Several names."""
        return ", ".join(map(self.judge, judges))

    def stage(self, stage: Stage) -> str:
        """The title of a stage."""
        return self.voice.say(Text(stage.title))

    def part(self, stage: str, part: str) -> str:
        """The title of a part."""
        return self.voice.say(self._parts[stage, part])
