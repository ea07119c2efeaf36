"""Curly quotation marks and apostrophes for English, where there is no doubt which one is meant.

Authors type straight ones. A mark is turned only beside Latin letters or digits and what English puts next to them;
beside Chinese, Japanese or Korean, and wherever both readings are possible, it stays as it was typed.
"""

from __future__ import annotations

import re

#: Stands between texts that do not belong to one sentence.
EDGE = "\u2029"
#: Stands for a character of code, or a mark in what was made by us.
HIDDEN = "\ufffc"
_LETTER = "A-Za-z\u00c0-\u024f"
_BEFORE = r"(?:^|(?<=[\s(\[\u2014\u2013/\u201c\u2018]))"
_AFTER = r"(?=$|[\s.,;:!?)\]\u2014\u2013/\u201d\u2019])"
_BEGIN, _END = rf"[{_LETTER}0-9$\u00a3\u20ac(\[\u2018'{HIDDEN}]", rf"[{_LETTER}0-9.,;:!?%)\]\u2026\u2019'{HIDDEN}]"
_INSIDE = rf"{_BEGIN}(?:[^\"{EDGE}]*{_END})?"
_RULES = (
    (re.compile(rf"(?<=[{_LETTER}0-9])'(?=[{_LETTER}])"), "\u2019"),  # it's
    (re.compile(rf"{_BEFORE}\"({_INSIDE})\"{_AFTER}"), "\u201c\\1\u201d"),
    (re.compile(rf"{_BEFORE}'(?=\d\ds?\b)"), "\u2019"),  # the '90s
    (re.compile(rf"{_BEFORE}'([{_LETTER}](?:[^'{EDGE}]*[{_LETTER}0-9.,!?])?)'{_AFTER}"), "\u2018\\1\u2019"),
    (re.compile(rf"(?<=[{_LETTER}])'(?=$|[\s.,;:!?)\]\u2014\u2013\"\u201d])"), "\u2019"),  # the sources' dates
)


def is_english(language: str) -> bool:
    return language.partition("-")[0].lower() == "en"


def shown(text: str, language: str) -> str:
    """A title or deck as readers of its language expect it."""
    return curl(text) if is_english(language) else text


def curl(text: str) -> str:
    """The text with as many characters as before: each mark is turned in its place or left."""
    if '"' not in text and "'" not in text:
        return text
    for pattern, mark in _RULES:
        text = pattern.sub(mark, text)
    return text
