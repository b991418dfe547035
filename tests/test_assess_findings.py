"""What a person should look at: each rule with its place, answers that do not count, and open questions."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pytest
from builders import BANK, facts, rubric

from inovasi_cli.assess import assess
from inovasi_cli.assess.proofs import kind_words
from inovasi_cli.facts import Answer, Evidence, Facts
from inovasi_cli.text import Text

if TYPE_CHECKING:
    from pathlib import Path

    from inovasi_cli.assess.report import Finding, Report

CLOSES: Final = date(2018, 3, 31)


def judge(folder: Path, body: str, answers: str, *, head: str = "", bank: str = BANK) -> Report:
    loaded = rubric(folder, head + body, bank=bank)
    return assess(loaded.rubric, facts(folder, loaded, answers), CLOSES)


def gate(when: str) -> str:
    return f"gates:\n  - {{id: syarat, title: Syarat, when: {when}, cure: C, source: pedoman}}\n"


def asking(*questions: str) -> str:
    """A gate that needs an answer to each of these questions."""
    return gate(f"{{all: [{', '.join(f'{{question: {question}, known: true}}' for question in questions)}]}}")


def found(report: Report, rule: str) -> Finding:
    (finding,) = (each for each in report.findings if each.rule == rule)
    return finding


def rules(report: Report) -> list[str]:
    return [finding.rule for finding in report.findings]


@pytest.mark.parametrize(
    ("state", "rule", "message"),
    [
        ("missing", "bukti-tidak-ada", "berkas bukti tidak ditemukan: sk.pdf"),
        ("empty", "bukti-kosong", "berkas bukti kosong: sk.pdf"),
        (
            "outside",
            "bukti-di-luar-folder",
            "berkas bukti harus di dalam folder bukti, misalnya di lampiran/, jadi tidak dibuka: sk.pdf",
        ),
        ("unreadable", "bukti-tak-terbaca", "berkas bukti tidak dapat dibaca: sk.pdf"),
        (
            "not-file",
            "bukti-bukan-berkas",
            "ini bukan berkas biasa, jadi tidak dibuka; sebutkan berkasnya sendiri: sk.pdf",
        ),
        (
            "wrong-kind",
            "bukti-salah-jenis",
            "isi berkas bukti ini tidak dikenali, padahal yang diminta PDF: sk.pdf",
        ),
        (
            "too-big",
            "bukti-terlalu-besar",
            "berkas bukti lebih besar dari 100 MB (batas dari alat ini), jadi tidak dihitung; perkecil dahulu: sk.pdf",
        ),
        (
            "bad-link",
            "tautan-salah",
            "tautan tidak lengkap; tulis seluruhnya, misalnya https://contoh.go.id/sk: sk.pdf",
        ),
    ],
)
def test_a_proof_that_is_not_there_is_found_at_its_place(tmp_path: Path, state: str, rule: str, message: str) -> None:
    made = rubric(tmp_path, asking("surat")).rubric
    told = Facts({"surat": Answer("ya", (Evidence("sk.pdf", state, None, 7, 13),), line=6)}, {})

    report = assess(made, told, CLOSES)

    assert rules(report) == [rule, "syarat-belum-terbukti"]
    finding = found(report, rule)
    assert (finding.severity, finding.question, finding.line, finding.column) == ("warning", "surat", 7, 13)
    assert finding.message.id == message


@pytest.mark.parametrize(
    ("kinds", "kind", "said", "english"),
    [
        (("pdf",), "html", "laman web, padahal yang diminta PDF", "a web page, but PDF was asked for"),
        (("pdf", "jpg"), "png", "PNG, padahal yang diminta PDF atau JPG", "PNG, but PDF or JPG was asked for"),
        (
            ("pdf", "xlsx", "tautan"),
            "ole",
            "Office model lama atau dokumen berkata sandi, padahal yang diminta PDF, XLSX atau tautan",
            "an old or password-protected Office file, but PDF, XLSX or a link was asked for",
        ),
    ],
)
def test_a_proof_of_another_kind_says_what_it_is_and_what_was_asked_for(
    tmp_path: Path, kinds: tuple[str, ...], kind: str, said: str, english: str
) -> None:
    bank = BANK.replace("kinds: [pdf], hint: surat", f"kinds: [{', '.join(kinds)}], hint: surat")
    made = rubric(tmp_path, asking("surat"), bank=bank).rubric
    told = Facts({"surat": Answer("ya", (Evidence("a b.pdf", "wrong-kind", "00", kind=kind),))}, {})

    report = assess(made, told, CLOSES)
    message = found(report, "bukti-salah-jenis").message

    assert "bukti-salah-nama" not in rules(report)
    assert message.id == f"isi berkas bukti ini {said}: a b.pdf"
    assert message.en == f"by its content this proof is {english}: a b.pdf"


def test_a_proof_that_is_too_large_names_the_limit_that_was_published(tmp_path: Path) -> None:
    bank = BANK.replace("kinds: [pdf], hint: surat", "kinds: [pdf], hint: surat, max_mb: 2")
    made = rubric(tmp_path, asking("surat"), bank=bank).rubric
    told = Facts({"surat": Answer("ya", (Evidence("a.pdf", "too-big"),))}, {})

    assert found(assess(made, told, CLOSES), "bukti-terlalu-besar").message.id == (
        "berkas bukti lebih besar dari 2 MB, jadi tidak dihitung; perkecil dahulu: a.pdf"
    )


def test_every_proof_that_is_not_there_is_found(tmp_path: Path) -> None:
    report = judge(tmp_path, asking("surat"), "surat: {nilai: ya, bukti: [a.pdf, 'https://contoh.go.id', b.pdf]}\n")

    assert [finding.message.id[-5:] for finding in report.findings] == ["a.pdf", "b.pdf"]


def test_a_proof_that_is_there_is_no_finding(tmp_path: Path) -> None:
    report = judge(tmp_path, asking("surat"), "surat: {nilai: ya, bukti: 'https://contoh.go.id/sk'}\n")

    assert report.findings == ()


def test_an_answer_that_asks_for_proof_and_has_none_says_what_to_prepare(tmp_path: Path) -> None:
    report = judge(tmp_path, asking("judul", "nilai"), "judul: X\nnilai: 3\n")

    finding = found(report, "belum-dibuktikan")
    assert (finding.severity, finding.question, finding.line, finding.column) == ("advice", "nilai", 3, 10)
    assert finding.message == Text("belum ada bukti; siapkan: laporan", "no proof yet; prepare: laporan")


@pytest.mark.parametrize("blank", ["", "tidak_tahu: true, "], ids=["no answer", "not known"])
def test_a_proof_without_an_answer_is_found(tmp_path: Path, blank: str) -> None:
    report = judge(tmp_path, asking("surat"), f"surat: {{{blank}bukti: 'https://contoh.go.id/sk'}}\n")

    finding = found(report, "bukti-tanpa-jawaban")
    assert (finding.severity, finding.question, finding.line) == ("advice", "surat", 2)
    assert rules(report) == ["bukti-tanpa-jawaban"]


def test_an_answer_to_a_question_of_no_sense_is_ignored_and_said_to_be(tmp_path: Path) -> None:
    report = judge(tmp_path, asking("lanjut"), "setuju: tidak\nlanjut: ya\n")

    finding = found(report, "jawaban-tidak-dihitung")
    assert (finding.severity, finding.question, finding.line) == ("advice", "lanjut", 3)
    assert report.ignored_answers == ("lanjut",)
    assert report.eligibility.gates[0].met is False


def test_everything_behind_an_ignored_answer_is_ignored_with_it(tmp_path: Path) -> None:
    report = judge(tmp_path, asking("lanjut-lagi"), "lanjut-lagi: 2\nlanjut: ya\nsetuju: tidak\n")

    assert report.ignored_answers == ("lanjut", "lanjut-lagi")
    assert rules(report) == ["jawaban-tidak-dihitung", "jawaban-tidak-dihitung"]


def test_an_answer_that_may_still_count_is_not_called_ignored(tmp_path: Path) -> None:
    report = judge(tmp_path, asking("lanjut"), "lanjut: ya\n")

    assert report.ignored_answers == ()
    assert report.findings == ()
    assert report.eligibility.gates[0].met is None


def test_an_answer_that_the_rubric_does_not_ask_for_is_no_finding(tmp_path: Path) -> None:
    report = judge(tmp_path, asking("judul"), "judul: X\nsurat: {nilai: ya, bukti: a.pdf}\n")

    assert report.findings == ()


def test_not_applicable_is_said_to_count_as_unanswered(tmp_path: Path) -> None:
    report = judge(tmp_path, asking("surat"), "surat: {tidak_berlaku: tidak perlu}\n")

    finding = found(report, "tidak-berlaku")
    assert (finding.severity, finding.question, finding.line) == ("warning", "surat", 2)
    assert rules(report) == ["tidak-berlaku"]


def part(levels: str, more: str = "") -> str:
    return f"""
