"""A picture is the same bytes everywhere, shows every glyph, suits both schemes, and knows whether it is current."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import pytest
from fontTools.ttLib import TTCollection, TTFont

from briefwright import charts
from briefwright.charts import Chart, is_current, stylesheet
from briefwright.charts.draw import _runs, draw, missing_glyphs, picture
from briefwright.charts.palette import INKS
from briefwright.text import Text

SVG = "{http://www.w3.org/2000/svg}"
DECLARATION = """\
title = "Centres differ, $5 & <b>6</b>"
units = "Firms"
alt = "Bars"
kind = "bar"
sources = ["a2020"]
[columns.name]
role = "label"
[columns.tag]
role = "language"
[columns.n]
role = "value"
"""
DATA = """\
name,tag,n
创新中心直,zh-Hans,21
臺灣創新直,zh-Hant,20
イノベーション直,ja,13
이노베이션 혁신,ko,12
“Quoted” — Zürich Łódź Ελλάδα Россия,en,1
"""


@pytest.fixture(scope="module")
def cjk(chart: Callable[..., Chart]) -> Chart:
    return chart(DECLARATION, DATA)


@pytest.fixture(scope="module")
def drawings(cjk: Chart, font: str) -> dict[str, str]:
    return {"wide": draw(cjk, "wide", font), "narrow": draw(cjk, "narrow", font), "alone": picture(cjk, font)}


# Draws one chart in a process of its own and writes the bytes of all three renderings.
DRAWER = """
import sys
from briefwright import charts
from briefwright.charts.draw import draw, picture
from briefwright.text import Text
font, declaration, data = sys.argv[1:]
chart = charts.read("sample", Text("charts/sample/chart.toml", declaration), Text("charts/sample/data.csv", data)).chart
sys.stdout.buffer.write((draw(chart, "wide", font) + draw(chart, "narrow", font) + picture(chart, font)).encode())
"""


def test_the_bytes_are_the_same_in_another_process_zone_locale_and_with_other_settings(
    drawings: dict[str, str], font: str, tmp_path: Path
) -> None:
    settings = tmp_path / "matplotlibrc"
    settings.write_text("svg.fonttype: none\npath.sketch: 3, 100, 2\nlines.linewidth: 9\nfont.size: 40\n")
    environment = os.environ | {
        "PYTHONHASHSEED": "7", "TZ": "Asia/Kathmandu", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1",
        "MATPLOTLIBRC": str(settings), "PYTHONPATH": str(Path(charts.__file__).parents[2]),
    }  # fmt: skip
    command = [sys.executable, "-X", "utf8", "-c", DRAWER, font, DECLARATION, DATA]
    other = subprocess.run(command, capture_output=True, check=True, env=environment, cwd=tmp_path, timeout=120)
    assert other.stdout == "".join(drawings.values()).encode()


def test_every_character_has_a_glyph_in_the_face_it_is_drawn_with(font: str) -> None:
    collection = TTCollection(font, lazy=True)
    known = {at: set(collection.fonts[at].getBestCmap()) for at in range(5)}
    for line in DATA.splitlines()[1:]:
        name, tag, _ = line.split(",")
        for run in _runs(name, tag, font):
            if str(run.face) == font:
                letters = {ord(one) for one in run.text if one != " "}
            else:
                letters = {ord(one) for one in run.text if one != " "} - set(TTFont(str(run.face)).getBestCmap())
                assert not letters
            assert letters <= known[run.face.face_index]


def test_a_word_with_a_letter_that_the_collection_lacks_is_written_in_one_other_face(font: str) -> None:
    runs = _runs("创新 in Łódź and Zürich", "zh", font)
    assert [run.text for run in runs] == ["创新 in ", "Łódź ", "and Zürich"]
    assert [str(run.face) == font for run in runs] == [True, False, True]


def test_glyphs_are_outlines_and_none_is_a_box(drawings: dict[str, str]) -> None:
    for svg in drawings.values():
        assert "<text" not in svg
        assert "font" not in svg
        assert "LastResort" not in svg


def test_a_character_has_the_form_of_its_language(chart: Callable[..., Chart], font: str) -> None:
    def outlines(tag: str) -> set[str]:
        rows = f"name,tag,n\n直,{tag},\n"
        svg = draw(chart(DECLARATION, f"{rows}x,en,1\n"), "wide", font)
        return set(re.findall(r'<path id="\w+" d="([^"]+)"', svg))

    assert outlines("ja") != outlines("zh-Hans")
    assert outlines("zh") == outlines("zh-Hans")


def test_a_character_that_the_font_lacks_is_reported_and_shown_as_a_question_mark(
    chart: Callable[..., Chart], cjk: Chart, font: str
) -> None:
    assert missing_glyphs(cjk, font) == ()
    with_arabic = chart(DECLARATION, DATA.replace("Россия", "क"))
    (found,) = missing_glyphs(with_arabic, font)
    assert (found.check, found.place.path) == ("chart-reads", "charts/sample/data.csv")
    assert "U+0915" in found.message
    assert DATA.replace("Россия", "क")[found.place.span.start] == "क"
    assert draw(with_arabic, "wide", font) == draw(chart(DECLARATION, DATA.replace("Россия", "?")), "wide", font)


def test_formulas_of_the_drawing_library_are_plain_text(chart: Callable[..., Chart], font: str) -> None:
    draw(chart(DECLARATION, DATA.replace("Россия", "$\\frac{1}{$ \\notacommand")), "wide", font)


def test_the_element_is_an_image_with_a_title_and_a_description(drawings: dict[str, str]) -> None:
    ids: list[str] = []
    for svg in drawings.values():
        root = ET.fromstring(svg)
        assert root.get("role") == "img"
        assert root.get("viewBox", "").startswith("0 0 ")
        assert root.get("width") is None
        assert root.get("height") is None
        title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
        assert title is not None
        assert desc is not None
        assert (title.text, desc.text) == ("Centres differ, $5 & <b>6</b>", "Bars")
        assert (title.get("id"), desc.get("id")) == (root.get("aria-labelledby"), root.get("aria-describedby"))
        ids += [found for node in root.iter() if (found := node.get("id"))]
        known = {node.get("id") for node in root.iter()}
        assert all(node.get("href", "#")[1:] in known for node in root.iter(f"{SVG}use"))
    assert len(ids) == len(set(ids))


def test_the_widths_are_those_of_a_page_and_a_phone(drawings: dict[str, str]) -> None:
    assert 'viewBox="0 0 640 ' in drawings["wide"]
    assert 'viewBox="0 0 340 ' in drawings["narrow"]


def test_every_colour_is_named_by_a_class_that_the_style_sheet_knows(drawings: dict[str, str]) -> None:
    for svg in drawings.values():
        assert ' style="' not in svg
        for node in ET.fromstring(svg).iter():
            for part in ("fill", "stroke"):
                if (colour := node.get(part)) not in (None, "none"):
                    (name,) = re.findall(rf"bw-{part}-([\w-]+)", node.get("class", ""))
                    assert INKS[name].light == colour
                    assert f".bw-{part}-{name} {{ {part}: var(--bw-chart-{name}, {colour}); }}" in stylesheet()


RUNS_OR_LOADS = r"https?://(?!www\.w3\.org/2000/svg)|<script|<image|<a\b|\son\w+=|@import|url\(|\d{4}-\d\d-\d\d"


def test_a_picture_holds_nothing_that_runs_or_loads(drawings: dict[str, str]) -> None:
    for svg in drawings.values():
        assert re.findall(RUNS_OR_LOADS, svg) == []
        assert len(svg) < 60_000


def test_a_picture_alone_carries_both_schemes(drawings: dict[str, str]) -> None:
    assert "@media (prefers-color-scheme: dark)" in drawings["alone"]
    assert all(f"--bw-chart-{name}: {ink.dark};" in drawings["alone"] for name, ink in INKS.items())
    assert "<style" not in drawings["wide"]


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("scheme", "ground"),
    [("light", "#ffffff"), ("light", "#f7f4ee"), ("dark", "#15191f"), ("dark", "#0d1117"), ("dark", "#1e2129")],
)
def test_texts_and_marks_stand_out_from_the_ground(scheme: str, ground: str) -> None:
    def ink(name: str) -> str:
        return str(getattr(INKS[name], scheme))

    for name in ("text", "quiet", "1", "2", "3", "4"):
        assert contrast(ink(name), ground) >= 4.5, name
    assert contrast(ink("axis"), ground) >= 3
    for name in "1234":
        assert contrast(ink("on-mark"), ink(name)) >= 4.5, name


def test_a_picture_is_current_until_its_chart_or_the_picture_changes(
    chart: Callable[..., Chart], cjk: Chart, drawings: dict[str, str]
) -> None:
    svg = drawings["alone"]
    assert is_current(cjk, svg)
    assert is_current(cjk, svg.replace("\n", "\r\n"))
    assert is_current(chart(DECLARATION.replace("\n", "\r\n"), DATA.replace("\n", "\r\n")), svg)
    assert not is_current(chart(DECLARATION, DATA.replace("21", "22")), svg)
    assert not is_current(chart(DECLARATION.replace("Bars", "Five bars"), DATA), svg)
    assert not is_current(chart(DECLARATION, DATA, "other"), svg)
    assert not is_current(cjk, svg.replace("Bars", "Rods"))
    assert not is_current(cjk, drawings["wide"])
    assert not is_current(cjk, "")


def test_a_picture_made_by_an_earlier_way_of_drawing_is_not_current(
    cjk: Chart, drawings: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefwright.charts.stamp.DRAWING", 0)
    assert not is_current(cjk, drawings["alone"])


def test_the_theme_ships_the_style_sheet_of_the_charts() -> None:
    shipped = resources.files("briefwright.theme") / "assets" / "briefwright" / "charts.css"
    assert shipped.read_text(encoding="utf-8") == stylesheet()


def flagship() -> list[str]:
    return sorted(path.parent.name for path in (Path(__file__).parents[2] / "charts").glob("*/chart.toml"))


@pytest.mark.parametrize("slug", flagship())
def test_the_charts_of_this_repository_are_sound_and_their_pictures_fresh(slug: str, font: str) -> None:
    folder = Path(__file__).parents[2] / "charts" / slug
    names = ("chart.toml", "data.csv")
    declaration, data = (Text(f"charts/{slug}/{name}", (folder / name).read_text(encoding="utf-8")) for name in names)
    reading = charts.read(slug, declaration, data)
    assert reading.findings == ()
    assert reading.chart is not None
    assert missing_glyphs(reading.chart, font) == ()
    committed = (folder / "chart.svg").read_text(encoding="utf-8")
    assert is_current(reading.chart, committed)
    assert picture(reading.chart, font) == committed
