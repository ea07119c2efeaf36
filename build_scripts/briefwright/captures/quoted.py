"""The quote that an author writes behind a cite: `“约占其品牌的一半” = “about half of its brand”`."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PAIRS = ("“”", "„“", "„”", "‟”", "«»", "»«", "‹›", "「」", "『』", "《》", '""', "＂＂", "‘’")
_CLOSING = {pair[0]: {other[1] for other in _PAIRS if other[0] == pair[0]} for pair in _PAIRS}
LONGEST = 20_000  # more than a page of any source
_EQUALS = re.compile(r"\s*[=＝]\s*")
_BY = re.compile(r"\s*[(（](?P<by>[^()（）]{1,80})[)）]\s*")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Exact words of the source, our words for them, and who put it so (`machine` for a program)."""

    exact: str
    translation: str = ""
    translated_by: str = ""


def quoted(suffix: str) -> Quoted | None:
    """What a cite's suffix quotes, or None where it is anything but a quote."""
    text = suffix.strip().lstrip(":：,， ") if len(suffix) <= LONGEST else ""
    first = _marked(text)
    if first is None:
        return None
    exact, rest = first
    if not rest.strip():
        return Quoted(exact)
    equals = _EQUALS.match(rest)
    second = _marked(rest[equals.end() :]) if equals else None
    if second is None:
        return None
    translation, rest = second
    by = _BY.fullmatch(rest)
    if rest.strip() and by is None:
        return None
    return Quoted(exact, translation, by["by"].strip() if by else "")


def _marked(text: str) -> tuple[str, str] | None:
    """The words in the quotation marks that a text begins with, and what stands behind them.

    They end at the last closing mark before `=` or the end, so that quotes may hold quotes.
    """
    closing = _CLOSING.get(text[:1])
    if not closing:
        return None
    for at in range(1, len(text)):
        if text[at] in closing and _ends(text[at + 1 :]):
            return (text[1:at].strip(), text[at + 1 :]) if text[1:at].strip() else None
    return None


def _ends(rest: str) -> bool:
    return not rest.strip() or bool(_EQUALS.match(rest) or _BY.fullmatch(rest))
