"""The one pure function: a style, items and citations give trees of runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefwright.style.asked import CitedItem, Cluster, Entry, Rendering, RenderProblem
from briefwright.style.bibliography import render_entries
from briefwright.style.citations import Cited, join, render_cite
from briefwright.style.collapse import arrange
from briefwright.style.context import CiteFacts
from briefwright.style.document import Document
from briefwright.style.positions import Place, Position, find_positions, first_notes
from briefwright.style.preparing import number, sort_cites, tell_apart
from briefwright.style.punctuation import settle
from briefwright.style.record import Record
from briefwright.style.runs import Run, Trees, runs
from briefwright.style.style import Style
from briefwright.style.tokens import TEXT, Token
from briefwright.style.tree import build


def render(
    style: Style,
    items: Mapping[str, Mapping[str, object]],
    clusters: Sequence[Cluster],
    *,
    language: str = "en-US",
    uncited: Sequence[str] = (),
) -> Rendering:
    """Citations and bibliography. Unknown keys are problems; their cites show the key in brackets.

    What a style makes of an item by itself is worked out once: an item's mapping must stay as it is.
    """
    known, problems = _known(items, clusters, uncited)
    records = {key: style.records.of(key, items[key], language) for key in known}
    document = Document(style, records, language)
    number(document, known)
    rows = [_row(document, cluster) for cluster in clusters]
    places = [
        (cluster.note or 0, [Place(cite.key, cite.locator, cite.label) for _, cite in row])
        for cluster, row in zip(clusters, rows, strict=True)
    ]
    positions = find_positions(places, style.near_note_distance)
    tell_apart(document, first_notes(places))
    citations: list[Trees] = []
    authors: list[Trees] = []
    for cluster, row, found in zip(clusters, rows, positions, strict=True):
        facts = [facts_of(cite, position) for (_, cite), position in zip(row, found, strict=True)]
        trees, author = render_cluster(document, cluster, row, facts)
        if row and not any(True for _ in runs(trees)):
            key = row[0][1].key
            problems.append(RenderProblem(f"the style prints nothing for a citation of `{key}`", key))
            trees = tuple(Run(f"[{cite.key}]", "", cite.key) for _, cite in row)
        citations.append((*trees, *_missing(cluster, records)))
        authors.append(author)
    entries = tuple(Entry(key, trees) for key, trees in render_entries(document, known))
    options = style.bibliography.options if style.bibliography is not None else {}
    return Rendering(tuple(citations), entries, tuple(problems), tuple(authors), options)


def _known(
    items: Mapping[str, Mapping[str, object]], clusters: Sequence[Cluster], uncited: Sequence[str]
) -> tuple[list[str], list[RenderProblem]]:
    wanted = dict.fromkeys([*(cite.key for cluster in clusters for cite in cluster.cites), *uncited])
    problems = [RenderProblem(f"no item `{key}`", key) for key in wanted if key not in items]
    return [key for key in wanted if key in items], problems


def _row(document: Document, cluster: Cluster) -> list[tuple[int, CitedItem]]:
    cites = [(index, cite) for index, cite in enumerate(cluster.cites) if cite.key in document.records]
    first_stays = cluster.in_text and bool(cites) and cites[0][0] == 0
    return sort_cites(document, cites, first_stays=first_stays)


def _missing(cluster: Cluster, records: Mapping[str, Record]) -> Trees:
    """What stands for cites of unknown items: their keys, so that nothing vanishes."""
    return tuple(Run(f"[{cite.key}?]", "", cite.key) for cite in cluster.cites if cite.key not in records)


def facts_of(cite: CitedItem, position: Position) -> CiteFacts:
    return CiteFacts(
        cite.locator, cite.label or "page", position.position, position.near_note, position.first_note, form=cite.form
    )


def render_cluster(
    document: Document, cluster: Cluster, row: Sequence[tuple[int, CitedItem]], facts: Sequence[CiteFacts]
) -> tuple[Trees, Trees]:
    cited: list[Cited] = []
    author: list[Token] = []
    for at, ((index, cite), fact) in enumerate(zip(row, facts, strict=True)):
        if at == 0 and cluster.in_text:
            author = author_words(document, index, cite, fact)
            if not document.style.is_note:
                fact.form = "suppress-author"
        fact.capitalize = at == 0
        cited.append(render_cite(document, index, cite, fact))
    tokens = join(document, arrange(document, cited)) if any(cite.tokens for cite in cited) else []
    if author and not document.style.is_note:
        tokens = [*author, (TEXT, " ", ""), *tokens]
    return finish(document, tokens), finish(document, author)


def author_words(document: Document, index: int, cite: CitedItem, facts: CiteFacts) -> list[Token]:
    """The names that stand in the sentence before an in-text citation: as in the style's citations where these have
    names and stand in the text, in short form otherwise."""
    plain = CiteFacts(position=facts.position, form="author-only")
    words = [] if document.style.is_note else render_cite(document, index, cite, plain).tokens
    if words:
        return words
    context = document.context(document.records[cite.key], "citation", plain)
    document.style.author(context)
    return context.out


def finish(document: Document, tokens: Sequence[Token]) -> Trees:
    """Settled and built; the last steps of a citation."""
    settled = settle(tokens, in_quotes=document.locale.punctuation_in_quote)
    return build(settled, document.locale, cite_locale=document.cite_locale)
