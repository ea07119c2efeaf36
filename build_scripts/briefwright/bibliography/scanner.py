"""Splits a BibTeX text into blocks and fields, with the exact place of everything, in linear time.

bibtexparser's own splitter is not used here: it knows the line of an entry but not the column of a value, takes a
missing comma as part of the value before it, cannot say which brace of an entry is the missing one, and hands a
value with `#` on as text. All four are what an author has to be told. The blocks found here are turned into
bibtexparser's model in `library`, so its writers and middleware still work.

A block is first read strictly, up to where the next one starts. Only if that fails is it read again by `repair`,
which knows what authors leave out; so a fault never costs more than its own entry.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import NamedTuple

from briefwright.bibliography import repair
from briefwright.bibliography.entry_types import ENTRY_TYPES
from briefwright.bibliography.grammar import (
    COMMENT_LINE,
    FIELD_NAME,
    HEAD,
    HEAD_TAIL,
    HEADLESS,
    KEY,
    LINES_BETWEEN,
    LONE_CLOSER,
    NAME,
    PLAIN_FIELD,
    SPECIAL_BLOCKS,
    Block,
    Fault,
    Piece,
    RawField,
    group_end,
    read_value,
    skip_gap,
)

# After an entry's end: what can only be the rest of it, so that the end was not the end.
_REST_OF_ENTRY = re.compile(rf"\s*+(?:[,}})\"]|{NAME}\s*+=\s*+[{{\"0-9])")
_TAILS = {
    "string": re.compile(rf"\s*+{NAME}\s*+="),
    "preamble": re.compile(r"\s*+[\"{]"),
    "comment": re.compile(r""),
}
_FARTHEST = 200_000  # how far a value may run that holds what looks like entries
_STRAY_LENGTH = 40
_AROUND = 1_000  # how much of the file shows whether entries close on a line of their own
_CLOSERS = {"{": "}", "(": ")"}


class Head(NamedTuple):
    """Where a block starts: at the `@`, its type, and where its body starts; `missing` if its brace is."""

    start: int
    type: str
    body: int
    closer: str
    missing: bool = False


class Scan(NamedTuple):
    """All blocks of a file in order, and what is wrong with them."""

    blocks: list[Block]
    faults: list[Fault]


def scan(content: str) -> Scan:
    """Blocks and faults of a whole file."""
    heads = _heads(content)
    starts = [head.start for head in heads]
    result = Scan([], [])
    done = 0
    for head in heads:
        if head.start < done:
            continue
        result.faults.extend(_stray(content, done, head.start))
        following = bisect_right(starts, head.start)
        block, faults = _block(content, head, starts, following)
        result.blocks.append(block)
        result.faults.extend(faults)
        done = max(block.end, head.body)
    result.faults.extend(_stray(content, done, len(content)))
    return result


def _heads(content: str) -> list[Head]:
    found = [
        Head(match.start(), match[1].lower(), match.end(), _CLOSERS[match[2]])
        for match in HEAD.finditer(content)
        if _starts_block(content, match)
    ]
    for match in HEADLESS.finditer(content):
        head = _headless(match)
        if head is not None:
            found.append(head)
    return sorted(found)


def _starts_block(content: str, match: re.Match[str]) -> bool:
    start = match.start()
    line = content[max(content.rfind("\n", max(0, start - 500), start) + 1, start - 500) : start]
    if not line.strip():
        return True
    if line.lstrip().startswith("%"):
        return False
    return line[-1] in "} \t)" and _TAILS.get(match[1].lower(), HEAD_TAIL).match(content, match.end()) is not None


def _headless(match: re.Match[str]) -> Head | None:
    """`@articlesmith2020,`: an entry whose opening brace is missing, if a known type can be told from the key."""
    word = match[2].lower()
    if match[4] and not match[3] and word in ENTRY_TYPES:
        return Head(match.start(1), word, match.start(4), "}", missing=True)
    known = max((name for name in ENTRY_TYPES if word.startswith(name)), key=len, default="")
    if not known or match[4]:
        return None
    return Head(match.start(1), known, match.start(1) + 1 + len(known), "}", missing=True)


def _block(content: str, head: Head, starts: list[int], following: int) -> tuple[Block, list[Fault]]:
    limit = starts[following] if following < len(starts) else len(content)
    if head.missing:
        fault = Fault(head.body, head.body, f"missing opening brace after `@{head.type}`", replacement="{")
        block, faults = _strict(content, head, limit) or _mended(content, head, limit)
        return block, [fault, *faults]
    sound = _strict(content, head, limit)
    if sound is None and following < len(starts):
        farther = starts[following + 8] if following + 8 < len(starts) else len(content)
        sound = _strict(content, head, max(limit, min(farther, head.start + _FARTHEST)))
    return sound or _mended(content, head, limit)


def _strict(content: str, head: Head, limit: int) -> tuple[Block, list[Fault]] | None:
    """The block if nothing at all is wrong with it."""
    block = Block(head.type, head.start, head.body)
    if head.type == "comment":
        end = _body_end(content, head, limit)
    elif head.type == "preamble":
        end = _preamble(content, head, limit, block)
    else:
        at = head.body
        if head.type not in SPECIAL_BLOCKS:
            at = _key(content, block, head, limit)
        end = -1 if at < 0 else _fields(content, block, at, limit, head.closer)
    if end < 0 or _REST_OF_ENTRY.match(content, end):
        return None
    block.end = end
    return block, []


def _mended(content: str, head: Head, limit: int) -> tuple[Block, list[Fault]]:
    block = Block(head.type, head.start, head.body)
    inline = _closes_inline(content, head.start, limit)
    return block, repair.mend(content, block, head.body, limit, head.closer, closes_inline=inline)


def _closes_inline(content: str, start: int, limit: int) -> bool:
    """Whether the entry would close on the line of its last field, as far as the entries around it can tell."""
    around = max(0, start - _AROUND), min(len(content), limit + _AROUND)
    body = content[start:limit]
    if "\n" not in body.rstrip():
        return True
    closers = len(LONE_CLOSER.findall(content, *around))
    heads = sum(kind.lower() not in SPECIAL_BLOCKS for kind, _ in HEAD.findall(content, *around)) - 1
    if not heads * 0.2 < closers < heads * 0.8:
        return closers < heads * 0.8
    others = (found for found in LINES_BETWEEN.finditer(content, *around) if found.end() != limit + 1)
    usual = Counter(found[1].count("\n") for found in others).most_common(1)
    lines_behind = body[len(body.rstrip()) :].count("\n")
    return lines_behind <= usual[0][0] if usual and limit < len(content) else closers * 2 < heads


def _body_end(content: str, head: Head, limit: int) -> int:
    if head.closer == "}":
        return group_end(content, head.body - 1, limit)
    return content.find(")", head.body, limit) + 1 or -1


def _preamble(content: str, head: Head, limit: int, block: Block) -> int:
    value = read_value(content, head.body, limit)
    if value is None:
        return -1
    pieces, end = value
    block.fields.append(RawField("", head.body, head.body, pieces, head.body, end))
    at = skip_gap(content, end, limit)
    return at + 1 if content[at : at + 1] == head.closer and at < limit else -1


def _key(content: str, block: Block, head: Head, limit: int) -> int:
    found = KEY.match(content, head.body, limit)
    if found is None or not found[1]:
        return -1
    block.key, block.key_start, block.key_end = found[1], found.start(1), found.end(1)
    at = skip_gap(content, found.end(), limit)
    mark = content[at : at + 1] if at < limit else ""
    if mark == ",":
        return at + 1
    return at if mark == head.closer else -1


def _fields(content: str, block: Block, at: int, limit: int, closer: str) -> int:
    fields = block.fields
    while True:
        plain = PLAIN_FIELD.match(content, at, limit)
        while plain is not None:
            kind = plain.lastindex or 2
            start, end = plain.span(kind)
            name_start, name_end = plain.span(1)
            if kind == 4:
                piece, low, high = Piece("0", start, end), start, end
            else:
                piece, low, high = Piece("{" if kind == 2 else '"', start, end), start - 1, end + 1
            fields.append(RawField(plain[1].lower(), name_start, name_end, (piece,), low, high))
            at = plain.end()
            plain = PLAIN_FIELD.match(content, at, limit)
        after = skip_gap(content, at, limit)
        if after >= limit:
            return -1
        if content[after] == closer:
            return after + 1
        if after > at:
            at = after
            continue
        at = _field(content, block, at, limit, closer)
        if at < 0:
            return -1


def _field(content: str, block: Block, at: int, limit: int, closer: str) -> int:
    """Any sound field and its comma: the ones with `#`, comments, names of strings, deep braces."""
    name = FIELD_NAME.match(content, at, limit)
    if name is None:
        return -1
    at = skip_gap(content, name.end(), limit)
    if at >= limit or content[at] != "=":
        return -1
    start = skip_gap(content, at + 1, limit)
    value = read_value(content, start, limit)
    if value is None:
        return -1
    pieces, end = value
    block.fields.append(RawField(name.group().lower(), name.start(), name.end(), pieces, start, end))
    at = skip_gap(content, end, limit)
    if at >= limit:
        return -1
    if content[at] == ",":
        return at + 1
    return at if content[at] == closer else -1


def _stray(content: str, start: int, end: int) -> list[Fault]:
    """Text between blocks that is no comment; TeX ignores it, but an author may have meant it."""
    if end <= start or content[start:end].isspace():
        return []
    kept = COMMENT_LINE.sub(lambda line: " " * len(line.group()), content[start:end])
    words = kept.strip()
    if not words:
        return []
    at = start + len(kept) - len(kept.lstrip())
    first = words.splitlines()[0].strip()
    shown = first if len(first) <= _STRAY_LENGTH else first[:_STRAY_LENGTH] + "…"
    is_field = re.search(rf"(?m)^[ \t]*+{NAME}\s*+=\s*+[{{\"]", words) or "@" in first[:1]
    return [
        Fault(
            at,
            at + len(first),
            f"text outside of any entry: `{shown}`",
            "put `%` in front of a comment; a field has to stand inside the braces of its entry",
            severity="warning" if is_field else "note",
        )
    ]
