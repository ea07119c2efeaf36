"""Lines through time, each with its name and its last number at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from briefwright.charts.layout.dots import LOGARITHMIC
from briefwright.charts.layout.scales import Scale, scale
from briefwright.charts.layout.scene import Dot, Frame, Scene, Shape, Trace, Words
from briefwright.charts.layout.wrapping import baseline, block, height, wrap
from briefwright.charts.model import Chart, Column, Role
from briefwright.charts.numbers import show

_TALL = 260.0
_END_SHARE = 0.32


@dataclass(frozen=True)
class _Line:
    series: int
    column: Column
    points: tuple[tuple[int, Decimal], ...]
    first: list[str]
    name: list[str]


def lines(chart: Chart, frame: Frame) -> Scene:
    """The scene of a chart of kind `line`; rows are put in the order of their dates."""
    drawn = _lines(chart, frame)
    numbers = [number for line in drawn for _, number in line.points]
    days = [day for line in drawn for day, _ in line.points]
    top, bottom = frame.text * 1.4, _TALL
    y = scale(numbers, bottom, top, chart.scale == "log", 6)
    tick_labels = [show(tick.normalize() if tick else tick, drawn[0].column) for tick in y.ticks]
    left = max(frame.measure(label, frame.small, "en") for label in tick_labels) + 8
    begin = max((frame.measure(one, frame.small, "en") for line in drawn for one in line.first), default=0) + 10
    end = max(frame.measure(one, frame.small, chart.language) for line in drawn for one in line.name) + 12
    x = _Days(min(days), max(days), left + begin, frame.width - end - 8)
    shapes: list[Shape] = []
    for tick, label in zip(y.ticks, tick_labels, strict=True):
        shapes.append(Trace(((x.start - 5, y(tick)), (frame.width - end, y(tick))), "grid" if tick else "axis"))
        shapes.append(Words(0, baseline(y(tick), frame.small), label, frame.small, "quiet", "en"))
    shapes += _years(x, bottom, frame)
    below = bottom + frame.small + 12
    starts = _stacked([(y(line.points[0][1]), line.first) for line in drawn], frame)
    ends = _stacked([(y(line.points[-1][1]), line.name) for line in drawn], frame)
    for line, start, place in zip(drawn, starts, ends, strict=True):
        shapes += _drawn(line, x, y)
        shapes += _labels(line, x, start, place, frame, chart.language)
        below = max(below, place + height(line.name, frame.small))
    if y.log:
        note = wrap(LOGARITHMIC, frame.small, frame.width, "en", frame)
        shapes += block(note, 0, below + 6, frame.small, "quiet", "en")
        below += 6 + height(note, frame.small)
    return Scene(frame.width, below + 2, tuple(shapes))


@dataclass(frozen=True)
class _Days:
    first: int
    last: int
    start: float
    end: float

    def __call__(self, day: int) -> float:
        if self.last == self.first:
            return (self.start + self.end) / 2
        return self.start + (self.end - self.start) * (day - self.first) / (self.last - self.first)


def _lines(chart: Chart, frame: Frame) -> list[_Line]:
    when = chart.index(Role.DATE) or 0
    found: list[_Line] = []
    for at, (place, column) in enumerate(chart.series):
        points = sorted(
            (row[when].date.ordinal, row[place].number)  # type: ignore[union-attr]  # a line's dates are checked
            for row in chart.rows
            if row[place].number is not None
        )
        known = tuple((day, number) for day, number in points if number is not None)
        last = show(known[-1][1], column)
        words = f"{column.label} {last}" if len(chart.series) > 1 else last
        name = wrap(words, frame.small, frame.width * _END_SHARE, column.language or chart.language, frame)
        first = show(known[0][1], column) if len(known) > 1 else ""
        told = {line.first[0] for line in found if line.first and line.points[0] == known[0]}
        found.append(_Line(at, column, known, [first] if first and first not in told else [], name))
    return found


def _stacked(wanted: Sequence[tuple[float, list[str]]], frame: Frame) -> list[float]:
    """The tops of labels: each beside its point, moved down as far as the labels above it need."""
    tops = [0.0] * len(wanted)
    free = 0.0
    for at in sorted(range(len(wanted)), key=lambda at: wanted[at][0]):
        tops[at] = max(wanted[at][0] - frame.small * 0.6, free)
        tall = height(wanted[at][1], frame.small)
        free = tops[at] + tall + 3 if tall else free
    return tops


def _drawn(line: _Line, x: _Days, y: Scale) -> list[Shape]:
    ink = str(line.series + 1)
    points = tuple((x(day), y(number)) for day, number in line.points)
    shapes: list[Shape] = [Trace(points, ink, 2.0)] if len(points) > 1 else []
    return [*shapes, *(Dot(*point, 3.5, ink) for point in points if len(points) <= 40)]


def _labels(line: _Line, x: _Days, start: float, end: float, frame: Frame, language: str) -> list[Words]:
    ink = str(line.series + 1)
    width = max((frame.measure(one, frame.small, "en") for one in line.first), default=0.0)
    first = block(line.first, x(line.points[0][0]) - 8 - width, start, frame.small, "text", "en")
    named = block(line.name, x(line.points[-1][0]) + 10, end, frame.small, ink, line.column.language or language)
    return [*first, *named]


def _years(x: _Days, bottom: float, frame: Frame) -> list[Shape]:
    """The years that begin on the axis, as many as have room; else the one that the whole axis lies in."""
    first, last = date.fromordinal(x.first).year, date.fromordinal(x.last).year
    starts = [(year, max(date(year, 1, 1).toordinal(), x.first)) for year in range(first, last + 1)]
    shapes: list[Shape] = []
    free = -1.0
    for year, day in starts:
        label = f"{year:04d}"
        at = min(x(day), frame.width - frame.measure(label, frame.small, "en"))
        if at > free:
            shapes.append(Trace(((x(day), bottom), (x(day), bottom + 5)), "axis"))
            shapes.append(Words(at, bottom + frame.small + 8, label, frame.small, "quiet", "en"))
            free = at + frame.measure(label, frame.small, "en") + 14
    return shapes
