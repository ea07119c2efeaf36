"""One item as the tagged lines of RIS."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from briefwright.bibliography import Item

_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "article-journal": "JOUR",
        "article-magazine": "MGZN",
        "article-newspaper": "NEWS",
        "bill": "BILL",
        "book": "BOOK",
        "broadcast": "PODCST",
        "chapter": "CHAP",
        "classic": "CLSWK",
        "dataset": "DATA",
        "document": "GEN",
        "entry-dictionary": "DICT",
        "entry-encyclopedia": "ENCYC",
        "figure": "FIGURE",
        "graphic": "ART",
        "hearing": "HEAR",
        "interview": "INTV",
        "legal_case": "CASE",
        "legislation": "STAT",
        "manuscript": "UNPB",
        "map": "MAP",
        "motion_picture": "MPCT",
        "musical_score": "MUSIC",
        "pamphlet": "PAMP",
        "paper-conference": "CPAPER",
        "patent": "PAT",
        "periodical": "JFULL",
        "personal_communication": "PCOMM",
        "post-weblog": "BLOG",
        "report": "RPRT",
        "software": "COMP",
        "song": "SOUND",
        "speech": "SLIDE",
        "standard": "STAND",
        "thesis": "THES",
        "webpage": "ELEC",
    }
)
_NAMES = (("author", "AU"), ("editor", "ED"), ("collection-editor", "A3"), ("translator", "A4"))
_TEXTS = (
    ("title", "TI"),
    ("title-short", "ST"),
    ("original-title", "OP"),
    ("translated-title", "TT"),
    ("container-title", "T2"),
    ("container-title-short", "J2"),
    ("collection-title", "T3"),
    ("publisher", "PB"),
    ("publisher-place", "CY"),
    ("volume", "VL"),
    ("issue", "IS"),
    ("number", "IS"),
    ("edition", "ET"),
    ("section", "SE"),
    ("number-of-volumes", "NV"),
    ("genre", "M3"),
    ("archive", "DB"),
    ("call-number", "CN"),
    ("abstract", "AB"),
    ("language", "LA"),
    ("DOI", "DO"),
    ("ISBN", "SN"),
    ("ISSN", "SN"),
    ("PMCID", "C6"),
    ("URL", "UR"),
    ("archive-url", "L2"),
)


def record(item: Item, *, private: bool = False) -> str:
    """The lines of an item from `TY` to `ER`."""
    lines = [f"{tag}  - {value}" for tag, value in _lines(item, private=private)]
    return "\n".join([*lines, "ER  - ", "", ""])


def _lines(item: Item, *, private: bool) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES.get(item.type, "GEN")
    yield "ID", item.key
    yield from _people(item)
    yield from _dates(item)
    for variable, tag in _TEXTS:
        value = " ".join(item.words(variable).split())
        if value:
            yield tag, value
    first, _, last = item.words("page").partition("-")
    yield from ((tag, page) for tag, page in (("SP", first), ("EP", last)) if page)
    yield from (("KW", word) for word in item.keywords)
    note = item.words("note")
    if note and (private or not note.casefold().startswith("private")):
        yield "N1", " ".join(note.split())


def _people(item: Item) -> Iterator[tuple[str, str]]:
    for role, tag in _NAMES:
        people = item.csl.get(role)
        for name in people if isinstance(people, list) else []:
            if isinstance(name, Mapping) and name.get("literal") != "others":
                yield tag, _name(name)


def _dates(item: Item) -> Iterator[tuple[str, str]]:
    for variable, tag in (("issued", "DA"), ("accessed", "Y2")):
        written = _date(item.csl.get(variable))
        if written:
            if tag == "DA":
                yield "PY", written.split("/")[0]
            yield tag, written


def _name(name: Mapping[str, object]) -> str:
    literal = str(name.get("literal", ""))
    if literal:
        return literal
    particle = str(name.get("non-dropping-particle", "") or name.get("dropping-particle", ""))
    family = " ".join(part for part in (particle, str(name.get("family", ""))) if part)
    rest = [str(name.get("given", "")), str(name.get("suffix", ""))]
    return ", ".join([family, *(part for part in rest if part)])


def _date(date: object) -> str:
    """RIS knows one day as `YYYY/MM/DD`; of a range its start."""
    parts = date.get("date-parts") if isinstance(date, Mapping) else None
    if not isinstance(parts, list) or not parts or not isinstance(parts[0], list):
        return ""
    numbers = [number for number in parts[0] if isinstance(number, int)]
    if not numbers or not 1 <= numbers[0] <= 9999:
        return ""
    return "/".join([f"{numbers[0]:04}", *(f"{number:02}" for number in numbers[1:])])
