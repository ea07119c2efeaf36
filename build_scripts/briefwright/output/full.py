"""Findings for people: message, place, the source line with the place marked, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefwright.findings import Finding, Place
from briefwright.output.frame import draw, marked_lines
from briefwright.output.outcome import Outcome, Screen
from briefwright.output.summary import summary
from briefwright.output.terminal import Palette, neutral
from briefwright.text import Text


def full(outcome: Outcome, screen: Screen) -> str:
    """Every finding with its frame, and the summary as the last line."""
    blocks = ["\n".join(_finding(found, outcome.texts, screen)) for found in outcome.findings]
    return "\n\n".join([*blocks, Palette(screen.color)("strong", summary(outcome))]) + "\n"


def _finding(found: Finding, texts: Mapping[str, Text], screen: Screen) -> Iterator[str]:
    palette = Palette(screen.color)
    gutter = len(str(max(place.end.line for place in (found.place, *(label.place for label in found.labels)))))
    head = palette(found.severity, f"{found.severity}[{neutral(found.check)}]")
    yield f"{head}{palette('strong', f': {neutral(found.message)}')}"
    lines = marked_lines(found.place, texts.get(found.place.path), found.line)
    yield _arrow("-->", found.place, gutter, palette)
    if lines:
        yield from draw(lines, gutter, screen.width, "^", palette, found.severity)
    for label in found.labels:
        yield f"{_arrow(':::', label.place, gutter, palette)}: {neutral(label.message)}"
        lines = marked_lines(label.place, texts.get(label.place.path), "")
        if lines:
            yield from draw(lines, gutter, screen.width, "-", palette, "frame")
    yield from _advice(found, gutter, palette)


def _arrow(sign: str, place: Place, gutter: int, palette: Palette) -> str:
    head = palette("frame", " " * gutter + sign)
    return f"{head} {neutral(place.path)}:{place.start.line}:{place.start.column}"


def _advice(found: Finding, gutter: int, palette: Palette) -> Iterator[str]:
    lines = found.help.splitlines()
    if found.fix is not None and not found.fix.replacement:
        lines = lines or ["take it out"]
    elif found.fix is not None and found.fix.replacement not in found.help:
        lines.append(f"write `{found.fix.replacement}` there")
    for at, line in enumerate(lines):
        sign = palette("frame", f"{'':{gutter}} =") + " help:" if at == 0 else f"{'':{gutter}}        "
        yield f"{sign} {neutral(line)}"
