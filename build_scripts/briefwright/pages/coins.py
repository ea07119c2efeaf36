"""An item as a ContextObject in a span (COinS), by which reference managers recognise a source on a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from types import MappingProxyType
from urllib.parse import urlencode

from briefwright.bibliography import Item

#: CSL type -> genre of OpenURL's formats "journal" and "book"; all others are described by Dublin Core.
_JOURNAL = dict.fromkeys(("article-journal", "article-magazine", "article-newspaper"), "article")
_BOOK = MappingProxyType(
    {"book": "book", "chapter": "bookitem", "paper-conference": "proceeding", "report": "report"}
)
_FORMAT = "info:ofi/fmt:kev:mtx:"
_COMMON = (("volume", "volume"), ("issue", "issue"), ("pages", "page"), ("issn", "ISSN"), ("isbn", "ISBN"))


def coins(item: Item) -> str:
    """The span; it shows nothing, and says nothing to those who listen."""
    pairs = [("ctx_ver", "Z39.88-2004"), *((name, value) for name, value in _pairs(item) if value)]
    return f'<span class="Z3988" title="{escape(urlencode(pairs))}" aria-hidden="true"></span>'


def _pairs(item: Item) -> Iterator[tuple[str, str]]:
    container = _text(item.csl, "container-title")
    if item.type in _JOURNAL:
        yield "rft_val_fmt", f"{_FORMAT}journal"
        yield "rft.genre", _JOURNAL[item.type]
        yield "rft.atitle", item.title
        yield "rft.jtitle", container
    elif item.type in _BOOK:
        yield "rft_val_fmt", f"{_FORMAT}book"
        yield "rft.genre", _BOOK[item.type]
        yield ("rft.atitle" if container else "rft.btitle"), item.title
        yield ("rft.btitle" if container else ""), container
        yield "rft.pub", item.publisher
        yield "rft.place", _text(item.csl, "publisher-place")
    else:
        yield "rft_val_fmt", f"{_FORMAT}dc"
        yield "rft.title", item.title
        yield "rft.source", container
        yield "rft.publisher", item.publisher
    for name, variable in _COMMON if item.type in _JOURNAL or item.type in _BOOK else ():
        yield f"rft.{name}", _text(item.csl, variable)
    person = "rft.au" if item.type in _JOURNAL or item.type in _BOOK else "rft.creator"
    for name in _names(item.csl):
        yield person, name
    yield "rft.date", _date(item.csl)
    yield "rft.language", item.language
    doi = _text(item.csl, "DOI")
    yield "rft_id", f"info:doi/{doi}" if doi else ""
    yield "rft_id", item.url


def _text(csl: Mapping[str, object], variable: str) -> str:
    value = csl.get(variable)
    return str(value) if isinstance(value, (str, int)) else ""


def _names(csl: Mapping[str, object]) -> Iterator[str]:
    listed = csl.get("author")
    for one in listed if isinstance(listed, list) else ():
        if isinstance(one, Mapping):
            parts = [one.get("literal"), one.get("given"), one.get("non-dropping-particle"), one.get("family")]
            yield " ".join(str(part) for part in parts if part)


def _date(csl: Mapping[str, object]) -> str:
    issued = csl.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, Mapping) else None
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    numbers = [int(part) for part in first if str(part).isdigit()]
    return "-".join(f"{number:02}" if at else f"{number:04}" for at, number in enumerate(numbers))
