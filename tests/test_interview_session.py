"""The interview with a scripted person: every move and every answer, and what happens where saving fails."""

from __future__ import annotations

import errno
from collections import deque
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pytest
from builders import rubric

from inovasi_cli.errors import InovasiError
from inovasi_cli.facts import Answer, Evidence
from inovasi_cli.interview import proofs
from inovasi_cli.interview.answers import ELSEWHERE, LATER, MEND, MERGE, MINE, RETRY, THEIRS, Answers
from inovasi_cli.interview.asker import Chosen, LeftError, Moved, Typed
from inovasi_cli.interview.editor import EditorError
from inovasi_cli.interview.keeper import Keeper
from inovasi_cli.interview.moves import BACK, DECLINE, EDITOR, LEAVE, NOTE, PROOF, SKIP, WHY, Move
from inovasi_cli.interview.session import DROP, ENTER, NONE, REPLACE, UNKNOWN, UNTOUCHED, Session
from inovasi_cli.profile.load import open_profile, read_facts
from inovasi_cli.profile.save import save_facts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from inovasi_cli.facts import Facts
    from inovasi_cli.interview.card import Card
    from inovasi_cli.rubric.bank import Bank
    from inovasi_cli.rubric.load import Loaded

PROFIL: Final = """
theme: {title: Profil, order: 1}
questions:
  - {id: setuju, kind: yes-no, label: Setuju, text: Setuju?}
  - {id: lanjut, kind: yes-no, label: Lanjut, text: Lanjut?, ask_when: {question: setuju, is: ya}}
  - {id: judul, kind: text, label: Judul, text: Apa?}
  - {id: daftar, kind: list, label: Daftar, text: Apa saja?}
"""
HASIL: Final = """
theme: {title: Hasil, order: 2}
questions:
  - {id: hasil.surat, kind: yes-no, label: Surat, text: Ada?, evidence: {kinds: [pdf], hint: surat}}
  - id: hasil.banyak
    kind: choices
    label: Banyak
    text: Pilih?
    options: [{id: a, text: A}, {id: b, text: B}]
    evidence: {kinds: [pdf], hint: laporan}
  - {id: hasil.nilai, kind: number, label: Nilai, text: Berapa?}
"""
BODY: Final = """
gates:
  - id: semua
    title: Semua
    when:
      all:
        - {question: lanjut, known: true}
        - {question: daftar, known: true}
        - {question: hasil.surat, known: true}
        - {question: hasil.banyak, known: true}
        - {question: hasil.nilai, known: true}
    cure: C
    source: pedoman
score:
  out_of: 100
  parts:
    - id: isi
      title: Isi
      weight: 100
      source: pedoman
      narrative: {question: judul, max_words: 3}
      levels: [{points: 1, title: Ada, when: {question: setuju, is: ya}}]
"""
ALL: Final = ["setuju", "lanjut", "judul", "daftar", "hasil.surat", "hasil.banyak", "hasil.nilai"]


class Line(NamedTuple):
    """What is typed where one line is asked for."""

    text: str


class Proof(NamedTuple):
    """What is typed where a proof is asked for."""

    text: str


class Pick(NamedTuple):
    """What is picked of a few."""

    option: tuple[str, str]


class Edit(NamedTuple):
    """What the editor leaves, or how it fails."""

    text: str | EditorError


class Script:
    """A person who does one step after the other, then leaves; a step may be a function that does something else."""

    def __init__(self, *steps: Any) -> None:
        self.steps = deque(steps)
        self.told: list[str] = []
        self.asked: list[str] = []
        self.stood: list[str] = []
        self.briefs: list[bool] = []
        self.left = False

    def tell(self, *lines: str) -> None:
        self.told += lines

    def ask(self, card: Card, typed: str) -> Typed | Chosen | Moved:
        self.asked.append(card.question.id)
        self.stood.append(typed)
        self.briefs.append(card.brief)
        step = self._next(str, Move, Moved, Chosen)
        if isinstance(step, Move):
            return Moved(step)
        return Typed(step) if isinstance(step, str) else step

    def line(self, label: str, now: str = "") -> str:
        self.told.append(f"{label} [{now}]")
        return str(self._next(Line).text)

    def path(self, label: str, folder: Path, now: str = "") -> str:
        self.told.append(f"{label} {folder.name} [{now}]")
        return str(self._next(Proof).text)

    def pick(self, label: str, options: Sequence[tuple[str, str]]) -> str:
        self.told.append(label)
        option = self._next(Pick).option
        assert option in options
        return str(option[0])

    def edit(self, text: str) -> str:
        self.told.append(f"editor [{text}]")
        left = self._next(Edit).text
        if isinstance(left, EditorError):
            raise left
        return str(left)

    def _next(self, *kinds: type) -> Any:
        while self.steps and callable(self.steps[0]):
            self.steps.popleft()()
        if not self.steps:
            raise LeftError
        step = self.steps.popleft()
        assert isinstance(step, kinds), (step, self.told)
        return step


