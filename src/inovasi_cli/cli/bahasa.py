"""What Typer says of itself, in Indonesian; it has no translations of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import typer
from typer.core import TyperCommand, TyperGroup

if TYPE_CHECKING:
    _Command = TyperCommand
else:  # what it shares with TyperGroup, which Typer does not export
    _Command = TyperCommand.__mro__[1]

# Typer does not export the class of all that it says about a wrong command line, but that of one kind of it.
UsageError: Final[type[Exception]] = typer.BadParameter.__mro__[1]

_HELP: Final[tuple[tuple[str, str], ...]] = (
    (r"^Arguments:", "Isian:"),
    (r"^Options:", "Opsi:"),
    (r"^Commands:", "Perintah:"),
    (r"\[OPTIONS\]", "[OPSI]"),
    (r"COMMAND \[ARGS\]\.\.\.", "PERINTAH [ISIAN]..."),
    (r"\{([A-Z|.]+)\}", r"\1"),
    (r"\[required\]", "[wajib]"),
    (r"\[default: ([^\]]*)\]", r"[bawaan: \1]"),
    (r"\s*\[x>=1\]", ""),
)
_ERRORS: Final[tuple[tuple[str, str], ...]] = (
    (r"No such option: (.+?)(?: \(Possible options: (.*)\))?\.?", r"Opsi \1 tidak dikenal; maksud Anda \2?"),
    (r"No such command ['\"](.*?)['\"]\.(?: Did you mean '(.*?)'.*)?", r"Perintah \1 tidak ada; maksud Anda \2?"),
    (r"Missing argument '(.*?)'\.", r"\1 belum disebut."),
    (r"Missing option '(.*?)'\.", r"Opsi \1 belum disebut."),
    (r"Option '(.*?)' requires an argument\.", r"Opsi \1 butuh isi di belakangnya."),
    (r"Option '(.*?)' does not take a value\.", r"Opsi \1 tidak boleh diberi isi."),
    (r"Got unexpected extra argument(?:s|\(s\))? \((.*)\)", r"Isian ini berlebih: \1."),
    (
        r"Invalid value for (.*?): '(.*)' is not a valid int(?:eger)?(?: range)?\.",
        r"Isi \1 tidak cocok: \2 bukan bilangan bulat.",
    ),
    (r"Invalid value for (.*?): (.*) is not in the range x>=(.*)\.", r"Isi \1 tidak cocok: \2; paling sedikit \3."),
    (r"Invalid value for (.*?): (.*)", r"Isi \1 tidak cocok: \2"),
)
_NOTHING_MEANT: Final = re.compile(r"; maksud Anda \?$")


class _Indonesian(_Command):
    """Help in Indonesian; what is longer than Typer's own words is put in their place before lines are broken."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]
        """The help text."""
        return translate_help(super().get_help(ctx))

    def format_usage(self, ctx: typer.Context, formatter: Any) -> None:  # type: ignore[override]
        """Write how the command is called."""
        pieces = translate_help(" ".join(self.collect_usage_pieces(ctx)))
        formatter.write_usage(ctx.command_path, pieces, "Pemakaian: ")

    def get_help_option(self, ctx: typer.Context) -> Any:  # type: ignore[override]
        """The option that shows the help."""
        option: Any = super().get_help_option(ctx)
        option.help = "Tampilkan bantuan ini."
        return option


class IndonesianCommand(_Indonesian, TyperCommand):
    """A command whose help reads in Indonesian."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """What was typed, taken apart; what is wrong with it is always said of this command."""
        try:
            return super().parse_args(ctx, args)
        except UsageError as error:
            error.ctx = ctx  # type: ignore[attr-defined]
            raise


class IndonesianGroup(_Indonesian, TyperGroup):
    """A group of commands whose help reads in Indonesian."""


def translate_help(text: str) -> str:
    """Help as Typer lays it out, with Typer's own words replaced."""
    for pattern, words in _HELP:
        text = re.sub(pattern, words, text, flags=re.MULTILINE)
    return text


def said(error: Exception) -> tuple[str, str]:
    """What was wrong with the command line, and of which command."""
    context: typer.Context | None = error.ctx  # type: ignore[attr-defined]
    told: str = error.format_message()  # type: ignore[attr-defined]
    return translate_error(told), context.command_path if context else "inovasi"


def translate_error(text: str) -> str:
    """What was wrong with the command line; what is not known here stays as Typer says it."""
    for pattern, words in _ERRORS:
        match = re.fullmatch(pattern, text, flags=re.DOTALL)
        if match:
            return _NOTHING_MEANT.sub(".", match.expand(words))
    return text
