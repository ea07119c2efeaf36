"""What an entry takes over from its `crossref` parent, after the inheritance rules in biblatex's manual."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from briefwright.bibliography.field_names import ALIASES
from briefwright.bibliography.word_lists import words

_NEVER = words(
    "ids crossref xref xdata entryset entrysubtype execute label options presort related relatedoptions "
    "relatedstring relatedtype shorthand shorthandintro sortkey sorttitle indextitle indexsorttitle shorttitle "
    "derivedfrom useprefix"
)
_PARTS_OF_BOOKS = words("inbook bookinbook suppbook")
_PARTS = _PARTS_OF_BOOKS | words("incollection suppcollection inproceedings conference inreference")
_TO_BOOK = MappingProxyType({"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"})
_TO_MAIN = MappingProxyType({"title": "maintitle", "subtitle": "mainsubtitle", "titleaddon": "maintitleaddon"})
_TO_JOURNAL = MappingProxyType(
    {"title": "journaltitle", "subtitle": "journalsubtitle", "titleaddon": "journaltitleaddon"}
)
_AS_IS: Mapping[str, str] = MappingProxyType({})
# A date in one form stands for the date in the other.
_SAME = MappingProxyType({"year": "date", "month": "date", "day": "date"})


def inherited_name(name: str, parent_type: str, child_type: str) -> str:
    """What a field of the parent is called in the child, or nothing where it is not taken over."""
    if name in _NEVER:
        return ""
    return _renaming(parent_type, child_type).get(name, name)


def stands_already(name: str, child: Mapping[str, object]) -> bool:
    """True if the child says by itself what a field would say."""
    meant = ALIASES.get(name, name)
    if name in child or meant in child:
        return True
    group = _SAME.get(name, name)
    return any(ALIASES.get(own, own) == meant or (group == "date" and _SAME.get(own, own) == group) for own in child)


def _renaming(parent_type: str, child_type: str) -> Mapping[str, str]:
    if parent_type.startswith("mv"):
        return _TO_MAIN
    if parent_type == "periodical" and child_type in ("article", "suppperiodical", "review"):
        return _TO_JOURNAL
    if child_type in _PARTS and parent_type not in _PARTS:
        return _TO_BOOK
    return _AS_IS


def extra_name(name: str, parent_type: str, child_type: str) -> str:
    """A second field that the parent's field fills: the author of a book is also the `bookauthor` of its parts."""
    if name == "author" and child_type in _PARTS_OF_BOOKS and parent_type in ("book", "mvbook"):
        return "bookauthor"
    return ""
