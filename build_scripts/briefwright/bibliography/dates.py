"""Dates as bibliographies write them (EDTF levels 0 and 1, year and month fields, common words) as CSL dates."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field

from briefwright.bibliography.field_names import MONTHS

CslDate = dict[str, object]

_EDTF = re.compile(
    r"(?P<year>[+-]?[0-9]{4}|y-?[0-9]{5,}|[0-9]{3}[XxU]|[0-9]{2}[XxU]{2}|[XxU]{4})"
    r"(?:-(?P<month>[0-9]{2}|XX|xx|UU|uu)(?:-(?P<day>[0-9]{2}|XX|xx|UU|uu))?)?"
    r"(?:[T ][0-9]{2}(?::[0-9]{2}){0,2}(?:[.,][0-9]+)?(?P<zone>Z|[+-][0-9]{2}:?[0-9]{2})?)?"
    r"(?P<mark>[~?%]*)",
)
_CIRCA = re.compile(r"^(?:c\.|ca\.?|circa|about|约|約)\s*(?=[0-9])", re.I)
_CJK = re.compile(r"([0-9]{4})\s*[年년](?:\s*([0-9]{1,2})\s*[月월](?:\s*([0-9]{1,2})\s*[日号號일])?)?")
_SHORT = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?")
_DAY_FIRST = re.compile(r"(?:([0-9]{1,2})(?:st|nd|rd|th|\.)?\s+)?([^\W\d_]{3,})\.?,?\s+([0-9]{4})")
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,})\.?\s+([0-9]{1,2})(?:st|nd|rd|th)?,\s*([0-9]{4})")
_YEAR = re.compile(r"\[?([0-9]{4})\]?[a-z]?")
_YEARS = re.compile(r"([0-9]{4})\s*(?:[-–—]{1,3}|/)\s*([0-9]{4}|[0-9]{2}|)")
_DECADE = re.compile(r"([0-9]{3})0s")
_BEFORE_CHRIST = re.compile(r"([0-9]{1,4})\s*(?:BCE?|B\.C\.(?:E\.)?)")
_SEASONS = {
    "spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4, "春": 1, "夏": 2, "秋": 3, "冬": 4, "frühling": 1,
    "sommer": 2, "herbst": 3, "printemps": 1, "été": 2, "automne": 3, "hiver": 4,
}  # fmt: skip


@dataclass(frozen=True)
class DateReading:
    """A date as CSL has it, the ISO form it should be written in, and what is wrong with it, if anything.

    `impossible` dates (31 February) name no day at all; other problems are only ways of writing.
    """

    csl: CslDate
    iso: str = ""
    problem: str = ""
    impossible: bool = False
    parts: tuple[tuple[int, ...], ...] = field(default=())


#: The end of a range that is open or unknown.
_OPEN: tuple[int, ...] = ()


class _UnreadableError(Exception):
    pass


def read_date(written: str) -> DateReading:
    """A `date`, `urldate`, `origdate` or `eventdate` field."""
    words = written.strip()
    try:
        return _edtf(words)
    except _UnreadableError:
        return _loose(words)


def read_year_month(year: str, month: str = "", day: str = "") -> DateReading:
    """BibTeX's older `year`, `month` and `day` fields."""
    base = read_date(year)
    if not month or len(base.parts) != 1 or len(base.parts[0]) != 1:
        return base
    season = _SEASONS.get(month.strip().lower())
    if season is not None:
        return _date([(base.parts[0][0],)], circa="circa" in base.csl, season=season)
    months, first_day = _months(month)
    if not months:
        problem = f"`{month}` is no month"
        return DateReading(base.csl, base.iso, problem, False, base.parts)
    number = base.parts[0][0]
    if len(months) > 1:
        return _date([(number, months[0]), (number, months[-1])])
    written_day = day.strip() or first_day
    parts = (number, months[0], int(written_day)) if written_day.isdecimal() else (number, months[0])
    return _date([parts], circa="circa" in base.csl)


def _months(month: str) -> tuple[list[int], str]:
    written = re.findall(r"[^\W\d_]+|[0-9]{1,2}", month.lower())
    numbers = [word for word in written if word.isdecimal()]
    named = [MONTHS[word] for word in written if word in MONTHS]
    if named:
        return named[:2], numbers[0] if numbers else ""
    months = [int(word) for word in numbers if 1 <= int(word) <= 12]
    return months[:2], ""


def _edtf(words: str) -> DateReading:
    if "/" in words and words.count("/") == 1:
        left, right = (side.strip() for side in words.split("/"))
        start, end = _point(left), _point(right)
        if start is None and end is None:
            raise _UnreadableError
        circa = any(point is not None and point.circa for point in (start, end))
        low = start.first if start is not None else _OPEN
        high = end.last if end is not None else _OPEN
        season = start.season if start is not None and end is None else 0
        return _date([low, high], circa=circa, season=season)
    point = _point(words)
    if point is None:
        raise _UnreadableError
    if point.first != point.last:
        return _date([point.first, point.last], circa=point.circa)
    return _date([point.first], circa=point.circa, season=point.season)


@dataclass(frozen=True)
class _Point:
    first: tuple[int, ...]
    last: tuple[int, ...]
    circa: bool
    season: int = 0


