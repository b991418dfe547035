"""A folder with files of every kind, the commands that read and write them, and how one of them is called."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from shutil import copyfile, copytree, rmtree
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from git_checkout import GIT, Checkout

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT: Final = Path(__file__).parents[1]
OLD: Final = b"Laporan kemarin, utuh.\n"
FACTS: Final = """\
# Berkas fakta untuk uji gangguan, seperti yang ditulis orang.
rubrik: [lomba.yaml]
jawaban:
  judul: "Perahu Dokumen: KTP dan Akta Diantar ke Pulau é"
  tahap: diterapkan
  mulai: {nilai: 2024-01-08, bukti: [sk.pdf, https://contoh.go.id/perahu]}
"""
TYPED: Final = b"Judul baru\n/keluar\n"
LIMIT: Final = 60.0
"""Seconds; what takes longer hangs."""


class Command(NamedTuple):
    """One call of ours: what it writes, and what is typed into it."""

    arguments: tuple[str, ...]
    writes: tuple[str, ...] = ()
    typed: bytes = b""

    @property
    def name(self) -> str:
        """What it is called in a table."""
        return " ".join(self.arguments[: 2 if self.arguments[0] == "rubrik" else 1])


class Done(NamedTuple):
    """What came of a process; ``code`` is negative where a signal ended it."""

    code: int
    out: bytes
    err: str


READERS: Final = (
    Command(("nilai", "profil.yaml", "-r", "lomba.yaml")),
    Command(("nilai", "profil.yaml", "-r", "kipp-2018", "-f", "json")),
    Command(("nilai", "profil.yaml", "-r", "kipp-2018", "-f", "html")),
    Command(("cocok", "profil.yaml")),
    Command(("batch", "kumpulan", "-r", "lomba.yaml", "-j", "1")),
    Command(("banding", "lama.yaml", "profil.yaml", "-r", "lomba.yaml")),
    Command(("riwayat", "profil.yaml", "-r", "lomba.yaml")),
    Command(("buktikan", "kemarin.json", "profil.yaml", "-r", "lomba.yaml")),
    Command(("templat", "lomba.yaml")),
    Command(("rubrik", "daftar")),
    Command(("rubrik", "lihat", "lomba.yaml")),
    Command(("rubrik", "periksa", "lomba.yaml")),
    Command(("rubrik", "skema", "rubrik")),
    Command(("rubrik", "uji", "lomba.yaml")),
    Command(("rubrik", "banding", "kipp-2018", "lomba.yaml")),
    Command(("rubrik", "dampak", "kipp-2018", "lomba.yaml", "profil.yaml")),
)
"""Every command that ends by itself, over files that lie in the folder."""

WRITERS: Final = (
    Command(("nilai", "profil.yaml", "-r", "lomba.yaml", "-f", "json=hasil"), ("hasil",)),
    Command(("nilai", "profil.yaml", "-r", "lomba.yaml", "-f", "html=hasil"), ("hasil",)),
    Command(("cocok", "profil.yaml", "-r", "lomba.yaml", "-f", "terminal=hasil"), ("hasil",)),
    Command(("batch", "kumpulan", "-r", "lomba.yaml", "-j", "1", "-f", "csv=hasil"), ("hasil",)),
    Command(("batch", "kumpulan", "-r", "lomba.yaml", "-j", "1", "-f", "junit=hasil"), ("hasil",)),
    Command(("banding", "lama.yaml", "profil.yaml", "-r", "lomba.yaml", "-f", "json=hasil"), ("hasil",)),
    Command(("riwayat", "profil.yaml", "-r", "lomba.yaml", "-f", "json=hasil"), ("hasil",)),
    Command(("buktikan", "kemarin.json", "profil.yaml", "-r", "lomba.yaml", "-f", "json=hasil"), ("hasil",)),
    Command(("rubrik", "periksa", "lomba.yaml", "-f", "json=hasil"), ("hasil",)),
    Command(("rubrik", "baru", "anyar.yaml"), ("anyar.yaml", "cases/anyar/contoh.yaml")),
    Command(("isi", "isian.yaml", "-r", "lomba.yaml", "--polos"), ("isian.yaml",), TYPED),
)
"""Every command that writes a file."""


def lay_out(folder: Path) -> None:
    """Put files of every kind, with a git history, into an empty folder."""
    checkout = Checkout(folder) if GIT else None
    (folder / "profil.yaml").write_text(FACTS, encoding="utf-8", newline="\n")
    (folder / "lama.yaml").write_text(FACTS.replace("diterapkan", "uji-coba"), encoding="utf-8", newline="\n")
    (folder / "sk.pdf").write_bytes(b"%PDF-1.4 SK Bupati")
    template = (ROOT / "rubrics" / "templates" / "lomba.yaml").read_text(encoding="utf-8")
    (folder / "lomba.yaml").write_text(template.replace("id: lomba-kami", "id: lomba"), encoding="utf-8")
    (folder / "cases" / "lomba").mkdir(parents=True)
    copyfile(ROOT / "rubrics" / "templates" / "kasus.yaml", folder / "cases" / "lomba" / "contoh.yaml")
    (folder / "kumpulan").mkdir()
    for name in ("satu", "dua"):
        copyfile(folder / "profil.yaml", folder / "kumpulan" / f"{name}.yaml")
    call(folder, ("nilai", "profil.yaml", "-r", "lomba.yaml", "-f", "json=kemarin.json"))
    (folder / "isian.yaml").write_bytes(b"# catatan sendiri\njawaban:\n  tahap: diterapkan\n")
    (folder / "hasil").write_bytes(OLD)
    if checkout:
        checkout.run("add", ".")
        checkout.run("commit", "-q", "-m", "awal")


def again(ready: Path, folder: Path) -> Path:
    """The folder as it was laid out, once more."""
    if folder.exists():
        rmtree(folder)
    copytree(ready, folder, symlinks=True)
    return folder


def surroundings(**changed: str | None) -> dict[str, str]:
    """The environment of a command, with these variables set, or gone where None."""
    kept = ("PATH", "HOME", "TMPDIR", "SYSTEMROOT", "COVERAGE_PROCESS_START", "LANG")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    environment |= {"PYTHONPATH": str(ROOT / "src"), "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
    environment |= {"COLUMNS": "80", "PYTHONIOENCODING": "utf-8"}
    for name, value in changed.items():
        environment.pop(name, None)
        if value is not None:
            environment[name] = value
    return environment


def call(  # noqa: PLR0913 - what a process may be given
    folder: Path,
    arguments: Sequence[str],
    *,
    typed: bytes = b"",
    before: Sequence[str] = (),
    options: Sequence[str] = (),
    environment: Mapping[str, str] | None = None,
) -> Done:
    """Run one command in a folder; ``before`` stands before Python, ``options`` behind it."""
    # -P: our own modules and not what lies in the folder, as the installed command does.
    process = [*before, sys.executable, "-P", *options, "-m", "inovasi_cli", *arguments]
    done = subprocess.run(  # noqa: S603 - our own command
        process,
        cwd=folder,
        env=surroundings() if environment is None else environment,
        input=typed,
        capture_output=True,
        timeout=LIMIT,
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr.decode(errors="replace"))


def plainly(folder: Path, command: Command, **how: Any) -> Done:
    """Run one command in a folder, as ``call`` does."""
    return call(folder, command.arguments, typed=command.typed, **how)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, but those of git."""
    paths = (path for path in folder.rglob("*") if ".git" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths if path.is_file()}
