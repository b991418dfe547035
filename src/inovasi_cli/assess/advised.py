"""What is advised: steps and their order, points that wait for proof, marks within reach, questions that weigh."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from inovasi_cli.assess.witness import Demand
    from inovasi_cli.facts import Evidence, Number, Value
    from inovasi_cli.rubric.model import Gate, Part, Question
    from inovasi_cli.text import Text


class Action(NamedTuple):
    """One next step (*saran*) with its exact gain in the lowest points, claimed and evidenced, over ``per``.

    ``kind`` is ``gate``, ``level`` or ``proof``; ``answers`` and ``proofs`` are question ids. ``demands`` are what the
    answers must be, and ``values`` those nearest to today's that are so, by which the gain was measured.
    """

    id: str
    kind: str
    part: Part | None
    title: Text
    claimed: int
    evidenced: int
    per: int
    opens: tuple[Gate, ...]
    answers: tuple[str, ...]
    demands: tuple[Demand, ...]
    values: dict[str, Value]
    proofs: tuple[str, ...]
    reaches: str | None


class Planned(NamedTuple):
    """One action at its place in the plan, over the same denominator.

    ``claimed`` and ``evidenced`` are what it brings on top of those before it, ``opens`` the gates that it then opens,
    ``totals`` the lowest points, claimed and evidenced, that all so far make together, and ``reaches`` the mark that
    they reach and the ones before do not.
    """

    id: str
    claimed: int
    evidenced: int
    opens: tuple[Gate, ...]
    totals: tuple[int, int]
    reaches: str | None


class Advice(NamedTuple):
    """Every action, best first, and the fewest of them that reach the next mark: a band's id or ``pass_mark``.

    ``plan`` is the order that keeps most whenever time ends; ``plan_exact`` says that behind its steps towards
    requirements no other so many steps bring more. ``whole`` is false where a rubric asks so much that not every
    action was looked for.
    """

    actions: tuple[Action, ...]
    toward: str | None
    fewest: tuple[str, ...]
    fewest_exact: bool
    plan: tuple[Planned, ...]
    plan_exact: bool
    whole: bool = True


class Lack(NamedTuple):
    """An answer that is claimed and not evidenced, with the proofs that it names, of which none is there."""

    question: Question
    proofs: tuple[Evidence, ...]


class Loss(NamedTuple):
    """The points of one leaf part that are claimed and not evidenced, over ``per``.

    ``lacks`` are answers whose proof brings all of them back, none of which is needless; ties in bank order.
    """

    part: Part
    points: int
    per: int
    lacks: tuple[Lack, ...]


class Mark(NamedTuple):
    """A band or the pass mark (``pass_mark``), its points, and whether the claims reach it.

    ``safe``: the claims do, whatever the missing answers are. ``open``: missing answers may bring it. ``by-change``:
    only other answers than today's do. ``out-of-reach``: none do while what is fixed stays; ``blocked`` are the fixed
    answers that withhold points then. ``no-way-found``: none of these was found. ``proven`` says whether what is
    evidenced reaches it.
    """

    id: str
    points: Number
    state: str
    proven: bool
    blocked: tuple[str, ...]


class Weight(NamedTuple):
    """How much hangs on one question: numerators over ``per``, and the gates that one answer to it alone decides.

    ``raises`` is by how much the lowest points can rise, ``lowers`` by how much the highest can fall, and ``closes``
    by how much the interval can shrink, each with the answer that does so most.
    """

    question: str
    raises: int
    lowers: int
    closes: int
    per: int
    gates: tuple[str, ...]
