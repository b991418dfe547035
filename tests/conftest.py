"""What several test files share."""

from __future__ import annotations

import pytest

from inovasi_cli.rubric.catalog import folder
from inovasi_cli.rubric.load import Loaded, load_rubric


@pytest.fixture(scope="session")
def kipp_2018() -> Loaded:
    """The shipped rubric of KIPP 2018."""
    return load_rubric(folder() / "kipp-2018.yaml", folder() / "questions")
