"""Asks, under the strict profile, for the source of sentences whose words together suggest a claim."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefwright.brief import Kind
from briefwright.claims.signals import score, signals, suggested
from briefwright.evidence import Evidence, Page
from briefwright.findings import Finding, Severity, finding
from briefwright.settings import STRICT

NAME = "statement-has-citation"
_ASKED = (Kind.PARAGRAPH, Kind.ITEM)


def check(evidence: Evidence, today: date) -> Iterator[Finding]:  # noqa: ARG001 - all checks are called alike
    if evidence.settings.profile == STRICT or NAME in evidence.settings.severities:
        for page in evidence.briefs:
            yield from _suggested(page)


def _suggested(page: Page) -> Iterator[Finding]:
    claimed = {claim.sentence.span for claim in page.claims}
    for passage in page.brief.passages:
        for sentence in passage.sentences if passage.block.kind in _ASKED else ():
            found = signals(sentence.text, page.brief.language)
            if sentence.span in claimed or sentence.marks or not suggested(found):
                continue
            told = ", ".join(f"{signal.kind}: “{signal.words}”" for signal in found)
            yield finding(
                NAME,
                Severity.NOTE,
                f"a sentence that may need a source ({told}; {score(found):g} points)",
                page.brief.text,
                sentence.span,
                help="cite a source if a reader could ask for one",
            )
