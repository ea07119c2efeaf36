"""A calculation that the authors mark as their own gives the result that they state."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefwright.claims.arithmetic import evaluate
from briefwright.claims.marks import CALCULATION
from briefwright.evidence import Evidence
from briefwright.findings import Finding, Severity, finding
from briefwright.text import Span

NAME = "calculation-holds"


def check(evidence: Evidence, today: date) -> Iterator[Finding]:  # noqa: ARG001 - all checks are called alike
    for page in evidence.pages:
        for passage in page.brief.passages:
            for mark in passage.marks:
                if mark.name != CALCULATION:
                    continue
                result = evaluate(mark.value)
                if result.problem:
                    start = mark.value_span.start
                    yield finding(
                        NAME,
                        Severity.ERROR,
                        result.problem.message,
                        page.brief.text,
                        Span(start + result.problem.span.start, start + result.problem.span.end),
                        help=result.problem.help,
                        replacement=result.problem.replacement,
                    )
