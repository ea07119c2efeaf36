"""What SingleFile writes into the pages that it saves: where the page was, and when it was saved."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

_LOOKED_INTO = 4_000
_TOLD = re.compile(
    rb"<!--\s*Page saved with SingleFile\s+url:\s*(?P<url>\S{1,2000})\s+"
    rb"saved date:\s*(?P<date>[^\n]{10,80}?)\s*(?:\n|-->)"
)
_DATE = re.compile(r"\w{3} \w{3} \d{2} \d{4} \d{2}:\d{2}:\d{2} GMT[+-]\d{4}")


@dataclass(frozen=True)
class Told:
    """Where and when a page was saved."""

    url: str
    time: datetime


def told(content: bytes) -> Told | None:
    """What a saved page says of itself; None for any other page."""
    found = _TOLD.search(content, 0, _LOOKED_INTO)
    date = _DATE.match(found["date"].decode("ascii", "replace")) if found else None
    if found is None or date is None:
        return None
    try:
        time = datetime.strptime(date[0], "%a %b %d %Y %H:%M:%S GMT%z").astimezone(UTC)
        return Told(found["url"].decode("utf-8"), time)
    except (ValueError, OverflowError):
        return None
