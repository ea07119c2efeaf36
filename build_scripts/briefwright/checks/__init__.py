"""The rules of the house, one file each, in one table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from briefwright.checks import (
    calculation_holds,
    citation_is_well_formed,
    citation_resolves,
    claim_has_citation,
    footnote_resolves,
    front_matter_is_complete,
    link_resolves,
    picture_exists,
    waiver_is_valid,
)
from briefwright.evidence import Evidence
from briefwright.findings import Finding

Check = Callable[[Evidence, date], Iterable[Finding]]

CHECKS: Mapping[str, Check] = {
    claim_has_citation.NAME: claim_has_citation.check,
    citation_resolves.NAME: citation_resolves.check,
    citation_is_well_formed.NAME: citation_is_well_formed.check,
    calculation_holds.NAME: calculation_holds.check,
    waiver_is_valid.NAME: waiver_is_valid.check,
    footnote_resolves.NAME: footnote_resolves.check,
    front_matter_is_complete.NAME: front_matter_is_complete.check,
    link_resolves.NAME: link_resolves.check,
    picture_exists.NAME: picture_exists.check,
}

#: Checks that speak while a file is read: bibliography, charts, encodings.
AT_READING = (
    "bibliography-reads",
    "item-has-required-fields",
    "item-field-is-valid",
    "chart-reads",
    "chart-has-its-data",
    "chart-names-its-source",
    "chart-is-described",
)

NAMES: tuple[str, ...] = (*CHECKS, *AT_READING)
