"""Each `[#name]` leads to a claim of the same brief that something covers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rapidfuzz.distance import OSA

from briefwright.claims import Coverage
from briefwright.evidence import Evidence, Page
from briefwright.findings import Finding, Severity, finding
from briefwright.text import Span

NAME = "pointer-resolves"


def check(evidence: Evidence, today: date) -> Iterator[Finding]:  # noqa: ARG001 - all checks are called alike
    for page in evidence.briefs:
        for name, span in _pointers(page):
            target = page.claim_at.get(name)
            if target is None:
                yield _say(page, span, f"no claim `#{name}` in this brief", _nearest(page, name))
            elif target.coverage is Coverage.NONE:
                message = f"the claim `#{name}` has no source itself"
                yield _say(page, span, message, "cite a source in the sentence of that name")
            elif target.coverage is Coverage.SUMMARY:
                message = f"`#{name}` is itself a sentence that points elsewhere"
                yield _say(page, span, message, "point to the claim that carries the source")


def _pointers(page: Page) -> Iterator[tuple[str, Span]]:
    for summary in page.summaries:
        if summary.field:
            yield from summary.points_to
    for passage in page.brief.passages:
        for pointer in passage.pointers:
            yield from ((name, pointer.span) for name in pointer.names)


def _nearest(page: Page, name: str) -> str:
    named = [claim.id for claim in page.claims if claim.is_named]
    if not named:
        return f"name a claim with a comment behind its sentence: `<!-- id: {name} -->`"
    near = min(named, key=lambda one: OSA.distance(one, name))
    if OSA.distance(near, name) <= max(2, len(name) // 3):
        return f"did you mean `#{near}`?"
    return "the names in this brief are: " + ", ".join(f"#{one}" for one in named)


def _say(page: Page, span: Span, message: str, help_: str) -> Finding:
    return finding(NAME, Severity.ERROR, message, page.brief.text, span, help=help_)
