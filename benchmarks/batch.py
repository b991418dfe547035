"""Prints, as one table in Markdown, what judging many files costs, beside what others take for less.

Everything is a child process of its own, all in one run on the same files. The floor is a Python that reads every file
and makes objects of it with PyYAML's C parser (``yaml.load(data, yaml.CSafeLoader)``), and does nothing else. What is
compared takes turns, and of each the cheapest run counts. check-jsonschema, yamllint and yamale are slow, so they get a
sample; they and the floor on that sample are measured in the same turns.

    python benchmarks/batch.py [--files N] [--sample N] [--rounds N] [--all] [--folder FOLDER] [--tools VENV]

``--all`` goes up to 100,000 files, some 800 MB of disk. Run it where inovasi-cli is installed, or with PYTHONPATH.
On Linux only.
"""

from __future__ import annotations

import argparse
import os
import platform
import shlex
import stat
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from child import HIGHEST, Cost, measure, run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

HERE: Final = Path(__file__).parent
FLOOR: Final = """\
import sys, yaml
from pathlib import Path
for path in Path(sys.argv[1]).rglob("*.yaml"):
    yaml.load(path.read_bytes(), yaml.CSafeLoader)
"""
SIZES: Final = """\
import sys
from pathlib import Path
texts = [path.read_bytes() for path in Path(sys.argv[1]).rglob("*.yaml")]
lines, size = sum(text.count(b"\\n") for text in texts), sum(map(len, texts))
print(f"{lines / len(texts):.0f} lines and {size / len(texts) / 1000:.1f} kB")
"""
PINS: Final = ("check-jsonschema==0.39.0", "yamllint==1.38.0", "yamale==6.1.0")
STREAMED: Final = ("jsonl", "csv")
OTHERS: Final = ("json", "junit", "sarif", "gitlab", "github", "markdown", "badge", "terminal")
SMALL: Final = 1_000
MIDDLE: Final = 10_000
LARGE: Final = 100_000
HEAD: Final = (
    "Run",
    "Files",
    "CPU s",
    "Wall s",
    "CPU ms/file",
    "CPU / floor",
    "Wall / floor",
    "Files/s",
    "Peak MB",
    "Bytes/file more",
)


class Row(NamedTuple):
    """One line of the table."""

    name: str
    files: int
    cost: Cost
    floor: Cost | None = None
    more: float | None = None

    def cells(self) -> Iterator[str]:
        """What stands in each column."""
        cost = self.cost
        yield from (self.name, f"{self.files:,}", f"{cost.cpu:.2f}", f"{cost.wall:.2f}")
        yield f"{cost.cpu / self.files * 1000:.3f}"
        yield f"{cost.cpu / self.floor.cpu:.2f}" if self.floor else ""
        yield f"{cost.wall / self.floor.wall:.2f}" if self.floor else ""
        yield f"{self.files / cost.wall:,.0f}"
        yield f"{cost.peak / 1024:.1f}"
        yield "" if self.more is None else f"{self.more:,.0f}"


class Bench(NamedTuple):
    """Where everything is, and how the command to be measured begins."""

    folder: Path
    tools: Path
    command: tuple[str, ...]
    rubric: str
    shape: str
    rounds: int

    def files(self, count: int) -> str:
        """A folder of so many fact files; those of a smaller one are the first of a larger one."""
        folder = self.folder / str(count)
        if not folder.exists():
            unfinished = folder.with_suffix(".part")
            ours("corpus.py", str(unfinished), str(count), self.shape, self.rubric)
            unfinished.rename(folder)
        return str(folder)

    def floor(self, count: int) -> list[str]:
        """The command that reads so many files and does no more."""
        return [sys.executable, "-c", FLOOR, self.files(count)]

    def batch(self, count: int, kind: str, jobs: int) -> list[str]:
        """The command that judges so many files."""
        options = ["--rubrik", self.rubric, "--jobs", str(jobs), "--format", f"{kind}=/dev/null", "--exit-zero"]
        return [*self.command, self.files(count), *options]


def main() -> None:
    """Measure and print."""
    given = arguments()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(given.folder or temporary)
        tools = Path(given.tools) if given.tools else installed(Path(temporary) / "tools")
        bench = Bench(
            folder.resolve(), tools / "bin", tuple(shlex.split(given.command)), given.rubric, given.shape, given.rounds
        )
        print(*about(bench, tools, given.sample), sep="\n")
        table(rows(bench, given))
    if not stat.S_ISCHR(Path(os.devnull).stat().st_mode):
        raise SystemExit(f"{os.devnull} is a device no more: the command put a file in its place")
    highest = HIGHEST.search(Path("/proc/self/status").read_text(encoding="ascii"))
    print(f"\nNo peak below {int(highest[1]) / 1024 if highest else 0:.1f} MB can be seen: a child begins as ours.")


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description="What judging many files costs.")
    parser.add_argument("--files", type=int, default=MIDDLE, help="files that we are compared with the floor on")
    parser.add_argument("--sample", type=int, default=500, help="files that the others are compared with the floor on")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each, of which the cheapest counts")
    parser.add_argument("--sizes", type=int, nargs="+", default=[SMALL, MIDDLE], help="files of memory and growth")
    parser.add_argument("--all", action="store_true", help=f"memory and growth up to {LARGE:,} files")
    parser.add_argument("--folder", help="where the fact files are kept for the next time")
    parser.add_argument("--tools", help=f"a virtual environment with {', '.join(PINS)}; else one is made")
    parser.add_argument("--rubric", default="kipp-2023-umum")
    parser.add_argument("--shape", default="full", help="of the fact files: full or half, as corpus.py has it")
    parser.add_argument("--command", default=f"{shlex.quote(sys.executable)} -m inovasi_cli batch")
    return parser.parse_args()


