"""The group ``inovasi rubrik``: its commands are put together only when one of them is asked for."""

from __future__ import annotations

import subprocess
import sys
from typing import Final

import pytest

from inovasi_cli.cli.rubrik.app import app
from inovasi_cli.cli.run import run

COMMANDS: Final = [command.name for command in app.registered_commands if command.name and not command.hidden]


def test_alone_the_group_shows_its_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rubrik"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("Pemakaian: inovasi rubrik [OPSI] PERINTAH [ISIAN]...")
    assert all(f"\n  {name} " in shown for name in COMMANDS)


def test_its_english_names_are_hidden(capsys: pytest.CaptureFixture[str]) -> None:
    run(["rubrik"])
    assert "\n  show " not in capsys.readouterr().out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_in_indonesian(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rubrik", name, "--help"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(f"Pemakaian: inovasi rubrik {name} [OPSI]")
    assert "Tampilkan bantuan ini." in shown
    assert "{" not in shown


def test_a_misspelled_command_meets_the_nearest_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rubrik", "perksa"]) == 2
    assert "maksud Anda periksa?" in capsys.readouterr().err
    assert run(["rubrk"]) == 2
    assert "maksud Anda rubrik?" in capsys.readouterr().err


def test_other_commands_do_not_pay_for_it() -> None:
    code = (
        "import sys; from inovasi_cli.cli.run import run; run(['templat', 'kipp-2018']);"
        "sys.exit('inovasi_cli.cli.rubrik.app' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)  # noqa: S603 - our own command
    assert done.returncode == 0
