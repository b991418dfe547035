"""That all that comes with the program may be passed on with it: only licences on this list."""

from __future__ import annotations

import json
import sys
from collections import Counter
from typing import TYPE_CHECKING, Final

from place import Outcome, State, call, installed, last_line, need

if TYPE_CHECKING:
    from pathlib import Path

ALLOWED: Final = (
    *("MIT", "MIT License", "BSD License", "BSD-2-Clause", "BSD-3-Clause", "ISC License (ISCL)"),
    *("Apache-2.0", "Apache Software License", "PSF-2.0", "Python Software Foundation License"),
    # pathspec: what is changed in its files stays under its licence; we change none.
    "Mozilla Public License 2.0 (MPL 2.0)",
)


def check(python: Path) -> Outcome:
    """Ask pip-licenses of an environment."""
    need("piplicenses")
    # What pip-licenses itself comes with is "system" to it, also where it is another environment that is looked at.
    ask = (sys.executable, "-m", "piplicenses", "--python", python, "--with-system")
    done = call(*ask, "--allow-only", ";".join(ALLOWED), "--format", "json")
    if done.returncode:
        return Outcome(State.FAILED, last_line(done))
    found = json.loads(done.stdout)
    if len(found) != len(installed(python)):
        return Outcome(State.FAILED, f"only {len(found)} distributions were looked at")
    counted = Counter(each["License"] for each in found)
    return Outcome(State.PASSED, ", ".join(f"{count} x {name}" for name, count in sorted(counted.items())))
