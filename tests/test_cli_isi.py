"""``inovasi isi`` from outside, with what is typed coming through a pipe: exit codes, files, and what is said."""

from __future__ import annotations

import errno
import gc
import os
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pytest

from inovasi_cli.cli import isi as command
from inovasi_cli.cli.run import run
from inovasi_cli.errors import InovasiError
from inovasi_cli.interview.asker import LeftError
from inovasi_cli.interview.lock import Lock
from inovasi_cli.interview.plain import Plain
from inovasi_cli.interview.session import Session
from inovasi_cli.profile.save import save_facts

if TYPE_CHECKING:
    from collections.abc import Callable

RUBRIC: Final = """\
format: 1
id: {id}
title: Lomba {id}
organiser: Kami
questions: [{own}]
sources:
  pedoman: {{title: Pedoman Kami, confidence: high}}
gates:
  - {{id: judul, title: Berjudul, when: {{question: judul, known: true}}, cure: Isi, source: pedoman}}
  - {{id: usia, title: Setahun, when: {{question: mulai, age_at_least: 1 year}}, cure: Tunggu, source: pedoman}}
  - {{id: asli, title: Asli, when: {{question: {last}, known: true}}, cure: Isi, source: pedoman}}
"""
SCORE: Final = """\
score:
  out_of: 10
  parts:
    - id: isi
      title: Isi
      weight: 10
      source: pedoman
      levels: [{points: 1, title: Ada, when: {question: judul, known: true}}]
"""
OWN: Final = (
    "theme: {{title: Milik {id}, order: 90}}\nquestions: [{{id: {key}, kind: number, label: Asli, text: Asli?}}]\n"
)
ALL: Final = "Judul\n3\n\n2016\n\n5\n"
"""Every answer to the rubric ``satu``, with no proof for now."""


class Outcome(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


class Desk(NamedTuple):
    """A folder with rubrics of its own, and the command in it."""

    folder: Path
    isi: Callable[..., Outcome]

    def text(self, name: str = "profil.yaml") -> str:
        return (self.folder / name).read_text(encoding="utf-8")


def write_rubric(folder: Path, name: str, *, score: str = SCORE, key: str = "") -> None:
    """A rubric with a question of its own, in a theme of its own."""
    key = key or f"{name}.asli"
    (folder / f"{name}.yaml").write_text(
        RUBRIC.format(id=name, own=f"./{name}-bank.yaml", last=key) + score, encoding="utf-8"
    )
    (folder / f"{name}-bank.yaml").write_text(OWN.format(id=name, key=key), encoding="utf-8")


@pytest.fixture(name="desk")
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    write_rubric(tmp_path, "satu")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    # The words of the report are tested where it is made.
    monkeypatch.setattr(command, "render", lambda report, _look: f"LAPORAN {report.rubric.id}\n")
    for name in ("MSYSTEM", "ACCESSIBLE"):
        monkeypatch.delenv(name, raising=False)

    def isi(typed: str | bytes, *arguments: str, options: tuple[str, ...] = ("--polos", "-r", "satu.yaml")) -> Outcome:
        data = typed.encode() if isinstance(typed, str) else typed
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(data), encoding="utf-8"))
        code = run(["isi", *arguments, *options])
        return Outcome(code, *capsys.readouterr())

    return Desk(tmp_path, isi)


def test_the_name_of_the_innovation_is_asked_for_first_whatever_the_rubric_tests(desk: Desk) -> None:
    rubric = (desk.folder / "satu.yaml").read_text(encoding="utf-8").replace("question: judul", "question: tahap")
    (desk.folder / "satu.yaml").write_text(rubric, encoding="utf-8")

    done = desk.isi("/o\nKelas Perahu\n3\n\n2016\n\n5\n")

    assert (done.code, done.err) == (0, "")
    assert "Ditanyakan supaya laporan dan tabel menyebut nama inovasi ini." in done.out
    assert desk.text().startswith(
        "rubrik: [satu.yaml]\njawaban:\n  # Apa judul inovasi ini?\n  judul: Kelas Perahu\n  # Sampai"
    )
    assert desk.isi("Nama Baru\n", "profil.yaml", "--ulang", "judul").code == 0
    assert "  judul: Nama Baru\n" in desk.text()


