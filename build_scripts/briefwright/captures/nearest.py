"""The passage that comes nearest to a quote that was not found: help for its author, never proof."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefwright.captures.boundaries import is_boundary
from briefwright.captures.folding import Folded
from briefwright.text import Span

if TYPE_CHECKING:
    from rapidfuzz.distance import ScoreAlignment

_LEAST_ALIKE = 60.0
_LONGEST_QUOTE, _LONGEST_SOURCE = 1000, 2_000_000
_EDGE, _SOON = 2, 20
_WORD = re.compile(r"[A-Za-z0-9\u00c0-\u024f'\u2019%.,-]+|\S")


@dataclass(frozen=True, slots=True)
class Nearest:
    """A passage of the source, how alike it is (0 to 100), and the words in which quote and source differ."""

    span: Span
    passage: str
    alike: float
    difference: str


def nearest(folded: Folded, exact: str, stream: str) -> Nearest | None:
    """The nearest passage by letters, or None where none is near."""
    wanted = stream[:_LONGEST_QUOTE]
    if not wanted or not 0 < len(folded.stream) <= _LONGEST_SOURCE:
        return None
    from rapidfuzz import fuzz  # only quotes that are not found need it

    found = fuzz.partial_ratio_alignment(wanted, folded.stream, score_cutoff=_LEAST_ALIKE)
    if found is None or found.dest_end <= found.dest_start:
        return None
    span = _whole_words(folded, *_widened(folded.stream, wanted, found))
    passage = " ".join(folded.source[span.start : span.end].split())
    return Nearest(span, passage, found.score, difference(exact, passage))


def _widened(stream: str, wanted: str, found: ScoreAlignment) -> tuple[int, int]:
    """As much of the source as the quote has, and on to the quote's last letters where they follow soon."""
    start = max(found.dest_start - found.src_start, 0)
    end = min(found.dest_end + len(wanted) - found.src_end, len(stream))
    if not stream.endswith(wanted[-_EDGE:], start, end):
        on = stream.find(wanted[-_EDGE:], end - _EDGE, end + _SOON)
        end = on + _EDGE if on >= 0 else end
    return start, end


def _whole_words(folded: Folded, first: int, last: int) -> Span:
    low, high = max(first - _SOON, 0), min(last + _SOON, len(folded.stream))
    while first > low and not is_boundary(folded, first):
        first -= 1
    while last < high and not is_boundary(folded, last, at_end=True):
        last += 1
    return Span(folded.starts[first], folded.ends[last - 1])


def difference(quote: str, passage: str) -> str:
    """The differing words as `[quote: … | source: …]`, the first four of them."""
    ours, theirs = _WORD.findall(quote), _WORD.findall(passage)
    matcher = difflib.SequenceMatcher(None, [word.casefold() for word in ours], [word.casefold() for word in theirs])
    shown = []
    for tag, i, j, k, n in matcher.get_opcodes():
        if tag != "equal":
            shown.append(f"[quote: {_joined(ours[i:j]) or '-'} | source: {_joined(theirs[k:n]) or '-'}]")
    return ", ".join(shown[:4]) + (" …" if len(shown) > 4 else "")


def _joined(words: list[str]) -> str:
    dense = words and min(words) >= "\u2e80"
    return ("" if dense else " ").join(words)
