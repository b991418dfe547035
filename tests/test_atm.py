"""An innovation as a model: what made it strong, what may be taken over, what has to differ, and the draft."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from markdown_it import MarkdownIt

from inovasi_cli.profile.load import open_profile, read_facts
from inovasi_cli.render.draft import CHANGED, MODEL, MODEL_WON, NOVELTY, OBSERVED, TAKEN, WON
from inovasi_cli.rubric.bank import Bank
from inovasi_cli.rubric.catalog import folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Outcome

    Inovasi = Callable[..., Outcome]

EXAMPLES: Final = Path(__file__).parents[1] / "examples"
MODEL_FILE: Final = str(EXAMPLES / "contoh-lengkap" / "profil.yaml")
COPY_FILE: Final = str(EXAMPLES / "kelas-perahu" / "profil.yaml")
EVERY: Final = sorted(str(path) for path in EXAMPLES.glob("*/profil.yaml"))


def written(folder: Path, answers: str, name: str = "model.yaml") -> str:
    path = folder / name
    path.write_text(f"rubrik: [kipp-2018]\njawaban:\n{answers}", encoding="utf-8")
    return str(path)


def told(inovasi: Inovasi, *arguments: str) -> dict[str, object]:
    data: dict[str, object] = json.loads(inovasi("atm", *arguments, "-f", "json").out)
    return data


@pytest.mark.parametrize("path", EVERY)
def test_every_example_serves_as_a_model(path: str, inovasi: Inovasi) -> None:
    found = inovasi("atm", path)

    assert (found.code, found.err) == (0, "")
    heads = ("Amati: yang membuatnya kuat", "Tiru: yang boleh dibawa", "Modifikasi: yang harus berbeda")
    assert [head for head in (*heads, "Pernyataan replikasi") if f"\n{head}\n" not in found.out] == []


def test_what_is_at_its_best_is_told_with_its_answers_the_weightiest_first_and_what_is_weak_is_named(
    inovasi: Inovasi,
) -> None:
    data, page = told(inovasi, MODEL_FILE), inovasi("atm", MODEL_FILE).out

    strong = data["strong"]
    assert isinstance(strong, list)
    assert strong[:2] == ["kebaruan.asal", "kebaruan.cara-melayani"]
    assert "- Jangkauan (6,67 poin): “Lebih dari 500 orang menerima manfaat”. Jumlah orang" in page
    assert f"- dan {len(strong) - 6} bagian lain di tingkat terbaik" in page
    assert data["weak"] == [
        *("efektif.data", "efektif.solusi", "efektif.evaluasi", "dapat-direplikasi.penerapan"),
        "berkelanjutan.hukum",
    ]


def test_only_what_the_model_answered_may_be_taken_over(inovasi: Inovasi, tmp_path: Path) -> None:
    some = written(tmp_path, "  judul: Model\n  kebaruan.pembeda: [Datang ke pulau]\n  layanan.perubahan: []\n")
    none = written(tmp_path, "  judul: Model\n", "kosong.yaml")

    assert told(inovasi, some)["taken"] == [{"question": "kebaruan.pembeda", "model": ["Datang ke pulau"]}]
    assert told(inovasi, none)["taken"] == []
    assert "Berkas model belum menjawab pertanyaan tentang cara kerjanya." in inovasi("atm", none).out
    assert "Tidak ada bagian di tingkat terbaik." in inovasi("atm", none).out


@pytest.mark.parametrize(
    ("own", "apart", "sentence"),
    [
        ("", None, "Jawaban Anda belum ada, jadi bedanya belum terlihat."),
        ("  jenis-instansi: provinsi\n", True, "Sudah ada bedanya."),
        ("  jenis-instansi: kota\n", None, "Jawaban Anda belum ada, jadi bedanya belum terlihat."),
        (
            "  instansi: Kota Contoh\n  jenis-instansi: kota\n  wilayah.provinsi: aceh\n  manfaat.penerima: [anak]\n",
            False,
            "Semua jawaban itu sama dengan model.",
        ),
    ],
)
def test_something_must_differ_from_the_model(
    own: str, apart: object, sentence: str, inovasi: Inovasi, tmp_path: Path
) -> None:
    same = "  instansi: Kota Contoh\n  jenis-instansi: kota\n  wilayah.provinsi: aceh\n  manfaat.penerima: [anak]\n"
    files = (written(tmp_path, same), written(tmp_path, f"  judul: Kami\n{own}", "kami.yaml"))

    assert told(inovasi, *files)["told_apart"] is apart
    assert sentence in inovasi("atm", *files).out


def test_the_declaration_names_model_owner_and_what_differs(inovasi: Inovasi, tmp_path: Path) -> None:
    model = written(
        tmp_path, "  judul: Kapal\n  instansi: Kota Contoh\n  jenis-instansi: kota\n  kebaruan.wujud: layanan\n"
    )
    own = written(tmp_path, "  judul: Kami\n  jenis-instansi: provinsi\n", "kami.yaml")

    page = " ".join(inovasi("atm", model, own).out.split())
    assert "meniru inovasi “Kapal” milik Kota Contoh. Yang ditiru: Cara melayani atau hanya teknologi." in page
    assert "Yang dimodifikasi: Jenis instansi." in page
    assert "susunan kami" in page
    blank = " ".join(inovasi("atm", written(tmp_path, "  judul: Kapal\n", "lain.yaml")).out.split())
    assert "milik ............. Yang ditiru: ............. Yang dimodifikasi: ............." in blank


def test_a_draft_answers_only_what_is_true_of_every_copy(inovasi: Inovasi, tmp_path: Path) -> None:
    draft = tmp_path / "draf.yaml"
    found = inovasi("atm", MODEL_FILE, "--draf", str(draft))

    assert found.code == 0
    assert found.err == f"Draf: {draft}\nLanjutkan: inovasi isi {draft}\n"
    document = open_profile(draft)
    facts = read_facts(document, Bank(folder() / "questions"), None)
    assert document.rubrics == ("kipp-2025-replikasi", "kipp-2021-replikasi")
    assert {key: answer.value for key, answer in facts.answers.items() if answer.value is not None} == {
        NOVELTY: ("modifikasi",),
        MODEL: "Perahu Dokumen: KTP dan Akta Diantar ke Pulau, Dinas Kependudukan dan Pencatatan Sipil Kabupaten "
        "Contoh",
        MODEL_WON: "tidak",
    }
    text = draft.read_text(encoding="utf-8")
    assert "  # Model: Pemerintah kabupaten\n  jenis-instansi:" in text
    assert "# Yang kuat pada model: Asal gagasan; Pembeda pada cara melayani;" in text


@pytest.mark.parametrize(
    ("won", "answer"), [(f"  {WON}: 2\n", "ya"), (f"  {WON}: 0\n", "tidak"), ("", None), (f"  {WON}:\n", None)]
)
def test_whether_the_model_won_is_taken_from_its_file_or_left_open(
    won: str, answer: str | None, inovasi: Inovasi, tmp_path: Path
) -> None:
    draft = tmp_path / "draf.yaml"
    inovasi("atm", written(tmp_path, f"  judul: Kapal\n{won}"), "--draf", str(draft))

    facts = read_facts(open_profile(draft), Bank(folder() / "questions"), None)
    found = facts.answers.get(MODEL_WON)
    assert (found.value if found else None) == answer


def test_a_draft_is_judged_by_the_rubrics_of_replicas_and_goes_through_the_interview(
    inovasi: Inovasi, tmp_path: Path
) -> None:
    draft = tmp_path / "draf.yaml"
    inovasi("atm", COPY_FILE, "--draf", str(draft))

    assert inovasi("nilai", str(draft)).code == 1
    assert "Inovasi yang ditiru pernah Top 99" in inovasi("nilai", str(draft), "-r", "kipp-2021-replikasi").out


def test_a_draft_never_overwrites(inovasi: Inovasi, tmp_path: Path) -> None:
    draft = tmp_path / "draf.yaml"
    draft.write_text("milik orang", encoding="utf-8")

    found = inovasi("atm", MODEL_FILE, "--draf", str(draft))
    assert (found.code, draft.read_text(encoding="utf-8")) == (2, "milik orang")
    assert "sudah ada, jadi tidak ditimpa" in found.err
    assert inovasi("atm", MODEL_FILE, "--draf", str(draft / "di-bawah-berkas.yaml")).code == 2


def test_the_page_comes_as_markdown_and_html_and_in_english(inovasi: Inovasi) -> None:
    markdown = inovasi("atm", MODEL_FILE, COPY_FILE, "-f", "markdown").out
    html = inovasi("atm", MODEL_FILE, COPY_FILE, "-f", "html", "--bahasa", "en").out

    assert "\n\nSudah ada bedanya.\n" in markdown
    assert "<table>" in MarkdownIt("commonmark").enable("table").render(markdown)
    assert ">Observe, copy, modify: Perahu Dokumen: KTP dan Akta Diantar ke Pulau</h1>" in html
    assert "Something differs already." in html


def test_hostile_text_of_a_model_stays_text(inovasi: Inovasi, tmp_path: Path) -> None:
    answers = (
        '  judul: "<b>x</b> [klik](http://a) \\e[31m"\n  instansi: "=1+1"\n  kebaruan.pembeda: ["::error::x", "#{x}"]\n'
    )
    model, draft = written(tmp_path, answers), tmp_path / "draf.yaml"
    refused = inovasi("atm", model)
    assert refused.code == 2
    model = written(tmp_path, answers.replace("\\e[31m", ""))

    assert "<b>" not in inovasi("atm", model, "-f", "html").out
    assert "<a " not in MarkdownIt().render(inovasi("atm", model, "-f", "markdown").out)
    assert inovasi("atm", model, "--draf", str(draft)).code == 0
    facts = read_facts(open_profile(draft), Bank(folder() / "questions"), None)
    assert facts.answers[MODEL].value == "<b>x</b> [klik](http://a) , =1+1"


def test_the_bank_knows_the_questions_that_a_draft_speaks_of() -> None:
    known = set(Bank(folder() / "questions").known())

    assert {NOVELTY, MODEL, MODEL_WON, WON, OBSERVED, TAKEN, CHANGED} <= known


def test_a_rubric_without_points_still_shows_what_may_be_taken_over(inovasi: Inovasi) -> None:
    page = inovasi("atm", MODEL_FILE, "-r", "unpsa-2026").out

    assert "bagian" not in page.lower().split("tiru: yang boleh dibawa")[0]
    assert "Tiru: yang boleh dibawa" in page


def test_a_page_is_never_written_over_what_it_is_made_from(inovasi: Inovasi, tmp_path: Path) -> None:
    model = written(tmp_path, "  judul: Kapal\n")
    rubric = tmp_path / "kipp-2018.yaml"
    rubric.write_bytes((folder() / "kipp-2018.yaml").read_bytes())

    for taken in (Path(model), rubric):
        before = taken.read_bytes()
        assert inovasi("atm", model, "-r", str(rubric), "-f", f"json={taken}").code == 2
        assert taken.read_bytes() == before
