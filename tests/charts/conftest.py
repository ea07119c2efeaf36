"""A sound declaration with its data, a reader for both, and the font of the charts."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources

import pytest

from briefwright import charts
from briefwright.charts import Chart
from briefwright.text import Text

Read = Callable[..., charts.Reading]


@pytest.fixture(scope="session")
def font() -> str:
    return str(resources.files("noto_cjk_sans_otc") / "NotoSansCJK-Regular.ttc")


@pytest.fixture(scope="session")
def read() -> Read:
    def reading(declaration: str, data: str | None, slug: str = "sample") -> charts.Reading:
        table = None if data is None else Text(f"charts/{slug}/data.csv", data)
        return charts.read(slug, Text(f"charts/{slug}/chart.toml", declaration), table)

    return reading


@pytest.fixture(scope="session")
def chart(read: Read) -> Callable[..., Chart]:
    """The chart of a sound declaration; fails with the findings where it is not sound."""

    def sound(declaration: str, data: str, slug: str = "sample") -> Chart:
        reading = read(declaration, data, slug)
        assert reading.chart is not None, reading.findings
        return reading.chart

    return sound
