"""Prints what a start costs, as ratios of CPU time taken in one run.

Every command is started in turn, again and again; of each the cheapest start counts, since noise only adds. Run it
with the Python of an environment in which inovasi-cli is installed (not editable); check-jsonschema is compared where
it is there.

    python benchmarks/startup.py [ROUNDS]
"""

from __future__ import annotations

import json
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROFILE = ROOT / "examples" / "kelas-perahu" / "profil.yaml"
PROVEN = ROOT / "examples" / "contoh-lengkap" / "profil.yaml"
"""It has fifteen PDFs as proofs; to read them takes a second process, which is counted too."""
SCHEMA = {
    "type": "object",
    "required": ["jawaban"],
    "properties": {"rubrik": {"type": "array"}, "jawaban": {"type": "object"}, "kategori": {"type": "object"}},
}
"""Far less than a rubric asks for, in favour of the other."""


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    with tempfile.TemporaryDirectory() as folder:
        schema = Path(folder) / "schema.json"
        schema.write_text(json.dumps(SCHEMA), encoding="utf-8")
        costs = measure(commands(schema), rounds)
    print(f"Python {platform.python_version()}, {platform.machine()}, {rounds} rounds, cheapest of each")
    print(*(f"{name} {version(name)}" for name in ("typer", "rich", "PyYAML")), sep=", ")
    for name, cost in costs.items():
        print(f"{name:24} {cost * 1000:7.1f} ms CPU   {cost / costs['python -c pass']:5.2f} x python -c pass")
    print(f"nilai / imports alone    {costs['nilai'] / costs['imports alone']:.2f} (at most 1.3)")
    print(f"--version / pass         {costs['--version'] / costs['python -c pass']:.2f} (at most 7.5)")
    html, pdfs = (
        1000 * (costs[f"nilai{more}"] - costs[f"nilai{less}"])
        for more, less in ((" --format html", " --format json"), (", fifteen PDFs", ", none of them"))
    )
    print(f"html - json              {html:.0f} ms (at most 150)")
    print(f"PDFs - none              {pdfs:.0f} ms, in a process beside")
    if "check-jsonschema" in costs:
        print(f"nilai / check-jsonschema {costs['nilai'] / costs['check-jsonschema']:.2f} (at most 0.5)")


def commands(schema: Path) -> dict[str, list[str]]:
    """Each command by the name under which it is printed."""
    python, beside = sys.executable, Path(sys.executable).parent
    found = {
        "python -c pass": [python, "-c", "pass"],
        "imports alone": [python, "-c", "import typer, yaml, rich.console, rich.table"],
        "--version": [str(beside / "inovasi"), "--version"],
        "nilai": [str(beside / "inovasi"), "nilai", str(PROFILE)],
        "nilai --format json": [str(beside / "inovasi"), "nilai", str(PROFILE), "--format", "json"],
        "nilai --format html": [str(beside / "inovasi"), "nilai", str(PROFILE), "--format", "html"],
        "nilai, fifteen PDFs": [str(beside / "inovasi"), "nilai", str(PROVEN)],
        "nilai, none of them": [str(beside / "inovasi"), "nilai", str(PROVEN), "--bukti-di", str(schema.parent)],
    }
    other = shutil.which("check-jsonschema", path=str(beside))
    if other:
        found["check-jsonschema"] = [other, "--schemafile", str(schema), str(PROFILE)]
    return found


def measure(commands: dict[str, list[str]], rounds: int) -> dict[str, float]:
    """The CPU seconds of the cheapest start of each command."""
    costs = dict.fromkeys(commands, float("inf"))
    for _ in range(rounds):
        for name, command in commands.items():
            costs[name] = min(costs[name], cpu(command))
    return costs


def cpu(command: list[str]) -> float:
    """The CPU seconds, of user and system, of one start; a verdict of no (1) is no failure."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode > 1:
        raise SystemExit(f"{command} failed: {done.stderr.decode()}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
