"""What runs `inovasi batch` for others: the GitHub action, the pre-commit hook, and the jobs that docs/ci.md shows."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from shutil import copytree, ignore_patterns, which
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET

import pytest
import yaml
from github_runner import Ran, read_action, run_action
from test_repository import blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

ROOT: Final = Path(__file__).parents[1]
PAGE: Final = ROOT / "docs" / "ci.md"
ACTION: Final = read_action(ROOT / "action.yml")
HOOKS: Final = ROOT / ".pre-commit-hooks.yaml"
ALWAYS: Final = ("batch", "--format=terminal", "--format=github", "--format=markdown=SUMMARY", "--bahasa=id")

offline = pytest.mark.skipif(bool(os.environ.get("PIP_NO_INDEX")), reason="pip is told to ask no registry")


def call(*command: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a program to its end."""
    return subprocess.run(  # noqa: S603 - the tools of pyproject.toml, git, and what the page shows
        command,
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def tool(name: str) -> str:
    """Where a program is, beside this Python or on the path; where it is not, the test is left out."""
    found = which(name, path=os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])))
    if not found:
        pytest.skip(f"{name} is not installed")
    return found


def git(*arguments: str, cwd: Path) -> None:
    """Run git as somebody, whatever is set up on this machine."""
    who = {f"GIT_{role}_{what}": "x" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    done = call(tool("git"), *arguments, cwd=cwd, GIT_CONFIG_GLOBAL=os.devnull, GIT_CONFIG_NOSYSTEM="1", **who)
    assert done.returncode == 0, done.stderr


def program(path: Path, script: str) -> Path:
    """A program of a few lines of shell."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8", newline="\n")
    path.chmod(0o755)
    return path


@pytest.fixture(name="command")
def _command(tmp_path: Path) -> Path:
    """The real command, from the sources."""
    source = shlex.quote(str(ROOT / "src"))
    return program(
        tmp_path / "bin" / "inovasi", f'PYTHONPATH={source} exec {shlex.quote(sys.executable)} -m inovasi_cli "$@"'
    )


@pytest.fixture(name="workspace")
def _workspace(tmp_path: Path) -> Path:
    """A repository with an innovation that passes, one that is undecided, and one that is not eligible."""
    for folder, example in (
        ("inovasi", "contoh-lengkap"),
        ("inovasi", "kelas-perahu"),
        ("usulan-baru", "teropong-jiwa"),
    ):
        copytree(ROOT / "examples" / example, tmp_path / "repo" / folder / example)
    return tmp_path / "repo"


@pytest.fixture(name="act")
def _act(workspace: Path, command: Path, tmp_path: Path) -> Callable[..., Ran]:
    """Run the second step of our action as the runner of GitHub does; the first one installs, and has its own test."""

    def act(program: Path = command, **inputs: object) -> Ran:
        named = {name.replace("_", "-"): value for name, value in inputs.items()}
        return run_action(ROOT, named, workspace, tmp_path / "runner", {"install": {"command": str(program)}})

    return act


@pytest.fixture(name="recorded")
def _recorded(act: Callable[..., Ran], tmp_path: Path) -> Callable[..., tuple[Ran, list[str]]]:
    """Run it with a command that does nothing but note its arguments and leave with a code."""

    def recorded(leave: int = 0, **inputs: object) -> tuple[Ran, list[str]]:
        note = tmp_path / "arguments"
        stand_in = program(tmp_path / "stand-in", f"printf '%s\\n' \"$@\" >{shlex.quote(str(note))}\nexit {leave}")
        ran = act(stand_in, **inputs)
        noted = note.read_text(encoding="utf-8").splitlines() if note.exists() else []
        return ran, [re.sub("=markdown=.*", "=markdown=SUMMARY", each) for each in noted]

    return recorded


def validate(schema: str, file: Path, *options: str) -> None:
    """Refuse a file that the schema which GitHub's or GitLab's users share does not allow."""
    done = call(sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *options, str(file))
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_action_is_one_to_github() -> None:
    validate("vendor.github-actions", ROOT / "action.yml")


OURS: Final = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_a_workflow_of_ours_is_one_to_github_and_may_do_no_more_than_read(path: Path) -> None:
    validate("vendor.github-workflows", path)
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    jobs = workflow["jobs"].values()
    steps = [step for job in jobs for step in job["steps"]]
    used = re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))

    assert workflow["permissions"] == {}
    assert [job["permissions"] for job in jobs] == [{"contents": "read"}] * len(jobs)
    assert [use for use in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use)] == []
    checkouts = [step["with"] for step in steps if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts == [{"persist-credentials": False}] * len(jobs) != []
    assert [step["run"] for step in steps if "${{" in step.get("run", "")] == []


def test_the_suite_runs_on_every_python_that_we_say_we_support() -> None:
    suite = yaml.safe_load((ROOT / ".github" / "workflows" / "tests.yml").read_text(encoding="utf-8"))["jobs"]["suite"]
    classifiers = re.findall(r"Python :: (3\.\d+)", (ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    assert suite["strategy"]["matrix"]["python"] == classifiers != []


def test_no_expression_stands_inside_a_script_where_its_value_would_become_a_command() -> None:
    assert [step["id"] for step in ACTION["runs"]["steps"] if "${{" in step["run"]] == []


def scripts() -> Iterator[tuple[str, str]]:
    for step in ACTION["runs"]["steps"]:
        yield "bash", step["run"]
    for block in blocks(PAGE, "sh"):
        yield "sh", "\n".join(block) + "\n"


@pytest.mark.parametrize(("shell", "script"), list(scripts()))
def test_shellcheck_has_nothing_to_say(shell: str, script: str, tmp_path: Path) -> None:
    (tmp_path / "script").write_text(script, encoding="utf-8", newline="\n")

    done = call(tool("shellcheck"), f"--shell={shell}", str(tmp_path / "script"))

    assert done.returncode == 0, done.stdout


BECOMES: Final = {
    "paths": ("a\n\n  b c\nd\n", ["--", "a", "b c", "d"]),
    "rubrics": ("kipp-2018\n./x y.yaml\n", ["--rubrik=kipp-2018", "--rubrik=./x y.yaml", "--", "."]),
    "date": ("2019-04-21", ["--per=2019-04-21", "--", "."]),
    "minimum": ("61.5", ["--minimum=61.5", "--", "."]),
    "minimum-mean": ("70", ["--minimum-rata=70", "--", "."]),
    "proven": (True, ["--terbukti", "--", "."]),
    "allow-undecided": (True, ["--izinkan-belum-pasti", "--", "."]),
    "sarif": ("a b.sarif", ["--format=sarif=a b.sarif", "--", "."]),
    "junit": ("junit.xml", ["--format=junit=junit.xml", "--", "."]),
    "badge": ("lencana.json", ["--format=badge=lencana.json", "--", "."]),
}


@pytest.mark.parametrize("name", BECOMES)
def test_an_input_becomes_arguments(name: str, recorded: Callable[..., tuple[Ran, list[str]]]) -> None:
    value, expected = BECOMES[name]

    _, arguments = recorded(**{name: value})

    assert arguments == [*ALWAYS, *expected]


def test_the_language_is_an_input_too_and_no_other_is_left_untried(
    recorded: Callable[..., tuple[Ran, list[str]]],
) -> None:
    _, arguments = recorded(language="en")

    assert arguments == [*ALWAYS[:-1], "--bahasa=en", "--", "."]
    assert {*BECOMES, "language", "exit-zero", "python"} == set(ACTION["inputs"])


@pytest.mark.parametrize(
    ("leave", "state"), [(0, "passed"), (1, "failed"), (2, "unjudged"), (70, "error"), (130, "error")]
)
@pytest.mark.parametrize("exit_zero", [False, True])
def test_the_outputs_say_how_it_went_and_the_step_fails_as_the_command_does(
    leave: int, state: str, recorded: Callable[..., tuple[Ran, list[str]]], *, exit_zero: bool
) -> None:
    ran, _ = recorded(leave, exit_zero=exit_zero)

    assert ran.outputs == {"exit-code": str(leave), "state": state}
    assert ran.code == (0 if exit_zero and leave == 1 else leave)


@pytest.mark.parametrize("name", ["proven", "allow-undecided", "exit-zero"])
def test_a_flag_that_is_neither_true_nor_false_is_refused(
    name: str, recorded: Callable[..., tuple[Ran, list[str]]]
) -> None:
    ran, arguments = recorded(**{name: "ya"})

    assert (ran.code, arguments) == (2, [])
    assert ran.out == f"::error title=inovasi::{name} must be true or false\n"
    assert ran.outputs == {"exit-code": "2", "state": "error"}


def test_what_somebody_else_wrote_is_neither_a_command_nor_an_option(
    workspace: Path, recorded: Callable[..., tuple[Ran, list[str]]]
) -> None:
    hostile = '$(touch kena)\n"; touch kena; "\n`touch kena`\n--exit-zero\n*'

    _, arguments = recorded(paths=hostile, minimum='1"; touch kena; "', rubrics="$(touch kena)")

    assert arguments[len(ALWAYS) :] == [
        '--minimum=1"; touch kena; "',
        "--rubrik=$(touch kena)",
        *("--", "$(touch kena)", '"; touch kena; "', "`touch kena`", "--exit-zero", "*"),
    ]
    assert not (workspace / "kena").exists()


def annotated(out: str) -> set[str]:
    """The files that an annotation of an error is on."""
    return set(re.findall(r"^::error [^:]*?file=([^,:]+)", out, re.MULTILINE))


def test_what_passes_is_summed_up_and_not_annotated(act: Callable[..., Ran]) -> None:
    ran = act(paths="inovasi/contoh-lengkap")

    assert (ran.code, ran.outputs["state"], annotated(ran.out)) == (0, "passed", set())
    assert ran.summary


def test_what_fails_is_annotated_in_its_file(act: Callable[..., Ran]) -> None:
    ran = act(paths="inovasi\nusulan-baru/teropong-jiwa/profil.yaml")

    assert (ran.code, ran.outputs["state"]) == (1, "failed")
    assert annotated(ran.out) == {"inovasi/kelas-perahu/profil.yaml", "usulan-baru/teropong-jiwa/profil.yaml"}
    assert re.search("Kelas Perahu|kelas-perahu", ran.summary)


def test_what_cannot_be_judged_is_annotated_and_fails_even_with_exit_zero(
    act: Callable[..., Ran], workspace: Path
) -> None:
    broken = workspace / "rusak" / "profil.yaml"
    broken.parent.mkdir()
    broken.write_text("rubrik: [kipp-2018]\njawaban:\n  judul: [\n", encoding="utf-8")

    ran = act(paths=".", exit_zero=True)

    assert (ran.code, ran.outputs["state"]) == (2, "unjudged")
    assert "rusak/profil.yaml" in annotated(ran.out)


def test_a_path_that_is_not_there_fails(act: Callable[..., Ran]) -> None:
    ran = act(paths="inovasi\n--exit-zero")

    assert (ran.code, ran.outputs["state"], "--exit-zero" in ran.out) == (2, "unjudged", True)


def test_the_command_knows_all_that_the_action_asks_of_it(act: Callable[..., Ran], workspace: Path) -> None:
    ran = act(
        paths="inovasi/contoh-lengkap\ninovasi/kelas-perahu",
        rubrics="kipp-2018\nkipp-2019",
        date="2019-04-21",
        minimum="1.5",
        minimum_mean="1",
        proven=True,
        allow_undecided=True,
        language="en",
        sarif="hasil.sarif",
        junit="junit.xml",
        badge="lencana.json",
    )

    assert ran.code in {0, 1}, ran.out
    assert len(list(ET.parse(workspace / "junit.xml").iterfind("testsuite[@name='inovasi']/testcase"))) == 4  # noqa: S314 - our own report
    assert json.loads((workspace / "hasil.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert json.loads((workspace / "lencana.json").read_text(encoding="utf-8"))["schemaVersion"] == 1


def checkout(folder: Path) -> Path:
    """What a checkout of this repository holds of the package, as it is now."""
    for name in ("src", "rubrics"):
        copytree(ROOT / name, folder / name, ignore=ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "action.yml", ".pre-commit-hooks.yaml"):
        (folder / name).write_bytes((ROOT / name).read_bytes())
    return folder


@offline
def test_the_whole_action_installs_the_package_from_its_own_folder_and_judges(workspace: Path, tmp_path: Path) -> None:
    action = checkout(tmp_path / "action with a space")

    ran = run_action(
        action, {"paths": "inovasi/kelas-perahu", "python": sys.executable}, workspace, tmp_path / "runner"
    )

    assert (ran.code, ran.outputs) == (1, {"exit-code": "1", "state": "failed"}), ran.out
    assert annotated(ran.out) == {"inovasi/kelas-perahu/profil.yaml"}


def shown(name: str) -> str:
    """The YAML file that the page shows under this name."""
    (found,) = [block for block in blocks(PAGE, "yaml") if block[0] == f"# {name}"]
    return "\n".join(found) + "\n"


WORKFLOWS: Final = (".github/workflows/inovasi.yml", ".github/workflows/inovasi-sarif.yml")


def test_every_yaml_block_of_the_page_is_tried_here() -> None:
    names = [block[0].removeprefix("# ") for block in blocks(PAGE, "yaml")]

    assert sorted(names) == sorted([*WORKFLOWS, ".gitlab-ci.yml", ".pre-commit-config.yaml"])


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_of_the_page_is_one_to_github_and_its_step_runs(
    name: str, act: Callable[..., Ran], workspace: Path, tmp_path: Path
) -> None:
    (tmp_path / "workflow.yml").write_text(shown(name), encoding="utf-8")
    validate("vendor.github-workflows", tmp_path / "workflow.yml")
    steps = yaml.safe_load(shown(name))["jobs"]["periksa"]["steps"]
    (ours,) = [step for step in steps if step["uses"] == "PEMILIK/inovasi-cli@COMMIT"]

    ran = act(**ours["with"])

    assert (ran.code, ran.outputs["state"] in {"passed", "failed"}) == (0, True), ran.out
    uploaded = [step["with"]["sarif_file"] for step in steps if "upload-sarif" in step["uses"]]
    assert [file for file in uploaded if not (workspace / file).is_file()] == []


def test_the_page_has_every_input_of_the_action_and_what_it_is_without() -> None:
    rows = re.findall(r"^\| (`[a-z`, -]+`) \| .* \| (.*) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    told = {name: default.strip("`") for names, default in rows for name in re.findall(r"`([^`]+)`", names)}

    assert {name for name in told if not name.startswith("--")} == set(ACTION["inputs"])
    fixed = {name: each["default"] for name, each in ACTION["inputs"].items() if each["default"]}
    assert {name: told[name] for name in fixed} == fixed


def bash(script: str, workspace: Path, command: Path) -> subprocess.CompletedProcess[str]:
    """Run a script as a server does, with our command on the path."""
    path = os.pathsep.join((str(command.parent), os.environ["PATH"]))
    return call(tool("bash"), "-eo", "pipefail", "-c", script, cwd=workspace, PATH=path)


def test_the_job_for_gitlab_is_one_and_leaves_the_reports_that_it_names(
    workspace: Path, command: Path, tmp_path: Path
) -> None:
    (tmp_path / "gitlab.yml").write_text(shown(".gitlab-ci.yml"), encoding="utf-8")
    validate("vendor.gitlab-ci", tmp_path / "gitlab.yml", "--data-transform", "gitlab-ci")
    job = yaml.safe_load(shown(".gitlab-ci.yml"))["inovasi"]
    installs, *lines = job["script"]
    assert installs.startswith("pip install ")

    done = bash("\n".join(lines), workspace, command)

    assert (done.returncode, done.stderr) == (job["allow_failure"]["exit_codes"], "")
    reports = job["artifacts"]["reports"]
    found = json.loads((workspace / reports["codequality"]).read_text(encoding="utf-8"))
    assert {each["location"]["path"] for each in found} == {"inovasi/kelas-perahu/profil.yaml"}
    assert len(list(ET.parse(workspace / reports["junit"]).iter("testcase"))) == 2  # noqa: S314 - our own report


PLAIN: Final = [block for block in blocks(PAGE, "sh") if not block[0].startswith("git ")]


@pytest.mark.parametrize("block", PLAIN, ids=lambda block: block[0])
def test_a_command_of_the_page_works(block: list[str], workspace: Path, command: Path) -> None:
    done = bash("\n".join(block), workspace, command)

    assert (done.returncode, done.stderr) == (0 if "--exit-zero" in block[0] else 1, "")
    files = re.findall(r"--format \w+=(\S+)", block[0])
    assert [file for file in files if not (workspace / file).stat().st_size] == []


@pytest.mark.parametrize(
    ("changed", "code"), [(None, 0), ("inovasi/contoh-lengkap", 0), ("inovasi/kelas-perahu", 1), ("usulan-baru", 0)]
)
def test_only_the_files_that_a_branch_changes_are_judged(
    changed: str | None, code: int, workspace: Path, command: Path, tmp_path: Path
) -> None:
    (block,) = [block for block in blocks(PAGE, "sh") if block[0].startswith("git ")]
    git("init", "--quiet", "--initial-branch=main", cwd=workspace)
    git("add", ".", cwd=workspace)
    git("commit", "--quiet", "--message=main", cwd=workspace)
    git("clone", "--quiet", "--bare", ".", str(tmp_path / "origin.git"), cwd=workspace)
    git("remote", "add", "origin", str(tmp_path / "origin.git"), cwd=workspace)
    git("checkout", "--quiet", "-b", "usulan", cwd=workspace)
    if changed == "usulan-baru":
        git("rm", "--quiet", "-r", changed, cwd=workspace)  # a file that is gone is not looked for
    elif changed:
        with (workspace / changed / "profil.yaml").open("a", encoding="utf-8") as file:
            file.write("# diubah\n")
    git("commit", "--quiet", "--all", "--allow-empty", "--message=usulan", cwd=workspace)

    done = bash("\n".join(block), workspace, command)

    assert (done.returncode, done.stderr) == (code, "")


def test_the_makefile_of_the_page_fails_where_the_command_does(workspace: Path, command: Path) -> None:
    (block,) = blocks(PAGE, "make")
    (workspace / "Makefile").write_text("\n".join(block) + "\n", encoding="utf-8", newline="\n")
    tool("make")

    done = bash(f"LC_ALL=C make {block[0].removesuffix(':')}", workspace, command)

    assert (done.returncode, "Error 1" in done.stderr) == (2, True)


def test_the_hook_is_one_to_pre_commit_and_takes_fact_files_alone() -> None:
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    done = call(sys.executable, "-m", "pre_commit", "validate-manifest", str(HOOKS))
    (hook,) = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))

    assert done.returncode == 0, done.stdout
    names = ("profil.yaml", "a/b c/profil.yml", "a/profil.yaml.bak", "bukan-profil.yaml", "mkdocs.yaml")
    assert [name for name in names if re.search(hook["files"], name)] == ["profil.yaml", "a/b c/profil.yml"]


def consumer(workspace: Path, hooks: Path) -> Mapping[str, Any]:
    """Make a repository use the hook of ours as the page says; returns the hook's settings."""
    for folder in (hooks, workspace):
        git("init", "--quiet", "--initial-branch=main", cwd=folder)
        git("add", ".", cwd=folder)
        git("commit", "--quiet", "--message=x", cwd=folder)
    config: dict[str, Any] = yaml.safe_load(shown(".pre-commit-config.yaml"))
    config["repos"][0] |= {"repo": str(hooks), "rev": "main"}
    (workspace / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    git("add", ".", cwd=workspace)
    return config


@offline
def test_pre_commit_installs_the_hook_and_stops_a_commit(workspace: Path, tmp_path: Path) -> None:
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    consumer(workspace, checkout(tmp_path / "hooks"))
    run = (sys.executable, "-m", "pre_commit", "run", "--color=never")
    home = {"PRE_COMMIT_HOME": str(tmp_path / "cache"), "PYTHONPATH": "", "GIT_CONFIG_GLOBAL": os.devnull}

    everything = call(*run, "--all-files", cwd=workspace, **home)
    (workspace / "usulan-baru" / "teropong-jiwa" / "profil.yaml").unlink()
    git("add", "--all", cwd=workspace)
    rest = call(*run, "--all-files", cwd=workspace, **home)

    assert everything.returncode == 1, everything.stdout + everything.stderr
    assert "- exit code: 1" in everything.stdout
    assert (rest.returncode, "Passed" in rest.stdout) == (0, True), rest.stdout + rest.stderr
