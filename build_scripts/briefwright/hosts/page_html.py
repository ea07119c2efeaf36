"""The HTML of everything in one page that is ours: what stands where, and the list of sources at its end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape

from briefwright import brief, claims
from briefwright.brief import Brief, Kind, Passage, raw_html
from briefwright.brief.directives import directive_of
from briefwright.checks.citation_resolves import is_handle
from briefwright.claims import Claim
from briefwright.evidence import Page
from briefwright.hosts.pieces import ClaimPieces, Piece
from briefwright.hosts.site import Site
from briefwright.own_item import own_item
from briefwright.pages import addresses, lists, references, source
from briefwright.pages.addresses import Link
from briefwright.pages.brief_header import brief_header
from briefwright.pages.cite_this import cite_this
from briefwright.pages.claim_marks import sourced
from briefwright.pages.claims_panel import claims_panel
from briefwright.pages.disagreements import disagreements
from briefwright.pages.figure import figure
from briefwright.pages.interface import label
from briefwright.pages.ledger import claim_list
from briefwright.pages.linked_data import linked_data
from briefwright.pages.notes import is_tight
from briefwright.pages.references import PageCitations
from briefwright.pages.search_page import search_page
from briefwright.pages.sections import section_of
from briefwright.text import Span, Text

_DRAFT = (
    '<div class="admonition warning bw-draft" role="note"><p class="admonition-title">Draft</p>'
    "<p>This page is shown to its authors only: it says <code>status: draft</code> and is not published.</p></div>"
)


@dataclass(frozen=True)
class PageHtml:
    """All pieces of a page in order, and what goes before and behind its text: a brief's head, list, "cite this"."""

    pieces: tuple[Piece, ...]
    head: str = ""
    foot: str = ""
    language: str = ""
    inline_notes: tuple[Span, ...] = ()


def read(site: Site, path: str, content: str, *, from_file: bool = False, has_notes: bool = False) -> PageHtml:
    """What to put into a page; `path` is below the docs folder, `content` its Markdown without front matter.

    Addresses are relative to the finished page, or to the Markdown file for a host that moves them afterwards.
    With `has_notes` the host can show footnotes.
    """
    return _Page(site, path, content, from_file, has_notes).read()


