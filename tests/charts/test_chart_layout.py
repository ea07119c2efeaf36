"""Nothing in a picture overlaps, leaves the frame or comes out too small; bars are as long as their numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.charts import Chart
from briefwright.charts.layout import LAYOUTS, Frame, Scene, poster
from briefwright.charts.layout.scales import scale
from briefwright.charts.layout.scene import Area, Box, Dot, Trace, Words
from briefwright.charts.layout.wrapping import wrap
from briefwright.charts.stylesheet import SWITCH


def em_wide(words: str, size: float, language: str) -> float:
    """Stands in for a font: wide characters take an em, others a little more than half of one."""
    return sum(size if ord(one) > 0x2E80 else size * 0.56 for one in words)


WIDE = Frame(640, 14, 13, em_wide)
NARROW = Frame(340, 14, 13, em_wide)

HEAD = 'title = "A finding"\nunits = "Units"\nalt = "A picture"\nsources = ["a2020"]\n'
BARS = """kind = "grouped-bar"
[columns.name]
role = "label"
[columns.a]
role = "value"
label = "First count"
[columns.b]
role = "value"
label = "Second count, which has a name that is much too long to stand in any bar or beside one of them"
"""
DOTS = """kind = "dot"
scale = "log"
[columns.name]
role = "label"
[columns.date]
role = "date"
[columns.bound]
role = "qualifier"
[columns.a]
role = "value"
suffix = "%"
[columns.told]
role = "detail"
"""
LINES = """kind = "line"
[columns.date]
role = "date"
[columns.a]
role = "value"
label = "First"
[columns.b]
role = "value"
label = "Second"
"""
CASES = {
    "bars": (BARS, "name,a,b\nChina,487,505\nUnited States,101,\nSupercalifragilisticexpialidocious,-20,3\nNone,,\n"),
    "cjk": (BARS, "name,a,b\n成都高新区亚马逊云科技联合创新中心（二〇二〇年）,1,5\nイノベーションセンター,2,0.5\n"),
    "dots": (DOTS, "name,date,bound,a,told\niResearch,2017-02,under,0.7,a paper says\nHorizon,,over,20,\nX,,,,\n"),
    "lines": (LINES, "date,a,b\n2015,100,100\n2016-06,97,102\n2020-01-05,101,100.5\n"),
    "one point": (LINES, "date,a,b\n2015,100,-100\n"),
}


@pytest.fixture(params=CASES)
def sample(request: pytest.FixtureRequest, chart: Callable[..., Chart]) -> Chart:
    declaration, data = CASES[request.param]
    return chart(HEAD + declaration, data)


def corners(shape: object) -> Iterator[tuple[float, float]]:
    match shape:
        case Box():
            yield from ((shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height))
        case Dot():
            yield shape.x - shape.radius, shape.y - shape.radius
            yield shape.x + shape.radius, shape.y + shape.radius
        case Words():
            yield from ((shape.x, shape.y - shape.size * 0.8), (shape.x + width(shape), shape.y + shape.size * 0.2))
        case Trace() | Area():
            yield from shape.points


def width(words: Words) -> float:
    return em_wide(words.text, words.size, words.language)


@pytest.mark.parametrize("frame", [WIDE, NARROW], ids=["wide", "narrow"])
def test_everything_stands_inside_the_frame(sample: Chart, frame: Frame) -> None:
    scene = LAYOUTS[sample.kind](sample, frame)
    for shape in scene.shapes:
        for x, y in corners(shape):
            assert -0.5 <= x <= scene.width + 0.5, shape
            assert -0.5 <= y <= scene.height + 0.5, shape


@pytest.mark.parametrize("frame", [WIDE, NARROW], ids=["wide", "narrow"])
def test_no_two_texts_overlap(sample: Chart, frame: Frame) -> None:
    scene = LAYOUTS[sample.kind](sample, frame)
    texts = [shape for shape in scene.shapes if isinstance(shape, Words)]
    for one, other in combinations(texts, 2):
        apart_across = one.x + width(one) <= other.x or other.x + width(other) <= one.x
        apart_down = abs(one.y - other.y) >= min(one.size, other.size) * 0.8
        assert apart_across or apart_down, (one, other)


@pytest.mark.parametrize(("frame", "least"), [(WIDE, SWITCH), (NARROW, 288)], ids=["wide", "narrow"])
def test_texts_stay_11_pixels_at_the_least_width_they_are_shown_at(sample: Chart, frame: Frame, least: int) -> None:
    scene = LAYOUTS[sample.kind](sample, frame)
    for shape in scene.shapes:
        if isinstance(shape, Words):
            assert shape.size * least / frame.width >= 11


def bar_lengths(scene: Scene) -> list[float]:
    return [shape.width for shape in scene.shapes if isinstance(shape, Box) and shape.height > 15]


def test_bars_are_as_long_as_their_numbers_from_zero_on(chart: Callable[..., Chart]) -> None:
    scene = LAYOUTS["grouped-bar"](chart(HEAD + BARS, "name,a,b\nX,200,100\nY,50,-25\n"), WIDE)
    lengths = bar_lengths(scene)
    assert [length / lengths[0] for length in lengths] == pytest.approx([1, 0.5, 0.25, -0.125])
    boxes = [shape for shape in scene.shapes if isinstance(shape, Box) and shape.height > 15]
    assert len({box.x for box in boxes}) == 1


def test_series_are_named_in_their_bars_and_in_a_key_only_where_they_do_not_fit(chart: Callable[..., Chart]) -> None:
    long_name, data = BARS, "name,a,b\nX,200,190\n"
    short_name = BARS.partition(", which")[0] + '"\n'
    patches = {
        declaration: [
            shape
            for shape in LAYOUTS["grouped-bar"](chart(HEAD + declaration, data), WIDE).shapes
            if isinstance(shape, Box) and shape.height < 15
        ]
        for declaration in (long_name, short_name)
    }
    assert len(patches[long_name]) == 2
    assert patches[short_name] == []


def texts(scene: Scene) -> list[str]:
    return [shape.text for shape in scene.shapes if isinstance(shape, Words)]


def test_a_logarithmic_scale_says_so_and_a_linear_one_does_not(chart: Callable[..., Chart]) -> None:
    declaration, data = CASES["dots"]
    log = LAYOUTS["dot"](chart(HEAD + declaration, data), WIDE)
    linear = LAYOUTS["dot"](chart(HEAD + declaration.replace('"log"', '"linear"'), data), WIDE)
    assert any(text.startswith("Logarithmic scale") for text in texts(log))
    assert not any("ogarithmic" in text for text in texts(linear))


def test_undated_figures_come_last_under_a_heading_of_their_own(chart: Callable[..., Chart]) -> None:
    data = "name,date,bound,a,told\nNever,,,3,\nOnce,2017,,0.7,\n"
    scene = LAYOUTS["dot"](chart(HEAD + DOTS, data), WIDE)
    down = {shape.text: shape.y for shape in scene.shapes if isinstance(shape, Words)}
    assert down["Once"] < down["No date known"] < down["Never"]
    dated = texts(LAYOUTS["dot"](chart(HEAD + DOTS, data.replace("Never,,", "Never,2018,")), WIDE))
    assert "No date known" not in dated


def test_a_picture_that_stands_alone_says_what_it_shows_and_from_where(chart: Callable[..., Chart]) -> None:
    declaration, data = CASES["lines"]
    sample = chart(HEAD + declaration, data)
    told = texts(poster(sample, LAYOUTS["line"](sample, WIDE), WIDE))
    assert told[:2] == ["A finding", "Units"]
    assert told[-1] == "Source: @a2020"


@given(st.lists(st.decimals("-999999", "999999", places=3), min_size=1, max_size=6))
@settings(deadline=None)
def test_a_linear_scale_holds_its_numbers_and_zero(numbers: list[Decimal]) -> None:
    x = scale(numbers, 100, 500, log=False)
    assert all(100 <= x(number) <= 500 for number in [*numbers, Decimal(0)])
    assert 2 <= len(x.ticks) <= 8


@given(st.lists(st.decimals("0.001", "999999", places=3), min_size=1, max_size=6))
@settings(deadline=None)
def test_a_logarithmic_scale_holds_its_numbers(numbers: list[Decimal]) -> None:
    x = scale(numbers, 100, 500, log=True)
    assert all(100 <= x(number) <= 500 for number in numbers)
    assert 2 <= len(x.ticks) <= 14


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one two three", ["one two", "three"]),
        ("创新中心，成都市", ["创新中", "心，成都", "市"]),
        ("abcdefghijkl", ["abcdefg", "hijkl"]),
        ("e-commerce", ["e-comme", "rce"]),
        ("", []),
    ],
)
def test_labels_are_wrapped(text: str, lines: list[str]) -> None:
    assert wrap(text, 10, 40, "en", Frame(340, 10, 10, em_wide)) == lines


@given(st.text(max_size=60))
def test_wrapping_loses_nothing_but_spaces(text: str) -> None:
    lines = wrap(text, 10, 60, "en", Frame(340, 10, 10, em_wide))
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(em_wide(line, 10, "en") <= 60 for line in lines)