def test_somebody_comes_from_nothing_to_a_report(desk: Desk) -> None:
    done = desk.isi(ALL)

    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Berkas baru: profil.yaml\nSetiap jawaban langsung disimpan.")
    assert "\nLAPORAN satu\n" in done.out
    assert done.out.endswith("\nTersimpan di profil.yaml. Ubah satu jawaban: inovasi isi profil.yaml --ulang ID\n")
    assert desk.text() == (
        "rubrik: [satu.yaml]\njawaban:\n"
        "  # Apa judul inovasi ini?\n  judul: Judul\n"
        "  # Sampai di tahap mana inovasi ini sekarang?\n"
        "  # Pilih satu: rencana, uji-coba, diterapkan\n  tahap: diterapkan\n"
        "  # Kapan inovasi ini mulai diterapkan?\n  mulai: 2016\n"
        "  # Asli?\n  satu.asli: 5\n"
    )
    assert sorted(path.name for path in desk.folder.iterdir()) == ["profil.yaml", "satu-bank.yaml", "satu.yaml"]


def test_a_transcript_has_nothing_that_acts_on_a_screen(desk: Desk) -> None:
    out = desk.isi(ALL).out

    assert [letter for letter in out if not letter.isprintable() and letter != "\n"] == []


def test_the_end_of_the_input_is_a_leaving_with_everything_saved(desk: Desk) -> None:
    first = desk.isi("Judul\n3\n")
    second = desk.isi("\n2016\n\n5\n", options=("--polos",))

    assert (first.code, first.err) == (130, "")
    assert first.out.endswith(
        ": \nSemua jawaban tersimpan di profil.yaml\nLanjutkan: inovasi isi profil.yaml --polos\n"
    )
    assert second.out.startswith("Melanjutkan: profil.yaml\n")
    assert "[Profil 3/3, semua 2/4]\nKapan inovasi ini mulai diterapkan?" in second.out
    assert (second.code, "Apa judul" in second.out, "mulai: 2016" in desk.text()) == (0, False, True)


def test_leaving_before_the_first_answer_leaves_no_file(desk: Desk) -> None:
    done = desk.isi("/s\n")

    assert (done.code, done.out.endswith("> \nBelum ada jawaban, jadi tidak ada yang disimpan.\n")) == (130, True)
    assert not (desk.folder / "profil.yaml").exists()


def test_after_a_theme_two_lines_for_each_rubric_say_where_one_stands(desk: Desk) -> None:
    write_rubric(desk.folder, "dua", score="")
    done = desk.isi(ALL, options=("--polos", "-r", "satu.yaml", "-r", "dua.yaml"))

    lines = done.out.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("Lomba satu: "))
    assert lines[at].startswith("Lomba satu: BELUM PASTI. 1 dari 3 syarat ")
    assert lines[at + 1].startswith("  Kesiapan 10,00 dari 10; terbukti 10,00.")
    assert lines[at + 2].startswith("Lomba dua: BELUM PASTI. 1 dari 3 syarat ")
    assert lines[at + 3 : at + 5] == ["", "[Milik dua 1/1, semua 3/5]"]


def test_a_long_session_does_not_grow_without_end(desk: Desk) -> None:
    gc.disable()
    try:
        desk.isi("")
        assert gc.isenabled()
    finally:
        gc.enable()


def test_several_rubrics_ask_each_question_once_and_report_each(desk: Desk) -> None:
    write_rubric(desk.folder, "dua")
    done = desk.isi(f"{ALL}6\n", options=("--polos", "-r", "satu.yaml", "-r", "dua.yaml", "-r", "./satu.yaml"))

    assert (done.code, done.out.count("Apa judul inovasi ini?")) == (0, 1)
    assert [done.out.count(f"LAPORAN {name}\n") for name in ("satu", "dua")] == [1, 1]
    assert "dua.asli: 5" in desk.text()
    assert "satu.asli: 6" in desk.text()
    assert desk.text().startswith("rubrik: [satu.yaml, dua.yaml]\n")


def test_a_bank_that_two_rubrics_share_is_one_bank(desk: Desk) -> None:
    write_rubric(desk.folder, "dua", key="satu.asli")
    (desk.folder / "dua.yaml").write_text(desk.text("dua.yaml").replace("dua-bank", "satu-bank"), encoding="utf-8")

    assert desk.isi(ALL, options=("--polos", "-r", "satu.yaml", "-r", "dua.yaml")).code == 0


