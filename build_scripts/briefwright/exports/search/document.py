"""What search knows of one page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

# What a reader may filter by; a page that names another kind, or none, counts as "page".
KINDS: Mapping[str, str] = MappingProxyType(
    {
        "brief": "a research text",
        "source": "the page of one source",
        "claim": "the page of one claim, or a list of claims",
        "page": "any other page",
    }
)


@dataclass(frozen=True)
class Section:
    """Text under one heading. Blocks (paragraphs, rows, items) stand on lines of their own; a phrase never spans two.

    `identifier` is the heading's anchor, empty for what stands before the first one. `foreign` holds the words that
    are marked up in another language than the page's, as (language, text) pairs.
    """

    identifier: str
    heading: str
    text: str
    foreign: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class SearchDocument:
    """One page: its address relative to the site's root, its title, its sections and what it can be filtered by."""

    url: str
    title: str
    sections: tuple[Section, ...] = ()
    kind: str = "page"
    language: str = "en"
    year: str = ""
    topics: tuple[str, ...] = ()
