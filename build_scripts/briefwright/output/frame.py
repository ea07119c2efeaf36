"""The frame around a source line: its number, the part that fits, and carets under the very characters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefwright.findings import Place
from briefwright.output.terminal import Cell, Palette, cells
from briefwright.text import Text

_MOST_LINES = 4
_CUT = "…"


@dataclass(frozen=True)
class Line:
    """One source line to show, and the half-open range of its characters that is marked."""

    number: int
    content: str
    start: int
    end: int


def marked_lines(place: Place, text: Text | None, first_line: str) -> tuple[Line, ...]:
    """The lines that a place covers, each with its marked part; just the first where the file is not at hand."""
    start, end = place.start, place.end
    if text is None or start.line == end.line:
        content = first_line if text is None else text[text.line_span(min(start.line, text.lines))]
        stop = end.column if start.line == end.line else len(content) + 1
        return (Line(start.line, content, start.column - 1, stop - 1),) if content else ()
    lines = []
    for number in range(start.line, min(end.line, text.lines) + 1):
        content = text[text.line_span(number)]
        first = start.column - 1 if number == start.line else len(content) - len(content.lstrip())
        last = end.column - 1 if number == end.line else len(content.rstrip())
        lines.append(Line(number, content, first, last))
    return tuple(line for line in lines if line.start < line.end or line.number == start.line)


def draw(lines: tuple[Line, ...], gutter: int, width: int, mark: str, palette: Palette, style: str) -> Iterator[str]:
    """The frame's rows; `gutter` is the width of the line numbers, `width` what a row may take in all."""
    bar = palette("frame", f"{'':{gutter}} |")
    yield bar
    left_out = len(lines) > _MOST_LINES
    for line in (*lines[: _MOST_LINES - 2], lines[-1]) if left_out else lines:
        if left_out and line is lines[-1]:
            yield palette("frame", f"{'...':{gutter}}")
        shown, indent, length = _window(line, max(width - gutter - 3, 20))
        yield f"{palette('frame', f'{line.number:>{gutter}} |')} {shown}".rstrip()
        yield f"{bar} {' ' * indent}{palette(style, mark * length)}"


def _window(line: Line, width: int) -> tuple[str, int, int]:
    """The part of a line that fits, and where in it the marks begin and how many there are."""
    row = cells(line.content)
    total = row[-1].end if row else 0
    start = row[line.start].start if line.start < len(row) else total
    end = row[min(line.end, len(row)) - 1].end if line.start < line.end and row else start
    if total <= width:
        return "".join(cell.shown for cell in row), start, max(end - start, 1)
    kept = _kept(row, max(0, min(start - width // 4, total - width + 1)), width)
    prefix = _CUT if kept[0].start > 0 else ""
    suffix = _CUT if kept[-1].end < total else ""
    shown = prefix + "".join(cell.shown for cell in kept) + suffix
    indent = start - kept[0].start + len(prefix)
    return shown, indent, max(min(end, kept[-1].end) - start, 1)


def _kept(row: tuple[Cell, ...], left: int, width: int) -> list[Cell]:
    """The characters from a column on that leave room for the sign of a cut where one is made, at either end.

    The first one is never a mark that sits on the character before.
    """
    from_left = [cell for cell in row if cell.start >= left and cell.end > left]
    while len(from_left) > 1 and from_left[0].start == from_left[0].end:
        del from_left[0]
    begin = from_left[0].start
    if from_left[-1].end - begin <= width - 1:
        return from_left
    return [cell for cell in from_left if cell.end - begin <= width - 2]
