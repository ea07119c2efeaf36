"""Numbers in variables: what counts as numeric, ordinals, roman numerals, ranges."""

from __future__ import annotations

import re
from functools import lru_cache

from briefwright.style.locale import Locale

_UNIT = r"(?:[A-Za-z]*\d+[A-Za-z]*|[ivxlcdm]+)"
_NEXT = rf"(?:{_UNIT}|[A-Z]|[A-Z][a-z]+ \d+)"
_NUMERIC = re.compile(rf"\s*{_UNIT}(?:(?:\s*[-–—,&/]\s*|\s+and\s+){_NEXT})*\s*")
_GROUPED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_SEPARATOR = r"(?:\s*[-–—,&]\s*|\s+)(?:(?:and|et|und|y|e|en|och|og|&)\s+)?"
_PLURAL = re.compile(
    rf"(?<![\w.])[A-Za-z]*\d+[A-Za-z]*{_SEPARATOR}[A-Za-z]*\d|^\s*[ivxlcdm]+\s*[-–—,&]\s*[ivxlcdm]+\s*$", re.IGNORECASE
)
#: Longer values are texts, whatever digits they hold.
MOST_CHARACTERS = 200
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@lru_cache(maxsize=4096)
def is_numeric(value: str) -> bool:
    """Solely numbers, each with an affix at most, joined by hyphens, commas or ampersands (CSL 1.0.2, is-numeric)."""
    if len(value) > MOST_CHARACTERS:
        return False
    return _NUMERIC.fullmatch(value.replace("\\-", "")) is not None and not _GROUPED.search(value)


@lru_cache(maxsize=4096)
def is_plural(value: str) -> bool:
    """Whether a number names more than one thing: `1-3`, `2, 4`, `5 & 6`."""
    return len(value) <= MOST_CHARACTERS and _PLURAL.search(_GROUPED.sub("", value.replace("\\-", ""))) is not None


def roman(number: int) -> str:
    """Lower-case roman numeral; numbers outside 1..3999 stay arabic."""
    if not 0 < number < 4000:
        return str(number)
    out = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        out += letters * count
    return out


def in_form(value: str, form: str, locale: Locale, gender: str = "") -> str:
    """Each number of a numeric value in a form: numeric, ordinal, long-ordinal or roman."""
    if not is_numeric(value):
        return value
    spaced = re.sub(r"\s*[-–—]\s*", "–", value.strip().replace("\\-", "\0")).replace("\0", "-")
    spaced = re.sub(r"\s*,\s*", ", ", spaced)
    spaced = re.sub(r"\s*&\s*", " & ", spaced)
    if form in ("ordinal", "long-ordinal", "roman"):
        return re.sub(
            r"(?<![A-Za-z\d])\d{1,9}(?![A-Za-z\d])", lambda found: one(int(found[0]), form, locale, gender), spaced
        )
    return spaced


def one(number: int, form: str, locale: Locale, gender: str = "") -> str:
    if form == "roman":
        return roman(number)
    if form == "long-ordinal" and 1 <= number <= 10:
        name = f"long-ordinal-{number:02d}"
        word = locale.term(f"{name}:{gender}") if gender else ""
        word = word or locale.term(name)
        if word:
            return word
    return f"{number}{locale.ordinal(number, gender)}"


def first_page(pages: str) -> str:
    """The page a page range begins with."""
    return re.split(r"\s*[-–—,&]\s*", pages.strip(), maxsplit=1)[0]


def names_many(variable: str, value: str) -> bool:
    """Whether a label for the value stands in the plural; counts of pages and volumes count themselves."""
    if variable in ("number-of-pages", "number-of-volumes"):
        return value.strip() not in ("0", "1")
    return is_plural(value)