def _point(words: str) -> _Point | None:
    """One side of an EDTF date; None where it is open or unknown (`..`, `*`, `unknown`, nothing)."""
    if words in ("", "..", "*", "open", "unknown"):
        return None
    found = _EDTF.fullmatch(words)
    if found is None:
        raise _UnreadableError
    circa = bool(found["mark"])
    year = found["year"].upper().replace("U", "X")
    if "X" in year:
        if year == "XXXX":
            return None
        first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
        return _Point((first,), (last,), circa)
    number = int(year.lstrip("Yy"))
    month, day = (found["month"] or "").upper(), (found["day"] or "").upper()
    if not month.isdecimal():
        return _Point((number,), (number,), circa)
    if 21 <= int(month) <= 24 and not day:
        return _Point((number,), (number,), circa, int(month) - 20)
    parts = (number, int(month), int(day)) if day.isdecimal() else (number, int(month))
    return _Point(parts, parts, circa)


def _date(parts: list[tuple[int, ...]], *, circa: bool = False, season: int = 0, problem: str = "") -> DateReading:
    csl: CslDate = {"date-parts": [_csl(part) for part in parts]}
    if circa:
        csl["circa"] = True
    if season:
        csl["season"] = season
    wrong = next((part for part in parts if not _possible(part)), None)
    iso = "/".join(_iso(part, season) for part in parts) + ("~" if circa else "")
    if wrong is not None:
        return DateReading(csl, iso, f"there is no day {_iso(wrong, 0)}", True, tuple(parts))
    backwards = len(parts) == 2 and _OPEN not in parts and _backwards(parts[0], parts[1])
    if backwards:
        return DateReading(csl, iso, "the range ends before it starts", False, tuple(parts))
    return DateReading(csl, iso, problem, False, tuple(parts))


def _csl(part: tuple[int, ...]) -> list[int]:
    """Historians' years, in which -44 is 44 BC and 0 no year at all; ISO 8601 writes that year -0043."""
    if not part:
        return [0]
    return [part[0] - 1, *part[1:]] if part[0] <= 0 else list(part)


def _backwards(start: tuple[int, ...], end: tuple[int, ...]) -> bool:
    shared = min(len(start), len(end))
    return end[:shared] < start[:shared]


def _possible(part: tuple[int, ...]) -> bool:
    if len(part) < 2:
        return True
    year, month = part[0], part[1]
    if not 1 <= month <= 12:
        return False
    return len(part) == 2 or 1 <= part[2] <= monthrange(year if 1 <= year <= 9999 else 2000, month)[1]


def _iso(part: tuple[int, ...], season: int) -> str:
    if part == _OPEN:
        return ""
    year = f"-{-part[0]:04}" if part[0] < 0 else f"{part[0]:04}" if part[0] <= 9999 else f"y{part[0]}"
    rest = (20 + season,) if season and len(part) == 1 else part[1:]
    return "-".join([year, *(f"{number:02}" for number in rest)])


def _loose(words: str) -> DateReading:
    """What people write instead of a date in ISO form; the reading says so."""
    circa = _CIRCA.match(words)
    if circa:
        inner = read_date(words[circa.end() :])
        if inner.parts:
            return _date(list(inner.parts), circa=True, problem=_not_iso(words))
    for reader in (_cjk, _years, _single_year, _numbers, _words):
        found = reader(words)
        if found is not None:
            return _date(found, problem=_not_iso(words))
    if words.strip("[]. ").lower() in ("nd", "n.d", "undated", ""):
        return DateReading({}, "", f"`{words}` is no date" if words else "the date is empty")
    return DateReading({"literal": words}, "", f"`{words}` is no date")


def _not_iso(words: str) -> str:
    is_plain = (_YEAR.fullmatch(words) or _YEARS.fullmatch(words)) and not _DECADE.fullmatch(words)
    return "" if is_plain else f"the date `{words}` is not in ISO form"


def _cjk(words: str) -> list[tuple[int, ...]] | None:
    found = _CJK.fullmatch(words)
    return [tuple(int(group) for group in found.groups() if group)] if found else None


def _years(words: str) -> list[tuple[int, ...]] | None:
    found = _YEARS.fullmatch(words)
    decade = _DECADE.fullmatch(words)
    if decade:
        return [(int(decade[1] + "0"),), (int(decade[1] + "9"),)]
    if not found:
        return None
    end = found[2]
    if not end:
        return [(int(found[1]),), _OPEN]
    return [(int(found[1]),), (int(found[1][:2] + end) if len(end) == 2 else int(end),)]


def _single_year(words: str) -> list[tuple[int, ...]] | None:
    year = _YEAR.fullmatch(words)
    if year:
        return [(int(year[1]),)]
    ancient = _BEFORE_CHRIST.fullmatch(words)
    # Astronomers' years, as in ISO 8601: 1 BC is the year 0.
    return [(1 - int(ancient[1]),)] if ancient else None


def _numbers(words: str) -> list[tuple[int, ...]] | None:
    found = _SHORT.fullmatch(words)
    return [tuple(int(group) for group in found.groups() if group)] if found else None


def _words(words: str) -> list[tuple[int, ...]] | None:
    day_first = _DAY_FIRST.fullmatch(words)
    if day_first and day_first[2].lower() in MONTHS:
        month = MONTHS[day_first[2].lower()]
        return [(int(day_first[3]), month, int(day_first[1])) if day_first[1] else (int(day_first[3]), month)]
    month_first = _MONTH_FIRST.fullmatch(words)
    if month_first and month_first[1].lower() in MONTHS:
        return [(int(month_first[3]), MONTHS[month_first[1].lower()], int(month_first[2]))]
    return None
