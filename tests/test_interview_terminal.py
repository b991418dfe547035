"""The interview at a real terminal: keys go in, and what a person sees is read from the screen."""

from __future__ import annotations

import os
import re
import signal
import sys
from typing import TYPE_CHECKING, Final

import pytest
from interview_terminal import DOWN, ENTER, Terminal, ctrl, write_rubric

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Start = Callable[..., Terminal]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")

COMMAND: Final = ("isi", "-r", "lomba.yaml")
COLOUR: Final = re.compile(r"\x1b\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[0-9;]*)?m")


@pytest.fixture(name="start")
def _start(tmp_path: Path) -> Iterator[Start]:
    """Run the command at a terminal of its own."""
    write_rubric(tmp_path)
    running: list[Terminal] = []

    def start(*arguments: str, columns: int = 80, rows: int = 40, **environment: str) -> Terminal:
        running.append(Terminal(tmp_path, *(arguments or COMMAND), columns=columns, rows=rows, **environment))
        return running[-1]

    yield start
    for terminal in running:
        terminal.close()


def saved(folder: Path) -> str:
    return (folder / "profil.yaml").read_text(encoding="utf-8")


def hidden(folder: Path) -> list[str]:
    """What a session leaves beside its file."""
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


def test_a_whole_interview_from_nothing_to_a_report(start: Start, tmp_path: Path) -> None:
    terminal = start()
    terminal.answer("Apa judulnya?", f"Judul é ✓ kami{ENTER}")
    terminal.wait_for("4 kata, dalam batas menurut Lomba Kami.")
    terminal.answer("Apakah setuju?", ENTER)
    terminal.answer("Apakah lanjut?", DOWN + ENTER)
    terminal.answer("Pilih yang mana?", ENTER)
    terminal.wait_for("Lomba Kami: BELUM PASTI.")
    terminal.answer("Yang mana saja?", f" {DOWN}{DOWN} {ENTER}")
    terminal.answer("Bukti: nama berkas atau tautan", "sk\t")
    terminal.answer("sk-dinas.pdf", ENTER)
    terminal.answer("Berapa banyak?", f"1.000{ENTER}")
    terminal.answer("bisa dibaca sebagai ribuan; tulis 1000", "\x7f" * 5 + f"1000{ENTER}")
    terminal.answer("Kapan mulai?", f"31 Maret 2016{ENTER}")
    terminal.answer("Apa saja isinya?", f"satu; dua{ENTER}")

    assert terminal.end() == 0
    assert "LAYAK" in terminal.sent
    assert "Tersimpan di profil.yaml. Ubah satu jawaban: inovasi isi profil.yaml --ulang ID" in terminal.text
    lines = [line.strip() for line in saved(tmp_path).splitlines() if "#" not in line]
    assert lines == [
        *("rubrik: [lomba.yaml]", "jawaban:", "awal.judul: Judul é ✓ kami", "awal.setuju: ya", "awal.lanjut: tidak"),
        *("awal.pilihan: pendek", "akhir.banyak:", "nilai: [satu, tiga]", "bukti: [sk-dinas.pdf]"),
        *("akhir.jumlah: 1000", "akhir.mulai: 2016-03-31", "akhir.daftar: [satu, dua]"),
    ]
    assert hidden(tmp_path) == []


def test_one_leaves_in_the_middle_and_goes_on_there(start: Start, tmp_path: Path) -> None:
    first = start()
    first.answer("Apa judulnya?", ctrl("l"))
    first.answer("Apakah setuju?", DOWN + ENTER)
    first.answer("Pilih yang mana?", ctrl("x"))
    code = first.end()
    second = start("isi")
    second.wait_for("Melanjutkan: profil.yaml")
    second.answer("Apa judulnya?", f"Judul{ENTER}")
    second.answer("Pilih yang mana?", ctrl("c"))

    assert (code, second.end()) == (130, 130)
    assert "Semua jawaban tersimpan di profil.yaml" in first.text
    assert "[Awal 1/3, semua 1/7]" in second.text
    assert "awal.judul: Judul" in saved(tmp_path)


