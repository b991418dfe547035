"""A rubric file read whole, and everything that is refused in one."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest
from builders import BANK, HEAD, rubric

from inovasi_cli.conditions import AllOf, AnyOf, FactTest, Fits, Not, Shown
from inovasi_cli.errors import InovasiError, RubricError
from inovasi_cli.rubric.load import CURE, load_rubric, shown_when
from inovasi_cli.rubric.model import (
    Basis,
    Category,
    Characteristic,
    Element,
    Gate,
    Note,
    Source,
    Window,
)
from inovasi_cli.text import Text

SOURCE = Source("pedoman", Text("Pedoman Uji"), None, "high")
OFFICIAL = Basis(SOURCE, derived=False)
DERIVED = Basis(None, derived=True)
YES = FactTest("setuju", "is", "ya")

NO_BASIS = "sebutkan source, atau tulis origin: derived jika aturan ini buatan sendiri"
MISSING = "belum ada; tambahkan"
NO_MAPPING = "harus berupa kunci: isi"
NO_LIST = "harus berupa daftar"
ONE_VALUE = "harus berupa satu isian, bukan daftar atau kunci: isi"
NO_ID = "bukan id; pakai huruf kecil, angka, tanda hubung, dan titik"
NO_KEY = "kunci ini tidak dikenal"
NO_INDONESIAN = "tidak ada teks Indonesianya di atas"


def head(**changes: str | None) -> str:
    """The head of a rubric ``uji`` with some keys changed, added or, where None, left out."""
    keys: dict[str, str | None] = {
        "format": "1",
        "id": "uji",
        "title": "Lomba Uji",
        "organiser": "Penyelenggara Uji",
        "sources": "{pedoman: {title: Pedoman Uji, confidence: high}}",
    }
    return "".join(f"{key}: {value}\n" for key, value in (keys | changes).items() if value is not None)


def marked(content: str) -> tuple[str, list[str]]:
    """The content without its marks (``§``), and the line and column of each."""
    places = []
    while "§" in content:
        before, _, after = content.partition("§")
        places.append(f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}")
        content = before + after
    return content, places


def refused(folder: Path, content: str, *, bank: str = BANK) -> list[str]:
    """The problems of a rubric ``uji`` of that content, with short file names."""
    with pytest.raises(RubricError) as caught:
        rubric(folder, "", head=content, bank=bank)
    assert caught.value.cure == CURE
    return [str(problem._replace(file=Path(problem.file).name)) for problem in caught.value.problems]


def assert_refused(folder: Path, content: str, *messages: str) -> None:
    """Nothing but one problem for every mark, in their order."""
    content, places = marked(content)
    expected = [f"uji.yaml:{place}: {message}" for place, message in zip(places, messages, strict=True)]
    assert refused(folder, content) == expected


# What a rubric says

WHOLE = """
window: {opens: 2018-01-17, closes: 2018-03-31, source: pedoman}
en: {title: Test Contest}
notes:
  - {text: Bobot buatan kami., origin: derived, en: {text: The weights are ours.}}
  - {text: Dikutip., source: pedoman}
gates:
  - id: usia
    title: Sudah setahun
    when: {question: mulai, age_at_least: 1 year}
    cure: Tunggu.
    source: pedoman
    en: {title: One year old, cure: Wait.}
  - {id: kriteria, title: Kriteria, when: {shown: all}, cure: Lengkapi., source: pedoman, origin: derived}
  - {id: kategori, title: Kategori, when: {fits: category}, cure: Pilih., origin: derived}
  - {id: isi, title: Isi, when: {not: {not: {earned: isi.a}}}, cure: Isi., origin: derived}
reminders:
  - {text: Kirim daring., source: pedoman, en: {text: Send it online.}}
characteristics:
  - id: efektif
    title: Efektif
    definition: memperlihatkan hasil
    source: pedoman
    elements:
      - {id: hasil, title: Hasil, when: {question: setuju, is: ya}, origin: derived, en: {title: Results}}
      - {id: solusi, title: Solusi, when: {question: judul, known: true}}
    en: {title: Effective, definition: shows results}
  - id: baru
    title: Baru
    definition: ada yang baru
    origin: derived
    need: any
    elements:
      - {id: hasil, title: Hasil, when: {question: lanjut, is: ya}, source: pedoman}
categories:
  - {id: inklusif, title: Inklusif, fits_when: {question: setuju, is: ya}, source: pedoman, origin: derived}
  - {id: umum, title: Umum, definition: untuk semua, fits_when: {question: judul, known: true}, origin: derived}
score:
  out_of: 100
  parts:
    - id: isi
      title: Isi
      weight: 100
      origin: derived
      parts:
        - id: isi.a
          title: A
          origin: derived
          levels: [{points: 1, title: Ya, when: {question: lanjut-lagi, at_least: 1}}, {points: 0, title: Tidak}]
