"""Makes the drawing library's SVG small, accessible and colourable by style sheets.

What comes in was written by the library from our own scenes; nothing of a reader's passes through here but text
that has become outlines.
"""

from __future__ import annotations

import hashlib
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from briefwright.charts.model import Chart
from briefwright.charts.palette import INKS

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_NAMES = {ink.light: name for name, ink in INKS.items()}
_COMMAND = re.compile(r"([MLCQz])([^MLCQz]*)")
_CALL = re.compile(r"(\w+)\(([^)]*)\)")
# The library writes outlines with 6400 units to the em; 400 are still finer than a screen at any size we use.
_UNITS_PER_EM = 400
_GLYPH_SCALE = _UNITS_PER_EM / 6400


def element(chart: Chart, width: float, height: float, drawn: str, part: str, style: str = "") -> tuple[str, str]:
    """The first tag of an SVG element and the rest of it; `part` keeps its ids apart from others of the chart."""
    prefix = f"c{hashlib.sha256(chart.slug.encode()).hexdigest()[:6]}{part[0]}"
    body = _Body(prefix)
    root = ET.fromstring(drawn)  # noqa: S314 - parses only what the drawing library has just written
    shapes = "".join(body.write(child) for child in root)
    start = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="bw-chart-svg" viewBox="0 0 {_short(width)} {_short(height)}"'
        f' role="img" aria-labelledby="{prefix}-title" aria-describedby="{prefix}-desc"'
        f' lang="{escape(chart.language)}" stroke-linejoin="round">'
    )
    rest = (
        f'<title id="{prefix}-title">{escape(chart.title)}</title>'
        f'<desc id="{prefix}-desc">{escape(chart.alt)}</desc>'
        + (f"<style>\n{style}</style>" if style else "")
        + f"<defs>{''.join(body.glyphs.values())}</defs>{shapes}</svg>"
    )
    return start, rest


def _short(number: float, digits: int = 1) -> str:
    text = f"{number:.{digits}f}".rstrip("0").rstrip(".") if digits else f"{number:.0f}"
    return "0" if text in ("-0", "") else text


@dataclass
class _Body:
    """Writes the library's elements anew; glyphs are gathered, each once, under short ids."""

    prefix: str
    glyphs: dict[str, str] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)

    def write(self, node: ET.Element) -> str:
        name = node.tag.removeprefix(_SVG)
        if name == "path":
            return f'<path{_paint(node)} d="{_outline(node.get("d", ""), 1.0, 10)}"/>'
        if name != "g":
            return ""
        if node.get("transform"):
            return self.text(node)
        return "".join(self.write(child) for child in node)

    def text(self, node: ET.Element) -> str:
        """A line of text: its glyphs in units of their outlines, so that each only needs its place."""
        moves = _CALL.findall(node.get("transform", ""))
        calls = {name: [float(number) for number in rest.split()] for name, rest in moves}
        x, y = calls["translate"]
        scale = calls["scale"][0] * 100 / _UNITS_PER_EM
        uses = "".join(self.uses(node))
        if not uses:
            return ""
        place = f"translate({_short(x)} {_short(y)}) scale({_short(scale, 5)})"
        return f'<g{_paint(node)} transform="{place}">{uses}</g>'

    def uses(self, node: ET.Element) -> Iterator[str]:
        for path in node.iter(f"{_SVG}path"):
            self.define(path.get("id", ""), path.get("d", ""))
        for use in node.iter(f"{_SVG}use"):
            glyph = use.get(_HREF, "")[1:]
            moves = dict(_CALL.findall(use.get("transform", "")))
            across, _, up = moves.get("translate", "0").partition(" ")
            if glyph in self.ids:
                place = f' x="{across_units}"' if (across_units := _units(across)) != "0" else ""
                place += f' y="{up_units}"' if (up_units := _units(up or "0", -1)) != "0" else ""
                yield f'<use href="#{self.ids[glyph]}"{place}/>'

    def define(self, name: str, outline: str) -> None:
        """Keeps a glyph's outline, turned to grow downwards as pages do; a space has none."""
        if outline.strip():
            self.ids[name] = f"{self.prefix}{len(self.ids)}"
            path = _outline(outline, _GLYPH_SCALE, 1, flip=True)
            self.glyphs[name] = f'<path id="{self.ids[name]}" d="{path}"/>'


def _units(number: str, sign: int = 1) -> str:
    return _short(sign * float(number) * _UNITS_PER_EM / 100, 0)


def _paint(node: ET.Element) -> str:
    """Colours as classes that name them, with the light value for where no style sheet applies."""
    style = dict(part.split(": ") for part in node.get("style", "").split("; ") if part)
    classes, attributes = [], []
    for part in ("fill", "stroke"):
        value = style.get(part, "")
        if value in _NAMES:
            classes.append(f"bw-{part}-{_NAMES[value]}")
        if value:
            attributes.append(f' {part}="{value}"')
    if "stroke" in style and style.get("stroke-width", "1") != "1":
        attributes.append(f' stroke-width="{_short(float(style["stroke-width"]))}"')
    return (f' class="{" ".join(classes)}"' if classes else "") + "".join(attributes)


def _outline(data: str, scale: float, steps: int, flip: bool = False) -> str:
    """A path in relative commands, rounded to `1 / steps` of a unit without letting the errors add up."""
    out = []
    x = y = start_x = start_y = 0
    sign = -1 if flip else 1
    for command, rest in _COMMAND.findall(data):
        numbers = [round(float(number) * scale * steps) for number in rest.split()]
        if command == "z":
            out.append("z")
            x, y = start_x, start_y
            continue
        pairs = [(numbers[at], sign * numbers[at + 1]) for at in range(0, len(numbers), 2)]
        out.append(_step(command, [(a - x, b - y) for a, b in pairs], steps))
        x, y = pairs[-1]
        if command == "M":
            start_x, start_y = x, y
    return "".join(out)


def _step(command: str, pairs: list[tuple[int, int]], steps: int) -> str:
    if command == "L" and len(pairs) == 1:
        (dx, dy) = pairs[0]
        if not dy:
            return f"h{_short(dx / steps)}"
        if not dx:
            return f"v{_short(dy / steps)}"
    numbers = [_short(number / steps) for pair in pairs for number in pair]
    joined = "".join(number if number.startswith("-") or not at else f" {number}" for at, number in enumerate(numbers))
    return command.lower() + joined
