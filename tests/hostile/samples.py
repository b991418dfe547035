"""All spoiled files: each kind from one valid file of it, in an order and with bytes that never change."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from hostile import good, spoil, trees
from hostile.payloads import FEW, PAYLOADS
from hostile.sample import Sample

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hostile.spoil import Spoiled
    from hostile.trees import Path

SOME: Final = {name: PAYLOADS[name] for name in FEW}

NUMBERS: Final = (
    *("1.000", "1,000,000", "1e5", "0x10", "0b1", "0o7", "007", "+5", "--5", "5-", "1_000", ".5", "5.", "1/2", "½"),
    *(
        "∞",
        ".inf",
        "-.inf",
        ".nan",
        "NaN",
        "1e999",
        "9" * 16,
        "9" * 5_000,
        "0." + "1" * 7,
        "١٢",
        "Ⅷ",
        "²",
        "1 2",
        "1\u00a0000",
    ),
    *("12 orang", "sekitar 5", "{{ n }}", "=1+1", "true", "ya", "12:30", "0x_", "-0x1", "1e-400", "0.0000001"),
)
DATES: Final = (
    *("2023-02-30", "0000-00-00", "2016-13-01", "2016-00-10", "2016-1-1", "16-01-01", "2016-01-01T25:00:00Z"),
    *("2016-01-01 00:00:60", "2016-01-01T00:00:00+99:99", "9999-12-31", "1899-12-31", "2101-01-01", "20160101"),
    *("Maret 2016", "1 Januari 2016", "kemarin", "2016-W01", "2016-366", "٢٠١٦-٠١-٠١", "2016-02-29x", "-2016-01-01"),  # noqa: RUF001 - digits of Arabic
)
YEARS: Final = ("16", "02016", "1899", "2101", "2016.0", "2016-2018", "dua", "9" * 400, "-2016", "٢٠١٦")
LINKS: Final = (
    *("javascript:alert(1)", "http://", "https://", "https:///x", "file:///etc/passwd", "ftp://contoh.go.id/x"),
    *("https://contoh.go.id/<script>", "https://contoh.go.id/\"onclick='x", "//contoh.go.id/x", "data:text/html,x"),
    *("https://user:sandi@contoh.go.id/", "https://contoh.go.id:99999/", "https://xn--80ak6aa92e.id/", "http://[::1]/"),
    *(
        "https://contoh.go.id/" + "a" * 20_000,
        "https://" + "a." * 5_000 + "id",
        "www.contoh.go.id",
        "HTTPS://CONTOH.GO.ID",
    ),
)
PATHS: Final = (
    *("../rahasia.txt", "../../../../etc/passwd", "/etc/passwd", "/dev/zero", "/proc/self/environ", "/dev/stdin"),
    *("lampiran/../../rahasia.txt", "C:\\Windows\\win.ini", "\\\\server\\bagi\\x", "..\\rahasia.txt", "~/.ssh/id_rsa"),
    *("$HOME/x", "lampiran/tautan-luar.pdf", "lampiran/putaran.pdf", "lampiran/pipa.pdf", "lampiran/folder-luar/x.pdf"),
    *(
        "lampiran",
        ".",
        "..",
        "/",
        "a" * 300,
        "a/" * 3_000,
        "lampiran/sk.pdf/x",
        "CON",
        "nul.pdf",
        "lampiran/perangkat.pdf",
    ),
    *("lampiran/sk.pdf::$DATA", "-rf", "--help", "\u202flampiran", "lampiran/sk.pdf "),
)
REPORT_TEXTS: Final = ("id", "title", "path", "reason", "verdict", "low", "digest", "version")


def facts() -> Iterator[Sample]:
    """Fact files."""
    text = good.FACTS
    yield from _samples("facts", spoil.spoiled(text, "Perahu"))
    yield from _samples("facts", trees.wrong_types(text, _fine_fact))
    yield from _samples("facts", trees.twice(text))
    yield from _samples("facts", trees.without(text))
    yield from _samples("facts", trees.strange_keys(text, lambda at: at[:1] == ("kategori",)))
    yield from _samples("facts", _answers())
    places = ("judul", "uji.teks", "catatan", "tidak_berlaku")
    yield from _samples("facts", trees.texts_at(text, lambda at: at[-1] in places, PAYLOADS, valid=True))
    yield from _samples(
        "facts", trees.texts_at(text, lambda at: "uji.daftar" in at and at[-1] == 0, PAYLOADS, valid=True)
    )
    yield from _samples("facts", trees.texts_at(text, _closed, SOME, valid=False))
    proofs = {f"bukti-{n}": each for n, each in enumerate((*PATHS, *LINKS))}
    yield from _samples(
        "facts", trees.texts_at(text, lambda at: at[-3:] == ("uji.banyak", "bukti", 0), proofs, valid=True)
    )
    yield from _samples("facts", trees.texts_at(text, lambda at: at[-2:-1] == ("bukti",), SOME, valid=True))
    yield from _samples("facts", trees.texts_at(text, lambda at: at[0] == "rubrik", SOME, valid=None))


def _fine_fact(at: Path, name: str) -> bool:
    """One of a list may stand alone, and a list may hold anything where texts are asked for."""
    alone = at in {("rubrik",), ("jawaban", "uji.banyak", "bukti"), ("jawaban", "uji.nilai", "bukti")}
    short = len(at) == 2 and at[0] == "jawaban" and name in {"teks", "daftar"}
    return (alone and name == "teks") or (short and at[1] in {"uji.teks", "uji.daftar", "judul", "uji.entah"})


def _closed(at: Path) -> bool:
    """Where only one of a few words, a number or a date may stand."""
    return (
        at[0] == "jawaban"
        and at[1] not in {"judul", "uji.teks", "uji.daftar"}
        and at[-1] not in _FREE
        and "bukti" not in at
    )


_FREE: Final = frozenset({"catatan", "tidak_berlaku"})


def _answers() -> Spoiled:
    for question, texts in {"uji.jumlah": NUMBERS, "uji.mulai": DATES}.items():
        for n, each in enumerate(texts):
            yield f"nilai-{question}-{n}", _plain(question, each), False
    for n, each in enumerate(YEARS):
        yield f"nilai-uji.tahun-{n}", _plain("uji.tahun", f"[{each}]"), False
    for question, fine in {
        "uji.jumlah": ("0", "1", "1000000"),
        "uji.mulai": ("2016", "2016-03", "2016-02-29"),
        "uji.tahun": ("[]", "[2000]"),
        "uji.setuju": ("tidak", "true", "yes-no"),
    }.items():
        for each in fine:
            yield f"baik-{question}-{each}", _plain(question, each), each != "yes-no"


def _plain(question: str, value: str) -> bytes:
    lines = [f"  {question}: {value}" if line.startswith(f"  {question}:") else line for line in good.FACTS.split("\n")]
    return "\n".join(lines).encode()


def rubrics() -> Iterator[Sample]:
    """Rubrics."""
    text = good.RUBRIC
    yield from _samples("rubric", spoil.spoiled(text, "Penyelenggara"))
    yield from _samples("rubric", islice(trees.wrong_types(text, _fine_rule), 0, None, 3))
    yield from _samples("rubric", islice(trees.twice(text), 0, None, 3))
    yield from _samples("rubric", islice(trees.without(text), 0, None, 3))
    yield from _samples("rubric", islice(trees.strange_keys(text, lambda _at: False), 0, None, 2))
    yield from _samples("rubric", trees.texts_everywhere(text, _said, PAYLOADS))
    yield from _samples("rubric", islice(trees.texts_at(text, _said, SOME, valid=True), 0, None, 2))
    ruled = lambda at: not _said(at) and at[-1] not in {"url", "max_words"}  # noqa: E731
    yield from _samples("rubric", islice(trees.texts_at(text, ruled, SOME, valid=False), 0, None, 7))
    files = {f"bank-{n}": each for n, each in enumerate(PATHS)}
    yield from _samples("rubric", trees.texts_at(text, lambda at: at[0] == "questions", files, valid=False))
    counted = lambda at: at[-1] in {"weight", "points", "from", "out_of", "round_to", "at_least", "above"}  # noqa: E731
    numbers = {f"angka-{n}": each for n, each in enumerate(NUMBERS) if n % 3 == 0}
    yield from _samples("rubric", islice(trees.texts_at(text, counted, numbers, valid=False), 0, None, 2))


def _fine_rule(_at: Path, _name: str) -> bool:
    """Nowhere in a rubric may another kind of thing stand."""
    return False


def _said(at: Path) -> bool:
    """Where a text stands that people read and nobody judges by."""
    return at[-1] in {"title", "organiser", "cure", "definition", "text"}


def banks() -> Iterator[Sample]:
    """Files of questions that a rubric brings."""
    text = good.BANK
    yield from _samples("bank", islice(spoil.spoiled(text, "Teks"), 0, None, 2))
    yield from _samples("bank", islice(trees.wrong_types(text, _fine_rule), 0, None, 3))
    yield from _samples("bank", islice(trees.twice(text), 0, None, 4))
    yield from _samples("bank", islice(trees.strange_keys(text, lambda _at: False), 0, None, 2))
    yield from _samples("bank", trees.texts_everywhere(text, _asked, PAYLOADS))


def _asked(at: Path) -> bool:
    return at[-1] in {"title", "label", "text", "help", "hint", "unit"}


def cases() -> Iterator[Sample]:
    """Golden cases."""
    text = good.CASES
    yield from _samples("cases", islice(spoil.spoiled(text, "Baru"), 0, None, 3))
    yield from _samples("cases", islice(trees.wrong_types(text, _fine_rule), 0, None, 2))
    yield from _samples("cases", islice(trees.twice(text), 0, None, 4))
    yield from _samples("cases", trees.texts_at(text, lambda at: at[-1] == "title", PAYLOADS, valid=True))


def reports(text: str) -> Iterator[Sample]:
    """JSON reports, from one that was written."""
    yield from _samples(
        "report", ((name, data, False) for name, data, _ in spoil.encodings(text) if not name.startswith(_READ_AS_JSON))
    )
    yield from _samples(
        "report", ((name, data, False) for name, data, _ in islice(spoil.cuts(text.rstrip("\n")), 0, None, 3))
    )
    yield from _samples("report", islice(trees.wrong_types(text, lambda _at, _name: True), 0, None, 7))
    for at, node in trees.places(trees.tree_of(text)):
        if isinstance(node, str) and at[-1] in REPORT_TEXTS:
            for name, payload in list(SOME.items())[:4]:
                yield Sample(
                    f"teks-{trees.name_of(at)}-{name}",
                    "report",
                    trees.written(trees.put(trees.tree_of(text), at, payload)),
                    None,
                )
    for depth in (33, 1_000, 200_000):
        yield Sample(
            f"dalam-{depth}",
            "report",
            text.replace("{", '{"zz": ' + "[" * depth + "]" * depth + ",", 1).encode(),
            valid=False,
        )
    for name, value in {"nan": "NaN", "tak-hingga": "1e999", "angka": "9" * 5_000, "pecahan": '"1/0"'}.items():
        yield Sample(
            f"angka-{name}",
            "report",
            text.replace("{", f'{{"zz": {value},', 1).encode(),
            None if name == "pecahan" else False,
        )


# JSON itself may be in these, and PowerShell writes it so.
_READ_AS_JSON: Final = ("bom", "crlf", "cr-", "utf-")


def _roomy(found: Spoiled) -> Spoiled:
    """The same, where a file holds what is of many and may be much larger."""
    for name, data, valid in found:
        yield name, data, True if name == "dokumen-terlalu-besar" else valid


def contests() -> Iterator[Sample]:
    """Files of a contest."""
    text = good.CONTEST
    yield from _samples("contest", _roomy(islice(spoil.spoiled(text, "Panitia"), 0, None, 4)))
    yield from _samples("contest", islice(trees.wrong_types(text, _fine_contest), 0, None, 4))
    yield from _samples("contest", islice(trees.twice(text), 0, None, 4))
    yield from _samples("contest", islice(trees.without(text), 0, None, 3))
    yield from _samples("contest", islice(trees.strange_keys(text, lambda _at: False), 0, None, 4))
    yield from _samples("contest", islice(trees.texts_everywhere(text, _printed, PAYLOADS), 0, None, 2))
    numbers = {f"angka-{n}": each for n, each in enumerate(NUMBERS) if n % 3 == 0}
    counted = lambda at: at[-1] in {"bobot", "ambang", "teratas", "per_instansi", "geser_nilai"}  # noqa: E731
    yield from _samples("contest", islice(trees.texts_at(text, counted, numbers, valid=False), 0, None, 2))
    named = lambda at: at[-1] in {"fakta", "rubrik", "tahap", "peserta", "menurut"}  # noqa: E731
    yield from _samples("contest", islice(trees.texts_at(text, named, SOME, valid=None), 0, None, 2))
    yield from _samples("contest", trees.texts_at(text, lambda at: at[-1] == "fakta", _INNER, valid=None))


def _fine_contest(at: Path, name: str) -> bool:
    """One of a list may stand alone; parts and entries may be left out or named otherwise."""
    return name == "teks" and at[-1:] in {("konflik",), ("seri",), ("menurut",)}


def _printed(at: Path) -> bool:
    return at[-1] in {"lomba", "penyelenggara", "judul", "instansi", "jenis", "nama", "catatan", "sumber", "jabatan"}


_INNER: Final = {f"fakta-{n}": each for n, each in enumerate(PATHS) if each.startswith("lampiran/p") or len(each) > 99}


def scores() -> Iterator[Sample]:
    """Score files of a judge."""
    text = good.SCORES
    yield from _samples("scores", _roomy(islice(spoil.spoiled(text, "Survei"), 0, None, 4)))
    yield from _samples("scores", trees.wrong_types(text, _fine_rule))
    yield from _samples("scores", trees.twice(text))
    yield from _samples("scores", trees.without(text))
    yield from _samples("scores", islice(trees.strange_keys(text, lambda _at: False), 0, None, 4))
    numbers = {f"angka-{n}": each for n, each in enumerate((*NUMBERS, "100.5", "-1"))}
    yield from _samples("scores", trees.texts_at(text, lambda at: at[-2:] == ("satu", "mutu"), numbers, valid=False))
    yield from _samples("scores", trees.texts_at(text, lambda at: at[-1] == "catatan", PAYLOADS, valid=True))


def indices() -> Iterator[Sample]:
    """Files of an index of regions."""
    text = good.INDEX
    yield from _samples("index", islice(spoil.spoiled(text, "Salinan"), 0, None, 4))
    yield from _samples("index", islice(trees.wrong_types(text, _fine_rule), 0, None, 4))
    yield from _samples("index", islice(trees.twice(text), 0, None, 4))
    yield from _samples("index", islice(trees.without(text), 0, None, 3))
    yield from _samples("index", islice(trees.strange_keys(text, lambda _at: False), 0, None, 4))
    yield from _samples("index", islice(trees.texts_everywhere(text, _said, PAYLOADS), 0, None, 2))
    numbers = {f"angka-{n}": each for n, each in enumerate(NUMBERS) if n % 3 == 0}
    counted = lambda at: at[-1] in {"most", "each", "up_to", "least_divisor", "needed", "from", "year"}  # noqa: E731
    yield from _samples("index", islice(trees.texts_at(text, counted, numbers, valid=False), 0, None, 2))
    yield from _samples(
        "index", islice(trees.texts_at(text, lambda at: at[-1] == "rubric", SOME, valid=None), 0, None, 2)
    )


def lists() -> Iterator[Sample]:
    """Lists of files, as they come through a pipe."""
    for number, data in enumerate(
        (
            b"",
            b"\n",
            b"\0",
            b"tidak-ada.yaml\n",
            b"\xff\xfe.yaml\n",
            b"\x1b[31m.yaml\n",
            b"a" * 5_000 + b"\n",
            b"/dev/null\n",
        )
    ):
        yield Sample(f"daftar-{number}", "list", data, None)
    for name, payload in PAYLOADS.items():
        yield Sample(f"daftar-{name}", "list", f"{payload}.yaml\n".encode(), None)


def ignores() -> Iterator[Sample]:
    """Lists of what git leaves out."""
    patterns = {
        "bintang": "*a" * 40 + "b",
        "ganda": "**/" * 60 + "x",
        "kelas": "[" * 2_000,
        "rentang": "[z-a]",
        "garis": "\\",
        "panjang": "a" * 60_000,
        "banyak": "\n".join(f"*{n}*x*{n}" for n in range(3_000)),
        "bukan": "!" * 500,
        "nol": "\0",
        "ekspresi": "(a+)+$",
        "bintang-ganda": "**a" * 30 + "b",
        "tanya": "?" * 5_000,
        "latin": "\udce9",
        "semua": "*",
    }
    for name, pattern in patterns.items():
        yield Sample(f"abaikan-{name}", "ignore", f"{pattern}\n".encode("utf-8", "surrogateescape"), None)


def _samples(kind: str, spoiled: Iterable[tuple[str, bytes, bool | None]]) -> Iterator[Sample]:
    for name, data, valid in spoiled:
        yield Sample(name, kind, data, valid)


def every(report: str) -> Iterator[Sample]:
    """All of them, each once, though two ways may spoil a file alike."""
    seen: set[tuple[str, bytes]] = set()
    kinds = (facts(), rubrics(), banks(), cases(), reports(report), contests(), scores(), indices(), lists(), ignores())
    for made in kinds:
        for sample in made:
            if (sample.kind, sample.data) not in seen:
                seen.add((sample.kind, sample.data))
                yield sample
