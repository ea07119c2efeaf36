"""Small questions about the characters around a key."""

from __future__ import annotations

import re

from briefwright.text import Span

CJK = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")


def is_word(char: str) -> bool:
    """Letters and digits that make `x@y` one word, as in an e-mail address; CJK characters do not."""
    return (char.isalnum() or char == "_") and not CJK.match(char)


def trim(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def bare_suffix(text: str) -> str:
    """A suffix keeps its leading comma away: the style sets what stands between a cite and its suffix."""
    return text.strip().lstrip(",，").strip()
