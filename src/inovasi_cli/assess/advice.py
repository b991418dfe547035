"""What to do next: every single step with its exact gain, best first."""

from __future__ import annotations

from itertools import chain, combinations
from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.assess.advised import Action, Advice
from inovasi_cli.assess.effort import SpentError
from inovasi_cli.assess.fewest import Candidate, fewest
from inovasi_cli.assess.ground import Change, Ground
from inovasi_cli.assess.order import Taken, planned
from inovasi_cli.assess.remedies import Remedies, Remedy
from inovasi_cli.text import Text, join

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from inovasi_cli.assess.cases import Claims
    from inovasi_cli.assess.ladder import Leaf
    from inovasi_cli.assess.points import Scale
    from inovasi_cli.assess.witness import Demand
    from inovasi_cli.conditions import Case
    from inovasi_cli.rubric.model import Gate, Level, Part

MOST_PROOFS: Final = 10
"""Unproven answers of one part up to which every combination is tried; beyond that all of them are one step."""

MOST_LABELS: Final = 3
"""Open questions up to which a step towards a gate names each of them."""

_GATE: Final = Text("Penuhi syarat: {title}", "Meet the requirement: {title}")
_ANSWER: Final = Text("Jawab: {labels}", "Answer: {labels}")
_ANSWER_MANY: Final = Text(
    "Jawab {count} pertanyaan untuk syarat: {title}", "Answer {count} {count:question|questions} for: {title}"
)
_LEVEL: Final = Text("{part}: capai “{level}”", "{part}: reach “{level}”")
_PROOF: Final = Text("Lengkapi bukti: {labels}", "Add proof: {labels}")


class Step(NamedTuple):
    """A change with what it is called and aims at, before its gain is known."""

    id: str
    kind: str
    part: Part | None
    title: Text
    change: Change
    demands: tuple[Demand, ...] = ()


def advise(claims: Claims, scale: Scale | None) -> Advice:
    """Every action that opens a gate or gains points, gates first, then by gain; and the fewest to the next mark."""
    return _Adviser(claims, scale).advise()


def changes(claims: Claims, scale: Scale | None) -> tuple[list[Taken], bool]:
    """The same actions, each with the change that it is, for whoever measures it on something larger.

    Beside them whether every action was looked for.
    """
    adviser = _Adviser(claims, scale)
    return adviser.actions(), adviser.whole


