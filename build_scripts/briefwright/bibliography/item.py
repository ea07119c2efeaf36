"""An item: what the bibliography knows of one source, and where it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from briefwright.bibliography.cjk_names import has_cjk
from briefwright.bibliography.field_names import ALIASES
from briefwright.text import Span, Text

KINDS = ("primary", "press", "second-hand", "analysis", "official", "standard")
_TAG = re.compile(r"</?(?:i|b|sub|sup|span)(?: (?:class|style)=\"[^\"<>]*\")?>")
_WRITTEN_AS: Mapping[str, tuple[str, ...]] = {
    name: tuple(alias for alias, meant in ALIASES.items() if meant == name) for name in set(ALIASES.values())
}


@dataclass(frozen=True)
class Field:
    """One field of an item.

    `raw` is its LaTeX source, strings expanded; where the value is one pair of braces or quotes, `span` encloses
    exactly `raw`, else the whole expression. `value` is `raw` for people: Unicode without mark-up, or as it stands
    for the fields that LaTeX never decodes, such as URLs. An inherited field stands in another entry, named by
    `inherited_from`, and perhaps in another file.
    """

    value: str
    raw: str
    span: Span
    name_span: Span
    text: Text
    inherited_from: str = ""


@dataclass(frozen=True, eq=False)
class Item:
    """One source as the bibliography has it; `csl` is its CSL-JSON without `id`."""

    key: str
    type: str
    csl: Mapping[str, object]
    entry_type: str
    fields: Mapping[str, Field]
    text: Text
    span: Span
    entry_span: Span
    aliases: tuple[str, ...] = ()

    def field(self, name: str) -> Field | None:
        """A field by its biblatex name, also where the author wrote an older name (`journal` for `journaltitle`)."""
        found = self.fields.get(name)
        if found is not None:
            return found
        return next((self.fields[alias] for alias in _WRITTEN_AS.get(name, ()) if alias in self.fields), None)

    def value(self, name: str) -> str:
        """The decoded value of a field, or nothing."""
        found = self.field(name)
        return found.value if found is not None else ""

    def place(self, *names: str) -> tuple[Text, Span]:
        """Where to point for a remark on a field: the first of these fields there is, else the key."""
        for name in names:
            found = self.field(name)
            if found is not None:
                return found.text, found.span
        return self.text, self.span

    def words(self, variable: str) -> str:
        """A CSL variable without the tags of rich text."""
        found = self.csl.get(variable, "")
        return _TAG.sub("", found) if isinstance(found, str) else ""

    @property
    def key_span(self) -> Span:
        return self.span

    @property
    def title(self) -> str:
        return self.words("title")

    @property
    def translated_title(self) -> str:
        return self.words("translated-title")

    @property
    def original_title(self) -> str:
        return self.words("original-title")

    @property
    def transliterated_title(self) -> str:
        return self.words("transliterated-title")

    @property
    def language(self) -> str:
        """BCP 47, or nothing where the bibliography does not say."""
        return self.words("language")

    @property
    def kind(self) -> str:
        """The first of the house's kinds of sources among the keywords."""
        return next((word for word in self.keywords if word in KINDS), "")

    @property
    def keywords(self) -> tuple[str, ...]:
        return tuple(word.strip() for word in self.words("keyword").split(",") if word.strip())

    @property
    def url(self) -> str:
        return self.words("URL")

    @property
    def accessed(self) -> str:
        return iso_date(self.csl.get("accessed"))

    @property
    def archive_url(self) -> str:
        return self.words("archive-url")

    @property
    def year(self) -> str:
        """The (first) year of publication, or the words that stand for it ("forthcoming")."""
        written = iso_date(self.csl.get("issued")).strip("/").split("/")[0]
        year = re.match(r"-?[0-9]+", written)
        return year.group() if year else written

    @property
    def publisher(self) -> str:
        return self.words("publisher") or self.words("container-title")

    @property
    def derived_from(self) -> tuple[str, ...]:
        """Keys of the sources that this one reports (`derivedfrom`)."""
        return tuple(key.strip() for key in self.value("derivedfrom").split(",") if key.strip())

    @property
    def short(self) -> str:
        """How people call it: "Emerson 2019"."""
        names = [_family(name) for name in cast("list[Mapping[str, object]]", self._creators())]
        names = [name for name in names if name]
        who = " and ".join(names) if len(names) <= 2 else f"{names[0]} et al."
        if not who:
            who = self.words("title-short") or self.title or self.key
            who = who if len(who) <= 40 else who[:39].rstrip() + "…"
        return f"{who} {self.year or 'n.d.'}"

    def _creators(self) -> Iterator[object]:
        for role in ("author", "editor", "director", "composer"):
            people = self.csl.get(role)
            if isinstance(people, list) and people:
                return iter(people)
        publisher = self.words("publisher") if "container-title" not in self.csl else self.words("container-title")
        return iter([{"literal": publisher}] if publisher else [])


def _family(name: Mapping[str, object]) -> str:
    literal = str(name.get("literal", ""))
    if literal:
        return "" if literal == "others" else literal
    family = str(name.get("family", "") or name.get("given", ""))
    if has_cjk(family) and "family" in name:
        return family + str(name.get("given", ""))  # as citations call people of these names: a family name says little
    return f"{name['non-dropping-particle']} {family}" if "non-dropping-particle" in name else family


def iso_date(date: object) -> str:
    """A CSL date as an ISO string; a range with a slash, a literal as it stands."""
    if not isinstance(date, Mapping):
        return ""
    parts = date.get("date-parts")
    if not isinstance(parts, list):
        return str(date.get("literal", "") or date.get("raw", ""))
    written = []
    for part in parts:
        numbers = [str(number) for number in part] if isinstance(part, list) else []
        numbers = [number for number in numbers if re.fullmatch(r"-?[0-9]+", number)]
        if not numbers or numbers == ["0"]:
            written.append("")
            continue
        year = int(numbers[0])
        # CSL counts as historians do, -44 is 44 BC; ISO 8601 has a year 0 and writes that one -0043.
        first = f"-{-year - 1:04}" if year < -1 else f"{max(year, 0):04}"
        written.append("-".join([first, *(f"{int(number):02}" for number in numbers[1:])]))
    return "/".join(written)
