"""A small part of the runner of GitHub: it runs the steps of a composite action with bash, as the real one does."""

from __future__ import annotations

import os
import re
import subprocess
from shutil import which
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

EXPRESSION: Final = re.compile(
    r"\$\{\{ (?:inputs\.(?P<input>[\w-]+)|steps\.(?P<step>\w+)\.outputs\.(?P<output>[\w-]+)) \}\}"
)

Outputs = dict[str, dict[str, str]]


class Ran(NamedTuple):
    """What an action left behind: the code of the step that failed or 0, and what it printed, summed up and put out."""

    code: int
    out: str
    summary: str
    outputs: dict[str, str]


def read_action(path: Path) -> dict[str, Any]:
    """The action, as YAML."""
    action: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return action


def run_action(
    folder: Path, inputs: Mapping[str, object], workspace: Path, temp: Path, known: Outputs | None = None
) -> Ran:
    """Run the action of a folder on a workspace; a step whose outputs are ``known`` is left out."""
    action = read_action(folder / "action.yml")
    given = {name: str(each.get("default", "")) for name, each in action["inputs"].items()}
    unknown = set(inputs) - set(given)
    assert not unknown, f"the action has no input {unknown}"
    given |= {name: str(value).lower() if isinstance(value, bool) else str(value) for name, value in inputs.items()}
    outputs, code, out, summary = dict(known or {}), 0, "", ""
    for number, step in enumerate(action["runs"]["steps"]):
        if step["id"] in outputs:
            continue
        environment = {key: fill(value, given, outputs) for key, value in step["env"].items()}
        files = temp / f"step-{number}"
        ran = _run_step(step, environment, folder, workspace, files)
        out, summary = out + ran.stdout + ran.stderr, summary + _read(files / "summary")
        outputs[step["id"]] = dict(line.split("=", 1) for line in _read(files / "output").splitlines())
        code = ran.returncode
        if code:
            break
    put = {name: fill(each["value"], given, outputs) for name, each in action["outputs"].items()}
    return Ran(code, out, summary, put)


def fill(text: str, inputs: Mapping[str, str], outputs: Outputs) -> str:
    """A text with the expressions in it replaced; what no step put out is empty."""

    def value(found: re.Match[str]) -> str:
        if found["input"]:
            return inputs[found["input"]]
        return outputs.get(found["step"], {}).get(found["output"], "")

    filled = EXPRESSION.sub(value, text)
    assert "${{" not in text or filled != text, f"an expression that this runner does not know: {text}"
    return filled


def _run_step(
    step: Mapping[str, Any], environment: Mapping[str, str], folder: Path, workspace: Path, files: Path
) -> subprocess.CompletedProcess[str]:
    bash = which("bash")
    if not bash:
        pytest.skip("bash is not installed")
    assert step["shell"] == "bash"
    (files / "temp").mkdir(parents=True)
    for name in ("output", "summary"):
        (files / name).touch()
    (files / "script.sh").write_text(step["run"], encoding="utf-8", newline="\n")
    runner = {
        "GITHUB_ACTIONS": "true",
        "GITHUB_ACTION_PATH": str(folder),
        "GITHUB_OUTPUT": str(files / "output"),
        "GITHUB_STEP_SUMMARY": str(files / "summary"),
        "GITHUB_WORKSPACE": str(workspace),
        "RUNNER_TEMP": str(files / "temp"),
    }
    machine = {key: value for key, value in os.environ.items() if key not in {"PYTHONPATH", "COLUMNS"}}
    return subprocess.run(  # noqa: S603 - bash, as the runner calls it
        [bash, "--noprofile", "--norc", "-eo", "pipefail", str(files / "script.sh")],
        cwd=workspace,
        env={**machine, **runner, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
