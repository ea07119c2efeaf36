"""Dates as CSL-JSON gives them: one day or a range, each as exact as it is known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_ISO = re.compile(r"(-?\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")

#: A day that more is said of: `2015–Present`, `1883/`, `1949（民国三十八年）`. The day alone can be shown in any form.
_BEGUN = re.compile(r"(-?\d{4}(?:-\d{2}){0,2})\s*[-–/]?[^\d/–-]*")
_YEARS = re.compile(r"(\d{4})\s*[-–]\s*(\d{4})")


@dataclass(frozen=True, slots=True)
class Day:
    """Year, month (13 to 16 and 21 to 24 are seasons) and day; 0 where unknown."""

    year: int = 0
    month: int = 0
    day: int = 0

    @property
    def season(self) -> int:
        """1 for spring to 4 for winter; 0 where the month is a month."""
        if 13 <= self.month <= 24:
            return (self.month - 1) % 4 + 1
        return 0


@dataclass(frozen=True, slots=True)
class Date:
    """A date or a range; `open` marks a range without an end, `literal` text that stands for the date."""

    start: Day = Day()
    end: Day | None = None
    open: bool = False
    circa: bool = False
    literal: str = ""

    @property
    def sort_key(self) -> str:
        """Text that sorts as the dates do, years before our era in their right order."""
        last = self.end or (Day(9999) if self.open else Day())
        return _day_key(self.start) + (_day_key(last) if self.end or self.open else "")


def _day_key(day: Day) -> str:
    month = day.month if day.month <= 12 else 0
    return f"{day.year + 10000:05d}{month:02d}{day.day:02d}"


def read_date(value: object) -> Date | None:
    """The date of a CSL-JSON date variable; None where nothing can be shown for it."""
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        value = {"raw": str(value)}
    if not isinstance(value, Mapping):
        return None
    circa = bool(value.get("circa")) and value.get("circa") not in ("0", "false")
    days = _days(value.get("date-parts"))
    raw = str(value.get("raw") or "").strip()
    if not days and raw:
        days = _read_raw(raw)
    literal = str(value.get("literal") or ("" if days else raw)).strip()
    if not days:
        season = _number(value.get("season"))
        if season and not literal:
            return Date(Day(0, season + 12 if 0 < season < 5 else 0), circa=circa)
        return Date(circa=circa, literal=literal) if literal else None
    days = [_with_season(day, value.get("season")) for day in days]
    if len(days) == 1:
        return Date(days[0], circa=circa)
    if days[1].year == 0:
        return Date(days[0], open=True, circa=circa)
    return Date(days[0], None if days[1] == days[0] else days[1], circa=circa)


def _with_season(day: Day, season: object) -> Day:
    number = _number(season)
    if day.month == 0 and 0 < number < 5:
        return Day(day.year, number + 12, 0)
    return day


def _days(parts: object) -> list[Day]:
    if not isinstance(parts, (list, tuple)):
        return []
    if parts and not isinstance(parts[0], (list, tuple)):
        parts = [parts]
    days = [_day(part) for part in parts[:2] if isinstance(part, (list, tuple))]
    return days if days and days[0].year else []


def _day(part: list[object] | tuple[object, ...]) -> Day:
    numbers = [_number(value) for value in part[:3]]
    numbers += [0] * (3 - len(numbers))
    year, month, day = numbers
    month = (month - 13) % 4 + 13 if 13 <= month <= 24 else month if 1 <= month <= 12 else 0
    return Day(max(min(year, 9999), -9999), month, day if 1 <= day <= 31 else 0)


def _number(value: object) -> int:
    if isinstance(value, bool) or value is None:
        return 0
    try:
        return int(float(str(value).strip() or 0))
    except (ValueError, OverflowError):
        return 0


def _read_raw(raw: str) -> list[Day]:
    """ISO dates and ranges, with whatever remark after them; anything else stays literal."""
    begun, years = _BEGUN.fullmatch(raw), _YEARS.fullmatch(raw)
    text = begun[1] if begun else f"{years[1]}/{years[2]}" if years else raw
    found = [_ISO.fullmatch(part.strip()) for part in text.split("/")]
    if not 1 <= len(found) <= 2:
        return []
    return [_day(match.groups()) for match in found if match] if all(found) else []
