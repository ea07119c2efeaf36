"""Findings and counts as one JSON object, for scripts and editors."""

from __future__ import annotations

import json
from dataclasses import asdict

from briefwright.findings import Finding
from briefwright.output.outcome import Outcome, Screen, Tally
from briefwright.output.terminal import escaped

_NOTHING = Tally(0, 0, 0, 0, 0, 0)


def json_object(outcome: Outcome, _screen: Screen) -> str:
    """Lines and columns count from 1, columns in code points; ends are exclusive."""
    claims = asdict(outcome.tally or _NOTHING)
    briefs = claims.pop("briefs")
    whole = {"findings": [_finding(found) for found in outcome.findings], "claims": claims, "briefs": briefs}
    return escaped(json.dumps(whole, ensure_ascii=False, indent=2)) + "\n"


def _finding(found: Finding) -> dict[str, object]:
    place = found.place
    told: dict[str, object] = {
        "check": found.check,
        "severity": str(found.severity),
        "message": found.message,
        "path": place.path,
        "line": place.start.line,
        "column": place.start.column,
        "end_line": place.end.line,
        "end_column": place.end.column,
        "help": found.help,
    }
    return told if found.key is None else {**told, "key": found.key}
