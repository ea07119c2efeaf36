"""Quotations and brackets of a text: which opening mark belongs to which closing mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from briefwright.text import Span


class Kind(Enum):
    """What the marks say about the words between them."""

    QUOTATION = "quotation"
    TITLE = "title"  # Chinese marks around the name of a work
    BRACKET = "bracket"


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A pair of marks: `span` includes both, `inner` neither."""

    kind: Kind
    span: Span
    inner: Span


_CLOSES = {
    "”": "“„",
    "“": "„",
    "‘": "‚",
    "’": "‘",
    "»": "«",
    "«": "»",
    "」": "「",
    "』": "『",
    "﹂": "﹁",
    "》": "《",
    "〉": "〈",
    ")": "(",
    "）": "（(",
    "]": "[",
    "】": "【",
    "〕": "〔",
    "＂": "＂",
    '"': '"',
}
_OPENERS = frozenset("“„‘‚«»「『﹁《〈(（[【〔＂\"")
_TITLES = frozenset("《〈")
_BRACKETS = frozenset("(（[【〔")
_MARK = re.compile(r"[“”„‘’‚«»「」『』﹁﹂《》〈〉()（）\[\]【】〔〕＂\"]|\n[ \t]*\n")


def enclosures(text: str) -> tuple[Enclosure, ...]:
    """All pairs of marks, by where they begin; marks without a partner are passed over.

    A pair never reaches over an empty line, so that one forgotten mark spoils one paragraph only.
    """
    return tuple(sorted(_pairs(text), key=lambda pair: pair.span.start))


def outermost(pairs: tuple[Enclosure, ...]) -> tuple[Enclosure, ...]:
    """The pairs that stand in no other pair."""
    found: list[Enclosure] = []
    for pair in pairs:
        if not found or pair.span.start >= found[-1].span.end:
            found.append(pair)
    return tuple(found)


def _pairs(text: str) -> Iterator[Enclosure]:
    open_marks: list[tuple[str, int]] = []
    counts: dict[str, int] = {}
    for match in _MARK.finditer(text):
        mark, at = match[0], match.start()
        if mark[0] == "\n":
            open_marks.clear()
            counts.clear()
            continue
        wanted = _CLOSES.get(mark, "")
        if any(counts.get(opener) for opener in wanted) and _can_close(text, mark, at):
            # Every mark is pushed and popped at most once, so the whole stays linear.
            while True:
                opener, start = open_marks.pop()
                counts[opener] -= 1
                if opener in wanted:
                    break
            yield Enclosure(_kind(opener), Span(start, at + 1), Span(start + 1, at))
        elif mark in _OPENERS and _can_open(text, mark, at):
            open_marks.append((mark, at))
            counts[mark] = counts.get(mark, 0) + 1


def _kind(opener: str) -> Kind:
    if opener in _TITLES:
        return Kind.TITLE
    return Kind.BRACKET if opener in _BRACKETS else Kind.QUOTATION


def _can_close(text: str, mark: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if mark == "’":  # most are apostrophes
        return not _is_latin(after) and not before.isspace()
    if mark in '"＂':
        return not before.isspace() and not (_is_latin(after) and before in "([{—–-")
    return True


def _can_open(text: str, mark: str, at: int) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if mark in '"＂':
        return bool(after) and not after.isspace() and not (before.isdigit() or _is_latin(before))
    if mark in "‘»":
        return bool(after) and not after.isspace() and not _is_latin(before)
    return True


def _is_latin(char: str) -> bool:
    """True for letters and digits of scripts that put spaces between words."""
    return char.isalnum() and char < "\u2e80"
