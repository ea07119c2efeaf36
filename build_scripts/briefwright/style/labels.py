"""Citation labels made from names and year, for items that bring none: `Doe65`, `RoNo78`."""

from __future__ import annotations

from briefwright.style.dates import Date
from briefwright.style.person import Name

_LETTERS = {1: (4,), 2: (2, 2), 3: (2, 1, 1)}


def make_label(people: tuple[Name, ...], issued: Date | None) -> str:
    """The first letters of up to four family names, and two digits of the year."""
    counts = _LETTERS.get(len(people), (1, 1, 1, 1))
    names = "".join((name.family or name.literal)[:count] for name, count in zip(people, counts, strict=False))
    return names + (f"{issued.start.year % 100:02d}" if issued is not None and issued.start.year else "")
