"""Items written for other programs: biblatex, BibTeX, RIS and CSL-JSON; reading any of them back gives the same items.

What an author marks as private (`file`, `annote`, a note that starts with "private") is left out unless asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from briefwright.bibliography import Field, Item
from briefwright.bibliography.from_csl import from_csl
from briefwright.bibliography.word_lists import words
from briefwright.exports import ris_lines
from briefwright.exports.indented import indented

_PRIVATE = frozenset({"file", "annote", "annotation", "pdf", "bdsk-file-1", "bdsk-file-2", "bdsk-file-3", "owner"})
_LINKS = frozenset({"crossref", "xdata", "xref"})
_OWN = "briefwright"
# CSL variables of our own: CSL-JSON has no names for them, so they travel in its `custom`.
_OWN_VARIABLES = frozenset(
    {"archive-date", "archive-url", "original-language", "reviewed-title", "translated-title", "transliterated-title"}
)
# What classic BibTeX styles call things, and the types they know.
_BIBTEX_TYPES = MappingProxyType({"report": "techreport", "collection": "book", "thesis": "phdthesis"})
_CLASSIC_TYPES = words(
    "article book booklet conference inbook incollection inproceedings manual mastersthesis misc phdthesis "
    "proceedings techreport unpublished"
)
_BIBTEX_NAMES = MappingProxyType({"journaltitle": "journal", "location": "address", "annotation": "annote"})
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

Writer = Callable[[Sequence[Item]], str]


def biblatex(items: Sequence[Item], *, private: bool = False) -> str:
    """The items as a biblatex file, fields as their authors wrote them."""
    keys = frozenset(item.key for item in items)
    return "\n".join(_entry(item, keys & _links(item), private) for item in items)


def bibtex(items: Sequence[Item], *, private: bool = False) -> str:
    """The items for classic BibTeX styles: its types, its field names, `year` and `month` for a date."""
    return "\n".join(_classic(item, private) for item in items)


def csl_json(items: Sequence[Item], *, private: bool = False) -> str:
    """The items as CSL-JSON; what it cannot say stands in `custom`, so that nothing is lost on the way back."""
    told = ",\n".join(_object(item, private) for item in items)
    return f"[\n{told}\n]\n" if told else "[]\n"


def ris(items: Sequence[Item], *, private: bool = False) -> str:
    """The items as RIS."""
    return "".join(_record(item, private) for item in items)


def public_fields(item: Item, *, private: bool = False) -> Iterator[tuple[str, Field]]:
    """The fields that may leave the house, in the order of the file."""
    for name, field in item.fields.items():
        hidden = name in _PRIVATE or (name == "note" and field.value.casefold().startswith("private"))
        if private or not hidden:
            yield name, field


def _latex(item: Item, keys: frozenset[str], *, private: bool) -> dict[str, str]:
    """LaTeX sources by field name; links to entries that are not in the file are left out: what they give is here."""
    made: dict[str, str] = {}
    for name, field in public_fields(item, private=private):
        links = {key.strip() for key in field.value.split(",")}
        if name not in _LINKS or links <= keys:
            made[name] = balanced(field.raw)
    return made


def balanced(raw: str) -> str:
    """A source with braces added where a fault left some out, so that it can stand between braces."""
    if "{" not in raw and "}" not in raw:
        return raw
    depth = missing = 0
    for brace in re.findall(r"[{}]", raw):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            missing, depth = missing + 1, 0
    return "{" * missing + raw + "}" * depth


def _links(item: Item) -> frozenset[str]:
    """The keys of the entries that an item takes something from."""
    linked = [item.fields[name].value for name in _LINKS if name in item.fields]
    return frozenset(key.strip() for value in linked for key in value.split(","))


# An item stands in the file of all, in one of its own, and in those of all briefs that cite it.
_written_once = lru_cache(maxsize=4096)


@_written_once
def _entry(item: Item, keys: frozenset[str], private: bool) -> str:
    lines = [f"  {name} = {{{raw}}}," for name, raw in _latex(item, keys, private=private).items()]
    return "\n".join([f"@{item.entry_type}{{{item.key},", *lines, "}", ""])


@_written_once
def _object(item: Item, private: bool) -> str:
    return f"  {indented(_csl(item, private=private), 2, 1)}"


@_written_once
def _record(item: Item, private: bool) -> str:
    return ris_lines.record(item, private=private)


@_written_once
def _classic(item: Item, private: bool) -> str:
    fields = _latex(item, frozenset(), private=private)
    entry_type = item.entry_type if item.entry_type in _CLASSIC_TYPES else _BIBTEX_TYPES.get(item.entry_type, "misc")
    made: dict[str, str] = {}
    for name, raw in fields.items():
        if name == "date":
            made.update(_year_and_month(item))
        elif name == "institution" and entry_type in ("phdthesis", "mastersthesis"):
            made.setdefault("school", raw)
        else:
            made.setdefault(_BIBTEX_NAMES.get(name, name), raw)
    if entry_type == "misc" and "url" in made:
        made.setdefault("howpublished", f"\\url{{{made['url']}}}")
    lines = [f"  {name} = {raw if name == 'month' and raw in _MONTHS else f'{{{raw}}}'}," for name, raw in made.items()]
    return "\n".join([f"@{entry_type}{{{item.key},", *lines, "}", ""])


def _year_and_month(item: Item) -> dict[str, str]:
    issued = item.csl.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, Mapping) else None
    if not isinstance(parts, list) or not parts or not isinstance(parts[0], list):
        return {"year": item.value("date")}
    years = "--".join(str(part[0]) for part in parts if part and part[0])
    month = _MONTHS[parts[0][1] - 1] if len(parts) == 1 and len(parts[0]) > 1 and 1 <= parts[0][1] <= 12 else ""
    return {"year": years} | ({"month": month} if month else {})


def _csl(item: Item, *, private: bool) -> dict[str, object]:
    hidden = set(item.fields) - {name for name, _ in public_fields(item, private=private)}
    csl = {name: value for name, value in item.csl.items() if name not in _OWN_VARIABLES}
    if hidden & {"annote", "annotation"}:
        csl.pop("annote", None)
    if "note" in hidden:
        csl.pop("note", None)
    variables: dict[str, object] = {name: value for name, value in item.csl.items() if name in _OWN_VARIABLES}
    for name, value in list(csl.items()):
        if isinstance(value, list) and any(isinstance(one, Mapping) and "multi" in one for one in value):
            variables[name] = value
            csl[name] = [{label: part for label, part in one.items() if label != "multi"} for one in value]
    made_type, made = from_csl({**csl, **variables})
    fields = {name: field.raw for name, field in item.fields.items() if name not in hidden}
    differing = {name: raw for name, raw in fields.items() if name not in made or made[name].raw != raw}
    own: dict[str, object] = {"variables": variables} if variables else {}
    if differing or list(fields) != list(made) or item.entry_type != made_type:
        own |= {"type": item.entry_type, "fields": differing, "order": list(fields)}
    return {"id": item.key, **csl, **({"custom": {_OWN: own}} if own else {})}


def _writers() -> Iterable[tuple[str, Writer]]:
    return (("bib", biblatex), ("bibtex", bibtex), ("ris", ris), ("json", csl_json))


#: Ending -> what writes files of that ending; none of them writes private fields.
WRITERS: Mapping[str, Writer] = MappingProxyType(dict(_writers()))
