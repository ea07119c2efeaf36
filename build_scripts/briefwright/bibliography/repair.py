"""Reads an entry that is not sound: says what is missing and where, and keeps all that can be kept.

A field is taken to start where a line (or a comma) is followed by `name =` and a value. So a value that lacks its
end stops where the next field starts, and only the text in between is looked at to tell what it lacks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefwright.bibliography.broken_value import judge_value
from briefwright.bibliography.field_names import KNOWN_FIELDS
from briefwright.bibliography.grammar import (
    FIELD_NAME,
    KEY,
    NAME,
    SPECIAL_BLOCKS,
    Block,
    Fault,
    Piece,
    RawField,
    read_value,
    skip_gap,
)

_FIELD_START = re.compile(rf"(?:^[ \t]*+|,\s*+)({NAME})\s*+=\s*+(?=([{{\"0-9])?)", re.M)
_ASSIGNMENT = re.compile(rf"{NAME}\s*+=")
_MOST = 6
_INSIDE_NAMES = frozenset({"useprefix"})  # biblatex's `family=…, useprefix=true` is no field of the entry
_AFTER_CLOSER = re.compile(r"[\s,})]*+")
_TO_LINE_END = re.compile(r"[^\r\n,{}]*+")


@dataclass(slots=True)
class _Reader:
    content: str
    block: Block
    limit: int
    closer: str
    closes_inline: bool
    faults: list[Fault]

    def mark(self, at: int) -> str:
        return self.content[at] if at < self.limit else ""

    def report(self, start: int, end: int, message: str, help_text: str = "", replacement: str | None = None) -> None:
        if len(self.faults) == _MOST:
            return  # what follows mostly follows from these
        if "the key" not in message:
            message = f"{message}{self.whose()}"
        self.faults.append(Fault(start, end, message, help_text, replacement, "error", self.block.key))

    def whose(self) -> str:
        return f" in `{self.block.key}`" if self.block.key else f" in this @{self.block.type}"


def mend(content: str, block: Block, at: int, limit: int, closer: str, *, closes_inline: bool) -> list[Fault]:
    """Fills a block from the text between `at` and `limit` (where the next block starts); what was wrong with it."""
    block.fields.clear()
    block.key = ""
    reader = _Reader(content, block, limit, closer, closes_inline, [])
    if block.type == "comment":
        reader.report(block.start, at, f"missing closing `{closer}`", "close the comment")
        block.end = limit
        return reader.faults
    if block.type == "preamble":
        block.end = limit
        reader.report(block.start, at, "this preamble cannot be read", "write `@preamble{\"…\"}`")
        return reader.faults
    if block.type not in SPECIAL_BLOCKS:
        at = _key(reader, at)
    while at >= 0:
        at = _next(reader, at)
    return reader.faults


def _key(reader: _Reader, at: int) -> int:
    content, block = reader.content, reader.block
    found = KEY.match(content, at, reader.limit)
    if found is None:
        return at
    key, start, end = found[1], found.start(1), found.end(1)
    after = skip_gap(content, found.end(), reader.limit)
    if not key or reader.mark(after) == "=":
        here = start if key else found.end()
        reader.report(here, here, "an entry without a key", f"write a key: `@{block.type}{{smith2020,`")
        return found.start(1) if key else after + (reader.mark(after) == ",")
    block.key, block.key_start, block.key_end = key, start, end
    if reader.mark(after) in (",", reader.closer):
        return after + (reader.mark(after) == ",")
    if _ASSIGNMENT.match(content, after, reader.limit):
        reader.report(end, end, f"missing comma after the key `{key}`", "put a comma after the key", ",")
        return after
    return _odd_key(reader, start, end)


def _odd_key(reader: _Reader, start: int, end: int) -> int:
    """A key with spaces or quotes in it: everything up to the comma of the line."""
    rest = _TO_LINE_END.match(reader.content, end, reader.limit)
    stop = rest.end() if rest else end
    if reader.mark(stop) != ",":
        reader.report(end, end, f"missing comma after the key `{reader.block.key}`", "put a comma after the key", ",")
        return end
    words = reader.content[start:stop].rstrip()
    reader.block.key, reader.block.key_end = words, start + len(words)
    help_text = "use letters, digits and `-_:.` only"
    replacement = re.sub(r"[^\w.:-]+", "-", words)
    reader.report(start, start + len(words), f"the key `{words}` has spaces or marks", help_text, replacement)
    return stop + 1


def _next(reader: _Reader, at: int) -> int:
    """Reads one field (or the end) and gives the offset after it; -1 at the end of the entry."""
    at = skip_gap(reader.content, at, reader.limit)
    mark = reader.mark(at)
    if not mark:
        _missing_closer(reader)
        reader.block.end = reader.limit
        return -1
    if mark == ",":
        return at + 1
    if mark in "})":
        return _closer(reader, at)
    name = FIELD_NAME.match(reader.content, at, reader.limit)
    if name is None:
        return _junk(reader, at)
    equals = skip_gap(reader.content, name.end(), reader.limit)
    if reader.mark(equals) == "=":
        return _value(reader, name, equals + 1)
    if reader.mark(equals) in ("{", '"'):
        reader.report(name.end(), name.end(), f"missing `=` after `{name.group()}`", "put `=` there", " =")
        return _value(reader, name, equals)
    return _junk(reader, at)


def _field_start(reader: _Reader, at: int) -> int:
    """Where the next field starts from `at` on (its comma, or its line's start), or -1."""
    for found in _FIELD_START.finditer(reader.content, at, reader.limit):
        name = found[1].lower()
        if found[2] in ("{", '"') or name in KNOWN_FIELDS - _INSIDE_NAMES:
            return found.start()
    return -1


def _junk(reader: _Reader, at: int) -> int:
    stop = _field_start(reader, at)
    if stop < 0:
        stop = _last_closer(reader, at)
    words = reader.content[at:stop].strip().rstrip(",").rstrip()
    stop = max(stop, at + 1)
    shown = words.splitlines()[0] if words else reader.content[at]
    reader.report(at, at + len(shown), f"`{shown[:40]}` is no field", "write `name = {value},` or remove it")
    return stop


def _last_closer(reader: _Reader, at: int) -> int:
    """The offset of the entry's last closing brace, or the limit if it has none."""
    found = reader.content.rfind(reader.closer, at, reader.limit)
    return reader.limit if found < 0 else found


def _value(reader: _Reader, name: re.Match[str], at: int) -> int:
    content = reader.content
    start = skip_gap(content, at, reader.limit)
    following = _field_start(reader, start)
    sound = read_value(content, start, reader.limit)
    if sound is not None and not 0 <= following < sound[1]:
        pieces, end = sound
        after = skip_gap(content, end, reader.limit)
        mark = reader.mark(after)
        is_end = mark in (",", reader.closer, "") or _ASSIGNMENT.match(content, after, reader.limit)
        if is_end and not _goes_on(reader, pieces[-1].kind, start, after, following):
            _keep(reader, name, pieces, start, end)
            if mark not in (",", reader.closer, ""):
                field = name.group().lower()
                reader.report(end, end, f"missing comma after `{field}`", "put a comma after the value", ",")
            return after
    return _broken_value(reader, name, at, start, following)


def _goes_on(reader: _Reader, kind: str, start: int, after: int, following: int) -> bool:
    """True if a value only seemed to end: no field follows its comma, and the text up to the next one lacks a mark."""
    if reader.mark(after) != ",":
        return False
    next_at = skip_gap(reader.content, after + 1, reader.limit)
    if reader.mark(next_at) in (",", reader.closer, "") or _ASSIGNMENT.match(reader.content, next_at, reader.limit):
        return False
    stop = following if following >= 0 else _last_closer(reader, start)
    if kind in "w0" and reader.content[start:stop].rstrip(" \t\r\n,").endswith('"'):
        return True
    return reader.content.count("{", start, stop) != reader.content.count("}", start, stop)


def _broken_value(reader: _Reader, name: re.Match[str], after_equals: int, start: int, following: int) -> int:
    stop = following if following >= 0 else _last_closer(reader, start)
    segment = reader.content[start:stop].rstrip()
    if segment.endswith(","):
        segment = segment[:-1].rstrip()
    field = name.group().lower()
    if not segment:
        reader.report(start, start, f"`{field}` has no value", "write a value or remove the field")
        return max(stop, start)
    judged = judge_value(segment, start)
    at = judged.at
    if at == start:
        at = _where_value_belongs(reader, after_equals, start)
    elif at == start + len(segment):
        at = _before_comma(reader, at, stop)
    until = max(at, judged.until)
    reader.report(at, until, f"{judged.message} `{field}`", judged.help, judged.replacement)
    _keep(reader, name, (Piece("{", judged.start, judged.end),), start, start + len(segment))
    return max(stop, start + len(segment))


def _before_comma(reader: _Reader, at: int, stop: int) -> int:
    """Where the brace stood that a value lacks at its end: before the comma, if that has a line of its own."""
    found = re.compile(r"[ \t]*+[\r\n]\s*+(?=,)").match(reader.content, at, min(stop + 1, reader.limit))
    return found.end() if found else at


def _where_value_belongs(reader: _Reader, after_equals: int, start: int) -> int:
    """Where the brace stood that a value lacks; it left a space behind if it stood on the line of the `=`."""
    found = re.compile(r"(?:[ \t]*+=)?[ \t]++(?=[\r\n])").match(reader.content, after_equals, start)
    return found.end() if found else start


def _keep(reader: _Reader, name: re.Match[str], pieces: tuple[Piece, ...], start: int, end: int) -> None:
    reader.block.fields.append(RawField(name.group().lower(), name.start(), name.end(), pieces, start, end))


def _closer(reader: _Reader, at: int) -> int:
    """A closing brace: the end of the entry, or one too many if more fields or braces follow."""
    rest = _AFTER_CLOSER.match(reader.content, at + 1, reader.limit)
    after = skip_gap(reader.content, rest.end() if rest else at + 1, reader.limit)
    closers = reader.content[at + 1 : after]
    more = _ASSIGNMENT.match(reader.content, after, reader.limit) is not None
    if not more and "}" not in closers and ")" not in closers:
        reader.block.end = at + 1
        return -1
    last = reader.block.fields[-1] if reader.block.fields else None
    if last is not None and last.pieces[-1].kind in "w0":
        start = _where_value_belongs(reader, last.name_end, last.start)
        reader.report(start, start, f"missing opening brace of `{last.name}`", "put `{` before the value", "{")
    else:
        reader.report(at, at + 1, "one closing brace too many", "remove it, or add the opening one it belongs to")
    if more:
        return after
    reader.block.end = at + 1 + closers.rfind(reader.closer) + 1 if reader.closer in closers else at + 1
    return -1


def _missing_closer(reader: _Reader) -> None:
    """The entry ran to the next one: either its own closing brace is missing, or its last value took that one."""
    fields = reader.block.fields
    last = fields[-1] if fields else None
    if last is not None and len(last.pieces) == 1 and last.pieces[0].kind == "{" and _took_closer(reader, last):
        piece = last.pieces[0]
        words = reader.content[last.start : piece.end].rstrip().removesuffix(",").rstrip()
        judged = judge_value(words, last.start)
        reader.report(judged.at, judged.at, f"{judged.message} `{last.name}`", judged.help, judged.replacement)
        fields[-1] = last._replace(pieces=(Piece("{", judged.start, judged.end),), end=last.start + len(words))
        return
    at = _where_closer_belongs(reader, last.end if last else reader.block.key_end)
    reader.report(at, at, "missing closing brace", "close the entry", reader.closer)


def _took_closer(reader: _Reader, last: RawField) -> bool:
    words = reader.content[last.start : last.pieces[0].end]
    pattern = r"\s\Z" if reader.closes_inline else r"[\r\n][ \t]*+\Z"
    return bool(re.search(pattern, words)) and bool(words.strip(" \t\r\n{"))


def _where_closer_belongs(reader: _Reader, at: int) -> int:
    after = skip_gap(reader.content, at, reader.limit)
    if reader.mark(after) == ",":
        at = after + 1
    if reader.closes_inline:
        return at
    line_end = re.compile(r"[^\r\n]*+(?:\r\n|\n|\r)").match(reader.content, at, reader.limit)
    return line_end.end() if line_end else at
