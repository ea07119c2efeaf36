"""Dates as sources give them: a year, a month or a day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_SHAPE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, order=True)
class PartialDate:
    """A year, or a month (day 0), or a day; sorts a year before its months and a month before its days."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def ordinal(self) -> int:
        """Where it stands on a time axis: a year or month stands at its middle, since no day is claimed."""
        if self.day:
            return date(self.year, self.month, self.day).toordinal()
        if self.month:
            return date(self.year, self.month, 15).toordinal()
        return date(self.year, 7, 1).toordinal()

    def __str__(self) -> str:
        """For readers: `2019`, `November 2019`, `15 November 2019`."""
        parts = [str(self.day)] if self.day else []
        if self.month:
            parts.append(_MONTHS[self.month - 1])
        return " ".join([*parts, f"{self.year:04d}"])


def parse(written: str) -> PartialDate | None:
    """`2019`, `2019-11` or `2019-11-15`; None for anything else and for days that do not exist."""
    match = _SHAPE.fullmatch(written)
    if match is None:
        return None
    year, month, day = (int(part or 0) for part in match.groups())
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    if (match[2] and not month) or (match[3] and not day):
        return None
    return PartialDate(year, month, day)
