"""The name that an author gives a claim can be an address, and no other claim of the brief has it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefwright.brief import Mark
from briefwright.claims.marks import ID, id_fault
from briefwright.evidence import Evidence
from briefwright.findings import Finding, Label, Place, Severity, finding

NAME = "claim-id-is-unique"


def check(evidence: Evidence, today: date) -> Iterator[Finding]:  # noqa: ARG001 - all checks are called alike
    for page in evidence.briefs:
        text = page.brief.text
        seen: dict[str, Mark] = {}
        for sentence in page.brief.sentences():
            for mark in sentence.marks:
                if mark.name != ID or not mark.value:
                    continue
                fault = id_fault(mark)
                if fault is not None:
                    yield finding(NAME, Severity.ERROR, fault.message, text, fault.span, help=fault.help)
                    continue
                first = seen.setdefault(mark.value.casefold(), mark)
                if first is not mark:
                    yield finding(
                        NAME,
                        Severity.ERROR,
                        f"a second claim of the name `{mark.value}`",
                        text,
                        mark.span,
                        help="give one of them another name; a name is the address of one claim",
                        labels=[Label(Place.of(text, first.span), "the first")],
                    )
