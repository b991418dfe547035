"""Runs tests against a mutant: in a fork of a process that has collected them, or in a fresh import."""

from __future__ import annotations

import inspect
import multiprocessing
import os
import resource
import signal
import sys
import time
import traceback
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import coverage
import hypothesis
import pytest
import yaml  # noqa: F401 - here, so that no mutant pays for it
from _pytest.runner import runtestprotocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import CodeType

    from mutants import Mutant

TESTS: Final = Path(__file__).resolve().parent
EXAMPLES: Final = 15
PHASES: Final = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
UNHURRIED: Final = list(hypothesis.HealthCheck)
FORK: Final = multiprocessing.get_context("fork")
SURVIVED, KILLED, AGAIN, BROKEN = 0, 1, 2, 3


def prepare(source: Path) -> None:
    """Let modules be found, and Hypothesis draw the same examples every time."""
    sys.path[:0] = [str(source), str(TESTS)]
    hypothesis.settings.register_profile(
        "mutation", deadline=None, derandomize=True, database=None, phases=PHASES, suppress_health_check=UNHURRIED
    )
    hypothesis.settings.load_profile("mutation")


class Known(NamedTuple):
    """Of the tests of a module: how long each takes, and which of them run a line of a file."""

    seconds: dict[str, float]
    by_line: dict[tuple[str, int], set[str]]

    def chosen(self, mutant: Mutant) -> dict[str, float]:
        """The tests that a mutant meets, the quickest first: those that run its lines, or any of what an import runs.

        Of a module whose import is all that there is to run, they are all.
        """
        hit: set[str] = set()
        for (path, line), tests in self.by_line.items():
            if path == str(mutant.path) and (line in mutant.lines or not mutant.called):
                hit |= tests
        met = hit if hit or mutant.called else self.seconds.keys()
        return {test: self.seconds[test] for test in sorted(met, key=lambda test: (self.seconds[test], test))}


Items = dict[str, pytest.Item]


class Session:
    """A pytest plugin that hands the tests to a function, and lets Hypothesis draw few examples."""

    def __init__(self, run: Callable[[Items], int]) -> None:
        self._run = run

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool | None:
        """What is run instead of each test in turn, unless a file of tests could not be read."""
        if session.testsfailed:
            return None
        for item in session.items:
            test = getattr(item, "obj", None)
            if given := getattr(test, "_hypothesis_internal_use_settings", None):
                few = hypothesis.settings(given, max_examples=min(given.max_examples, EXAMPLES))
                test._hypothesis_internal_use_settings = few  # type: ignore[union-attr] # noqa: SLF001 - no other way
        session.testsfailed = self._run({item.nodeid: item for item in session.items})
        return True


def collect(files: Iterable[str], folder: str, run: Callable[[Items], int]) -> int:
    """Collect the tests of these files in this process, and hand them over."""
    log = os.open(f"{folder}/pytest.log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(log, 1)
    os.dup2(log, 2)
    options = [
        "-o",
        "addopts=",
        "-W",
        "ignore::pytest.PytestAssertRewriteWarning",
        "-p",
        "no:cacheprovider",
        f"--basetemp={folder}/pytest",
        f"--rootdir={TESTS.parent}",
    ]
    return int(pytest.main([*options, *files], plugins=[Session(run)]))


def passes(item: pytest.Item, following: pytest.Item | None = None) -> bool:
    """Whether a test passes or is skipped; what the following one needs too is kept."""
    return not any(report.failed for report in runtestprotocol(item, log=False, nextitem=following))


def measure(answer: Any, items: Items) -> int:
    """Run every test once, and answer what is known of them then."""
    recorder = coverage.Coverage(data_file=None, include=[f"{TESTS.parent}/src/*"], config_file=False)
    seconds, failed = {}, []
    recorder.start()
    for name, item in items.items():
        recorder.switch_context(name)
        begun = time.process_time()
        if not passes(item):
            failed.append(name)
        seconds[name] = time.process_time() - begun
    recorder.stop()
    data = recorder.get_data()
    by_line = {
        (path, line): {test for test in tests if test}
        for path in data.measured_files()
        for line, tests in data.contexts_by_lineno(path).items()
    }
    answer.send(((seconds, by_line), failed))
    return 0


def meets(tests: dict[str, float], items: Items) -> int:
    """Whether these tests, of which each usually takes so many seconds, notice what is wrong in this process."""
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
    met = [items[test] for test in tests]
    for item, following, seconds in zip(met, [*met[1:], None], tests.values(), strict=True):
        resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time() + 5 * seconds) + 4, resource.RLIM_INFINITY))
        # One that waits for ever takes no time of a processor.
        signal.alarm(int(60 * (1 + seconds)))
        if not passes(item, following):
            return KILLED
    return SURVIVED


def in_fork(run: Callable[[], int]) -> int:
    """What a function answers in a process of its own; below 0 where a signal ended that."""
    process = FORK.Process(target=_answered, args=(run,))
    process.start()
    process.join()
    if process.exitcode == BROKEN:
        raise RuntimeError("the trial itself failed")
    return process.exitcode or 0


def _answered(run: Callable[[], int]) -> None:
    try:
        code = run()
    except BaseException:  # noqa: BLE001 - a mistake of ours must not pass for a fault that was noticed
        traceback.print_exc(file=sys.__stderr__)
        code = BROKEN
    os._exit(code)


def changed(mutant: Mutant, tests: dict[str, float], items: Items) -> int:
    """Whether tests notice a mutant whose function is changed in this process."""
    target: Any = import_module(mutant.module)
    for name in mutant.owner.split("."):
        target = inspect.getattr_static(target, name)
    target = inspect.unwrap(getattr(target, "fget", None) or getattr(target, "__func__", target))
    try:
        target.__code__ = codes(mutant.code)[mutant.owner]
    except (AttributeError, KeyError, ValueError):
        return AGAIN
    return meets(tests, items)


def codes(code: CodeType) -> dict[str, CodeType]:
    """Every function and class in compiled code, by its qualified name."""
    found: dict[str, CodeType] = {}
    for part in code.co_consts:
        if inspect.iscode(part):
            found |= {part.co_qualname: part} | codes(part)
    return found


class Fresh(SourceFileLoader):
    """Gives a mutant when its module is imported."""

    def __init__(self, mutant: Mutant) -> None:
        super().__init__(mutant.module, str(mutant.path))
        self._mutant = mutant

    def get_code(self, fullname: str) -> CodeType | None:
        """The code with the fault."""
        return self._mutant.code if fullname == self._mutant.module else super().get_code(fullname)

    def find_spec(self, fullname: str, _path: object = None, _target: object = None) -> ModuleSpec | None:
        """The place of the one module, as an importer is asked for it."""
        if fullname != self._mutant.module:
            return None
        within = [str(self._mutant.path.parent)] if self._mutant.path.name == "__init__.py" else None
        return spec_from_file_location(fullname, self.path, loader=self, submodule_search_locations=within)


@contextmanager
def beside(files: list[str], folder: str, run: Callable[[Any, Items], int]) -> Iterator[Any]:
    """A pipe to another process, which collects tests and hands them to a function with the other end."""
    mine, theirs = FORK.Pipe()
    process = FORK.Process(target=collect, args=(files, folder, partial(run, theirs)))
    process.start()
    theirs.close()
    try:
        yield mine
    except EOFError:
        raise SystemExit(Path(folder, "pytest.log").read_text(encoding="utf-8")) from None
    finally:
        process.join()
