"""A quote taken apart: what must stand in the source, and what its author left out or put in brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from briefwright.captures.folding import fold

_DOTS = r"(?:…+|⋯+|\.(?:\s?\.){2,})"
_ELISION = rf"\[\s*{_DOTS}\s*\]|\(\s*{_DOTS}\s*\)|{_DOTS}|[(（〔]中?略[)）〕]"
_BRACKET = r"\[[^\[\]]{0,120}\]"
_MARK = re.compile(rf"(?P<elision>{_ELISION})|(?P<bracket>{_BRACKET})")
_SIC = re.compile(r"\[\s*sic\.?!?\s*\]|\[原文如此\]", re.IGNORECASE)


class Gap(Enum):
    """What may stand in the source where a quote has a mark: words left out, words replaced, an ending changed."""

    ELISION = "elision"
    INSERTION = "insertion"
    ENDING = "ending"


@dataclass(frozen=True, slots=True)
class Parts:
    """Folded segments of a quote in order, and the gap between each and the next.

    `inserted` is what its brackets hold, `[sic]` too, which asks for nothing.
    """

    segments: tuple[str, ...]
    gaps: tuple[Gap, ...]
    inserted: tuple[str, ...] = ()

    @property
    def tolerated(self) -> tuple[str, ...]:
        """The names of the tolerances that these marks are."""
        named = ((Gap.ELISION.value, Gap.ELISION in self.gaps), (Gap.INSERTION.value, bool(self.inserted)))
        return tuple(name for name, there in named if there)


def literal(exact: str) -> Parts:
    """The quote as it stands, with its brackets and dots taken for punctuation of the source."""
    return Parts((fold(exact).stream,), ())


def marked(exact: str) -> Parts | None:
    """The quote with its elisions and brackets as gaps, or None if it has none (at its ends they ask for nothing)."""
    segments: list[str] = [""]
    gaps: list[Gap] = []
    inserted: list[str] = []
    held, last = "", 0
    for found in _MARK.finditer(exact):
        held += exact[last : found.start()]
        last = found.end()
        gap = _gap(exact, found, inserted)
        if gap is None:
            held += found.group()[1:-1] if _is_capital(found) else " "
            continue
        segments[-1] = fold(held).stream
        held = ""
        gaps.append(gap)
        segments.append("")
    if not last:
        return None
    segments[-1] = fold(held + exact[last:]).stream
    return _without_empty(segments, gaps, tuple(inserted))


def _gap(exact: str, found: re.Match[str], inserted: list[str]) -> Gap | None:
    """The gap a mark makes; None where it asks for nothing, or for exactly the letter in its brackets."""
    if found["elision"]:
        return Gap.ELISION
    if _is_capital(found):
        return None
    inserted.append(found.group()[1:-1].strip())
    if _SIC.fullmatch(found.group()):
        return None
    attached = found.start() > 0 and exact[found.start() - 1].isalpha() and exact[found.start() - 1] < "\u2e80"
    return Gap.ENDING if attached else Gap.INSERTION


def _is_capital(found: re.Match[str]) -> bool:
    """`[T]he`: a letter in brackets before the rest of its word."""
    after = found.string[found.end() : found.end() + 1]
    return len(found.group()) == 3 and found.group()[1].isalpha() and after.isalpha()


def _without_empty(segments: list[str], gaps: list[Gap], inserted: tuple[str, ...]) -> Parts:
    """The parts without segments in which nothing counts; of gaps that meet, the widest stays."""
    kept, between = [""], []
    pending: list[Gap] = []
    for segment, gap in zip(segments, [None, *gaps], strict=True):
        pending += [gap] if gap else []
        if not segment:
            continue
        if kept[-1]:
            between.append(Gap.ELISION if Gap.ELISION in pending else pending[-1])
            kept.append(segment)
        else:
            kept[-1] = segment
        pending = []
    return Parts(tuple(kept), tuple(between), inserted)
