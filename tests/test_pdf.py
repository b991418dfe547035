"""What PDFs that are proofs say of themselves, and that no PDF does any harm."""

from __future__ import annotations

import io
import json
import os
import runpy
import subprocess
import sys
import time
from datetime import date
from hashlib import sha256
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final

import proof_files
import pypdf
import pytest
from builders import HEAD, facts, rubric
from pypdf.errors import DependencyError, LimitReachedError

from inovasi_cli.profile.pdf import BROKEN, ENCRYPTED, LOCKED, READ, UNREAD, Pdf, process, reader, reading
from inovasi_cli.profile.pdf.reader import look

if TYPE_CHECKING:
    from collections.abc import Callable

DATED: Final = "/CreationDate(D:20180305233000+07'00')"
BANK: Final = """
theme: {title: Uji, order: 1}
questions:
  - {id: judul, kind: text, label: Judul, text: "Apa?", evidence: {kinds: [pdf, png], hint: surat}}
  - {id: lain, kind: text, label: Lain, text: "Apa?", evidence: {kinds: [pdf], hint: surat, max_mb: 1}}
"""
BODY: Final = """
score: {out_of: 1, bands: [], parts: [{id: p, title: P, weight: 1, source: pedoman, levels: [{points: 1, title: T}]}]}
gates:
  - {id: a, title: A, when: {question: judul, known: true}, cure: C, source: pedoman}
  - {id: b, title: B, when: {question: lain, known: true}, cure: C, source: pedoman}
"""
Outcome = tuple[int, str, str]
posix = pytest.mark.skipif(sys.platform == "win32", reason="needs a script that can be run, or limits of POSIX")


