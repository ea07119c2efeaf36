"""The frame around source lines: their numbers, the parts that fit, and carets under the very characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefwright.findings import Label, Place
from briefwright.output.terminal import Palette, neutral
from briefwright.output.window import Window, window
from briefwright.text import Text

_MOST_LINES = 4


@dataclass(frozen=True)
class Line:
    """One source line as it is shown, and the half-open range of its characters that is marked."""

    number: int
    window: Window
    start: int
    end: int

    def holds(self, place: Place) -> bool:
        """True if a place stands on this line and can be seen."""
        return place.start.line == place.end.line == self.number and self.window.holds(*_range(place))


def lines_of(place: Place, text: Text | None, first_line: str, width: int) -> tuple[Line, ...]:
    """The lines that a place covers; only the first where the file is not at hand; of many, two and the last."""
    marked = [one for one in _marked(place, text, first_line) if one[2] < one[3] or one[0] == place.start.line]
    shown = marked if len(marked) <= _MOST_LINES else (*marked[: _MOST_LINES - 2], marked[-1])
    return tuple(Line(number, window(content, start, width), start, end) for number, content, start, end in shown)


def _marked(place: Place, text: Text | None, first_line: str) -> Iterator[tuple[int, str, int, int]]:
    start, end = place.start, place.end
    if text is None:
        last = end.column - 1 if end.line == start.line else len(first_line)
        if first_line:
            yield start.line, first_line, start.column - 1, last
        return
    for number in range(min(start.line, text.lines), min(end.line, text.lines) + 1):
        content = text[text.line_span(number)]
        if content or start.line < end.line:
            first = start.column - 1 if number == start.line else len(content) - len(content.lstrip())
            last = end.column - 1 if number == end.line else len(content.rstrip())
            yield number, content, first, last


def draw(lines: Sequence[Line], labels: Sequence[Label], gutter: int, palette: Palette, style: str) -> Iterator[str]:
    """The frame's rows, with the words of the labels under what they are about; `gutter` is as wide as line numbers."""
    bar = palette("frame", f"{'':{gutter}} |")
    mark = "-" if style == "frame" else "^"
    yield bar
    for at, line in enumerate(lines):
        if at and line.number > lines[at - 1].number + 1:
            yield palette("frame", f"{'...':{gutter}}")
        yield f"{palette('frame', f'{line.number:>{gutter}} |')} {line.window.shown}".rstrip()
        indent, length = line.window.mark(line.start, line.end)
        yield f"{bar} {' ' * indent}{palette(style, mark * length)}"
        for label in labels:
            if line.holds(label.place):
                indent, length = line.window.mark(*_range(label.place))
                words = f"{'-' * length} {neutral(label.message)}"
                yield f"{bar} {' ' * indent}{palette('frame', words)}"


def _range(place: Place) -> tuple[int, int]:
    return place.start.column - 1, place.end.column - 1
