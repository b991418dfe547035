"""What is fuzzed: each target takes any bytes, and raises where something is so that must never be so.

A target that returns found nothing. ``run_fuzz`` feeds them what a coverage-guided fuzzer makes up, ``test_fuzz`` what
it found in the past.
"""

from __future__ import annotations

import json
import tempfile
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from builders import BANK, HEAD

from inovasi_cli import strict_yaml
from inovasi_cli.assess import assess
from inovasi_cli.digest import digest_of
from inovasi_cli.errors import FileError, InovasiError, Problem, Problems
from inovasi_cli.facts import Answer, Evidence, Facts
from inovasi_cli.profile.load import open_profile, read_facts
from inovasi_cli.profile.save import save_facts
from inovasi_cli.render import json as json_report
from inovasi_cli.render.template import render as template
from inovasi_cli.rubric.catalog import locate
from inovasi_cli.rubric.lint import Shelf, lint
from inovasi_cli.rubric.load import Draft, Loaded, load_rubric, read_rubric
from inovasi_cli.strict_yaml import PARSERS, Mapping, Node, Scalar, Sequence, plain
from inovasi_cli.strict_yaml.parsers import BEST

if TYPE_CHECKING:
    from collections.abc import Callable

    from inovasi_cli.rubric.bank import Bank

CUT: Final = b"\n%%%\n"
"""Between a rubric and the bank file of its own; no YAML that is read holds such a line."""
ON: Final = date(2018, 3, 31)
RUBRIC: Final = """
gates:
  - {id: usia, title: Usia, when: {question: mulai, age_at_least: 1 year}, cure: Tunggu., source: pedoman}
  - {id: ciri, title: Ciri, when: {shown: all}, cure: Isi., source: pedoman}
characteristics:
  - id: baru
    title: Baru
    definition: Baru.
    source: pedoman
    elements: [{id: b, title: B, when: {any: [{question: banyak, has: a}, {question: lanjut-lagi, above: 2}]}}]
categories:
  - {id: satu, title: Satu, fits_when: {question: pilihan, is: a}, source: pedoman}
  - {id: dua, title: Dua, fits_when: {not: {question: pilihan, is: a}}, source: pedoman}
score:
  out_of: 30
  parts:
    - id: pertama
      title: Pertama
      weight: 20
      source: pedoman
      not_applicable: dropped
      narrative: {question: judul, max_words: 9}
      levels:
        - {points: 3, title: Banyak, when: {question: jumlah, at_least: 2.5}}
        - {points: 2, title: Dua tahun, when: {question: tahun, count_at_least: 2}}
        - {points: 1, title: Ada, when: {all: [{question: daftar, has: x}, {question: nilai, known: true}]}}
    - id: kedua
      title: Kedua
      weight: 10
      source: pedoman
      levels: [{points: 1, title: Ada, when: {question: surat, is: ya}}]
"""
"""A rubric that asks every question of the bank."""

_FOLDER: Final = tempfile.TemporaryDirectory(prefix="inovasi-fuzz-")


class Finding(AssertionError):  # noqa: N818 - what a fuzzer finds is a finding
    """Something is so that must never be so."""


class Place(NamedTuple):
    """A folder to write in, the bank of one question per kind, and the rubric that asks them all."""

    folder: Path
    loaded: Loaded


@cache
def place() -> Place:
    """The same one for every input."""
    folder = Path(_FOLDER.name)
    (folder / "bank").mkdir()
    (folder / "bank" / "profil.yaml").write_text(BANK, encoding="utf-8")
    (folder / "lampiran").mkdir()
    (folder / "lampiran" / "sk.pdf").write_bytes(b"%PDF-1.7")
    path = folder / "tetap.yaml"
    path.write_text(HEAD.replace("id: uji", "id: tetap") + RUBRIC, encoding="utf-8")
    return Place(folder, load_rubric(path, folder / "bank"))


def hold(true: object, told: str) -> None:
    """Raise ``Finding`` where something is not so."""
    if not true:
        raise Finding(told)


def fuzz_yaml(data: bytes) -> None:
    """Both parsers say the same of any bytes, and what is read means the same when it is written another way."""
    read = {name: _parsed(data, name) for name in PARSERS}
    trees = [tree for tree, _ in read.values()]
    hold(len({tree is None for tree in trees}) == 1, f"one parser takes what the other refuses: {read}")
    for tree, problems in read.values():
        hold(tree is not None or problems, "refused without a reason")
        hold(all(_shown(problem) for problem in problems), f"a problem with an unseen character: {problems}")
    tree = trees[0]
    if tree is None:
        return
    hold(len({repr(_placed(other)) for other in trees if other}) == 1, f"the parsers read different things: {trees}")
    content = plain(tree)
    again, problems = _parsed(_canonical(content), BEST)
    if again is not None:
        hold(digest_of(plain(again)) == digest_of(content), "the canonical form means something else")
    else:
        hold(_too_much(problems), f"the canonical form cannot be read: {problems}")


