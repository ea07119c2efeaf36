"""The bibliography: entries in order, repeated authors replaced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefwright.style.context import CiteFacts
from briefwright.style.document import Document
from briefwright.style.punctuation import settle
from briefwright.style.runs import Trees
from briefwright.style.style import Area
from briefwright.style.tokens import MORE, TEXT, Token, flat
from briefwright.style.tree import build


@dataclass(frozen=True, slots=True)
class _Made:
    """An entry by itself; None where the style prints nothing.

    `author` is what the next entry is compared with, None where nothing may be put in its place; `around` stands
    before and behind it.
    """

    trees: Trees | None
    author: str | None = None
    around: tuple[tuple[Token, ...], tuple[Token, ...]] = ((), ())


def render_entries(document: Document, keys: Sequence[str]) -> Iterator[tuple[str, Trees]]:
    """Each entry with its key, in the style's order."""
    area = document.style.bibliography
    if area is None:
        return
    substitute = area.options.get("subsequent-author-substitute")
    before = ""
    for key in document.order(keys, area):
        made = _entry(document, area, key)
        trees = made.trees
        if substitute is not None and made.author is not None:
            if made.author == before:
                replaced: list[Token] = [(TEXT, substitute, "")] if substitute else []
                trees = _built(document, key, [*made.around[0], *replaced, *made.around[1]])
            before = made.author
        if trees is not None:
            yield key, trees


def _entry(document: Document, area: Area, key: str) -> _Made:
    """The entry of an item, which is the same in every document that gives it the same number and suffix."""
    place = (area, *document.standing(key))
    return document.records[key].once(place, lambda: _made(document, area, key))


def _made(document: Document, area: Area, key: str) -> _Made:
    context = document.context(document.records[key], "bibliography", CiteFacts(in_bibliography=True))
    context.capitalize = True
    layout = document.lay_out(area, context)
    tokens = layout.dress.wrap(context.out)
    trees = _built(document, key, tokens)
    is_replaced = "subsequent-author-substitute" in area.options
    if not is_replaced or context.author is None or not any(token[2] for token in context.author_tokens):
        return _Made(trees)
    shift = len(layout.dress.before)
    repeated = context.list_span or context.author
    start, end = repeated[0] + shift, repeated[1] + shift
    return _Made(trees, flat(tokens[start:end]), (tuple(tokens[:start]), tuple(tokens[end:])))


def _built(document: Document, key: str, tokens: list[Token]) -> Trees | None:
    if not flat(tokens):
        return None
    settled = settle(tokens, in_quotes=document.locale.punctuation_in_quote)
    return build(spaces_out(settled), document.entry_locale(key), key)


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
