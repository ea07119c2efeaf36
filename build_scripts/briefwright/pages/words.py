"""Names of languages and dates as readers of the site's language write them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from briefwright.pages.once import once

KINDS = {
    "primary": "primary source",
    "official": "official source",
    "press": "press",
    "second-hand": "second-hand account",
    "analysis": "analysis",
    "standard": "standard",
}

PLURAL_KINDS = {
    "primary": "primary",
    "official": "official",
    "press": "press",
    "second-hand": "second-hand",
    "analysis": "analysis",
    "standard": "standards",
}


@lru_cache(maxsize=256)
def locale_of(tag: str) -> Locale:
    """The CLDR locale of a BCP 47 tag; English where there is none."""
    try:
        return Locale.parse(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")


@lru_cache(maxsize=1024)
def language_name(tag: str, reader: str = "en") -> str:
    """`ja` -> `Japanese`; a tag that CLDR does not know is its own name."""
    names = locale_of(reader).languages
    for name in (tag.replace("-", "_"), tag.partition("-")[0]):
        if name in names:
            return str(names[name])
    return tag


def iso_day(value: str, reader: str = "en") -> str:
    """A day as the bibliography has it, written out; what is no whole day stays as it stands."""
    try:
        return day(date.fromisoformat(value), reader)
    except ValueError:
        return value


@once
def day(value: date, reader: str = "en") -> str:
    """`24 November 2026` and its like."""
    return format_date(value, "d MMMM y" if reader.startswith("en") else "long", locale_of(reader))
