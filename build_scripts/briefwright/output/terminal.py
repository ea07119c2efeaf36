"""What a terminal makes of text: how wide characters are, which ones must not reach it, and colours."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from briefwright.findings import Severity

# Control characters move the cursor, ring, or start escape sequences; the bidirectional ones and tags show text as
# something else than it is; a lone surrogate cannot be written at all.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_NAMES = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_TAB = 4
_RESET = "\x1b[0m"


def neutral(text: str) -> str:
    """The text with everything that would steer a terminal written out, such as `\\x1b`."""
    return _UNSAFE.sub(lambda found: _written_out(found[0]), text)


def escaped(json_text: str) -> str:
    """JSON with the same characters as JSON escapes; its line ends and indents stand between strings and stay."""
    return _UNSAFE.sub(lambda found: found[0] if found[0] == "\n" else _json_escape(found[0]), json_text)


def _json_escape(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))


def _written_out(char: str) -> str:
    code = ord(char)
    return _NAMES.get(char) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{{{code:x}}}")


def width(char: str) -> int:
    """The columns one harmless character takes: 2 for wide ones, 0 for marks that sit on the one before."""
    if unicodedata.east_asian_width(char) in "WF":
        return 2
    if unicodedata.category(char) in ("Mn", "Me", "Cf") or "\u1160" <= char <= "\u11ff":
        return 0
    return 1


def columns(text: str) -> int:
    """The columns that a neutral text takes."""
    return sum(map(width, text))


@dataclass(frozen=True)
class Cell:
    """One character of a line as it is shown: the column it begins in (from 0), and its end."""

    shown: str
    start: int
    end: int


def cells(line: str) -> tuple[Cell, ...]:
    """A line's characters one by one, tabs as spaces and unsafe characters written out."""
    found, column = [], 0
    for char in line:
        if char == "\t":
            shown = " " * (_TAB - column % _TAB)
        else:
            shown = neutral(char)
        end = column + (width(char) if shown == char else len(shown))
        found.append(Cell(shown, column, end))
        column = end
    return tuple(found)


_STYLES: Mapping[str, str] = MappingProxyType(
    {
        Severity.ERROR: "\x1b[1;31m",
        Severity.WARNING: "\x1b[1;33m",
        Severity.NOTE: "\x1b[1;36m",
        "frame": "\x1b[1;34m",
        "strong": "\x1b[1m",
    }
)


@dataclass(frozen=True)
class Palette:
    """Colours by meaning; without colour every text comes back as it went in."""

    color: bool

    def __call__(self, style: str, text: str) -> str:
        return f"{_STYLES[style]}{text}{_RESET}" if self.color and text else text
