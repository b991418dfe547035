"""What git remembers of a fact file: every version, with the proofs that its commit had, and nothing that is run."""

from __future__ import annotations

import os
import stat
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Final

import pytest
from builders import rubric as build_rubric
from git_checkout import GIT, Checkout

from inovasi_cli.errors import InovasiError
from inovasi_cli.history import git as history
from inovasi_cli.history.git import Found, Repository
from inovasi_cli.history.timeline import timeline
from inovasi_cli.history.versions import REMOVED, Version, read_versions
from inovasi_cli.profile.load import Readers
from inovasi_cli.rubric.model import MEGABYTE, MOST_MEGABYTES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ON: Final = date(2026, 6, 30)
BODY: Final = """
gates:
  - {id: setuju, title: Disetujui, when: {question: setuju, is: ya}, cure: Minta, source: pedoman}
score:
  out_of: 10
  parts:
    - id: surat
      title: Surat
      weight: 10
      source: pedoman
      levels: [{points: 10, title: Ada, when: {question: surat, is: ya}}, {points: 0, title: Tidak}]
"""
PROVEN: Final = "jawaban:\n  surat: {nilai: ya, bukti: [lampiran/surat.pdf]}\n"

pytestmark = pytest.mark.skipif(GIT is None, reason="git is not installed")


@pytest.fixture(name="checkout")
def _checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path / "repo")


def versions(folder: Path, checkout: Checkout, inside: str = "", name: str = "profil.yaml") -> tuple[Version, ...]:
    """Every version, oldest first."""
    loaded = build_rubric(folder, BODY)
    repository = checkout.repository(inside)
    read = read_versions(repository, repository.commits(name), Readers(loaded.bank), loaded.rubric)
    return read[::-1]


def states(version: Version) -> list[str]:
    assert version.facts
    return [proof.state for proof in version.facts.answers["surat"].evidence]


def test_every_version_is_there_with_its_day_and_what_it_said(tmp_path: Path, checkout: Checkout) -> None:
    first = checkout.commit("2024-01-05", **{"profil.yaml": "jawaban: {jumlah: 1}\n"})
    checkout.commit("2024-02-05", **{"lain.txt": "x"})
    second = checkout.commit("2024-03-05", **{"profil.yaml": "jawaban: {jumlah: 2}\n"})
    found = versions(tmp_path, checkout)
    assert [(each.commit.id, each.commit.day) for each in found] == [
        (first, date(2024, 1, 5)),
        (second, date(2024, 3, 5)),
    ]
    assert [each.facts and each.facts.answers["jumlah"].value for each in found] == [1, 2]


def test_a_file_is_followed_through_renames_with_the_proofs_beside_it(tmp_path: Path, checkout: Checkout) -> None:
    checkout.commit("2024-01-01", **{"lama/profil.yaml": PROVEN, "lama/lampiran/surat.pdf": "%PDF-surat"})
    checkout.run("mv", "lama", "baru")
    checkout.commit("2024-02-01")
    checkout.run("mv", "baru/profil.yaml", "baru/inovasi é.yaml")
    checkout.commit("2024-03-01")
    found = versions(tmp_path, checkout, "baru", "inovasi é.yaml")
    assert [each.commit.path for each in found] == ["lama/profil.yaml", "baru/profil.yaml", "baru/inovasi é.yaml"]
    assert [states(each) for each in found] == [["file"]] * 3


def test_a_proof_is_that_of_the_commit_with_its_digest(tmp_path: Path, checkout: Checkout) -> None:
    checkout.commit("2024-01-01", **{"profil.yaml": PROVEN})
    checkout.commit("2024-02-01", **{"lampiran/surat.pdf": b"%PDF-\x00\xffsatu"})
    later = {"lampiran/surat.pdf": "%PDF-" + "dua" * 100_000, "profil.yaml": PROVEN + "  jumlah: 1\n"}
    checkout.commit("2024-03-01", **later)
    checkout.write("lampiran/surat.pdf", b"belum di git")
    found = versions(tmp_path, checkout)
    assert [states(each) for each in found] == [["missing"], ["file"]]
    assert found[1].facts
    assert found[1].facts.answers["surat"].evidence[0].digest == sha256(b"%PDF-" + b"dua" * 100_000).hexdigest()


