"""Page ranges in the formats of CSL's page-range-format."""

from __future__ import annotations

import re
from functools import lru_cache

#: Longer values are no list of pages.
MOST_CHARACTERS = 1000
_LIST = re.compile(r"(\s*(?:,|&|;)\s*)")
_RANGE = re.compile(r"\s*([A-Za-z\d]*?)(\d*)\s*[-–]\s*([A-Za-z\d]*?)(\d*)\s*")
_ROMAN = re.compile(r"[ivxlcdm]+", re.IGNORECASE)
_LETTER_TAIL = re.compile(r"\s*([A-Za-z]*\d+[A-Za-z]*)\s*[-–]\s*([A-Za-z]*\d+[A-Za-z]*)\s*")
_NUMBER = re.compile(r"[A-Za-z\d]*\d")
_MOST_DIGITS = 18
#: Commas between groups of three digits part no list.
_GROUPED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


@lru_cache(maxsize=8192)
def page_range(value: str, style: str, delimiter: str, *, loose: bool = True) -> str:
    """Page numbers with each range shortened or expanded as the style asks, joined by the locale's delimiter.

    What is a range only in part, such as `N110-5`, takes the delimiter where the caller is `loose`.
    """
    if value.isdecimal() or len(value) > MOST_CHARACTERS:
        return value
    parts = _LIST.split(_GROUPED.sub("\1", value.replace("\\-", "\0")))
    done = [
        _separator(part) if at % 2 else _one(part, style, delimiter, loose=loose and not style)
        for at, part in enumerate(parts)
    ]
    return "".join(done).replace("\0", "-").replace("\1", ",")


def _separator(mark: str) -> str:
    bare = mark.strip()
    return " & " if bare == "&" else f"{bare} "


def _one(part: str, style: str, delimiter: str, *, loose: bool) -> str:
    found = _RANGE.fullmatch(part)
    if found is None:
        tails = _LETTER_TAIL.fullmatch(part)
        return f"{tails[1]}{delimiter}{tails[2]}" if tails else part
    letters, first, letters2, last = found.groups()
    if not (first and last):
        whole = (letters + first, letters2 + last)
        numbers = all(_ROMAN.fullmatch(side) or any(char.isdigit() for char in side) for side in whole)
        return f"{whole[0]}{delimiter}{whole[1]}" if numbers else part
    if not style and not (_NUMBER.fullmatch(letters + first) and _NUMBER.fullmatch(letters2 + last)):
        return part if letters != letters2 else f"{letters}{first}{delimiter}{letters2}{last}"
    if letters != letters2:
        return f"{letters}{first}{delimiter if loose else '-'}{letters2}{last}"
    full = first[: len(first) - len(last)] + last if len(last) < len(first) else last
    if not style or len(full) > _MOST_DIGITS or int(full) < int(first):
        return f"{letters}{first}{delimiter}{letters2}{last}"
    return f"{letters}{first}{delimiter}{_shorten(first, full, style, letters)}"


def _shorten(first: str, last: str, style: str, letters: str) -> str:
    if style in ("minimal", "minimal-two"):
        return _minimal(first, last, 2 if style == "minimal-two" else 1)
    if style in ("chicago", "chicago-15", "chicago-16"):
        return _chicago(first, last, style)
    return letters + last


def _minimal(first: str, last: str, at_least: int) -> str:
    if len(first) != len(last):
        return last
    same = 0
    while same < len(last) - at_least and first[same] == last[same]:
        same += 1
    return last[same:]


def _chicago(first: str, last: str, style: str) -> str:
    """Chicago Manual of Style: below 100 and multiples of 100 in full, 101-109 the changed part, else two digits;
    the 15th edition writes four digits out when three of them change."""
    start = int(first)
    if start < 100 or start % 100 == 0 or len(first) != len(last):
        return last
    if start % 100 < 10:
        return _minimal(first, last, 1)
    short = _minimal(first, last, 2)
    if style != "chicago-16" and len(first) == 4 and len(short) >= 3:
        return last
    return short
