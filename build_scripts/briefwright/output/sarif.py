"""Findings as SARIF 2.1.0, which code-scanning services and editors read."""

from __future__ import annotations

import json
from hashlib import sha256
from urllib.parse import quote

from briefwright.findings import Finding, Fix, Label, Place
from briefwright.output.outcome import Outcome, Screen
from briefwright.output.terminal import escaped

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
Told = dict[str, object]


def sarif(outcome: Outcome, _screen: Screen) -> str:
    """One run with one result a finding; severities carry the standard's own words."""
    checks = sorted({found.check for found in outcome.findings})
    driver: Told = {"name": "briefwright", "rules": [_rule(check, outcome.pages.get(check)) for check in checks]}
    if outcome.version:
        driver["version"] = outcome.version
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(found, checks.index(found.check)) for found in outcome.findings],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return escaped(json.dumps(log, ensure_ascii=False, indent=2)) + "\n"


def _rule(check: str, page: str | None) -> Told:
    words = check.replace("-", " ")
    rule: Told = {
        "id": check,
        "shortDescription": {"text": words},
        "fullDescription": {"text": words},
        "help": {"text": f"`briefwright explain {check}` says what this check asks for and why."},
    }
    return {**rule, "helpUri": page} if page else rule


def _result(found: Finding, rule: int) -> Told:
    result: Told = {
        "ruleId": found.check,
        "ruleIndex": rule,
        "level": str(found.severity),
        "message": {"text": "\n".join(part for part in (found.message, found.help) if part)},
        "locations": [_location(found.place)],
        "partialFingerprints": {"briefwright/v1": _fingerprint(found)},
    }
    if found.labels:
        result["relatedLocations"] = [_related(label) for label in found.labels]
    if found.fix is not None:
        result["fixes"] = [_fix(found.fix)]
    return result


def _location(place: Place) -> Told:
    return {"physicalLocation": {"artifactLocation": _artifact(place.path), "region": _region(place)}}


def _related(label: Label) -> Told:
    return {**_location(label.place), "message": {"text": label.message}}


def _artifact(path: str) -> Told:
    return {"uri": quote(path, errors="replace"), "uriBaseId": "%SRCROOT%"}


def _region(place: Place) -> Told:
    return {
        "startLine": place.start.line,
        "startColumn": place.start.column,
        "endLine": place.end.line,
        "endColumn": place.end.column,
    }


def _fix(fix: Fix) -> Told:
    replacement = {"deletedRegion": _region(fix.place), "insertedContent": {"text": fix.replacement}}
    return {"artifactChanges": [{"artifactLocation": _artifact(fix.place.path), "replacements": [replacement]}]}


def _fingerprint(found: Finding) -> str:
    """The same after lines were added above it, so that a service does not report an old finding as new."""
    told = "\0".join((found.check, found.place.path, found.message, found.line.strip()))
    return sha256(told.encode("utf-8", "replace")).hexdigest()
