"""Draws charts: the only file that knows the drawing library. The same chart gives the same bytes everywhere."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontPath, FontProperties
from matplotlib.ft2font import FT2Font
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Polygon, Rectangle
from matplotlib.text import Text as DrawnText
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Affine2D

from briefwright.charts import svg
from briefwright.charts.layout import LAYOUTS, Frame, Scene, poster
from briefwright.charts.layout.scene import Area, Box, Dot, Trace, Words
from briefwright.charts.model import Chart
from briefwright.charts.palette import INKS
from briefwright.charts.stamp import stamped
from briefwright.charts.stylesheet import alone
from briefwright.findings import Finding, Severity, finding
from briefwright.text import Span

Size = Literal["wide", "narrow"]

# Width, size of text, size of small text; the narrow labels are still 11 pixels on a screen of 320.
_SIZES: dict[str, tuple[float, float, float]] = {"wide": (640, 14.0, 13.0), "narrow": (340, 14.0, 13.0)}
# The faces of the collection by language. The Korean one has narrow quotation marks and dashes, as Latin text
# needs; Chinese characters in a text of another language take the simplified Chinese face.
_FACES = {"ja": 0, "ko": 1, "zh": 2, "zh-hant": 3, "zh-tw": 3, "zh-hk": 4, "zh-mo": 4}
_LATIN, _CHINESE = 1, 2
_HAN = re.compile("[\u2e80-\u2fdf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_WORD = re.compile(r"\s*\S+\s*")
_SPACE = 22.4  # the width of a space at a size of 100
_SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "path",
    "svg.hashsalt": "briefwright",
    "path.simplify": False,
    "path.snap": False,
    "text.usetex": False,
    "text.parse_math": False,
}
_DATELESS = dict.fromkeys(("Date", "Creator", "Format", "Type"))


def draw(chart: Chart, size: Size, font: str) -> str:
    """The chart as an SVG element for a page; `font` is the path of a collection of faces such as Noto Sans CJK."""
    frame = _frame(size, font)
    scene = LAYOUTS[chart.kind](chart, frame)
    start, rest = svg.element(chart, scene.width, scene.height, _drawn(scene, font), size)
    return start + rest


def picture(chart: Chart, font: str) -> str:
    """The chart as an SVG file that stands alone: heading, note and sources in it, both schemes, and a stamp."""
    frame = _frame("wide", font)
    scene = poster(chart, LAYOUTS[chart.kind](chart, frame), frame)
    start, rest = svg.element(chart, scene.width, scene.height, _drawn(scene, font), "alone", alone())
    return stamped(chart, start, rest + "\n")


def missing_glyphs(chart: Chart, font: str) -> tuple[Finding, ...]:
    """A finding for each character of the chart that the font cannot write; the picture shows `?` for it."""
    return tuple(_missing(chart, font))


def _missing(chart: Chart, font: str) -> Iterator[Finding]:
    told = "".join((chart.title, chart.units, chart.note, chart.credit, *(column.label for column in chart.columns)))
    cells = "".join(cell.raw for row in chart.rows for cell in row)
    faces = FontPath(font, _CHINESE), FontPath(*_second())
    for text, words in ((chart.declaration, told), (chart.data, cells)):
        for character in sorted(set(words)):
            at = text.content.find(character)
            if at >= 0 and not character.isspace() and all(_lacks(character, face) for face in faces):
                message = f"no font of the charts has a glyph for `{character}` (U+{ord(character):04X})"
                span = Span(at, at + 1)
                yield finding("chart-reads", Severity.ERROR, message, text, span, help="write it another way")


def _frame(size: Size, font: str) -> Frame:
    width, text, small = _SIZES[size]

    def measure(words: str, points: float, language: str) -> float:
        return _across(_runs(words, language, font)) * points / 100

    return Frame(width, text, small, measure)


@dataclass(frozen=True)
class _Run:
    """Text in one face; a text takes several where a word has letters that its first face lacks."""

    text: str
    face: FontPath


def _runs(words: str, language: str, font: str) -> list[_Run]:
    first, second = FontPath(font, _face_index(language, words)), FontPath(*_second())
    runs: list[_Run] = []
    for word in _WORD.findall(words):
        if not _lacks(word, first) or _lacks(word, second):
            lacking = _lacks(word, first)
            run = _Run("".join("?" if one in lacking else one for one in word), first)
        else:
            run = _Run(word, second)
        if runs and runs[-1].face == run.face:
            run = _Run(runs.pop().text + run.text, run.face)
        runs.append(run)
    return runs


def _second() -> tuple[str, int]:
    """A face that comes with the drawing library, for letters such as Ł that the collection lacks."""
    return f"{mpl.get_data_path()}/fonts/ttf/DejaVuSans.ttf", 0


def _lacks(word: str, face: FontPath) -> set[str]:
    opened = _face(face)
    return {one for one in word if not one.isspace() and not opened.get_char_index(ord(one))}


def _across(runs: Sequence[_Run]) -> float:
    """The width of runs at a size of 100; spaces between runs count, those at the end do not."""
    ends = [(len(run.text) - len(run.text.rstrip())) * _SPACE for run in runs[:-1]]
    return sum(_width(run.text.strip(), run.face) for run in runs) + sum(ends)


@lru_cache(maxsize=4096)
def _width(words: str, face: FontPath) -> float:
    if not words:
        return 0.0
    font = FontProperties(fname=face, size=100)
    return float(text_to_path.get_text_width_height_descent(words, font, ismath=False)[0])


@lru_cache(maxsize=16)
def _face(face: FontPath) -> FT2Font:
    return FT2Font(str(face), face_index=face.face_index)


def _face_index(language: str, words: str) -> int:
    tag = language.lower()
    known = (_FACES[part] for part in (tag, tag[:7], tag[:5], tag[:2]) if part in _FACES)
    return next(known, _CHINESE if _HAN.search(words) else _LATIN)


def _drawn(scene: Scene, font: str) -> str:
    """The scene as the drawing library writes it, whatever settings and styles the reader's machine has."""
    with mpl.rc_context(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        mpl.rcdefaults()
        mpl.rcParams.update(_SETTINGS)
        # 72 dots to the inch make a point of the library one pixel of ours.
        figure = Figure(figsize=(scene.width / 72, scene.height / 72), dpi=72, frameon=False)
        FigureCanvasSVG(figure)
        to_page = Affine2D().scale(1, -1).translate(0, scene.height)
        for order, shape in enumerate(scene.shapes):
            for artist in _words(shape, font) if isinstance(shape, Words) else [_mark(shape)]:
                artist.set_transform(to_page)
                artist.set_zorder(order)
                figure.add_artist(artist)
        out = io.StringIO()
        figure.savefig(out, format="svg", metadata=_DATELESS)
    return out.getvalue()


def _mark(shape: Box | Trace | Dot | Area) -> Artist:
    ink = INKS[shape.ink].light
    match shape:
        case Box():
            return Rectangle((shape.x, shape.y), shape.width, shape.height, facecolor=ink, edgecolor="none")
        case Trace():
            xs, ys = zip(*shape.points, strict=True)
            return Line2D(xs, ys, color=ink, linewidth=shape.width, solid_capstyle="butt")
        case Dot():
            fill = "none" if shape.hollow else ink
            return Circle((shape.x, shape.y), shape.radius, facecolor=fill, edgecolor=ink, linewidth=2)
        case Area():
            return Polygon(shape.points, closed=True, facecolor=ink, edgecolor="none")


def _words(shape: Words, font: str) -> Iterator[Artist]:
    runs = _runs(shape.text, shape.language, font)
    for at, run in enumerate(runs):
        # What stands before a run ends with the space before it, which counts only if something follows.
        x = shape.x + _across([*runs[:at], _Run("", run.face)]) * shape.size / 100
        face = FontProperties(fname=run.face, size=shape.size)
        yield DrawnText(x, shape.y, run.text, color=INKS[shape.ink].light, fontproperties=face, parse_math=False)
