"""The score of a rubric as its file writes it: parts, levels, weights, bands, and what is refused in them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from builders import HEAD, rubric

from inovasi_cli.conditions import ALWAYS, AnyOf, Case, Earned, EarningPart, FactTest
from inovasi_cli.errors import RubricError
from inovasi_cli.rubric.model import Band, Basis, Level, Narrative, Part, PassMark, Score, Source
from inovasi_cli.rubric.score import earning
from inovasi_cli.text import Text

SOURCE = Source("pedoman", Text("Pedoman Uji"), None, "high")
OFFICIAL = Basis(SOURCE, derived=False)
DERIVED = Basis(None, derived=True)
A = FactTest("pilihan", "is", "a")
B = FactTest("pilihan", "is", "b")

LEVELS = "levels: [{points: 1, title: Ada}, {points: 0, title: Tidak}]"
MISSING = "belum ada; tambahkan"
NO_BASIS = "sebutkan source, atau tulis origin: derived jika aturan ini buatan sendiri"
NO_LIST = "harus berupa daftar"
NO_MAPPING = "harus berupa kunci: isi"
NOT_BOTH = "harus punya levels atau parts, salah satu"
WHOLE = "harus bilangan bulat, paling sedikit"
NO_POINTS = "levels: tingkat terbaik harus punya poin"


def score(folder: Path, content: str) -> Score:
    read = rubric(folder, f"score: {content}\n").rubric.score
    assert read
    return read


def parts(folder: Path, content: str) -> tuple[Part, ...]:
    return score(folder, f"{{out_of: 100, parts: [{content}]}}").parts


def leaf(part_id: str, more: str = "weight: 100", levels: str = LEVELS) -> str:
    """A leaf part; ``more`` are further keys of it."""
    return f"{{id: {part_id}, title: T, origin: derived, {more}, {levels}}}"


def group(part_id: str, more: str, *inner: str) -> str:
    """A group of parts; ``more`` are further keys of it."""
    return f"{{id: {part_id}, title: T, origin: derived, {more}, parts: [{', '.join(inner)}]}}"


def assert_refused(folder: Path, content: str, *messages: str) -> None:
    """Nothing but one problem for every mark (``§``) in the score, in their order; each names its key below it."""
    content, places = f"{HEAD}score: {content}\n", []
    while "§" in content:
        before, _, after = content.partition("§")
        places.append(f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}")
        content = before + after
    with pytest.raises(RubricError) as caught:
        rubric(folder, "", head=content)
    told = [str(problem._replace(file=Path(problem.file).name)) for problem in caught.value.problems]
    assert told == [f"uji.yaml:{at}: score{message}" for at, message in zip(places, messages, strict=True)]


# What a score says


def test_a_score_is_read_whole(tmp_path: Path) -> None:
    read = score(
        tmp_path,
        """
  out_of: 100
  scale: points
  round_to: 2
  pass_mark: {points: "70,5", source: pedoman}
  bands:
    - {id: siap, title: Siap, from: 70, source: pedoman, en: {title: Ready}}
    - {id: rintisan, title: Rintisan, from: 0, origin: derived}
  parts:
    - id: isi
      title: Isi
      weight: 100
      source: pedoman
      origin: derived
      narrative: {question: judul, max_words: 200, min_words: 50}
      not_applicable: dropped
      levels:
        - {points: 2, title: Dua, when: {question: pilihan, is: a}, en: {title: Two}}
        - {points: 1, title: Satu, when: {question: pilihan, is: b}}
        - {points: 0, title: Nol}
      en: {title: Content}
