"""A text in Indonesian and, where it exists, in English."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

LANGUAGES: Final = ("id", "en")

# Letters that are printable, take no room, and count for nothing where .NET compares texts, as GitHub's runner does.
_UNSEEN: Final = "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef"
_COMMAND: Final = re.compile(rf"^[\s{_UNSEEN}]*:(?=[{_UNSEEN}]*:)|#[{_UNSEEN}]*#(?=[{_UNSEEN}]*(?:vso)?\[)")


class Text(NamedTuple):
    """What a person reads; Indonesian always, English where somebody wrote it."""

    id: str
    en: str | None = None

    def say(self, language: str) -> str:
        """The words in ``language`` ("id" or "en"), in Indonesian where there are no English ones."""
        return self.en if language == "en" and self.en is not None else self.id

    def fill(self, **values: object) -> Text:
        """The same sentence with its ``{names}`` replaced, in both languages; a ``Text`` speaks its own language.

        What is ``{name:one|many}`` becomes the first word where the value reads "1", and the second otherwise.
        """
        return Text(_fill(self.id, "id", values), None if self.en is None else _fill(self.en, "en", values))


def join(texts: list[Text], separator: str = ", ") -> Text:
    """Several texts as one, in both languages."""
    return Text(*(separator.join(text.say(language) for text in texts) for language in LANGUAGES))


def _fill(template: str, language: str, values: dict[str, object]) -> str:
    spoken = {name: value.say(language) if isinstance(value, Text) else value for name, value in values.items()}
    if "|" in template:
        return template.format(**{name: _Counted(value) for name, value in spoken.items()})
    return template.format(**spoken)


class _Counted(str):
    """What stands for a name, and chooses a word by how many it says there are."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        return chosen(spec, self) if "|" in spec else super().__format__(spec)


def chosen(words: str, count: str) -> str:
    """Of ``one|many`` the first where the count reads "1", else the second; words without a choice as they are."""
    one, bar, many = words.partition("|")
    return many if bar and count != "1" else one


def visible(text: str) -> str:
    """A text with every character that would act on a screen instead of showing, line breaks included, spelled out."""
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else _spelled(letter) for letter in text)


def _spelled(letter: str) -> str:
    return {"\n": " ", "\t": " "}.get(letter, f"<U+{ord(letter):04X}>")


def harmless(line: str) -> str:
    """A whole line to be printed: visible, and no command to the runner of a CI service.

    GitHub's obeys ``::error::`` at the start of a line, spaces aside, and ``##[error]`` anywhere in one, Azure's
    ``##vso[...]``, whoever printed it and on whichever stream; a space between takes that from them.
    """
    return _COMMAND.sub(r"\g<0> ", visible(line))
