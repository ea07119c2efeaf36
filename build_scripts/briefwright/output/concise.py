"""One line a finding, in the form that editors and terminals make clickable."""

from __future__ import annotations

from briefwright.findings import Finding
from briefwright.output.outcome import Outcome, Screen
from briefwright.output.summary import summary
from briefwright.output.terminal import Palette, neutral


def concise(outcome: Outcome, screen: Screen) -> str:
    """Every finding as `path:line:column: severity[check] message`, and the summary as the last line."""
    palette = Palette(screen.color)
    return "".join(f"{line}\n" for line in (*(_line(found, palette) for found in outcome.findings), summary(outcome)))


def _line(found: Finding, palette: Palette) -> str:
    start = found.place.start
    head = palette(found.severity, f"{found.severity}[{neutral(found.check)}]")
    return f"{neutral(found.place.path)}:{start.line}:{start.column}: {head} {neutral(found.message)}"