class Room(NamedTuple):
    """Where an interview takes place."""

    path: Path
    loaded: Loaded

    def interview(self, *steps: Any, given: str = "", rubrics: tuple[str, ...] = ("uji",), **options: str) -> Script:
        """Run one interview over the file, which holds ``given`` where that is something."""
        if given:
            self.path.write_text(f"jawaban: {{{given}}}\n", encoding="utf-8")
        script = Script(*steps)
        keeper = Keeper(self.path, self.loaded.bank, rubrics=rubrics)
        answers = Answers(keeper, [self.loaded.rubric], script)
        try:
            Session(answers, lambda facts: [f"{len(facts.answers)} jawaban"]).run(**options)
        except LeftError:
            script.left = True
        finally:
            keeper.close()
        return script

    def facts(self) -> Facts:
        return read_facts(open_profile(self.path), self.loaded.bank, None)

    def values(self) -> dict[str, Any]:
        return dict(self.facts().values)


@pytest.fixture(name="room")
def _room(tmp_path: Path) -> Room:
    (tmp_path / "bank").mkdir()
    (tmp_path / "bank" / "hasil.yaml").write_text(HASIL, encoding="utf-8")
    (tmp_path / "kerja").mkdir()
    return Room(tmp_path / "kerja" / "profil.yaml", rubric(tmp_path, BODY, bank=PROFIL))


GIVEN: Final = "setuju: ya, lanjut: ya, judul: A, daftar: [x], hasil.surat: tidak, hasil.banyak: [a], hasil.nilai: 1"


def test_a_whole_interview_asks_everything_once_and_keeps_it(room: Room) -> None:
    script = room.interview("ya", "tidak", "Judul saya", "satu; dua", "tidak", Chosen(("a",)), Proof(""), "85,5")

    assert (script.asked, script.left) == (ALL, False)
    assert {key: str(value) for key, value in room.values().items()} == {
        "setuju": "ya",
        "lanjut": "tidak",
        "judul": "Judul saya",
        "daftar": "('satu', 'dua')",
        "hasil.surat": "tidak",
        "hasil.banyak": "('a',)",
        "hasil.nilai": "85.5",
    }
    assert room.facts().rubrics == ("uji",)


def test_after_each_theme_but_the_last_comes_a_running_result(room: Room) -> None:
    script = room.interview("ya", "tidak", "A", "-", "tidak", Chosen(("a",)), Proof(""), "1")

    assert [line for line in script.told if line.endswith(" jawaban")] == ["4 jawaban"]


def test_an_answer_is_saved_before_the_next_question_is_shown(room: Room) -> None:
    seen: list[dict[str, Any]] = []

    room.interview("ya", lambda: seen.append(room.values()), "tidak")

    assert seen == [{"setuju": "ya"}]


def test_it_goes_on_at_the_first_open_question_and_offers_again_what_was_skipped(room: Room) -> None:
    first = room.interview("tidak", SKIP, "satu")

    script = room.interview()

    assert (first.asked, first.left) == (["setuju", "judul", "daftar", "hasil.surat"], True)
    assert (script.asked, script.left) == (["judul"], True)


def test_what_was_skipped_is_not_asked_again_in_the_same_run(room: Room) -> None:
    script = room.interview(*[SKIP] * 7)

    assert (script.asked, script.left) == (
        ["setuju", "judul", "daftar", "hasil.surat", "hasil.banyak", "hasil.nilai"],
        False,
    )


def test_nothing_is_asked_where_nothing_is_open(room: Room) -> None:
    script = room.interview(given=GIVEN)

    assert (script.asked, script.told[1]) == ([], "Tidak ada pertanyaan yang masih perlu dijawab.")


