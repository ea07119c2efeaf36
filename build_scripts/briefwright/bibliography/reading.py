"""What reading one file gives, and what it may need from other files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from briefwright.bibliography.item import Item
from briefwright.findings import Finding, Severity, finding
from briefwright.text import Span, Text

READS: Final = "bibliography-reads"
_MOST = 1_000


@dataclass(frozen=True)
class Elsewhere:
    """What other files of the same bibliography define, by lower-case name: @strings, and items to inherit from."""

    strings: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    parents: Mapping[str, Item] = field(default_factory=lambda: MappingProxyType({}))


NOWHERE: Final = Elsewhere()


@dataclass(frozen=True)
class Reading:
    """The items of one file in order, what is wrong with it, and what it defines or lacks for other files."""

    text: Text
    items: tuple[Item, ...]
    findings: tuple[Finding, ...]
    strings: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    parents: Mapping[str, Item] = field(default_factory=lambda: MappingProxyType({}))
    missing: frozenset[str] = frozenset()


class Report:
    """Collects findings about one text; the bibliography's readers share it."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.findings: list[Finding] = []

    def add(
        self,
        severity: Severity,
        message: str,
        start: int,
        end: int,
        *,
        help_text: str = "",
        replacement: str | None = None,
        key: str = "",
    ) -> None:
        if len(self.findings) >= _MOST:
            return
        if len(self.findings) == _MOST - 1:
            message, replacement = "more is wrong from here on than is shown", None
            help_text = "mend what comes before it first"
        span = Span(start, max(start, end))
        self.findings.append(
            finding(
                READS,
                severity,
                message,
                self.text,
                span,
                help=help_text,
                replacement=replacement,
                key=key or None,
            )
        )