score:
  out_of: 10
  parts:
    - id: kelompok
      title: Kelompok
      weight: 10
      combine: mean
      source: pedoman
      parts:
        - {{id: bagian, title: Bagian, source: pedoman, {more}levels: [{levels}]}}
"""


SILENT: Final = "{points: 1, title: T, when: {question: setuju, is: ya}}"


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        pytest.param("setuju: tidak\n", ["pedoman-diam"], id="no level holds"),
        pytest.param("setuju: ya\n", [], id="one holds"),
        pytest.param("", [], id="one may hold"),
    ],
)
def test_a_part_for_which_the_guide_names_no_level_is_found(tmp_path: Path, answers: str, expected: list[str]) -> None:
    report = judge(tmp_path, part(SILENT), answers)

    assert rules(report) == expected


def test_a_silent_guide_is_said_of_the_part(tmp_path: Path) -> None:
    finding = found(judge(tmp_path, part(SILENT), "setuju: tidak\n"), "pedoman-diam")

    assert (finding.severity, finding.question, finding.line, finding.column) == ("warning", None, 1, 1)
    assert finding.message.id == 'pedoman tidak menyebut tingkat untuk keadaan ini, jadi "Bagian" dihitung 0'


@pytest.mark.parametrize("way", ["dropped", "full"])
def test_a_part_that_does_not_apply_is_not_silent(tmp_path: Path, way: str) -> None:
    dropped = part(SILENT, f"not_applicable: {way}, ")

    assert rules(judge(tmp_path, dropped, "setuju: {tidak_berlaku: x}\n")) == ["tidak-berlaku"]


NARRATIVE: Final = "narrative: {question: judul, max_words: 4, min_words: 3}, "


@pytest.mark.parametrize(
    ("text", "rule", "message"),
    [
        pytest.param(
            "satu dua tiga empat lima",
            "terlalu-panjang",
            "5 kata, batasnya 4; kurangi paling sedikit 1 kata",
            id="too long",
        ),
        pytest.param(
            "satu dua", "terlalu-pendek", "2 kata, paling sedikit 3; tambah paling sedikit 1 kata", id="too short"
        ),
        pytest.param("satu  dua   tiga", None, None, id="the least"),
        pytest.param("satu dua tiga empat", None, None, id="the most"),
        pytest.param("", None, None, id="no text at all"),
    ],
)
def test_a_text_is_held_to_its_limits_in_words(
    tmp_path: Path, text: str, rule: str | None, message: str | None
) -> None:
    body = part(SILENT, NARRATIVE)

    report = judge(tmp_path, body, f"setuju: ya\njudul: {text}\n")

    assert rules(report) == ([rule] if rule else [])
    for finding in report.findings:
        assert (finding.severity, finding.question, finding.line, finding.column) == ("warning", "judul", 3, 10)
        assert finding.message.id == message


@pytest.mark.parametrize("limits", ["", ", max_words: 9", ", min_words: 1"], ids=["none", "only most", "only least"])
def test_a_text_without_a_limit_has_no_length_that_is_wrong(tmp_path: Path, limits: str) -> None:
    body = part(SILENT, f"narrative: {{question: judul{limits}}}, ")

    assert rules(judge(tmp_path, body, "setuju: ya\njudul: satu dua tiga\n")) == []


PROOFS: Final = """
theme: {title: Profil, order: 1}
questions:
  - {id: tahap, kind: yes-no, label: Tahap, text: Sudah?, evidence: {kinds: [pdf], hint: foto}}
  - id: mulai
    kind: number
    label: Mulai
    text: Kapan?
    evidence: {kinds: [pdf], hint: sk}
    ask_when: {question: tahap, is: ya}
  - {id: lain, kind: yes-no, label: Lain, text: Ada?, evidence: {kinds: [pdf], hint: surat}}