def fuzz_rubric(data: bytes) -> None:
    """A rubric and a bank file of its own load, or are refused with a reason; what loads can judge, and be checked."""
    folder, (_, bank) = place()
    rubric, _, own = data.partition(CUT)
    path = folder / "uji.yaml"
    path.write_bytes(rubric)
    (folder / "sendiri.yaml").write_bytes(own)
    try:
        draft = read_rubric(path, bank)
    except FileError as error:
        hold(error.problems and all(map(_shown, error.problems)), f"refused without a reason: {error}")
        return
    except InovasiError as error:
        hold(error.message and error.cure, f"refused without a reason or a cure: {error}")
        return
    hold(all(map(_shown, draft.problems)), f"a problem with an unseen character: {draft.problems}")
    found = lint([(path, draft)], Shelf(bank, {}), whole=False)
    hold(set(draft.problems) <= set(found.problems), "a problem was lost")
    if not draft.problems:
        _judges(draft, path)


def fuzz_facts(data: bytes) -> None:
    """A fact file loads, or is refused with a reason; what loads is judged, and comes back from every way of saving."""
    folder, (rubric, bank) = place()
    path = folder / "profil.yaml"
    path.write_bytes(data)
    try:
        document = open_profile(path)
        for named in document.rubrics:
            _located(named, folder)
        facts = read_facts(document, bank, rubric)
    except FileError as error:
        hold(error.problems and all(map(_shown, error.problems)), f"refused without a reason: {error}")
        return
    report = assess(rubric, facts, ON)
    json.loads(json_report.render(report))
    for number, wanted in enumerate(_changes(facts)):
        for target in (path, folder / f"baru-{number}.yaml"):
            _saved(target, wanted, bank)
    again = read_facts(open_profile(folder / "baru-0.yaml"), bank, rubric)
    hold(assess(rubric, again, ON).digest == report.digest, "what was saved is judged otherwise")


TARGETS: Final[dict[str, Callable[[bytes], None]]] = {"yaml": fuzz_yaml, "rubric": fuzz_rubric, "facts": fuzz_facts}


def _parsed(data: bytes, parser: str) -> tuple[Mapping | None, tuple[Problem, ...]]:
    problems = Problems("berkas")
    return strict_yaml.parse(data, problems, parser=parser), problems.sorted()


def _shown(problem: Problem) -> bool:
    """Whether a problem has a place and a message; what a file holds is escaped only where it is shown."""
    return bool(problem.line > 0 and problem.column > 0 and problem.message)


def _placed(node: Node) -> object:
    """A tree with all its places, but for where nothing stands: there the parsers point before or behind a space."""
    if isinstance(node, Scalar):
        return node if node.text or not node.plain else ""
    if isinstance(node, Sequence):
        return node.line, node.column, [_placed(item) for item in node.items]
    entries = [(node.keys[key], _placed(value)) for key, value in node.entries.items()]
    return node.line, node.column, entries


def _canonical(content: object) -> bytes:
    """The content as JSON, which is YAML too; a key goes behind a question mark, for it may be long."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, indent=0, separators=(",", ": ")).encode()


def _too_much(problems: tuple[Problem, ...]) -> bool:
    """Whether it is refused for its length alone: escapes make a text longer, and a key ends within 1,024 letters."""
    return any("KiB" in problem.message or "titik dua belum ada" in problem.message for problem in problems)


def _judges(draft: Draft, path: Path) -> None:
    """Use a rubric that loaded; the same content in another order is the same rubric."""
    rubric, bank = draft.rubric, draft.bank
    template(Loaded(rubric, bank).asked, rubric)
    report = assess(rubric, Facts({}, {}), ON)
    hold(assess(rubric, Facts({}, {}), ON).digest == report.digest, "judged twice, it is judged otherwise")
    json.loads(json_report.render(report))
    path.write_bytes(_canonical(plain(draft.root)))
    again = load_rubric(path, place().loaded.bank).rubric
    hold(again.digest == rubric.digest, "the canonical form is another rubric")


def _located(named: str, folder: Path) -> None:
    try:
        locate(named, folder)
    except InovasiError as error:
        hold(error.message and error.cure, f"refused without a reason or a cure: {error}")


def _changes(facts: Facts) -> list[Facts]:
    """The facts; without the first; with proofs and notes; and with long texts."""
    answers = facts.answers
    proof = (Evidence("lampiran/sk.pdf", "missing"), Evidence("https://contoh.go.id/a, b", "missing"))
    noted = {key: answer._replace(evidence=proof, note="Catatan: # satu\n\n  dua") for key, answer in answers.items()}
    told = answers | {"judul": Answer("baris # satu\n\n- 'dua'\n"), "daftar": Answer(('a "b", c', "ya: tidak", "~"))}
    return [
        facts,
        facts._replace(answers=dict(list(answers.items())[1:])),
        facts._replace(answers=noted, categories={}),
        facts._replace(answers=told, categories={"tetap": "dua"}, rubrics=("tetap", "./a b.yaml")),
    ]


def _saved(path: Path, facts: Facts, bank: Bank) -> None:
    try:
        save_facts(path, facts, bank)
    except InovasiError as error:
        raise Finding(f"cannot be saved: {error.message}") from error
    hold(_said(read_facts(open_profile(path), bank, None)) == _said(facts), "what was saved says something else")


def _said(facts: Facts) -> Facts:
    """Facts without places, and without what was found at each proof."""
    answers = {
        key: answer._replace(evidence=tuple(Evidence(proof.ref, "") for proof in answer.evidence), line=1, column=1)
        for key, answer in facts.answers.items()
    }
    return Facts(answers, facts.categories, facts.rubrics)