def test_proofs_that_came_after_the_last_change_of_the_file_count_today(tmp_path: Path, checkout: Checkout) -> None:
    checkout.commit("2024-01-01", **{"profil.yaml": PROVEN})
    checkout.commit("2024-02-01", **{"lampiran/surat.pdf": "%PDF-surat"})
    head = checkout.commit("2024-03-01", **{"lain.txt": "x"})
    found = versions(tmp_path, checkout)
    assert [states(each) for each in found] == [["missing"], ["file"]]
    assert (found[-1].commit.id, found[-1].commit.day) == (head, date(2024, 3, 1))


@pytest.mark.parametrize(
    ("ref", "state"),
    [
        ("lampiran/surat.pdf", "file"),
        ("lampiran\\surat.pdf", "file"),
        ("./lampiran/../lampiran/surat.pdf", "file"),
        ("lampiran/tautan.pdf", "file"),
        ("lampiran/kosong.pdf", "empty"),
        ("lampiran", "missing"),
        ("tidak/ada.pdf", "missing"),
        ("lampiran/surat.pdf/x", "missing"),
        ("lampiran/buntu.pdf", "missing"),
        ("lampiran/keluar.pdf", "outside"),
        ("../luar.pdf", "outside"),
        ("../../luar.pdf", "outside"),
        ("..", "outside"),
        ("/etc/passwd", "outside"),
        ("C:/surat.pdf", "outside"),
        ("https://example.go.id/surat", "link"),
        ("www.example.go.id", "bad-link"),
    ],
)
def test_a_proof_is_there_where_it_would_be_on_disk(tmp_path: Path, checkout: Checkout, ref: str, state: str) -> None:
    checkout.write("inovasi/lampiran/surat.pdf", "%PDF-surat")
    checkout.write("inovasi/lampiran/kosong.pdf", "")
    checkout.write("luar.pdf", "luar")
    for name, target in (("tautan", "surat.pdf"), ("buntu", "tidak-ada"), ("keluar", "/etc/passwd")):
        (checkout.folder / f"inovasi/lampiran/{name}.pdf").symlink_to(target)
    text = f"jawaban:\n  surat: {{nilai: ya, bukti: ['{ref}']}}\n"
    checkout.commit("2024-01-01", **{"inovasi/profil.yaml": text})
    (version,) = versions(tmp_path, checkout, "inovasi")
    assert states(version) == [state]


def test_a_proof_of_a_commit_is_held_to_kind_and_size_as_on_disk(tmp_path: Path, checkout: Checkout) -> None:
    large = "%PDF-" + "x" * MEGABYTE * MOST_MEGABYTES
    checkout.commit("2024-01-01", **{"profil.yaml": PROVEN, "lampiran/surat.pdf": "teks"})
    checkout.commit("2024-03-01", **{"profil.yaml": PROVEN + "  jumlah: 1\n", "lampiran/surat.pdf": large})
    assert [states(each) for each in versions(tmp_path, checkout)] == [["wrong-kind"], ["too-big"]]


def test_at_the_top_of_a_repository_nothing_above_it_is_inside(tmp_path: Path, checkout: Checkout) -> None:
    checkout.commit(
        "2024-01-01", **{"profil.yaml": "jawaban:\n  surat: {nilai: ya, bukti: ['../x.pdf', 'profil.yaml']}\n"}
    )
    (version,) = versions(tmp_path, checkout)
    assert states(version) == ["outside", "wrong-kind"]


def test_a_path_that_git_cannot_be_asked_for_is_nowhere(checkout: Checkout) -> None:
    head = checkout.commit("2024-01-01", **{"a b.txt": "x"})
    repository = checkout.repository()
    found = repository.find([(head, "a\nb"), (head, "a\0b"), (head, "a b.txt"), (head, "x missing"), ("nix", "a")])
    assert found == {(head, "a b.txt"): Found(checkout.run("rev-parse", "HEAD:a b.txt"), 1)}


