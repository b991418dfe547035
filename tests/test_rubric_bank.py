"""The question bank: which file a question is read from, when, and what is refused in it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from textwrap import dedent

import pytest

from inovasi_cli import strict_yaml
from inovasi_cli.conditions import FactTest
from inovasi_cli.errors import InovasiError
from inovasi_cli.rubric.bank import KINDS, MAX_CHAIN, PROOF_KINDS, Bank
from inovasi_cli.rubric.model import Option, Proof, Question, Theme
from inovasi_cli.text import Text

OPTIONS_RULE = "harus ada pada choice dan choices, dan hanya di sana"
TAKEN = "id ini sudah ada di bank bersama atau berkas lain; pakai id lain"


def write(folder: Path, **files: str) -> Path:
    """The folder, with one file per theme."""
    folder.mkdir(exist_ok=True)
    for stem, content in files.items():
        (folder / f"{stem}.yaml").write_text(dedent(content), encoding="utf-8")
    return folder


def theme(*questions: str, order: int = 1) -> str:
    """A bank file of these questions, the first on line 3."""
    return f"theme: {{title: Tema, order: {order}}}\nquestions:\n" + "".join(f"- {each}\n" for each in questions)


def yes_no(question_id: str, more: str = "") -> str:
    return f"{{id: {question_id}, kind: yes-no, label: L, text: T{more}}}"


def waiting(question_id: str, other: str) -> str:
    return yes_no(question_id, f", ask_when: {{question: {other}, is: ya}}")


def one(folder: Path, question: str) -> tuple[Question, list[str]]:
    """The question ``x`` of a bank with nothing else, and its problems."""
    return asked(folder, theme(question))


def asked(folder: Path, content: str) -> tuple[Question, list[str]]:
    """The question ``x`` of a bank file, and the problems found on the way to it."""
    bank = Bank(write(folder, profil=content))
    return found(bank, "x"), problems(bank)


def marked(content: str) -> tuple[str, list[str]]:
    """The content without its marks (``§``), and the line and column of each."""
    places = []
    while "§" in content:
        before, _, after = content.partition("§")
        places.append(f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}")
        content = before + after
    return content, places


def found(bank: Bank, question_id: str) -> Question:
    question = bank.question(question_id)
    assert question is not None
    return question


def problems(bank: Bank) -> list[str]:
    return [str(problem._replace(file=Path(problem.file).name)) for problem in bank.problems()]


# What a question says


def test_a_question_is_read_with_all_that_it_says(tmp_path: Path) -> None:
    write(
        tmp_path,
        profil=theme(yes_no("awal")),
        replikasi="""\
        theme: {title: Replikasi, order: 7, en: {title: Replication}}
        questions:
          - {id: replikasi.status, kind: text, label: Status, text: Bagaimana?}
          - id: replikasi.jumlah
            kind: number
            label: Jumlah unit
            text: Berapa unit?
            help: Hitung yang ada buktinya.
            least: 0
            most: "99,5"
            whole: true
            unit: unit
            evidence:
              kinds: [pdf, tautan]
              hint: Surat pernyataan
              en: {hint: Statement}
            ask_when: {question: awal, is: ya}
            fixed: true
            tells: result
            before: awal
            en: {label: Number of units, text: How many units?, help: Count what is proven., unit: units}
        """,
    )
    bank = Bank(tmp_path)

    question = found(bank, "replikasi.jumlah")

    assert question == Question(
        id="replikasi.jumlah",
        kind="number",
        label=Text("Jumlah unit", "Number of units"),
        text=Text("Berapa unit?", "How many units?"),
        help=Text("Hitung yang ada buktinya.", "Count what is proven."),
        theme=Theme("replikasi", Text("Replikasi", "Replication"), 7),
        rank=(7, 1),
        least=0,
        most=Decimal("99.5"),
        whole=True,
        unit=Text("unit", "units"),
        proof=Proof(("pdf", "tautan"), Text("Surat pernyataan", "Statement")),
        ask_when=FactTest("awal", "is", "ya"),
        fixed=True,
        tells="result",
        before="awal",
    )
    assert bank.problems() == ()


def test_what_a_question_leaves_out_has_no_effect(tmp_path: Path) -> None:
    question, told = one(tmp_path, "{id: x, kind: text, label: Judul, text: Apa?, help: , fixed: false}")

    assert told == []
    assert question == Question(
        id="x",
        kind="text",
        label=Text("Judul"),
        text=Text("Apa?"),
        help=None,
        theme=Theme("profil", Text("Tema"), 1),
        rank=(1, 0),
    )


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_question_can_be_asked(kind: str, tmp_path: Path) -> None:
    options = ", options: [{id: a, text: A}]" if kind in ("choice", "choices") else ""

    question, told = one(tmp_path, f"{{id: x, kind: {kind}, label: L, text: T{options}}}")

    assert (question.kind, told) == (kind, [])


@pytest.mark.parametrize("kind", ["choice", "choices"])
def test_a_choice_has_its_options_in_order(kind: str, tmp_path: Path) -> None:
    options = "[{id: b, text: Bola, en: {text: Ball}}, {id: a, text: Api}]"

    question, told = one(tmp_path, f"{{id: x, kind: {kind}, label: L, text: T, options: {options}}}")

    assert told == []
    assert question.options == (Option("b", Text("Bola", "Ball")), Option("a", Text("Api")))
    assert question.option("a") == Text("Api")


def test_a_yes_no_question_has_two_fixed_options(tmp_path: Path) -> None:
    question, told = one(tmp_path, yes_no("x"))

    assert told == []
    assert question.options == (Option("ya", Text("Ya", "Yes")), Option("tidak", Text("Tidak", "No")))


def test_every_kind_of_proof_may_be_asked_for(tmp_path: Path) -> None:
    proof = f", evidence: {{kinds: [{', '.join(PROOF_KINDS)}], hint: H}}"

    question, told = one(tmp_path, yes_no("x", proof))

    assert told == []
    assert question.proof == Proof(PROOF_KINDS, Text("H"))


def test_a_question_may_publish_how_large_its_proof_may_be(tmp_path: Path) -> None:
    question, told = one(tmp_path, yes_no("x", ", evidence: {kinds: [pdf], hint: H, max_mb: 2}"))

    assert told == []
    assert question.proof == Proof(("pdf",), Text("H"), 2)


@pytest.mark.parametrize("size", ["0", "-1", "1.5", "dua"])
def test_a_size_that_is_none_is_refused(size: str, tmp_path: Path) -> None:
    _, told = one(tmp_path, yes_no("x", f", evidence: {{kinds: [pdf], hint: H, max_mb: {size}}}"))

    assert any("max_mb" in line for line in told)


def test_its_content_is_plain_data(tmp_path: Path) -> None:
    bank = Bank(write(tmp_path, profil=theme("{id: x, kind: number, label: L, text: T, least: 0, en: {text: E}}")))

    assert bank.content("x") == {
        "id": "x",
        "kind": "number",
        "label": "L",
        "text": "T",
        "least": "0",
        "en": {"text": "E"},
    }
    assert bank.content("y") is None


# What is refused in a question


@pytest.mark.parametrize(
    ("question", "message"),
    [
        pytest.param("§{id: x, label: L, text: T}", "x.kind: belum ada; tambahkan", id="no-kind"),
        pytest.param(
            "{id: x, kind: §tanggal, label: L, text: T}",
            f'x.kind: "tanggal" tidak dikenal; pilih {", ".join(KINDS)}',
            id="unknown-kind",
        ),
        pytest.param("§{id: x, kind: text, text: T}", "x.label: belum ada; tambahkan", id="no-label"),
        pytest.param("§{id: x, kind: text, label: L}", "x.text: belum ada; tambahkan", id="no-text"),
        pytest.param("§{id: x, kind: text, label: L, text: }", "x.text: belum ada; tambahkan", id="empty-text"),
        pytest.param(
            "{id: x, kind: text, label: §[L], text: T}",
            "x.label: harus berupa satu isian, bukan daftar atau kunci: isi",
            id="label-as-a-list",
        ),
        pytest.param(
            "{id: x, kind: text, label: L, text: T, §hint: H}",
            "questions.hint: kunci ini tidak dikenal",
            id="unknown-key",
        ),
        pytest.param(
            "{id: x, kind: text, label: L, text: T, §option: []}",
            "questions.option: kunci ini tidak dikenal; maksud Anda options?",
            id="near-key",
        ),
        pytest.param(
            "{id: x, kind: number, label: L, text: T, least: §nol}",
            'x.least: "nol" bukan angka; tulis angka, misalnya 12 atau 85,5',
            id="least-in-words",
        ),
        pytest.param(
            "{id: x, kind: number, label: L, text: T, whole: §ya}",
            'x.whole: "ya" tidak dikenal; pilih true, false',
            id="flag-in-words",
        ),
        pytest.param(
            "{id: x, kind: text, label: L, text: T, tells: §hasil}",
            'x.tells: "hasil" tidak dikenal; pilih title, result, target',
            id="tells-something-else",
        ),
        pytest.param(
            "{id: x, kind: text, label: L, text: T, ask_when: §ya}",
            "x.ask_when: harus berupa syarat, misalnya {question: mulai, known: true}",
            id="ask-when-as-a-word",
        ),
        pytest.param(
            "{id: x, kind: text, label: L, text: T, ask_when: {question: §z, known: true}}",
            'x.ask_when: pertanyaan "z" tidak ada di bank pertanyaan',
            id="ask-when-of-an-unknown-question",
        ),
        pytest.param(
            "{id: x, kind: text, label: L, text: T, ask_when: {shown: §all}}",
            "x.ask_when: shown hanya boleh dipakai dalam syarat (gates)",
            id="ask-when-of-the-judgement",
        ),
        pytest.param(
            "{id: x, kind: text, label: L, text: T, en: {§lable: L}}",
            "questions.en.lable: tidak ada teks Indonesianya di atas",
            id="english-of-nothing",
        ),
    ],
)
def test_a_fault_in_a_question_is_told_at_its_place(question: str, message: str, tmp_path: Path) -> None:
    content, (place,) = marked(theme(question))

    assert asked(tmp_path, content)[1] == [f"profil.yaml:{place}: {message}"]


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        pytest.param("choice", "", id="choice-without"),
        pytest.param("choices", "", id="choices-without"),
        pytest.param("choice", ", options: []", id="choice-with-none"),
        *(
            pytest.param(kind, ", options: [{id: a, text: A}]", id=f"{kind}-with")
            for kind in KINDS
            if kind not in ("choice", "choices")
        ),
    ],
)
def test_options_stand_on_choices_and_nowhere_else(kind: str, options: str, tmp_path: Path) -> None:
    content, (place,) = marked(theme(f"§{{id: x, kind: {kind}, label: L, text: T{options}}}"))

    assert asked(tmp_path, content)[1] == [f"profil.yaml:{place}: x.options: {OPTIONS_RULE}"]


@pytest.mark.parametrize(
    ("options", "messages"),
    [
        pytest.param(
            "[{id: a, text: A}, §{id: a, text: B}]", ["x.options.a: id ini sudah dipakai di atas"], id="twice"
        ),
        pytest.param("[§{id: a}]", ["x.options.a.text: belum ada; tambahkan"], id="without-text"),
        pytest.param("[§{text: A}, §{text: B}]", ["x.options.id: belum ada; tambahkan"] * 2, id="without-ids"),
        pytest.param(
            "[{id: §Ya, text: A}]",
            ['x.options.id: "Ya" bukan id; pakai huruf kecil, angka, tanda hubung, dan titik'],
            id="capital-letter",
        ),
        pytest.param("[§a, §b]", ["x.options: harus berupa kunci: isi"] * 2, id="words"),
    ],
)
def test_a_fault_in_an_option_is_told_at_its_place(options: str, messages: list[str], tmp_path: Path) -> None:
    content, places = marked(theme(f"{{id: x, kind: choice, label: L, text: T, options: {options}}}"))

    expected = [f"profil.yaml:{place}: {message}" for place, message in zip(places, messages, strict=True)]
    assert asked(tmp_path, content)[1] == expected


def test_options_that_are_no_list_are_told(tmp_path: Path) -> None:
    content, (whole, options) = marked(theme("§{id: x, kind: choice, label: L, text: T, options: §{a: A}}"))

    assert asked(tmp_path, content)[1] == [
        f"profil.yaml:{whole}: x.options: {OPTIONS_RULE}",
        f"profil.yaml:{options}: x.options: harus berupa daftar",
    ]


@pytest.mark.parametrize(
    ("evidence", "message"),
    [
        pytest.param(
            "{kinds: [pdf, §gif], hint: H}",
            f'x.evidence.kinds: "gif" tidak dikenal; pilih {", ".join(PROOF_KINDS)}',
            id="unknown-kind",
        ),
        pytest.param("§{hint: H}", "x.evidence.kinds: belum ada; tambahkan", id="no-kinds"),
        pytest.param("§{kinds: [], hint: H}", "x.evidence.kinds: belum ada; tambahkan", id="no-kind-in-the-list"),
        pytest.param(
            "{kinds: [pdf, §[jpg]], hint: H}",
            "x.evidence.kinds: setiap isi daftar ini harus berupa teks",
            id="nested-list",
        ),
        pytest.param("§{kinds: [pdf]}", "x.evidence.hint: belum ada; tambahkan", id="no-hint"),
        pytest.param("§pdf", "x.evidence: harus berupa kunci: isi", id="a-word"),
    ],
)
def test_a_fault_in_the_proof_is_told_at_its_place(evidence: str, message: str, tmp_path: Path) -> None:
    content, (place,) = marked(theme(yes_no("x", f", evidence: {evidence}")))

    assert asked(tmp_path, content)[1] == [f"profil.yaml:{place}: {message}"]


# When and where it is read


def test_a_question_is_read_once(tmp_path: Path) -> None:
    bank = Bank(write(tmp_path, profil=theme(yes_no("x"))))

    assert bank.question("x") is bank.question("x")


def test_a_theme_is_read_when_one_of_its_questions_is_asked_for(tmp_path: Path) -> None:
    bank = Bank(write(tmp_path, profil=theme(yes_no("x")), rusak="theme:\t{}\n"))
    assert bank.question("x")
    assert bank.problems() == ()

    assert bank.question("rusak.y") is None

    assert problems(bank) == ["rusak.yaml:1:7: ada karakter tab; ganti dengan spasi"]


def test_a_faulty_question_does_no_harm_before_it_is_asked_for(tmp_path: Path) -> None:
    bank = Bank(write(tmp_path, profil=theme(yes_no("x"), "{id: y, kind: choice, label: L, text: T}")))
    assert bank.question("x")
    assert bank.problems() == ()

    assert bank.question("y")

    assert problems(bank) == [f"profil.yaml:4:3: y.options: {OPTIONS_RULE}"]


@pytest.mark.parametrize(
    ("question_id", "stem"),
    [
        pytest.param("judul", "profil", id="without-a-dot"),
        pytest.param("jenis-instansi", "profil", id="hyphen"),
        pytest.param("hasil.masalah", "hasil", id="one-dot"),
        pytest.param("hasil.masalah.kini", "hasil", id="two-dots"),
        pytest.param("tata-kelola.alur", "tata-kelola", id="hyphen-in-the-theme"),
    ],
)
def test_the_id_names_the_file(question_id: str, stem: str, tmp_path: Path) -> None:
    bank = Bank(write(tmp_path, **{stem: theme(yes_no(question_id))}))

    question = found(bank, question_id)

    assert (question.theme.id, problems(bank)) == (stem, [])


@pytest.mark.parametrize(
    ("stem", "question_id"),
    [
        pytest.param("hasil", "judul", id="without-a-dot"),
        pytest.param("hasil", "hasilnya.x", id="longer-name"),
        pytest.param("hasil", "profil.x", id="other-theme"),
        pytest.param("profil", "hasil.x", id="dotted-in-the-general-theme"),
    ],
)
def test_an_id_in_the_wrong_file_is_refused_and_not_found(stem: str, question_id: str, tmp_path: Path) -> None:
    bank = Bank(write(tmp_path, **{stem: theme(yes_no(question_id))}))

    assert list(bank.known()) == [question_id]
    assert bank.question(question_id) is None
    assert problems(bank) == [f"{stem}.yaml:3:3: {question_id}.id: harus diawali {stem}., sesuai nama berkasnya"]


def test_an_id_that_stands_twice_in_a_file_is_refused(tmp_path: Path) -> None:
    _, told = one(tmp_path, f"{yes_no('x')}\n- {yes_no('x')}")

    assert told == ["profil.yaml:4:3: questions.x: id ini sudah dipakai di atas"]


def test_an_unknown_question_is_none(tmp_path: Path) -> None:
    bank = Bank(write(tmp_path, profil=theme(yes_no("x"))))

    assert [bank.question(question_id) for question_id in ("y", "profil.y", "hasil.y")] == [None, None, None]
    assert bank.problems() == ()


def test_a_folder_without_questions_is_an_empty_bank(tmp_path: Path) -> None:
    bank = Bank(tmp_path / "tidak-ada")

    assert bank.question("x") is None
    assert list(bank.known()) == []


@pytest.mark.parametrize(
    "question_id",
    [
        pytest.param("../rahasia.x", id="folder-above"),
        pytest.param("bank/../../rahasia.x", id="folder-above-in-the-middle"),
        pytest.param("/rahasia.x", id="absolute"),
        pytest.param("dalam/rahasia.x", id="folder-below"),
        pytest.param("..", id="two-dots"),
        pytest.param(".x", id="no-theme"),
        pytest.param("", id="nothing"),
        pytest.param("*.x", id="pattern"),
        pytest.param("profil\0.x", id="null"),
        pytest.param("\ud800.x", id="surrogate"),
        pytest.param("Profil.x", id="capital-letter"),
        pytest.param("con.x", id="device-on-windows"),
        pytest.param(f"{'a' * 255}.x", id="longer-than-a-file-name"),
        pytest.param(f"{'a' * 65_000}.x", id="very-long"),
        pytest.param("a" * 65_000, id="very-long-without-a-dot"),
    ],
)
def test_a_hostile_id_opens_no_file_outside_the_folder(
    question_id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "bank", profil=theme(yes_no("x")))
    for elsewhere in (tmp_path, folder / "dalam"):
        write(elsewhere, rahasia=theme(yes_no("x"), yes_no("rahasia.x"), yes_no("..")))
    opened: list[Path] = []
    read = strict_yaml.read

    def read_and_note(path: Path) -> bytes:
        opened.append(path)
        return read(path)

    monkeypatch.setattr(strict_yaml, "read", read_and_note)
    bank = Bank(folder)

    asked = [bank.question(question_id), bank.question(str(tmp_path) + question_id), bank.content(question_id)]

    assert asked == [None, None, None]
    assert set(opened) <= {folder / "profil.yaml"}
    assert bank.problems() == ()


# Themes and their order


def test_known_ids_come_by_theme_and_then_as_they_are_written(tmp_path: Path) -> None:
    bank = Bank(
        write(
            tmp_path,
            a=theme(yes_no("a.z"), yes_no("a.b"), order=3),
            b=theme(yes_no("b.x"), order=2),
            c=f"theme: {{title: Tanpa urutan}}\nquestions: [{yes_no('c.x')}]\n",
            profil=theme(yes_no("x"), order=1),
        )
    )

    assert list(bank.known()) == ["x", "b.x", "a.z", "a.b", "c.x"]
    assert sorted(bank.known(), key=lambda each: found(bank, each).rank) == list(bank.known())
    assert bank.problems() == ()


def test_themes_of_the_same_order_come_by_name(tmp_path: Path) -> None:
    stems = ["c", "a", "d", "b"]

    bank = Bank(write(tmp_path, **{stem: theme(yes_no(f"{stem}.x")) for stem in stems}))

    assert list(bank.known()) == ["a.x", "b.x", "c.x", "d.x"]


@pytest.mark.parametrize(
    ("head", "message"),
    [
        pytest.param("§theme: \n", "theme: belum ada; tambahkan", id="empty"),
        pytest.param("theme: §Profil\n", "theme: harus berupa kunci: isi", id="a-word"),
        pytest.param("theme: §{order: 1}\n", "theme.title: belum ada; tambahkan", id="no-title"),
        pytest.param(
            "theme: {title: Profil, order: §satu}\n",
            'theme.order: "satu" bukan angka; tulis angka, misalnya 12 atau 85,5',
            id="order-in-words",
        ),
        pytest.param(
            'theme: {title: Profil, order: §"1,5"}\n',
            "theme.order: harus bilangan bulat, paling sedikit 0",
            id="order-between",
        ),
        pytest.param("theme: {title: Profil, §urutan: 1}\n", "theme.urutan: kunci ini tidak dikenal", id="unknown-key"),
        pytest.param(
            "theme: {title: Profil}\n§tema: {}\n",
            "tema: kunci ini tidak dikenal; maksud Anda theme?",
            id="unknown-key-at-the-top",
        ),
    ],
)
def test_a_fault_in_the_theme_is_told_and_its_questions_stay(head: str, message: str, tmp_path: Path) -> None:
    content, (place,) = marked(f"{head}questions: [{yes_no('x')}]\n")

    assert asked(tmp_path, content)[1] == [f"profil.yaml:{place}: {message}"]


@pytest.mark.parametrize(
    "content",
    [pytest.param("theme: {title: Profil}\n", id="none"), pytest.param(theme().replace("\n", " \n"), id="empty")],
)
def test_a_theme_may_be_without_questions(content: str, tmp_path: Path) -> None:
    bank = Bank(write(tmp_path, profil=content))

    assert list(bank.known()) == []
    assert bank.problems() == ()


# When a question makes no sense


@pytest.mark.parametrize(
    ("questions", "chain"),
    [
        pytest.param([waiting("x", "§x")], "x > x", id="itself"),
        pytest.param([waiting("x", "y"), waiting("y", "§x")], "x > y > x", id="through-two"),
        pytest.param([waiting("x", "y"), waiting("y", "z"), waiting("z", "§x")], "x > y > z > x", id="through-three"),
        pytest.param(
            [waiting("x", "y"), waiting("y", "z"), waiting("z", "§y")], "x > y > z > y", id="behind-the-question"
        ),
    ],
)
def test_questions_that_wait_for_each_other_are_refused_once(questions: list[str], chain: str, tmp_path: Path) -> None:
    content, (place,) = marked(theme(*questions).replace("{question: §", "§{question: "))

    last = chain.split(" > ")[-2]
    assert asked(tmp_path, content)[1] == [f"profil.yaml:{place}: {last}.ask_when: berputar: {chain}"]


def test_a_circle_goes_through_files(tmp_path: Path) -> None:
    content, (place,) = marked(theme(yes_no("hasil.y", ", ask_when: §{question: x, is: ya}")))
    bank = Bank(write(tmp_path, profil=theme(waiting("x", "hasil.y")), hasil=content))

    assert bank.question("x")

    assert problems(bank) == [f"hasil.yaml:{place}: hasil.y.ask_when: berputar: x > hasil.y > x"]


def test_two_questions_may_wait_for_the_same_third(tmp_path: Path) -> None:
    wait = "{any: [{question: y, is: ya}, {question: z, is: ya}, {question: z, is: tidak}]}"
    questions = [yes_no("x", f", ask_when: {wait}"), waiting("y", "z"), yes_no("z")]
    bank = Bank(write(tmp_path, profil=theme(*questions)))

    assert found(bank, "x").ask_when
    assert bank.problems() == ()


def test_a_chain_of_waiting_questions_has_an_end(tmp_path: Path) -> None:
    chain = [waiting(f"x{n}", f"x{n + 1}") for n in range(MAX_CHAIN)]
    content, (place,) = marked(theme(*chain, yes_no(f"x{MAX_CHAIN}")).replace(": {question: x32", ": §{question: x32"))
    bank = Bank(write(tmp_path, profil=content))
    assert bank.question("x1")
    assert bank.problems() == ()
    bank = Bank(tmp_path)

    assert bank.question("x0")

    message = "lebih dari 32 pertanyaan bergantung berantai; ratakan syaratnya"
    assert problems(bank) == [f"profil.yaml:{place}: x31.ask_when: {message}"]


# A rubric's own files


def test_a_file_of_a_rubric_adds_questions_of_any_name(tmp_path: Path) -> None:
    folder = write(tmp_path / "bank", profil=theme(yes_no("x")), hasil=theme(yes_no("hasil.y"), order=2))
    write(tmp_path, satu=theme(yes_no("desa"), waiting("hasil.baru", "x")), dua=theme(yes_no("lain.z")))

    bank = Bank(folder, (tmp_path / "satu.yaml", tmp_path / "dua.yaml"))

    assert found(bank, "hasil.baru").ask_when == FactTest("x", "is", "ya")
    assert found(bank, "desa").theme.id == "satu"
    assert list(bank.known()) == ["x", "hasil.y", "desa", "hasil.baru", "lain.z"]
    assert bank.content("lain.z")
    assert bank.problems() == ()


def test_own_files_without_an_order_come_last_and_one_after_the_other(tmp_path: Path) -> None:
    folder = write(tmp_path / "bank", profil=theme(yes_no("x"), order=999))
    for stem in ("dua", "satu"):
        questions = f"[{yes_no(f'{stem}.a')}, {yes_no(f'{stem}.b')}]"
        write(tmp_path, **{stem: f"theme: {{title: Sendiri}}\nquestions: {questions}\n"})

    bank = Bank(folder, (tmp_path / "satu.yaml", tmp_path / "dua.yaml"))

    in_order = ["x", "satu.a", "satu.b", "dua.a", "dua.b"]
    assert list(bank.known()) == in_order
    backwards = in_order[::-1]
    assert sorted(backwards, key=lambda each: found(bank, each).rank) == in_order


def test_an_own_file_may_not_redefine_a_question_of_the_bank(tmp_path: Path) -> None:
    folder = write(tmp_path / "bank", profil=theme("{id: x, kind: text, label: L, text: T}"))
    write(tmp_path, sendiri=theme(yes_no("baru"), yes_no("x")))

    bank = Bank(folder, (tmp_path / "sendiri.yaml",))

    assert found(bank, "x").kind == "text"
    assert problems(bank) == [f"sendiri.yaml:4:3: x: {TAKEN}"]


def test_two_own_files_may_not_define_the_same_question(tmp_path: Path) -> None:
    folder = write(tmp_path / "bank", profil=theme(yes_no("x")))
    write(tmp_path, satu=theme("{id: baru, kind: text, label: L, text: T}"), dua=theme(yes_no("baru")))

    bank = Bank(folder, (tmp_path / "satu.yaml", tmp_path / "dua.yaml"))

    assert found(bank, "baru").kind == "text"
    assert problems(bank) == [f"dua.yaml:3:3: baru: {TAKEN}"]


def test_an_own_file_that_is_no_yaml_is_told(tmp_path: Path) -> None:
    write(tmp_path, sendiri="- satu\n")

    bank = Bank(tmp_path / "bank", (tmp_path / "sendiri.yaml",))

    assert list(bank.known()) == []
    assert problems(bank) == ["sendiri.yaml:1:1: isi teratas harus berupa kunci: isi"]


def test_an_own_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InovasiError, match=r"sendiri\.yaml: berkas tidak ada"):
        Bank(tmp_path / "bank", (tmp_path / "sendiri.yaml",))


def test_a_theme_that_cannot_be_opened_is_told_every_time(tmp_path: Path) -> None:
    folder = write(tmp_path / "bank", profil=theme(waiting("x", "hasil.y")))
    (folder / "hasil.yaml").mkdir()
    bank = Bank(folder)

    for _ in range(2):
        with pytest.raises(InovasiError, match=r"hasil\.yaml: bukan berkas biasa"):
            bank.question("x")
