"""Says which claims rest on retellings alone, or on several sources that go back to one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefwright.claims import Claim
from briefwright.evidence import Evidence
from briefwright.findings import Finding, Severity, finding
from briefwright.standing import Standing, standing_of

NAME = "claim-has-first-hand-source"


def check(evidence: Evidence, today: date) -> Iterator[Finding]:  # noqa: ARG001 - all checks are called alike
    for page in evidence.briefs:
        for claim in page.claims:
            told = _told(evidence, claim)
            if told:
                message, help_ = told
                text = page.brief.text
                yield finding(NAME, Severity.NOTE, message, text, claim.sentence.span, help=help_)


def _told(evidence: Evidence, claim: Claim) -> tuple[str, str] | None:
    standing = standing_of(evidence, claim)
    if standing.origin:
        named = " and ".join(f"`@{key}`" for key in standing.supporting)
        message = f"{named} go back to one source, `{standing.origin}`"
        return message, "cite the origin, or let the sentence say that they are one witness"
    if standing.kind is Standing.RETOLD:
        named = " and ".join(f"`@{key}`" for key in standing.supporting)
        return f"only second-hand: {named}", "cite what it retells, if you have read it; readers are told"
    return None
