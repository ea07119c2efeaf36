"""What one rendering of one cite or entry may look at, and the tokens it writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from briefwright.style.locale import Locale
from briefwright.style.person import Name
from briefwright.style.record import Record
from briefwright.style.tokens import Token

#: What a rendering function reports about the variables it called (CSL 1.0.2, cs:group).
PLAIN, EMPTY, FULL = 0, 1, 2

FIRST, SUBSEQUENT, IBID_WITH_LOCATOR, IBID = 0, 1, 2, 3


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """How far one item's cites are expanded to tell them from others.

    `shown` counts the names shown in each list of names, `levels` how far each name is written out (0 family name,
    1 initials, 2 given names), `choose` how many of its `disambiguate="true"`
    conditions hold.
    """

    shown: tuple[int, ...] = ()
    levels: tuple[tuple[int, ...], ...] = ()
    choose: int = 0


class Givens(Protocol):
    """Says how far a name must be written out wherever it occurs (the rules other than by-cite)."""

    primary_only: bool

    def level(self, name: Name, base: int, mark: str | None) -> int: ...


@dataclass(slots=True)
class CiteFacts:
    """What the place of a cite says: locator, position, notes; `capitalize` when it begins a sentence."""

    locator: str = ""
    label: str = "page"
    position: int = FIRST
    near_note: bool = False
    first_note: int = 0
    in_bibliography: bool = False
    form: str = "normal"
    capitalize: bool = False


@dataclass(slots=True)
class Context:
    """Mutable for one rendering only; everything it refers to is shared and left alone."""

    record: Record
    locale: Locale
    names_locale: Locale
    page_dash: str
    cite: CiteFacts
    ambiguity: Ambiguity = field(default_factory=Ambiguity)
    citation_number: str = ""
    citation_label: str = ""
    year_suffix: str = ""
    implicit_suffix: bool = False
    area: str = "citation"
    sorting: bool = False
    out: list[Token] = field(default_factory=list)
    suppressed: set[str] = field(default_factory=set)
    shown: set[str] = field(default_factory=set)
    name_lists: list[tuple[int, int, tuple[int, ...]]] = field(default_factory=list)
    people: list[tuple[Name, ...]] = field(default_factory=list)
    author: tuple[int, int] | None = None
    list_span: tuple[int, int] | None = None
    author_tokens: list[Token] = field(default_factory=list)
    in_author: bool = False
    author_is_named: bool = False
    capitalize: bool = False
    trial: bool = False
    substituting: bool = False
    substituted: bool = False
    chooses: int = 0
    used_suffix: bool = False
    givens: Givens | None = None
    memo: dict[object, tuple[Token, ...]] = field(default_factory=dict)


Render = Callable[[Context], int]
Attributes = Mapping[str, str]
