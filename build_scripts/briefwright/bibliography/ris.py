"""Reads RIS, the tagged lines of reference managers, into items."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from briefwright.bibliography.building import build_item, field_from_latex
from briefwright.bibliography.cjk_names import has_cjk
from briefwright.bibliography.field_names import DATE_FIELDS, NAME_FIELDS, VERBATIM_FIELDS
from briefwright.bibliography.item import Field, Item
from briefwright.bibliography.reading import Reading, Report
from briefwright.bibliography.ris_tables import ENTRY_TYPES, TAGS
from briefwright.bibliography.to_latex import escape
from briefwright.findings import Severity
from briefwright.text import Span, Text

_LINE = re.compile(r"^(?P<tag>[A-Z][A-Z0-9])  ?- ?(?P<value>[^\r\n]*)|^(?P<more>[^\r\n]+)", re.M)
_DATE = re.compile(r"(-?[0-9]{1,4})(?:/([0-9]{1,2})?(?:/([0-9]{1,2})?(?:/.*)?)?)?")
_REPEATED = frozenset({"date", "keywords", "note", "url"}) | NAME_FIELDS
_JOINTS: Mapping[str, str] = MappingProxyType({"keywords": ", ", "note": "\n", "url": " "})


class _Line(NamedTuple):
    tag: str
    value: str
    span: Span


def read_ris(text: Text) -> Reading:
    """The items of a RIS file; an item without an `ID` gets a key of its first author and year."""
    reader = _Reader(text)
    for record in reader.records():
        reader.item(record)
    parents = {item.key.lower(): item for item in reader.items}
    return Reading(text, tuple(reader.items), tuple(reader.report.findings), parents=parents)


class _Reader:
    def __init__(self, text: Text) -> None:
        self.text = text
        self.report = Report(text)
        self.items: list[Item] = []
        self.keys: dict[str, int] = {}

    def records(self) -> list[list[_Line]]:
        """The lines of each record, continued lines joined."""
        records: list[list[_Line]] = []
        inside = False
        for found in _LINE.finditer(self.text.content):
            if found["more"] is not None:
                self.more(found, records if inside else [])
                continue
            line = _Line(found["tag"], found["value"].strip(), Span(found.start("value"), found.end("value")))
            if line.tag == "TY":
                if inside:
                    self.no_end(records[-1][0])
                records.append([line])
                inside = True
            elif line.tag == "ER":
                inside = False
            elif inside:
                records[-1].append(line)
            else:
                message, help_text = f"`{line.tag}` before the start of an entry", "an entry starts with `TY  - `"
                self.report.add(Severity.ERROR, message, found.start(), found.end(), help_text=help_text)
        if inside:
            self.no_end(records[-1][0])
        return records

    def more(self, found: re.Match[str], records: list[list[_Line]]) -> None:
        words = found["more"].strip()
        if not words:
            return
        if records:
            last = records[-1][-1]
            span = Span(last.span.start, found.end())
            records[-1][-1] = _Line(last.tag, f"{last.value} {words}", span)
        else:
            message = f"text outside of any entry: `{words[:40]}`"
            self.report.add(Severity.NOTE, message, found.start(), found.end())

    def no_end(self, start: _Line) -> None:
        message, help_text = "an entry without its end", "end it with the line `ER  - `"
        self.report.add(Severity.ERROR, message, start.span.start, start.span.end, help_text=help_text)

    def item(self, record: list[_Line]) -> None:
        kind = record[0].value.upper()
        entry_type, subtype = ENTRY_TYPES.get(kind, ("misc", ""))
        if kind not in ENTRY_TYPES:
            span = record[0].span
            message = f"`{kind}` is no type of RIS"
            self.report.add(Severity.WARNING, message, span.start, span.end, help_text="it is treated as `GEN`")
        values: dict[str, list[_Line]] = {}
        for line in record[1:]:
            name = self.field_name(line.tag, entry_type, values)
            if name and line.value:
                values.setdefault(name, []).append(line)
        fields = {name: self.field(name, lines) for name, lines in values.items() if name != "ID"}
        self.pages(fields)
        if subtype:
            fields["entrysubtype"] = field_from_latex(subtype, "entrysubtype", self.text, record[0].span)
        key_line = values.get("ID", [record[0]])[0]
        key = key_line.value if "ID" in values else self.made_key(fields)
        whole = Span(record[0].span.start, record[-1].span.end)
        self.items.append(build_item(key, entry_type, fields, self.text, key_line.span, whole))

    def field_name(self, tag: str, entry_type: str, known: Mapping[str, object]) -> str:
        if tag in ("T2", "BT", "JO", "JF", "T3") and entry_type == "book":
            return "series"
        if tag in ("A2", "ED") and entry_type == "book":
            return "serieseditor" if tag == "A2" else "editor"
        name = TAGS.get(tag, f"ris-{tag.lower()}")
        if name == "journaltitle" and entry_type in ("incollection", "inproceedings", "inreference", "inbook"):
            name = "booktitle"
        if name == "institution" and entry_type not in ("report", "thesis"):
            name = "publisher"
        if name == "isbn" and entry_type in ("article", "periodical"):
            name = "issn"
        # Several tags mean the same; the first that a record has counts, unless the field is a list.
        return f"ris-{tag.lower()}" if name in known and name not in _REPEATED else name

    def field(self, name: str, lines: list[_Line]) -> Field:
        span = Span(lines[0].span.start, max(line.span.end for line in lines)) if len(lines) > 1 else lines[0].span
        if name in NAME_FIELDS or name == "serieseditor":
            raw = " and ".join(_name(line.value) for line in lines)
        elif name in DATE_FIELDS:
            # `PY` says the year and `DA`, if it stands there too, the day.
            raw = max((_date(line.value) for line in lines), key=len)
        elif name == "url":
            raw = lines[0].value
        else:
            raw = _JOINTS.get(name, " ").join(line.value for line in lines)
            raw = raw if name in VERBATIM_FIELDS else "\n".join(map(escape, raw.split("\n")))
        return field_from_latex(raw, name, self.text, span)

    def pages(self, fields: dict[str, Field]) -> None:
        first, last = fields.pop("startpage", None), fields.pop("endpage", None)
        if first is None:
            return
        raw = f"{first.raw}--{last.raw}" if last is not None and last.raw != first.raw else first.raw
        fields["pages"] = field_from_latex(raw, "pages", self.text, first.span)

    def made_key(self, fields: Mapping[str, Field]) -> str:
        who = fields.get("author") or fields.get("editor") or fields.get("title")
        word = re.sub(r"[\W_]", "", re.split(r"[,\s]", who.value.strip("{} "))[0]).lower() if who else ""
        year = re.search(r"[0-9]{4}", fields["date"].value) if "date" in fields else None
        base = f"{word or 'source'}{year.group() if year else ''}"
        self.keys[base] = number = self.keys.get(base, 0) + 1
        return f"{base}-{number}" if number > 1 else base


def _name(value: str) -> str:
    """RIS writes `family, given, suffix`; a name without a comma is an institution."""
    parts = [part.strip() for part in value.split(",")]
    if len(parts) == 1:
        return escape(value) if has_cjk(value) else "{" + escape(value) + "}"
    labels = ("family", "given", "suffix")
    return ", ".join(
        f"{label}={{{escape(part)}}}" for label, part in zip(labels, parts, strict=False) if part
    )


def _date(value: str) -> str:
    found = _DATE.fullmatch(value.strip())
    if found is None:
        return value
    year = found[1].zfill(4)
    return "-".join([year, *(part.zfill(2) for part in (found[2], found[3]) if part)])
