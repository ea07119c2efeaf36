"""The bibliography: entries in order, repeated authors replaced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefwright.style.context import CiteFacts
from briefwright.style.document import Document
from briefwright.style.punctuation import settle
from briefwright.style.runs import Trees
from briefwright.style.tokens import Token, flat
from briefwright.style.tree import build


def render_entries(document: Document, keys: Sequence[str]) -> Iterator[tuple[str, Trees]]:
    """Each entry with its key, in the style's order."""
    area = document.style.bibliography
    if area is None:
        return
    substitute = area.options.get("subsequent-author-substitute")
    before = ""
    for key in document.order(keys, area):
        record = document.records[key]
        context = document.context(record, "bibliography", CiteFacts(in_bibliography=True))
        layout = document.lay_out(area, context)
        tokens = layout.dress.wrap(context.out)
        if substitute is not None and context.author is not None:
            shift = len(layout.dress.before)
            start, end = context.author[0] + shift, context.author[1] + shift
            author = flat(tokens[start:end])
            if author == before:
                replaced: list[Token] = [(0, substitute, "")] if substitute else []
                tokens = [*tokens[:start], *replaced, *tokens[end:]]
            before = author
        settled = settle(tokens, in_quotes=document.locale.punctuation_in_quote)
        yield key, build(settled, document.locale, key)
