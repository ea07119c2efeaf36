"""Dots on one scale, a row for each: figures that different sources give for one thing, beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefwright.charts.layout.scales import Scale, scale
from briefwright.charts.layout.scene import Area, Dot, Frame, Scene, Shape, Trace, Words
from briefwright.charts.layout.wrapping import baseline, block, height, wrap
from briefwright.charts.model import Cell, Chart, Column, Role
from briefwright.charts.numbers import show
from briefwright.charts.table import figure

_RADIUS = 5.0
_ARROW = 26.0
_ROW_GAP = 12.0
_BESIDE = 9.0
LOGARITHMIC = "Logarithmic scale: equal distances stand for equal ratios, not equal differences."
UNDATED = "No date known"


@dataclass(frozen=True)
class _Row:
    """One row: its lines of text, the top of these, and the height at which its dot stands."""

    cells: tuple[Cell, ...]
    label: list[str]
    detail: list[str]
    language: str
    top: float
    middle: float


def dots(chart: Chart, frame: Frame) -> Scene:
    """The scene of a chart of kind `dot`: dated figures first and in their order, then those without a date."""
    place, column = chart.series[0]
    rows = [row for row in chart.rows if row[place].number is not None]
    numbers = [number for row in rows if (number := row[place].number) is not None]
    shown = [figure(chart, row, column, row[place]) for row in rows]
    left = 22.0 if frame.narrow else frame.width * 0.42 + 12
    right = frame.width - 14
    if not frame.narrow:
        # Half of what is written beside the last dot mostly fits between it and the end of the scale.
        right -= max(frame.measure(word, frame.text, "en") for word in shown) / 2
    bounds = {chart.words(row, Role.QUALIFIER) for row in rows}
    left += _ARROW / 2 if "under" in bounds else 0
    right -= _ARROW if "over" in bounds else 0
    x = scale(numbers, left, right, chart.scale == "log", 5 if frame.narrow else 7)
    axis, top = _axis(x, column, frame)
    laid, headings, bottom = _rows(chart, rows, frame, frame.width * (1.0 if frame.narrow else 0.39), top)
    shapes: list[Shape] = [*axis, *headings]
    for row in laid:
        shapes += block(row.label, 0, row.top, frame.text, "text", row.language)
        below = row.top + height(row.label, frame.text)
        shapes += block(row.detail, 0, below, frame.small, "quiet", chart.language)
        shapes += _mark(chart, row, column, place, x, frame)
    grid = [line for tick in x.ticks for line in _grid(x(tick), top, bottom, shapes, frame)]
    shapes = [*grid, *shapes]
    if x.log:
        lines = wrap(LOGARITHMIC, frame.small, frame.width, "en", frame)
        shapes += block(lines, 0, bottom + 8, frame.small, "quiet", "en")
        bottom += 8 + height(lines, frame.small)
    return Scene(frame.width, bottom + 2, tuple(shapes))


def _axis(x: Scale, column: Column, frame: Frame) -> tuple[list[Shape], float]:
    shapes: list[Shape] = []
    free = -1.0
    for tick in x.ticks:
        label = show(tick.normalize() if tick else tick, column)
        width = frame.measure(label, frame.small, "en")
        start = min(max(x(tick) - width / 2, 0), frame.width - width)
        if start > free:
            shapes.append(Words(start, frame.small, label, frame.small, "quiet", "en"))
            free = start + width + 8
    return shapes, frame.small + 8


def _grid(at: float, top: float, bottom: float, shapes: Sequence[Shape], frame: Frame) -> list[Trace]:
    """A line down the picture that stops before each text and each mark and goes on after it."""
    free = top
    shortest = 14 if frame.narrow else 3
    lines = []
    for first, last in sorted(_in_the_way(at, shapes, frame)):
        if first - free >= shortest:
            lines.append(Trace(((at, free), (at, first)), "grid"))
        free = max(free, last)
    return [*lines, Trace(((at, free), (at, bottom)), "grid")] if bottom > free else lines


def _in_the_way(at: float, shapes: Sequence[Shape], frame: Frame) -> Iterator[tuple[float, float]]:
    for shape in shapes:
        if isinstance(shape, Words):
            end = shape.x + frame.measure(shape.text, shape.size, shape.language)
            if shape.x - 3 < at < end + 3:
                yield shape.y - shape.size, shape.y + shape.size * 0.4
        elif isinstance(shape, Dot) and abs(at - shape.x) < shape.radius + 2:
            yield shape.y - shape.radius - 2, shape.y + shape.radius + 2


def _rows(
    chart: Chart, rows: Sequence[tuple[Cell, ...]], frame: Frame, width: float, top: float
) -> tuple[list[_Row], list[Shape], float]:
    laid, headings = [], list[Shape]()
    dated = chart.index(Role.DATE) is not None
    undated = [row for row in rows if dated and _date(chart, row) == ""]
    top += 8
    for row in [*(row for row in rows if row not in undated), *undated]:
        if undated and row is undated[0]:
            headings.append(Trace(((0, top), (frame.width, top)), "axis"))
            headings += block([UNDATED], 0, top + 8, frame.small, "quiet", "en")
            top += 8 + frame.small * 1.3 + 8
        language = chart.row_language(row)
        label = wrap(chart.words(row, Role.LABEL), frame.text, width, language, frame)
        told = ", ".join(part for part in (_date(chart, row), chart.words(row, Role.DETAIL)) if part)
        detail = wrap(told, frame.small, width, chart.language, frame)
        text = height(label, frame.text) + height(detail, frame.small)
        middle = top + text + 14 if frame.narrow else top + max(text, 20) / 2
        laid.append(_Row(row, label, detail, language, top, middle))
        top += text + 28 + _ROW_GAP if frame.narrow else max(text, 20) + _ROW_GAP
    return laid, headings, top - _ROW_GAP + 8


def _date(chart: Chart, row: tuple[Cell, ...]) -> str:
    cell = chart.cell(row, Role.DATE)
    return "" if cell is None or cell.date is None else str(cell.date)


def _mark(chart: Chart, row: _Row, column: Column, place: int, x: Scale, frame: Frame) -> list[Shape]:
    cell = row.cells[place]
    if cell.number is None:
        return []
    at, y = x(cell.number), row.middle
    told = figure(chart, row.cells, column, cell)
    width = frame.measure(told, frame.text, "en")
    qualifier = chart.words(row.cells, Role.QUALIFIER)
    shapes: list[Shape] = []
    beside = at + _RADIUS + _BESIDE
    if qualifier in ("under", "over"):
        sign = -1 if qualifier == "under" else 1
        tip = at + sign * (_RADIUS + _ARROW)
        shapes += _arrow(at + sign * _RADIUS, tip, y)
        beside = tip + _BESIDE if sign > 0 else beside
    if beside + width > frame.width:
        beside = at - _RADIUS - _BESIDE - width - (_ARROW if qualifier == "under" else 0)
    hollow = bool(qualifier) or (chart.index(Role.DATE) is not None and not _date(chart, row.cells))
    shapes.append(Dot(at, y, _RADIUS, "1", hollow))
    shapes.append(Words(beside, baseline(y, frame.text), told, frame.text, "text", "en"))
    return shapes


def _arrow(start: float, tip: float, y: float) -> list[Shape]:
    """A figure that is only a bound lies somewhere along the arrow."""
    back = tip + (6 if tip < start else -6)
    return [
        Trace(((start, y), (back, y)), "1", 1.5),
        Area(((tip, y), (back, y - 4), (back, y + 4)), "1"),
    ]