def test_back_shows_what_was_answered_and_enter_keeps_it(room: Room) -> None:
    script = room.interview("tidak", "Judul", BACK, "Judul", "satu")

    assert script.asked[:4] == ["setuju", "judul", "daftar", "judul"]
    assert (script.stood[3], script.asked[4]) == ("Judul", "daftar")


def test_back_goes_over_skipped_questions_and_across_themes(room: Room) -> None:
    script = room.interview("tidak", "A", SKIP, BACK, BACK, BACK, BACK, "ya")

    assert script.asked == ["setuju", "judul", "daftar", "hasil.surat", "daftar", "judul", "setuju", "setuju", "lanjut"]
    assert script.told.count("  Tidak ada pertanyaan sebelum ini.") == 1


def test_going_back_tells_no_running_result(room: Room) -> None:
    script = room.interview("tidak", "A", SKIP, BACK)

    assert script.told.count("2 jawaban") == 1


def test_a_change_that_hides_answers_says_so_and_loses_nothing(room: Room) -> None:
    script = room.interview("ya", "ya", BACK, BACK, "tidak", BACK, "ya")

    assert "  Tidak dihitung lagi, tetapi tetap disimpan: Lanjut." in script.told
    assert "  Dihitung lagi: Lanjut." in script.told
    assert (room.values(), script.asked[-1]) == ({"setuju": "ya", "lanjut": "ya"}, "judul")


def test_tidak_tahu_is_kept_and_not_asked_again(room: Room) -> None:
    script = room.interview(DECLINE, "tidak tahu", "/t")

    assert script.asked == ["setuju", "judul", "daftar", "hasil.surat"]
    assert all(room.facts().answers[key].declined for key in ("setuju", "judul", "daftar"))
    assert room.interview().asked == ["hasil.surat"]


@pytest.mark.parametrize(("pick", "value", "then"), [(REPLACE, None, "judul"), (UNTOUCHED, "ya", "lanjut")])
def test_tidak_tahu_does_not_replace_an_answer_unasked(
    room: Room, pick: tuple[str, str], value: str | None, then: str
) -> None:
    script = room.interview(BACK, DECLINE, Pick(pick), *([SKIP] if value else []), given="setuju: ya")

    assert (room.facts().answers["setuju"].value, script.asked[-1]) == (value, then)


def test_why_names_the_rules_and_asks_again_in_short(room: Room) -> None:
    script = room.interview(WHY, "tidak")

    assert '  - Lomba Uji: kesiapan "Isi" (sumber: Pedoman Uji)' in script.told
    assert (script.asked, script.briefs) == (["setuju", "setuju", "judul"], [False, True, False])


def test_what_was_typed_stays_while_somebody_looks_elsewhere(room: Room) -> None:
    script = room.interview(SKIP, Moved(WHY, "setengah"), Moved(NOTE, "setengah jadi"), Line("catat"), "jadi")

    assert script.stood[1:4] == ["", "setengah", "setengah jadi"]
    assert room.facts().answers["judul"]._replace(line=1, column=1) == Answer("jadi", note="catat")


@pytest.mark.parametrize(
    ("steps", "kept", "asked"),
    [
        ([Moved(SKIP, "Judul"), Pick(ENTER)], "Judul", "daftar"),
        ([Moved(SKIP, "Judul"), Pick(DROP)], None, "daftar"),
        ([Moved(BACK, "Judul"), Pick(ENTER)], "Judul", "setuju"),
        ([Moved(SKIP, " ")], None, "daftar"),
        ([Moved(SKIP)], None, "daftar"),
    ],
)
def test_going_elsewhere_loses_nothing_that_was_typed(
    room: Room, steps: list[Any], kept: str | None, asked: str
) -> None:
    script = room.interview("tidak", *steps)

    assert (room.values().get("judul"), script.asked[-1]) == (kept, asked)


def test_leaving_with_something_typed_offers_to_keep_it(room: Room) -> None:
    script = room.interview("tidak", Moved(LEAVE, "Judul"), Pick(ENTER))

    assert (room.values()["judul"], script.left) == ("Judul", True)


