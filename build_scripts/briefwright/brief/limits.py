"""How much one text may hold: far more than any author writes, and less than what makes a renderer work for minutes.

Python-Markdown takes time that grows with the square of, for example, open brackets; so they are counted before it
sees them, in one pass. Code in fences is not counted: it is taken out before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from briefwright.findings import Finding, Severity, finding
from briefwright.text import Span, Text

CHECK = "text-is-within-limits"
MOST_CHARACTERS = 1_000_000
MOST_IN_LINE = 20_000
MOST_LEVELS = 50
MOST_OPEN = 200
MOST_CITATIONS = 5_000
MOST_HEADINGS = 1_000
MOST_FENCES = 1_000
MOST_ABBREVIATIONS = 500
MOST_INSIDE = 50

_ADVICE = "take it apart: no reader follows as much on one page"
_TOKEN = re.compile(r"\\.|(?P<link>\]\()|(?P<open>\[)|(?P<close>\])|(?P<round>\))|(?P<tag><[A-Za-z!?/])|(?P<end>>)")
_CITED = re.compile(r"(?<![\w@])[@＠][\w{]")
_FENCE = re.compile(r"[ \t>]*(?P<mark>`{3,}|~{3,})(?P<info>[^`\n]*)$")
_CELLS = "cells of tables"
#: What a line begins, and how many of it one page may hold.
_PARTS: Mapping[str, tuple[re.Pattern[str], int]] = MappingProxyType(
    {
        "headings": (re.compile(r"[ \t>]*(?:#|(?:=+|-+)[ \t]*$)"), MOST_HEADINGS),
        "abbreviations": (re.compile(r"[ ]{0,3}\*\["), MOST_ABBREVIATIONS),
        "footnotes": (re.compile(r"[ ]{0,3}\[\^[^\]]*\]:"), 1_000),
        "boxes": (re.compile(r"[ \t>]*(?:!!!|\?\?\?)"), 1_000),
        "definitions": (re.compile(r"[ \t>]*:[ \t]"), 5_000),
        "items of lists": (re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]"), 10_000),
        _CELLS: (re.compile(r"[ \t>]*\|"), 20_000),
    }
)
#: How a line begins that may be one of these parts, and what a fence of code cannot do without.
_MARK = re.compile(r"[ \t>]*[#=\-!?*\[:|+\d]")
_FENCES = ("```", "~~~")
_RENDERED = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][\w-]*)(?P<more>[^<>]*)>")
_CONTAINERS = frozenset(
    (
        *("article", "aside", "blockquote", "details", "div", "dl", "figure", "main", "nav", "ol", "section", "table"),
        "ul",
    )
)
_IS_RENDERED = re.compile(r"\smarkdown\b")
_LEVEL = re.compile(r"[ ]{0,3}>|[ ]{4}|\t")


def faults(text: Text, start: int = 0) -> tuple[Finding, ...]:
    """What is too much in a text from an offset on: one finding a kind, at the first place that is over the limit."""
    length = len(text.content) - start
    if length > MOST_CHARACTERS:
        at = start + MOST_CHARACTERS
        return (_say(text, at, f"the text has {length:,} characters; {MOST_CHARACTERS:,} are the most"),)
    count = _Count(is_sparse=sum(map(text.content.count, ("[", "](", "<"))) <= MOST_OPEN)
    found: dict[str, Finding] = {}
    for kind, at, message in count.lines(text, start):
        if kind not in found:
            found[kind] = _say(text, at, message)
    return tuple(found.values())


def _say(text: Text, at: int, message: str) -> Finding:
    return finding(CHECK, Severity.ERROR, message, text, Span(at, min(at + 1, len(text.content))), help=_ADVICE)


@dataclass
class _Count:
    """What is open in the paragraph, and what the page holds so far.

    `is_sparse` where all brackets and tags of the text together are no more than may be open.
    """

    is_sparse: bool = False
    brackets: int = 0
    rounds: int = 0
    tag: bool = False
    unclosed: int = 0
    citations: int = 0
    fences: int = 0
    parts: dict[str, int] = field(default_factory=dict)
    elements: int = 0
    inside: list[str] = field(default_factory=list)
    code: str = ""

    def lines(self, text: Text, start: int) -> Iterator[tuple[str, int, str]]:
        spans = [text.line_span(number) for number in range(text.position(start).line, text.lines + 1)]
        closing = _closing(text, spans)
        for number, span in enumerate(spans):
            line = text[span]
            if len(line) > MOST_IN_LINE:
                message = f"a line of {len(line):,} characters; {MOST_IN_LINE:,} are the most"
                yield "line", span.start + MOST_IN_LINE, message
                continue
            if self._in_code(line, number, closing):
                continue
            yield from self._line(line, span.start)

    def _in_code(self, line: str, number: int, closing: dict[str, int]) -> bool:
        fence = _fence(line)
        if self.code:
            if fence and fence["mark"] == self.code and not fence["info"].strip():
                self.code = ""
            return True
        if fence:
            self.fences += 1
            self.code = fence["mark"] if closing.get(fence["mark"], -1) > number else ""
        return bool(self.code)

    def _line(self, line: str, at: int) -> Iterator[tuple[str, int, str]]:
        if not line.strip():
            self._end_of_paragraph()
        depth = _depth(line)
        if depth > MOST_LEVELS and line.strip():
            yield "levels", at, f"{depth} levels of lists or quotations; {MOST_LEVELS} are the most"
        if self.fences > MOST_FENCES:
            yield "fences", at, f"more than {MOST_FENCES:,} fences of code"
        yield from self._parts(line, at)
        if "<" in line:
            self._elements(line)
        if self.elements > MOST_OPEN:
            yield "elements that are open", at, f"more than {MOST_OPEN} HTML elements that are not closed"
        if len(self.inside) > MOST_INSIDE:
            message = f"HTML elements with Markdown in them, {len(self.inside)} deep; {MOST_INSIDE} are the most"
            yield "elements", at, message
        if "@" in line or "＠" in line:
            self.citations += len(_CITED.findall(line))
        if self.citations > MOST_CITATIONS:
            yield "citations", at, f"more than {MOST_CITATIONS:,} citations"
        if not self.is_sparse or line.count("[") > MOST_LEVELS:
            yield from self._tokens(line, at)

    def _parts(self, line: str, at: int) -> Iterator[tuple[str, int, str]]:
        if not _MARK.match(line):
            return
        for name, (start, most) in _PARTS.items():
            if start.match(line):
                self.parts[name] = self.parts.get(name, 0) + (line.count("|") if name == _CELLS else 1)
                if self.parts[name] > most:
                    yield name, at, f"more than {most:,} {name}"

    def _tokens(self, line: str, at: int) -> Iterator[tuple[str, int, str]]:
        deep = 0
        for token in _TOKEN.finditer(line):
            kind = token.lastgroup
            if kind == "open":
                self.brackets += 1
                deep += 1
            elif kind in ("close", "link"):
                self.brackets = max(self.brackets - 1, 0)
                deep = max(deep - 1, 0)
                self.rounds += kind == "link"
            elif kind == "round":
                self.rounds = max(self.rounds - 1, 0)
            elif kind == "tag":
                self.unclosed += self.tag
                self.tag = True
            elif kind == "end":
                self.tag = False
            if deep > MOST_LEVELS:
                yield "brackets", at + token.start(), f"brackets {deep} deep; {MOST_LEVELS} levels are the most"
                return
            if self.unclosed + self.brackets + self.rounds > MOST_OPEN:
                message = f"more than {MOST_OPEN} brackets and tags that are not closed"
                yield "open", at + token.start(), message
                return

    def _elements(self, line: str) -> None:
        """Elements whose content is read as Markdown again, by a reader that calls itself for each."""
        for tag in _RENDERED.finditer(line):
            if tag["name"].lower() in _CONTAINERS:
                self.elements = max(self.elements + (-1 if tag["end"] else 1), 0)
            if tag["end"]:
                if tag["name"] in self.inside:
                    while self.inside.pop() != tag["name"]:
                        pass
            elif _IS_RENDERED.search(tag["more"]):
                self.inside.append(tag["name"])

    def _end_of_paragraph(self) -> None:
        self.unclosed += self.brackets + self.rounds + self.tag
        self.brackets = self.rounds = 0
        self.tag = False


def _fence(line: str) -> re.Match[str] | None:
    return _FENCE.match(line) if any(mark in line for mark in _FENCES) else None


def _depth(line: str) -> int:
    depth = at = 0
    while level := _LEVEL.match(line, at):
        depth += 1
        at = level.end()
    return depth


def _closing(text: Text, spans: list[Span]) -> dict[str, int]:
    """The last line that can close a fence, by the mark of the fence."""
    last = {}
    for number, span in enumerate(spans):
        if len(span) < MOST_IN_LINE and (fence := _fence(text[span])) and not fence["info"].strip():
            last[fence["mark"]] = number
    return last
