"""Which term stands at which place of a page, and which part of its text a place belongs to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import sub

from briefwright.exports.search.document import SearchDocument, Section
from briefwright.exports.search.folding import fold
from briefwright.exports.search.packing import pack, pack_all
from briefwright.exports.search.stemming import RULES, STOP_WORDS, foreign_term, stem
from briefwright.exports.search.units import is_sign, stretches

BODY = 64  # places below this one are the title's; a longer title runs on, but counts as a title only up to here
PART = 1024  # places; about 3 KB compressed, and what is fetched for one excerpt

Excerpted = tuple[str, str, str]  # identifier, heading and text of a section, as far as a part holds it
_Foreign = Mapping[str, set[str]]  # words of a section by the language that they are marked up in
_stem = lru_cache(maxsize=200_000)(stem)


@dataclass(frozen=True)
class Placed:
    """A page's terms and its text in parts.

    `terms` is `term places term places …`, the places packed after `.` for one place or `:` for several: one string,
    because a thousand pages of small ones would fill the memory.

    Part number n holds what stands at the places n * PART to (n + 1) * PART: a reader of the index knows which part
    to fetch without asking. No line crosses from one part to the next, unless it is longer than a part; then both
    hold all of it.
    """

    terms: str
    parts: tuple[tuple[Excerpted, ...], ...]
    length: int


def place(document: SearchDocument) -> Placed:
    placing = _Placing(document.language if document.language in RULES and document.language != "en" else "")
    placing.line(document.title, {placing.language: _words(document.title)} if placing.language else {})
    placing.end = max(placing.end, BODY)
    parts: dict[int, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for number, section in enumerate(document.sections):
        foreign = placing.foreign(section)
        lines = section.text.split("\n")
        for line in lines:
            before = f"{section.heading}\n" if line is lines[0] else ""
            for part in placing.line(before + line, foreign):
                parts[part][number].append(line)
    return Placed(
        " ".join(f"{term} {_packed(found)}" for term, found in placing.terms()),
        tuple(tuple(_excerpted(document, parts[part])) for part in range(max(parts, default=0) + 1)),
        placing.end,
    )


def _excerpted(document: SearchDocument, sections: Mapping[int, list[str]]) -> Iterator[Excerpted]:
    for number, lines in sections.items():
        section = document.sections[number]
        yield section.identifier, section.heading, "\n".join(lines)


class _Placing:
    def __init__(self, language: str) -> None:
        self.language = language
        self.words: dict[str, list[int]] = defaultdict(list)
        self.signs: dict[str, list[int]] = defaultdict(list)
        self.end = 0

    def foreign(self, section: Section) -> _Foreign:
        words: dict[str, set[str]] = defaultdict(set)
        for language, text in section.foreign:
            words[language] |= _words(text)
        if self.language:
            words[self.language] |= _words(f"{section.heading}\n{section.text}")
        return words

    def line(self, text: str, foreign: _Foreign) -> range:
        """Place one line after the last; the result is the numbers of the parts that hold it."""
        pieces = list(stretches(fold(text)))
        size = len(pieces) + sum(map(len, pieces))
        if not text.isascii():
            size += sum(len(unit) - 1 for piece in pieces for unit in piece if is_sign(unit))
        if self.end % PART + size > PART >= size:
            self.end += -self.end % PART
        start = end = self.end
        for piece in pieces:
            for unit in piece:
                if unit.isascii() or not is_sign(unit):
                    self.words[unit].append(end)
                    if foreign:
                        self._foreign(unit, end, foreign)
                    end += 1
                else:
                    for at in range(len(unit)):
                        self.signs[unit[at : at + 2]].append(end + at)
                    end += len(unit)
            end += 1
        self.end = end
        return range(start // PART, max(start, end - 1) // PART + 1)

    def _foreign(self, word: str, at: int, foreign: _Foreign) -> None:
        for language, words in foreign.items():
            if word in words:
                self.words[foreign_term(word, language)].append(at)

    def terms(self) -> Iterator[tuple[str, list[int]]]:
        """Words by their stems, then pairs of signs; a stem's places in order, whichever of its words stood there."""
        stems: dict[str, list[int]] = {}
        for word, places in self.words.items():
            if word not in STOP_WORDS:
                term = _stem(word)
                stems[term] = sorted(stems[term] + places) if term in stems else places
        yield from stems.items()
        yield from self.signs.items()


def _words(text: str) -> set[str]:
    """The words of a text that rules of stemming can change."""
    units = (unit for stretch in stretches(fold(text)) for unit in stretch)
    return {unit for unit in units if len(unit) > 3 and unit.isascii() and unit.isalpha()}


def _packed(places: list[int]) -> str:
    if len(places) == 1:
        return "." + pack(places[0])
    return ":" + pack(len(places) - 2) + pack_all(map(sub, places, (0, *places)))