"""


def test_a_rubric_is_read_with_its_head(tmp_path: Path) -> None:
    loaded, _ = rubric(tmp_path, WHOLE)

    assert (loaded.id, loaded.title, loaded.organiser) == (
        "uji",
        Text("Lomba Uji", "Test Contest"),
        Text("Penyelenggara Uji"),
    )
    assert loaded.window == Window(date(2018, 1, 17), date(2018, 3, 31), OFFICIAL)
    assert loaded.sources == (SOURCE,)
    assert loaded.notes == (
        Note(Text("Bobot buatan kami.", "The weights are ours."), DERIVED),
        Note(Text("Dikutip."), OFFICIAL),
    )
    assert loaded.reminders == (Note(Text("Kirim daring.", "Send it online."), OFFICIAL),)
    assert loaded.score is not None
    assert [part.id for part in loaded.score.parts] == ["isi"]


def test_a_rubric_is_read_with_its_gates(tmp_path: Path) -> None:
    loaded, _ = rubric(tmp_path, WHOLE)

    age, characteristics, category, part = loaded.gates
    assert age == Gate(
        "usia",
        Text("Sudah setahun", "One year old"),
        FactTest("mulai", "age_at_least", 12),
        Text("Tunggu.", "Wait."),
        OFFICIAL,
    )
    assert characteristics.basis == Basis(SOURCE, derived=True)
    assert isinstance(characteristics.when, Shown)
    assert {key: repr(when) for key, when in characteristics.when.conditions.items()} == {
        "efektif": repr(AllOf((YES, FactTest("judul", "known", operand=True)))),
        "baru": repr(AnyOf((FactTest("lanjut", "is", "ya"),))),
    }
    assert category.when == Fits({"inklusif": YES, "umum": FactTest("judul", "known", operand=True)})
    assert isinstance(part.when, Not)
    assert list(part.when.tests()) == [FactTest("lanjut-lagi", "at_least", 1)]


def test_a_rubric_is_read_with_its_characteristics(tmp_path: Path) -> None:
    loaded, _ = rubric(tmp_path, WHOLE)

    assert loaded.characteristics == (
        Characteristic(
            "efektif",
            Text("Efektif", "Effective"),
            Text("memperlihatkan hasil", "shows results"),
            "all",
            (
                Element("hasil", Text("Hasil", "Results"), YES, DERIVED),
                # Without a basis of its own, it takes over that of its characteristic.
                Element("solusi", Text("Solusi"), FactTest("judul", "known", operand=True), OFFICIAL),
            ),
            OFFICIAL,
        ),
        Characteristic(
            "baru",
            Text("Baru"),
            Text("ada yang baru"),
            "any",
            (Element("hasil", Text("Hasil"), FactTest("lanjut", "is", "ya"), OFFICIAL),),
            DERIVED,
        ),
    )


def test_a_rubric_is_read_with_its_categories(tmp_path: Path) -> None:
    loaded, _ = rubric(tmp_path, WHOLE)

    inclusive = Category("inklusif", Text("Inklusif"), None, YES, Basis(SOURCE, derived=True))
    general = Category("umum", Text("Umum"), Text("untuk semua"), FactTest("judul", "known", operand=True), DERIVED)
    assert loaded.categories == (inclusive, general)
    assert [loaded.category(key) for key in ("umum", "lain", None)] == [general, None, None]


def test_a_rubric_may_be_nothing_but_its_head(tmp_path: Path) -> None:
    loaded, bank = rubric(tmp_path, "")

    assert (loaded.window, loaded.score, loaded.gates, loaded.questions) == (None, None, (), {})
    assert bank.question("setuju")


@pytest.mark.parametrize(
    ("window", "opens", "closes"),
    [
        pytest.param("{closes: 2018-03-31, origin: derived}", None, date(2018, 3, 31), id="closes"),
        pytest.param("{opens: 2018-01-17, closes: , origin: derived}", date(2018, 1, 17), None, id="opens"),
        pytest.param("{origin: derived}", None, None, id="unknown"),
    ],
)
def test_a_window_may_be_half_known(window: str, opens: date | None, closes: date | None, tmp_path: Path) -> None:
    loaded, _ = rubric(tmp_path, f"window: {window}\n")

    assert loaded.window == Window(opens, closes, DERIVED)


def test_a_source_may_name_its_place_and_its_english_title(tmp_path: Path) -> None:
    more = '  laman: {title: Laman, url: "https://example.org/a", confidence: low, en: {title: Page}}\n'

    loaded, _ = rubric(tmp_path, "", head=HEAD + more)

    assert loaded.sources[1] == Source("laman", Text("Laman", "Page"), "https://example.org/a", "low")


def test_a_source_may_be_called_like_a_language(tmp_path: Path) -> None:
    loaded, _ = rubric(tmp_path, "", head=HEAD + "  en: {title: Edaran Nomor 1, confidence: low}\n")

    assert [source.id for source in loaded.sources] == ["pedoman", "en"]


@pytest.mark.parametrize(("need", "join"), [pytest.param("all", AllOf, id="all"), pytest.param("any", AnyOf, id="any")])
def test_a_characteristic_needs_all_or_any_of_its_elements(
    need: str, join: type[AllOf | AnyOf], tmp_path: Path
) -> None:
    elements = "[{id: a, title: A, when: {question: setuju, is: ya}}]"
    loaded, _ = rubric(
        tmp_path,
        f"characteristics: [{{id: c, title: C, definition: D, need: {need}, origin: derived, elements: {elements}}}]\n",
    )

    condition = shown_when(loaded.characteristics[0])

    assert repr(condition) == repr(join((YES,)))


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        pytest.param("{text: B}", Text("A", "B"), id="written"),
        pytest.param("{}", Text("A"), id="nothing"),
        pytest.param("", Text("A"), id="left-empty"),
        pytest.param("{text: }", Text("A"), id="text-left-empty"),
        pytest.param("{text: ~}", Text("A"), id="tilde"),
        pytest.param('{text: "~"}', Text("A", "~"), id="tilde-as-text"),
    ],
)
def test_english_stands_beside_the_indonesian_where_somebody_wrote_it(
    english: str, expected: Text, tmp_path: Path
) -> None:
    loaded, _ = rubric(tmp_path, f"notes: [{{text: A, origin: derived, en: {english}}}]\n")

    assert loaded.notes[0].text == expected


# What is refused


FORMAT = "format: harus 1; rubrik ini mungkin untuk versi lain"
OTHER_ID = "id: harus sama dengan nama berkasnya: uji"


@pytest.mark.parametrize(
    ("content", "messages"),
    [
        pytest.param(head(format="§2"), [FORMAT], id="other-format"),
        pytest.param("§" + head(format=None), [FORMAT], id="no-format"),
        pytest.param(head(format="§§[1]"), [FORMAT, f"format: {ONE_VALUE}"], id="format-as-a-list"),
        pytest.param(head(id="§uji-2"), [OTHER_ID], id="id-of-another-file"),
        pytest.param(head(id="§§Uji"), [f'id: "Uji" {NO_ID}', OTHER_ID], id="id-in-capitals"),
        pytest.param("§§" + head(id=None), [f"id: {MISSING}", OTHER_ID], id="no-id"),
        pytest.param("§" + head(title=None), [f"title: {MISSING}"], id="no-title"),
        pytest.param("§" + head(title="~"), [f"title: {MISSING}"], id="empty-title"),
        pytest.param("§" + head(organiser=None), [f"organiser: {MISSING}"], id="no-organiser"),
        pytest.param(head(organiser="§{nama: Uji}"), [f"organiser: {ONE_VALUE}"], id="organiser-as-keys"),
        pytest.param("§" + head(sources=None), [f"sources: {MISSING}"], id="no-sources"),
        pytest.param(head(sources="§pedoman"), [f"sources: {NO_MAPPING}"], id="sources-as-a-word"),
        pytest.param(head(**{"§penyelenggara": "P"}), [f"penyelenggara: {NO_KEY}"], id="unknown-key"),
        pytest.param(head(**{"§gate": "[]"}), [f"gate: {NO_KEY}; maksud Anda gates?"], id="near-key"),
        pytest.param(head(en="§Test"), [f"en: {NO_MAPPING}"], id="english-as-a-word"),
        pytest.param(head(en="{§titel: Test}"), [f"en.titel: {NO_INDONESIAN}"], id="english-of-nothing"),
        pytest.param(head(en="{title: §[Test]}"), [f"en.title: {ONE_VALUE}"], id="english-as-a-list"),
        pytest.param(head(questions="§bank.yaml"), [f"questions: {NO_LIST}"], id="own-questions-as-a-word"),
        pytest.param(
            head(questions="[§{}]"), ["questions: setiap isi daftar ini harus berupa teks"], id="own-questions-as-keys"
        ),
    ],
)
def test_a_fault_in_the_head_is_told_at_its_place(content: str, messages: list[str], tmp_path: Path) -> None:
    assert_refused(tmp_path, content, *messages)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        pytest.param("§Pedoman Uji", NO_MAPPING, id="text"),
        pytest.param("§{confidence: high}", f"title: {MISSING}", id="no-title"),
        pytest.param("§{title: P}", f"confidence: {MISSING}", id="no-confidence"),
        pytest.param(
            "{title: P, confidence: §tinggi}",
            'confidence: "tinggi" tidak dikenal; pilih high, medium, low',
            id="unknown-confidence",
        ),
        pytest.param("{title: P, confidence: low, §urll: x}", f"urll: {NO_KEY}; maksud Anda url?", id="near-key"),
        pytest.param("{title: P, confidence: low, url: §[x]}", f"url: {ONE_VALUE}", id="url-as-a-list"),
    ],
)
def test_a_fault_in_a_source_is_told_at_its_place(source: str, message: str, tmp_path: Path) -> None:
    joint = ": " if message == NO_MAPPING else "."

    assert_refused(tmp_path, head(sources=f"{{pedoman: {source}}}"), f"sources.pedoman{joint}{message}")


@pytest.mark.parametrize(
    ("window", "message"),
    [
        pytest.param("§2018", f"window: {NO_MAPPING}", id="a-year"),
        pytest.param(
            "{opens: §2018-01, origin: derived}",
            'window.opens: "2018-01" belum lengkap; tulis tahun-bulan-tanggal, misalnya 2018-01-31',
            id="half-a-date",
        ),
        pytest.param(
            "{closes: §31 Maret 2018, origin: derived}",
            'window.closes: "31 Maret 2018" tidak dibaca; tulis tahun-bulan-tanggal: 2018-03-31',
            id="spoken-date",
        ),
        pytest.param("{§close: x, origin: derived}", f"window.close: {NO_KEY}; maksud Anda closes?", id="near-key"),
    ],
)
def test_a_fault_in_the_window_is_told_at_its_place(window: str, message: str, tmp_path: Path) -> None:
    assert_refused(tmp_path, head(window=window), message)


IS = "{question: setuju, is: ya}"
LEVELS = "[{points: 1, title: Ada}, {points: 0, title: Tidak}]"
PART = f"{{id: p, title: P, weight: 100, levels: {LEVELS}, origin: derived}}"


@pytest.mark.parametrize(
    ("key", "value", "where"),
    [
        pytest.param("window", "§{closes: 2018-03-31BASIS}", "window", id="window"),
        pytest.param("notes", "[§{text: ABASIS}]", "notes.1", id="note"),
        pytest.param("reminders", "[{text: A, origin: derived}, §{text: ABASIS}]", "reminders.2", id="reminder"),
        pytest.param("gates", f"[§{{id: g, title: G, when: {IS}, cure: CBASIS}}]", "gates.g", id="gate"),
        pytest.param(
            "characteristics",
            f"[§{{id: c, title: C, definition: D, elements: [{{id: e, title: E, when: {IS}}}]BASIS}}]",
            "characteristics.c",
            id="characteristic",
        ),
        pytest.param("categories", f"[§{{id: k, title: K, fits_when: {IS}BASIS}}]", "categories.k", id="category"),
        pytest.param(
            "score",
            f"{{out_of: 100, parts: [§{{id: p, title: P, weight: 100, levels: {LEVELS}BASIS}}]}}",
            "score.parts.p",
            id="part",
        ),
        pytest.param(
            "score",
            f"{{out_of: 100, bands: [§{{id: b, title: B, from: 0BASIS}}], parts: [{PART}]}}",
            "score.bands.b",
            id="band",
        ),
        pytest.param(
            "score",
            f"{{out_of: 100, pass_mark: §{{points: 70BASIS}}, parts: [{PART}]}}",
            "score.pass_mark",
            id="pass-mark",
        ),
    ],
)
@pytest.mark.parametrize(
    "basis", [pytest.param("", id="silent"), pytest.param(", origin: official", id="official-of-nothing")]
)
def test_every_rule_says_what_it_rests_on(key: str, value: str, where: str, basis: str, tmp_path: Path) -> None:
    assert_refused(tmp_path, head(**{key: value.replace("BASIS", basis)}), f"{where}: {NO_BASIS}")


@pytest.mark.parametrize(
    ("basis", "message"),
    [
        pytest.param(
            "source: §pedomn", 'source: "pedomn" tidak ada di sources; maksud Anda pedoman?', id="near-source"
        ),
        pytest.param("source: §xyz", 'source: "xyz" tidak ada di sources', id="far-source"),
        pytest.param("source: §xyz, origin: derived", 'source: "xyz" tidak ada di sources', id="far-source-derived"),
        pytest.param(
            "source: pedoman, origin: §kami", 'origin: "kami" tidak dikenal; pilih official, derived', id="origin"
        ),
    ],
)
def test_a_basis_that_does_not_exist_is_told(basis: str, message: str, tmp_path: Path) -> None:
    assert_refused(tmp_path, head(reminders=f"[{{text: A, {basis}}}]"), f"reminders.1.{message}")


ANONYMOUS = f"title: A, when: {IS}, origin: derived"
GATE = "id: g, title: G, cure: C, origin: derived"
CHARACTERISTIC = "id: c, title: C, definition: D, origin: derived"
CATEGORY = "id: k, title: K, origin: derived"


@pytest.mark.parametrize(
    ("key", "value", "messages"),
    [
        pytest.param("gates", "§{}", [f"gates: {NO_LIST}"], id="gates-as-keys"),
        pytest.param(
            "gates",
            "[§usia]",
            [
                f"gates: {NO_MAPPING}",
            ],
            id="gate-as-a-word",
        ),
        pytest.param("gates", f"[§{{{GATE}}}]", [f"gates.g.when: {MISSING}"], id="gate-without-when"),
        pytest.param("gates", f"[§{{{GATE}, when: }}]", [f"gates.g.when: {MISSING}"], id="gate-with-empty-when"),
        pytest.param(
            "gates",
            f"[§{{id: g, title: G, when: {IS}, origin: derived}}]",
            [f"gates.g.cure: {MISSING}"],
            id="gate-without-cure",
        ),
        pytest.param(
            "gates",
            f"[{{{GATE}, when: {{question: §setju, is: ya}}}}]",
            ['gates.g.when: pertanyaan "setju" tidak ada di bank pertanyaan; maksud Anda setuju?'],
            id="gate-about-no-question",
        ),
        pytest.param(
            "gates",
            f"[{{{GATE}, when: {{earned: §p}}}}]",
            ['gates.g.when: earned: "p" tidak ada di rubrik ini'],
            id="gate-about-a-score-that-is-not-there",
        ),
        pytest.param(
            "gates",
            f"[{{{GATE}, when: {IS}}}, §{{{GATE}, when: {IS}}}]",
            ["gates.g: id ini sudah dipakai di atas"],
            id="gate-twice",
        ),
        pytest.param(
            "gates",
            f"[§{{{ANONYMOUS}, cure: C}}, §§{{{ANONYMOUS}, §kure: C}}]",
            [
                f"gates.id: {MISSING}",
                f"gates.cure: {MISSING}",
                f"gates.id: {MISSING}",
                f"gates.kure: {NO_KEY}; maksud Anda cure?",
            ],
            id="gates-without-ids",
        ),
        pytest.param("notes", "[§A]", [f"notes.1: {NO_MAPPING}"], id="note-as-text"),
        pytest.param("notes", "[§{origin: derived}]", [f"notes.1.text: {MISSING}"], id="note-without-text"),
        pytest.param("reminders", "§A", [f"reminders: {NO_LIST}"], id="reminders-as-text"),
        pytest.param(
            "reminders",
            "[{text: A, origin: derived, §tekst: B}]",
            [f"reminders.1.tekst: {NO_KEY}; maksud Anda text?"],
            id="near-key-of-a-reminder",
        ),
        pytest.param(
            "characteristics",
            f"[§{{{CHARACTERISTIC}}}]",
            [f"characteristics.c.elements: {MISSING}"],
            id="characteristic-without-elements",
        ),
        pytest.param(
            "characteristics",
            f"[§{{{CHARACTERISTIC}, elements: []}}]",
            [f"characteristics.c.elements: {MISSING}"],
            id="characteristic-of-no-element",
        ),
        pytest.param(
            "characteristics",
            f"[§{{id: c, title: C, origin: derived, elements: [{{id: e, title: E, when: {IS}}}]}}]",
            [f"characteristics.c.definition: {MISSING}"],
            id="characteristic-without-definition",
        ),
        pytest.param(
            "characteristics",
            f"[{{{CHARACTERISTIC}, need: §some, elements: [{{id: e, title: E, when: {IS}}}]}}]",
            ['characteristics.c.need: "some" tidak dikenal; pilih all, any'],
            id="characteristic-that-needs-some",
        ),
        pytest.param(
            "characteristics",
            f"[{{{CHARACTERISTIC}, elements: [§{{id: e, title: E}}]}}]",
            [f"characteristics.c.elements.e.when: {MISSING}"],
            id="element-without-when",
        ),
        pytest.param(
            "characteristics",
            f"[{{{CHARACTERISTIC}, elements: [{{id: e, title: E, when: {{shown: §all}}}}]}}]",
            ["characteristics.c.elements.e.when: shown hanya boleh dipakai dalam syarat (gates)"],
            id="element-about-the-judgement",
        ),
        pytest.param(
            "characteristics",
            f"[{{{CHARACTERISTIC}, elements: [{{id: e, title: E, when: {IS}}}, §{{id: e, title: F, when: {IS}}}]}}]",
            ["characteristics.c.elements.e: id ini sudah dipakai di atas"],
            id="element-twice",
        ),
        pytest.param(
            "categories", f"[§{{{CATEGORY}}}]", [f"categories.k.fits_when: {MISSING}"], id="category-without-condition"
        ),
        pytest.param(
            "categories",
            f"[{{{CATEGORY}, fits_when: {{fits: §category}}}}]",
            ["categories.k.fits_when: fits hanya boleh dipakai dalam syarat (gates)"],
            id="category-about-the-judgement",
        ),
        pytest.param(
            "categories",
            f"[{{{CATEGORY}, fits_when: {IS}, definition: §[D]}}]",
            [f"categories.k.definition: {ONE_VALUE}"],
            id="definition-as-a-list",
        ),
    ],
)
def test_a_fault_in_a_rule_is_told_at_its_place(key: str, value: str, messages: list[str], tmp_path: Path) -> None:
    assert_refused(tmp_path, head(**{key: value}), *messages)


def test_every_problem_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    own = "theme: {title: T}\nquestions: [§{id: baru, kind: text, label: L}]\n"
    bank = BANK.replace("{id: surat, kind: yes-no, label: Surat,", "§{id: surat, kind: yes-no,")
    content = head(
        **{"questions": "[sendiri.yaml]", "§titel": "T"},
        window="{closes: §2018, origin: derived}",
        gates="[§{id: g, title: G, when: {all: [{question: baru, known: true}, {question: surat, is: §b}]}, cure: C}]",
        notes="[{text: A, source: §buku}]",
        categories="[§{id: k, title: K, origin: derived}]",
        score="{out_of: 100, parts: [{id: p, title: P, weight: §banyak, levels: [{points: 1, title: Y}, §{title: T}],"
        " origin: derived}]}",
    )
    texts = [marked(text) for text in (content, bank, own)]
    (tmp_path / "sendiri.yaml").write_text(texts[2][0], encoding="utf-8")

    told = refused(tmp_path, texts[0][0], bank=texts[1][0])

    places = [
        f"{name}:{place}"
        for name, text in zip(("uji.yaml", "profil.yaml", "sendiri.yaml"), texts, strict=True)
        for place in text[1]
    ]
    messages = [
        f"titel: {NO_KEY}; maksud Anda title?",
        'window.closes: "2018" belum lengkap; tulis tahun-bulan-tanggal, misalnya 2018-12-31',
        f"gates.g: {NO_BASIS}",
        'gates.g.when: pilihan "b" tidak ada pada surat',
        'notes.1.source: "buku" tidak ada di sources',
        f"categories.k.fits_when: {MISSING}",
        'score.parts.p.weight: "banyak" bukan angka; tulis angka, misalnya 12 atau 85,5',
        f"score.parts.p.levels.2.points: {MISSING}",
        f"surat.label: {MISSING}",
        f"baru.text: {MISSING}",
    ]
    assert told == [f"{place}: {message}" for place, message in zip(places, messages, strict=True)]


def test_the_problems_of_a_rubric_come_before_those_of_its_bank(tmp_path: Path) -> None:
    gates = "[{id: g, title: G, when: {question: §banyk, has: a}, cure: C, origin: derived}]"
    content, (place,) = marked(head(gates=gates))

    assert refused(tmp_path, content, bank="theme: {title: T}\nquestion: []\n") == [
        f'uji.yaml:{place}: gates.g.when: pertanyaan "banyk" tidak ada di bank pertanyaan',
        f"profil.yaml:2:1: question: {NO_KEY}; maksud Anda questions?",
    ]


# What is no rubric at all


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param("", "1:1: berkas kosong; mulai dari hasil perintah `inovasi templat`", id="empty"),
        pytest.param("- satu\n", "1:1: isi teratas harus berupa kunci: isi", id="list"),
        pytest.param("format:\t1\n", "1:8: ada karakter tab; ganti dengan spasi", id="tab"),
        pytest.param(
            "format: &a 1\n",
            "1:9: jangkar (tanda &) tidak dipakai; hapus, atau beri tanda kutip pada teksnya",
            id="anchor",
        ),
    ],
)
def test_a_file_that_is_no_yaml_of_ours_is_told(content: str, message: str, tmp_path: Path) -> None:
    assert refused(tmp_path, content) == [f"uji.yaml:{message}"]


def test_a_key_that_stands_twice_does_not_hide_the_rest(tmp_path: Path) -> None:
    content = head(title=None) + "§id: uji\n§oraganiser: P\n"

    assert_refused(
        tmp_path,
        f"§{content}",
        f"title: {MISSING}",
        "id: kunci ini sudah ada di baris 2; hapus salah satu",
        f"oraganiser: {NO_KEY}; maksud Anda organiser?",
    )


def test_a_rubric_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InovasiError, match=r"uji\.yaml: berkas tidak ada"):
        load_rubric(tmp_path / "uji.yaml", tmp_path / "bank")


# The questions of a rubric


def test_a_rubric_needs_what_it_tests_and_what_decides_whether_that_makes_sense(tmp_path: Path) -> None:
    loaded, _ = rubric(
        tmp_path,
        f"""
        gates: [{{id: g, title: G, when: {{question: lanjut-lagi, at_least: 1}}, cure: C, origin: derived}}]
        categories: [{{id: k, title: K, fits_when: {{question: banyak, has: a}}, origin: derived}}]
        score:
          out_of: 100
          parts:
            - {{id: p, title: P, weight: 100, levels: {LEVELS}, narrative: {{question: judul}}, origin: derived}}
        """,
    )

    # In the order of the bank, whatever the rubric tests first.
    assert list(loaded.questions) == ["banyak", "setuju", "judul", "lanjut", "lanjut-lagi"]
    assert {key: question.id for key, question in loaded.questions.items()} == {key: key for key in loaded.questions}
    assert [question.id for question in loaded.conditional] == ["lanjut", "lanjut-lagi"]


def test_a_conditional_question_comes_behind_those_that_decide_it_whatever_the_bank_says(tmp_path: Path) -> None:
    bank = """
    theme: {title: Terbalik}
    questions:
      - {id: d, kind: yes-no, label: D, text: D, ask_when: {any: [{question: c, is: ya}, {question: b, is: ya}]}}
      - {id: c, kind: yes-no, label: C, text: C, ask_when: {question: b, is: ya}}
      - {id: b, kind: yes-no, label: B, text: B, ask_when: {question: a, is: ya}}
      - {id: a, kind: yes-no, label: A, text: A}
    """
    gates = "gates: [{id: g, title: G, when: {question: d, is: ya}, cure: C, origin: derived}]\n"

    loaded, _ = rubric(tmp_path, gates, bank=dedent(bank))

    assert list(loaded.questions) == ["d", "c", "b", "a"]
    assert [question.id for question in loaded.conditional] == ["b", "c", "d"]


@pytest.mark.parametrize("tested", ["jumlah", "judul"])
def test_a_person_is_always_asked_for_the_name_of_the_innovation(tmp_path: Path, tested: str) -> None:
    loaded = rubric(
        tmp_path, f"gates: [{{id: g, title: G, when: {{question: {tested}, known: true}}, cure: C, source: pedoman}}]"
    )

    assert list(loaded.rubric.questions) == [tested]
    assert list(loaded.asked) == list(dict.fromkeys([tested, "judul"]))


def test_a_bank_without_a_name_for_innovations_asks_for_none(tmp_path: Path) -> None:
    loaded = rubric(tmp_path, "", bank=BANK.replace("id: judul", "id: topik"))

    assert loaded.asked == {}


def test_a_rubric_may_bring_its_own_questions(tmp_path: Path) -> None:
    (tmp_path / "lain").mkdir()
    (tmp_path / "lain" / "desa.yaml").write_text(
        "theme: {title: Desa}\nquestions: [{id: desa, kind: yes-no, label: Desa, text: Desa?}]\n"
    )
    when = "{all: [{question: desa, is: ya}, {question: setuju, is: ya}]}"
    gates = f"gates: [{{id: g, title: G, when: {when}, cure: C, origin: derived}}]\n"

    loaded, bank = rubric(tmp_path, f"questions: [lain/desa.yaml]\n{gates}")

    assert list(loaded.questions) == ["setuju", "desa"]
    assert bank.question("desa") is loaded.questions["desa"]


# The digest

DIGESTED = """
gates:
  - {id: g, title: G, when: {question: lanjut, is: ya}, cure: C, origin: derived, en: {title: Gate}}