""",
    )

    assert read == Score(
        out_of=100,
        scale="points",
        round_to=2,
        pass_mark=PassMark(Decimal("70.5"), OFFICIAL),
        bands=(
            Band("rintisan", Text("Rintisan"), 0, DERIVED),
            Band("siap", Text("Siap", "Ready"), 70, OFFICIAL),
        ),
        parts=(
            Part(
                id="isi",
                title=Text("Isi", "Content"),
                weight=100,
                basis=Basis(SOURCE, derived=True),
                levels=(Level(2, Text("Dua", "Two"), A), Level(1, Text("Satu"), B), Level(0, Text("Nol"), ALWAYS)),
                narrative=Narrative("judul", 200, 50),
                not_applicable="dropped",
            ),
        ),
    )
    assert read.leaves() == read.parts


def test_what_a_score_leaves_out_has_its_usual_value(tmp_path: Path) -> None:
    read = score(tmp_path, f"{{out_of: 100, parts: [{leaf('p')}]}}")

    assert (read.scale, read.round_to, read.pass_mark, read.bands) == ("weight", None, None, ())
    (part,) = read.parts
    assert (part.combine, part.narrative, part.not_applicable) == ("leaf", None, "forbidden")


def test_a_rubric_without_a_score_has_none(tmp_path: Path) -> None:
    assert rubric(tmp_path, "score: \n").rubric.score is None


def test_groups_nest_and_know_their_leaves(tmp_path: Path) -> None:
    inner = group("a.b", "combine: mean", leaf("a.b.x", "weight: 2"), leaf("a.b.y", "weight: "))
    outer = group("a", "weight: 60", leaf("a.x", "source: pedoman"), inner)
    (first, second) = parts(tmp_path, f"{outer}, {group('b', 'combine: sum', leaf('b.x', 'weight: 40'))}")

    assert [part.id for part in first.leaves()] == ["a.x", "a.b.x", "a.b.y"]
    assert [(part.id, part.combine, part.weight) for part in (first, *first.parts, *first.parts[1].parts)] == [
        ("a", "mean", 60),
        ("a.x", "leaf", None),
        ("a.b", "mean", None),
        ("a.b.x", "leaf", 2),
        ("a.b.y", "leaf", None),
    ]
    assert (second.combine, second.weight, [part.id for part in second.leaves()]) == ("sum", None, ["b.x"])


def test_a_leaf_knows_the_questions_that_its_levels_test(tmp_path: Path) -> None:
    levels = """levels: [
      {points: 2, title: A, when: {all: [{question: pilihan, is: a}, {not: {question: setuju, is: ya}}]}},
      {points: 1, title: B, when: {question: pilihan, is: b}}, {points: 0, title: C}]"""

    (part,) = parts(tmp_path, leaf("p", levels=levels))

    assert part.questions() == {"pilihan", "setuju"}


@pytest.mark.parametrize("rule", ["forbidden", "dropped", "full"])
def test_a_part_says_what_happens_when_it_does_not_apply(rule: str, tmp_path: Path) -> None:
    (part,) = parts(tmp_path, leaf("p", f"weight: 100, not_applicable: {rule}"))

    assert part.not_applicable == rule


@pytest.mark.parametrize("decimals", [0, 6])
def test_a_score_may_be_rounded_before_it_is_compared(decimals: int, tmp_path: Path) -> None:
    assert score(tmp_path, f"{{out_of: 100, round_to: {decimals}, parts: [{leaf('p')}]}}").round_to == decimals


def test_a_weight_may_be_a_decimal_or_nothing(tmp_path: Path) -> None:
    read = parts(tmp_path, f"{leaf('p', 'weight: 99.5')}, {leaf('q', 'weight: 0')}")

    assert [part.weight for part in read] == [Decimal("99.5"), 0]


def test_a_narrative_needs_no_limit(tmp_path: Path) -> None:
    loaded, _ = rubric(
        tmp_path, f"score: {{out_of: 100, parts: [{leaf('p', 'weight: 100, narrative: {question: judul}')}]}}\n"
    )

    assert loaded.score
    assert loaded.score.parts[0].narrative == Narrative("judul", None, None)
    assert list(loaded.questions) == ["judul"]


# What is refused


@pytest.mark.parametrize(
    ("content", "messages"),
    [
        pytest.param("§100", [f": {NO_MAPPING}"], id="a-number"),
        pytest.param(f"§{{parts: [{leaf('p')}]}}", [f".out_of: {MISSING}"], id="no-out-of"),
        pytest.param("§{out_of: 100}", [f".parts: {MISSING}"], id="no-parts"),
        pytest.param("§{out_of: 100, parts: []}", [f".parts: {MISSING}"], id="no-part"),
        pytest.param("§{out_of: 100, parts: §isi}", [f".parts: {MISSING}", f".parts: {NO_LIST}"], id="parts-as-a-word"),
        pytest.param(
            f"{{out_of: §seratus, parts: [{leaf('p')}]}}",
            ['.out_of: "seratus" bukan angka; tulis angka, misalnya 12 atau 85,5'],
            id="out-of-in-words",
        ),
        pytest.param(
            f"{{out_of: 100, scale: §poin, parts: [{leaf('p')}]}}",
            ['.scale: "poin" tidak dikenal; pilih weight, points'],
            id="unknown-scale",
        ),
        pytest.param(
            f"{{out_of: 100, round_to: §7, parts: [{leaf('p')}]}}",
            [".round_to: paling banyak 6 desimal"],
            id="too-many-decimals",
        ),
        pytest.param(
            f'{{out_of: 100, round_to: §"0,5", parts: [{leaf("p")}]}}', [f".round_to: {WHOLE} 0"], id="half-a-decimal"
        ),
        pytest.param(
            f"{{out_of: 100, §passmark: 70, parts: [{leaf('p')}]}}",
            [".passmark: kunci ini tidak dikenal; maksud Anda pass_mark?"],
            id="near-key",
        ),
        pytest.param(
            f"{{out_of: 100, pass_mark: §70, parts: [{leaf('p')}]}}",
            [f".pass_mark: {NO_MAPPING}"],
            id="pass-mark-as-a-number",
        ),
        pytest.param(
            f"{{out_of: 100, pass_mark: §{{source: pedoman}}, parts: [{leaf('p')}]}}",
            [f".pass_mark.points: {MISSING}"],
            id="pass-mark-without-points",
        ),
        pytest.param(
            f"{{out_of: 100, bands: [§siap], parts: [{leaf('p')}]}}", [f".bands: {NO_MAPPING}"], id="band-as-a-word"
        ),
        pytest.param(
            f"{{out_of: 100, bands: [§{{id: b, title: B, origin: derived}}], parts: [{leaf('p')}]}}",
            [f".bands.b.from: {MISSING}"],
            id="band-from-nowhere",
        ),
        pytest.param(
            f"{{out_of: 100, bands: [{{id: b, title: B, from: §nol, origin: derived}}], parts: [{leaf('p')}]}}",
            ['.bands.b.from: "nol" bukan angka; tulis angka, misalnya 12 atau 85,5'],
            id="band-from-a-word",
        ),
        pytest.param(
            "{out_of: 100, bands: [{id: b, title: B, from: 0, origin: derived},"
            f" §{{id: b, title: C, from: 1, origin: derived}}], parts: [{leaf('p')}]}}",
            [".bands.b: id ini sudah dipakai di atas"],
            id="band-twice",
        ),
    ],
)
def test_a_fault_in_the_score_is_told_at_its_place(content: str, messages: list[str], tmp_path: Path) -> None:
    assert_refused(tmp_path, content, *messages)


@pytest.mark.parametrize(
    ("content", "messages"),
    [
        pytest.param("§isi", [f": {NO_MAPPING}"], id="a-word"),
        pytest.param(f"§{{id: p, weight: 100, origin: derived, {LEVELS}}}", [f".p.title: {MISSING}"], id="no-title"),
        pytest.param(
            f"§{{id: p, title: T, origin: derived, {LEVELS}}}", [f".p.weight: {MISSING}"], id="leaf-without-weight"
        ),
        pytest.param(
            "§" + group("p", "combine: mean", leaf("p.a")), [f".p.weight: {MISSING}"], id="mean-without-weight"
        ),
        pytest.param(
            group("p", "combine: sum", "§" + leaf("p.a", "not_applicable: full")),
            [f".p.parts.p.a.weight: {MISSING}"],
            id="leaf-of-a-sum-without-weight",
        ),
        pytest.param(
            group("p", "combine: sum, weight: §100", leaf("p.a")),
            [".p.weight: kelompok sum tidak punya bobot sendiri; hapus"],
            id="sum-with-weight",
        ),
        pytest.param(
            group("p", "weight: 100", group("p.a", "combine: sum, weight: §1", leaf("p.a.b"))),
            [".p.parts.p.a.weight: kelompok sum tidak punya bobot sendiri; hapus"],
            id="sum-with-weight-in-a-mean",
        ),
        pytest.param(leaf("p", "weight: §-1"), [".p.weight: tidak boleh kurang dari 0"], id="weight-below-zero"),
        pytest.param(
            leaf("p", "weight: §1.000"),
            ['.p.weight: "1.000" bisa dibaca sebagai ribuan; tulis 1000 atau 1,0'],
            id="weight-in-thousands",
        ),
        pytest.param(
            group("p", "weight: 100, combine: §max", leaf("p.a")),
            ['.p.combine: "max" tidak dikenal; pilih mean, sum'],
            id="unknown-combine",
        ),
        pytest.param(
            leaf("p", "weight: 100, not_applicable: §ignored"),
            ['.p.not_applicable: "ignored" tidak dikenal; pilih forbidden, dropped, full'],
            id="unknown-not-applicable",
        ),
        pytest.param(
            "§{id: p, title: T, origin: derived, weight: 100}", [f".p: {NOT_BOTH}"], id="neither-levels-nor-parts"
        ),
        pytest.param(
            "§" + leaf("p", f"weight: 100, parts: [{leaf('p.a')}]"), [f".p: {NOT_BOTH}"], id="levels-and-parts"
        ),
        pytest.param(f"{leaf('p')}, §{leaf('p')}", [".p: id ini sudah dipakai di atas"], id="twice-in-a-row"),
        pytest.param(
            group("p", "weight: 100", f"§{leaf('p')}"), [".p.parts.p: id bagian ini sudah dipakai"], id="like-its-group"
        ),
        pytest.param(
            f"{group('p', 'weight: 50', leaf('a'))}, {group('q', 'weight: 50', '§' + leaf('a'))}",
            [".q.parts.a: id bagian ini sudah dipakai"],
            id="twice-in-two-groups",
        ),
        pytest.param(
            ", ".join([f"§{{title: T, origin: derived, weight: 50, {LEVELS}}}"] * 2),
            [f".id: {MISSING}"] * 2,
            id="two-without-ids",
        ),
        pytest.param(leaf("p", "weight: 100, §bobot: 1"), [".bobot: kunci ini tidak dikenal"], id="unknown-key"),
    ],
)
def test_a_fault_in_a_part_is_told_at_its_place(content: str, messages: list[str], tmp_path: Path) -> None:
    assert_refused(tmp_path, f"{{out_of: 100, parts: [{content}]}}", *(f".parts{message}" for message in messages))


@pytest.mark.parametrize(
    ("levels", "messages"),
    [
        pytest.param("[{points: 1, title: A}, §Tidak]", [f"levels.2: {NO_MAPPING}"], id="a-word"),
        pytest.param("[{points: 1, title: A}, §{title: B}]", [f"levels.2.points: {MISSING}"], id="no-points"),
        pytest.param("[§{points: 1}, {points: 0, title: B}]", [f"levels.1.title: {MISSING}"], id="no-title"),
        pytest.param("[{points: 1, title: A}, {points: §-1, title: B}]", [f"levels.2.points: {WHOLE} 0"], id="minus"),
        pytest.param(
            '[{points: 1, title: A}, {points: §"0,5", title: B}]', [f"levels.2.points: {WHOLE} 0"], id="half-a-point"
        ),
        pytest.param(
            "[{points: 1, title: A, when: §ya}, {points: 0, title: B}]",
            ["levels.1.when: harus berupa syarat, misalnya {question: mulai, known: true}"],
            id="when-as-a-word",
        ),
        pytest.param(
            "[{points: 2, title: A, when: §}, {points: 1, title: B, when: §~}, {points: 0, title: C}]",
            [f"levels.{n}.when: harus berupa syarat, misalnya {{question: mulai, known: true}}" for n in (1, 2)],
            id="when-left-empty",
        ),
        pytest.param(
            "[{points: 1, title: A, when: {earned: §p}}, {points: 0, title: B}]",
            ["levels.1.when: earned hanya boleh dipakai dalam syarat (gates)"],
            id="when-about-the-judgement",
        ),
        pytest.param(
            "[{points: 1, title: A, §id: a}, {points: 0, title: B}]",
            ["levels.1.id: kunci ini tidak dikenal"],
            id="unknown-key",
        ),
    ],
)
def test_a_fault_in_a_level_is_told_at_its_place(levels: str, messages: list[str], tmp_path: Path) -> None:
    part = leaf("p", levels=f"levels: {levels}")

    assert_refused(tmp_path, f"{{out_of: 100, parts: [{part}]}}", *(f".parts.p.{message}" for message in messages))


def test_a_level_whose_condition_was_forgotten_gives_no_points_to_everybody(tmp_path: Path) -> None:
    content = """
  out_of: 100
  parts:
    - id: p
      title: T
      weight: 100
      origin: derived
      levels:
        - points: 1
          title: A
          when:§
        - points: 0
          title: B
