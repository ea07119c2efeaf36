"""Breaks long labels into lines, also where a script writes no spaces."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefwright.charts.layout.scene import Frame, Words

_WIDE = (
    "\u2e80-\u2fff\u3040-\u30ff\u3100-\u312f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff21-\uff3a\uff41-\uff5a\U00020000-\U0003ffff"
)
_NEVER_FIRST = "、。，．・：；！？）］｝」』】〉》”’ー々"
# A piece is what may not be broken: a wide character with the marks that follow it, or a run up to a space or hyphen.
_PIECE = re.compile(rf"[{_WIDE}][{_NEVER_FIRST}]*\s*|[^\s{_WIDE}-]*-+(?=\S)|[^\s{_WIDE}]+\s*|\s+")
LINE = 1.3


def wrap(text: str, size: float, width: float, language: str, frame: Frame) -> list[str]:
    """The lines of a text, each at most `width` wide; a single piece that is wider is cut between characters."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(text, size, width, language, frame):
        if line and frame.measure((line + piece).rstrip(), size, language) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


def _pieces(text: str, size: float, width: float, language: str, frame: Frame) -> Iterable[str]:
    for piece in _PIECE.findall(text):
        if frame.measure(piece.rstrip(), size, language) <= width:
            yield piece
        else:
            yield from piece


def block(lines: list[str], x: float, top: float, size: float, ink: str, language: str) -> list[Words]:
    """Lines under each other; the first one's top is at `top`."""
    return [
        Words(x, top + size * (0.92 + LINE * at), line, size, ink, language) for at, line in enumerate(lines)
    ]


def height(lines: list[str], size: float) -> float:
    return len(lines) * size * LINE


def baseline(middle: float, size: float) -> float:
    """The baseline of a line whose digits and capitals are to stand in the middle of something."""
    return middle + size * 0.36
