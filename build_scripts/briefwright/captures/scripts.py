"""Kinds of characters, as far as the ends of words and numbers depend on them."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

#: Numerals that make one number when they stand side by side.
NUMERALS = frozenset("〇零一二三四五六七八九十百千万萬亿億兆两兩")
#: Units that make a different number of the digits before them.
MAGNITUDES = frozenset("十百千万萬亿億兆")
_OF_NUMBERS = frozenset(".,%‰-<>≤≥±")


class Kind(Enum):
    """What a character of a folded text is part of."""

    NUMBER = "number"
    LETTER = "letter"
    HANGUL = "hangul"
    KATAKANA = "katakana"
    IDEOGRAPH = "ideograph"
    OTHER = "other"


_RANGES = (
    (0x3041, 0x3096, Kind.OTHER),  # hiragana: words are not set apart, so any place may be an end
    (0x30A1, 0x30FF, Kind.KATAKANA),
    (0x31F0, 0x31FF, Kind.KATAKANA),
    (0x3400, 0x4DBF, Kind.IDEOGRAPH),
    (0x4E00, 0x9FFF, Kind.IDEOGRAPH),
    (0xF900, 0xFAFF, Kind.IDEOGRAPH),
    (0x20000, 0x3FFFF, Kind.IDEOGRAPH),
    (0x1100, 0x11FF, Kind.HANGUL),
    (0xAC00, 0xD7FF, Kind.HANGUL),
    (0x0E00, 0x0EFF, Kind.OTHER),  # Thai and Lao set no spaces
    (0x1000, 0x109F, Kind.OTHER),  # nor does Burmese
    (0x1780, 0x17FF, Kind.OTHER),  # nor Khmer
)


@lru_cache(maxsize=4096)
def kind(character: str) -> Kind:
    """The kind of one folded character."""
    if character.isdigit() or character in _OF_NUMBERS:
        return Kind.NUMBER
    code = ord(character)
    for low, high, named in _RANGES:
        if low <= code <= high:
            return named
    return Kind.LETTER if character.isalpha() else Kind.NUMBER if not character.isalnum() else Kind.OTHER


def joined(before: str, after: str, *, at_end: bool) -> bool:
    """True if no word or number ends between two characters that touch; `at_end` asks for a quote's end."""
    if before in NUMERALS and after in NUMERALS:
        return True
    left, right = kind(before), kind(after)
    if left is Kind.NUMBER and after in MAGNITUDES:
        return True
    if left is right:
        if left is Kind.HANGUL:
            return not at_end  # particles follow the word that is quoted
        return left in (Kind.NUMBER, Kind.LETTER, Kind.KATAKANA)
    return {left, right} == {Kind.NUMBER, Kind.LETTER}


def is_dense(character: str) -> bool:
    """True for scripts in which a character weighs as much as a few letters."""
    return kind(character) in (Kind.IDEOGRAPH, Kind.KATAKANA, Kind.HANGUL) or "\u3041" <= character <= "\u3096"