def test_what_was_typed_and_cannot_be_kept_stays_in_the_field(room: Room) -> None:
    script = room.interview(Moved(LEAVE, "x" * 70_000), Pick(ENTER), Pick(MEND), "A", again="judul")
    assert (script.stood, room.values()["judul"]) == (["", "x" * 70_000], "A")


def test_what_was_typed_but_cannot_be_read_is_no_reason_to_ask(room: Room) -> None:
    script = room.interview(Moved(SKIP, "lima"), given=GIVEN.replace(", hasil.nilai: 1", ""))

    assert (script.asked, script.left) == (["hasil.nilai"], False)


def test_wrong_input_says_what_to_write_keeps_it_and_asks_again(room: Room) -> None:
    script = room.interview("1.000", "1000", given=GIVEN.replace(", hasil.nilai: 1", ""))

    assert '  Belum bisa dibaca: "1.000" bisa dibaca sebagai ribuan; tulis 1000 atau 1,0.' in script.told
    assert (script.stood, room.values()["hasil.nilai"]) == (["", "1.000"], 1000)


def test_a_misspelled_move_is_no_answer(room: Room) -> None:
    script = room.interview(SKIP, "/kmbali", "/lewati")

    assert script.asked[1:] == ["judul", "judul", "daftar"]
    assert script.told[-1].startswith('  perintah "/kmbali" tidak dikenal')


def test_characters_that_no_file_may_hold_are_dropped_and_told(room: Room) -> None:
    script = room.interview(SKIP, "Ju\x07dul")

    assert "  Ada karakter tak terlihat yang tidak dapat disimpan; karakter itu dibuang." in script.told
    assert room.values()["judul"] == "Judul"


def test_an_answer_is_said_in_words_where_they_differ_from_what_was_typed(room: Room) -> None:
    script = room.interview("1", "tidak")

    assert [line for line in script.told if "Jawaban:" in line] == ["  Jawaban: Ya", "  Jawaban: Tidak"]


def test_words_are_counted_against_the_limit(room: Room) -> None:
    script = room.interview(SKIP, "satu dua tiga empat")

    assert "  4 kata, lebih 1 dari batas 3 menurut Lomba Uji." in script.told


def test_what_stood_there_is_kept_as_it_is(room: Room) -> None:
    script = room.interview("a; b", again="daftar", given='daftar: ["a; b"]')

    assert (script.stood, room.values()["daftar"]) == (["a; b"], ("a; b",))


@pytest.mark.parametrize(
    ("reply", "pick", "kept"),
    [
        (Chosen(()), NONE, ()),
        (Chosen(()), UNKNOWN, None),
        ("", NONE, ()),
        (",", UNKNOWN, None),
        ("-", None, ()),
        ("[]", None, ()),
    ],
)
def test_nothing_picked_is_an_answer_only_where_it_is_meant(
    room: Room, reply: Any, pick: tuple[str, str] | None, kept: object
) -> None:
    script = room.interview(reply, *([Pick(pick)] if pick else []), given=GIVEN.replace(", hasil.banyak: [a]", ""))

    assert (room.values().get("hasil.banyak"), script.left) == (kept, False)


def test_emptying_an_answer_is_confirmed_too_but_an_empty_one_may_stay(room: Room) -> None:
    room.interview(Chosen(()), Pick(NONE), again="hasil.banyak", given="hasil.banyak: [a]")
    script = room.interview(Chosen(()), again="hasil.banyak")

    assert (room.values()["hasil.banyak"], script.left) == ((), False)


@pytest.mark.parametrize("given", ["", "setuju: ya"])
def test_one_question_is_asked_again_alone(room: Room, given: str) -> None:
    script = room.interview(BACK, "ya", again="setuju", given=given)

    assert (script.asked, script.left) == (["setuju", "setuju"], False)


@pytest.mark.parametrize("given", ["setuju: tidak", "setuju: {tidak_tahu: true}"])
def test_a_question_that_makes_no_sense_is_not_asked_again(room: Room, given: str) -> None:
    with pytest.raises(InovasiError, match="lanjut: tidak ditanyakan, tergantung jawaban Setuju") as error:
        room.interview(again="lanjut", given=given)

    assert error.value.cure == "Jawab dulu yang menentukannya: --ulang setuju"


