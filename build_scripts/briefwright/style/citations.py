"""One citation: its cites rendered, sorted, grouped, collapsed and joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefwright.style.asked import CitedItem
from briefwright.style.context import CiteFacts, Context
from briefwright.style.document import Document
from briefwright.style.rich import parse
from briefwright.style.tokens import CITE, TEXT, UNCITE, Token, flat


@dataclass(slots=True)
class Cited:
    """One cite on its way through a citation."""

    index: int
    asked: CitedItem
    facts: CiteFacts
    tokens: list[Token]
    author: list[Token]
    collapsed: bool = False

    @property
    def key(self) -> str:
        return self.asked.key


def render_cite(document: Document, asked: CitedItem, facts: CiteFacts) -> Context:
    """One cite rendered by the layout of its language."""
    record = document.records[asked.key]
    context = document.context(record, "citation", facts)
    document.lay_out(document.style.citation, context)
    if facts.form == "author-only":
        context.out = list(context.author_tokens)
    return context


def cite_tokens(document: Document, index: int, asked: CitedItem, facts: CiteFacts) -> Cited:
    context = render_cite(document, asked, facts)
    return Cited(index, asked, facts, context.out, context.author_tokens)


def join(document: Document, cites: Sequence[Cited]) -> list[Token]:
    """The tokens of a citation, its layout's affixes and formatting around it."""
    if not cites:
        return []
    layout = document.layout(document.style.citation, document.records[cites[0].key])
    tokens: list[Token] = []
    for at, cite in enumerate(cites):
        inner = affixed(cite.tokens, cite.asked)
        if not inner:
            continue
        if at and tokens:
            tokens.append((TEXT, layout.delimiter, ""))
        tokens.extend(((CITE, cite.key, ""), *inner, (UNCITE, cite.key, str(cite.index))))
    return layout.dress.wrap(tokens)


def affixed(tokens: list[Token], asked: CitedItem) -> list[Token]:
    """A cite with the words its author put around it."""
    if not (asked.prefix or asked.suffix):
        return tokens
    out: list[Token] = list(parse(asked.prefix))
    if asked.prefix and asked.prefix[-1:].isalnum():
        out.append((TEXT, " ", ""))
    out.extend(tokens)
    if asked.suffix:
        if asked.suffix[:1].isalnum():
            out.append((TEXT, " ", ""))
        out.extend(parse(asked.suffix))
    return out


def author_text(cite: Cited) -> str:
    return flat(cite.author)
