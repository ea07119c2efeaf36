"""Page ranges in the formats of CSL's page-range-format."""

from __future__ import annotations

import re
from functools import lru_cache

_RANGE = re.compile(r"(?<![\w.])([A-Za-z]*)(\d+)([A-Za-z]?)\s*[-–—]\s*([A-Za-z]*)(\d+)([A-Za-z]?)(?![\w])")
_DASH = re.compile(r"(?<=[\w.])\s*[-–]\s*(?=\w)")
_SPLIT = re.compile(r"(\s*(?:,|&|;)\s*)")


@lru_cache(maxsize=8192)
def page_range(value: str, style: str, delimiter: str) -> str:
    """Page numbers with each range shortened or expanded as the style asks, joined by the locale's delimiter."""
    value = value.replace("\\-", "\0")
    parts = _SPLIT.split(value)
    done = [part if at % 2 else _one(part, style, delimiter) for at, part in enumerate(parts)]
    joined = "".join(
        ", " if at % 2 and part.strip() == "," else " & " if at % 2 and part.strip() == "&" else part
        for at, part in enumerate(done)
    )
    return joined.replace("\0", "-")


def _one(part: str, style: str, delimiter: str) -> str:
    found = _RANGE.fullmatch(part.strip())
    if not found:
        return _loose(part, delimiter)
    letters, first, tail, letters2, last, tail2 = found.groups()
    if (letters2 and letters2 != letters) or tail or tail2 or not style:
        return f"{letters}{first}{tail}{delimiter}{letters2}{last}{tail2}"
    last = _expand(first, last)
    if int(last) < int(first):
        return f"{letters}{first}{delimiter}{letters2}{found[5]}"
    return f"{letters}{first}{delimiter}{_shorten(first, last, style, letters)}"


def _loose(part: str, delimiter: str) -> str:
    """Ranges that are not plain numbers (`i-ix`, `S12-S20`) get the delimiter; names with hyphens keep theirs."""
    if re.fullmatch(r"\s*[ivxlcdmIVXLCDM]+\s*[-–]\s*[ivxlcdmIVXLCDM]+\s*", part) or re.search(
        r"\d\w*\s*[-–]\s*\w*\d", part
    ):
        return _DASH.sub(delimiter, part)
    return part


def _expand(first: str, last: str) -> str:
    return first[: len(first) - len(last)] + last if len(last) < len(first) else last


def _shorten(first: str, last: str, style: str, letters: str) -> str:
    if style == "expanded":
        return letters + last
    if style in ("minimal", "minimal-two"):
        return _minimal(first, last, 2 if style == "minimal-two" else 1)
    if style in ("chicago", "chicago-15", "chicago-16"):
        return _chicago(first, last, style)
    return last


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
