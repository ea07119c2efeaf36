"""The words of a BibTeX file as regular expressions, and what a scan of one yields.

Sources of the format: the BibTeX manual (btxdoc, 1988) and what biber accepts: entries in braces or parentheses,
`#` joins values, `%` starts a comment outside of values, braces balance inside quotes too, nothing is escaped.
All quantifiers are possessive, so no text makes a match slow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

NAME = r"[^\W\d][^\s=,{}\"#%'()\\@]*+"
_GROUP1 = r"\{[^{}]*+\}"
_GROUP2 = rf"\{{(?:[^{{}}]++|{_GROUP1})*+\}}"
# Nine in ten fields: one value, braces three deep at most, a comma or the entry's end behind it.
PLAIN_FIELD = re.compile(
    rf"\s*+({NAME})\s*+=\s*+"
    rf"(?:\{{((?:[^{{}}]++|{_GROUP2})*+)\}}|\"((?:[^\"{{}}]++|{_GROUP2})*+)\"|([0-9]++))"
    r"\s*+(?:,|(?=[})]))"
)
HEAD = re.compile(r"@[ \t]*+([^\W\d][\w-]*+)\s*+([{(])")
HEAD_TAIL = re.compile(rf"\s*+[^\s,{{}}\"=()]++(?:\s*+,\s*+|\s++){NAME}\s*+=")
HEADLESS = re.compile(
    rf"(?:^|(?<=[}})]))[ \t]*+(@([A-Za-z]++)([^\s{{}}(),=\"]*+)[ \t]*+([^\s{{}}(),=\"]*+))[ \t]*+,\s*+{NAME}\s*+=", re.M
)
KEY = re.compile(r"\s*+([^\s,{}\"=]*+)")
GAP = re.compile(r"(?:\s++|%[^\r\n]*+)*+")
FIELD_NAME = re.compile(NAME)
BRACES = re.compile(r"[{}]")
QUOTE_MARKS = re.compile(r"[{}\"]")
BARE = re.compile(r"[^\s,{}\"#=()%]++")
COMMENT_LINE = re.compile(r"^[ \t]*+%[^\r\n]*+", re.M)
LONE_CLOSER = re.compile(r"^[ \t]*+[})][ \t]*+\r?$", re.M)
LINES_BETWEEN = re.compile(r"[})][ \t]*+((?:\r?\n[ \t]*+)++)@")
SPECIAL_BLOCKS = frozenset({"string", "preamble", "comment"})


class Piece(NamedTuple):
    """One operand of a value: `kind` is `{`, `"`, `0` (a number) or `w` (the name of a @string).

    `start` and `end` enclose what stands inside the delimiters.
    """

    kind: str
    start: int
    end: int


class RawField(NamedTuple):
    """A field as it stands in the file; `start` and `end` enclose the value with its delimiters."""

    name: str
    name_start: int
    name_end: int
    pieces: tuple[Piece, ...]
    start: int
    end: int


@dataclass(slots=True)
class Block:
    """An entry, `string`, `preamble` or `comment`; `type` is in lower case, offsets count in the text."""

    type: str
    start: int
    end: int
    key: str = ""
    key_start: int = 0
    key_end: int = 0
    fields: list[RawField] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at a place of the text; `replacement`, if given, mends exactly that place."""

    start: int
    end: int
    message: str
    help: str = ""
    replacement: str | None = None
    severity: str = "error"
    key: str = ""


def skip_gap(content: str, at: int, limit: int) -> int:
    """The offset after white space and comments."""
    found = GAP.match(content, at, limit)
    return found.end() if found else at


def group_end(content: str, at: int, limit: int) -> int:
    """The offset after the brace that closes the one at `at`, or -1."""
    depth = 0
    for brace in BRACES.finditer(content, at, limit):
        depth += 1 if brace.group() == "{" else -1
        if depth == 0:
            return brace.end()
    return -1


def quote_end(content: str, at: int, limit: int) -> int:
    """The offset after the quote that closes the one at `at`, or -1; quotes inside braces do not count."""
    depth = 0
    for mark in QUOTE_MARKS.finditer(content, at + 1, limit):
        if mark.group() == "{":
            depth += 1
        elif mark.group() == "}":
            depth -= 1
            if depth < 0:
                return -1
        elif depth == 0:
            return mark.end()
    return -1


def read_piece(content: str, at: int, limit: int) -> tuple[Piece, int] | None:
    """One operand of a value at `at` and the offset after it, or None where there is no sound one."""
    mark = content[at : at + 1] if at < limit else ""
    if mark == "{":
        end = group_end(content, at, limit)
        return None if end < 0 else (Piece("{", at + 1, end - 1), end)
    if mark == '"':
        end = quote_end(content, at, limit)
        return None if end < 0 else (Piece('"', at + 1, end - 1), end)
    bare = BARE.match(content, at, limit)
    # Right behind a word `%` is no comment: it is the middle of a web address that lacks its brace.
    if bare is None or content[bare.end() : bare.end() + 1] in ("%", "{", '"', "=", "("):
        return None
    return Piece("0" if bare.group().isdecimal() else "w", at, bare.end()), bare.end()


def read_value(content: str, at: int, limit: int) -> tuple[tuple[Piece, ...], int] | None:
    """The operands of a value, joined by `#` in the file, and the offset after the last."""
    pieces = []
    while True:
        found = read_piece(content, skip_gap(content, at, limit), limit)
        if found is None:
            return None
        pieces.append(found[0])
        end = found[1]
        at = skip_gap(content, end, limit)
        if content[at : at + 1] != "#" or at >= limit:
            return tuple(pieces), end
        at += 1
