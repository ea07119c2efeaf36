"""Horizontal bars, one or several for each row, each with its number; no axis is needed beside those."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefwright.charts.layout.scales import Scale
from briefwright.charts.layout.scene import Box, Frame, Scene, Shape, Trace, Words
from briefwright.charts.layout.wrapping import LINE, baseline, block, height, wrap
from briefwright.charts.model import Chart, Role
from briefwright.charts.numbers import show

_THICK = 19.0
_BETWEEN = 2.0
_AFTER_ROW = 9.0
_LABEL_SHARE = 0.36
_PAD = 6.0


@dataclass(frozen=True)
class _Bar:
    """One bar: its series (from 0), its number and the number as shown, and where it begins at the top."""

    series: int
    number: Decimal
    shown: str
    top: float


@dataclass(frozen=True)
class _Row:
    lines: list[str]
    language: str
    top: float
    height: float
    bars: tuple[_Bar, ...]


def bars(chart: Chart, frame: Frame) -> Scene:
    """The scene of a chart of kind `bar` or `grouped-bar`."""
    label_width = _label_width(chart, frame)
    rows, bottom = _rows(chart, frame, label_width)
    every = [bar for row in rows for bar in row.bars]
    x = _scale(every, frame, label_width + 10)
    names = _names(chart, frame, x, rows) if len(chart.series) > 1 else []
    down = 0.0
    shapes: list[Shape] = []
    if names is None:
        key, down = _key(chart, frame)
        shapes += key
    for row in rows:
        label_height = height(row.lines, frame.text)
        first = row.top + down + (row.height - label_height) / 2
        shapes += block(row.lines, 0, first, frame.text, "text", row.language)
        for bar in row.bars:
            shapes += _drawn(bar, x, frame, down)
        if not row.bars:
            middle = baseline(row.top + down + row.height / 2, frame.small)
            shapes.append(Words(x(Decimal(0)) + _PAD, middle, "no figure", frame.small, "quiet", "en"))
    zero = x(Decimal(0))
    shapes.append(Trace(((zero, down), (zero, bottom + down)), "axis"))
    return Scene(frame.width, bottom + down, (*shapes, *(names or [])))


def _label_width(chart: Chart, frame: Frame) -> float:
    wanted = max(
        frame.measure(chart.words(row, Role.LABEL), frame.text, chart.row_language(row)) for row in chart.rows
    )
    return min(wanted + 1, frame.width * _LABEL_SHARE)


def _rows(chart: Chart, frame: Frame, label_width: float) -> tuple[list[_Row], float]:
    rows = []
    top = 2.0
    for row in chart.rows:
        language = chart.row_language(row)
        lines = wrap(chart.words(row, Role.LABEL), frame.text, label_width, language, frame)
        given = [(at, column, row[place].number) for at, (place, column) in enumerate(chart.series)]
        numbers = [(at, column, number) for at, column, number in given if number is not None]
        thick = max(1, len(numbers)) * (_THICK + _BETWEEN) - _BETWEEN
        tall = max(thick, height(lines, frame.text))
        bars = tuple(
            _Bar(at, number, show(number, column), top + (tall - thick) / 2 + place * (_THICK + _BETWEEN))
            for place, (at, column, number) in enumerate(numbers)
        )
        rows.append(_Row(lines, language, top, tall, bars))
        top += tall + _AFTER_ROW
    return rows, top - _AFTER_ROW + 2


def _scale(every: Sequence[_Bar], frame: Frame, left: float) -> Scale:
    """From the longest negative bar to the longest positive one, with room beside both for their numbers."""

    def room(bars: list[_Bar]) -> float:
        widths = [frame.measure(bar.shown, frame.text, "en") + _PAD + 2 for bar in bars]
        return max(widths, default=0.0)

    below, above = [bar for bar in every if bar.number < 0], [bar for bar in every if bar.number >= 0]
    low = min((bar.number for bar in below), default=Decimal(0))
    high = max((bar.number for bar in above), default=Decimal(0))
    if low == high:
        high = low + 1
    return Scale((low, high), left + room(below), frame.width - room(above))


def _drawn(bar: _Bar, x: Scale, frame: Frame, down: float) -> list[Shape]:
    zero, end = x(Decimal(0)), x(bar.number)
    width = frame.measure(bar.shown, frame.text, "en")
    at = end - _PAD - width if bar.number < 0 else end + _PAD
    y = baseline(bar.top + down + _THICK / 2, frame.text)
    return [
        Box(zero, bar.top + down, end - zero, _THICK, str(bar.series + 1)),
        Words(at, y, bar.shown, frame.text, "text", "en"),
    ]


def _names(chart: Chart, frame: Frame, x: Scale, rows: Sequence[_Row]) -> list[Words] | None:
    """The name of each series in or beside the first of its bars where it has room; None if one has none."""
    names = []
    for at, (_, column) in enumerate(chart.series):
        language = column.language or chart.language
        width = frame.measure(column.label, frame.small, language)
        for bar in (bar for row in rows for bar in row.bars if bar.series == at and bar.number >= 0):
            zero, end = x(Decimal(0)), x(bar.number)
            beside = end + 2 * _PAD + frame.measure(bar.shown, frame.text, "en")
            y = baseline(bar.top + _THICK / 2, frame.small)
            if width + 2 * _PAD <= end - zero:
                names.append(Words(zero + _PAD, y, column.label, frame.small, "on-mark", language))
                break
            if beside + width <= frame.width:
                names.append(Words(beside, y, column.label, frame.small, str(at + 1), language))
                break
        else:
            return None
    return names


def _key(chart: Chart, frame: Frame) -> tuple[list[Shape], float]:
    """A line for each series above the bars, with a patch of its colour."""
    shapes: list[Shape] = []
    top = 0.0
    for at, (_, column) in enumerate(chart.series):
        language = column.language or chart.language
        lines = wrap(column.label, frame.small, frame.width - 20, language, frame)
        shapes.append(Box(0, top + 2, 12, 12, str(at + 1)))
        shapes += block(lines, 20, top, frame.small, "text", language)
        top += height(lines, frame.small) + 4
    return shapes, top + frame.small * LINE - frame.small
