"""Numbers, shares, sums of money and dates as sentences write them, and whether one sentence repeats another's.

A summary may round what the claim says and may say less of a date; it may not say more than the claim does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from briefwright.claims.arithmetic_numbers import NUMBER, PERCENT, SCALES, Written, written
from briefwright.claims.dates import Day, days
from briefwright.text import Span

_SCALE_WORDS = "|".join(sorted((re.escape(word) for word in SCALES if len(word) > 1 or not word.isascii()), key=len))
_PERCENT_WORDS = "|".join(re.escape(word) for word in PERCENT)
_UNITS = {"$": "$", "us$": "$", "€": "€", "£": "£", "¥": "¥", "￥": "¥", "dollar": "$", "dollars": "$", "euro": "€"} | {
    **dict.fromkeys(("euros", "eur"), "€"),
    **dict.fromkeys(("usd", "美元"), "$"),
    **dict.fromkeys(("yuan", "renminbi", "rmb", "cny", "元", "人民币"), "yuan"),
}
_UNIT_WORDS = "|".join(sorted((re.escape(unit) for unit in _UNITS), key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?P<before>US\$|[$€£¥￥])?[ ]?(?<![A-Za-z0-9_.,/-])(?<!\d )(?P<digits>{NUMBER.pattern})"
    rf"(?:[ \u00a0-]?(?P<scale>(?:{_SCALE_WORDS})(?![a-z])|[kmKM](?![\w])))?"
    rf"(?:[ \u00a0]?(?P<percent>{_PERCENT_WORDS}|per cent|个百分点))?"
    rf"(?:[ \u00a0]?(?P<after>{_UNIT_WORDS})(?![a-z]))?(?![A-Za-z\d]|[.,/]\d)",
    re.IGNORECASE,
)
_UNITS_IN_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")
_SMALL = {word: number for number, word in enumerate((*_UNITS_IN_WORDS, *_TEENS), start=2)}
_WORDS = re.compile(
    rf"(?P<near>\b(?:nearly|almost|about|around|roughly|some|over|under|more than|less than)\s+)?"
    rf"(?:\b(?P<share>(?<!first )(?<!second )(?<!other )half|two[ -]thirds|three[ -]quarters"
    rf"|(?:a|one) (?:third|quarter|fifth)(?= of\b|\s*(?:[,.;:)]|\Z)))\b(?!-)"
    rf"|\b(?P<small>{'|'.join(_SMALL)})\b(?![ -](?:thirds?|quarters?))"
    rf"|(?P<cjk>一半|(?P<under>[二三四五六七八九十])分之(?P<over>[一二三四五六七八九]))"
    rf"|(?P<tenths>[一二三四五六七八九])成)",
    re.IGNORECASE,
)
_SHARES = {"half": Fraction(1, 2), "third": Fraction(1, 3), "quarter": Fraction(1, 4), "fifth": Fraction(1, 5)}
# A full-width comma parts clauses, not digits, so it stays.
_NARROW = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
_CJK_DIGITS = {digit: number for number, digit in enumerate("一二三四五六七八九十", start=1)}
_ABOUT = re.compile(
    r"(?:about|around|roughly|nearly|almost|some|circa|ca\.|约|大约|近|rund|etwa|environ)\s*\Z", re.IGNORECASE
)
#: A share in words stands for what lies within five points of it.
_OF_WORDS = Fraction(1, 10)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a sentence: its words and place, its exact value, how coarse it is, and what it counts in."""

    words: str
    span: Span
    value: Fraction
    number: Written | None
    unit: str = ""
    is_share: bool = False
    about: bool = False

    def sums_up(self, other: Quantity) -> bool:
        """True if this is the other number, or a rounding of it."""
        if self.is_share != other.is_share or (self.unit and other.unit and self.unit != other.unit):
            return False
        if self.number is None:
            return abs(self.value - other.value) * 2 <= (_OF_WORDS if self.is_share else 0)
        return self.number.rounds_from(other.value, self.about)


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers and the dates of a text; a number that is part of a date is no number."""

    quantities: tuple[Quantity, ...]
    days: tuple[Day, ...]


def figures(text: str) -> Figures:
    """All numbers and dates of a text, in order."""
    plain = text.translate(_NARROW)
    found = tuple(days(plain))
    taken = [day.span for day in found]
    numbers = [one for one in (*_numbers(plain), *_words(plain)) if not any(one.span.overlaps(span) for span in taken)]
    return Figures(tuple(sorted(numbers, key=lambda one: one.span)), found)


def missing(summary: str, claims: Iterable[str]) -> tuple[str, ...]:
    """The words of those numbers and dates of a summary that none of the claims has, in order."""
    own = figures(summary)
    known = [figures(text) for text in claims]
    quantities = [one for each in known for one in each.quantities]
    dated = [one for each in known for one in each.days]
    lost = [(one.span, one.words) for one in own.quantities if not any(one.sums_up(other) for other in quantities)]
    lost += [(one.span, one.words) for one in own.days if not any(one.sums_up(other) for other in dated)]
    return tuple(words for _, words in sorted(lost))


def _numbers(text: str) -> Iterator[Quantity]:
    for found in _NUMBER.finditer(text):
        scale = SCALES.get((found["scale"] or "").lower(), 0)
        percent = found["percent"] is not None
        number = written(found["digits"], "", scale - 2 * percent)
        unit = _UNITS.get((found["before"] or found["after"] or "").lower(), "")
        words, begin = found[0].strip(), found.start() + len(found[0]) - len(found[0].lstrip())
        about = bool(_ABOUT.search(text, max(0, begin - 12), begin))
        yield Quantity(words, Span(begin, found.end()), number.value, number, unit, percent, about)


def _words(text: str) -> Iterator[Quantity]:
    for found in _WORDS.finditer(text):
        value, is_share = _value(found)
        yield Quantity(found[0].strip(), Span(*found.span()), value, None, "", is_share, bool(found["near"]))


def _value(found: re.Match[str]) -> tuple[Fraction, bool]:
    if found["small"]:
        return Fraction(_SMALL[found["small"].lower()]), False
    if found["tenths"]:
        return Fraction(_CJK_DIGITS[found["tenths"]], 10), True
    if found["under"]:
        return Fraction(_CJK_DIGITS[found["over"]], _CJK_DIGITS[found["under"]]), True
    if found["cjk"]:
        return Fraction(1, 2), True
    *many, share = re.split(r"[ -]", found["share"].lower())
    times = {"two": 2, "three": 3}.get(many[0] if many else "", 1)
    return _SHARES[share.rstrip("s")] * times, True
