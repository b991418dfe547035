"""What commands do when their surroundings fail: each sample of ``faults.py`` ends well, and its bench notices harm."""

from __future__ import annotations

import errno
import os
from itertools import islice
from typing import TYPE_CHECKING, Any

import pytest
from fault_bench import ANY, Bench, Trial
from fault_commands import READERS, WRITERS, Command, Done, call
from faults import trials
from system_calls import DEATH, STRACE, call_trials

from inovasi_cli import files, strict_yaml
from inovasi_cli.cli import isi
from inovasi_cli.cli.run import run
from inovasi_cli.errors import InovasiError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

posix_only = pytest.mark.skipif(os.name == "nt", reason="streams and signals of POSIX")


@pytest.fixture(scope="module", name="bench")
def _bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("gangguan").resolve())


@posix_only
@pytest.mark.parametrize(
    ("group", "every"), [("streams", 83), ("disks", 11), ("kills", 80), ("clocks", 43), ("inputs", 43)]
)
def test_a_sample_of_the_faults_does_no_harm(bench: Bench, group: str, every: int) -> None:
    sample = list(islice(trials(bench, group), 5, None, every))

    assert [wrong for trial in sample if (wrong := bench.try_out(trial)[1])] == []
    assert sample


@pytest.mark.skipif(not STRACE, reason="needs strace")
def test_a_sample_of_failing_system_calls_leaves_the_old_or_the_new_file(bench: Bench) -> None:
    sample = list(islice(call_trials(bench, WRITERS[:1], ("ENOSPC", DEATH)), 3, None, 9))

    assert [wrong for trial in sample if (wrong := bench.try_out(trial)[1])] == []


def _harm(harm: Callable[[Path], object]) -> Trial:
    def run_and_harm(folder: Path, command: Command) -> Done:
        done = call(folder, command.arguments)
        harm(folder)
        return done

    return Trial("harm", WRITERS[0], run_and_harm, ANY)


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (lambda folder: (folder / "hasil").write_bytes(b"{"), "neither old nor new ['hasil']"),
        (lambda folder: (folder / "profil.yaml").unlink(), "touched ['profil.yaml']"),
        (lambda folder: (folder / ".k00000000.tmp").touch(), "left over ['.k00000000.tmp']"),
        (lambda folder: (folder / "hasil").write_bytes(b"Laporan kemarin, utuh.\n"), "said to be written: ['hasil']"),
    ],
)
def test_the_bench_notices_harm(bench: Bench, harm: Callable[[Path], object], told: str) -> None:
    assert told in bench.try_out(_harm(harm))[1]


@pytest.mark.parametrize("ending", [Done(70, b"", ""), Done(0, b"", "Traceback (most recent"), Done(-11, b"", "")])
def test_the_bench_notices_a_bad_ending(bench: Bench, ending: Done) -> None:
    assert bench.try_out(Trial("ending", READERS[0], lambda _folder, _command: ending, ANY))[1]


@posix_only
@pytest.mark.parametrize("command", ["nilai", "batch"])
def test_a_report_in_a_circle_of_links_is_told(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "putar").symlink_to("putar")
    (tmp_path / "p.yaml").write_text("rubrik: [kipp-2018]\njawaban: {tahap: diterapkan}\n", encoding="utf-8")

    code = run([command, str(tmp_path / "p.yaml"), "-f", f"json={tmp_path / 'putar'}"])

    assert code == 2
    assert "laporan tidak dapat ditulis (tautannya berputar)" in capsys.readouterr().err


def test_a_failing_place_is_named(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> None:
        raise OSError(errno.ESTALE, "Stale file handle", "jaringan/lomba.yaml")

    monkeypatch.setattr("inovasi_cli.cli.run.get_command", gone)

    assert run(["nilai", "p.yaml"]) == 2
    assert "jaringan/lomba.yaml: tidak dapat dipakai (disk atau jaringannya gagal)" in capsys.readouterr().err


def test_without_an_output_it_says_so(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", None)

    assert run(["rubrik"]) == 2
    assert capsys.readouterr().err.startswith("Keluaran standar tertutup")


def test_a_name_that_no_system_can_hold_stays_as_it_is(tmp_path: Path) -> None:
    assert files.real(tmp_path / "a\0b") == tmp_path / "a\0b"


def test_what_is_not_there_is_a_file_like_others(tmp_path: Path) -> None:
    assert not files.is_special(tmp_path / "belum-ada")
    assert files.is_special(tmp_path)


@posix_only
def test_a_working_folder_that_is_gone_is_told(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "hilang").mkdir()
    monkeypatch.chdir(tmp_path / "hilang")
    (tmp_path / "hilang").rmdir()

    assert run(["batch", "."]) == 2
    assert "Folder tempat perintah ini dijalankan sudah tidak ada." in capfd.readouterr().err


def test_where_no_folder_takes_a_temporary_file_there_is_none_to_keep_answers_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def none() -> str:
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")

    monkeypatch.setattr(isi, "gettempdir", none)

    assert isi._temporary("a.yaml") == ()  # noqa: SLF001 - a promise of the interview that nothing else shows


def _fail(monkeypatch: pytest.MonkeyPatch, name: str, error: OSError) -> None:
    def failing(*_: Any, **__: Any) -> None:
        raise error

    monkeypatch.setattr(os, name, failing)


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"lama")

    with pytest.raises(FileExistsError):
        files.create(tmp_path / "a", b"baru")

    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"lama")]


def test_a_drive_without_links_takes_new_files_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _fail(monkeypatch, "link", PermissionError(errno.EPERM, "Operation not permitted"))

    files.create(tmp_path / "a", b"baru")
    with pytest.raises(FileExistsError):
        files.create(tmp_path / "a", b"lain")

    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"baru")]


def test_a_rubric_that_cannot_be_begun_leaves_no_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = files.create

    def create(target: Path, data: bytes) -> None:
        if target.name == "anyar.yaml":
            raise OSError(errno.ENOSPC, "No space left on device")
        real(target, data)

    monkeypatch.setattr("inovasi_cli.cli.output.create", create)

    assert run(["rubrik", "baru", str(tmp_path / "anyar.yaml")]) == 2
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_that_a_disk_could_not_be_read_is_known_to_who_saves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.yaml").write_text("jawaban: {}\n", encoding="utf-8")
    _fail(monkeypatch, "open", OSError(errno.EIO, "Input/output error"))

    with pytest.raises(InovasiError) as caught:
        strict_yaml.read(tmp_path / "a.yaml")

    assert isinstance(caught.value.__cause__, OSError)
