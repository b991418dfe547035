"""The facts as each commit had them, with the proofs that it had."""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.errors import FactsError
from inovasi_cli.facts import Evidence
from inovasi_cli.profile.evidence import found, is_absolute, is_link, link_state, most_bytes
from inovasi_cli.profile.load import parse_profile, read_many
from inovasi_cli.strict_yaml import MAX_BYTES
from inovasi_cli.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inovasi_cli.errors import Place, Problem
    from inovasi_cli.facts import Answer, Facts
    from inovasi_cli.history.git import Commit, Found, Repository
    from inovasi_cli.profile.content import Known
    from inovasi_cli.profile.load import Readers
    from inovasi_cli.rubric.model import Proof, Rubric

REMOVED: Final = Text("berkasnya dihapus, atau bukan berkas biasa", "the file was removed, or is no regular file")

_UNREADABLE: Final = Text("tidak terbaca, baris {line}: {message}", "unreadable, line {line}: {message}")
_WAITING: Final = "waiting"


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
    there = repository.find(places)
    # What is too large for every question is not read at all.
    asked = (_proof(readers, key) for version in read for key in _answers(version))
    most = max(map(most_bytes, asked), default=0)
    blobs = dict.fromkeys(each.blob for each in there.values() if each.blob and each.size <= most)
    seen = _Seen(there, repository.contents(blobs), readers)
    proven = [_proven(version, seen) for version in read]
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


def _later(ref: str, _folder: Path, at: Place, _proof: Proof | None) -> Evidence:
    """A link as it is written; a file that is looked for in the commit once all are known."""
    return Evidence(ref, link_state(ref) if is_link(ref) else _WAITING, None, at.line, at.column)


def _answers(version: Version) -> dict[str, Answer]:
    return version.facts.answers if version.facts else {}


def _proof(readers: Readers, key: str) -> Proof | None:
    reader = readers.get(key)
    return reader[0].proof if reader else None


def _waiting(version: Version) -> Iterable[str]:
    answers = _answers(version).values()
    return {proof.ref for answer in answers for proof in answer.evidence if proof.state == _WAITING}


def _path_of(commit: Commit, ref: str) -> str | None:
    """The path within the tree of a proof that is named beside the file; None where it is not in that folder."""
    folder = posixpath.dirname(commit.path)
    path = posixpath.normpath(posixpath.join(folder, ref.replace("\\", "/")))
    if is_absolute(ref) or path.split("/")[0] == "..":
        return None
    return path if not folder or path.startswith(f"{folder}/") else None


class _Seen(NamedTuple):
    """What the repository holds of the proofs, and how the questions that ask for them are known."""

    places: dict[tuple[str, str], Found]
    contents: dict[str, Known]
    readers: Readers


def _proven(version: Version, seen: _Seen) -> Version:
    if not version.facts:
        return version
    answers = {
        key: answer._replace(evidence=tuple(_looked(each, version.commit, key, seen) for each in answer.evidence))
        for key, answer in version.facts.answers.items()
    }
    return version._replace(facts=version.facts._replace(answers=answers))


def _looked(proof: Evidence, commit: Commit, key: str, seen: _Seen) -> Evidence:
    if proof.state != _WAITING:
        return proof
    path, asked = _path_of(commit, proof.ref), _proof(seen.readers, key)
    there = seen.places.get((commit.id, path)) if path else None
    if not path or (there and not there.blob):
        return proof._replace(state="outside")
    if not there or not there.blob:
        return proof._replace(state="missing")
    if not there.size or there.size > most_bytes(asked):
        return proof._replace(state="too-big" if there.size else "empty")
    return found(proof.ref, proof, asked, "file", seen.contents[there.blob])
