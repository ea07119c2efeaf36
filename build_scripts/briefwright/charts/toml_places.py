"""Where the keys and values of a TOML document stand, which tomllib does not say."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field

from briefwright.text import Span, Text

Path = tuple[str | int, ...]

_TOKEN = re.compile(
    r'''(?P<string>"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')'''
    r"|(?P<skip>\#[^\n]*|[^\S\n]+)|(?P<newline>\n)|(?P<mark>[\[\]{}=,.])|(?P<bare>[^\s\[\]{}=,.\#\"']+)",
    re.DOTALL,
)
_DEEPEST = 8
_LONGEST_KEY = 16


@dataclass(frozen=True)
class Place:
    """The spans of a key and of its value; an element of an array has its own span as both."""

    key: Span
    value: Span


def places(text: Text) -> Mapping[Path, Place]:
    """Every key of a document that tomllib has accepted; values nested deeper than eight levels count as one."""
    scan = _Scan([match for match in _TOKEN.finditer(text.content) if match.lastgroup != "skip"])
    scan.document()
    return scan.found


def overlong_key(text: Text) -> Span | None:
    """The first dotted key with more parts than any declaration has; tomllib takes gigabytes for thousands of parts."""
    dots = 0
    for match in _TOKEN.finditer(text.content):
        if match.group() == ".":
            dots += 1
            if dots >= _LONGEST_KEY:
                return Span(*match.span())
        elif match.lastgroup in ("mark", "newline"):
            dots = 0
    return None


@dataclass
class _Scan:
    tokens: list[re.Match[str]]
    at: int = 0
    found: dict[Path, Place] = field(default_factory=dict)

    def peek(self) -> str:
        return self.tokens[self.at].group() if self.at < len(self.tokens) else ""

    def take(self) -> re.Match[str]:
        self.at += 1
        return self.tokens[self.at - 1]

    def skip(self, *marks: str) -> None:
        while self.peek() and self.peek() in marks:
            self.at += 1

    def document(self) -> None:
        table: Path = ()
        counts: dict[Path, int] = {}
        while self.at < len(self.tokens):
            if self.peek() == "\n":
                self.at += 1
            elif self.peek() == "[":
                table = self.header(counts)
            else:
                self.pair(table, 0)

    def header(self, counts: dict[Path, int]) -> Path:
        start = self.take()
        several = self.peek() == "["
        self.skip("[")
        path, span = self.key()
        self.skip("]")
        if several:
            counts[path] = counts.get(path, -1) + 1
            path = (*path, counts[path])
        self.found.setdefault(path, Place(span, Span(start.start(), span.end)))
        return path

    def key(self) -> tuple[Path, Span]:
        parts: list[str | int] = []
        first = last = self.tokens[self.at]
        while self.at < len(self.tokens) and self.peek() not in ("=", "]"):
            last = self.take()
            if last.lastgroup == "string":
                parts.append(tomllib.loads(f"k={last.group()}")["k"])
            elif last.lastgroup == "bare":
                parts.append(last.group())
        return tuple(parts), Span(first.start(), last.end())

    def pair(self, table: Path, depth: int) -> None:
        path, key = self.key()
        self.at += 1
        path = (*table, *path)
        self.found[path] = Place(key, self.value(path, depth))

    def value(self, path: Path, depth: int) -> Span:
        start = self.take()
        if start.group() not in ("[", "{"):
            while start.lastgroup == "bare" and self.peek() not in ("", "\n", ",", "]", "}"):
                self.at += 1
        elif depth >= _DEEPEST:
            self.pass_over()
        elif start.group() == "[":
            self.array(path, depth + 1)
        else:
            self.skip("\n", ",")
            while self.peek() not in ("}", ""):
                self.pair(path, depth + 1)
                self.skip("\n", ",")
            self.at += 1
        return Span(start.start(), self.tokens[min(self.at, len(self.tokens)) - 1].end())

    def array(self, path: Path, depth: int) -> None:
        count = 0
        self.skip("\n", ",")
        while self.peek() not in ("]", ""):
            span = self.value((*path, count), depth)
            self.found[(*path, count)] = Place(span, span)
            count += 1
            self.skip("\n", ",")
        self.at += 1

    def pass_over(self) -> None:
        depth = 1
        while depth and self.at < len(self.tokens):
            mark = self.take().group()
            depth += (mark in ("[", "{")) - (mark in ("]", "}"))
