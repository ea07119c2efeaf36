"""What sums a brief up points to a claim of its text, or cites a source."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefwright.evidence import Evidence
from briefwright.findings import Finding, Severity, finding

NAME = "summary-has-claim"
_LONGEST = 120


def check(evidence: Evidence, today: date) -> Iterator[Finding]:  # noqa: ARG001 - all checks are called alike
    for page in evidence.briefs:
        for summary in page.summaries:
            if not summary.needs_claim:
                continue
            words = " ".join(summary.text.split())
            shown = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
            where = f"the {summary.field}" if summary.field else "the summary"
            yield finding(
                NAME,
                Severity.WARNING,
                f"a sentence of {where} points to no claim: {shown}",
                page.brief.text,
                summary.span,
                help="name the claim in the text (`<!-- id: half -->`) and point to it here: `[#half]`",
            )
