"""Words that turn a sentence round, and the warning that a quote was cut beside one or leaves one out."""

from __future__ import annotations

import re

_SPACED = (
    # English
    "not|no|never|none|neither|nor|without|cannot|except|unless|hardly|barely|denied|denies|deny|failed|fails|false"
    r"|\w+n['\u2019]t"
    # German
    "|nicht|nie|niemals|kein|keine|keinen|keinem|keiner|keines|ohne|weder|außer|kaum"
    # French
    "|ne|pas|jamais|aucun|aucune|sans|rien|ni|sauf|guère"
)
_WORDS = re.compile(rf"\b(?:{_SPACED})\b|\bn['\u2019](?=\w)", re.IGNORECASE)
_CHINESE = re.compile(r"并非|并未|从未|尚未|不是|没有|沒有|不得|除非|未必|[不没沒未非无無勿否]")
_JAPANESE = re.compile(r"ありません|ません|なかった|ではない|しない|されない|いない|ない|ず(?=[、。に]|$)")
_KANA = re.compile(r"[\u3041-\u3096]")
_SENTENCE_END = re.compile(r"[.!?;:]\s|[。！？；\f]|\n\s*\n")
_NEXT_WORDS, _NEXT_CHARACTERS, _NEXT_KANA = 2, 2, 8


def negation_in(text: str) -> str:
    """The first word of negation or exception in a text, or ''."""
    found = _WORDS.search(text) or _CHINESE.search(text) or (_JAPANESE.search(text) if _KANA.search(text) else None)
    return found.group() if found else ""


def negation_before(text: str, start: int) -> str:
    """A negation right before a place, in the same sentence."""
    before = _SENTENCE_END.split(text[max(start - 60, 0) : start])[-1]
    return _last(_WORDS, " ".join(before.split()[-_NEXT_WORDS:])) or _last(_CHINESE, before[-_NEXT_CHARACTERS:])


def negation_after(text: str, end: int) -> str:
    """A negation right behind a place, in the same sentence."""
    after = text[end : end + 60]
    stop = re.match(r"\s*[\"\u201d'\u2019)]*[.!?;:。！？；\f]", after)
    if stop:
        return ""
    after = _SENTENCE_END.split(after)[0]
    found = _WORDS.search(" ".join(after.split()[:_NEXT_WORDS])) or _CHINESE.match(after[:_NEXT_CHARACTERS].lstrip())
    if not found and _KANA.search(after[:_NEXT_KANA]):
        found = _JAPANESE.search(after[:_NEXT_KANA])
    return found.group() if found else ""


def _last(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.findall(text)
    return str(found[-1]) if found else ""