def test_versions_that_cannot_be_judged_say_why(tmp_path: Path, checkout: Checkout) -> None:
    checkout.commit("2024-01-01", **{"profil.yaml": "jawaban: [\n"})
    checkout.commit("2024-01-02", **{"profil.yaml": "jawaban: {jumla: 1}\n"})
    checkout.commit("2024-01-03", **{"profil.yaml": b"jawaban: {judul: " + b"x" * (1024 * 1024) + b"}\n"})
    (checkout.folder / "profil.yaml").unlink()
    (checkout.folder / "profil.yaml").symlink_to("lain.yaml")
    checkout.commit("2024-01-04")
    (checkout.folder / "profil.yaml").unlink()
    checkout.commit("2024-01-05")
    checkout.commit("2024-01-06", **{"profil.yaml": "jawaban: {jumlah: 1}\n"})
    found = versions(tmp_path, checkout)
    told = [each.problem.id if each.problem else "" for each in found]
    assert told[0].startswith("tidak terbaca, baris ")
    assert told[1] == "tidak terbaca, baris 1: jumla: pertanyaan ini tidak dikenal; maksud Anda jumlah?"
    assert "berkas lebih dari 1024 KiB" in told[2]
    assert told[3:] == [REMOVED.id, ""]
    assert [each.facts is None for each in found] == [True] * 4 + [False]


def test_merges_are_passed_over_and_both_sides_of_them_are_there(tmp_path: Path, checkout: Checkout) -> None:
    base = "jawaban:\n  jumlah: 1\n\n\n\n\n\n\n"
    checkout.commit("2024-01-01", **{"profil.yaml": base})
    checkout.run("checkout", "-q", "-b", "cabang")
    checkout.commit("2024-01-02", **{"profil.yaml": base + "  setuju: ya\n"})
    checkout.run("checkout", "-q", "utama")
    checkout.commit("2024-01-03", **{"profil.yaml": base.replace("1", "2")})
    checkout.run("merge", "-q", "--no-edit", "cabang", day="2024-01-04")
    found = versions(tmp_path, checkout)
    assert [each.commit.day and each.commit.day.day for each in found][:3] == [1, 2, 3]


def test_a_commit_without_a_day_has_none(tmp_path: Path, checkout: Checkout) -> None:
    checkout.commit("2024-01-01", **{"profil.yaml": "jawaban: {jumlah: 1}\n"})
    raw = checkout.run("cat-file", "commit", "HEAD") + "\n"
    broken = "\n".join(
        "committer S <s@example.org> x" if line.startswith("committer") else line for line in raw.splitlines()
    )
    made = checkout.run("hash-object", "-t", "commit", "-w", "--literally", "--stdin", text=f"{broken}\n")
    checkout.run("update-ref", "HEAD", made)
    assert [each.commit.day for each in versions(tmp_path, checkout)] == [None]


def test_a_copy_of_the_newest_commits_alone_is_said_to_be_one(tmp_path: Path, checkout: Checkout) -> None:
    for number in range(3):
        checkout.commit("2024-01-01", **{"profil.yaml": f"jawaban: {{jumlah: {number}}}\n"})
    assert not checkout.repository().shallow()
    checkout.run("clone", "-q", "--depth=1", checkout.folder.as_uri(), str(tmp_path / "dangkal"))
    copy = Repository(str(GIT), tmp_path / "dangkal", os.environ)
    assert copy.shallow()
    assert len(copy.commits("profil.yaml")) == 1


