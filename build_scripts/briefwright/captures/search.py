"""Where a quote stands in a folded text: whole, with gaps of limited width, or across the break between two pages."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from briefwright.captures.boundaries import is_boundary
from briefwright.captures.folding import Folded
from briefwright.captures.parts import Gap, Parts

MOST_WORDS = {Gap.ELISION: 60, Gap.INSERTION: 6}
MOST_LETTERS_OF_AN_ENDING = 5
_WIDEST = {Gap.ELISION: 900, Gap.INSERTION: 100, Gap.ENDING: MOST_LETTERS_OF_AN_ENDING}  # folded characters
_MOST_PLACES = 50
_MOST_TRIES = 5_000
_DENSE = re.compile(r"[\u1100-\u11ff\u3041-\u30ff\u31f0-\u9fff\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]")
_WORD = re.compile(r"[^\W_]+")

#: A passage across two pages has at least this much on each of them, and it ends within so many lines of the first.
LEAST_ON_A_PAGE = 6
_LINES_BEFORE, _LINES_AFTER = 60, 8
_LINE = re.compile(r"[^\n\f]*\S[^\n\f]*")


@dataclass(frozen=True, slots=True)
class Hit:
    """Folded ranges of the segments of a quote, in order."""

    ranges: tuple[tuple[int, int], ...]
    across_pages: bool = False

    @property
    def start(self) -> int:
        return self.ranges[0][0]

    @property
    def end(self) -> int:
        return self.ranges[-1][1]


def places(folded: Folded, parts: Parts) -> tuple[Hit, ...]:
    """Every place where the parts stand in order, at most one for each beginning."""
    return tuple(_Search(folded, parts).hits()) if all(parts.segments) else ()


@dataclass
class _Search:
    """Tries ways to lay out the parts; a way that failed is not tried again, and the tries come to an end."""

    folded: Folded
    parts: Parts
    failed: set[tuple[int, int]] = field(default_factory=set)
    tries: int = 0

    def hits(self) -> Iterator[Hit]:
        found = 0
        for start, end in self.standing(0, 0, len(self.folded.stream)):
            if (rest := self.rest(1, end)) is not None:
                yield Hit(((start, end), *rest))
                found += 1
            if found >= _MOST_PLACES:
                return

    def rest(self, index: int, after: int) -> tuple[tuple[int, int], ...] | None:
        """The remaining segments, each within its gap of the one before; of several ways, the one with short gaps."""
        if index == len(self.parts.segments):
            return ()
        if (index, after) in self.failed:
            return None
        gap = self.parts.gaps[index - 1]
        reach = after + _WIDEST[gap] + len(self.parts.segments[index])
        for start, end in self.standing(index, after, min(reach, len(self.folded.stream))):
            if _fits(self.folded, gap, after, start) and (rest := self.rest(index + 1, end)) is not None:
                return ((start, end), *rest)
        self.failed.add((index, after))
        return None

    def standing(self, index: int, low: int, high: int) -> Iterator[tuple[int, int]]:
        """Where one segment stands between two bounds, from the end of a word to the end of another."""
        folded, segment = self.folded, self.parts.segments[index]
        ending = index < len(self.parts.gaps) and self.parts.gaps[index] is Gap.ENDING
        at = folded.stream.find(segment, low, high)
        while at >= 0 and self.tries < _MOST_TRIES:
            self.tries += 1
            end = at + len(segment)
            if is_boundary(folded, at) and (ending or is_boundary(folded, end, at_end=True)):
                yield at, end
            at = folded.stream.find(segment, at + 1, high)


def _fits(folded: Folded, gap: Gap, after: int, start: int) -> bool:
    if start < after:
        return False
    if gap is Gap.ENDING:
        between = folded.stream[after:start]
        return between.isalpha() if between else True
    return start == after or words(_between(folded, after, start)) <= MOST_WORDS[gap]


def _between(folded: Folded, after: int, start: int) -> str:
    return folded.source[folded.ends[after - 1] : folded.starts[start]]


def words(text: str) -> float:
    """Words of a text; two characters of Chinese, Japanese or Korean weigh as one word."""
    rest, dense = _DENSE.subn(" ", text)
    return len(_WORD.findall(rest)) + dense / 2


def across_pages(folded: Folded, segment: str) -> tuple[Hit, ...]:
    """Where a passage stops at the end of a line and goes on at the start of one on the next page.

    What stands between is the foot of one page and the head of the other, so nothing is asked of it.
    """
    if len(segment) < 2 * LEAST_ON_A_PAGE:
        return ()
    pages = [found.span() for found in re.finditer(r"[^\f]+", folded.work)]
    hits = [hit for page, following in pairwise(pages) for hit in _across(folded, segment, page, following)]
    return tuple(hits[:_MOST_PLACES])


def _across(folded: Folded, segment: str, page: tuple[int, int], next_page: tuple[int, int]) -> Iterator[Hit]:
    firsts = [_at(folded, line) for line in _lines(folded, next_page)[:_LINES_AFTER]]
    for start in firsts:
        probe = folded.stream[start : start + LEAST_ON_A_PAGE]
        cut = segment.find(probe, LEAST_ON_A_PAGE) if len(probe) == LEAST_ON_A_PAGE else -1
        while cut >= 0:
            end = start + len(segment) - cut
            if folded.stream.startswith(segment[cut:], start) and is_boundary(folded, end, at_end=True):
                yield from _before(folded, segment[:cut], page, (start, end))
            cut = segment.find(probe, cut + 1)


def _before(folded: Folded, head: str, page: tuple[int, int], tail: tuple[int, int]) -> Iterator[Hit]:
    for line in _lines(folded, page)[-_LINES_BEFORE:]:
        end = _at(folded, (line[1], line[1]))
        start = end - len(head)
        if folded.stream.endswith(head, 0, end) and start >= 0 and is_boundary(folded, start):
            yield Hit(((start, end), tail), across_pages=True)


def _lines(folded: Folded, page: tuple[int, int]) -> list[tuple[int, int]]:
    return [found.span() for found in _LINE.finditer(folded.work, *page)]


def _at(folded: Folded, line: tuple[int, int]) -> int:
    """The first folded character at or behind the start of a line."""
    return bisect_left(folded.starts, line[0])
