"""Cutting folded text into units: a word or a number of spaced writing, one character of Chinese, Japanese or Korean.

Units are counted from left to right. Where a reader sees a break (a comma, a bracket, a new paragraph) one place
is left empty, so that two units stand in neighbouring places exactly when they can belong to one phrase. The same
patterns stand in search-engine.js.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Han, kana, bopomofo: written without spaces; a space between two of them is a line break in the author's file.
_UNSPACED = (
    "\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f"
    "\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
)
# Thai, Lao, Burmese, Khmer; hangul: spaces mean something, and yet words are glued together.
_GLUED = "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\ua960-\ua97c\uac00-\ud7fb"
_SIGNS = _UNSPACED + _GLUED
# Vowel signs of Hebrew, Arabic and the scripts of India: parts of words, though no letters.
_MARKS = (
    "\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0963\u0966-\u0dff"
)
_LETTER = rf"(?:[^\W_{_SIGNS}]|[{_MARKS}])"
_SPACE = r"[^\S\n]"

_UNIT = re.compile(
    rf"[{_SIGNS}](?:(?<=[{_UNSPACED}]){_SPACE}+(?=[{_UNSPACED}])|[{_SIGNS}])*"
    r"|[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)+"
    rf"|(?:[^\W_{_SIGNS}]+(?:[{_MARKS}]+[^\W_{_SIGNS}]*)*|[{_MARKS}]+{_LETTER}*)(?:'s(?!{_LETTER}))?"
)
_BREAK = re.compile(
    rf"\n|(?<=[{_GLUED}]){_SPACE}+(?=[{_SIGNS}])|(?<=[{_SIGNS}]){_SPACE}+(?=[{_GLUED}])"
    rf"|(?!(?<={_LETTER})[-‐‑‒–'/&+_.@](?={_LETTER})|(?<=[0-9]),(?=[0-9]{{3}}(?![0-9])))[^\w\s{_MARKS}{_SIGNS}]"
)
# The same for ASCII alone, which most lines are: two alternatives instead of four make it three times as fast.
_ASCII_BREAK = re.compile(
    r"\n|(?=[^\w\s])(?!(?<=[a-z0-9])[-'/&+_.@](?=[a-z0-9])|(?<=[0-9]),(?=[0-9]{3}(?![0-9])))."
)
_ASCII_UNIT = re.compile(
    r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)+|[a-z0-9]+(?:'s(?![a-z0-9]))?"
)
_FIRST_SIGN = re.compile(rf"[{_SIGNS}]")
_SPACES = re.compile(r"\s+")


def is_sign(text: str) -> bool:
    """Whether this unit, or the first of this term, is a character that stands for itself."""
    return not text.isascii() and _FIRST_SIGN.match(text) is not None


def stretches(text: str) -> Iterator[list[str]]:
    """The phrases of a folded text: between two of them one place stays empty. Runs of signs come in one piece."""
    ascii_only = text.isascii()
    cut, unit = (_ASCII_BREAK, _ASCII_UNIT) if ascii_only else (_BREAK, _UNIT)
    for stretch in cut.split(text):
        found = unit.findall(stretch)
        if found:
            plain = ascii_only and "'" not in stretch and "," not in stretch
            yield found if plain else [_tidy(one) for one in found]


def _tidy(unit: str) -> str:
    if is_sign(unit):
        return _SPACES.sub("", unit)
    return unit.removesuffix("'s").replace(",", "")