def test_banks_of_two_rubrics_that_name_different_questions_alike_are_refused(desk: Desk) -> None:
    write_rubric(desk.folder, "dua", key="satu.asli")

    done = desk.isi(ALL, options=("--polos", "-r", "satu.yaml", "-r", "dua.yaml"))

    assert (done.code, "id ini sudah ada di bank bersama atau berkas lain" in done.err) == (2, True)


def test_answers_for_a_rubric_that_is_not_asked_now_stay(desk: Desk) -> None:
    write_rubric(desk.folder, "dua")
    (desk.folder / "profil.yaml").write_text(
        "rubrik: [./dua.yaml, hilang.yaml]\njawaban: {dua.asli: 7}\n", encoding="utf-8"
    )

    done = desk.isi("Judul\n")

    assert (done.code, "dua.asli: 7" in desk.text(), "judul: Judul" in desk.text()) == (130, True, True)
    assert "Lanjutkan: inovasi isi profil.yaml -r satu.yaml --polos\n" in done.out


def test_a_rubric_is_named_from_the_folder_of_the_fact_file(desk: Desk) -> None:
    (desk.folder / "kerja kita").mkdir()
    path = str(Path("kerja kita", "profil.yaml"))

    first = desk.isi("Judul\n", path)
    second = desk.isi("", path, options=("--polos",))

    assert desk.text(path).startswith('rubrik: ["../satu.yaml"]\n')
    assert (first.code, second.code, "Sampai di tahap" in second.out) == (130, 130, True)
    assert f'Lanjutkan: inovasi isi "{path}" --polos\n' in first.out


