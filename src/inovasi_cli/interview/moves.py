"""What a person can do at a question besides answering it: each move with its key, its letter and its words."""

from __future__ import annotations

import re
from typing import Final, NamedTuple


class Move(NamedTuple):
    """One move: ``key`` is held with Ctrl in menus, ``letter`` is typed behind a slash anywhere."""

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
GOING: Final = (BACK, SKIP, DECLINE, LEAVE)
"""The moves that take somebody away from the question."""

IN_EDITOR: Final = ("text", "list")
"""The kinds of question whose answer may be written in an editor."""

_HELP: Final = ("", "?", "bantuan")
_COMMAND: Final = re.compile(r"/\s*([a-z&? ]*)")


def moves_of(kind: str) -> tuple[Move, ...]:
    """The moves at a question of that kind."""
    return tuple(move for move in MOVES if move is not EDITOR or kind in IN_EDITOR)


def typed_move(text: str) -> Move | None:
    """The move meant by ``/k``, ``/kembali`` or, since help texts say so, ``tidak tahu``.

    Raises ``ValueError`` for a single word behind a slash that is none.
    """
    said = text.strip().lower()
    if said == DECLINE.words:
        return DECLINE
    match = _COMMAND.fullmatch(said)
    if not match:
        return None
    meant = match.group(1).strip()
    found = next((move for move in MOVES if meant and meant in (move.letter, move.words, *move.words.split())), None)
    if not found and " " not in meant:
        unknown = "" if meant in _HELP else f'perintah "{text.strip()}" tidak dikenal; '
        raise ValueError(f"{unknown}tulis {slash_line(MOVES)}")
    return found


def slash_line(moves: tuple[Move, ...]) -> str:
    """Moves as they are typed."""
    return "; ".join(f"/{move.letter} {move.words}" for move in moves)


def key_line(moves: tuple[Move, ...]) -> str:
    """Moves as keys to press."""
    return f"Ctrl dan huruf: {'; '.join(f'{move.key.upper()} {move.words}' for move in moves)}"
