"""What ``.gitignore`` files leave out, entry by entry from the top down, as git itself goes.

Only ``.gitignore`` counts: neither ``.git/info/exclude``, nor what a person set for all repositories, nor whether
git tracks a file all the same. Unlike git's, ``?`` is one letter, not one byte, and there are no classes like
``[[:digit:]]``.
"""

from __future__ import annotations

import codecs
import os
import re
import warnings
from typing import TYPE_CHECKING, Final, NamedTuple

from inovasi_cli.errors import InovasiError, reason_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pathspec import GitIgnoreSpec
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

NAME: Final = ".gitignore"
TOP: Final = ".git"

_UNQUOTED_SPACES: Final = re.compile(r"(?<!\\) +$")

# pathspec lets a pattern match whatever lies below a folder that it names, git asks the folder alone. What matches
# the entry itself is preferred to what matches a folder above it, so this first pattern, which matches every entry
# and decides nothing, hides the latter.
_NOTHING: Final = "!**"


class Matcher(NamedTuple):
    """Patterns together; ``tests`` are quick and say whether any may match, which is seldom so."""

    tests: tuple[Callable[[str], object], ...]
    spec: GitIgnoreSpec

    def decides(self, path: str) -> bool | None:
        """Whether the last pattern that matches leaves the entry out; None where none matches."""
        if not any(test(path) for test in self.tests):
            return None
        decided = self.spec.check_file(path, separators=())
        return decided.include if decided.index else None


class Rules(NamedTuple):
    """One ``.gitignore``: where the paths that it speaks of begin, and the rules that hold where it is silent."""

    start: int
    files: Matcher
    folders: Matcher
    above: Rules | None


def ignores(rules: Rules | None, path: str, *, folder: bool) -> bool:
    """Whether an entry is left out, given that the folder that holds it is not; the path is absolute, with ``/``."""
    while rules:
        decided = (rules.folders if folder else rules.files).decides(path[rules.start :])
        if decided is not None:
            return decided
        rules = rules.above
    return False


def inside(folder: str) -> Rules | None:
    """The rules that hold for the entries of a folder: of its own file and those above, up to the top of the work tree.

    Outside a work tree there are none. The path is absolute, with ``/`` and no links.
    """
    between = [folder]
    while not os.path.lexists(os.path.join(folder, TOP)):
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        between.append(parent)
        folder = parent
    rules = None
    for each in reversed(between):
        rules = read(each, rules)
    return rules


def read(folder: str, above: Rules | None) -> Rules | None:
    """The rules above, and before them those of the folder's own ``.gitignore``, where it has one.

    Raises ``InovasiError`` where that cannot be read. Like git, it follows no link.
    """
    file = os.path.join(folder, NAME)
    if os.path.islink(file) or not os.path.isfile(file):
        return above
    lines = [_UNQUOTED_SPACES.sub("", line.removesuffix("\r")) for line in _text(file).split("\n")]
    # Asked of folders alone, a pattern needs no slash at its end, and without one "x/**" does not match x itself.
    return Rules(
        start=len(folder.rstrip("/")) + 1,
        files=_matcher(line for line in lines if not line.endswith("/")),
        folders=_matcher(line.removesuffix("/") for line in lines),
        above=above,
    )


def _text(file: str) -> str:
    try:
        with open(file, "rb") as opened:
            return opened.read().removeprefix(codecs.BOM_UTF8).decode(errors="surrogateescape")
    except OSError as error:
        raise InovasiError(f"{file}: tidak dapat dibaca ({reason_of(error)})", "Periksa izin berkas itu.") from None


def _matcher(lines: Iterable[str]) -> Matcher:
    from pathspec import GitIgnoreSpec

    patterns = [pattern for line in (_NOTHING, *lines) for pattern in _patterns(line)]
    tests = tuple(pattern.regex.search for pattern in patterns[1:] if pattern.regex)
    # Always the same backend, whatever else is installed.
    return Matcher(tests, GitIgnoreSpec(patterns, backend="simple"))


def _patterns(line: str) -> Iterable[GitIgnoreSpecPattern]:
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)
            return (GitIgnoreSpecPattern(line),)
    except (ValueError, re.error):
        # Nor does git ever match a pattern that is none.
        return ()