def test_a_rubric_on_another_drive_is_named_whole(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr(os.path, "relpath", fail)
    desk.isi("Judul\n")

    assert desk.text().startswith(f'rubrik: ["{(desk.folder / "satu.yaml").as_posix()}"]\n')


def test_the_one_rubric_that_there_is_needs_no_naming(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "shipped", lambda: ("kipp-2018",))

    done = desk.isi("Judul\n", options=("--polos",))

    assert (done.code, desk.text().startswith("rubrik: [kipp-2018]\n")) == (130, True)


def test_a_shipped_rubric_is_named_by_its_id(desk: Desk) -> None:
    done = desk.isi("Judul\n", options=("--polos", "-r", "kipp-2018"))

    assert (done.code, desk.text().startswith("rubrik: [kipp-2018]\n")) == (130, True)


def test_of_several_one_is_picked_by_its_title(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "shipped", lambda: ("kipp-2018", "kipp-2018"))

    done = desk.isi("2\nJudul\n", options=("--polos",))

    assert "  2. Kompetisi Inovasi Pelayanan Publik (KIPP) 2018\n" in done.out
    assert desk.text().startswith("rubrik: [kipp-2018]\n")


@pytest.mark.parametrize("word", ["mulai", "Tanggal mulai diterapkan"])
def test_one_question_is_asked_again_by_its_id_or_its_label(desk: Desk, word: str) -> None:
    desk.isi(ALL)
    done = desk.isi("2017\n\n", "profil.yaml", "--ulang", word)

    assert (done.code, "mulai: 2017" in desk.text(), done.out.count("[Profil")) == (0, True, 1)


@pytest.mark.parametrize("word", ["profil", "PROFIL", "Profil"])
def test_one_theme_is_asked_by_its_id_or_its_title(desk: Desk, word: str) -> None:
    done = desk.isi("Judul\n1\n\n", "profil.yaml", "--tema", word)

    assert (done.code, "Asli?\n" in done.out) == (0, False)


def test_who_leaves_one_theme_is_told_how_to_go_on_with_it(desk: Desk) -> None:
    done = desk.isi("Judul\n", "profil.yaml", "--tema", "Profil")

    assert "Lanjutkan: inovasi isi profil.yaml --tema profil --polos\n" in done.out


@pytest.mark.parametrize(
    ("option", "word", "told"),
    [
        ("--ulang", "mula", '--ulang: "mula" tidak ditanyakan rubrik ini; maksud Anda mulai?\n'),
        ("--tema", "prof", '--tema: "prof" tidak ditanyakan rubrik ini; maksud Anda profil?\n'),
    ],
)
def test_what_is_not_asked_is_told_with_what_is(desk: Desk, option: str, word: str, told: str) -> None:
    done = desk.isi("", "profil.yaml", option, word)

    assert (done.code, done.out, done.err.startswith(told), "Pilihannya: " in done.err) == (2, "", True, True)


def test_a_question_that_makes_no_sense_cannot_be_asked_again(desk: Desk) -> None:
    desk.isi("Judul\n1\n\n")

    done = desk.isi("", "profil.yaml", "--ulang", "mulai")

    assert (done.code, done.err.splitlines()) == (
        2,
        [
            "mulai: tidak ditanyakan, tergantung jawaban Tahap penerapan",
            "Jawab dulu yang menentukannya: --ulang tahap",
        ],
    )
    assert not (desk.folder / ".profil.yaml.lock").exists()


def test_a_file_that_another_session_has_is_refused(desk: Desk) -> None:
    lock = Lock(desk.folder / "profil.yaml")
    done = desk.isi(ALL)
    lock.release()

    assert (done.code, done.out) == (2, "")
    assert "profil.yaml: sedang diisi di komputer" in done.err
    assert f"(proses {os.getpid()})\nTutup sesi itu dulu, atau isi berkas lain.\n" in done.err


@pytest.mark.parametrize("text", ["", "jawaban: {judulnya: A}", "[]"])
def test_a_file_that_cannot_be_read_is_told_and_left_alone(desk: Desk, text: str) -> None:
    (desk.folder / "profil.yaml").write_text(text, encoding="utf-8")
    done = desk.isi(ALL)

    assert (done.code, done.err.startswith("profil.yaml:1:"), desk.text()) == (2, True, text)


def test_a_template_filled_in_by_nobody_is_a_start(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    run(["templat", "satu.yaml"])
    (desk.folder / "profil.yaml").write_text(capsys.readouterr().out, encoding="utf-8")

    assert (desk.isi(ALL).code, "judul: Judul" in desk.text()) == (0, True)


def test_what_is_no_text_in_the_encoding_is_dropped_and_told(desk: Desk) -> None:
    done = desk.isi(b"Caf\xe9\xff susu\n")

    assert (done.code, "judul: Caf susu" in desk.text()) == (130, True)
    assert "Ada karakter tak terlihat yang tidak dapat disimpan" in done.out


def test_no_terminal_is_exit_2(desk: Desk) -> None:
    done = desk.isi(ALL, options=("-r", "satu.yaml"))

    assert (done.code, done.out, done.err.splitlines()[0]) == (2, "", "Mengisi perlu terminal, dan di sini tidak ada.")


class TestLeaving:
    """What is left of answers that the disk did not take."""

    @pytest.fixture(name="full", autouse=True)
    def _full(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> set[str]:
        """Names of folders whose disk is full; the temporary files have one of their own here."""
        full: set[str] = set()

        def save(path: Path, *rest: Any) -> None:
            if path.resolve().parent.name in full:
                raise InovasiError(f"{path}: disk penuh", "Kosongkan") from OSError(errno.ENOSPC, "penuh")
            save_facts(path, *rest)

        monkeypatch.setattr("inovasi_cli.interview.keeper.save_facts", save)
        (tmp_path / "kerja").mkdir()
        (tmp_path / "sementara").mkdir()
        monkeypatch.setattr(command, "gettempdir", lambda: str(tmp_path / "sementara"))
        return full

    def test_answers_that_waited_are_saved_at_the_end(self, desk: Desk, full: set[str]) -> None:
        full.add("kerja")

        done = desk.isi("Judul\n3\n", "kerja/profil.yaml")

        spare = f"profil-cadangan-{os.getpid()}.yaml"
        assert (done.code, "kerja/profil.yaml: disk penuh." in done.out) == (130, True)
        assert f"Jawaban yang tertahan disimpan di {spare}\n" in done.out
        assert f"Lanjutkan: inovasi isi {spare} --polos\n" in done.out
        assert "judul: Judul" in desk.text(spare)

    def test_the_file_itself_is_tried_first(self, desk: Desk, full: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
        full.add("kerja")
        real = Session.run

        def run_then_free(session: Session, **options: Any) -> None:
            try:
                real(session, **options)
            finally:
                full.clear()

        monkeypatch.setattr(Session, "run", run_then_free)
        done = desk.isi("Judul\n3\n", "kerja/profil.yaml")

        assert (done.code, "judul: Judul" in desk.text("kerja/profil.yaml")) == (130, True)

    def test_the_temporary_files_are_the_last_resort(self, desk: Desk, full: set[str]) -> None:
        full |= {"kerja", desk.folder.name}

        done = desk.isi("Judul\n3\n", "kerja/profil.yaml")

        spare = desk.folder / "sementara" / f"profil-cadangan-{os.getpid()}.yaml"
        assert (done.code, f"Jawaban yang tertahan disimpan di {spare}" in done.out) == (130, True)

    def test_where_nothing_takes_them_that_is_said_and_nothing_else(self, desk: Desk, full: set[str]) -> None:
        full |= {"kerja", desk.folder.name, "sementara"}

        done = desk.isi("Judul\n3\n", "kerja/profil.yaml")

        assert (done.code, done.out.endswith("> \nJawaban terakhir tidak dapat disimpan di mana pun.\n")) == (130, True)
        assert sorted(path.name for path in desk.folder.rglob("*") if path.name.startswith(".")) == []

    def test_a_session_that_ends_with_answers_in_memory_saves_them_too(self, desk: Desk, full: set[str]) -> None:
        full.add("kerja")

        done = desk.isi("Judul\n3\n1\n3\n\n", "kerja/profil.yaml", "--tema", "profil")

        assert (done.code, "LAPORAN satu" in done.out) == (0, True)
        assert "tahap: rencana" in desk.text(f"profil-cadangan-{os.getpid()}.yaml")

    def test_a_bug_of_ours_loses_no_answer(self, desk: Desk, full: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
        full.add("kerja")

        def fail(*_: object) -> None:
            raise RuntimeError("bug")

        monkeypatch.setattr("inovasi_cli.interview.session.limits", fail)
        done = desk.isi("Judul\n3\n", "kerja/profil.yaml")

        assert (done.code, "judul: Judul" in desk.text(f"profil-cadangan-{os.getpid()}.yaml")) == (70, True)

    @pytest.mark.parametrize("error", [KeyboardInterrupt, EOFError, LeftError, OSError])
    def test_every_way_to_leave_is_exit_130(
        self, desk: Desk, error: type[BaseException], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def leave(*_: object, **__: object) -> None:
            raise error

        monkeypatch.setattr(Session, "run", leave)

        assert desk.isi("").code == 130

    @pytest.mark.parametrize("typed", ["", "/s\n"])
    def test_so_is_leaving_before_a_rubric_is_picked(
        self, desk: Desk, typed: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(command, "shipped", lambda: ("kipp-2018", "kipp-2018"))

        assert desk.isi(typed, options=("--polos",)).code == 130

    @pytest.mark.parametrize("stderr", ["the same", "another", "none"])
    def test_a_terminal_that_is_gone_does_not_change_the_exit_code(
        self, desk: Desk, stderr: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(_plain: Plain, *_lines: str) -> None:
            raise OSError(errno.EIO, "Input/output error")

        monkeypatch.setattr(Plain, "tell", broken)
        with (desk.folder / "layar").open("w") as screen, (desk.folder / "lain").open("w") as other:
            monkeypatch.setattr(sys.stdout, "fileno", screen.fileno, raising=False)
            errors = {"the same": screen, "another": other, "none": None}[stderr]
            with monkeypatch.context() as patch:
                patch.setattr(sys, "stderr", errors)
                patch.setattr(sys, "stdin", TextIOWrapper(BytesIO(ALL.encode())))
                code = run(["isi", "--polos", "-r", "satu.yaml"])
            for stream in (screen, other):
                stream.write("hilang")

        assert (code, desk.text("layar"), desk.text("lain")) == (130, "", "hilang")


def test_without_standard_input_nobody_is_asked(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)

    with pytest.raises(InovasiError, match="Mengisi perlu terminal"):
        command.isi(desk.folder / "profil.yaml", rubrics=["satu.yaml"], again=None, theme=None, plain=True)
