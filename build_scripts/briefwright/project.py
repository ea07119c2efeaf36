"""A project as values: sources in, evidence and findings and generated files out; no file is touched here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from typing import cast

from briefwright import baseline, bibliography, brief, captures, charts, checks, claims, exports, pages
from briefwright.baseline import Baseline
from briefwright.bibliography import Bibliography
from briefwright.bibliography.validity import required_fields, valid_fields
from briefwright.brief import snippets
from briefwright.brief.snippets import Expanded
from briefwright.captures import Capture, CaptureFiles, QuoteFile, VerdictOf, drift, quote_file, verdict_in
from briefwright.captures.drift import Drift
from briefwright.citations import Citation
from briefwright.claims import ClaimCounts, records
from briefwright.claims.records import SignOff
from briefwright.evidence import Evidence, OnePage, Page
from briefwright.findings import Finding, in_order
from briefwright.published import brought_in, without_drafts
from briefwright.settings import Settings
from briefwright.text import Text

__all__ = ["ChartFiles", "ClaimCounts", "Project", "Report", "Sources"]


@dataclass(frozen=True)
class ChartFiles:
    """The files of one chart; `data` is None where there is no data file."""

    slug: str
    declaration: Text
    data: Text | None


def _no_content(path: str) -> bytes | None:  # noqa: ARG001 - stands for a reader of files
    return None


@dataclass(frozen=True)
class Sources:
    """Everything that a project consists of, read once. Paths are relative to the project and use `/`.

    `records` are the files that stand beside the bibliography: published claims, sign-offs, known faults; `captures`
    the copies of sources, `quotes` the words that briefs quote from them by name, `authorities` the certificates of
    those whose time stamps are trusted.
    `content_of` reads a file's bytes when they are asked for: those of a published copy, which are not held.
    """

    settings: Settings
    documents: tuple[Text, ...] = ()
    bibliography: tuple[Text, ...] = ()
    charts: tuple[ChartFiles, ...] = ()
    files: frozenset[str] = frozenset()
    unreadable: tuple[Finding, ...] = ()
    snippets: tuple[Text, ...] = ()
    records: tuple[Text, ...] = ()
    captures: tuple[CaptureFiles, ...] = ()
    quotes: tuple[Text, ...] = ()
    authorities: tuple[Text, ...] = ()
    content_of: Callable[[str], bytes | None] = field(default=_no_content, repr=False, compare=False)


@dataclass(frozen=True)
class Report:
    """What all checks say, and the counts that readers are shown."""

    findings: tuple[Finding, ...]
    claims: ClaimCounts
    briefs: int


ItemsOf = Callable[[Sequence[Text]], tuple[Bibliography, tuple[Finding, ...]]]
Judged = Callable[[Evidence, date], Iterable[Finding]]
#: Reads documents; the evidence holds all but their pages.
PagesOf = Callable[[Sequence[Text], Evidence], Sequence[Page]]


def read_items(texts: Sequence[Text]) -> tuple[Bibliography, tuple[Finding, ...]]:
    """All items of some files, and what is wrong with them."""
    items, faults = bibliography.gather([bibliography.read(text) for text in texts])
    fields = (found for item in items.values() for found in (*required_fields(item), *valid_fields(item)))
    return items, (*faults, *fields)


def read_page(text: Text, items: Bibliography, settings: Settings) -> Page:
    """One document with its claims. It depends on nothing else, so it can be kept, and be read by another process."""
    read = brief.read(text, items.__contains__, settings.language, settings.abbreviations, has_math=settings.has_math)
    folder = f"{settings.docs_dir}/{settings.briefs_dir}/"
    is_brief = text.path.startswith(folder) and text.path != f"{folder}index.md"
    names = read.fields.texts("handles")

    def is_handle(citation: Citation) -> bool:
        return checks.citation_resolves.is_handle(text, citation, items, names)

    if not is_brief:
        return Page(read, False)
    found = claims.read(read, is_handle)
    return Page(read, True, found.claims, found.faults)


def read_pages(texts: Sequence[Text], around: Evidence) -> Sequence[Page]:
    """The documents in their order."""
    return [read_page(text, around.bibliography, around.settings) for text in texts]


def judge_page(evidence: Evidence, page: Page, today: date) -> Iterator[Finding]:
    """What the checks that look at single pages say of one."""
    alone = cast("Evidence", OnePage(evidence, page))
    for check in checks.OF_A_PAGE.values():
        yield from check(alone, today)


def judge_pages(evidence: Evidence, today: date) -> Iterator[Finding]:
    """What they say of all pages."""
    for page in evidence.pages:
        yield from judge_page(evidence, page, today)


class Project:
    """Reads the sources at first use and holds the result; equal sources give equal results.

    Drafts are checked and otherwise left out, unless they are asked for. Hosts may give other ways to read items and
    documents, which must come to the same.
    """

    def __init__(
        self,
        sources: Sources,
        *,
        drafts: bool = False,
        items_of: ItemsOf = read_items,
        pages_of: PagesOf = read_pages,
        verdict_of: VerdictOf = verdict_in,
        judged: Judged = judge_pages,
    ) -> None:
        self.sources = sources
        self.shows_drafts = drafts
        self._items_of = items_of
        self._pages_of = pages_of
        self._verdict_of = verdict_of
        self._judged = judged

    @cached_property
    def evidence(self) -> Evidence:
        """The evidence index of what is shown: pages, lists, counts and data are made from this one."""
        return self.written if self.shows_drafts else without_drafts(self.written)

    @cached_property
    def held_back(self) -> frozenset[str]:
        """Paths of the files that are not shown: drafts, and charts and parts of texts that only drafts bring in."""
        if self.shows_drafts or not self.written.drafts:
            return frozenset()
        held = (files for files in self.sources.charts if files.slug not in self.evidence.charts)
        charts = {text.path for files in held for text in (files.declaration, files.data) if text is not None}
        documents = {text.path for text in self.sources.documents}
        return self.written.drafts | charts | (brought_in(self._expanded, self.written.drafts) - documents)

    @cached_property
    def written(self) -> Evidence:
        """The evidence index of all that authors wrote, drafts too: checks judge this one."""
        sources = self.sources
        found = list(sources.unreadable)
        items, faults = self._items_of(sources.bibliography)
        found += faults
        drawn: dict[str, charts.Chart | None] = {}
        for files in sources.charts:
            reading = charts.read(files.slug, files.declaration, files.data)
            drawn[files.slug] = reading.chart
            found += reading.findings
        texts = [self._expanded[text.path].text if text.path in self._expanded else text for text in sources.documents]
        signed, published, faults = self._records()
        found += faults
        captured, faults = self._captures()
        found += faults
        quotes, faults = self._quotes()
        found += faults
        around = Evidence(
            sources.settings,
            items,
            (),
            drawn,
            sources.files,
            (*found, *self._drift[1]),
            signed,
            published,
            captured,
            quotes,
            self._drift[0],
            self._verdict_of,
        )
        return around.of_pages(tuple(self._pages_of(texts, around)))

    def _quotes(self) -> tuple[Mapping[str, QuoteFile], tuple[Finding, ...]]:
        """Files of quotes by the key of their source, and what is wrong in them."""
        readings = [quote_file.read(text) for text in self.sources.quotes]
        files, doubled = quote_file.by_source([file for file, _ in readings])
        return files, tuple(found for faults in (*(faults for _, faults in readings), doubled) for found in faults)

    @cached_property
    def _expanded(self) -> Mapping[str, Expanded]:
        """The documents that bring in other files, by path."""
        sources = self.sources
        return snippets.expansions(sources.documents, sources.snippets, sources.settings.snippets)

    def _written_in(self, found: Finding) -> Finding:
        """A finding at the place where its words are written."""
        whole = self._expanded.get(found.place.path)
        return whole.moved(found) if whole else found

    def _captures(self) -> tuple[Mapping[str, Capture], tuple[Finding, ...]]:
        """Captures by key, and what keeps others from being read."""
        docs_dir = self.sources.settings.docs_dir
        readings = [captures.read(files) for files in self.sources.captures]
        misplaced = [captures.published(files, docs_dir) for files in self.sources.captures]
        kept = {capture.key: self._stamped(capture) for capture, _ in readings if capture is not None}
        return kept, tuple(found for faults in (*misplaced, *(faults for _, faults in readings)) for found in faults)

    def _stamped(self, capture: Capture) -> Capture:
        """The capture with what its time stamp amounts to, and so for those that were made later."""
        later = tuple(map(self._stamped, capture.later))
        if capture.stamp is None:
            return replace(capture, later=later) if later else capture
        from briefwright.captures import stamp_reading  # reading signatures costs what most projects need not pay

        anchors = stamp_reading.trusted([text.content for text in self.sources.authorities])
        return replace(capture, later=later, stamped=stamp_reading.read(capture.stamp, capture.digest, anchors))

    @cached_property
    def _drift(self) -> tuple[Mapping[str, Drift], tuple[Finding, ...]]:
        """What was last seen of the live pages, and what cannot be read of that."""
        text = self._record(self.sources.settings.drift_file)
        return drift.read(text) if text else ({}, ())

    def _records(self) -> tuple[tuple[SignOff, ...], Mapping[str, tuple[str, ...]], tuple[Finding, ...]]:
        """Sign-offs, published claims, and the faults of all records, the baseline's too."""
        settings = self.sources.settings
        signed: tuple[SignOff, ...] = ()
        published: Mapping[str, tuple[str, ...]] = {}
        found = self.baseline[1]
        if text := self._record(settings.sign_off_file):
            signed, faults = records.sign_offs(text)
            found += faults
        if text := self._record(settings.published_file):
            published, faults = records.published(text)
            found += faults
        return signed, published, found

    @cached_property
    def baseline(self) -> tuple[Baseline, tuple[Finding, ...]]:
        """The faults that are known, and what cannot be read in their file."""
        text = self._record(self.sources.settings.baseline_file)
        return baseline.read(text) if text else (Baseline(), ())

    def _record(self, path: str) -> Text | None:
        return next((text for text in self.sources.records if text.path == path), None)

    def check(self, today: date) -> Report:
        """All findings, in order of place, each with the severity that the project's settings give it."""
        known = self.baseline[0]
        judged = known.judge(in_order(map(self._graded, self._found(self.written, today))))
        mended = map(self._graded, known.mended(judged))
        briefs = self.evidence.briefs
        counts = sum((page.counts for page in briefs), ClaimCounts())
        return Report(in_order((*judged, *mended)), counts, len(briefs))

    def _graded(self, one: Finding) -> Finding:
        return replace(one, severity=self.sources.settings.severity(one.check, one.severity))

    def _found(self, evidence: Evidence, today: date) -> Iterator[Finding]:
        yield from evidence.found
        yield from map(self._written_in, self._judged(evidence, today))
        for check in checks.OF_THE_WHOLE.values():
            yield from map(self._written_in, check(evidence, today))

    def prepare(self) -> Mapping[str, bytes]:
        """Every generated file by its path: pages of sources, data for machines, the search page."""
        made: dict[str, bytes] = {}
        for _, part in self.parts():
            made |= part(self.evidence)
        whole = exports.whole(self.evidence, made.__getitem__)
        return made | {path: b"".join(pieces) for path, pieces in whole.items()}

    def parts(self) -> Iterator[tuple[str, exports.Part]]:
        """The generated files in parts, each by a name of its own; what is put together from them is not among them."""
        yield "search", pages.search_document
        for key in self.evidence.captures:
            yield f"copy {key}", partial(pages.copy_files, key, self.sources.content_of)
        for key in self.evidence.bibliography:
            yield f"document {key}", partial(_document, key)
        yield from exports.parts(self.evidence)


def _document(key: str, evidence: Evidence) -> Mapping[str, bytes]:
    return pages.source_document(evidence, key)
