"""Fills templates, with every value escaped; the only place that knows Jinja2, which is loaded when a page is made."""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

TEMPLATES: Final = Path(__file__).parent / "templates"


def fill(template: str, **values: object) -> str:
    """A template filled in: in ASCII, so that no encoding on its way can spoil it.

    No two ``#`` stand side by side, since in the log of a build ``##[`` is a command.
    """
    text = environment().get_template(template).render(values)
    return text.replace("##", "#&#35;").encode("ascii", "xmlcharrefreplace").decode("ascii")


@lru_cache(maxsize=1)
def environment() -> Environment:
    """How templates are read: whatever is filled in is text, and what is not there is an error."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    style = (TEMPLATES / "style.css").read_text(encoding="utf-8")
    # Named by its digest, so that a page obeys this style sheet and no other.
    digest = b64encode(sha256(style.encode()).digest()).decode()
    made.globals |= {"style": Markup(style), "style_digest": f"sha256-{digest}"}  # noqa: S704 - a file of ours
    return made
