"""The faults that ``mutation.py`` tries the tests with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutants import mutants

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = '''\
"""What is not said to Python is not changed."""
LEAST: int = 3

def fits(size: int, *, wide: bool) -> bool:
    """Nor here."""
    if wide:
        return size >= LEAST and not wide
    return False
'''


def test_a_mutant_has_one_fault_where_python_looks(tmp_path: Path) -> None:
    path = tmp_path / "fits.py"
    path.write_text(SOURCE, encoding="utf-8")

    assert [f"{made} in {made.owner or 'import'}" for made in mutants("fits", path)] == [
        "fits.py:2:14  3  ->  4 in import",
        "fits.py:6:8  wide  ->  not wide in fits",
        "fits.py:7:9  return size >= LEAST and (not wide)  ->  return None in fits",
        "fits.py:7:16  size >= LEAST and (not wide)  ->  size >= LEAST or not wide in fits",
        "fits.py:7:16  size >= LEAST and (not wide)  ->  not wide in fits",
        "fits.py:7:16  size >= LEAST and (not wide)  ->  size >= LEAST in fits",
        "fits.py:7:16  size >= LEAST  ->  size > LEAST in fits",
        "fits.py:7:16  size >= LEAST  ->  size < LEAST in fits",
        "fits.py:7:34  not wide  ->  wide in fits",
        "fits.py:8:5  return False  ->  return None in fits",
        "fits.py:8:12  False  ->  True in fits",
    ]


def test_each_mutant_is_whole_and_differs_by_its_fault_alone(tmp_path: Path) -> None:
    path = tmp_path / "fits.py"
    path.write_text(SOURCE, encoding="utf-8")

    answers = []
    for made in mutants("fits", path):
        module: dict[str, object] = {}
        exec(made.code, module)  # noqa: S102 - the source above
        fits = module["fits"]
        assert callable(fits)
        answers.append([fits(size, wide=wide) for size in (2, 3, 4) for wide in (True, False)])

    right = [False] * 6
    assert answers[:3] == [right, [False, False, False, True, False, True], [None, False] * 3]
    assert answers[-1] == [False, True] * 3
