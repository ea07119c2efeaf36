"""Characters that a reader of the file does not see, and that make it say something else than it seems to say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefwright.findings import Finding, Severity, finding
from briefwright.text import Span, Text

CHECK = "text-hides-nothing"
#: All that is looked for below; hardly any text holds one of them.
_ANY = re.compile(
    "[\x01-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200d\u202a-\u202e\u2060\u2066-\u2069\ufeff"
    "\ufff9-\ufffb\U000e0001-\U000e007f]"
)
_FIRST_FEW = 20
_CONTROL = re.compile("[\x01-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufff9-\ufffb\U000e0001-\U000e007f]")
_OVERRIDE = re.compile("[\u202d\u202e]")
_DIRECTED = re.compile("[\u202a\u202b\u202c\u2066-\u2069]")
_CLOSES = {"\u202a": "\u202c", "\u202b": "\u202c", "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}
_INSIDE_WORD = re.compile(
    "(?<=[A-Za-z0-9])[\u200b-\u200d\u2060\ufeff\u00ad]+(?=[A-Za-z0-9])|@[\\w-]*[\u200b-\u200d\u2060]"
)


def hidden(text: Text) -> tuple[Finding, ...]:
    """One finding a character, in order of place, but not more than an author can use."""
    if not _ANY.search(text.content):
        return ()
    return tuple(sorted(_all(text), key=lambda one: one.place.span))[:_FIRST_FEW]


def _all(text: Text) -> Iterator[Finding]:
    for found in _CONTROL.finditer(text.content):
        yield _say(text, found.start(), f"the control character {_name(found[0])}", "take it out")
    for found in _OVERRIDE.finditer(text.content):
        message = f"the character {_name(found[0])}, which shows the words after it in another order"
        yield _say(text, found.start(), message, "take it out; right-to-left scripts need no such character")
    for found in _INSIDE_WORD.finditer(text.content):
        at = found.end() - 1
        yield _say(text, at, f"the invisible character {_name(text.content[at])} in a word", "take it out")
    if _DIRECTED.search(text.content):
        for number in range(1, text.lines + 1):
            yield from _unclosed(text, text.line_span(number))


def _unclosed(text: Text, line: Span) -> Iterator[Finding]:
    """Marks of direction that are not closed on their line change what stands behind them."""
    waiting: list[tuple[str, int]] = []
    for found in _DIRECTED.finditer(text.content, line.start, line.end):
        if found[0] in _CLOSES:
            waiting.append((found[0], found.start()))
        elif waiting and _CLOSES[waiting[-1][0]] == found[0]:
            waiting.pop()
    for mark, at in waiting:
        message = f"the mark of direction {_name(mark)}, which is not closed on its line"
        yield _say(text, at, message, "close it, or take it out")


def _say(text: Text, at: int, what: str, advice: str) -> Finding:
    return finding(CHECK, Severity.ERROR, f"the text holds {what}", text, Span(at, at + 1), help=advice)


def _name(character: str) -> str:
    return f"U+{ord(character):04X}"
