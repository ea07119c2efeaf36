"""What readers get for the citations of a page: links in the text, and the list of sources that they lead to."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from briefwright.bibliography import Item
from briefwright.captures import running_suffix
from briefwright.charts import Chart
from briefwright.citations import Citation, Cite
from briefwright.evidence import Citing, Evidence, Page, cites_of
from briefwright.pages import addresses, said, words
from briefwright.pages.addresses import Link
from briefwright.pages.affixes import begins_with_word, rich
from briefwright.pages.entry import entry as entry_html
from briefwright.pages.entry import is_foreign, without_styles
from briefwright.pages.interface import card_words, label
from briefwright.pages.notes import Notes, notes_of
from briefwright.pages.once import once
from briefwright.pages.places import locator_of
from briefwright.pages.source_quotes import anchor_in
from briefwright.style import CitedItem, CiteRuns, Cluster, Style, Trees, html, plain, render
from briefwright.text import Span

#: The full stop that ends a note, with the quotation marks and tags behind it.
_LAST_STOP = re.compile(r"\.((?:</\w+>|[”’»])*)$")


@dataclass(frozen=True)
class PageCitations:
    """The citations of a page in the order in which they stand, as HTML and as text, and its reference entries.

    `notes` holds the HTML of the footnote that a citation becomes; its `html` then stands before the footnote's mark.
    """

    html: tuple[str, ...]
    text: tuple[str, ...]
    entries: tuple[tuple[str, str], ...]
    notes: tuple[str, ...] = ()


def cite_id(key: str, number: int) -> str:
    return f"cite-{anchor(key)}-{number}"


def anchor(key: str) -> str:
    """A key as part of an id: white space and what addresses give a meaning to become hyphens."""
    return re.sub(r"[\s#%?&\"'<>/\\]", "-", key)


def citations_of(
    evidence: Evidence,
    page: Page,
    style: Style,
    charted: Sequence[str] = (),
    *,
    has_notes: bool = False,
    listing: Style | None = None,
) -> PageCitations:
    """Renders all citations of a page together, since styles shorten and number by what stands before.

    `listing` is the style of the list of sources where `style` has none.

    `charted` are the keys that charts on the page, or its front matter, name without citing them in the text: they
    belong to its list as well. With `has_notes` the page can have footnotes, and a note style makes them.
    """
    citations = page.brief.citations
    notes = notes_of(page.brief) if has_notes and style.is_note else Notes()
    resolved = [_resolved(citation, evidence) for citation in citations]
    # In the order in which a reader meets them: the citations in an author's footnote where its mark stands.
    cited = sorted((at for at, cites in enumerate(resolved) if cites), key=lambda at: (notes.numbers.get(at, 0), at))
    wanted = {*page.keys, *charted}
    items = {key: evidence.bibliography[key].csl for key in evidence.bibliography.in_order(wanted)}
    asked = [_cluster(resolved[at], citations[at], notes.numbers.get(at)) for at in cited]
    rendering = render(style, items, asked, language=evidence.settings.language, uncited=charted)
    trees: dict[int, Trees] = dict(zip(cited, rendering.citations, strict=True))
    authors: dict[int, Trees] = dict(zip(cited, rendering.authors, strict=True)) if style.is_note else {}
    numbers = iter(cites_of(page))
    made = []
    for at, citation in enumerate(citations):
        own = [next(numbers) for _ in citation.cites]
        known = [one for one in own if one.cite.key in evidence.bibliography]
        noted, inner = at in notes.made, style.is_note and _goes_on(page, citation)
        made.append(_citation(citation, trees.get(at), known, authors.get(at, ()), is_noted=noted, is_inner=inner))
    reader = evidence.settings.language
    listed = rendering.entries
    if style.bibliography is None and listing is not None:
        listed = render(listing, items, [], language=reader, uncited=list(items)).entries
    entries = tuple((one.key, entry_html(one.trees, evidence.bibliography[one.key], reader)) for one in listed)
    return PageCitations(
        tuple(one.html for one in made), tuple(one.text for one in made), entries, tuple(one.note for one in made)
    )


def _goes_on(page: Page, citation: Citation) -> bool:
    """True where the line goes on behind a citation."""
    rest = page.brief.text.content[citation.span.end : citation.span.end + 1]
    return citation.in_text or rest not in ("", "\n")


def _resolved(citation: Citation, evidence: Evidence) -> tuple[Cite, ...]:
    return tuple(cite for cite in citation.cites if cite.key in evidence.bibliography)


def _cluster(cites: Sequence[Cite], citation: Citation, note: int | None) -> Cluster:
    return Cluster(tuple(_cited(cite) for cite in cites), note, _names_author(citation))


def _names_author(citation: Citation) -> bool:
    """`@key` in a sentence names its author there; `-@key` is a citation of the usual form without brackets."""
    return citation.in_text and not citation.cites[0].suppress_author


def _cited(cite: Cite) -> CitedItem:
    locator, label = (cite.locator.value, cite.locator.label) if cite.locator else ("", "page")
    form = "suppress-author" if cite.suppress_author else "normal"
    prefix = rich(cite.prefix) + " " if cite.prefix else ""
    words = rich(running_suffix(cite.suffix))  # what is quoted is shown in the list and in the card
    suffix = f", {words}" if cite.has_comma and begins_with_word(words) else words
    return CitedItem(cite.key, locator, label, prefix, suffix, form)


@dataclass(frozen=True)
class _Shown:
    """One citation as HTML and as text; `note` is the HTML of the footnote it becomes."""

    html: str
    text: str
    note: str = ""


def _citation(
    citation: Citation, trees: Trees | None, known: Sequence[Citing], author: Trees, *, is_noted: bool, is_inner: bool
) -> _Shown:
    """One citation; keys that do not resolve are shown as a fault, or left as they stand.

    `is_inner` is the citation of a note style that is shown within a sentence, where no full stop ends it.
    """
    if trees is None:
        if citation.in_text and len(citation.cites) == 1 and citation.cites[0].locator is None:
            return _Shown(escape(citation.source), citation.source)
        return _Shown(f'<span class="bw-unresolved">{escape(citation.source)}</span>', citation.source)
    words_before = plain(author) if _names_author(citation) else ""
    text = f"{words_before} ({plain(trees)})" if words_before else plain(trees)
    if any(one.number == 0 for one in known):
        return _Shown(escape(text), text)
    open_cites = dict(enumerate(known))

    def linked(cite: CiteRuns, inner: str) -> str:
        open_cites.pop(cite.index, None)
        return _linked(known[cite.index], inner, is_noted)

    made = without_styles(html(trees, wrap_cite=linked))
    # Of a run of numbers (1–3) a style prints the ends only: the others are there for cards and ways back.
    made += "".join(_linked(one, "", is_noted) for one in open_cites.values())
    said = without_styles(html(author)) if words_before else ""
    if is_noted:
        places = "".join(f'<span id="{escape(cite_id(one.cite.key, one.number))}"></span>' for one in known)
        note = f'<span class="bw-citation">{made}</span>'
        return _Shown(f'<span class="bw-citation">{said}{places}</span>', text, note)
    if is_inner:
        made = _LAST_STOP.sub(r"\1", made)
    made = f"{said} ({made})" if said else made
    return _Shown(f'<span class="bw-citation">{made}</span>', text)


def _linked(one: Citing, inner: str, is_noted: bool) -> str:
    """A cite as a link to its entry; in a footnote of its own the way back leads to the mark, which has the id."""
    key = one.cite.key
    place = "" if is_noted else f' id="{escape(cite_id(key, one.number))}"'
    locator = f' data-locator="{escape(locator_of(one.cite))}"' if one.cite.locator else ""
    place += "" if inner else ' aria-hidden="true" tabindex="-1"'
    quote = anchor_in(one.cite)
    locator += f' data-quote="{escape(quote)}"' if quote else ""
    return (
        f'<a class="bw-cite" role="doc-biblioref"{place} '
        f'href="#ref-{escape(anchor(key))}" data-key="{escape(key)}"{locator}>{inner}</a>'
    )


def reference_list(evidence: Evidence, page: Page, made: PageCitations, link: Link, section: Span | None = None) -> str:
    """The list of sources of one page (without its heading), each entry with ways back to every place that cites it.

    With `section`, only what that section cites, with the ways back into it; the page's full list keeps the ids.
    """
    cites = [one for one in cites_of(page) if one.number and (section is None or one.cite.span.start in section)]
    places = {key: tuple(group) for key, group in _by_key(cites).items()}
    shown = [(key, entry) for key, entry in made.entries if section is None or key in places]
    entries = "\n".join(
        _entry(evidence, page, evidence.bibliography[key], entry, places.get(key, ()), link, has_id=section is None)
        for key, entry in shown
    )
    told = card_words(evidence.settings.language)
    attributes = "".join(f' data-{name}="{escape(words_of)}"' for name, words_of in told.items())
    return f'<ul class="bw-reference-list"{attributes}>\n{entries}\n</ul>' if entries else ""


def _by_key(cites: Sequence[Citing]) -> Mapping[str, list[Citing]]:
    ordered = sorted(cites, key=lambda one: one.cite.key)
    return {key: list(group) for key, group in groupby(ordered, key=lambda one: one.cite.key)}


def _entry(
    evidence: Evidence, page: Page, item: Item, entry: str, places: Sequence[Citing], link: Link, *, has_id: bool
) -> str:
    reader = evidence.settings.language
    place = f' id="ref-{escape(anchor(item.key))}"' if has_id else ""
    details = link(addresses.source(evidence, item.key))
    return (
        f'<li{place} class="bw-reference"{_attributes(item, reader)}>'
        f'<div class="bw-entry">{entry}</div> {about(item, reader, details)}'
        f"{said.known(evidence, item)}{said.quotes_on(evidence, page, item, link)}{_backlinks(places, reader)}</li>"
    )


@once
def _attributes(item: Item, reader: str) -> str:
    """What scripts read of an entry."""
    data = {"key": item.key, "kind": item.kind, "lang": item.language, **_titles(item, reader)}
    return "".join(f' data-{name}="{escape(value)}"' for name, value in data.items() if value)


def _titles(item: Item, reader: str) -> Mapping[str, str]:
    """Original and translated title of a source in another language, which cards show one below the other."""
    if not is_foreign(item, reader):
        return {}
    original = item.original_title or item.title
    return {"title": original, "translated": item.translated_title}


@once
def about(item: Item, reader: str, details: str) -> str:
    """The line below an entry: kind, language, when it was seen, its archived copy, and its page at `details`."""
    parts = [badges(item, reader)]
    if item.accessed:
        seen = label("seen {}", reader).format(words.iso_day(item.accessed, reader))
        parts.append(f'<span class="bw-seen">{escape(seen)}</span>')
    if item.archive_url.startswith(("https://", "http://")):
        copy = escape(label("Archived copy", reader))
        parts.append(f'<a class="bw-archive" href="{escape(item.archive_url)}" rel="noreferrer">{copy}</a>')
    parts.append(
        f'<a class="bw-source" href="{escape(details)}">{escape(label("About this source", reader))}'
        f'<span class="bw-hidden">: {escape(item.short)}</span></a>'
    )
    return f'<span class="bw-about">{" ".join(part for part in parts if part)}</span>'


def badges(item: Item, reader: str) -> str:
    """What kind of source it is and in which language, in words."""
    made = []
    if item.kind:
        name = escape(label(words.KINDS.get(item.kind, item.kind), reader))
        made.append(f'<span class="bw-kind bw-kind-{escape(item.kind)}">{name}</span>')
    if item.language and item.language.partition("-")[0] != reader.partition("-")[0]:
        named = words.language_name(item.language, reader)
        made.append(f'<span class="bw-lang">{escape(label("in {}", reader).format(named))}</span>')
    return " ".join(made)


def _backlinks(places: Sequence[Citing], reader: str) -> str:
    """Ways back: each section once by its name, further places in it by number, each with its locator."""
    if not places:
        return ""
    sections: dict[str, list[Citing]] = {}
    for one in places:
        sections.setdefault(one.section or label("the beginning", reader), []).append(one)
    made = []
    for section, cites in sections.items():
        links = [_backlink(one, section if at == 0 else str(at + 1), section) for at, one in enumerate(cites)]
        made.append(" ".join(links))
    return f' <span class="bw-backlinks">{escape(label("Cited in", reader))}: {"; ".join(made)}</span>'


def _backlink(one: Citing, shown: str, section: str) -> str:
    locator = locator_of(one.cite)
    words_shown = ", ".join(part for part in (shown, locator) if part)
    # A bare number says nothing to those who hear the links one by one.
    heard = ", ".join(part for part in (section, shown, locator) if part)
    label = "" if shown == section else f' aria-label="{escape(heard)}"'
    target = escape(cite_id(one.cite.key, one.number))
    return f'<a class="bw-backlink" role="doc-backlink" href="#{target}"{label}>{escape(words_shown)}</a>'


def chart_sources(evidence: Evidence, chart: Chart) -> str:
    """The source line of a chart: each source as a link to its entry in the page's list."""
    made = []
    for one in chart.sources:
        item = evidence.bibliography.get(one.key)
        name = item.short if item else one.key
        shown = f"{name}, {one.locator}" if one.locator else name
        made.append(
            f'<a class="bw-cite" role="doc-biblioref" href="#ref-{escape(anchor(one.key))}" '
            f'data-key="{escape(one.key)}">{escape(shown)}</a>'
        )
    return "; ".join(made)