"""

    assert_refused(
        tmp_path,
        content,
        ".parts.p.levels.1.when: harus berupa syarat, misalnya {question: mulai, known: true}",
    )


def test_one_level_must_earn_something(tmp_path: Path) -> None:
    part = leaf("p", levels="levels: [{points: 0, title: A}, {points: 0, title: B}]")

    assert_refused(tmp_path, f"{{out_of: 100, parts: [§{part}]}}", f".parts.p.{NO_POINTS}")


@pytest.mark.parametrize(
    ("narrative", "message"),
    [
        pytest.param("§judul", f": {NO_MAPPING}", id="a-word"),
        pytest.param("§{max_words: 200}", f".question: {MISSING}", id="no-question"),
        pytest.param(
            "§{question: jdul}", '.question: "jdul" harus pertanyaan berjenis text di bank', id="unknown-question"
        ),
        pytest.param(
            "§{question: jumlah}", '.question: "jumlah" harus pertanyaan berjenis text di bank', id="other-kind"
        ),
        pytest.param("{question: judul, max_words: §0}", f".max_words: {WHOLE} 1", id="no-words"),
        pytest.param('{question: judul, min_words: §"1,5"}', f".min_words: {WHOLE} 1", id="half-a-word"),
        pytest.param(
            "{question: judul, §max_word: 9}",
            ".max_word: kunci ini tidak dikenal; maksud Anda max_words?",
            id="near-key",
        ),
    ],
)
def test_a_fault_in_a_narrative_is_told_at_its_place(narrative: str, message: str, tmp_path: Path) -> None:
    part = leaf("p", f"weight: 100, narrative: {narrative}")

    assert_refused(tmp_path, f"{{out_of: 100, parts: [{part}]}}", f".parts.p.narrative{message}")


# When a part earns points

CHOICE = (
    "levels: [{points: 2, title: A, when: {question: pilihan, is: a}},"
    " {points: 1, title: B, when: {question: pilihan, is: b}}, {points: 0, title: C}]"
)
AGREED = (
    "levels: [{points: 1, title: A, when: {question: setuju, is: ya}},"
    " {points: 0, title: C, when: {question: lanjut, is: ya}}]"
)
CHOICE_EARNS = EarningPart(AnyOf((A, B)), frozenset({"pilihan"}), "forbidden")
AGREED_EARNS = EarningPart(AnyOf((FactTest("setuju", "is", "ya"),)), frozenset({"setuju", "lanjut"}), "full")


def test_a_part_earns_when_a_level_with_points_holds(tmp_path: Path) -> None:
    read = parts(tmp_path, leaf("p", levels=CHOICE))

    earned = earning(read)

    assert earned == {"p": Earned("p", (CHOICE_EARNS,))}
    assert [earned["p"].holds(Case(values, None)) for values in ({"pilihan": "b"}, {"pilihan": "c"}, {})] == [
        True,
        False,
        None,
    ]


def test_a_group_earns_when_a_part_below_it_does(tmp_path: Path) -> None:
    inner = group("p.b", "combine: mean", leaf("p.b.x", "not_applicable: full", AGREED))
    read = parts(tmp_path, group("p", "weight: 100", leaf("p.a", "weight: 2", CHOICE), inner))

    assert earning(read) == {
        "p": Earned("p", (CHOICE_EARNS, AGREED_EARNS)),
        "p.a": Earned("p.a", (CHOICE_EARNS,)),
        "p.b": Earned("p.b", (AGREED_EARNS,)),
        "p.b.x": Earned("p.b.x", (AGREED_EARNS,)),
    }


def test_what_weighs_nothing_never_earns(tmp_path: Path) -> None:
    empty_leaf = leaf("p.a", "weight: 0", CHOICE)
    empty_group = group("p.b", "weight: 0", leaf("p.b.x", "weight: 1", CHOICE))
    read = parts(tmp_path, group("p", "weight: 100", empty_leaf, empty_group, leaf("p.c", "weight: 1", CHOICE)))

    earned = earning(read)

    holds = {key: part.holds(Case({"pilihan": "a"}, None)) for key, part in earned.items()}
    assert holds == {"p": True, "p.a": False, "p.b": False, "p.b.x": False, "p.c": True}
