"""Remarks as commands to GitHub Actions, which shows each at its line in a change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.batch.outcome import ERROR, NOTE, WARNING
from inovasi_cli.render.batch import words
from inovasi_cli.render.batch.places import slashed
from inovasi_cli.render.batch.remarks import shown
from inovasi_cli.render.batch.summary import mean_asked

if TYPE_CHECKING:
    from inovasi_cli.batch.outcome import Outcome, Remark
    from inovasi_cli.batch.tally import Tally

_COMMANDS: Final = {ERROR: "error", WARNING: "warning", NOTE: "notice"}


def piece(outcome: Outcome, language: str) -> str:
    """A line for each remark, unless it was handed over with an earlier rubric of the file."""
    remarks = () if outcome.told else outcome.remarks
    return "".join(_command(outcome.file, remark, language) for remark in remarks)


def tail(tally: Tally, language: str) -> str:
    """A line for each rubric whose mean misses what is asked, which is the fault of no line of a file."""
    title = value(shown(words.MEAN_SHORT.say(language)))
    told = "" if not tally.below else " ".join(each.say(language) for each in mean_asked(tally))
    return f"::error title={title}::{data(shown(told))}\n" if told else ""


def annotation(message: str) -> str:
    """An error that is the fault of no file."""
    return f"::error title=inovasi::{data(shown(message))}\n"


def data(text: str) -> str:
    """A text as the message of a command, escaped as ``actions/toolkit`` does."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def value(text: str) -> str:
    """A text as the value of a property, escaped as ``actions/toolkit`` does."""
    return data(text).replace(":", "%3A").replace(",", "%2C")


def _command(file: str, remark: Remark, language: str) -> str:
    properties = {
        "file": shown(slashed(file)),
        "line": str(remark.line),
        "col": str(remark.column),
        "title": shown(remark.title.say(language)),
    }
    written = ",".join(f"{name}={value(each)}" for name, each in properties.items())
    return f"::{_COMMANDS[remark.severity]} {written}::{data(shown(remark.message.say(language)))}\n"