def installed(folder: Path) -> Path:
    """A virtual environment with the others in it."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    subprocess.run([str(folder / "bin" / "pip"), "install", "--quiet", *PINS], check=True, stderr=subprocess.DEVNULL)
    return folder


def about(bench: Bench, tools: Path, sample: int) -> Iterator[str]:
    """What was measured, on what, and when."""
    names = (line.partition(":")[2] for line in _lines("/proc/cpuinfo") if line.startswith("model name"))
    cpu = next(names, "unknown").strip()
    yield f"- {datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores, {cpu}, {platform.system()}"
    libyaml = _output([sys.executable, "-c", "import yaml; print(yaml._yaml.get_version_string())"])
    yield f"- Python {platform.python_version()}, PyYAML {version('PyYAML')} with libyaml {libyaml}"
    found = [pin.partition("==")[0] for pin in PINS]
    ask = f"from importlib.metadata import version\nprint(*(f'{{n}} {{version(n)}}' for n in {found}), sep=', ')"
    yield f"- {_output([str(tools / 'bin' / 'python'), '-c', ask])}"
    yield f"- a file has {_output([sys.executable, '-c', SIZES, bench.files(sample)])} on average"
    yield f"- of {bench.rounds} runs of each the cheapest; memory and growth one run each\n"


def rows(bench: Bench, given: argparse.Namespace) -> Iterator[Row]:
    """Everything, in the order of the table."""
    yield from compared(bench, given.files, ours_by_jobs(bench, given.files))
    yield from compared(bench, given.sample, others(bench, given.sample))
    sizes = [*given.sizes, LARGE] if given.all else given.sizes
    for count in sizes:
        yield Row("growth: floor", count, run(bench.floor(count)))
    for kind in STREAMED:
        yield from grown(bench, kind, sizes, jobs=1)
        yield from grown(bench, kind, sizes, jobs=2)
    for kind in OTHERS:
        yield from grown(bench, kind, given.sizes, jobs=1)


def ours_by_jobs(bench: Bench, count: int) -> dict[str, list[str]]:
    """Ourselves, on one core and on two."""
    return {f"inovasi batch --jobs {jobs}": bench.batch(count, "jsonl", jobs) for jobs in (1, 2)}


def others(bench: Bench, count: int) -> dict[str, list[str]]:
    """The others, and ourselves, on the sample; each is asked for the same as far as it can be told."""
    asked, told = bench.folder / "schema.json", bench.folder / "yamale.schema"
    asked.write_text(_output([sys.executable, "-m", "inovasi_cli", "rubrik", "skema", "profil", "-r", bench.rubric]))
    told.write_text(ours("yamale_schema.py", bench.rubric))
    files = sorted(map(str, Path(bench.files(count)).rglob("*.yaml")))
    tool = {name: str(bench.tools / name) for name in ("check-jsonschema", "yamllint", "yamale")}
    return {
        "inovasi batch --jobs 1": bench.batch(count, "jsonl", 1),
        "yamale": [tool["yamale"], "--cpu-num", "1", "--schema", str(told), bench.files(count)],
        "yamllint": [tool["yamllint"], "-d", "relaxed", "--no-warnings", bench.files(count)],
        "check-jsonschema": [tool["check-jsonschema"], "--schemafile", str(asked), *files],
    }


def compared(bench: Bench, count: int, commands: dict[str, list[str]]) -> Iterator[Row]:
    """The floor and these on so many files, in turns."""
    costs = measure({"floor": bench.floor(count), **commands}, bench.rounds)
    for name, cost in costs.items():
        yield Row(name, count, cost, costs["floor"])


def grown(bench: Bench, kind: str, sizes: Sequence[int], *, jobs: int) -> Iterator[Row]:
    """What a format takes at each size, and each file beyond the size before; of two jobs the memory of the parent."""
    before: tuple[int, int] | None = None
    for count in sizes:
        cost = run(bench.batch(count, kind, jobs), alone=jobs > 1)
        more = (cost.peak - before[1]) * 1024 / (count - before[0]) if before else None
        yield Row(f"growth: {kind} --jobs {jobs}{', parent' if jobs > 1 else ''}", count, cost, more=more)
        before = (count, cost.peak)


def table(rows: Iterable[Row]) -> None:
    """Print it line by line, since it takes long."""
    print(f"| {' | '.join(HEAD)} |\n| --- {'| ---: ' * (len(HEAD) - 1)}|")
    for row in rows:
        print(f"| {' | '.join(row.cells())} |", flush=True)


def ours(script: str, *words: str) -> str:
    """What another script of this folder prints; a process of its own, so that this one stays small."""
    return _output([sys.executable, str(HERE / script), *words])


def _output(command: list[str]) -> str:
    return subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE).stdout.strip()


def _lines(path: str) -> list[str]:
    return Path(path).read_text(encoding="utf-8").splitlines()


if __name__ == "__main__":
    main()
