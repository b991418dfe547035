"""The commands about rubrics themselves: ``inovasi rubrik ...``; only what is asked for is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inovasi_cli.cli.bahasa import IndonesianGroup

if TYPE_CHECKING:
    import typer
    from typer.core import TyperCommand


class RubrikGroup(IndonesianGroup):
    """The group ``rubrik``, whose commands are put together when one of them is asked for: few people need them."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        """The names of the commands, in their order."""
        self._fill()
        return super().list_commands(ctx)

    def get_command(self, ctx: typer.Context, cmd_name: str) -> TyperCommand | None:  # type: ignore[override]
        """The command of that name, if there is one."""
        self._fill()
        return super().get_command(ctx, cmd_name)  # type: ignore[return-value]

    def _fill(self) -> None:
        if not self.commands:
            from typer.main import get_command

            from inovasi_cli.cli.rubrik.app import app

            self.commands.update(get_command(app).commands)  # type: ignore[attr-defined]
