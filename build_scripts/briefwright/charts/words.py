"""Text that authors give for a chart: brought into one line, and free of characters that nobody can see."""

from __future__ import annotations

import unicodedata

# Joiners are part of how some scripts are written; every other format character changes what others say.
_JOINERS = "\u200c\u200d"


def one_line(text: str) -> str:
    return " ".join(text.split())


def unseen(text: str) -> str:
    """The first control or format character of a text, such as one that turns the direction of writing."""
    for character in text:
        if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn") and character not in _JOINERS:
            return character
    return ""


def code_point(character: str) -> str:
    return f"U+{ord(character):04X}"
