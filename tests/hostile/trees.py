"""Spoils what a valid file says, place by place: wrong types, keys twice, keys that are strange or gone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hostile.spoil import Spoiled

Path = tuple[str | int, ...]

OTHERS: Final[dict[str, Any]] = {
    "teks": "hostil",
    "peta": {"hostil": "ya"},
    "daftar": ["hostil"],
    "daftar-peta": [{"hostil": ["ya"]}],
    "daftar-daftar": [["hostil"]],
    "peta-dalam": {"a": {"b": {"c": ["d"]}}},
}
_KINDS: Final[dict[type, set[str]]] = {
    str: {"teks"},
    dict: {"peta", "peta-dalam"},
    list: {"daftar", "daftar-peta", "daftar-daftar"},
}
KEYS: Final = (
    *("__proto__", "../../etc/passwd", "<script>hostil</script>", "[red]x[/]", "=1+1", "::error::hostil"),
    *("##[error]hostil", "\u200bhostil", "a" * 5_000, "{title}", "nilai ", "NILAI", "\u0430", "satu\n::error::dua"),
)


def tree_of(text: str) -> Any:
    """A file as texts, lists and mappings."""
    if text.startswith("{"):
        return json.loads(text)
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes texts, lists and mappings only


def places(node: Any, at: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every place of a tree, from the top down."""
    yield at, node
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, each in inner:
        yield from places(each, (*at, key))


def with_at(node: Any, at: Path, made: Callable[[Any], Any]) -> Any:
    """A tree with another thing at a place."""
    if not at:
        return made(node)
    key, *rest = at
    if isinstance(node, dict):
        return {each: with_at(inner, tuple(rest), made) if each == key else inner for each, inner in node.items()}
    return [with_at(inner, tuple(rest), made) if each == key else inner for each, inner in enumerate(node)]


GONE: Final = object()


def put(node: Any, at: Path, what: Any = GONE) -> Any:
    """A tree with another thing at a place, or without that key."""
    if what is not GONE:
        return with_at(node, at, lambda _: what)
    return with_at(node, at[:-1], lambda above: {key: each for key, each in above.items() if key != at[-1]})


def with_key(node: Any, at: Path, key: str, what: Any) -> Any:
    """A tree with one more key in the mapping at a place."""
    return with_at(node, at, lambda above: {**above, key: what})


def written(node: Any) -> bytes:
    """A tree as a file; JSON is YAML, and says where everything ends."""
    return (json.dumps(node, ensure_ascii=False, indent=1) + "\n").encode()


def wrong_types(text: str, fine: Callable[[Path, str], bool]) -> Spoiled:
    """Another kind of thing at every place; ``fine`` says of a place and what is put there whether that is wrong."""
    tree = tree_of(text)
    for at, node in places(tree):
        for name, other in OTHERS.items():
            if name not in _KINDS.get(type(node), set()):
                spoiled = put(tree, at, other)
                yield f"jenis-{name_of(at)}-{name}", written(spoiled), None if fine(at, name) else False


def without(text: str) -> Spoiled:
    """Every place emptied, and every key taken away."""
    tree = tree_of(text)
    for at, _ in places(tree):
        yield f"kosong-{name_of(at)}", written(put(tree, at, None)), None
        if at and isinstance(at[-1], str):
            gone = put(tree, at)
            yield f"tanpa-{name_of(at)}", written(gone), None


def twice(text: str) -> Spoiled:
    """Every key a second time, at the end of its mapping."""
    tree = tree_of(text)
    for at, node in places(tree):
        if at and isinstance(at[-1], str):
            marked = with_key(tree, at[:-1], "\x01", node)
            raw = written(marked).replace(b'"\\u0001"', json.dumps(at[-1], ensure_ascii=False).encode())
            yield f"kembar-{name_of(at)}", raw, False


def strange_keys(text: str, fine: Callable[[Path], bool]) -> Spoiled:
    """A key that nobody knows in every mapping, and many of them at the top."""
    tree = tree_of(text)
    for at, node in places(tree):
        if isinstance(node, dict):
            for key in KEYS if len(at) < 2 else KEYS[:2]:
                made = with_key(tree, at, key, "hostil")
                yield f"kunci-{name_of(at)}-{KEYS.index(key)}", written(made), None if fine(at) else False


def texts_at(text: str, chosen: Callable[[Path], bool], payloads: dict[str, str], valid: bool | None) -> Spoiled:  # noqa: FBT001
    """Each of some texts at each place that is chosen."""
    tree = tree_of(text)
    for at, node in places(tree):
        if isinstance(node, str) and chosen(at):
            for name, payload in payloads.items():
                made = put(tree, at, payload)
                yield f"teks-{name_of(at)}-{name}", written(made), valid


def texts_everywhere(text: str, chosen: Callable[[Path], bool], payloads: dict[str, str]) -> Spoiled:
    """Each of some texts at all places that are chosen, at once."""
    for name, payload in payloads.items():
        made = tree_of(text)
        for at, node in list(places(made)):
            if isinstance(node, str) and chosen(at):
                made = put(made, at, payload)
        yield f"semua-teks-{name}", written(made), True


def name_of(at: Path) -> str:
    """A place in writing."""
    return ".".join(map(str, at)) or "akar"