"""
LINK: Final = "bukti: 'https://contoh.go.id/sk'"


@pytest.mark.parametrize(
    ("when", "answers", "labels"),
    [
        pytest.param(
            "{all: [{question: tahap, is: ya}, {question: lain, is: ya}]}",
            f"tahap: {{nilai: ya, {LINK}}}\nlain: ya\n",
            "Lain",
            id="what has no proof",
        ),
        pytest.param(
            "{any: [{question: tahap, is: ya}, {question: lain, is: ya}]}",
            "tahap: tidak\nlain: ya\n",
            "Lain",
            id="not what decides nothing",
        ),
        pytest.param(
            "{question: mulai, at_least: 1}",
            f"tahap: ya\nmulai: {{nilai: 2, {LINK}}}\n",
            "Tahap",
            id="what decides whether the question makes sense",
        ),
        pytest.param(
            "{not: {question: mulai, at_least: 1}}", "tahap: tidak\nmulai: 3\n", "Tahap", id="not what does not count"
        ),
        pytest.param("{question: mulai, at_least: 1}", "tahap: ya\nmulai: 2\n", "Tahap, Mulai", id="both"),
    ],
)
def test_a_gate_met_by_unproven_answers_names_them(tmp_path: Path, when: str, answers: str, labels: str) -> None:
    report = judge(tmp_path, gate(when), answers, bank=PROOFS)

    finding = found(report, "syarat-belum-terbukti")
    assert (finding.severity, finding.question, finding.line, finding.column) == ("warning", None, 1, 1)
    assert finding.message.id == f'syarat "Syarat" terpenuhi menurut jawaban, tetapi belum ada buktinya: {labels}'


@pytest.mark.parametrize(
    ("when", "answers"),
    [
        pytest.param("{question: lain, is: ya}", f"lain: {{nilai: ya, {LINK}}}\n", id="a gate met and proven"),
        pytest.param("{question: lain, is: ya}", "lain: tidak\n", id="a gate that is not met"),
        pytest.param(
            "{any: [{question: tahap, is: ya}, {question: lain, is: ya}]}",
            f"tahap: {{nilai: ya, {LINK}}}\nlain: ya\n",
            id="a gate met by one that is proven",
        ),
    ],
)
def test_a_gate_needs_no_more_proof_than_it_rests_on(tmp_path: Path, when: str, answers: str) -> None:
    assert "syarat-belum-terbukti" not in rules(judge(tmp_path, gate(when), answers, bank=PROOFS))


def test_a_question_without_an_answer_is_not_said_to_lack_proof(tmp_path: Path) -> None:
    either = "ask_when: {any: [{question: tahap, is: ya}, {question: lain, is: ya}]}"
    bank = PROOFS.replace("ask_when: {question: tahap, is: ya}", either)

    report = judge(tmp_path, gate("{question: mulai, at_least: 1}"), "tahap: ya\nmulai: 2\n", bank=bank)

    assert found(report, "syarat-belum-terbukti").message.id.endswith(": Tahap, Mulai")


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        pytest.param("window: {closes: 2018-03-31, origin: derived}\n", ["terlambat"], id="after entries close"),
        pytest.param("window: {closes: 2018-06-15, origin: derived}\n", [], id="on the closing day"),
        pytest.param("window: {opens: 2018-01-01, origin: derived}\n", [], id="no closing day is known"),
        pytest.param("", [], id="no window"),
    ],
)
def test_a_day_that_comes_too_late_is_found(tmp_path: Path, window: str, expected: list[str]) -> None:
    old_enough = gate("{question: mulai, age_at_least: 1 year}")

    report = judge(tmp_path, old_enough, "mulai: 2017-06-15\n", head=window)

    assert rules(report) == expected
    for finding in report.findings:
        assert (finding.severity, finding.question, finding.line, finding.column) == ("warning", None, 1, 1)
        assert finding.message == Text(
            "baru memenuhi semua syarat pada 15 Juni 2018, sesudah pendaftaran ditutup (31 Maret 2018)",
            "meets every requirement only on 15 June 2018, after entries close (31 March 2018)",
        )


def test_findings_come_in_the_order_of_the_bank_then_of_the_whole(tmp_path: Path) -> None:
    body = asking("surat", "nilai", "judul") + part(SILENT, NARRATIVE)

    report = judge(tmp_path, body, "nilai: 3\njudul: satu\nsurat: ya\nsetuju: tidak\n")

    assert [(finding.rule, finding.question) for finding in report.findings] == [
        ("belum-dibuktikan", "surat"),
        ("belum-dibuktikan", "nilai"),
        ("pedoman-diam", None),
        ("terlalu-pendek", "judul"),
        ("syarat-belum-terbukti", None),
    ]


@pytest.mark.parametrize(
    ("answers", "open_questions"),
    [
        pytest.param("", ("setuju", "judul", "lanjut"), id="nothing is answered"),
        pytest.param("setuju: ya\njudul: X\n", ("lanjut",), id="one is left"),
        pytest.param("setuju: tidak\n", ("judul",), id="one makes no sense any more"),
        pytest.param("lanjut: ya\n", ("setuju", "judul"), id="one is answered, whether or not it will count"),
        pytest.param("judul: {tidak_tahu: true}\n", ("setuju", "judul", "lanjut"), id="one is not known"),
        pytest.param("judul: {tidak_berlaku: x}\n", ("setuju", "judul", "lanjut"), id="one is not applicable"),
        pytest.param("setuju: ya\njudul: X\nlanjut: ya\n", (), id="everything is answered"),
    ],
)
def test_open_questions_are_those_without_a_value(
    tmp_path: Path, answers: str, open_questions: tuple[str, ...]
) -> None:
    assert judge(tmp_path, asking("lanjut", "judul"), answers).open_questions == open_questions


def files(*answers: tuple[str, str, str]) -> Facts:
    """Facts of which each answer is proven by a file of that name and digest."""
    return Facts(
        {
            key: Answer("ya" if key == "surat" else 1, (Evidence(ref, "file", digest, line, 5, "pdf"),))
            for line, (key, ref, digest) in enumerate(answers, 2)
        },
        {},
    )


def twins(folder: Path, told: Facts) -> list[tuple[str | None, int, str]]:
    made = rubric(folder, asking("surat", "nilai")).rubric
    found = [each for each in assess(made, told, CLOSES).findings if each.rule == "bukti-kembar"]
    assert {each.severity for each in found} <= {"warning"}
    return [(each.question, each.line, each.message.id) for each in found]


def test_two_files_of_the_same_content_are_told_at_the_second(tmp_path: Path) -> None:
    assert twins(tmp_path, files(("surat", "a.pdf", "00"), ("nilai", "b.pdf", "00"))) == [
        ("nilai", 3, "isi b.pdf persis sama dengan a.pdf; pastikan berkasnya tidak tertukar")
    ]


def test_a_copy_that_is_named_again_and_again_is_told_once(tmp_path: Path) -> None:
    proofs = tuple(Evidence(ref, "file", "00", kind="pdf") for ref in ("a.pdf", "a.pdf", "b.pdf", r".\b.pdf"))

    assert len(twins(tmp_path, Facts({"surat": Answer("ya", proofs)}, {}))) == 1


@pytest.mark.parametrize("other", [("nilai", "b.pdf", "01"), ("nilai", "./a.pdf", "00"), ("pilihan", "b.pdf", "00")])
def test_other_content_the_same_file_and_answers_that_nobody_asks_for_are_no_copies(
    tmp_path: Path, other: tuple[str, str, str]
) -> None:
    assert twins(tmp_path, files(("surat", "a.pdf", "00"), other)) == []


ABBREVIATED: Final = frozenset({"pdf", "jpg", "png", "docx", "xlsx", "pptx", "mp4"})


@pytest.mark.parametrize(
    "kind",
    [
        *("avi", "audio", "gif", "heic", "html", "mkv", "mov", "odf", "ole", "other", "rar", "rtf", "text", "tiff"),
        *("webp", "zip", "3gp", "7z", "tautan", *sorted(ABBREVIATED)),
    ],
)
def test_every_kind_of_file_is_called_by_a_name_that_people_know(kind: str) -> None:
    assert (kind_words(kind) == Text(kind.upper())) == (kind in ABBREVIATED)


@pytest.mark.parametrize(
    ("ref", "kind", "told"),
    [
        ("lampiran/foto.pdf", "jpg", "JPG, padahal namanya .pdf"),
        ("a.JPEG", "png", "PNG, padahal namanya .jpeg"),
        ("surat.docx", "zip", "arsip ZIP, padahal namanya .docx"),
        ("foto.JPEG", "jpg", ""),
        ("surat.pdf", "pdf", ""),
        ("surat", "pdf", ""),
        ("rekaman.bin", "mp4", ""),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_told(ref: str, kind: str, told: str, tmp_path: Path) -> None:
    made = rubric(tmp_path, asking("surat")).rubric
    answer = Answer("ya", (Evidence(ref, "file", "00", 4, 2, kind), Evidence("https://contoh.go.id/a.pdf", "link")))

    found = [each for each in assess(made, Facts({"surat": answer}, {}), CLOSES).findings if "-nama" in each.rule]

    assert [(each.rule, each.severity, each.line) for each in found] == (
        [("bukti-salah-nama", "advice", 4)] if told else []
    )
    assert all(told in each.message.id and ref in each.message.id for each in found)
