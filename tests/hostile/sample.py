"""What a spoiled file is."""

from __future__ import annotations

from typing import NamedTuple


class Sample(NamedTuple):
    """A file of one kind, which may not look like one.

    ``valid`` says whether it must be judged or refused; None where that depends on where a text was cut.
    """

    name: str
    kind: str
    data: bytes
    valid: bool | None
