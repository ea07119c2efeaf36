"""What is asked of a rendering, and what it gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefwright.style.runs import Trees


@dataclass(frozen=True, slots=True)
class CitedItem:
    """One cite: the key, where in the source, words around it; `form` is normal, suppress-author or author-only."""

    key: str
    locator: str = ""
    label: str = "page"
    prefix: str = ""
    suffix: str = ""
    form: str = "normal"


@dataclass(frozen=True, slots=True)
class Cluster:
    """One citation; `note` is its note's number, `in_text` makes the first author part of the sentence."""

    cites: tuple[CitedItem, ...]
    note: int | None = None
    in_text: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the bibliography."""

    key: str
    trees: Trees


@dataclass(frozen=True, slots=True)
class RenderProblem:
    """Something that could not be rendered as asked; `key` names the item, where one is to blame."""

    message: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Rendering:
    """Citations in the order asked, entries in the style's order.

    `authors` holds, for each citation asked for with `in_text`, the words that stand in the sentence; in note styles
    the citation itself is then only the note. `layout` has cs:bibliography's whitespace options.
    """

    citations: tuple[Trees, ...]
    entries: tuple[Entry, ...]
    problems: tuple[RenderProblem, ...] = ()
    authors: tuple[Trees, ...] = ()
    layout: Mapping[str, str] = field(default_factory=dict)
