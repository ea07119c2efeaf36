"""Footnotes and the marks that point to them belong together: a note that nobody is led to hides its sources."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefwright.brief import Brief
from briefwright.evidence import Evidence
from briefwright.findings import Finding, Label, Place, Severity, finding
from briefwright.text import Span

NAME = "footnote-resolves"


def check(evidence: Evidence, today: date) -> Iterator[Finding]:  # noqa: ARG001 - all checks are called alike
    for page in evidence.pages:
        yield from _of(page.brief)


def _of(brief: Brief) -> Iterator[Finding]:
    defined: dict[str, Span] = {}
    for name, span in _definitions(brief):
        if name in defined:
            first = Label(Place.of(brief.text, defined[name]), "the first one")
            message = f"a second footnote `[^{name}]`: only one of them is shown"
            yield finding(NAME, Severity.ERROR, message, brief.text, span, help="give it another name", labels=[first])
        defined.setdefault(name, span)
    pointed = {note.name for passage in brief.passages for note in passage.notes}
    for passage in brief.passages:
        for note in passage.notes:
            if note.name not in defined:
                message = f"no footnote `[^{note.name}]`"
                advice = f"write it on a line of its own: `[^{note.name}]: …`"
                yield finding(NAME, Severity.ERROR, message, brief.text, note.span, help=advice)
    for name, span in defined.items():
        if name not in pointed:
            message = f"nothing leads to the footnote `[^{name}]`"
            advice = f"put `[^{name}]` where it belongs in the text, or take the footnote out"
            yield finding(NAME, Severity.ERROR, message, brief.text, span, help=advice)


def _definitions(brief: Brief) -> Iterator[tuple[str, Span]]:
    """Name and place of each footnote's mark at the head of its text."""
    seen: set[int] = set()
    for passage in brief.passages:
        place = passage.block.within("footnote")
        if place is None or place.start in seen:
            continue
        seen.add(place.start)
        start = brief.text.content.index("[^", place.start)
        end = brief.text.content.index("]", start) + 1
        yield brief.text.content[start + 2 : end - 1], Span(start, end)
