"""Which sentences of a brief are claims, and what stands behind each: the rule that the gate and the ledger share.

A sentence is a claim when its author declared it (a citation, a calculation, a waiver) or when its words say so
(signals of the must-cite class). It is covered by what stands in it; wider only where a reader sees why: a footnote
it points to, the citation of a block quote, the header or the source line of a table.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from briefwright.brief import Brief, Kind, Mark, Passage, Sentence
from briefwright.citations import Citation
from briefwright.claims import tables
from briefwright.claims.signals import Signal, signals
from briefwright.findings import Waiver

#: The closed list of reasons to pass a claim without a source.
REASONS = (
    "common-knowledge",
    "definition",
    "method",
    "own-observation",
    "own-calculation",
    "cited-above",
    "confidential",
    "other",
)
CALCULATION, WAIVER = "calc", "no-source"
_SOURCE_LINE = re.compile(
    r"\s*[*_(（]{0,3}(?:sources?|quellen?|来源|資料來源|资料来源|數據來源|数据来源|出典|출처|자료)\s*[:：]", re.IGNORECASE
)
_ATTRIBUTION = re.compile(r"\s*(?:—|–|--|――|——)\s*\S")
_ADDRESS = re.compile(r"(?:(?:https?|ftp)://|www\.)[^\s<>（）。，；、]+")
_UNCLAIMED = (Kind.HEADING, Kind.HEADER, Kind.PICTURE, Kind.DIRECTIVE)


class Coverage(StrEnum):
    """What makes a claim sourced, or that nothing does."""

    SENTENCE = "sentence"
    FOOTNOTE = "footnote"
    BLOCK_QUOTE = "block quote"
    TABLE = "table"
    CALCULATION = "calculation"
    WAIVER = "waiver"
    NONE = "none"


@dataclass(frozen=True)
class Claim:
    """One claim: its sentence, the words that made it one, and its evidence.

    `id` is made of the words alone, so it stays when the rest of the page changes.
    """

    sentence: Sentence
    signals: tuple[Signal, ...]
    coverage: Coverage
    citations: tuple[Citation, ...] = ()
    waiver: Waiver | None = None
    calculation: str = ""

    @property
    def id(self) -> str:
        words = " ".join(unicodedata.normalize("NFKC", self.sentence.text).casefold().split())
        return "claim-" + hashlib.sha256(words.encode()).hexdigest()[:10]

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys of the items that stand behind the claim, each once, in order."""
        return tuple(dict.fromkeys(key for citation in self.citations for key in citation.keys))


@dataclass(frozen=True)
class ClaimCounts:
    """How many claims there are and what covers them; `judgements` are the authors' own, marked as such."""

    total: int = 0
    cited: int = 0
    judgements: int = 0
    waived: int = 0
    uncited: int = 0

    def __add__(self, other: ClaimCounts) -> ClaimCounts:
        return ClaimCounts(
            self.total + other.total,
            self.cited + other.cited,
            self.judgements + other.judgements,
            self.waived + other.waived,
            self.uncited + other.uncited,
        )


def count(claims: tuple[Claim, ...]) -> ClaimCounts:
    """Counts; a claim that rests on a calculation of ours alone counts as waived: readers see it as ours."""
    waived = sum(claim.coverage in (Coverage.WAIVER, Coverage.CALCULATION) for claim in claims)
    uncited = sum(claim.coverage is Coverage.NONE for claim in claims)
    return ClaimCounts(len(claims), len(claims) - waived - uncited, 0, waived, uncited)


def claims_of(brief: Brief, is_handle: Callable[[Citation], bool] = lambda _: False) -> tuple[Claim, ...]:
    """All claims of a brief in reading order; `is_handle` tells which `@name` is a name and covers nothing."""
    return tuple(_Reader(brief, is_handle).claims())


def needs_source(sentence: Sentence, brief: Brief, headings: tables.Headings | None = None) -> tuple[Signal, ...]:
    """The words for which a reader may ask for a source, in order."""
    # What stands in an address is no sentence: /50%25-off is not a percentage.
    words = _ADDRESS.sub(lambda found: "x" * len(found[0]), sentence.text)
    found = [signal for signal in signals(words, brief.language) if signal.must_cite]
    place = sentence.block.within("table")
    if place is not None and sentence.block.kind is Kind.ROW:
        above = (tables.headings(brief) if headings is None else headings).get(place.start, ())
        taken = {signal.span.start for signal in found}
        found += [one for one in tables.counts(sentence, above, brief.language) if one.span.start not in taken]
    return tuple(sorted(found, key=lambda signal: (signal.span, signal.kind)))


