"""The one pure function: a style, items and citations give trees of runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefwright.style import year_suffix
from briefwright.style.asked import CitedItem, Cluster, Entry, Rendering, RenderProblem
from briefwright.style.bibliography import render_entries
from briefwright.style.citations import Cited, join, render_cite
from briefwright.style.collapse import arrange
from briefwright.style.context import CiteFacts
from briefwright.style.disambiguate import GivenIndex, Means, disambiguate
from briefwright.style.document import Document
from briefwright.style.labels import make_label
from briefwright.style.positions import Place, Position, find_positions
from briefwright.style.punctuation import settle
from briefwright.style.record import NAME_VARIABLES, Record
from briefwright.style.runs import Run, Trees
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
    """Citations and bibliography. Unknown keys are problems; their cites show the key in brackets."""
    known, problems = _known(items, clusters, uncited)
    records = {key: Record(key, items[key]) for key in known}
    document = Document(style, records, language)
    prepare(document, known)
    asked = [[cite for cite in cluster.cites if cite.key in records] for cluster in clusters]
    ordered = [
        sort_cites(document, cites, in_text=cluster.in_text) for cites, cluster in zip(asked, clusters, strict=True)
    ]
    places = [
        (cluster.note or 0, [Place(cite.key, cite.locator, cite.label) for _, cite in row])
        for cluster, row in zip(clusters, ordered, strict=True)
    ]
    positions = find_positions(places, _near(style))
    citations: list[Trees] = []
    authors: list[Trees] = []
    for cluster, row, found in zip(clusters, ordered, positions, strict=True):
        facts = [facts_of(cite, position) for (_, cite), position in zip(row, found, strict=True)]
        trees, author = render_cluster(document, cluster, row, facts)
        missing = tuple(Run(f"[{cite.key}?]", "", cite.key) for cite in cluster.cites if cite.key not in records)
        citations.append((*trees, *missing))
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


def _near(style: Style) -> int:
    text = style.citation.options.get("near-note-distance", "")
    return int(text) if text.isdecimal() and len(text) < 9 else 5


def prepare(document: Document, keys: Sequence[str]) -> None:
    """Numbers, disambiguates and suffixes the items; `keys` are in the order of first use."""
    style = document.style
    for at, key in enumerate(keys, 1):
        record = document.records[key]
        document.numbers[key] = str(at)
        document.labels[key] = make_label(record.names("author"), record.date("issued"))
    ordered = list(keys)
    if style.bibliography is not None:
        ordered = document.order(keys, style.bibliography)
        for at, key in enumerate(ordered, 1):
            document.numbers[key] = str(at)
    means = Means.of(style.citation.options, choose=style.has_choose)
    if means.givens and means.rule != "by-cite":
        lists = (document.records[key].names(variable) for key in keys for variable in NAME_VARIABLES)
        most = 1 if means.rule.startswith("primary-name") else None
        people = [name for names in lists for name in names[:most]]
        document.givens = GivenIndex(people, means.rule)
    if means.names or means.givens or means.suffix or means.choose:
        outcome = disambiguate(ordered, document, means)
        document.ambiguities.update(outcome.ambiguities)
        document.suffixes.update({key: year_suffix.letters(at) for key, at in outcome.suffixes.items()})


def sort_cites(document: Document, cites: Sequence[CitedItem], *, in_text: bool) -> list[tuple[int, CitedItem]]:
    """Cites in the style's order, each with its index as asked; an in-text citation keeps its first."""
    indexed = list(enumerate(cites))
    keys = document.style.citation.keys
    if not keys or len(cites) < 2:
        return indexed
    fixed, free = (indexed[:1], indexed[1:]) if in_text else ([], indexed)
    by_number = sorted({cite.key for _, cite in free}, key=lambda key: int(document.numbers[key]))
    order = document.order(by_number, document.style.citation)
    rank: dict[str, int] = {}
    for at, key in enumerate(order):
        rank.setdefault(key, at)
    return [*fixed, *sorted(free, key=lambda pair: rank[pair[1].key])]


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
    tokens = join(document, arrange(document, cited))
    if author and not document.style.is_note:
        tokens = [*author, (TEXT, " ", ""), *tokens]
    return finish(document, tokens), finish(document, author)


def author_words(document: Document, index: int, cite: CitedItem, facts: CiteFacts) -> list[Token]:
    """The names that stand in the sentence before an in-text citation."""
    plain = CiteFacts(position=facts.position, form="author-only")
    return render_cite(document, index, cite, plain).tokens


def finish(document: Document, tokens: Sequence[Token], key: str = "") -> Trees:
    """Settled and built; the last steps for citations and entries alike."""
    settled = settle(tokens, in_quotes=document.locale.punctuation_in_quote)
    return build(settled, document.locale, key)