class _Adviser:
    def __init__(self, claims: Claims, scale: Scale | None) -> None:
        self.claims = claims
        self.ground = Ground(claims, scale)
        self.scale = scale
        self.remedies = Remedies(claims)
        self.whole = True

    def advise(self) -> Advice:
        found = self.actions()
        # A gate may take a dozen answers, so it is no single step towards a mark.
        lifting = [Candidate(each.action.id, each.change) for each in found if _lifts(each.action)]
        target = self.scale.next_mark(self.ground.now.claimed) if self.scale else None
        few, plan = self._fewest(lifting), planned(self.ground, found)
        return Advice(tuple(each.action for each in found), target and target[0], *few, *plan, whole=self.whole)

    def actions(self) -> list[Taken]:
        """Every action, best first, with its change."""
        steps: dict[object, Step] = {}
        found: list[Taken] = []
        try:
            for step in chain(self._gate_steps(), self._level_steps(), self._proof_steps()):
                # Two aims that need the very same change are one step, named after the first, for the part of either.
                key = (tuple(sorted(step.change.answers.items())), step.change.proofs)
                first = steps.setdefault(key, step)
                steps[key] = first._replace(part=first.part or step.part)
        except SpentError:
            self.whole = False
        try:
            found.extend(taken for step in steps.values() if (taken := self._taken(step)))
        except SpentError:
            self.whole = False
        found.sort(key=lambda each: (not each.action.opens, -each.action.claimed, -each.action.evidenced))
        return found

    def _fewest(self, lifting: list[Candidate]) -> tuple[tuple[str, ...], bool]:
        try:
            return fewest(self.ground, lifting)
        except SpentError:
            return (), False

    def _gate_steps(self) -> Iterator[Step]:
        for gate in self.claims.rubric.gates:
            found = self.remedies.smallest(gate.when)
            if found:
                title = self._gate_title(gate, found.answers)
                yield Step(f"syarat:{gate.id}", "gate", None, title, Change(found.answers), found.demands)

    def _gate_title(self, gate: Gate, answers: Collection[str]) -> Text:
        if not self.claims.claimed.keys().isdisjoint(answers):
            return _GATE.fill(title=gate.title)
        if len(answers) > MOST_LABELS:
            return _ANSWER_MANY.fill(count=len(answers), title=gate.title)
        return _ANSWER.fill(labels=join([self.claims.rubric.questions[key].label for key in answers]))

    def _level_steps(self) -> Iterator[Step]:
        case = self.claims.case(self.claims.claimed)
        for leaf in self.ground.leaves:
            low = self._low(leaf, case)
            pairs = zip((rung.points for rung in leaf.rungs), leaf.part.levels, strict=True)
            above = sorted((pair for pair in pairs if pair[0] > low), key=lambda pair: pair[0])
            for points, level in above:
                if found := self.remedies.smallest(level.when):
                    level, found = self._exact(leaf, found, points, above) or (level, found)  # noqa: PLW2901
                    title = _LEVEL.fill(part=leaf.part.title, level=level.title)
                    yield Step(f"naik:{leaf.part.id}", "level", leaf.part, title, Change(found.answers), found.demands)
                    break

    def _exact(
        self, leaf: Leaf, found: Remedy, points: int, above: list[tuple[int, Level]]
    ) -> tuple[Level, Remedy] | None:
        """Where the answers found earn a higher level than the one aimed at: that level, and what it takes.

        Of several options that serve, one may bring more than the others, and nobody is to be promised that for them.
        """
        earned = self._low(leaf, self.claims.case({**self.claims.claimed, **found.answers}))
        if earned <= points:
            return None
        exact = ((level, self.remedies.smallest(level.when)) for worth, level in above if worth == earned)
        return next(((level, way) for level, way in exact if way and way.answers.keys() == found.answers.keys()), None)

    def _proof_steps(self) -> Iterator[Step]:
        questions = self.claims.rubric.questions
        for leaf in self.ground.leaves:
            proofs = self._smallest_proofs(leaf)
            if proofs:
                title = _PROOF.fill(labels=join([questions[key].label for key in proofs]))
                yield Step(f"bukti:{leaf.part.id}", "proof", leaf.part, title, Change({}, proofs))

    def _smallest_proofs(self, leaf: Leaf) -> tuple[str, ...]:
        """The fewest answers of today whose proof lifts what is evidenced of a leaf."""
        claimed, evidenced = self.claims.claimed, self.claims.evidenced
        unproven = [key for key in self.ground.behind[leaf.part.id] if key in claimed and key not in evidenced]
        sizes = range(1, len(unproven) + 1) if len(unproven) <= MOST_PROOFS else (len(unproven),)
        now = self._low(leaf, self.claims.case(evidenced))
        for proofs in (proofs for size in sizes for proofs in combinations(unproven, size)):
            self.remedies.effort.spend(self.ground.cost)
            case = self.claims.case({**evidenced, **{key: claimed[key] for key in proofs}})
            if self._low(leaf, case) > now:
                return proofs
        return ()

    def _low(self, leaf: Leaf, case: Case) -> int:
        return self.scale.earn(leaf, case).low if self.scale else 0

    def _taken(self, step: Step) -> Taken | None:
        """The step with its gain; None where another answer takes away what it brings, or fails a requirement."""
        now, after = self.ground.now, self.ground.after(step.change)
        opens, gains = after.met - now.met, after.claimed > now.claimed or after.evidenced > now.evidenced
        if after.unmet - now.unmet or not (opens or gains):
            return None
        questions = self.claims.rubric.questions
        changed = {*step.change.answers, *step.change.proofs}
        action = Action(
            id=step.id,
            kind=step.kind,
            part=step.part,
            title=step.title,
            claimed=after.claimed - now.claimed,
            evidenced=after.evidenced - now.evidenced,
            per=self.scale.per if self.scale else 1,
            opens=tuple(gate for gate in self.claims.rubric.gates if gate.id in opens),
            answers=tuple(key for key in questions if key in step.change.answers),
            demands=step.demands,
            values=step.change.answers,
            proofs=tuple(key for key in questions if questions[key].proof and key in changed),
            reaches=self.ground.reaches(now.claimed, after.claimed),
        )
        return Taken(action, step.change, after)


def _lifts(action: Action) -> bool:
    return action.part is not None and action.claimed > 0
