"""What one run has to tell, whatever the form it is told in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from briefwright.findings import Finding
from briefwright.text import Text


@dataclass(frozen=True)
class Tally:
    """How many claims were judged, and how: `total` is the sum of the others."""

    total: int
    cited: int
    judgements: int
    waived: int
    uncited: int
    briefs: int


@dataclass(frozen=True)
class Outcome:
    """Findings in order, and what is needed to show them.

    `texts` are the files by path, for the lines that findings point at; `tally` is missing when nothing could be
    judged; `pages` are the addresses of the checks' pages on the site, where it has an address.
    """

    findings: tuple[Finding, ...]
    tally: Tally | None = None
    texts: Mapping[str, Text] = field(default_factory=lambda: MappingProxyType({}))
    pages: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    version: str = ""


@dataclass(frozen=True)
class Screen:
    """Where findings are shown to people: how wide it is in columns, and whether it shows colours."""

    width: int = 100
    color: bool = False