def test_one_theme_asks_what_is_open_in_it_and_back_stays_in_it(room: Room) -> None:
    script = room.interview(BACK, BACK, BACK, theme="hasil", given="hasil.surat: ya, hasil.banyak: []")

    assert script.asked == ["hasil.nilai", "hasil.banyak", "hasil.surat", "hasil.surat"]


def test_a_theme_that_is_done_is_gone_through_once_more(room: Room) -> None:
    script = room.interview("ya", "ya", "A", "x", theme="profil", given=GIVEN)

    assert (script.asked, script.left) == (ALL[:4], False)


def test_a_question_that_going_back_opens_is_asked_next(room: Room) -> None:
    script = room.interview(SKIP, SKIP, SKIP, BACK, BACK, BACK, "ya")

    assert script.asked[-2:] == ["setuju", "lanjut"]


def test_a_note_is_kept_changed_and_taken_out(room: Room) -> None:
    notes = []
    for text in ("satu", "dua", "-"):
        room.interview(NOTE, Line(text), again="setuju")
        notes.append(room.facts().answers["setuju"].note)

    assert notes == ["satu", "dua", None]


def test_a_note_that_is_there_stands_in_the_field(room: Room) -> None:
    script = room.interview(NOTE, Line("lama"), given="setuju: {catatan: lama}")

    assert "Catatan (- untuk menghapus) [lama]" in script.told


