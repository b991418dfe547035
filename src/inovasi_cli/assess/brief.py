"""The judgement in states alone, for whoever judges much at once: no reasons, and no date of eligibility."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.assess.compiled import compiled
from inovasi_cli.assess.eligibility import verdict
from inovasi_cli.assess.report import CategoryResult, Eligibility, GateResult
from inovasi_cli.text import Text

if TYPE_CHECKING:
    from inovasi_cli.conditions import Case, Truth
    from inovasi_cli.rubric.model import Category, Rubric

_UNSAID: Final = Text("")


class Brief:
    """The gates and categories of one rubric, made ready to be judged."""

    def __init__(self, rubric: Rubric) -> None:
        # A gate has three results, whatever the facts.
        states: tuple[Truth, ...] = (True, False, None)
        self._gates = [
            (compiled(gate.when), {met: GateResult(gate, met, _UNSAID) for met in states}) for gate in rubric.gates
        ]
        self._categories = [(category, compiled(category.fits_when)) for category in rubric.categories]

    def eligibility(self, case: Case) -> Eligibility:
        """The verdict, and every gate with its state."""
        gates = tuple([results[holds(case)] for holds, results in self._gates])
        return Eligibility(verdict(gates), None, gates)

    def categories(self, case: Case) -> CategoryResult:
        """As ``judge_categories``."""
        chosen: Category | None = None
        supported: Truth = None
        fitting, still_open = [], []
        for category, holds in self._categories:
            state = holds(case)
            if state:
                fitting.append(category)
            elif state is None:
                still_open.append(category)
            if category.id == case.category:
                chosen, supported = category, state
        return CategoryResult(chosen, supported, tuple(fitting), tuple(still_open))