def test_back_shows_the_answer_and_what_a_change_hides(start: Start, tmp_path: Path) -> None:
    terminal = start()
    terminal.answer("Apa judulnya?", f"Judul{ENTER}")
    terminal.answer("Apakah setuju?", ENTER)
    terminal.answer("Apakah lanjut?", ENTER)
    terminal.answer("Pilih yang mana?", ctrl("b"))
    terminal.answer("Jawaban sekarang: Ya Ctrl", ctrl("b"))
    terminal.answer("[Awal 2/4, semua 3/8] Apakah setuju?", DOWN + ENTER)
    terminal.wait_for("Tidak dihitung lagi, tetapi tetap disimpan: Lanjut.")
    terminal.answer("[Awal 3/3, semua 2/7] Pilih yang mana?", ctrl("d"))

    assert terminal.end() == 130
    assert "awal.lanjut: ya" in saved(tmp_path)


def test_why_note_and_tidak_tahu_keep_what_was_typed(start: Start, tmp_path: Path) -> None:
    terminal = start()
    terminal.answer("Apa judulnya?", f"Setengah{ctrl('o')}")
    terminal.wait_for('Lomba Kami: teks usulan "Isi" (sumber: Pedoman Kami)')
    terminal.answer("Jawaban: Setengah", ctrl("g"))
    terminal.answer("Catatan:", f"tanya Budi{ENTER}")
    terminal.answer("Jawaban: Setengah", f" jadi{ENTER}")
    terminal.answer("Apakah setuju?", ctrl("t"))
    terminal.answer("Pilih yang mana?", ctrl("x"))

    assert terminal.end() == 130
    assert "nilai: Setengah jadi\n    catatan: tanya Budi" in saved(tmp_path)
    assert "awal.setuju:\n    tidak_tahu: true" in saved(tmp_path)


def test_what_was_typed_is_not_lost_by_ctrl_c(start: Start, tmp_path: Path) -> None:
    terminal = start()
    terminal.answer("Apa judulnya?", f"Panjang sekali{ctrl('c')}")
    terminal.answer("Yang baru ditulis belum dijawab dengan Enter.", ENTER)

    assert (terminal.end(), "awal.judul: Panjang sekali" in saved(tmp_path)) == (130, True)


def test_a_long_text_is_written_in_the_persons_editor(start: Start, tmp_path: Path) -> None:
    editor = tmp_path / "editor.py"
    editor.write_text("import sys\nopen(sys.argv[1], 'a').write(' dua\\ntiga')\n", encoding="utf-8")
    terminal = start(VISUAL=f"{sys.executable} {editor}")
    terminal.answer("Apa judulnya?", f"satu{ctrl('e')}")
    terminal.answer("Apakah setuju?", ctrl("x"))

    assert terminal.end() == 130
    assert "awal.judul: |-\n    satu dua\n    tiga\n" in saved(tmp_path)


def test_a_proof_that_is_not_there_is_asked_for_again(start: Start, tmp_path: Path) -> None:
    terminal = start(*COMMAND, "--tema", "akhir")
    terminal.answer("Yang mana saja?", f" {ENTER}")
    terminal.answer("Bukti: nama berkas", f"skk.pdf{ENTER}")
    terminal.answer("skk.pdf: berkasnya tidak ada di folder", "\x7f" * 7 + f"https://contoh.go.id/sk{ENTER}")
    terminal.answer("Berapa banyak?", ctrl("x"))

    assert (terminal.end(), 'bukti: ["https://contoh.go.id/sk"]' in saved(tmp_path)) == (130, True)


def test_nothing_ticked_is_an_answer_only_where_it_is_meant(start: Start, tmp_path: Path) -> None:
    terminal = start(*COMMAND, "--tema", "Akhir")
    terminal.answer("Yang mana saja?", ENTER)
    terminal.answer("Tidak ada yang dipilih. Maksudnya?", DOWN + ENTER)
    terminal.answer("Berapa banyak?", ctrl("b"))
    terminal.answer("Tandai dengan spasi", ENTER)
    terminal.wait_for("Memang tidak ada satu pun")
    terminal.send(ENTER)
    terminal.answer("[Akhir 2/4, semua 1/8]", ctrl("x"))

    assert (terminal.end(), "akhir.banyak: []" in saved(tmp_path)) == (130, True)


