"""A folder with files of every kind, the commands that read and write them, and what a command left behind."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from shutil import copyfile, copytree, rmtree
from typing import TYPE_CHECKING, Final, NamedTuple

from git_checkout import GIT, Checkout

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ROOT: Final = Path(__file__).parents[1]
CODES: Final = (0, 1, 2, 130)
"""Every exit code but that of a bug of ours."""
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
KILLED: Final = -9
SAME: Final = "same"
CODE: Final = "code"
ANY: Final = "any"
_TEMPORARY: Final = re.compile(
    r"(?:.*/)?(?:\.k[0-9a-f]{8}\.tmp|hasil\.[0-9a-f]{8}\.sebagian|\.isian\.yaml\.(?:lock|pemakai))"
)
_SPARE: Final = re.compile(r"isian-cadangan-\d+\.yaml")
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


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, but those of git."""
    paths = (path for path in folder.rglob("*") if ".git" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths if path.is_file()}


class Trial(NamedTuple):
    """One command under one fault.

    ``expects`` is an exit code, or ``SAME`` (code and output), ``CODE`` (the code) or ``ANY`` code of the table;
    ``killed`` says that a signal of ours ends it, where files with the names that we give to temporary ones may stay.
    ``other`` says that what is read may be missing, so that another report is right.
    """

    fault: str
    command: Command
    run: Callable[[Path, Command], Done]
    expects: int | str = ANY
    killed: bool = False
    other: bool = False
    prepare: Callable[[Path], object] = lambda _folder: None


class Bench:
    """Runs trials, each in a folder of its own, against what the same command does where nothing fails."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ready = folder / "siap"
        self._ready.mkdir()
        lay_out(self._ready)
        self._usual: dict[Command, tuple[Done, dict[str, bytes]]] = {}

    def usual(self, command: Command) -> tuple[Done, dict[str, bytes]]:
        """How the command ends where nothing fails, and the files then."""
        if command not in self._usual:
            place = self.place()
            self._usual[command] = (call(place, command.arguments, typed=command.typed), contents(place))
        return self._usual[command]

    def place(self) -> Path:
        """The folder, laid out anew."""
        return again(self._ready, self._folder / "kerja")

    def try_out(self, trial: Trial) -> tuple[Done, str]:
        """How the command ended, and what is wrong with that; empty where nothing is."""
        usual, wanted = self.usual(trial.command)
        place = self.place()
        trial.prepare(place)
        before = contents(place)
        done = trial.run(place, trial.command)
        after = contents(place)
        wrong = _ending(trial, usual, done) or _files(trial, before, after, wanted, done)
        return done, wrong


def _ending(trial: Trial, usual: Done, done: Done) -> str:
    """What is wrong with how the process ended."""
    if "Traceback" in done.err or "Warning" in done.err:
        return f"not our words: {done.err.strip()[-300:]}"
    if trial.killed and done.code == KILLED:
        return ""
    wanted = {SAME: (usual.code,), CODE: (usual.code,), ANY: CODES}.get(str(trial.expects), (trial.expects,))
    if done.code not in wanted:
        return f"exit code {done.code}: {done.err.strip()[-300:]}"
    return "another output" if trial.expects == SAME and done.out != usual.out else ""


def _files(
    trial: Trial, before: dict[str, bytes], after: dict[str, bytes], wanted: dict[str, bytes], done: Done
) -> str:
    """What is wrong with the files: whatever is neither old nor new, missing, or left over."""
    writes = trial.command.writes
    touched = [name for name, data in before.items() if name not in writes and after.get(name) != data]
    torn = [name for name in writes if _is_torn(after.get(name), before.get(name), wanted[name], other=trial.other)]
    left = [name for name in after.keys() - before.keys() - set(writes) if not _may_stay(name, killed=trial.killed)]
    if touched or torn or left:
        return f"touched {touched}, neither old nor new {torn}, left over {left}"
    missing = [name for name in writes if after.get(name) == before.get(name) != wanted[name]]
    if missing and (done.code in (0, 1) or b"Semua jawaban tersimpan di isian.yaml" in done.out):
        return f"said to be written: {missing}"
    if len(writes) > 1 and 0 < len(missing) < len(writes) and not trial.killed:
        return f"half of it written: {missing}"
    return ""


def _is_torn(data: bytes | None, old: bytes | None, new: bytes, *, other: bool) -> bool:
    """Whether a file is neither old nor new; where a proof could not be read, a report may differ but not break off."""
    if data in (old, new):
        return False
    return not other or data is None or new.startswith(data)


def _may_stay(name: str, *, killed: bool) -> bool:
    """Whether a file may be left: our temporary ones after a kill or where none can be removed, and a spare one."""
    return bool(_SPARE.fullmatch(name) or (killed and _TEMPORARY.fullmatch(name)))
