"""Digests of values: equal values have equal ones, in whatever process and in whatever order they came about."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import cast

from briefwright.bibliography import Item
from briefwright.page import Page
from briefwright.text import MappedText, Text

#: How a page is told: by what it was made from, so that its sentences need not be gone through.
ByPage = Callable[[Page], str]
_SIZE = 16
#: Where an item's digest stands among its attributes.
_KEPT = "_digest"


def of(*parts: bytes) -> bytes:
    """A digest of some parts that keeps them apart."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(b"%d:" % len(part) + part)
    return digest.digest()[:_SIZE]


def digest(value: object, by_page: ByPage) -> bytes:
    """A digest of any value that pages are made from."""
    return of(*(part.encode("utf-8", "surrogatepass") for part in _parts(value, by_page)))


def of_plain(value: object) -> bytes:
    """A digest of words, numbers and rows of such: found far sooner, by the way in which Python writes them."""
    return of(repr(value).encode())


def item(one: Item) -> bytes:
    """A digest of what an item says, wherever in its file it stands; it is kept with the item."""
    known = vars(one).get(_KEPT)
    if known is None:
        written = {name: (field.value, field.raw, field.inherited_from) for name, field in one.fields.items()}
        known = vars(one)[_KEPT] = digest((one.key, one.type, one.csl, one.entry_type, written, one.aliases), str)
    return cast("bytes", known)


def _parts(value: object, by_page: ByPage) -> Iterator[str]:
    if type(value) is str:
        yield f"str {value}"
    elif value is None or isinstance(value, (bool, int, float, Decimal, Fraction, date, bytes)):
        yield f"{type(value).__name__} {value!r}"
    elif isinstance(value, Enum):
        yield f"{type(value).__name__}.{value.name}"
    elif isinstance(value, str):
        yield f"str {value}"
    elif isinstance(value, Page):
        yield f"page {by_page(value)}"
    elif isinstance(value, Item):
        yield f"item {item(value).hex()}"
    elif isinstance(value, (Text, MappedText)):
        yield f"text {value.path if isinstance(value, Text) else ''} {value.content}"
    else:
        yield from _inside(value, by_page)


def _inside(value: object, by_page: ByPage) -> Iterator[str]:
    yield f"{type(value).__name__}("
    if isinstance(value, Mapping):
        for key in value:
            yield from _parts(key, by_page)
            yield from _parts(value[key], by_page)
    elif isinstance(value, Set):
        yield from sorted("".join(_parts(one, by_page)) for one in value)
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from _parts(one, by_page)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _parts(getattr(value, field.name), by_page)
    else:
        raise TypeError(f"nothing says how to tell two {type(value).__name__} apart")
    yield ")"
