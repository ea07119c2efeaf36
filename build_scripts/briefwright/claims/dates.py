"""Dates as sentences write them: as much of year, month and day as stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefwright.text import Span

_MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier января январь",
            "february feb februar février февраля февраль",
            "march mar märz mars марта март",
            "april apr avril апреля апрель",
            "may mai мая май",
            "june jun juni juin июня июнь",
            "july jul juli juillet июля июль",
            "august aug août августа август",
            "september sep sept septembre сентября сентябрь",
            "october oct oktober octobre октября октябрь",
            "november nov novembre ноября ноябрь",
            "december dec dezember décembre декабря декабрь",
        ),
        start=1,
    )
    for name in names.split()
}
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?:1[5-9]|20)\d\d"
_DATES = (
    re.compile(rf"(?<![\d-])(?P<year>{_YEAR})-(?P<month>\d\d)(?:-(?P<day>\d\d))?(?![\d-])"),
    re.compile(
        rf"(?:(?P<year>{_YEAR})\s?[年년]\s?)(?:(?P<month>\d{{1,2}})\s?[月월](?:\s?(?P<day>\d{{1,2}})\s?[日号號일])?)?"
    ),
    re.compile(r"(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日号號일]"),
    re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.|er)?\s(?P<name>{_NAMES})\b\.?(?:,?\s(?P<year>{_YEAR})\b)?", re.I
    ),
    re.compile(rf"\b(?P<name>{_NAMES})\.?\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s(?P<year>{_YEAR})\b)?", re.I),
    re.compile(rf"\b(?P<name>{_NAMES})\.?\s(?:of\s)?(?P<year>{_YEAR})\b", re.I),
    re.compile(rf"(?<![A-Za-z0-9_.,/$€£¥-])(?P<year>{_YEAR})(?![A-Za-z0-9_%万亿]|[.,/]\d)"),
)


@dataclass(frozen=True, slots=True)
class Day:
    """A date as written; parts that are not said are 0."""

    words: str
    span: Span
    year: int
    month: int = 0
    day: int = 0

    def sums_up(self, other: Day) -> bool:
        """True if both say the same where both speak, and they have at least one part in common."""
        pairs = ((self.year, other.year), (self.month, other.month), (self.day, other.day))
        both = [(one, two) for one, two in pairs if one and two]
        is_finer = bool(self.day and not other.day) or bool(self.month and not other.month)
        return bool(both) and all(one == two for one, two in both) and not is_finer


def days(text: str) -> Iterator[Day]:
    """The dates of a text in order; a year by itself is one too."""
    taken: list[Day] = []
    for pattern in _DATES:
        for found in pattern.finditer(text):
            span = Span(*found.span())
            if not any(span.overlaps(one.span) for one in taken) and (made := _day(found, span)):
                taken.append(made)
    yield from sorted(taken, key=lambda one: one.span)


def _day(found: re.Match[str], span: Span) -> Day | None:
    parts = found.groupdict()
    name = parts.get("name")
    month = _MONTHS[name.lower()] if name else int(parts.get("month") or 0)
    day = int(parts.get("day") or 0)
    if month > 12 or day > 31:
        return None
    return Day(found[0].strip(), span, int(parts.get("year") or 0), month, day)
