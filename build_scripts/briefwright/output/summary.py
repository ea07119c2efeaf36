"""One line that says how a run ended."""

from __future__ import annotations

from collections import Counter

from briefwright.findings import Severity
from briefwright.output.outcome import Outcome, Tally


def summary(outcome: Outcome) -> str:
    """For example `3 errors, 1 warning in 2 files; 41 claims: 38 cited, 2 waived, 1 uncited`."""
    parts = [_findings(outcome)]
    if outcome.tally is not None:
        parts.append(_claims(outcome.tally))
    return "; ".join(parts)


def _findings(outcome: Outcome) -> str:
    if not outcome.findings:
        return "no findings"
    counts = Counter(found.severity for found in outcome.findings)
    kinds = ", ".join(_count(counts[severity], severity) for severity in Severity if counts[severity])
    return f"{kinds} in {_count(len({found.place.path for found in outcome.findings}), 'file')}"


def _claims(tally: Tally) -> str:
    if not tally.total:
        return f"no claims in {_count(tally.briefs, 'brief')}"
    kinds = {
        "cited": tally.cited,
        "judgements" if tally.judgements != 1 else "judgement": tally.judgements,
        "waived": tally.waived,
        "uncited": tally.uncited,
    }
    shares = ", ".join(f"{number} {kind}" for kind, number in kinds.items() if number)
    return f"{_count(tally.total, 'claim')}: {shares}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
