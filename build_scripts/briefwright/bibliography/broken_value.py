"""Tells which brace or quote a value lacks, from the text between its `=` and the next field."""

from __future__ import annotations

import re
from typing import NamedTuple

_MARK = re.compile(r"[{}]")


class Judged(NamedTuple):
    """Where something is missing (`at`), what, and the part of the text to keep as the value.

    `until` is behind `at` where there is text that does not belong; `replacement` is for all of it.
    """

    at: int
    message: str
    help: str
    replacement: str | None
    start: int
    end: int
    until: int = 0


def judge_value(segment: str, offset: int) -> Judged:
    """What a value lacks; `segment` is its text without the comma behind it and starts at `offset` of the file."""
    end = offset + len(segment)
    if segment.startswith("{"):
        return _braced(segment, offset)
    if segment.startswith('"'):
        return _quoted(segment, offset)
    if segment.endswith("}"):
        help_text = "put `{` before the value"
        return Judged(offset, "missing opening brace of", help_text, "{", offset, end - 1)
    if segment.endswith('"'):
        return Judged(offset, "missing opening quote of", 'put `"` before the value', '"', offset, end - 1)
    help_text = "put braces around the value"
    return Judged(offset, "no braces around the value of", help_text, f"{{{segment}}}", offset, end, end)


def _braced(segment: str, offset: int) -> Judged:
    end = offset + len(segment)
    opened: list[int] = []
    early = -1
    for mark in _MARK.finditer(segment):
        if mark.group() == "{":
            opened.append(mark.start())
        elif opened:
            opened.pop()
            if not opened and mark.end() < len(segment) and early < 0:
                early = mark.start()
        elif early < 0:
            early = mark.start()
    if opened:
        return _unclosed(segment, offset)
    at = offset + max(early, 0)
    if segment[early + 1 :].strip() == '"':
        help_text = 'put `"` before the value'
        return Judged(offset, "missing opening quote of", help_text, '"', offset, end - 1)
    if segment.endswith("}"):
        help_text = "add the opening brace it lacks, remove one closing brace, or join two values by `#`"
        return Judged(at, "one closing brace too many in", help_text, None, offset + 1, end - 1)
    help_text = "move the text into the braces or remove it"
    return Judged(at + 1, "text after the value of", help_text, None, offset + 1, at, end)


def _unclosed(segment: str, offset: int) -> Judged:
    end = offset + len(segment)
    if not segment.endswith("}"):
        help_text = "put `}` after the value"
        return Judged(end, "missing closing brace of", help_text, "}", offset + 1, end)
    # The last brace closes the value, so it is an inner one that stays open: the last opened that nothing closes.
    inner = _innermost_open(segment)
    help_text = "close the brace that opens here"
    return Judged(offset + inner, "missing closing brace in", help_text, None, offset + 1, end - 1)


def _innermost_open(segment: str) -> int:
    opened = [0]
    for mark in _MARK.finditer(segment, 1, len(segment) - 1):
        if mark.group() == "{":
            opened.append(mark.start())
        elif len(opened) > 1:
            opened.pop()
    return opened[-1]


def _quoted(segment: str, offset: int) -> Judged:
    end = offset + len(segment)
    kept = end - 1 if segment.endswith('"') and len(segment) > 1 else end
    depth = 0
    for at, mark in enumerate(segment):
        depth += (mark == "{") - (mark == "}")
        if depth < 0 and segment[at:] == '}"':
            help_text = "open the brace that closes at the end"
            return Judged(offset + 1, "missing opening brace in", help_text, "{", offset + 1, kept)
        if depth < 0:
            help_text = "remove it, or add the opening brace it lacks"
            return Judged(offset + at, "a closing brace too many in", help_text, None, offset + 1, kept)
    if depth > 0:
        at = offset + _innermost_open(" " + segment) - 1
        if at == offset + 1 and kept < end:
            return Judged(kept, "missing closing brace in", "close the brace that opens first", "}", offset + 1, kept)
        help_text = "close the brace that opens here"
        return Judged(max(at, offset), "missing closing brace in", help_text, None, offset + 1, kept)
    if not segment.endswith('"') or len(segment) == 1:
        return Judged(end, "missing closing quote of", 'put `"` after the value', '"', offset + 1, end)
    inner = offset + 1 + segment[1:].index('"')
    help_text = "put the whole value in braces instead of quotes"
    return Judged(inner, "a quote inside the quoted value of", help_text, None, offset + 1, end - 1)