score:
  out_of: 100
  parts:
    - id: p
      title: P
      weight: 100
      origin: derived
      levels:
        - {points: 2, title: Dua, when: {question: pilihan, is: a}}
        - {points: 1, title: Satu, when: {question: pilihan, is: b}}
        - {points: 0, title: Nol}
"""


def digest(folder: Path, body: str = DIGESTED, *, head: str = HEAD, bank: str = BANK) -> str:
    folder.mkdir(exist_ok=True)
    return rubric(folder, body, head=head, bank=bank).rubric.digest


@pytest.mark.parametrize(
    ("head", "body", "bank"),
    [
        pytest.param(HEAD, DIGESTED, BANK, id="other-folder"),
        pytest.param(
            "\n".join(HEAD.splitlines()[5:] + HEAD.splitlines()[:5]) + "\n", DIGESTED, BANK, id="order-of-keys"
        ),
        pytest.param(DIGESTED, HEAD, BANK, id="order-of-sections"),
        pytest.param(
            HEAD,
            DIGESTED.replace(
                "{points: 2, title: Dua, when: {question: pilihan, is: a}}",
                'when:\n            is: "a"\n            question: pilihan\n'
                "          points: 2\n          title: >-\n            Dua",
            ),
            BANK,
            id="layout",
        ),
        pytest.param(
            f"# Catatan\n{HEAD}", DIGESTED + "# Catatan\n", BANK.replace("\n", "  # Catatan\n"), id="comments"
        ),
        pytest.param(
            HEAD, DIGESTED, BANK.replace("title: Profil", "title: Lain").replace("order: 1", "order: 2"), id="theme"
        ),
        pytest.param(
            HEAD, DIGESTED, BANK.replace("{id: jumlah, kind: number", "{id: jumlah, kind: text"), id="unused-question"
        ),
        pytest.param(
            HEAD,
            DIGESTED,
            "\n".join([*BANK.splitlines()[:3], *BANK.splitlines()[:2:-1]]) + "\n",
            id="order-of-the-bank",
        ),
    ],
)
def test_the_same_rules_have_the_same_digest(head: str, body: str, bank: str, tmp_path: Path) -> None:
    assert digest(tmp_path / "a", body, head=head, bank=bank) == digest(tmp_path / "b")


def test_a_question_counts_alike_wherever_it_lies(tmp_path: Path) -> None:
    (tmp_path / "sendiri.yaml").write_text(dedent(BANK))
    body = f"{DIGESTED}questions: [./sendiri.yaml]\n"

    assert digest(tmp_path, body, bank="theme: {title: Kosong}\n") == digest(tmp_path / "b")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("title: Lomba Uji", "title: Lomba", id="title"),
        pytest.param("confidence: high", "confidence: low", id="confidence"),
        pytest.param(
            "title: G, when: {question: lanjut, is: ya}",
            "title: G, when: {question: lanjut, is: tidak}",
            id="condition",
        ),
        pytest.param("cure: C", "cure: D", id="cure"),
        pytest.param("en: {title: Gate}", "en: {title: Door}", id="english"),
        pytest.param(", origin: derived, en", ", source: pedoman, en", id="basis"),
        pytest.param("out_of: 100", "out_of: 50", id="out-of"),
        pytest.param("weight: 100", "weight: 99", id="weight"),
        pytest.param("points: 2", "points: 3", id="points"),
        pytest.param("title: Nol", "title: Kosong", id="level"),
        pytest.param(
            "{points: 0, title: Nol}",
            "{points: 0, title: Nol, when: {question: setuju, is: ya}}",
            id="another-question",
        ),
        pytest.param("label: Pilihan", "label: Pilih", id="question-tested"),
        pytest.param("{id: c, text: C}]}\n  - {id: banyak", "{id: d, text: C}]}\n  - {id: banyak", id="option"),
        pytest.param(
            "id: lanjut, kind: yes-no, label: Lanjut", "id: lanjut, kind: yes-no, label: Terus", id="question-of-a-gate"
        ),
        pytest.param(
            "id: setuju, kind: yes-no, label: Setuju",
            "id: setuju, kind: yes-no, label: Sepakat",
            id="question-that-decides",
        ),
        pytest.param("ask_when: {question: setuju, is: ya}", "ask_when: {question: setuju, is: tidak}", id="ask-when"),
    ],
)
def test_any_other_rule_has_another_digest(old: str, new: str, tmp_path: Path) -> None:
    assert sum(part.count(old) for part in (HEAD, DIGESTED, BANK)) == 1
    changed = [part.replace(old, new) for part in (HEAD, DIGESTED, BANK)]

    digests = {digest(tmp_path / "a", changed[1], head=changed[0], bank=changed[2]), digest(tmp_path / "b")}

    assert len(digests) == 2


def test_the_order_of_levels_is_part_of_the_rules(tmp_path: Path) -> None:
    lines = DIGESTED.splitlines(keepends=True)
    swapped = "".join([*lines[:-3], lines[-2], lines[-3], lines[-1]])

    assert digest(tmp_path / "a", swapped) != digest(tmp_path / "b")


@pytest.mark.parametrize("text", ["jawaban: {judul: A}\n", "rubrik: [uji]\njawaban: {}\n"])
def test_a_fact_file_is_told_from_a_rubric_in_one_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "profil.yaml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(RubricError) as raised:
        load_rubric(path, tmp_path)

    assert [str(each) for each in raised.value.problems] == [f"{path}:1:1: ini berkas fakta, bukan rubrik"]
