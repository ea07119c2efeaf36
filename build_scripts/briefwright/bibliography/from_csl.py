"""CSL-JSON as biblatex fields: the way back of `csl_mapping`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from briefwright.bibliography.csl_tables import DATES, NAMES, TEXTS
from briefwright.bibliography.entry_types import csl_type
from briefwright.bibliography.field_names import VERBATIM_FIELDS
from briefwright.bibliography.item import iso_date
from briefwright.bibliography.languages import babel_name, bcp47
from briefwright.bibliography.to_latex import names_to_latex, to_latex

_ENTRY_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "article-journal": "article",
        "article-magazine": "article",
        "article-newspaper": "article",
        "book": "book",
        "broadcast": "misc",
        "chapter": "incollection",
        "dataset": "dataset",
        "document": "misc",
        "entry-dictionary": "inreference",
        "entry-encyclopedia": "inreference",
        "graphic": "image",
        "legal_case": "jurisdiction",
        "legislation": "legislation",
        "manuscript": "unpublished",
        "motion_picture": "video",
        "pamphlet": "booklet",
        "paper-conference": "inproceedings",
        "patent": "patent",
        "performance": "performance",
        "periodical": "periodical",
        "personal_communication": "letter",
        "post": "online",
        "post-weblog": "online",
        "report": "report",
        "review": "review",
        "software": "software",
        "song": "audio",
        "standard": "standard",
        "thesis": "thesis",
        "treaty": "legal",
        "webpage": "online",
    }
)
_SUBTYPES = MappingProxyType({"article-magazine": "magazine", "article-newspaper": "newspaper"})
_SERIAL = frozenset({"article-journal", "article-magazine", "article-newspaper", "periodical", "review", "review-book"})
_INSIDE_BOOKS = frozenset({"chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary"})
_BOOKS = _INSIDE_BOOKS | {"book"}
_INSTITUTIONS = frozenset({"report", "thesis"})
_TEXT_FIELDS = {variable: name for name, variable in TEXTS.items() if name not in ("archive_location", "addendum")}
_DATE_FIELDS = {variable: name for name, variable in DATES.items()}
_NAME_FIELDS = {variable: name for name, variable in NAMES.items()}


class FieldOrigin(NamedTuple):
    """The LaTeX source of a field and the CSL variable it comes from."""

    raw: str
    variable: str


def from_csl(csl: Mapping[str, object]) -> tuple[str, dict[str, FieldOrigin]]:
    """The entry type and the fields that say what a CSL item says."""
    kind = str(csl.get("type", "document"))
    entry_type = _ENTRY_TYPES.get(kind, "misc")
    fields: dict[str, FieldOrigin] = {}
    if csl_type(entry_type) != kind and kind != "document":
        fields["entrysubtype"] = FieldOrigin(_SUBTYPES.get(kind, kind), "type")
    for variable, value in csl.items():
        name, raw = _field(variable, value, kind, csl)
        if raw:
            fields.setdefault(name, FieldOrigin(raw, variable))
        if name in ("author", "editor") and (pairs := _pairs(value)):
            fields[f"transliterated{name}"] = FieldOrigin(pairs, variable)
    return entry_type, fields


def _field(variable: str, value: object, kind: str, csl: Mapping[str, object]) -> tuple[str, str]:
    if isinstance(value, Mapping):
        if variable == "issued" or variable in _DATE_FIELDS:
            return _DATE_FIELDS.get(variable, "date"), _edtf(value)
        return "", ""
    if isinstance(value, list):
        people = [name for name in value if isinstance(name, dict)]
        name = _NAME_FIELDS.get(variable, f"csl-{variable}")
        return name, names_to_latex(people) if people else ", ".join(map(str, value))
    words = str(value) if isinstance(value, str | int | float) else ""
    name = _name(variable, kind, csl)
    if not name:
        return "", ""
    if name == "langid":
        written = babel_name(words)
        return name, written if written and bcp47(written) == words else words
    if name == "pages":
        return name, re.sub(r"(?<=\w)-(?=\w)", "--", to_latex(words))
    return name, words if name in VERBATIM_FIELDS else to_latex(words)


def _edtf(date: Mapping[str, object]) -> str:
    written = iso_date(date)
    season = date.get("season")
    if isinstance(season, int) and 1 <= season <= 4 and written.lstrip("-").isdecimal():
        written = f"{written}-{20 + season}"
    return f"{written}~" if written and date.get("circa") and "date-parts" in date else written


def _name(variable: str, kind: str, csl: Mapping[str, object]) -> str:
    if variable in ("id", "type", "custom", "categories"):
        return ""
    if variable in _TEXT_FIELDS:
        return _TEXT_FIELDS[variable]
    split = bool(csl.get("volume-title"))
    table = {
        "title": "maintitle" if split and kind == "book" else "title",
        "volume-title": "title" if kind == "book" else "issuetitle" if kind in _SERIAL else "booktitle",
        "container-title": "maintitle" if split and kind in _INSIDE_BOOKS else _container(kind),
        "collection-title": "series",
        "collection-number": "number" if kind in _BOOKS else "csl-collection-number",
        "issue": "number" if kind in _SERIAL else "issue",
        "number": "csl-number" if kind in _SERIAL or kind in _BOOKS else "number",
        "page": "pages",
        "genre": "type",
        "publisher": "institution" if kind in _INSTITUTIONS else "publisher",
        "keyword": "keywords",
        "note": "note",
        "language": "langid",
        "URL": "url",
        "reviewed-title": "reviewedtitle",
    }
    return table.get(variable, f"csl-{variable.lower().replace('_', '-')}")


def _container(kind: str) -> str:
    return "booktitle" if kind in _INSIDE_BOOKS else "journaltitle"


def _pairs(value: object) -> str:
    """The romanised forms of a list of names, if each name has one."""
    if not isinstance(value, list):
        return ""
    written = []
    for name in value:
        multi = name.get("multi") if isinstance(name, dict) else None
        keyed = multi.get("_key") if isinstance(multi, dict) else None
        forms = [form for form in keyed.values() if isinstance(form, dict)] if isinstance(keyed, dict) else []
        if not forms:
            return ""
        form = forms[0]
        whole = str(form.get("literal", "")) or f"{form.get('family', '')}, {form.get('given', '')}"
        written.append(to_latex(whole))
    return " and ".join(written)
