"""One item as the renderer sees it: text, numbers, names and dates read once from its CSL-JSON."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar, cast

from briefwright.style import numbers
from briefwright.style.dates import Date, read_date
from briefwright.style.note_fields import with_note_fields
from briefwright.style.person import Name, read_names

_NAMES = (
    "author chair collection-editor compiler composer container-author contributor curator director editor "
    "editor-translator editorial-director executive-producer guest host illustrator interviewer narrator organizer "
    "original-author performer producer recipient reviewed-author script-writer series-creator translator"
)
_DATES = "accessed available-date event-date issued original-date submitted"
_NUMBERS = (
    "chapter-number citation-number collection-number edition first-reference-note-number issue locator number "
    "number-of-pages number-of-volumes page page-first part-number printing-number section supplement-number "
    "version volume"
)
NAME_VARIABLES = frozenset(_NAMES.split())
DATE_VARIABLES = frozenset(_DATES.split())
NUMBER_VARIABLES = frozenset(_NUMBERS.split())
_TEXTS = (
    "abstract annote archive archive_collection archive_location archive-place authority call-number "
    "citation-key citation-label collection-title container-title container-title-short dimensions division DOI "
    "event-title event event-place genre ISBN ISSN jurisdiction keyword language license medium original-publisher "
    "original-publisher-place original-title part-title PMCID PMID publisher publisher-place references "
    "reviewed-genre reviewed-title scale source status title title-short URL volume-title collection-title-short "
    "translated-title transliterated-title archive-url"
)
_KNOWN = frozenset(_TEXTS.split()) | NUMBER_VARIABLES
#: Languages that write the family name first, in whatever script.
_FAMILY_FIRST = frozenset(("zh", "ja", "vi", "hu"))
#: So many records are kept, and so many things that were made of a record; with more, all begins anew.
_MOST, _MOST_MADE = 8192, 64
Made = TypeVar("Made")
_OTHER_NAME = {
    "container-title-short": ("journalAbbreviation",),
    "title-short": ("shortTitle",),
}


class Record:
    """Lazy, read-only view of one item; asking twice gives the same answer.

    Those who render keep in it what came of the item.
    """

    __slots__ = ("_dates", "_kept", "_names", "_texts", "data", "first_page_of", "key", "language", "source", "type")

    def __init__(self, key: str, data: Mapping[str, object]) -> None:
        self.key = key
        self.source = data
        self._kept: dict[Hashable, Any] = {}
        self.first_page_of = data.get("page")
        data = with_note_fields(data, _KNOWN, NAME_VARIABLES, DATE_VARIABLES)
        self.data = data
        self.type = str(data.get("type") or "")
        self.language = str(data.get("language") or "")
        self._texts: dict[str, str] = {}
        self._names: dict[str, tuple[Name, ...]] = {}
        self._dates: dict[str, Date | None] = {}

    def once(self, place: Hashable, make: Callable[[], Made]) -> Made:
        """What is made of the item; `place` names it, with all that it depends on besides the item."""
        if place not in self._kept:
            if len(self._kept) >= _MOST_MADE:
                self._kept.clear()
            self._kept[place] = make()
        return cast("Made", self._kept[place])

    def text(self, variable: str) -> str:
        found = self._texts.get(variable)
        if found is None:
            found = self._texts[variable] = self._read_text(variable)
        return found

    def _read_text(self, variable: str) -> str:
        value = self.data.get(variable)
        if value is None or value == "":
            for other in _OTHER_NAME.get(variable, ()):
                value = value or self.data.get(other)
        if isinstance(value, bool) or not isinstance(value, (str, int, float)):
            return ""
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return str(value).strip()

    @property
    def page_first(self) -> str:
        """The page that the item's page range begins with; a page that only its note names has none."""
        pages = self.first_page_of if isinstance(self.first_page_of, (str, int)) else ""
        return self.text("page-first") or numbers.first_page(str(pages))

    def names(self, variable: str) -> tuple[Name, ...]:
        found = self._names.get(variable)
        if found is None:
            static = self.language[:2].lower() in _FAMILY_FIRST
            found = self._names[variable] = read_names(self.data.get(variable), static=static)
        return found

    def date(self, variable: str) -> Date | None:
        if variable not in self._dates:
            self._dates[variable] = read_date(self.data.get(variable))
        return self._dates[variable]

    def has(self, variable: str) -> bool:
        """Whether the item holds something for the variable, whatever its kind."""
        value = self.data.get(variable)
        if isinstance(value, (list, tuple)):
            return bool(self.names(variable))
        if isinstance(value, Mapping):
            return self.date(variable) is not None
        return bool(self.text(variable))


class Records:
    """The records of a style, or of several: an item that many documents cite is read once, and formatted once.

    An item is known again as the very same mapping, which must not change meanwhile.
    """

    def __init__(self) -> None:
        self._made: dict[tuple[str, int, str], Record] = {}

    def of(self, key: str, data: Mapping[str, object], language: str) -> Record:
        """The record of an item for documents in one language."""
        place = (key, id(data), language)
        found = self._made.get(place)
        if found is None or found.source is not data:
            if len(self._made) >= _MOST:
                self._made.clear()
            found = self._made[place] = Record(key, data)
        return found
