"""Findings for people: message, place, the source line with the place marked, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefwright.findings import Finding, Place
from briefwright.output.frame import draw, lines_of
from briefwright.output.outcome import Outcome, Screen
from briefwright.output.summary import summary
from briefwright.output.terminal import Palette, neutral
from briefwright.text import Text

_NARROWEST = 20
_LONGEST = 400  # of a message, which may quote a sentence; the other forms have all of it


def full(outcome: Outcome, screen: Screen) -> str:
    """Every finding with its frame, and the summary as the last line."""
    blocks = ["\n".join(_finding(found, outcome.texts, screen)) for found in outcome.findings]
    return "\n\n".join([*blocks, Palette(screen.color)("strong", summary(outcome))]) + "\n"


def _finding(found: Finding, texts: Mapping[str, Text], screen: Screen) -> Iterator[str]:
    palette = Palette(screen.color)
    gutter = len(str(max(place.end.line for place in (found.place, *(label.place for label in found.labels)))))
    width = max(screen.width - gutter - 3, _NARROWEST)
    head = palette(found.severity, f"{found.severity}[{neutral(found.check)}]")
    message = found.message if len(found.message) <= _LONGEST else f"{found.message[:_LONGEST]}…"
    yield f"{head}{palette('strong', f': {neutral(message)}')}"
    yield _arrow("-->", found.place, gutter, palette)
    lines = lines_of(found.place, texts.get(found.place.path), found.line, width)
    near = [label for label in found.labels if label.place.path == found.place.path]
    seen = [label for label in near if any(line.holds(label.place) for line in lines)]
    if lines:
        yield from draw(lines, seen, gutter, palette, found.severity)
    for label in found.labels:
        if label not in seen:
            yield f"{_arrow(':::', label.place, gutter, palette)}: {neutral(label.message)}"
            elsewhere = lines_of(label.place, texts.get(label.place.path), "", width)
            yield from draw(elsewhere, (), gutter, palette, "frame") if elsewhere else ()
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