class TestProofs:
    """At ``hasil.surat``, whose answer asks for one."""

    @pytest.fixture(autouse=True)
    def _files(self, room: Room) -> None:
        (room.path.parent / "sk.pdf").write_text("%PDF-isi", encoding="utf-8")
        (room.path.parent / "kosong.pdf").touch()
        (room.path.parent / "teks.pdf").write_text("isi", encoding="utf-8")
        with (room.path.parent / "besar.pdf").open("wb") as file:
            file.truncate(200 << 20)

    @staticmethod
    def refs(room: Room) -> list[tuple[str, str]]:
        return [(proof.ref, proof.state) for proof in room.facts().answers["hasil.surat"].evidence]

    def test_an_answer_that_wants_one_asks_for_it_at_once(self, room: Room) -> None:
        script = room.interview("ya", Proof("sk.pdf"), again="hasil.surat")

        assert (self.refs(room), script.left) == ([("sk.pdf", "file")], False)
        assert script.told[-2:] == [f"{proofs.LABEL} kerja []", "  Bukti dicatat: sk.pdf"]

    @pytest.mark.parametrize("answer", ["ya", "tidak"])
    def test_a_no_and_an_answer_that_has_one_ask_for_none(self, room: Room, answer: str) -> None:
        given = "hasil.surat: {nilai: ya, bukti: [sk.pdf]}" if answer == "ya" else ""
        script = room.interview(answer, again="hasil.surat", given=given)

        assert script.left is False

    def test_none_yet_is_fine(self, room: Room) -> None:
        room.interview("ya", Proof(" "), again="hasil.surat")

        assert (room.values()["hasil.surat"], self.refs(room)) == ("ya", [])

    @pytest.mark.parametrize(
        ("ref", "told"),
        [
            ("skk.pdf", "berkasnya tidak ada di folder"),
            ("kosong.pdf", "berkasnya kosong"),
            (".", "itu bukan berkas biasa; sebutkan berkasnya sendiri"),
            ("teks.pdf", "isinya teks biasa, padahal yang diminta PDF"),
            ("besar.pdf", "berkasnya terlalu besar; paling besar 100 MB"),
            ("../luar.pdf", "berkasnya harus di dalam folder"),
            ("https://x", "tautannya tidak lengkap; tulis misalnya https://contoh.go.id/berita"),
        ],
    )
    def test_one_that_is_not_there_is_said_and_asked_for_again_and_gives_way(
        self, room: Room, ref: str, told: str
    ) -> None:
        script = room.interview("ya", Proof(ref), Proof("sk.pdf"), again="hasil.surat")

        assert any(line.startswith(f"  {ref}: {told}") for line in script.told)
        assert f"{proofs.LABEL} kerja [{ref}]" in script.told
        assert self.refs(room) == [("sk.pdf", "file")]

    @pytest.mark.parametrize("reply", ["", "nanti.pdf"])
    def test_one_that_is_not_there_yet_is_kept_where_somebody_insists(self, room: Room, reply: str) -> None:
        script = room.interview("ya", Proof("nanti.pdf"), Proof(reply), again="hasil.surat")

        assert (self.refs(room), script.left) == ([("nanti.pdf", "missing")], False)

    def test_one_that_came_meanwhile_is_taken(self, room: Room) -> None:
        def copy() -> None:
            (room.path.parent / "nanti.pdf").write_text("%PDF-isi", encoding="utf-8")

        room.interview("ya", Proof("nanti.pdf"), copy, Proof("nanti.pdf"), again="hasil.surat")

        assert self.refs(room) == [("nanti.pdf", "file")]

    def test_a_state_that_we_do_not_know_is_said_all_the_same(
        self, room: Room, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(Keeper, "look", lambda _keeper, ref, _proof: Evidence(ref, "aneh"))

        script = room.interview("ya", Proof("sk.pdf"), Proof(""), again="hasil.surat")

        assert any("belum dapat dipakai sebagai bukti" in line for line in script.told)

    def test_one_that_no_file_can_hold_is_asked_for_again(self, room: Room) -> None:
        room.interview("ya", Proof("x" * 70_000), Pick(MEND), Proof("sk.pdf"), again="hasil.surat")

        assert self.refs(room) == [("sk.pdf", "file")]

    def test_more_are_added_by_the_move_and_all_let_go(self, room: Room) -> None:
        room.interview(PROOF, Proof("sk.pdf"), PROOF, Proof("https://contoh.go.id/a"), again="hasil.surat")
        two = self.refs(room)
        script = room.interview(PROOF, Proof("-"), again="hasil.surat")

        assert two == [("sk.pdf", "file"), ("https://contoh.go.id/a", "link")]
        assert (script.told[-1], room.facts().answers["hasil.surat"].evidence) == (f"{proofs.MORE} kerja []", ())

    @pytest.mark.parametrize("typed", ["'sk.pdf'", '"sk.pdf"', " sk.pdf\n"])
    def test_the_quotes_of_a_file_dropped_on_the_terminal_are_no_part_of_its_name(self, room: Room, typed: str) -> None:
        room.interview("ya", Proof(typed), again="hasil.surat")

        assert self.refs(room) == [("sk.pdf", "file")]

    def test_a_file_below_the_folder_is_named_from_there(self, room: Room) -> None:
        room.interview("ya", Proof(str(room.path.parent / "sk.pdf")), again="hasil.surat")

        assert self.refs(room) == [("sk.pdf", "file")]

    def test_a_move_there_means_none_and_leaving_leaves(self, room: Room) -> None:
        none = room.interview("ya", Proof("/l"), again="hasil.surat")
        left = room.interview("ya", Proof("/s"), again="hasil.surat")

        assert (none.left, left.left, room.values()["hasil.surat"]) == (False, True, "ya")


def test_a_question_without_proof_says_so(room: Room) -> None:
    assert "  Pertanyaan ini tidak perlu bukti." in room.interview(PROOF).told


class TestEditor:
    def test_a_text_is_written_there_and_answers(self, room: Room) -> None:
        script = room.interview(Moved(EDITOR, "awal"), Edit("satu\ndua\n"), again="judul")

        assert ("editor [awal]" in script.told, room.values()["judul"], script.left) == (True, "satu\ndua", False)

    def test_a_list_has_a_line_for_each_item(self, room: Room) -> None:
        script = room.interview(Moved(EDITOR, "a; b"), Edit("a\nb\nc\n"), again="daftar", given="daftar: [a, b]")

        assert ("editor [a\nb]" in script.told, room.values()["daftar"]) == (True, ("a", "b", "c"))

    @pytest.mark.parametrize("left", ["lama\n", "\n"])
    def test_what_did_not_change_is_no_answer(self, room: Room, left: str) -> None:
        script = room.interview(EDITOR, Edit(left), again="judul", given="judul: lama")

        assert ("  Teks di editor tidak berubah." in script.told, room.values()["judul"]) == (True, "lama")

    def test_a_failing_editor_is_told_and_loses_nothing(self, room: Room) -> None:
        script = room.interview(Moved(EDITOR, "awal"), Edit(EditorError("Rusak.")), "jadi", again="judul")

        assert ("  Rusak." in script.told, script.stood) == (True, ["", "awal"])

    def test_there_is_none_for_other_kinds(self, room: Room) -> None:
        script = room.interview(EDITOR, again="setuju")

        assert "  Editor hanya untuk jawaban berupa teks atau daftar." in script.told


class Disk:
    """A disk that may be full; to fill and to free it are steps of a script."""

    def __init__(self) -> None:
        self.full = False

    def fill(self) -> None:
        self.full = True

    def free(self) -> None:
        self.full = False

    def save(self, path: Path, facts: Facts, bank: Bank) -> None:
        if self.full:
            raise InovasiError(f"{path}: disk penuh", "Kosongkan") from OSError(errno.ENOSPC, "penuh")
        save_facts(path, facts, bank)


class TestSaving:
    """The disk fails, or somebody else writes the file."""

    @pytest.fixture(name="disk")
    def _disk(self, monkeypatch: pytest.MonkeyPatch) -> Disk:
        disk = Disk()
        monkeypatch.setattr("inovasi_cli.interview.keeper.save_facts", disk.save)
        return disk

    def test_a_full_disk_is_told_at_once_and_can_be_tried_again(self, room: Room, disk: Disk) -> None:
        script = room.interview(disk.fill, "tidak", disk.free, Pick(RETRY), "A")

        assert script.told[1:3] == [f"  {room.path}: disk penuh.", "  Kosongkan"]
        assert room.values() == {"setuju": "tidak", "judul": "A"}

    def test_an_answer_waits_in_memory_and_is_saved_with_the_next(self, room: Room, disk: Disk) -> None:
        script = room.interview(disk.fill, "tidak", Pick(LATER), disk.free, "A")

        assert script.asked == ["setuju", "judul", "daftar"]
        assert room.values() == {"setuju": "tidak", "judul": "A"}

    def test_another_place_takes_all_and_goes_on_there(self, room: Room, disk: Disk) -> None:
        script = room.interview("tidak", disk.fill, "A", Pick(ELSEWHERE), disk.free, Line("baru"), "satu")

        other = Room(room.path.with_name("baru.yaml"), room.loaded)
        assert f"  Mulai sekarang disimpan di {other.path}." in script.told
        assert other.values() == {"setuju": "tidak", "judul": "A", "daftar": ("satu",)}
        assert room.values() == {"setuju": "tidak"}

    def test_a_place_in_another_folder_keeps_its_rubric_and_misses_its_proofs(self, room: Room, disk: Disk) -> None:
        (room.path.parent / "lain").mkdir()
        script = room.interview(
            *(disk.fill, "tidak", Pick(ELSEWHERE), disk.free, Line("lain/baru.yml")), rubrics=("../uji.yaml",)
        )

        other = Room(room.path.parent / "lain" / "baru.yml", room.loaded)
        assert "  Bukti dicari di folder yang baru; salin juga berkas buktinya ke sana." in script.told
        assert (other.facts().rubrics, other.values()) == (("../../uji.yaml",), {"setuju": "tidak"})

    @pytest.mark.parametrize("name", ["", "profil.yaml", "tidak/ada.yml"])
    def test_no_name_and_a_place_that_is_taken_or_missing_are_asked_for_again(
        self, room: Room, disk: Disk, name: str
    ) -> None:
        script = room.interview(
            "tidak", disk.fill, "A", Pick(ELSEWHERE), Line(name), Pick(RETRY), disk.free, Pick(RETRY)
        )

        assert any("sudah ada." in line or "foldernya tidak ada." in line for line in script.told) is bool(name)
        assert room.values() == {"setuju": "tidak", "judul": "A"}

    def test_leaving_is_possible_there_with_the_answer_in_memory(self, room: Room, disk: Disk) -> None:
        script = room.interview(disk.fill, "tidak")

        assert (script.left, room.path.exists()) == (True, False)

    def test_an_answer_that_no_file_can_hold_is_mended_and_spoils_nothing(self, room: Room) -> None:
        script = room.interview("tidak", "x" * 70_000, Pick(MEND), "A", "satu")

        assert any("teks lebih dari" in line for line in script.told)
        assert script.stood[2] == "x" * 70_000
        assert room.values() == {"setuju": "tidak", "judul": "A", "daftar": ("satu",)}

    def test_an_answer_that_a_file_cannot_hold_may_go_into_another(
        self, room: Room, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def save(path: Path, facts: Facts, bank: Bank) -> None:
            if path == room.path and "judul" in facts.answers:
                raise InovasiError("tidak terbaca kembali", "Periksa")
            save_facts(path, facts, bank)

        monkeypatch.setattr("inovasi_cli.interview.keeper.save_facts", save)
        room.interview("tidak", "A", Pick(ELSEWHERE), Line("baru.yaml"))

        assert Room(room.path.with_name("baru.yaml"), room.loaded).values() == {"setuju": "tidak", "judul": "A"}

    def edit(self, room: Room, text: str) -> Callable[[], None]:
        """A step of the script in which another program writes the file."""

        def write() -> None:
            room.path.write_text(f"# tangan\njawaban: {{{text}}}\n", encoding="utf-8")

        return write

    def test_a_file_changed_meanwhile_is_taken_over_and_the_answer_added(self, room: Room) -> None:
        script = room.interview("tidak", self.edit(room, "setuju: ya, daftar: [x]"), "A", Pick(MERGE))

        assert f"  {room.path} diubah program lain sejak dibuka." in script.told
        assert room.values() == {"setuju": "ya", "daftar": ("x",), "judul": "A"}
        assert "# tangan" in room.path.read_text(encoding="utf-8")
        assert script.asked[-1] == "hasil.surat"

    def test_answers_that_waited_in_memory_are_added_too(self, room: Room, disk: Disk) -> None:
        room.interview(
            *("tidak", disk.fill, "A", Pick(LATER), disk.free),
            *(self.edit(room, "setuju: ya"), "satu", Pick(MERGE)),
        )

        assert room.values() == {"setuju": "ya", "judul": "A", "daftar": ("satu",)}

    @pytest.mark.parametrize(
        ("theirs", "pick", "kept"),
        [("judul: B", MINE, "A"), ("judul: B", THEIRS, "B"), ("setuju: ya", MINE, "A"), ("setuju: ya", THEIRS, None)],
    )
    def test_an_answer_that_both_changed_is_decided_by_the_person(
        self, room: Room, theirs: str, pick: tuple[str, str], kept: str | None
    ) -> None:
        script = room.interview(
            self.edit(room, theirs), "A", Pick(MERGE), Pick(pick), again="judul", given="judul: lama"
        )

        there = theirs.removeprefix("judul: ") if "judul" in theirs else "kosong"
        assert f"  Judul juga diubah di berkas. Di sini: A. Di berkas: {there}." in script.told
        assert room.values().get("judul") == kept

    def test_leaving_while_deciding_overwrites_nothing(self, room: Room) -> None:
        script = room.interview(self.edit(room, "judul: B"), "A", Pick(MERGE), again="judul", given="judul: lama")

        assert (script.left, room.values()) == (True, {"judul": "B"})

    def test_a_file_changed_meanwhile_may_be_left_for_another(self, room: Room) -> None:
        room.interview("tidak", self.edit(room, "setuju: ya"), "A", Pick(ELSEWHERE), Line("baru"))

        assert room.values() == {"setuju": "ya"}
        assert Room(room.path.with_name("baru.yaml"), room.loaded).values() == {"setuju": "tidak", "judul": "A"}

    def test_a_question_that_others_took_the_sense_from_is_left(self, room: Room) -> None:
        script = room.interview("ya", self.edit(room, "setuju: tidak"), NOTE, Line("catat"), Pick(MERGE))

        assert script.asked == ["setuju", "lanjut", "judul"]
        assert room.facts().answers["lanjut"].note == "catat"

    def test_a_file_broken_meanwhile_is_told_and_never_overwritten(self, room: Room) -> None:
        broken = self.edit(room, "setuju: mungkin")
        script = room.interview("tidak", broken, "A", Pick(MERGE), self.edit(room, "setuju: ya"), Pick(MERGE))

        assert any('"mungkin" bukan pilihan' in line for line in script.told)
        assert room.values() == {"setuju": "ya", "judul": "A"}

    def test_a_file_that_is_gone_is_written_again(self, room: Room) -> None:
        script = room.interview("tidak", room.path.unlink, "A")

        assert f"  {room.path} sudah tidak ada; ditulis lagi dengan semua jawaban." in script.told
        assert room.values() == {"setuju": "tidak", "judul": "A"}