def test_a_copy_without_contents_never_takes_a_proof_for_missing(tmp_path: Path, checkout: Checkout) -> None:
    checkout.commit("2024-01-01", **{"profil.yaml": PROVEN, "lampiran/surat.pdf": "%PDF-surat"})
    head = checkout.run("rev-parse", "HEAD")
    checkout.run("config", "extensions.partialClone", "asal")
    assert checkout.repository().find([(head, "tidak-ada.pdf"), (head, "lampiran")]) == {}
    blob = checkout.run("rev-parse", "HEAD:lampiran/surat.pdf")
    (checkout.folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(InovasiError, match="salinan repositorinya tidak lengkap"):
        versions(tmp_path, checkout)


def complaint(repository: Repository, name: str = "profil.yaml") -> str:
    with pytest.raises(InovasiError) as caught:
        repository.commits(name)
    assert caught.value.cure
    return caught.value.message


def test_a_file_that_was_never_committed_has_no_commits(checkout: Checkout) -> None:
    checkout.commit("2024-01-01", **{"lain.txt": "x"})
    checkout.write("profil.yaml", "jawaban: {}\n")
    assert checkout.repository().commits("profil.yaml") == ()
    assert checkout.repository().commits("*") == ()


def test_without_a_repository_or_a_commit_there_is_no_history(tmp_path: Path, checkout: Checkout) -> None:
    (tmp_path / "luar").mkdir()
    assert "bukan bagian dari repositori git" in complaint(Repository(str(GIT), tmp_path / "luar", os.environ))
    assert "belum ada commit" in complaint(checkout.repository())
    checkout.commit("2024-01-01", **{"a.txt": "x"})
    assert "bukan folder kerja git" in complaint(checkout.repository(".git"))


def test_the_repository_is_the_one_here_whatever_the_environment_says(tmp_path: Path, checkout: Checkout) -> None:
    other = Checkout(tmp_path / "lain")
    other.commit("2024-01-01", **{"profil.yaml": "jawaban: {}\n"})
    checkout.commit("2024-01-01", **{"a.txt": "x"})
    led = os.environ | {"GIT_DIR": str(other.folder / ".git"), "GIT_WORK_TREE": str(other.folder)}
    assert Repository(str(GIT), checkout.folder, led).commits("profil.yaml") == ()


def script(folder: Path, *lines: str) -> str:
    """A program that stands for git."""
    path = folder / "git-palsu"
    path.write_text("\n".join(("#!/bin/sh", *lines, "")), encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands for git")
@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("exec sleep 60",), "git tidak selesai dalam 0.3 detik"),
        (("sleep 60 & wait",), "git tidak selesai dalam 0.3 detik"),
        (("echo 'fatal: detected dubious ownership in repository' >&2; exit 128",), "milik orang lain"),
        (("printf 'warning: x\\nfatal: rusak' >&2; exit 128",), "(fatal: rusak)"),
        (
            ("echo 'fatal: could not fetch abc from promisor remote' >&2; exit 128",),
            "salinan repositorinya tidak lengkap",
        ),
    ],
)
def test_git_that_fails_or_takes_too_long_is_told_in_our_words(tmp_path: Path, lines: Sequence[str], told: str) -> None:
    assert told in complaint(Repository(script(tmp_path, *lines), tmp_path, os.environ, limit=0.3))


def test_git_that_cannot_be_started_is_told_too(tmp_path: Path) -> None:
    assert "git tidak dapat dijalankan" in complaint(Repository(str(tmp_path / "tidak-ada"), tmp_path, os.environ))


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands for git")
@pytest.mark.parametrize("lines", [("exit 0",), ("printf 'abc blob'",), ("printf 'abc blob 9\\nx'",)])
def test_git_that_falls_silent_is_no_answer(tmp_path: Path, lines: Sequence[str]) -> None:
    repository = Repository(script(tmp_path, *lines), tmp_path, os.environ)
    with pytest.raises(InovasiError, match="git tidak dapat membaca riwayat"):
        repository.texts(["a" * 40, "b" * 40], 10)


def test_a_blob_that_is_not_here_is_said_to_be_missing(checkout: Checkout) -> None:
    checkout.commit("2024-01-01", **{"profil.yaml": "jawaban: {}\n"})
    with pytest.raises(InovasiError, match="salinan repositorinya tidak lengkap"):
        checkout.repository().texts(["1" * 40], 10)


def sign(checkout: Checkout) -> None:
    """Give the newest commit a signature, which git would have checked by the program that the repository names."""
    head, _, message = f"{checkout.run('cat-file', 'commit', 'HEAD')}\n".partition("\n\n")
    signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n AAAA\n -----END PGP SIGNATURE-----"
    made = checkout.run("hash-object", "-t", "commit", "-w", "--stdin", text=f"{head}\n{signature}\n\n{message}")
    checkout.run("update-ref", "HEAD", made)