@pytest.mark.parametrize(("columns", "rows"), [(60, 24), (40, 12)])
def test_a_narrow_window_shows_every_word(start: Start, columns: int, rows: int) -> None:
    terminal = start(columns=columns, rows=rows)
    terminal.answer("Apa judulnya?", ctrl("l"))
    terminal.answer("Apakah setuju?", ctrl("l"))
    terminal.wait_for("jendela sempit, sampai kata TERAKHIR")
    terminal.send(ctrl("x"))

    assert terminal.end() == 130


def test_a_window_that_changes_its_size_is_drawn_again(start: Start, tmp_path: Path) -> None:
    terminal = start()
    terminal.answer("Apa judulnya?", ctrl("l"))
    terminal.wait_for("Apakah setuju?")
    terminal.resize(50, 20)
    terminal.answer("Pilih dengan panah, lalu Enter:", DOWN + ENTER)
    terminal.wait_for("sampai kata TERAKHIR")
    terminal.resize(100, 30)
    terminal.send(DOWN + ENTER)
    terminal.answer("Yang mana saja?", ctrl("x"))

    assert (terminal.end(), "awal.pilihan: panjang" in saved(tmp_path)) == (130, True)


def test_a_tiny_window_is_survived(start: Start, tmp_path: Path) -> None:
    terminal = start(columns=20, rows=4)
    terminal.answer("Jawaban:", f"Judul{ENTER}")
    terminal.wait_for("Tidak")
    terminal.send(DOWN + ENTER)
    terminal.wait_for("» Pendek")
    terminal.send(ctrl("x"))

    assert (terminal.end(), "awal.setuju: tidak" in saved(tmp_path)) == (130, True)


@pytest.mark.parametrize("pasted", ["satu\rdua\r", "\x1b[200~satu\ndua\x1b[201~\r\r"], ids=["plain", "bracketed"])
def test_a_line_too_much_does_not_answer_the_menu_that_comes_next(start: Start, tmp_path: Path, pasted: str) -> None:
    terminal = start()
    terminal.answer("Apa judulnya?", pasted)
    terminal.answer("Apakah setuju?", ctrl("x"))

    assert terminal.end() == 130
    assert ("awal.judul: " in saved(tmp_path), "awal.setuju" in saved(tmp_path)) == (True, False)


def test_no_colour_is_sent_to_whoever_wants_none(start: Start) -> None:
    terminal = start(NO_COLOR="1")
    terminal.answer("Apa judulnya?", f"Judul{ENTER}")
    terminal.answer("Apakah setuju?", ctrl("x"))

    assert (terminal.end(), COLOUR.findall(terminal.sent)) == (130, [])


@pytest.mark.parametrize(
    ("options", "environment"),
    [(("--polos",), {}), ((), {"ACCESSIBLE": "1"}), ((), {"TERM": "dumb"})],
    ids=["polos", "accessible", "dumb"],
)
def test_plain_lines_send_nothing_but_lines(
    start: Start, tmp_path: Path, options: tuple[str, ...], environment: dict[str, str]
) -> None:
    terminal = start(*COMMAND, *options, NO_COLOR="1", **environment)
    for shown, typed in (
        *(("Apa judulnya?", "Judul é ✓"), ("Apakah setuju?", "ya"), ("Apakah lanjut?", "/k")),
        *(("Jawaban sekarang: Ya. Enter", ""), ("semua 2/8] Apakah lanjut?", "2"), ("Pilih yang mana?", "/o")),
        *(("Untuk menjawabnya lagi", "1"), ("Yang mana saja?", "1, 3"), ("Bukti: nama berkas", "sk-dinas.pdf")),
        *(("Berapa banyak?", "85,5"), ("Kapan mulai?", "Maret 2016"), ("Apa saja isinya?", "-")),
    ):
        terminal.answer(shown, f"{typed}\n")

    assert terminal.end() == 0
    assert [letter for letter in terminal.sent if not letter.isprintable() and letter not in "\r\n"] == []
    assert "nilai: [satu, tiga]" in saved(tmp_path)


