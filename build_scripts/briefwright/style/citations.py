"""One citation: its cites rendered, grouped, collapsed and joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefwright.style.asked import CitedItem
from briefwright.style.context import CiteFacts
from briefwright.style.document import Document
from briefwright.style.rich import parse
from briefwright.style.tokens import CITE, TEXT, UNCITE, Token, flat


@dataclass(slots=True)
class Cited:
    """One cite on its way through a citation; `before` is the delimiter that stands before it."""

    index: int
    asked: CitedItem
    facts: CiteFacts
    tokens: list[Token]
    author: list[Token] = field(default_factory=list)
    before: str = ""
    bare: bool = False
    named: bool = False

    @property
    def key(self) -> str:
        return self.asked.key

    @property
    def who(self) -> str:
        return flat(self.author)


def render_cite(document: Document, index: int, asked: CitedItem, facts: CiteFacts) -> Cited:
    """One cite rendered by the layout of its language."""
    context = document.context(document.records[asked.key], "citation", facts)
    context.capitalize = document.style.is_note and _begins_sentence(asked.prefix, first=facts.capitalize)
    document.lay_out(document.style.citation, context)
    tokens = context.author_tokens if facts.form == "author-only" else context.out
    return Cited(index, asked, facts, list(tokens), list(context.author_tokens), named=context.author_is_named)


def _begins_sentence(prefix: str, *, first: bool) -> bool:
    """Whether a cite begins a sentence: at the start of its citation, or after a sentence of its prefix."""
    words = prefix.strip()
    if not words:
        return first
    return words.rstrip("\"”’»'")[-1:] in (".", "!", "?") and " " in words


def join(document: Document, cites: Sequence[Cited]) -> list[Token]:
    """The tokens of a citation, its layout's affixes and formatting around it."""
    if not cites:
        return []
    layout = document.layout(document.style.citation, document.records[cites[0].key])
    tokens: list[Token] = []
    suffix = ""
    for cite in cites:
        inner = cite.tokens if cite.bare else affixed(cite.tokens, cite.asked)
        if inner and tokens:
            delimiter = _between(suffix, cite.before, cite.asked.prefix)
            if delimiter:
                tokens.append((TEXT, delimiter, ""))
        tokens.extend(((CITE, cite.key, ""), *inner, (UNCITE, cite.key, str(cite.index))))
        suffix = cite.asked.suffix
    return layout.dress.wrap(tokens)


def _between(suffix: str, delimiter: str, prefix: str) -> str:
    """The delimiter between two cites; commas and periods that authors write themselves take its place."""
    if prefix[:1] in (",", ".", ";") and prefix:
        return ""
    if suffix.rstrip()[-1:] == ",":
        return "" if suffix[-1:] == " " else " "
    return delimiter


def affixed(tokens: list[Token], asked: CitedItem) -> list[Token]:
    """A cite with the words its author put around it."""
    if not (asked.prefix or asked.suffix):
        return tokens
    out: list[Token] = list(parse(asked.prefix))
    if asked.prefix and asked.prefix[-1:] not in " \u00a0([{“‘«\"'-–—/":
        out.append((TEXT, " ", ""))
    out.extend(tokens)
    if asked.suffix:
        if asked.suffix[:1].isalnum() or asked.suffix[:1] in "<([{“‘\"'&":
            out.append((TEXT, " ", ""))
        out.extend(parse(asked.suffix))
    return out
