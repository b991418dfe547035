"""The file behind an interview: its lock between processes, changes by others, signals; and the editor."""

from __future__ import annotations

import errno
import json
import os
import signal
import socket
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import filelock
import pytest
from builders import rubric

from inovasi_cli.errors import FactsError, InovasiError
from inovasi_cli.facts import Answer, Evidence, Facts
from inovasi_cli.interview import editor
from inovasi_cli.interview import keeper as keeper_module
from inovasi_cli.interview.editor import EditorError, edit
from inovasi_cli.interview.keeper import ChangedError, Keeper, RefusedError
from inovasi_cli.interview.lock import Lock
from inovasi_cli.interview.signals import ENDING, leaving, unbroken
from inovasi_cli.profile.save import save_facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_cli.rubric.bank import Bank

posix_only: Final = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals, modes, or links")

HOLD: Final = """
import sys
from pathlib import Path
from inovasi_cli.interview.lock import Lock
lock = Lock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.readline()
lock.release()
"""


@pytest.fixture(name="bank", scope="module")
def _bank(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    return rubric(tmp_path_factory.mktemp("rubrik"), "").bank


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    return tmp_path / "profil.yaml"


@pytest.fixture(name="keeper")
def _keeper(path: Path, bank: Bank) -> Iterator[Keeper]:
    keeper = Keeper(path, bank, rubrics=("uji",))
    yield keeper
    keeper.close()


@posix_only
@pytest.mark.parametrize(("kind", "reason"), [("pipe", "bukan berkas biasa"), ("circle", "tautannya berputar")])
def test_what_is_no_file_is_refused_before_a_lock_lies_beside_it(
    kind: str, reason: str, path: Path, bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper_module, "Lock", None)
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(path.name)

    with pytest.raises(InovasiError, match=reason):
        Keeper(path, bank, rubrics=())


@pytest.fixture(name="other")
def _other(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the file until it is told to let go."""
    with subprocess.Popen(  # noqa: S603 - our own code
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def with_answer(facts: Facts, key: str, value: Any) -> Facts:
    return facts._replace(answers={**facts.answers, key: Answer(value)})


def beside(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir())


class TestLock:
    def test_another_process_is_refused_with_who_holds_it(self, path: Path, other: subprocess.Popen[str]) -> None:
        with pytest.raises(InovasiError) as error:
            Lock(path)

        today = datetime.now().astimezone().date()
        assert f"sedang diisi di komputer {socket.gethostname()} sejak {today}" in error.value.message
        assert f"(proses {other.pid})" in error.value.message

    def test_it_is_free_again_once_the_other_lets_go(self, path: Path, other: subprocess.Popen[str]) -> None:
        other.communicate("\n")

        Lock(path).release()

        assert beside(path) == []

    def test_what_a_killed_process_left_is_no_obstacle_and_is_cleared_away(
        self, path: Path, other: subprocess.Popen[str]
    ) -> None:
        other.kill()
        other.wait()
        left = beside(path)

        Lock(path).release()

        assert (left, beside(path)) == ([".profil.yaml.lock", ".profil.yaml.pemakai"], [])

    @pytest.mark.parametrize("text", ["", "{", "[]", '{"pid": 1}', "null"])
    def test_a_holder_that_cannot_be_read_is_elsewhere(self, path: Path, text: str) -> None:
        lock = Lock(path)
        path.with_name(".profil.yaml.pemakai").write_text(text, encoding="utf-8")

        with pytest.raises(InovasiError, match="sedang diisi di tempat lain"):
            Lock(path)
        lock.release()

    @posix_only
    def test_a_symbolic_link_is_the_file_that_it_leads_to(self, path: Path) -> None:
        lock = Lock(path)
        path.touch()
        link = path.with_name("tautan.yaml")
        link.symlink_to(path)

        with pytest.raises(InovasiError, match="sedang diisi"):
            Lock(link)
        lock.release()

    def test_the_holder_tells_who_and_since_when(self, path: Path) -> None:
        lock = Lock(path)
        held = json.loads(path.with_name(".profil.yaml.pemakai").read_text(encoding="utf-8"))
        lock.release()

        assert (held["pid"], set(held)) == (os.getpid(), {"pid", "host", "since"})
        assert datetime.fromisoformat(held["since"]).tzinfo

    def test_a_missing_folder_is_told_and_not_made(self, path: Path) -> None:
        with pytest.raises(InovasiError, match="foldernya tidak ada"):
            Lock(path.parent / "tidak" / "profil.yaml")

        assert beside(path) == []

    def test_a_folder_that_may_not_be_written_is_told_at_the_start(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(_lock: object) -> None:
            raise PermissionError(errno.EACCES, "Permission denied")

        monkeypatch.setattr(filelock.FileLock, "acquire", refuse)

        with pytest.raises(InovasiError, match=r"foldernya tidak dapat ditulisi \(aksesnya ditolak\)"):
            Lock(path)

    def test_a_name_that_cannot_be_noted_is_no_obstacle(self, path: Path) -> None:
        path.with_name(".profil.yaml.pemakai").mkdir()

        Lock(path).release()

        assert beside(path) == [".profil.yaml.pemakai"]


class TestKeeper:
    def test_a_new_file_has_no_answers_and_names_the_rubrics_that_were_asked_for(self, keeper: Keeper) -> None:
        assert (keeper.is_new, keeper.dirty, keeper.path.exists()) == (True, False, False)
        assert (keeper.facts.answers, keeper.facts.rubrics) == ({}, ("uji",))

    @pytest.mark.parametrize(("head", "rubrics"), [("", ("uji",)), ("rubrik: [lain]\n", ("lain",))])
    def test_a_file_keeps_the_rubrics_that_it_names(
        self, path: Path, bank: Bank, head: str, rubrics: tuple[str, ...]
    ) -> None:
        path.write_text(f"{head}jawaban: {{judul: A}}\n", encoding="utf-8")
        keeper = Keeper(path, bank, rubrics=("uji",))
        keeper.save(with_answer(keeper.facts, "judul", "B"))
        keeper.close()

        assert (keeper.is_new, keeper.facts.rubrics) == (False, rubrics)
        assert f"rubrik: [{rubrics[0]}]" in path.read_text(encoding="utf-8")

    def test_a_file_that_cannot_be_read_is_let_go(self, path: Path, bank: Bank) -> None:
        path.write_text("jawaban: {judulnya: A}\n", encoding="utf-8")

        with pytest.raises(FactsError):
            Keeper(path, bank, rubrics=())

        assert beside(path) == ["profil.yaml"]

    def test_what_is_saved_is_on_the_disk_and_nothing_else_stays_there(self, path: Path, bank: Bank) -> None:
        keeper = Keeper(path, bank, rubrics=())
        keeper.save(with_answer(keeper.facts, "judul", "A"))
        saved = path.read_text(encoding="utf-8")
        keeper.close()

        assert saved == "jawaban:\n  # Apa?\n  judul: A\n"
        assert (keeper.dirty, beside(path)) == (False, ["profil.yaml"])

    def test_a_change_by_others_is_noticed_and_not_overwritten(self, keeper: Keeper, path: Path) -> None:
        path.write_text("jawaban: {judul: B}\n", encoding="utf-8")

        with pytest.raises(ChangedError):
            keeper.save(with_answer(keeper.facts, "judul", "A"))

        assert (keeper.dirty, path.read_text(encoding="utf-8")) == (True, "jawaban: {judul: B}\n")

    def test_what_both_changed_to_the_same_is_no_conflict(self, keeper: Keeper, path: Path) -> None:
        path.write_text("rubrik: [lain]\njawaban: {judul: A, jumlah: 1}\n", encoding="utf-8")
        with pytest.raises(ChangedError):
            keeper.save(with_answer(keeper.facts, "judul", "A"))

        merged = keeper.merge()

        assert (merged.both, dict(merged.facts.values)) == ((), {"judul": "A", "jumlah": 1})
        assert merged.facts.rubrics == ("lain",)

    def test_a_proof_moved_to_another_line_is_no_change(self, path: Path, bank: Bank) -> None:
        path.write_text("jawaban:\n  judul: {nilai: A, bukti: [a.pdf]}\n  jumlah: 1\n", encoding="utf-8")
        keeper = Keeper(path, bank, rubrics=())
        path.write_text("# atas\njawaban:\n  jumlah: 2\n  judul: {nilai: A, bukti: [a.pdf]}\n", encoding="utf-8")
        with pytest.raises(ChangedError):
            keeper.save(with_answer(keeper.facts, "judul", "B"))

        merged = keeper.merge()
        keeper.close()

        assert (merged.both, dict(merged.facts.values)) == ((), {"judul": "B", "jumlah": 2})

    def test_an_answer_that_no_file_can_hold_leaves_all_as_it_was(self, keeper: Keeper) -> None:
        keeper.save(with_answer(keeper.facts, "judul", "A"))

        with pytest.raises(RefusedError):
            keeper.save(with_answer(keeper.facts, "judul", "x" * 70_000))

        assert (keeper.facts.answers["judul"].value, keeper.dirty) == ("A", False)

    def test_a_disk_that_fails_leaves_the_answer_in_memory(
        self, keeper: Keeper, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", fail)
            with pytest.raises(InovasiError, match="disk penuh") as error:
                keeper.save(with_answer(keeper.facts, "judul", "A"))

        assert (isinstance(error.value, RefusedError), keeper.dirty) == (False, True)
        assert (keeper.facts.answers["judul"].value, keeper.path.exists()) == ("A", False)

    def test_a_folder_that_cannot_be_looked_into_is_told(self, keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(_path: Path) -> None:
            raise PermissionError(errno.EACCES, "Permission denied")

        monkeypatch.setattr(Path, "stat", refuse)

        with pytest.raises(InovasiError, match=r"tidak dapat dibaca \(aksesnya ditolak\)"):
            keeper.save(keeper.facts)

    def test_it_moves_to_a_new_file_alone(self, keeper: Keeper, path: Path) -> None:
        keeper.save(with_answer(keeper.facts, "judul", "A"))
        taken = path.with_name("ada.yaml")
        taken.touch()

        with pytest.raises(InovasiError, match="sudah ada"):
            keeper.move(taken)
        keeper.move(path.with_name("baru.yaml"))
        keeper.save(with_answer(keeper.facts, "judul", "B"))

        assert beside(path) == [".baru.yaml.lock", ".baru.yaml.pemakai", "ada.yaml", "baru.yaml", "profil.yaml"]
        assert keeper.facts.file == str(path.with_name("baru.yaml"))

    def test_answers_are_read_back_with_their_places(self, keeper: Keeper) -> None:
        keeper.save(with_answer(keeper.facts, "judul", "A"))

        assert keeper.written().answers["judul"].line == 4

    @pytest.mark.parametrize("how", ["dirty", "gone", "broken"])
    def test_what_cannot_be_read_back_is_taken_from_memory(self, keeper: Keeper, path: Path, how: str) -> None:
        keeper.save(with_answer(keeper.facts, "judul", "A"))
        keeper.dirty = how == "dirty"
        if how == "gone":
            path.unlink()
        elif how == "broken":
            path.write_text("[", encoding="utf-8")

        assert keeper.written() is keeper.facts

    def test_what_a_killed_save_left_is_cleared_away_once_it_is_old(self, path: Path, bank: Bank) -> None:
        names = (".k0123abcd.tmp", ".k0123abce.tmp", ".kabel.tmp", "profil.tmp")
        for name in names:
            path.with_name(name).touch()
            os.utime(path.with_name(name), (1, 1))
        os.utime(path.with_name(names[1]))

        Keeper(path, bank, rubrics=()).close()

        assert beside(path) == sorted(names[1:])

    def test_proofs_are_named_from_the_folder_of_the_file(self, keeper: Keeper, path: Path) -> None:
        (path.parent / "lampiran").mkdir()
        inside = path.parent / "lampiran" / "a.pdf"
        inside.write_text("isi", encoding="utf-8")

        found = [keeper.look(ref) for ref in ("lampiran/a.pdf", str(inside), str(path.parent.parent / "b.pdf"))]

        assert [(proof.ref, proof.state) for proof in found] == [
            ("lampiran/a.pdf", "file"),
            ("lampiran/a.pdf", "file"),
            (str(path.parent.parent / "b.pdf"), "outside"),
        ]
        assert isinstance(found[0], Evidence)


@posix_only
class TestSignals:
    @pytest.mark.parametrize("number", ["SIGINT", "SIGTERM", "SIGHUP"])
    def test_a_signal_is_a_leaving_and_those_behind_it_are_ignored(self, number: str) -> None:
        before = [signal.getsignal(each) for each in ENDING]
        with leaving():
            with pytest.raises(KeyboardInterrupt):
                signal.raise_signal(getattr(signal, number))
            for each in ENDING:
                signal.raise_signal(each)

        assert [signal.getsignal(each) for each in ENDING] == before

    def test_a_save_is_not_broken_up(self) -> None:
        done = []
        with leaving(), pytest.raises(KeyboardInterrupt):  # noqa: PT012 - the order is what is tested
            with unbroken():
                signal.raise_signal(signal.SIGTERM)
                signal.raise_signal(signal.SIGHUP)
                done.append("saved")
            done.append("never")

        assert done == ["saved"]

    def test_a_signal_that_is_ignored_stays_so(self) -> None:
        before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
        try:
            with leaving(), unbroken():
                signal.raise_signal(signal.SIGHUP)
        finally:
            signal.signal(signal.SIGHUP, before)

    def test_a_signal_while_saving_loses_nothing(self, keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
        def save(path: Path, facts: Facts, bank: Bank) -> None:
            save_facts(path, facts, bank)
            signal.raise_signal(signal.SIGTERM)

        monkeypatch.setattr("inovasi_cli.interview.keeper.save_facts", save)
        with leaving(), pytest.raises(KeyboardInterrupt):
            keeper.save(with_answer(keeper.facts, "judul", "A"))

        assert (keeper.dirty, keeper.written().values) == (False, {"judul": "A"})


class TestEditor:
    """An editor is a small Python script here."""

    @staticmethod
    def editor(folder: Path, body: str) -> str:
        script = folder / "editor.py"
        script.write_text(f"import sys\nfile = sys.argv[-1]\n{body}\n", encoding="utf-8")
        return f'"{sys.executable}" "{script}" --tunggu'

    def test_the_text_comes_back_as_it_was_saved(self, tmp_path: Path) -> None:
        command = self.editor(tmp_path, 'text = open(file).read(); open(file, "w").write(text + "\\ndua é")')

        assert edit("satu", {"VISUAL": command, "EDITOR": "tidak-ada"}) == "satu\ndua é"

    def test_a_mark_of_the_encoding_is_no_part_of_the_text(self, tmp_path: Path) -> None:
        command = self.editor(tmp_path, 'open(file, "wb").write(b"\\xef\\xbb\\xbfsatu")')

        assert edit("", {"EDITOR": command}) == "satu"

    @pytest.mark.parametrize(
        ("body", "told"),
        [
            ("sys.exit(3)", "berhenti dengan galat; teksnya tidak dipakai."),
            ('open(file, "wb").write(b"\\xff")', "tidak dapat dipakai ("),
            ("import os; os.unlink(file)", "tidak dapat dipakai ("),
        ],
    )
    def test_one_that_fails_is_told(self, tmp_path: Path, body: str, told: str) -> None:
        with pytest.raises(EditorError) as error:
            edit("satu", {"EDITOR": self.editor(tmp_path, body)})

        assert told in str(error.value)

    @pytest.mark.parametrize(
        ("command", "told"), [("tidak-ada-sama-sekali", "tidak dapat dipakai"), ('"a', "tidak terbaca")]
    )
    def test_one_that_is_not_there_is_told(self, command: str, told: str) -> None:
        with pytest.raises(EditorError, match=told):
            edit("satu", {"EDITOR": command})

    @posix_only
    def test_a_usual_one_serves_where_none_is_named(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "nano").write_text("#!/bin/sh\necho usual > $1\n", encoding="utf-8")
        (tmp_path / "nano").chmod(0o755)
        monkeypatch.setattr(editor, "_USUAL", ("tidak-ada", "nano"))
        monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)

        assert edit("satu", {}) == "usual\n"

    def test_none_at_all_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(editor, "_USUAL", ())

        with pytest.raises(EditorError, match="Editor tidak ditemukan"):
            edit("satu", {"EDITOR": " "})