class TestEnding:
    """Whatever ends a session, the answers are there, the terminal is as it was, and nothing is left behind."""

    @pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT], ids=lambda number: number.name)
    @pytest.mark.parametrize("where", ["text", "menu", "plain"])
    def test_a_signal_is_a_leaving(self, start: Start, tmp_path: Path, number: int, where: str) -> None:
        import termios

        terminal = start(*COMMAND, *(["--polos"] if where == "plain" else []))
        before = termios.tcgetattr(terminal.child.child_fd)
        terminal.answer("Apa judulnya?", "Judul\n" if where == "plain" else f"Judul{ENTER}")
        terminal.answer("Apakah setuju?", ctrl("l") if where == "text" else "")
        if where == "text":
            terminal.answer("Pilih yang mana?", ctrl("l"))
            terminal.answer("Yang mana saja?", ctrl("l"))
            terminal.answer("Berapa banyak?", "")
        os.kill(terminal.child.pid, number)

        assert terminal.end() == 130
        assert "Semua jawaban tersimpan di profil.yaml" in terminal.text
        assert ("awal.judul: Judul" in saved(tmp_path), hidden(tmp_path)) == (True, [])
        assert termios.tcgetattr(terminal.child.child_fd) == before

    @pytest.mark.parametrize("polos", [[], ["--polos"]], ids=["prompts", "plain"])
    def test_so_is_a_window_that_is_closed(self, start: Start, tmp_path: Path, polos: list[str]) -> None:
        terminal = start(*COMMAND, *polos)
        terminal.answer("Apa judulnya?", "Judul\n" if polos else f"Judul{ENTER}")
        terminal.answer("Apakah setuju?", "")

        assert terminal.hang_up() == 130
        assert ("awal.judul: Judul" in saved(tmp_path), hidden(tmp_path)) == (True, [])

    @pytest.mark.parametrize("key", ["c", "d"])
    def test_so_are_ctrl_c_and_ctrl_d_in_plain_lines(self, start: Start, tmp_path: Path, key: str) -> None:
        terminal = start(*COMMAND, "--polos")
        terminal.answer("Apa judulnya?", "Judul\n")
        terminal.answer("Apakah setuju?", ctrl(key))

        assert (terminal.end(), hidden(tmp_path)) == (130, [])
        assert "Semua jawaban tersimpan di profil.yaml" in terminal.text

    def test_a_second_session_is_refused_and_one_behind_a_killed_one_is_not(self, start: Start, tmp_path: Path) -> None:
        first = start()
        first.answer("Apa judulnya?", f"Judul{ENTER}")
        first.wait_for("Apakah setuju?")
        second = start()
        refused = second.end()
        os.kill(first.child.pid, signal.SIGKILL)
        killed = first.end()
        third = start()
        third.answer("Apakah setuju?", ctrl("x"))

        assert (refused, killed, third.end()) == (2, -signal.SIGKILL, 130)
        assert f"(proses {first.child.pid})" in second.text.replace("\n", "")
        assert ("awal.judul: Judul" in saved(tmp_path), hidden(tmp_path)) == (True, [])

    def test_a_file_changed_in_between_is_taken_over(self, start: Start, tmp_path: Path) -> None:
        terminal = start()
        terminal.answer("Apa judulnya?", f"Judul{ENTER}")
        terminal.wait_for("Apakah setuju?")
        (tmp_path / "profil.yaml").write_text("# tangan\njawaban: {awal.judul: Lain}\n", encoding="utf-8")
        terminal.answer("Apakah setuju?", DOWN + ENTER)
        terminal.answer("diubah program lain sejak dibuka.", ENTER)
        terminal.answer("Pilih yang mana?", ctrl("x"))

        assert terminal.end() == 130
        assert re.sub(r"(?m)^  #.*\n", "", saved(tmp_path)) == (
            "# tangan\nrubrik: [lomba.yaml]\njawaban:\n  awal.judul: Lain\n  awal.setuju: tidak\n"
        )
