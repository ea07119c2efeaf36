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
    end = max(frame.measure(one, frame.small, chart.language) for line in drawn for one in line.name) + 12
    x = _Days(min(days), max(days), left + 8, frame.width - end - 8)
    shapes: list[Shape] = []
    for tick, label in zip(y.ticks, tick_labels, strict=True):
        shapes.append(Trace(((left, y(tick)), (frame.width - end, y(tick))), "grid" if tick else "axis"))
        shapes.append(Words(0, baseline(y(tick), frame.small), label, frame.small, "quiet", "en"))
    shapes += _years(x, bottom, frame)
    below = bottom + frame.small + 12
    for line, place in zip(drawn, _ends(drawn, y, frame), strict=True):
        shapes += _drawn(line, x, y, frame, place, chart.language)
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
    found = []
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
        found.append(_Line(at, column, known, name))
    return found


def _ends(drawn: Sequence[_Line], y: Scale, frame: Frame) -> list[float]:
    """The top of each name: beside its line's end, moved down as far as the names above need."""
    order = sorted(range(len(drawn)), key=lambda at: y(drawn[at].points[-1][1]))
    tops = [0.0] * len(drawn)
    free = 0.0
    for at in order:
        wanted = y(drawn[at].points[-1][1]) - frame.small * 0.6
        tops[at] = max(wanted, free)
        free = tops[at] + height(drawn[at].name, frame.small) + 4
    return tops


def _drawn(line: _Line, x: _Days, y: Scale, frame: Frame, top: float, language: str) -> list[Shape]:
    ink = str(line.series + 1)
    points = tuple((x(day), y(number)) for day, number in line.points)
    shapes: list[Shape] = [Trace(points, ink, 2.0)] if len(points) > 1 else []
    shapes += [Dot(*point, 3.5, ink) for point in points] if len(points) <= 40 else []
    first = show(line.points[0][1], line.column)
    if len(points) > 1:
        shapes.append(Words(points[0][0], points[0][1] - 9, first, frame.small, ink, "en"))
    shapes += block(line.name, points[-1][0] + 10, top, frame.small, ink, line.column.language or language)
    return shapes


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
