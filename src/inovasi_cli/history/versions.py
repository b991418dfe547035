"""The facts as each commit had them, with the proofs that it had."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.errors import FactsError
from inovasi_cli.facts import Evidence
from inovasi_cli.profile import evidence
from inovasi_cli.profile.load import parse_profile, read_many
from inovasi_cli.strict_yaml import MAX_BYTES
from inovasi_cli.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from inovasi_cli.errors import Place, Problem
    from inovasi_cli.facts import Answer, Facts
    from inovasi_cli.history.git import Commit, Found, Repository
    from inovasi_cli.profile.load import Readers
    from inovasi_cli.rubric.model import Rubric

REMOVED: Final = Text("berkasnya dihapus, atau bukan berkas biasa", "the file was removed, or is no regular file")

_UNREADABLE: Final = Text("tidak terbaca, baris {line}: {message}", "unreadable, line {line}: {message}")
_WAITING: Final = "waiting"
_DRIVE: Final = re.compile(r"[A-Za-z]:[\\/]")


class Version(NamedTuple):
    """The fact file at one commit; ``problem`` says why it cannot be judged where ``facts`` is None."""

    commit: Commit
    facts: Facts | None
    problem: Text | None


def read_versions(
    repository: Repository, commits: Iterable[Commit], readers: Readers, rubric: Rubric
) -> tuple[Version, ...]:
    """The file at each of these commits, in their order."""
    commits = tuple(commits)
    # A file that was moved and nothing else is the same blob again, but its proofs may be others.
    texts = repository.texts(dict.fromkeys(each.blob for each in commits if each.blob), MAX_BYTES + 1)
    read = [_version(commit, texts, readers, rubric) for commit in commits]
    places = {
        (version.commit.id, path): None
        for version in read
        for ref in _waiting(version)
        if (path := _path_of(version.commit, ref))
    }
    found = repository.find(places)
    digests = repository.digests(dict.fromkeys(each.blob for each in found.values() if each.blob))
    proven = [_proven(version, found, digests) for version in read]
    return tuple(
        version for version, before in zip(proven, [*proven[1:], None], strict=True) if not _idle(version, before)
    )


def _idle(version: Version, before: Version | None) -> bool:
    """Whether a commit did not change the file, and brought or took no proof."""
    if before is None or version.commit[2:] != before.commit[2:]:
        return False
    said = [each.facts and each.facts.canonical() for each in (version, before)]
    return said[0] == said[1]


def _version(commit: Commit, texts: dict[str, bytes], readers: Readers, rubric: Rubric) -> Version:
    if commit.blob is None:
        return Version(commit, None, REMOVED)
    try:
        document = parse_profile(Path(commit.path), texts[commit.blob])
        return Version(commit, read_many(document, readers, (rubric,), look=_later), None)
    except FactsError as error:
        return Version(commit, None, _told(error.problems[0]))


def _told(problem: Problem) -> Text:
    where = f"{problem.where}: " if problem.where else ""
    return _UNREADABLE.fill(line=problem.line, message=f"{where}{problem.message}")


def _later(ref: str, folder: Path, at: Place) -> Evidence:
    """A link as it is written; a file that is looked for in the commit once all are known."""
    if "://" in ref or ref.startswith("www."):
        return evidence.look(ref, folder, at)
    return Evidence(ref, _WAITING, None, at.line, at.column)


def _waiting(version: Version) -> Iterable[str]:
    answers = version.facts.answers.values() if version.facts else ()
    return {proof.ref for answer in answers for proof in answer.evidence if proof.state == _WAITING}


def _path_of(commit: Commit, ref: str) -> str | None:
    """The path within the tree of a proof that is named beside the file; None where it is not in that folder."""
    folder = posixpath.dirname(commit.path)
    path = posixpath.normpath(posixpath.join(folder, ref.replace("\\", "/")))
    if _DRIVE.match(ref) or path.startswith("/") or path.split("/")[0] == "..":
        return None
    return path if not folder or path.startswith(f"{folder}/") else None


def _proven(version: Version, found: dict[tuple[str, str], Found], digests: dict[str, str]) -> Version:
    if not version.facts:
        return version

    def looked(proof: Evidence) -> Evidence:
        if proof.state != _WAITING:
            return proof
        path = _path_of(version.commit, proof.ref)
        there = found.get((version.commit.id, path)) if path else None
        if not path or (there and not there.blob):
            return proof._replace(state="outside")
        if not there or not there.blob:
            return proof._replace(state="missing")
        state = ("file", digests[there.blob]) if there.size else ("empty", None)
        return proof._replace(state=state[0], digest=state[1])

    answers = {key: _with(answer, looked) for key, answer in version.facts.answers.items()}
    return version._replace(facts=version.facts._replace(answers=answers))


def _with(answer: Answer, looked: Callable[[Evidence], Evidence]) -> Answer:
    return answer._replace(evidence=tuple(map(looked, answer.evidence)))
