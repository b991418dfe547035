"""Every command that reads a file, and what it is given: the one table that a new command is added to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from hostile.good import FILES

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS: Final = tuple(FILES)
YES: Final = frozenset({0, 1})
REFUSED: Final = frozenset({2})


class Row(NamedTuple):
    """One way to call a command.

    ``given`` names what each of its parameters, called as in the code, is given: a kind of file between braces, which
    is the spoiled one where that is its kind, or a word. ``judged`` and ``refused`` are the exit codes of a file that
    is valid, and of one that is not; ``reads`` are the kinds that it reads, through the rubric and the fact file too.
    """

    command: str
    given: dict[str, str]
    reads: tuple[str, ...]
    judged: frozenset[int] = YES
    refused: frozenset[int] = REFUSED
    typed: bytes = b""

    def words(self) -> Iterator[str]:
        """The words of the command line; options before what stands alone."""
        yield from self.command.split()
        for name, value in self.given.items():
            if name in OPTIONS:
                yield OPTIONS[name]
            if name in OPTIONS or value.startswith("--"):
                yield value.format(**FILES)
        alone = (value for name, value in self.given.items() if name not in OPTIONS and not value.startswith("--"))
        yield from (value.format(**FILES) for value in alone)


ELSEWHERE: Final = {"bukti_di": "--bukti-di", "draf": "--draf"}
OPTIONS: Final = {
    "rubrik": "--rubrik",
    "kasus": "--kasus",
    "jobs": "--jobs",
    "spd": "--spd",
    "indeks": "--indeks",
    **ELSEWHERE,
}
"""The parameters that are options wherever they are given here."""

BY: Final = {"rubrik": "{rubric}"}
FACTS: Final = ("facts", "rubric", "bank")
RUBRIC: Final = ("rubric", "bank")
OLD: Final = "lama/uji.yaml"

TABLE: Final = (
    Row("nilai", {"profil": "{facts}", **BY, "bukti_di": "."}, (*FACTS, "proof")),
    # The fact file names the rubric.
    Row("nilai", {"profil": "{facts}"}, FACTS),
    Row("cocok", {"profil": "{facts}", **BY, "bukti_di": "."}, (*FACTS, "proof")),
    Row("batch", {"paths": "{facts}", **BY, "jobs": "1", "bukti_di": "."}, (*FACTS, "proof")),
    Row("batch", {"paths": "-", "jobs": "1"}, ("list",), judged=frozenset({0, 1, 2}), typed=b"{list}"),
    Row("batch", {"paths": "folder", **BY, "jobs": "1"}, ("ignore",), judged=frozenset({0, 1, 2})),
    Row("banding", {"lama": "{facts}", "baru": "lain.yaml", **BY, "bukti_di": "."}, FACTS),
    Row("banding", {"lama": "lain.yaml", "baru": "{facts}", **BY}, ("facts",)),
    Row("banding", {"lama": "{report}", "baru": "lain.json"}, ("report",)),
    Row("banding", {"lama": "lain.json", "baru": "{report}"}, ("report",)),
    # It judges what git remembers, which is sound, and reads of the file itself only which rubric it names.
    Row("riwayat", {"profil": "{facts}", **BY}, ("facts",), judged=frozenset({0}), refused=frozenset({0, 2})),
    Row("riwayat", {"profil": "lain.yaml", **BY}, RUBRIC, judged=frozenset({0})),
    Row("buktikan", {"laporan": "{report}", "profil": "{facts}", **BY, "bukti_di": "."}, (*FACTS, "report", "proof")),
    # A draft that is there already is never written over.
    Row("atm", {"model": "{facts}", "profil": "lain.yaml", **BY, "draf": "draf.yaml"}, FACTS, judged=frozenset({0, 2})),
    Row("atm", {"model": "lain.yaml", "profil": "{facts}", **BY}, ("facts",)),
    Row(
        "isi",
        {"profil": "{facts}", **BY, "polos": "--polos", "bukti_di": "."},
        (*FACTS, "proof"),
        judged=frozenset({0, 130}),
        typed=b"\n/k\n?\n" * 30,
    ),
    # It reads the scores that lie beside it, and writes what is not there yet.
    Row("lomba", {"lomba": "{contest}"}, ("contest",), judged=frozenset({0, 2})),
    Row("panel", {"lomba": "{contest}"}, ("contest", *RUBRIC)),
    Row("panel", {"lomba": "{contest}", "nilai": "{scores}"}, ("scores",)),
    Row("peringkat", {"lomba": "{contest}", "nilai": "{scores}"}, ("contest", "scores", *RUBRIC)),
    # Scores that are found beside it need not be there; an entry whose facts cannot be judged is told beside the rest.
    Row("peringkat", {"lomba": "{contest}"}, ("scores", "facts"), refused=frozenset({1, 2})),
    Row(
        "iid",
        {"paths": "{facts}", "spd": "lain.yaml", "indeks": "{index}", "bukti_di": "."},
        (*FACTS, "index", "proof"),
    ),
    Row("iid", {"paths": "lain.yaml", "spd": "{facts}", "indeks": "{index}"}, ("facts",)),
    Row("templat", {"rubrik_": "{rubric}"}, RUBRIC, judged=frozenset({0})),
    Row("rubrik lihat", {"rubrik_": "{rubric}"}, RUBRIC, judged=frozenset({0})),
    Row("rubrik periksa", {"paths": "{rubric}"}, RUBRIC, refused=frozenset({1, 2})),
    # In a folder fact files lie beside rubrics, and are passed over.
    Row("rubrik periksa", {"paths": "."}, ("facts",), judged=frozenset({0, 1, 2}), refused=frozenset({0, 1, 2})),
    Row("rubrik skema", {"jenis": "profil", **BY}, RUBRIC, judged=frozenset({0})),
    Row("rubrik uji", {"paths": "{rubric}"}, (*RUBRIC, "cases")),
    Row("rubrik uji", {"paths": "{rubric}", "kasus": "cases/uji"}, ("cases",)),
    Row("rubrik banding", {"lama": "{rubric}", "baru": OLD}, RUBRIC, judged=frozenset({0})),
    Row("rubrik banding", {"lama": OLD, "baru": "{rubric}"}, RUBRIC, judged=frozenset({0})),
    Row("rubrik dampak", {"lama": "{rubric}", "baru": OLD, "profil": "lain.yaml"}, RUBRIC, judged=frozenset({0})),
    Row("rubrik dampak", {"lama": OLD, "baru": "{rubric}", "profil": "{facts}"}, FACTS, judged=frozenset({0})),
)

WRITES: Final = {("rubrik baru", "berkas"), ("batch", "scheduler")}
"""Parameters that name a file only to write it, or no file at all."""
