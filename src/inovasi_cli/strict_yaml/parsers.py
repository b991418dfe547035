"""The parser of PyYAML, in C where libyaml is there and in Python where not, and what its complaints mean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, cast

import yaml
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError

from inovasi_cli.errors import Place, Start

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_DEPTH: Final = 32

TOO_DEEP: Final = f"lebih dari {MAX_DEPTH} tingkat bersarang; ratakan susunannya"
BROKEN_ESCAPE: Final = (
    "ada \\ atau karakter khusus yang tidak sah di dalam tanda kutip ganda; pakai tanda kutip tunggal"
)
_UNCLOSED_QUOTE: Final = "tanda kutip pembuka tidak punya penutup; tambahkan penutupnya"
_UNCLOSED_BRACKET: Final = "kurung atau koma tidak lengkap; periksa pasangan [ ] atau { }"
_GLUED_COLON: Final = "titik dua menempel pada kurung, koma, atau tanda tanya; beri tanda kutip pada teksnya"
_NO_COLON: Final = "titik dua belum ada; tulis kunci: isi"
_SYNTAX: Final[tuple[tuple[str, str], ...]] = (
    ("(escape|hexdecimal|hexadecimal)", BROKEN_ESCAPE),
    ("quoted scalar", _UNCLOSED_QUOTE),
    ("found unexpected ':'", _GLUED_COLON),
    (
        "mapping values are not allowed",
        'titik dua diikuti spasi di tengah teks; beri tanda kutip, misalnya judul: "A: B"',
    ),
    # From 0.2.6 on libyaml counts brackets itself, while it looks for a colon far ahead of its own events.
    ("nesting depth", TOO_DEEP),
    (
        "(undefined tag|parsing a tag|scanning a tag)",
        "tag (tanda !) tidak dipakai; hapus, atau beri tanda kutip pada teksnya",
    ),
    (
        "(scanning an anchor|scanning an alias)",
        "jangkar dan alias (& dan *) tidak dipakai; tulis isinya, atau beri tanda kutip",
    ),
    ("cannot start any token", "karakter ini tidak boleh mengawali teks; beri tanda kutip pada seluruh teks"),
    ("(flow sequence|flow mapping|flow node)", _UNCLOSED_BRACKET),
    ("could not find expected ':'", _NO_COLON),
    (
        "(block mapping|block collection|block end|document start)",
        "periksa baris ini dan yang di atasnya: spasi di awal, spasi sesudah titik dua, tanda kutip penutup",
    ),
)
# Mended where it begins; the parsers notice it where it ought to have ended, often at the end of the file.
_AT_ITS_BEGINNING: Final = frozenset({_UNCLOSED_QUOTE, _UNCLOSED_BRACKET, _GLUED_COLON, _NO_COLON})
_UNREADABLE: Final = "susunan YAML tidak terbaca; periksa indentasi, titik dua, tanda kutip, dan kurung"


class _PureParser(Reader, Scanner, Parser):
    """PyYAML's own parser without composer, constructor or resolver, brought in line with libyaml."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def scan_plain(self) -> Any:
        """In brackets libyaml lets a text hold a question mark, as a web address may, and refuses ``a:`` before one."""
        if not self.flow_level:
            return super().scan_plain()
        # An instance attribute, so that the text outside brackets, read letter by letter, does not pay for it.
        vars(self)["peek"] = self._peek_in_brackets
        token = super().scan_plain()
        del vars(self)["peek"]
        if ":?" in token.value or (self.peek() == ":" and self.peek(1) in ",[]{}"):
            raise ScannerError(
                "while scanning a plain scalar", token.start_mark, "found unexpected ':'", token.end_mark
            )
        return token

    def scan_block_scalar_indicators(self, start_mark: Any) -> Any:
        """Libyaml lets a comment stand right behind the sign of a block text."""
        vars(self)["peek"] = self._peek_at_sign
        indicators = super().scan_block_scalar_indicators(start_mark)
        del vars(self)["peek"]
        return indicators

    def _peek_at_sign(self, index: int = 0) -> str:
        letter = super().peek(index)
        return " " if letter == "#" else letter

    def _peek_in_brackets(self, index: int = 0) -> str:
        letter = super().peek(index)
        return "x" if letter == "?" else letter


PARSERS: Final[dict[str, Callable[[str], Any]]] = {
    "python": _PureParser,
    # Absent where PyYAML was built without libyaml.
    **({"libyaml": cast("Any", yaml.cyaml).CParser} if yaml.__with_libyaml__ else {}),
}
BEST: Final = "libyaml" if "libyaml" in PARSERS else "python"


def marked(mark: Any) -> Place:
    """The place of one of PyYAML's marks."""
    return Start(mark.line + 1, mark.column + 1) if mark else Start()


def explain(error: yaml.MarkedYAMLError) -> tuple[Place, str]:
    """Where a syntax error is mended, and how, in Indonesian."""
    said = f"{error.context or ''} {error.problem or ''}"
    message = next((message for pattern, message in _SYNTAX if re.search(pattern, said)), _UNREADABLE)
    return marked(error.context_mark if message in _AT_ITS_BEGINNING else error.problem_mark), message
