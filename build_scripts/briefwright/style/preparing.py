"""What must be known of all items before anything is rendered: order, numbers, who looks like whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefwright.style import year_suffix
from briefwright.style.asked import CitedItem
from briefwright.style.context import Ambiguity
from briefwright.style.disambiguate import GivenIndex, Means, disambiguate
from briefwright.style.document import Document
from briefwright.style.labels import make_label


def number(document: Document, keys: Sequence[str]) -> None:
    """Gives items their order, number and label; `keys` are in the order of first use."""
    for at, key in enumerate(keys, 1):
        record = document.records[key]
        document.numbers[key] = str(at)
        if "citation-label" in document.style.mentions:
            document.labels[key] = make_label(record.names("author"), record.date("issued"))
    document.ordered = list(keys)
    if document.style.bibliography is not None:
        document.ordered = document.order(keys, document.style.bibliography)
        document.numbers.update({key: str(at) for at, key in enumerate(document.ordered, 1)})


def tell_apart(document: Document, first_notes: Mapping[str, int]) -> None:
    """Finds how far cites must be written out, and their year suffixes."""
    style = document.style
    document.first_notes = dict(first_notes)
    means = Means.of(style.citation.options, choose=style.has_choose)
    if means.givens and means.rule != "by-cite":
        cites = (document.trial(key, Ambiguity()) for key in document.ordered)
        most = 1 if means.rule.startswith("primary-name") else None
        document.givens = GivenIndex(
            [name for cite in cites for names in cite.people for name in names[:most]], means.rule
        )
    if means.names or means.givens or means.suffix or means.choose:
        outcome = disambiguate(document.ordered, document, means)
        document.ambiguities.update(outcome.ambiguities)
        document.suffixes.update({key: year_suffix.letters(at) for key, at in outcome.suffixes.items()})


def sort_cites(
    document: Document, cites: Sequence[tuple[int, CitedItem]], *, first_stays: bool = False
) -> list[tuple[int, CitedItem]]:
    """Cites, each with its index as asked, in the style's order; ties keep the order asked for."""
    area = document.style.citation
    if not area.keys or len(cites) < 2:
        return list(cites)
    fixed, free = (list(cites[:1]), list(cites[1:])) if first_stays else ([], list(cites))
    asked = list(dict.fromkeys(cite.key for _, cite in free))
    rank = {key: at for at, key in enumerate(document.order(asked, area))}
    return [*fixed, *sorted(free, key=lambda pair: rank[pair[1].key])]
