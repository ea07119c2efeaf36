"""What rendering gives: a tree whose leaves are runs of text, each tagged with the CSL variable it shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text. `variable` is the CSL variable it shows ("" for terms, affixes and delimiters), `key` the
    item it belongs to ("" for what stands between cites)."""

    text: str
    variable: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Styled:
    """Children under one piece of formatting: a CSL attribute and its value, for example font-style, italic.

    Besides the formatting attributes `kind` may be `display`, CSL's display attribute.
    """

    kind: str
    value: str
    children: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class CiteRuns:
    """What one cite of a citation contributes: the key it cites and its index in the citation as it was asked."""

    key: str
    index: int
    children: tuple[Tree, ...]


Tree = Run | Styled | CiteRuns
Trees = tuple[Tree, ...]


def runs(trees: Trees) -> Iterator[Run]:
    """All runs in reading order."""
    for tree in trees:
        if isinstance(tree, Run):
            yield tree
        else:
            yield from runs(tree.children)
