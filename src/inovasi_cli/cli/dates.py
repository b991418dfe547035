"""The days that a command counts with: the one of ``--per``, and today, for which a clock is asked nowhere else."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from inovasi_cli.assess import reference_date
from inovasi_cli.errors import InovasiError
from inovasi_cli.rubric.values import read_day

if TYPE_CHECKING:
    from inovasi_cli.rubric.model import Rubric


def asked_day(per: str | None) -> date | None:
    """The day that ``--per`` names, if it is used; raises ``InovasiError`` where that is none."""
    try:
        return None if per is None else read_day(per)
    except ValueError as error:
        raise InovasiError(f"--per: {error}") from None


def today() -> date:
    """The day on which somebody sits before the screen."""
    return date.today()  # noqa: DTZ011 - their own calendar, not that of Greenwich


def counted_on(rubric: Rubric, per: date | None = None) -> date | None:
    """The reference date of a rubric: the day asked for, else its own, else the day on which somebody sits here."""
    return reference_date(rubric, per=per, today=today())