class _Page:
    def __init__(self, site: Site, path: str, content: str, from_file: bool, has_notes: bool) -> None:
        self.site = site
        self.has_notes = has_notes
        self.evidence = site.evidence
        settings = self.evidence.settings
        self.path = f"{settings.docs_dir}/{path}"
        known = self.evidence.page(self.path)
        self.known = known
        self.language = language = known.brief.language if known else settings.language
        offset = offset_in(known, content) if known else None
        if known is not None and offset is not None:
            self.page, self.offset = known, offset
        else:
            text, keys = Text(self.path, content), self.evidence.bibliography
            read = brief.read_body(
                text, keys.__contains__, language, settings.abbreviations, has_math=settings.has_math
            )
            self.page, self.offset = Page(read, known.is_brief if known else False), 0
        self.brief: Brief = self.page.brief
        folder = path.rpartition("/")[0]
        at = f"{folder}/" if from_file and folder else "" if from_file else addresses.document(self.evidence, self.path)
        self.link: Link = addresses.link_from(at)
        self.cited: PageCitations | None = None
        self.placed = False

    def read(self) -> PageHtml:
        self.charted = tuple(dict.fromkeys((*self._charted_keys(), *self._uncited_keys())))
        if self.brief.citations or self.charted:
            style = self.site.style
            self.cited = references.citations_of(
                self.evidence,
                self.page,
                style,
                self.charted,
                has_notes=self.has_notes,
                listing=self.site.listing,
            )
        notes = tuple(
            Span(span.start - self.offset, span.end - self.offset)
            for passage in self.brief.passages
            for span in passage.inline_notes
            if self.has_notes
        )
        pieces = sorted((self._moved(piece) for piece in self._pieces()), key=lambda piece: (piece.start, piece.end))
        at_end = "" if self.placed or self.cited is None or not self.cited.entries else self._references()
        draft = _DRAFT if self.known is not None and self.known.brief.is_draft else ""
        if self.known is None or not self.known.is_brief:
            return PageHtml(tuple(pieces), draft, at_end, self.language, notes)
        cite, item = "", own_item(self.evidence, self.known)
        if item is not None:
            cite = cite_this(self.evidence, self.known, item, self.site.listing, self.link, self.site.own_styles)
            keys = [key for key, _ in self.cited.entries] if self.cited else []
            cite += linked_data(self.evidence, self.known, item, keys)
        at_end = self._what_it_rests_on(self.known) + at_end
        head = draft + brief_header(self.evidence, self.known)
        return PageHtml(tuple(pieces), head, f"{at_end}\n{cite}".strip(), self.language, notes)

    def _moved(self, piece: Piece) -> Piece:
        """A place in the file as a place in the Markdown that the host holds."""
        if not self.offset:
            return piece
        return replace(piece, start=piece.start - self.offset, end=piece.end - self.offset)

    def _pieces(self) -> Iterator[Piece]:
        numbers = iter(range(len(self.brief.citations)))
        for passage in self.brief.passages:
            for citation in passage.citations:
                at = next(numbers)
                made = self.cited.html[at] if self.cited else escape(citation.source)
                note = self.cited.notes[at] if self.cited else ""
                made = sourced(made) if passage.block.kind is Kind.COMMENT else made
                span, tight = citation.span, bool(note) and is_tight(passage, citation)
                yield Piece(span.start, span.end, made, citation.source, note=note, is_tight=tight)
            if passage.block.kind is Kind.DIRECTIVE:
                yield from self._directive(passage)
            elif passage.block.kind is Kind.PICTURE:
                yield from self._chart(passage)
        yield from self._read_html()
        yield from self._claims()

    def _read_html(self) -> Iterator[Piece]:
        """Elements of HTML whose inside is read as Markdown, which Python-Markdown has to be told."""
        content = self.brief.text.content
        places = {place for passage in self.brief.passages for place in passage.block.inside}
        for place in places:
            if told := raw_html.attribute(content, place.start, place.name):
                yield Piece(told[0], told[0], told[1], "", is_markup=True)

    def _claims(self) -> Iterator[Piece]:
        """The places of claims and marks; claims are read anew where the host's Markdown is not that of the file."""
        found: tuple[Claim, ...] = ()
        if self.page is self.known:
            found = self.known.claims
        elif self.known is not None and self.known.is_brief:
            names = self.known.brief.fields.texts("handles")
            text, known = self.brief.text, self.evidence.bibliography
            found = claims.claims_of(self.brief, lambda one: is_handle(text, one, known, names))
        yield from ClaimPieces(self.evidence, self.brief, found, self.link, bool(found)).all()

    def _directive(self, passage: Passage) -> Iterator[Piece]:
        asked = directive_of(passage)
        made = self._directed(asked.name, asked.argument, passage) if asked else None
        if asked is not None and made is not None:
            yield Piece(asked.span.start, asked.span.end, made, passage.block.text.content, is_block=True)

    def _directed(self, name: str, argument: str, passage: Passage) -> str | None:
        if name == "briefs":
            return lists.brief_list(self.evidence, self.link)
        if name == "claims":
            return claim_list(self.evidence, self.link)
        if name == "search":
            return search_page(self._lists())
        if name == "sources":
            return lists.source_list(self.evidence, self.site.listing, self.link)
        if name == "source" and argument in self.evidence.bibliography:
            return source.source_page(self.evidence, argument, self.site.listing, self.link, self.site.own_styles)
        if name == "references":
            return self._placed(argument, passage)
        return None

    def _placed(self, argument: str, passage: Passage) -> str:
        """The list of sources where its author wants it: the page's, or with `section` that of one section."""
        if argument == "section" and self.cited is not None:
            section = section_of(self.brief, passage)
            return references.reference_list(self.evidence, self.page, self.cited, self.link, section)
        self.placed = True
        return self._references()

    def _lists(self) -> list[tuple[str, str]]:
        """The pages that list all briefs and all sources, by their titles."""
        directed = self.evidence.directed
        titles = {page.path: page.title for name in ("briefs", "sources") for page in directed.get(name, ())}
        return [(titles[path], self.link(addresses.document(self.evidence, path))) for path in sorted(titles)]

    def _what_it_rests_on(self, known: Page) -> str:
        """The panel of a brief and, where its sources disagree, who says what."""
        ledgers = self.evidence.directed.get("claims", ())
        ledger = next((addresses.document(self.evidence, page.path) for page in ledgers), "")
        cards = disagreements(self.evidence, known.claims, self.link)
        return f"{cards}\n{claims_panel(self.evidence, known, self.link, ledger)}\n"

    def _references(self) -> str:
        if self.cited is None:
            return ""
        listed = references.reference_list(self.evidence, self.page, self.cited, self.link)
        heading = escape(label("Sources", self.evidence.settings.language))
        return (
            '<section class="bw-references" role="doc-bibliography" aria-labelledby="references">'
            f'<h2 id="references">{heading}</h2>\n{listed}\n</section>'
        )

    def _charts(self) -> Iterator[tuple[Passage, str]]:
        """Pictures of declared charts that stand alone in a paragraph."""
        folder = self.path.rpartition("/")[0]
        for passage in self.brief.passages:
            if passage.block.kind is Kind.PICTURE and passage.links:
                target = _normal(f"{folder}/{passage.links[0].target}")
                slug = self.evidence.chart_at(target)
                if slug is not None and self.evidence.charts[slug] is not None:
                    yield passage, slug

    def _charted_keys(self) -> Iterator[str]:
        for _, slug in self._charts():
            chart = self.evidence.charts[slug]
            yield from (one.key for one in chart.sources if one.key in self.evidence.bibliography) if chart else ()

    def _uncited_keys(self) -> Iterator[str]:
        """What the front matter wants in the list of sources, cited or not."""
        for key in self.known.brief.uncited if self.known else ():
            if key == "*":
                yield from self.evidence.bibliography
            elif key in self.evidence.bibliography:
                yield key

    def _chart(self, passage: Passage) -> Iterator[Piece]:
        for other, slug in self._charts():
            chart = self.evidence.charts[slug]
            if other is passage and chart is not None:
                wide, narrow = self.site.pictures(slug)
                sources = references.chart_sources(self.evidence, chart)
                made = figure(chart, wide, narrow, sources, self.link(addresses.chart_data(slug)), self.site.names)
                span = passage.block.span
                yield Piece(span.start, span.end, made, passage.block.text.content, is_block=True)


def was_read(site: Site, path: str, content: str) -> bool:
    """True if the Markdown that a host holds is that of the file, which was read then, and is within all limits."""
    known = site.evidence.page(f"{site.evidence.settings.docs_dir}/{path}")
    return known is not None and bool(known.brief.passages) and offset_in(known, content) is not None


def offset_in(known: Page, content: str) -> int | None:
    """Where the Markdown that a host holds begins in the file, if the host changed nothing in it."""
    whole, held = known.brief.text.content.rstrip("\n"), content.rstrip("\n")
    offset, body = len(whole) - len(held), known.brief.fields.body
    return offset if offset >= body and whole.endswith(held) and not whole[body:offset].strip("\n") else None


def _normal(path: str) -> str:
    parts: list[str] = []
    for part in path.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)
