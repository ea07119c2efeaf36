"""The cells of a CSV file with the place of each, which the csv module does not give."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefwright.text import Span, Text

_FIELD = re.compile(r'"((?:[^"]|"")*)"|([^,"\r\n]*)')
_REST_OF_LINE = re.compile(r"[^\r\n]*")
_REST_OF_CELL = re.compile(r"[^,\r\n]*")
_LINE_END = re.compile(r"\r\n|\r|\n")
_FORMULA_SIGNS = tuple("=+-@\t\r\n＝＋－＠")


@dataclass(frozen=True)
class Field:
    """One cell: its text without quotation marks and outer spaces, and its span with them."""

    text: str
    span: Span


@dataclass(frozen=True)
class Record:
    """One row of the file; its span is the whole row without the line end."""

    fields: tuple[Field, ...]
    span: Span


@dataclass(frozen=True)
class Fault:
    """A quotation mark that is never closed, or that stands where none may; reading stops there."""

    message: str
    span: Span


def scan(text: Text) -> tuple[tuple[Record, ...], Fault | None]:
    """The rows of a comma-separated file (RFC 4180) without its blank lines, up to the first fault."""
    content = text.content
    at = 1 if content.startswith("\ufeff") else 0
    records: list[Record] = []
    while at < len(content):
        start, fields = at, list[Field]()
        while True:
            match = _FIELD.match(content, at)
            if match is None or ((end := match.end()) < len(content) and content[end] not in ",\r\n"):
                return tuple(records), _fault(content, at)
            raw = match[2] if match[1] is None else match[1].replace('""', '"')
            fields.append(Field(raw.strip(), Span(*match.span())))
            at = end
            if content[at : at + 1] != ",":
                break
            at += 1
        if len(fields) > 1 or len(fields[0].span):
            records.append(Record(tuple(fields), Span(start, at)))
        line_end = _LINE_END.match(content, at)
        at = line_end.end() if line_end else at
    return tuple(records), None


def _fault(content: str, at: int) -> Fault:
    match = _FIELD.match(content, at)
    if content.startswith('"', at) and match is not None and match[1] is None:
        return Fault("a quotation mark opens here and is never closed", _rest(_REST_OF_LINE, content, at))
    message = "a quotation mark stands inside a cell that is not quoted, or text follows one that is"
    return Fault(message, _rest(_REST_OF_CELL, content, at))


def _rest(pattern: re.Pattern[str], content: str, at: int) -> Span:
    match = pattern.match(content, at)
    return Span(at, match.end() if match else at)


def looks_like_formula(cell: str) -> bool:
    """True for text that a spreadsheet would run as a formula when it opens the file."""
    return cell.startswith(_FORMULA_SIGNS)
