"""Where everything in a picture stands: one function for each kind of chart, and a heading for pictures alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from briefwright.charts.layout.bars import bars
from briefwright.charts.layout.dots import dots
from briefwright.charts.layout.lines import lines
from briefwright.charts.layout.poster import poster
from briefwright.charts.layout.scene import Frame, Scene
from briefwright.charts.model import Chart

__all__ = ["LAYOUTS", "Frame", "Scene", "poster"]

LAYOUTS: Mapping[str, Callable[[Chart, Frame], Scene]] = {
    "bar": bars,
    "grouped-bar": bars,
    "dot": dots,
    "line": lines,
}
