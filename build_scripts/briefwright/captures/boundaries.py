"""Where words and numbers of a text end: a quote that begins or stops inside one is none."""

from __future__ import annotations

import re

from briefwright.captures.folding import SEPARATOR, Folded
from briefwright.captures.scripts import Kind, joined, kind

_HYPHENS = re.compile(r"[-\u00ad]\s*")
_ELIDED = re.compile(r"(?:^|[^\w])(?:[ldjmtsc]|qu)$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"s(?!\w)", re.IGNORECASE)


def is_boundary(folded: Folded, at: int, *, at_end: bool = False) -> bool:
    """True if a word or number of the text ends before the folded character `at`, so that another may begin there."""
    if at <= 0 or at >= len(folded.stream):
        return True
    before, after = folded.stream[at - 1], folded.stream[at]
    if SEPARATOR in (before, after):
        return True
    gap = folded.work[folded.ends[at - 1] : folded.starts[at]]
    if not gap:
        return folded.starts[at] != folded.starts[at - 1] and not joined(before, after, at_end=at_end)
    if before.isdigit() and after.isdigit():
        return False  # what stood between them is a thousands separator
    if kind(before) is kind(after) is Kind.LETTER or {kind(before), kind(after)} == {Kind.LETTER, Kind.NUMBER}:
        if _HYPHENS.fullmatch(gap):
            return False  # `compliant` is not what `non-compliant` says
        if gap == "'":
            return _apart(folded.work, folded.ends[at - 1], folded.starts[at])
    if kind(before) is Kind.NUMBER and after in "%‰":
        return False
    return not (before in "$€£¥<>≤≥±" and after.isdigit())


def _apart(work: str, end: int, start: int) -> bool:
    """True where an apostrophe parts two words: a possessive s, an article that lost its vowel (never `n'`)."""
    return bool(_POSSESSIVE.match(work, start) or _ELIDED.search(work[max(end - 3, 0) : end]))
