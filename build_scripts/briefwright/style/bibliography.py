"""The bibliography: entries in order, repeated authors replaced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefwright.style.context import CiteFacts
from briefwright.style.document import Document
from briefwright.style.punctuation import settle
from briefwright.style.runs import Trees
from briefwright.style.tokens import MORE, TEXT, Token, flat
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
        context.capitalize = True
        layout = document.lay_out(area, context)
        tokens = layout.dress.wrap(context.out)
        if substitute is not None and context.author is not None and any(token[2] for token in context.author_tokens):
            shift = len(layout.dress.before)
            repeated = context.list_span or context.author
            start, end = repeated[0] + shift, repeated[1] + shift
            author = flat(tokens[start:end])
            if author == before:
                replaced: list[Token] = [(TEXT, substitute, "")] if substitute else []
                tokens = [*tokens[:start], *replaced, *tokens[end:]]
            before = author
        if not flat(tokens):
            continue
        settled = settle(tokens, in_quotes=document.locale.punctuation_in_quote)
        yield key, build(spaces_out(settled), document.entry_locale(key), key)


def spaces_out(tokens: list[Token]) -> list[Token]:
    """Spaces at the edges of an entry stand outside its formatting and blocks."""
    texts = [at for at, token in enumerate(tokens) if token[0] <= MORE]
    if not texts:
        return tokens
    first, last = texts[0], texts[-1]
    if first and tokens[first][1][:1] == " ":
        kind, text, tag = tokens[first]
        tokens = [(TEXT, " ", ""), *tokens[:first], (kind, text[1:], tag), *tokens[first + 1 :]]
        last += 1
    if last + 1 < len(tokens) and tokens[last][1][-1:] == " ":
        kind, text, tag = tokens[last]
        tokens = [*tokens[:last], (kind, text[:-1], tag), *tokens[last + 1 :], (TEXT, " ", "")]
    return tokens
