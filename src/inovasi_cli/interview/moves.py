"""What a person can do at a question besides answering it: each move with its key, its letter and its words."""

from __future__ import annotations

from typing import Final, NamedTuple


class Move(NamedTuple):
    """One move: ``key`` held with Ctrl in prompts, ``letter`` typed in plain mode and behind a slash anywhere."""

    name: str
    key: str
    letter: str
    words: str


BACK: Final = Move("back", "b", "k", "kembali")
SKIP: Final = Move("skip", "l", "l", "lewati")
DECLINE: Final = Move("decline", "t", "t", "tidak tahu")
WHY: Final = Move("why", "o", "o", "kenapa ditanya")
PROOF: Final = Move("proof", "r", "b", "bukti")
NOTE: Final = Move("note", "g", "c", "catatan")
EDITOR: Final = Move("editor", "e", "e", "editor")
LEAVE: Final = Move("leave", "x", "s", "simpan & keluar")

MOVES: Final = (BACK, SKIP, DECLINE, WHY, PROOF, NOTE, EDITOR, LEAVE)


def typed_move(text: str, *, bare: bool) -> Move | None:
    """The move meant by ``/k`` or ``/kembali``; also by a bare ``k`` where no answer could be meant."""
    word = text.strip().lower()
    if word.startswith("/"):
        word = word[1:]
    elif not bare:
        return None
    return next((move for move in MOVES if word and word in (move.letter, move.words, move.words.split()[0])), None)