@pytest.mark.skipif(os.name == "nt", reason="a shell script is what must not run")
def test_nothing_that_a_repository_names_is_run(tmp_path: Path, checkout: Checkout) -> None:
    ran = tmp_path / "jalan"
    trap = script(tmp_path, f"echo \"$0 $*\" >> '{ran}'", "cat")
    checkout.write(".gitattributes", "*.yaml diff=jebak filter=jebak\n*.pdf diff=jebak filter=jebak\n")
    checkout.commit("2024-01-01", **{"a/profil.yaml": PROVEN, "a/lampiran/surat.pdf": "%PDF-surat"})
    checkout.commit("2024-01-02", **{"a/profil.yaml": PROVEN + "  jumlah: 1\n"})
    sign(checkout)
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for name in ("post-index-change", "reference-transaction", "fsmonitor-watchman", "post-checkout"):
        (hooks / name).symlink_to(trap)
    for key, value in (
        *(("core.fsmonitor", trap), ("core.hooksPath", str(hooks)), ("core.pager", trap), ("pager.log", trap)),
        *(("diff.external", trap), ("diff.jebak.command", trap), ("diff.jebak.textconv", trap)),
        *(("filter.jebak.smudge", trap), ("filter.jebak.clean", trap), ("filter.jebak.process", trap)),
        *(("log.showSignature", "true"), ("gpg.program", trap), ("core.editor", trap), ("core.sshCommand", trap)),
        *(("core.askPass", trap), ("credential.helper", f"!{trap}"), ("alias.log", f"!{trap}")),
        *(("remote.asal.url", "ssh://example.org/x"), ("remote.asal.promisor", "true")),
        *(("remote.asal.uploadpack", trap), ("log.showRoot", "false")),
        *(("diff.relative", "true"), ("diff.renames", "false"), ("color.ui", "always"), ("log.follow", "false")),
        *(("core.quotePath", "true"), ("format.pretty", "full"), ("core.repositoryFormatVersion", "1")),
        *(("extensions.partialClone", "asal"), ("log.date", "relative"), ("log.abbrevCommit", "true")),
    ):
        checkout.run("config", key, value)
    found = versions(tmp_path, checkout, "a")
    assert [states(each) for each in found] == [["file"], ["file"]]
    blob = checkout.run("rev-parse", "HEAD:a/lampiran/surat.pdf")
    assert not ran.exists(), ran.read_text(encoding="utf-8")
    lost = checkout.folder / ".git" / "objects" / blob[:2] / blob[2:]
    lost.unlink()
    with pytest.raises(InovasiError, match="salinan repositorinya tidak lengkap"):
        versions(tmp_path, checkout, "a")
    assert not ran.exists(), ran.read_text(encoding="utf-8")


def test_nothing_is_written_to_the_repository(tmp_path: Path, checkout: Checkout) -> None:
    checkout.commit("2024-01-01", **{"profil.yaml": PROVEN, "lampiran/surat.pdf": "%PDF-surat"})
    (checkout.folder / "profil.yaml").touch()
    git = checkout.folder / ".git"
    before = {path: path.stat().st_mtime_ns for path in git.rglob("*")}
    versions(tmp_path, checkout)
    assert {path: path.stat().st_mtime_ns for path in git.rglob("*")} == before


def test_only_so_many_versions_are_listed_and_one_more(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    assert f"--max-count={history.MOST + 1}" in history._LOG  # noqa: SLF001 - a thousand commits take long to make
    monkeypatch.setattr(history, "_LOG", [each.replace(str(history.MOST + 1), "2") for each in history._LOG])  # noqa: SLF001
    for number in range(3):
        checkout.commit("2024-01-01", **{"profil.yaml": f"jawaban: {{jumlah: {number}}}\n"})
    assert len(checkout.repository().commits("profil.yaml")) == 2


def test_a_timeline_tells_at_each_version_what_moved_most_since_the_last_that_could_be_read(
    tmp_path: Path, checkout: Checkout
) -> None:
    for number, text in enumerate(
        (
            "jawaban: {}\n",
            "jawaban: {surat: ya, setuju: tidak}\n",
            "jawaban: [\n",
            "jawaban: {surat: ya, setuju: ya}\n",
            "jawaban: {surat: ya, setuju: ya, jumlah: 1}\n",
        ),
        1,
    ):
        checkout.commit(f"2024-01-0{number}", **{"profil.yaml": text})
    found = versions(tmp_path, checkout)
    made = timeline("profil.yaml", build_rubric(tmp_path, BODY).rubric, ON, found[::-1])
    assert [each.judged and each.judged.verdict for each in made.moments] == [
        "undecided",
        "not-eligible",
        None,
        "eligible",
        "eligible",
    ]
    assert [each.judged and each.judged.low and each.judged.low.claimed for each in made.moments] == [
        0,
        10,
        None,
        10,
        10,
    ]
    assert [each.most and each.most.question for each in made.moments] == [None, "surat", None, "setuju", None]
    assert [each.moving for each in made.moments] == [0, 2, 0, 1, 0]
    assert [each.first for each in made.moments] == [True, False, False, False, False]
