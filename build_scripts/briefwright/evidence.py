"""The evidence index: briefs, claims, citations, items and charts, read once; all checks, pages and exports show it."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from briefwright.bibliography import Bibliography
from briefwright.captures import (
    Capture,
    Quote,
    Quoted,
    QuoteFile,
    Verdict,
    VerdictOf,
    name_in,
    quoted,
    verdict_in,
)
from briefwright.captures.drift import Drift
from briefwright.captures.records import PUBLIC, QUOTE_ONLY
from briefwright.charts import Chart
from briefwright.citations import Cite
from briefwright.claims import Claim
from briefwright.claims.records import SignOff, digest_of
from briefwright.findings import Finding
from briefwright.page import Citing, Page
from briefwright.settings import Settings

__all__ = ["CitedQuote", "Citing", "Evidence", "OnePage", "Page", "cites_of"]


@dataclass(frozen=True)
class CitedQuote:
    """The words that a cite quotes, and whether they stand in the capture of its source.

    `file` is the file of quotes that they stand in, None where they stand in the cite itself. `is_public` is False for
    what such a file holds of a copy that is not for readers; what stands in a brief's text is published with it.
    """

    page: Page
    cite: Cite
    quoted: Quoted
    verdict: Verdict
    file: QuoteFile | None = None
    is_public: bool = True


@dataclass(frozen=True)
class Evidence:
    """Everything read from one project. `found` are the faults met while reading; `files` all the project's files."""

    settings: Settings
    bibliography: Bibliography
    pages: tuple[Page, ...]
    charts: Mapping[str, Chart | None]
    files: frozenset[str]
    found: tuple[Finding, ...] = ()
    sign_offs: tuple[SignOff, ...] = ()
    published_claims: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    captures: Mapping[str, Capture] = field(default_factory=dict)
    quote_files: Mapping[str, QuoteFile] = field(default_factory=dict)
    #: What was last seen of the live pages of captured sources, by key.
    drift: Mapping[str, Drift] = field(default_factory=dict)
    #: Looks a quote up in a capture; hosts may remember what came of it.
    verdict_of: VerdictOf = field(default=verdict_in, repr=False, compare=False)

    def of_pages(self, pages: tuple[Page, ...]) -> Evidence:
        """The same evidence of other pages; what does not depend on pages is not worked out again."""
        other = replace(self, pages=pages)
        vars(other).update({name: vars(self)[name] for name in ("charting", "derived", "slugs") if name in vars(self)})
        return other

    @property
    def briefs(self) -> tuple[Page, ...]:
        return tuple(page for page in self.pages if page.is_brief)

    @cached_property
    def drafts(self) -> frozenset[str]:
        """Paths of the documents whose authors hold them back."""
        return frozenset(page.path for page in self.pages if page.is_draft)

    def signed_at(self, slug: str, claim: Claim) -> SignOff | None:
        """The sign-off that holds for a claim as it stands; None where there is none or it has lapsed."""
        held = [one for one in self.sign_offs if one.brief == slug and one.claim == claim.id]
        digest = digest_of(claim, self.named_quotes(claim)) if held else ""
        return next((one for one in held if one.digest == digest), None)

    def named_quotes(self, claim: Claim) -> tuple[tuple[str, str], ...]:
        """The words that a claim's cites quote by a name, and our words for them."""
        path = claim.sentence.mapped.source.path
        named = [one.cite for one in claim.backing if name_in(one.cite.suffix)]
        found = (self.quote_at.get((path, cite.span.start)) for cite in named)
        return tuple((one.quoted.exact, one.quoted.translation) for one in found if one is not None)

    def page(self, path: str) -> Page | None:
        return self._by_path.get(path)

    @cached_property
    def _by_path(self) -> Mapping[str, Page]:
        return {page.path: page for page in self.pages}

    @cached_property
    def citing(self) -> Mapping[str, tuple[Citing, ...]]:
        """Key -> every cite of it, by page and place."""
        found: dict[str, list[Citing]] = {}
        for page in self.pages:
            for one in page.cites:
                found.setdefault(one.cite.key, []).append(one)
        return {key: tuple(cites) for key, cites in found.items()}

    @cached_property
    def directed(self) -> Mapping[str, tuple[Page, ...]]:
        """Name of a directive -> the pages that it stands in."""
        found: dict[str, list[Page]] = {}
        for page in self.pages:
            for name in page.directives:
                found.setdefault(name, []).append(page)
        return {name: tuple(pages) for name, pages in found.items()}

    @cached_property
    def quotes(self) -> tuple[CitedQuote, ...]:
        """Every quote beside a cite, by page and place; those of a claim are the ones of its cites."""
        return tuple(self._quotes())

    def _quotes(self) -> Iterator[CitedQuote]:
        known: dict[tuple[str, Quote], Verdict] = {}
        for page in self.pages:
            for cite in page.quoting:
                words, file = quoted(cite.suffix), None
                if words is None and (name := name_in(cite.suffix)):
                    file = self.quote_files.get(cite.key)
                    words = file.quotes.get(name) if file else None
                if words is None:
                    continue
                capture = self.captures.get(cite.key)
                asked = cite.key, Quote(words.exact, words.prefix, words.suffix)
                if asked not in known:
                    known[asked] = self.verdict_of(asked[1], capture)
                is_public = file is None or capture is None or capture.access in (PUBLIC, QUOTE_ONLY)
                yield CitedQuote(page, cite, self._translated(page, words), known[asked], file, is_public)

    def _translated(self, page: Page, words: Quoted) -> Quoted:
        """The quote with the translator whom the brief or the settings name, where it names nobody itself."""
        if not words.translation or words.translator or words.machine:
            return words
        return replace(words, translator=page.fields.text("translator") or self.settings.translator)

    def quotes_of(self, key: str) -> tuple[CitedQuote, ...]:
        """The quotes beside the cites of one source."""
        return self._quotes_by_key.get(key, ())

    @cached_property
    def _quotes_by_key(self) -> Mapping[str, tuple[CitedQuote, ...]]:
        found: dict[str, list[CitedQuote]] = {}
        for one in self.quotes:
            found.setdefault(one.cite.key, []).append(one)
        return {key: tuple(quotes) for key, quotes in found.items()}

    def times_cited(self, key: str) -> tuple[int, int]:
        """How often a source is cited, and on how many pages."""
        cites = self.citing.get(key, ())
        return len(cites), len({one.page.path for one in cites})

    @cached_property
    def quote_at(self) -> Mapping[tuple[str, int], CitedQuote]:
        """The quote of the cite that begins at a place of a page."""
        return {(one.page.path, one.cite.span.start): one for one in self.quotes}

    @cached_property
    def quotes_on(self) -> Mapping[tuple[str, str], tuple[CitedQuote, ...]]:
        """Path of a page and key of a source -> what that page quotes from it."""
        found: dict[tuple[str, str], list[CitedQuote]] = {}
        for one in self.quotes:
            found.setdefault((one.page.path, one.cite.key), []).append(one)
        return {place: tuple(quotes) for place, quotes in found.items()}

    @cached_property
    def charting(self) -> Mapping[str, tuple[Chart, ...]]:
        """Key -> the charts that name it as a source."""
        found: dict[str, list[Chart]] = {}
        for chart in self.charts.values():
            if chart is not None:
                for key in dict.fromkeys(source.key for source in chart.sources):
                    found.setdefault(key, []).append(chart)
        return {key: tuple(charts) for key, charts in found.items()}

    @cached_property
    def resting(self) -> Mapping[str, tuple[tuple[str, str, str], ...]]:
        """Key -> the claims that rest on that source: path of the page, id and words of each."""
        found: dict[str, list[tuple[str, str, str]]] = {}
        for page in self.pages:
            for key, claims in page.resting.items():
                found.setdefault(key, []).extend((page.path, name, words) for name, words in claims)
        return {key: tuple(claims) for key, claims in found.items()}

    @cached_property
    def showing(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """Slug of a chart -> path and title of the pages that show it."""
        found: dict[str, list[tuple[str, str]]] = {}
        for page in self.pages:
            for slug in filter(None, map(self.chart_at, page.charts)):
                found.setdefault(slug, []).append((page.path, page.title))
        return {slug: tuple(pages) for slug, pages in found.items()}

    @cached_property
    def derived(self) -> Mapping[str, tuple[str, ...]]:
        """Key -> the keys of the sources that go back to that one."""
        found: dict[str, list[str]] = {}
        for item in self.bibliography.values():
            for key in item.derived_from:
                found.setdefault(key, []).append(item.key)
        return {key: tuple(keys) for key, keys in found.items()}

    @cached_property
    def slugs(self) -> Mapping[str, str]:
        """Key -> the name of its page: the key itself where that is safe in an address and unlike any other."""
        folded = Counter(_plain(key) for key in self.bibliography)
        return {key: _slug(key, folded[_plain(key)] > 1) for key in self.bibliography}

    def chart_at(self, path: str) -> str | None:
        """The slug of the declared chart whose picture a project path names."""
        match = re.fullmatch(rf"{re.escape(self.settings.charts_dir)}/([^/]+)/chart\.svg", path)
        return match[1] if match and match[1] in self.charts else None


class OnePage:
    """An evidence that shows one page of another, and answers all else as that one does.

    What a check says of it is what it says of that page: the checks in `checks.OF_A_PAGE` look at no other.
    """

    def __init__(self, evidence: Evidence, page: Page) -> None:
        self._evidence = evidence
        self.pages = (page,)
        self.briefs = (page,) if page.is_brief else ()

    @cached_property
    def quotes(self) -> tuple[CitedQuote, ...]:
        """The quotes on this page."""
        page, at = self.pages[0], self._evidence.quote_at
        found = (at.get((page.path, cite.span.start)) for cite in page.quoting)
        return tuple(one for one in found if one is not None)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._evidence, name)


def cites_of(page: Page) -> tuple[Citing, ...]:
    """The cites of a page in order, each with its section and its number."""
    return page.cites


def _plain(key: str) -> str:
    return re.sub(r"[^\w.-]", "-", key).casefold()


#: Bytes of a file's name: what all systems allow, less room for endings and for the digest of a key.
_LONGEST_NAME = 200


def _slug(key: str, is_shared: bool) -> str:
    safe = re.sub(r"[^\w.-]", "-", key).strip(".")
    short = safe.encode()[:_LONGEST_NAME].decode(errors="ignore")
    if short == key and not is_shared:
        return key
    return f"{short}-{hashlib.sha256(key.encode()).hexdigest()[:8]}"
