"""Small changes to a module, one at a time, that a good test must notice."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}


@dataclass(frozen=True)
class Mutant:
    """One change of a module: in which line, and what; `node` is the place of the changed node in a walk over it."""

    line: int
    what: str
    original: str
    kind: str
    node: int

    def source(self) -> str:
        """The whole changed module."""
        tree = ast.parse(self.original)
        _apply(tree, next(islice(ast.walk(tree), self.node, None)), self.kind)
        return ast.unparse(tree)


def mutants(source: str) -> tuple[Mutant, ...]:
    """All mutants of a module, in order of place."""
    tree = ast.parse(source)
    unseen = _of_no_consequence(tree)
    found = [
        Mutant(getattr(node, "lineno", 0), f"{kind}: {ast.unparse(node)[:60]}", source, kind, number)
        for number, node in enumerate(ast.walk(tree))
        if id(node) not in unseen
        for kind in _changes(node)
    ]
    return tuple(sorted(found, key=lambda one: (one.line, one.what)))


def _of_no_consequence(tree: ast.Module) -> set[int]:
    """What makes a class frozen, what a cache may hold, and what only type checkers read: no behaviour is in it."""
    kept: set[int] = set()
    for node in ast.walk(tree):
        parts = list(getattr(node, "decorator_list", []))
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            parts.append(node)
        kept |= {id(one) for part in parts for one in ast.walk(part)}
    return kept


def _changes(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Compare) and type(node.ops[0]) in _COMPARED:
        yield "other comparison"
    elif isinstance(node, ast.BoolOp):
        yield "and for or"
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "without not"
    elif isinstance(node, (ast.If, ast.IfExp, ast.While)):
        yield "condition turned"
    elif isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub)):
        yield "plus for minus"
    elif isinstance(node, ast.Constant) and isinstance(node.value, (bool, int)):
        yield "other constant"
    elif isinstance(node, (ast.Yield, ast.YieldFrom)):
        yield "nothing given"
    elif isinstance(node, ast.Return) and node.value is not None and not isinstance(node.value, ast.Constant):
        yield "nothing returned"


def _apply(tree: ast.Module, node: ast.AST, kind: str) -> None:
    if isinstance(node, ast.Compare):
        node.ops[0] = _COMPARED[type(node.ops[0])]()
    elif isinstance(node, ast.BoolOp):
        node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    elif isinstance(node, ast.UnaryOp):
        _replace(tree, node, node.operand)
    elif isinstance(node, (ast.If, ast.IfExp, ast.While)):
        node.test = ast.UnaryOp(ast.Not(), node.test)
    elif isinstance(node, ast.BinOp):
        node.op = ast.Sub() if isinstance(node.op, ast.Add) else ast.Add()
    elif isinstance(node, ast.Constant):
        node.value = (not node.value) if isinstance(node.value, bool) else int(str(node.value)) + 1
    elif isinstance(node, (ast.Yield, ast.YieldFrom)):
        _replace(tree, node, ast.parse("(yield from ())", mode="eval").body)
    elif isinstance(node, ast.Return):
        node.value = ast.Constant(None)
    else:
        raise TypeError(kind)


def _replace(tree: ast.Module, old: ast.AST, new: ast.expr) -> None:
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, name, new)
            elif isinstance(value, list) and old in value:
                value[value.index(old)] = new