class _Reader:
    def __init__(self, brief: Brief, is_handle: Callable[[Citation], bool]) -> None:
        self.brief = brief
        self.is_handle = is_handle
        self.footnotes = _footnotes(brief)
        self.quotes = _quoted(brief)
        self.tables = _tables(brief)
        self.headings = tables.headings(brief)

    def claims(self) -> Iterator[Claim]:
        for passage in self.brief.passages:
            if passage.block.kind in _UNCLAIMED:
                continue
            for sentence in passage.sentences:
                if (claim := self.claim(sentence)) is not None:
                    yield claim

    def claim(self, sentence: Sentence) -> Claim | None:
        found = needs_source(sentence, self.brief, self.headings)
        calculation = next((mark.value for mark in sentence.marks if mark.name == CALCULATION), "")
        waiver = next((waiver_of(mark) for mark in sentence.marks if mark.name == WAIVER), None)
        coverage, citations = self.coverage(sentence, calculation, waiver)
        if not found and coverage in (Coverage.NONE, Coverage.BLOCK_QUOTE, Coverage.TABLE):
            return None
        return Claim(sentence, found, coverage, citations, waiver, calculation)

    def sources(self, citations: Iterable[Citation]) -> tuple[Citation, ...]:
        return tuple(citation for citation in citations if not self.is_handle(citation))

    def coverage(
        self, sentence: Sentence, calculation: str, waiver: Waiver | None
    ) -> tuple[Coverage, tuple[Citation, ...]]:
        """The nearest thing that covers a sentence, and its citations."""
        if own := self.sources(sentence.citations):
            return Coverage.SENTENCE, own
        if noted := self.sources(one for name in sentence.notes for one in self.footnotes.get(name, ())):
            return Coverage.FOOTNOTE, noted
        for name, held, coverage in (
            ("block quote", self.quotes, Coverage.BLOCK_QUOTE),
            ("table", self.tables, Coverage.TABLE),
        ):
            place = sentence.block.within(name)
            if place is not None and (around := self.sources(held.get(place.start, ()))):
                return coverage, around
        if calculation:
            return Coverage.CALCULATION, ()
        return (Coverage.WAIVER, ()) if waiver is not None else (Coverage.NONE, ())


def _footnotes(brief: Brief) -> Mapping[str, tuple[Citation, ...]]:
    """Footnote name -> the citations that stand in it."""
    named: dict[str, tuple[Citation, ...]] = {}
    for passage in brief.passages:
        place = passage.block.within("footnote")
        if place is not None:
            name = brief.text.content[place.start :].partition("[^")[2].partition("]")[0]
            named[name] = named.get(name, ()) + passage.citations
    return named


def _quoted(brief: Brief) -> Mapping[int, tuple[Citation, ...]]:
    """Start of a block quote -> citations in it or in the attribution line that follows it (`— Author [@key]`)."""
    held: dict[int, tuple[Citation, ...]] = {}
    last: int | None = None
    for passage in brief.passages:
        place = passage.block.within("block quote")
        if place is not None:
            last = place.start
            held[last] = held.get(last, ()) + passage.citations
            continue
        if last is not None and _ATTRIBUTION.match(passage.block.text.content):
            held[last] += passage.citations
        last = None
    return held


def _tables(brief: Brief) -> Mapping[int, tuple[Citation, ...]]:
    """Start of a table -> citations of its header row and of the source line before or after it."""
    held: dict[int, tuple[Citation, ...]] = {}
    before: Passage | None = None
    last: int | None = None
    for passage in brief.passages:
        place = passage.block.within("table")
        if place is None:
            if last is not None and _SOURCE_LINE.match(passage.block.text.content):
                held[last] += passage.citations
            last, before = None, passage
            continue
        if place.start not in held:
            named = before is not None and _SOURCE_LINE.match(before.block.text.content)
            held[place.start] = before.citations if named and before is not None else ()
        if passage.block.kind is Kind.HEADER:
            held[place.start] += passage.citations
        last = place.start
    return held


def waiver_of(mark: Mark) -> Waiver:
    """`no-source: reason: note; by: name; until: 2027-01-01` -> waiver; what cannot be read stays in its fields."""
    first, *rest = [part.strip() for part in mark.value.split(";")]
    reason, _, note = (part.strip() for part in first.partition(":"))
    fields = {name.strip().lower(): value.strip() for name, _, value in (part.partition(":") for part in rest)}
    until = None
    if fields.get("until"):
        try:
            until = date.fromisoformat(fields["until"])
        except ValueError:
            until = None
    return Waiver(reason.lower(), note, fields.get("by", ""), until)
