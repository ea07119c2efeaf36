"""A picture that stands alone: heading above, note and sources below, and a ground that suits its colours."""

from __future__ import annotations

from dataclasses import replace

from briefwright.charts.layout.scene import Box, Dot, Frame, Scene, Shape, Words
from briefwright.charts.layout.wrapping import block, height, wrap
from briefwright.charts.model import Chart

MARGIN = 20.0
_TITLE = 18.0


def poster(chart: Chart, inner: Scene, frame: Frame) -> Scene:
    """The scene inside a page of its own; `frame` is the one that the scene was laid out in."""
    shapes: list[Shape] = []
    top = MARGIN

    def write(text: str, size: float, ink: str, after: float) -> None:
        nonlocal top
        written = wrap(text, size, frame.width, chart.language, frame)
        shapes.extend(block(written, MARGIN, top, size, ink, chart.language))
        top += height(written, size) + after if written else 0

    write(chart.title, _TITLE, "text", 4)
    write(chart.units, frame.small, "quiet", 14)
    shapes += [_moved(shape, MARGIN, top) for shape in inner.shapes]
    top += inner.height + 16
    write(chart.note, frame.small, "quiet", 6)
    write(_sources(chart), frame.small, "quiet", 0)
    size = frame.width + 2 * MARGIN, top + MARGIN - 4
    return Scene(*size, (Box(0, 0, *size, "paper"), *shapes))


def _sources(chart: Chart) -> str:
    """The author's words for the sources, or their keys, which the bibliography beside the chart explains."""
    told = chart.credit or "; ".join(f"@{source.key}" for source in chart.sources)
    return f"{'Source' if len(chart.sources) == 1 else 'Sources'}: {told}" if told else ""


def _moved(shape: Shape, right: float, down: float) -> Shape:
    if isinstance(shape, Box | Dot | Words):
        return replace(shape, x=shape.x + right, y=shape.y + down)
    return replace(shape, points=tuple((x + right, y + down) for x, y in shape.points))