def encrypted(user: str) -> bytes:
    """A PDF of two pages that only its owner may change, and only who knows ``user`` may open."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(proof_files.pdf(2)))
    writer.encrypt(user, "pemilik", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


class TestLooking:
    def test_its_pages_are_counted_and_its_day_is_that_of_whoever_made_it(self) -> None:
        assert look(proof_files.pdf(12, more=DATED)) == (READ, 12, "2018-03-05")

    @pytest.mark.parametrize("more", ["", "(kemarin)", " 7", "(D:20189905101500)", "(D:2016)", "(D:201609)"])
    def test_a_day_that_is_not_there_or_cannot_be_is_not_told(self, more: str) -> None:
        assert look(proof_files.pdf(more=more and f"/CreationDate{more}")) == (READ, 1, None)

    def test_one_that_anybody_may_open_is_read_whoever_may_change_it(self) -> None:
        assert look(encrypted("")) == (READ, 2, None)

    def test_one_that_asks_for_a_password_is_locked(self) -> None:
        assert look(encrypted("rahasia")) == (LOCKED, None, None)

    @pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"%PDF-1.4\n" + b"x" * 999, proof_files.pdf()[:90]])
    def test_what_is_no_whole_pdf_is_broken(self, data: bytes) -> None:
        assert look(data) == (BROKEN, None, None)

    def test_so_is_one_without_a_page(self) -> None:
        assert look(proof_files.pdf(0)) == (BROKEN, None, None)

    @pytest.mark.parametrize(
        ("error", "state"),
        [
            (DependencyError, ENCRYPTED),
            (LimitReachedError, UNREAD),
            (MemoryError, UNREAD),
            (RecursionError, UNREAD),
        ],
    )
    def test_what_cannot_be_read_here_need_not_be_broken(
        self, error: type[Exception], state: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(_: object) -> None:
            raise error

        monkeypatch.setattr(pypdf.PdfReader, "pages", property(fail))

        assert look(proof_files.pdf()) == (state, None, None)


class TestTheReader:
    def test_it_tells_of_each_file_on_a_line_with_the_digest_of_what_it_read(self, tmp_path: Path) -> None:
        (tmp_path / "sk.pdf").write_bytes(proof_files.pdf(3, more=DATED))
        (tmp_path / "besar.pdf").write_bytes(proof_files.pdf(4))
        files = [["sk.pdf", 9999], ["besar.pdf", 9], ["../luar.pdf", 9999]]
        out = io.BytesIO()

        reader.tell(io.BytesIO(json.dumps({"folder": str(tmp_path), "files": files}).encode()), out)

        told = [json.loads(line) for line in out.getvalue().splitlines()]
        digest = sha256((tmp_path / "sk.pdf").read_bytes()).hexdigest()
        assert told[0] == ["sk.pdf", READ, digest, 3, "2018-03-05"]
        assert [each[:2] for each in told[1:]] == [["besar.pdf", BROKEN], ["../luar.pdf", BROKEN]]
        assert {each[2] for each in told[1:]} == {sha256(b"").hexdigest()}

    @posix
    def test_the_system_ends_it_where_it_takes_too_much_or_writes(self, tmp_path: Path) -> None:
        limited = "from inovasi_cli.profile.pdf.reader import limit; limit()\n"
        memory = "try:\n    bytearray(2 << 30)\nexcept MemoryError:\n    print('memori')\n"
        file = "try:\n    open('x', 'wb', buffering=0).write(b'x')\nexcept OSError:\n    print('berkas')\n"
        signals = "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"

        done = subprocess.run(  # noqa: S603 - a script of ours
            [sys.executable, "-c", limited + signals + memory + file],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        )

        assert done.stdout.split() == ["memori", "berkas"]

    def test_its_limits_are_set_before_it_reads(self, monkeypatch: pytest.MonkeyPatch) -> None:
        done = []
        monkeypatch.setattr(reader, "limit", lambda: done.append("limit"))
        monkeypatch.setattr(reader, "tell", lambda *_: done.append("tell"))
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=None))
        monkeypatch.setattr(sys, "stdout", SimpleNamespace(buffer=None))

        runpy.run_module("inovasi_cli.profile.pdf", run_name="__main__")

        assert done == ["limit", "tell"]

    @posix
    def test_limits_that_are_tighter_already_stay(self, monkeypatch: pytest.MonkeyPatch) -> None:
        import resource

        asked = []

        def refuse(what: int, most: tuple[int, int]) -> None:
            asked.append((what, most))
            raise ValueError

        monkeypatch.setattr(resource, "setrlimit", refuse)

        reader.limit()

        assert (resource.RLIMIT_AS, (reader.MEMORY, reader.MEMORY)) in asked
        assert (resource.RLIMIT_FSIZE, (0, 0)) in asked


@pytest.fixture(name="read")
def _read(tmp_path: Path) -> Callable[..., tuple[Pdf, ...]]:
    """Reads the PDFs that these names are, under a rubric that asks for them."""
    loaded = rubric(tmp_path, BODY, bank=BANK)

    def call(*names: str, other: str = "", before: Callable[[], object] = lambda: None) -> tuple[Pdf, ...]:
        second = f"lain: {{nilai: b, bukti: [{other}]}}" if other else ""
        told = facts(tmp_path, loaded, f"judul: {{nilai: a, bukti: [{', '.join(names)}]}}\n{second}\n")
        before()
        with reading(loaded.rubric, told, tmp_path) as found:
            return found()

    return call


def put(folder: Path, **files: bytes) -> None:
    for name, data in files.items():
        (folder / f"{name}.pdf").write_bytes(data)


def python(tmp_path: Path, script: str, monkeypatch: pytest.MonkeyPatch, flags: dict[str, int] | None = None) -> None:
    """Let a script be what is run in the place of Python."""
    path = tmp_path / "python"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    ways = SimpleNamespace(**dict.fromkeys(("isolated", "ignore_environment", "no_user_site"), 0) | (flags or {}))
    monkeypatch.setattr(process, "sys", SimpleNamespace(executable=str(path), flags=ways))


class TestReading:
    def test_every_pdf_that_counts_is_read_once_in_the_order_of_the_bank(
        self, tmp_path: Path, read: Callable[..., tuple[Pdf, ...]]
    ) -> None:
        put(tmp_path, satu=proof_files.pdf(2, more=DATED), dua=encrypted("x"), tiga=b"%PDF-", empat=proof_files.pdf(4))
        (tmp_path / "foto.pdf").write_bytes(proof_files.png())

        found = read("satu.pdf", "dua.pdf", "foto.pdf", "tidak-ada.pdf", "satu.pdf", other="empat.pdf, tiga.pdf")

        assert found == (
            Pdf("satu.pdf", READ, 2, date(2018, 3, 5)),
            Pdf("dua.pdf", LOCKED),
            Pdf("empat.pdf", READ, 4),
            Pdf("tiga.pdf", BROKEN),
        )

    def test_without_a_pdf_no_process_is_begun(
        self, tmp_path: Path, read: Callable[..., tuple[Pdf, ...]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(subprocess, "Popen", None)
        monkeypatch.setattr(process, "Popen", None)
        (tmp_path / "foto.png").write_bytes(proof_files.png())

        assert read("foto.png") == ()

    def test_a_file_that_changed_since_it_was_counted_is_not_told_of(
        self, tmp_path: Path, read: Callable[..., tuple[Pdf, ...]]
    ) -> None:
        put(tmp_path, satu=proof_files.pdf(2))

        found = read("satu.pdf", before=lambda: put(tmp_path, satu=proof_files.pdf(9)))

        assert found == (Pdf("satu.pdf", UNREAD),)

    def test_no_module_is_taken_from_the_folder_that_we_are_in(
        self, tmp_path: Path, read: Callable[..., tuple[Pdf, ...]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        put(tmp_path, satu=proof_files.pdf(2))
        for name in ("pypdf", "json", "inovasi_cli"):
            (tmp_path / f"{name}.py").write_text("open('dijalankan', 'w').close()\n", encoding="utf-8")
        monkeypatch.chdir(tmp_path)

        assert read("satu.pdf") == (Pdf("satu.pdf", READ, 2),)
        assert not (tmp_path / "dijalankan").exists()

    @pytest.mark.parametrize("place", ["", "tidak-ada/python"])
    def test_where_no_process_can_be_had_nothing_is_told(
        self, place: str, tmp_path: Path, read: Callable[..., tuple[Pdf, ...]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        put(tmp_path, satu=proof_files.pdf())
        monkeypatch.setattr(process, "sys", SimpleNamespace(executable=place, flags=sys.flags))

        assert read("satu.pdf") == (Pdf("satu.pdf", UNREAD),)

    @posix
    def test_one_that_a_process_hangs_on_costs_none_of_the_others(
        self, tmp_path: Path, read: Callable[..., tuple[Pdf, ...]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        put(tmp_path, satu=proof_files.pdf(1), dua=proof_files.pdf(2), tiga=proof_files.pdf(3))
        digest = [sha256(proof_files.pdf(pages)).hexdigest() for pages in (1, 2, 3)]
        told = (("satu.pdf", READ, digest[0], 1, None), ("tiga.pdf", READ, digest[2], 3, None))
        first, last = map(json.dumps, told)
        # It tells of the first, hangs on the second, and another one is asked for the third alone.
        hangs = f"*satu*) echo '{first}'; exec sleep 60;; *dua*) exec sleep 60;;"
        python(tmp_path, f"case $(cat) in {hangs} esac; echo '{last}'", monkeypatch)
        monkeypatch.setattr(process, "ONE", 1.0)

        began = time.monotonic()
        found = read("satu.pdf", "dua.pdf", "tiga.pdf")

        assert found == (Pdf("satu.pdf", READ, 1), Pdf("dua.pdf", UNREAD), Pdf("tiga.pdf", READ, 3))
        assert time.monotonic() - began < 30

    @posix
    def test_all_of_them_together_have_an_end_too(
        self, tmp_path: Path, read: Callable[..., tuple[Pdf, ...]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        put(tmp_path, satu=proof_files.pdf(1), dua=proof_files.pdf(2), tiga=proof_files.pdf(3))
        python(tmp_path, "echo >>begun; printf '[\"satu'; exec sleep 60", monkeypatch)
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(process, "ONE", 0.5)
        monkeypatch.setattr(process, "ALL", 0.6)

        assert {each.state for each in read("satu.pdf", "dua.pdf", "tiga.pdf")} == {UNREAD}
        assert len(Path("begun").read_text(encoding="utf-8")) == 2

    @posix
    def test_a_process_that_is_gone_at_once_is_no_error(
        self, tmp_path: Path, read: Callable[..., tuple[Pdf, ...]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        put(tmp_path, satu=proof_files.pdf())
        # More than a pipe takes before anybody reads.
        names = [f"{n:0200}.pdf" for n in range(600)]
        for name in names:
            os.link(tmp_path / "satu.pdf", tmp_path / name)
        python(tmp_path, "exit 1", monkeypatch)

        assert {each.state for each in read(*names)} == {UNREAD}

    @posix
    @pytest.mark.parametrize(
        ("flags", "words"),
        [
            ({}, ["-P"]),
            ({"isolated": 1}, ["-P", "-I"]),
            ({"ignore_environment": 1, "no_user_site": 1}, ["-P", "-E", "-s"]),
        ],
    )
    def test_the_other_python_looks_for_modules_where_ours_does(
        self,
        flags: dict[str, int],
        words: list[str],
        tmp_path: Path,
        read: Callable[..., tuple[Pdf, ...]],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        put(tmp_path, satu=proof_files.pdf())
        python(tmp_path, f"echo $* >'{tmp_path}/kata'; cat >/dev/null", monkeypatch, flags)

        read("satu.pdf")

        assert (tmp_path / "kata").read_text(encoding="utf-8").split() == [*words, "-m", "inovasi_cli.profile.pdf"]

    def test_who_does_not_wait_leaves_no_process_behind(self, tmp_path: Path) -> None:
        put(tmp_path, satu=proof_files.pdf())
        loaded = rubric(tmp_path, BODY, bank=BANK)
        told = facts(tmp_path, loaded, "judul: {nilai: a, bukti: [satu.pdf]}")
        begun: list[Any] = []

        def leave() -> None:
            with reading(loaded.rubric, told, tmp_path) as found:
                begun.append(found.__self__._reader)  # type: ignore[attr-defined]  # noqa: SLF001 - what is left of it
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            leave()

        assert begun[0].returncode is not None


@pytest.fixture(name="profil")
def _profil(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    own = {"judul": "uji.satu", "lain": "uji.dua"}
    bank, body = BANK, f"{HEAD}{BODY}questions: [./bank.yaml]\n"
    for old, new in own.items():
        bank, body = bank.replace(f"id: {old},", f"id: {new},"), body.replace(f"question: {old},", f"question: {new},")
    (tmp_path / "bank.yaml").write_text(bank, encoding="utf-8")
    (tmp_path / "uji.yaml").write_text(body, encoding="utf-8")
    put(tmp_path, satu=proof_files.pdf(1), dua=proof_files.pdf(2, more=DATED), tiga=encrypted("x"), empat=b"%PDF-1")
    (tmp_path / "profil.yaml").write_text(
        "rubrik: [./uji.yaml]\njawaban:\n  uji.satu: {nilai: a, bukti: [satu.pdf, dua.pdf, tiga.pdf]}\n"
        "  uji.dua: {nilai: b, bukti: [empat.pdf, dua.pdf]}\n",
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


TOLD: Final = {
    "id": (
        "2 berkas PDF perlu diperiksa, meskipun dihitung sebagai bukti; lihat “Berkas PDF yang menjadi bukti”.",
        "Terkunci kata sandi, jadi penilai tidak bisa membukanya. Simpan ulang tanpa kata sandi: tiga.pdf",
        "Tidak terbaca sebagai PDF, mungkin rusak. Coba buka; jika tidak bisa, unduh atau pindai ulang: empat.pdf",
        "satu.pdf (1 halaman): Judul",
        "dua.pdf (2 halaman, dibuat 5 Maret 2018): Judul; Lain",
    ),
    "en": (
        "2 of the PDFs need a look, though counted as proof; see “PDFs among the proofs”.",
        "Locked by a password, so nobody who judges can open it. Save it again without one: tiga.pdf",
        "Try to open it; if that fails, download or scan it again: empat.pdf",
        "satu.pdf (1 page): Judul",
        "dua.pdf (2 pages, made on 5 March 2018): Judul; Lain",
    ),
}


@pytest.mark.usefixtures("profil")
class TestTelling:
    @pytest.mark.parametrize("language", TOLD)
    @pytest.mark.parametrize("kind", ["terminal", "html", "markdown"])
    def test_every_format_for_people_says_it(self, kind: str, language: str, inovasi: Callable[..., Outcome]) -> None:
        _, out, _ = inovasi("nilai", "profil.yaml", "-f", kind, "--bahasa", language)

        text = " ".join(unescape(out).replace("\\", "").split())
        assert [sentence for sentence in TOLD[language] if sentence not in text] == []

    def test_json_holds_it(self, inovasi: Callable[..., Outcome]) -> None:
        _, out, _ = inovasi("nilai", "profil.yaml", "-f", "json")

        assert json.loads(out)["pdfs"] == [
            {"ref": "satu.pdf", "state": "read", "pages": 1, "created": None},
            {"ref": "dua.pdf", "state": "read", "pages": 2, "created": "2018-03-05"},
            {"ref": "tiga.pdf", "state": "locked", "pages": None, "created": None},
            {"ref": "empat.pdf", "state": "broken", "pages": None, "created": None},
        ]

    def test_it_moves_no_digest_and_a_report_that_tells_of_it_holds(self, inovasi: Callable[..., Outcome]) -> None:
        inovasi("nilai", "profil.yaml", "-f", "json=laporan.json")

        code, out, _ = inovasi("buktikan", "laporan.json")

        assert code == 0
        assert "Yang tidak dihitung ulang: jumlah halaman dan tanggal berkas PDF." in out

    def test_without_a_pdf_nothing_is_said(self, inovasi: Callable[..., Outcome]) -> None:
        Path("profil.yaml").write_text("rubrik: [./uji.yaml]\njawaban: {uji.satu: a}\n", encoding="utf-8")

        _, out, _ = inovasi("nilai", "profil.yaml", "-f", "terminal", "-f", "json=laporan.json")
        code, proven, _ = inovasi("buktikan", "laporan.json")

        assert "PDF" not in out
        assert (code, "PDF" in proven) == (0, False)
        Path("profil.yaml").write_text(
            "rubrik: [./uji.yaml]\njawaban:\n  uji.satu: {nilai: a, bukti: [satu.pdf]}\n", encoding="utf-8"
        )
        assert "perlu diperiksa" not in inovasi("nilai", "profil.yaml")[1]

    def test_one_that_could_not_be_read_is_named(
        self, inovasi: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(process, "sys", SimpleNamespace(executable="", flags=sys.flags))

        _, out, _ = inovasi("nilai", "profil.yaml")

        assert "Buka sendiri, dan pastikan isinya utuh: satu.pdf, dua.pdf" in " ".join(out.split())

    def test_a_batch_reads_none(self, inovasi: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(process, "Popen", None)

        code, out, _ = inovasi("batch", "profil.yaml", "-j", "1", "-f", "json")

        assert (code, json.loads(out)["results"][0]["pdfs"]) == (0, [])
