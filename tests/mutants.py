"""Makes mutants: a module with one small fault each, as compiled code, in a fixed order."""

from __future__ import annotations

import ast
from copy import copy
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import CodeType

COMPARED: Final[dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
COUNTED: Final[dict[type[ast.operator], type[ast.operator]]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.Mod: ast.Add,
}
CALLED: Final = {"min": "max", "max": "min", "any": "all", "all": "any"}


class Mutant(NamedTuple):
    """One fault: where it stands, what it changes, the whole module with it, and the outermost function that holds it.

    ``lines`` are those of the statement, by which tests are chosen; ``owner`` is empty where it is run by an import.
    """

    module: str
    path: Path
    line: int
    column: int
    change: str
    code: CodeType
    owner: str
    lines: range

    @property
    def called(self) -> bool:
        """Whether it stands in a function; otherwise an import runs it."""
        return bool(self.owner) and not self.owner.endswith(".")

    def __str__(self) -> str:
        return f"{self.path.name}:{self.line}:{self.column}  {self.change}"


def mutants(module: str, path: Path) -> Iterator[Mutant]:
    """Every mutant of a module, in the order of its lines."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for place in _places(tree, owner="", lines=range(0)):
        for change, replacement in _changes(place):
            place.put(ast.copy_location(copy(replacement), place.node))
            code = compile(ast.fix_missing_locations(tree), str(path), "exec")
            place.put(place.node)
            line, column = place.node.lineno, place.node.col_offset + 1
            yield Mutant(module, path, line, column, change, code, place.owner, place.lines)


class Place(NamedTuple):
    """A node, and where it hangs."""

    parent: ast.AST
    field: str
    at: int | None
    node: ast.expr | ast.stmt
    owner: str
    lines: range

    def put(self, node: ast.AST) -> None:
        """Hang another node there."""
        if self.at is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.at] = node


def _places(parent: ast.AST, owner: str, lines: range) -> Iterator[Place]:
    """Every node below that may be changed, outer ones first."""
    for field, value in ast.iter_fields(parent):
        if field in {"annotation", "returns", "decorator_list", "bases", "format_spec"}:
            continue
        for index, node in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if not isinstance(node, ast.AST) or _says_nothing(node):
                continue
            inside = _lines(node) if isinstance(node, ast.stmt) else lines
            within = _owner(parent, field, owner)
            if isinstance(node, ast.expr | ast.stmt):
                yield Place(parent, field, index, node, within, inside)
            yield from _places(node, within, inside)


def _says_nothing(node: ast.AST) -> bool:
    """Docstrings, imports for types alone, the list of names that a package offers, and sentences for people."""
    match node:
        case ast.Expr(value=ast.Constant()) | ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.Assign(targets=[ast.Name(id="__all__")]) | ast.Call(func=ast.Name(id="cast")):
            return True
        case ast.Import() | ast.ImportFrom():
            return True
        case ast.Call(func=ast.Name(id="Text"), args=said):
            # They are read, not reckoned with; ``test_text.py`` holds that each is there in both languages.
            return all(isinstance(each, ast.Constant) for each in said)
        case _:
            return False


def _lines(node: ast.stmt) -> range:
    """The lines of a statement without those of the statements in it."""
    body = getattr(node, "body", None) or getattr(node, "cases", None)
    first = body[0].pattern if body and isinstance(body[0], ast.match_case) else body[0] if body else None
    return range(node.lineno, max(node.lineno, first.lineno - 1 if first else node.end_lineno or 0) + 1)


def _owner(parent: ast.AST, field: str, owner: str) -> str:
    """The qualified name of the outermost function around a node; a class is marked by the dot at its end."""
    if owner and not owner.endswith("."):
        return owner
    if isinstance(parent, ast.FunctionDef) and field == "body":
        return f"{owner}{parent.name}"
    if isinstance(parent, ast.ClassDef):
        return f"{owner}{parent.name}."
    return owner


def _changes(place: Place) -> Iterator[tuple[str, ast.AST]]:
    """What may stand in the place of a node, each with a word on it."""
    for other in (*_other_values(place), *_other_steps(place.node)):
        yield f"{_short(place.node)}  ->  {_short(other)}", other
    test = place.node if place.field in {"test", "ifs"} else None
    if isinstance(test, ast.expr) and not isinstance(test, ast.Compare | ast.UnaryOp | ast.BoolOp):
        other = ast.UnaryOp(ast.Not(), test)
        yield f"{_short(place.node)}  ->  {_short(other)}", other


def _short(node: ast.AST) -> str:
    text = ast.unparse(ast.fix_missing_locations(node)).replace("\n", " ")
    return text if len(text) < 70 else f"{text[:45]} ... {text[-20:]}"


def _other_values(place: Place) -> Iterator[ast.AST]:  # noqa: C901 - a table
    match place.node:
        case ast.Compare(left, [operator], right):
            yield from (ast.Compare(left, [other()], right) for other in COMPARED[type(operator)])
        case ast.BoolOp(operator, values):
            yield ast.BoolOp(ast.Or() if isinstance(operator, ast.And) else ast.And(), values)
            yield from (_joined(operator, [*values[:at], *values[at + 1 :]]) for at in range(len(values)))
        case ast.UnaryOp(ast.Not() | ast.USub(), operand):
            yield operand
        case ast.BinOp(left, operator, right) if type(operator) in COUNTED:
            yield ast.BinOp(left, COUNTED[type(operator)](), right)
        case ast.BinOp(left, ast.BitOr() | ast.BitAnd(), right) if place.owner:
            yield from (left, right)
        case ast.Call():
            yield from _other_calls(place.node)
        case ast.Constant(bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(int() as value):
            yield ast.Constant(value + 1)
        case ast.Constant(str() | bytes() as value):
            yield ast.Constant(f"{value}XX" if isinstance(value, str) else value + b"XX")
        case _:
            pass


def _joined(operator: ast.boolop, values: list[ast.expr]) -> ast.expr:
    return values[0] if len(values) == 1 else ast.BoolOp(operator, values)


def _other_calls(call: ast.Call) -> Iterator[ast.AST]:
    """Without its last argument, without each of those with a name, and the opposite function."""
    if call.args:
        yield ast.Call(call.func, call.args[:-1], call.keywords)
    for at in range(len(call.keywords)):
        yield ast.Call(call.func, call.args, [*call.keywords[:at], *call.keywords[at + 1 :]])
    if isinstance(call.func, ast.Name) and call.func.id in CALLED:
        yield ast.Call(ast.Name(CALLED[call.func.id], ast.Load()), call.args, call.keywords)


def _other_steps(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Return(value) if value and not (isinstance(value, ast.Constant) and value.value is None):
            yield ast.Return(ast.Constant(None))
        case ast.Expr(ast.Call()) | ast.AugAssign() | ast.Raise() | ast.Delete():
            yield ast.Pass()
        case ast.Continue():
            yield ast.Break()
        case ast.Break():
            yield ast.Continue()
        case _:
            pass
