"""Each file in cases/ holds a source with its place marked ⟦so⟧ (a second one ⟪so⟫), and how it is shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefwright.findings import Finding, Label, Place, Severity, finding
from briefwright.output import FORMATS, Outcome, Screen, Tally
from briefwright.text import Span, Text

CASES = sorted((Path(__file__).parent / "cases").glob("*.case"))
TALLY = Tally(total=41, cited=38, judgements=0, waived=2, uncited=1, briefs=3)


def sections(case: Path) -> dict[str, str]:
    parts = re.split(r"(?m)^==== (.+)\n", case.read_text(encoding="utf-8"))
    return {name: body.rstrip("\n") for name, body in zip(parts[1::2], parts[2::2], strict=True)}


def unmarked(source: str, marks: str) -> str:
    return source.translate(dict.fromkeys(map(ord, marks)))


def marked(source: str, marks: str) -> Span:
    """The span between two marks, in the source without any marks."""
    plain = unmarked(source, "⟦⟧⟪⟫".translate(dict.fromkeys(map(ord, marks))))
    return Span(plain.index(marks[0]), plain.index(marks[1]) - 1)


def outcome_of(parts: dict[str, str]) -> Outcome:
    if "finding" not in parts:
        return Outcome((), TALLY)
    told = dict(line.split(": ", 1) for line in parts["finding"].splitlines())
    severity = Severity(told["severity"])
    path = next(iter(parts))
    if path == "finding":
        place = Place.whole(told["path"])
        return Outcome((Finding(told["check"], severity, told["message"], place, told["help"]),), TALLY)
    source = parts[path]
    text = Text(path, unmarked(source, "⟦⟧⟪⟫"))
    labels = [Label(Place.of(text, marked(source, "⟪⟫")), told["label"])] if "label" in told else []
    found = finding(
        told["check"],
        severity,
        told["message"],
        text,
        marked(source, "⟦⟧"),
        help=told.get("help", ""),
        labels=labels,
        key=told.get("key"),
        replacement=told.get("fix"),
    )
    return Outcome((found,), TALLY, {path: text})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_findings_are_shown_as_written_beside_them(case: Path) -> None:
    parts = sections(case)
    screen = Screen(width=60 if case.stem.startswith("long") else 100)
    expected = {name: parts[name] for name in FORMATS if name in parts}
    assert expected, "a case shows at least one form"
    shown = {name: FORMATS[name](outcome_of(parts), screen).rstrip("\n") for name in expected}
    assert shown == expected
