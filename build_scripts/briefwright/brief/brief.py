"""Front matter, blocks and sentences of one Markdown file, each with its place: what every check and page reads."""

from __future__ import annotations

import bisect
import posixpath
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from briefwright import citations
from briefwright.brief import blocks, front_matter, inline, limits, titles, unseen
from briefwright.brief.blocks import Block, Kind
from briefwright.brief.front_matter import FrontMatter
from briefwright.brief.parts import Link, Mark, Note, Passage, Pointer, Sentence
from briefwright.brief.reader_text import reader_text
from briefwright.brief.repeats import with_repeats
from briefwright.brief.sentences import sentences
from briefwright.citations import Citation, Cite
from briefwright.citations.grammar import Known
from briefwright.text import MappedText, Span, Text

#: Mark that opens a passage whose sentences all rest on the sources that it names.
SOURCED = "sourced"
#: The value of `status` that holds a text back; without one it is published.
DRAFT = "draft"
_UNCITED = re.compile(r"@(\*|\{[^{}]+\}|[^\s,;@]+)")
_DEFINED = re.compile(r"\]:[ \t]*<?(?P<target>[^\s<>]+)")


@dataclass(frozen=True)
class Brief:
    """One research text (or another page of the site): its file, its fields and its passages in order."""

    text: Text
    fields: FrontMatter
    passages: tuple[Passage, ...]

    @property
    def path(self) -> str:
        return self.text.path

    @property
    def slug(self) -> str:
        """The file's name without its ending; a folder's index is named after the folder."""
        stem = posixpath.splitext(posixpath.basename(self.path))[0]
        return posixpath.basename(posixpath.dirname(self.path)) if stem == "index" else stem

    @cached_property
    def language(self) -> str:
        return self.fields.text("lang") or "en"

    @property
    def is_draft(self) -> bool:
        """True while its author says that it is not to be published: `status: draft`."""
        return self.fields.text("status").casefold() == DRAFT

    @property
    def title(self) -> str:
        heading = next((p.block.text.content for p in self.passages if p.block.level == 1), "")
        return self.fields.text("title") or titles.words(heading, lambda _: False) or self.slug

    @property
    def authors(self) -> tuple[str, ...]:
        """Names in the field `authors`: a string, a list of strings, or a list of mappings with `name`."""
        value = self.fields.values.get("authors")
        listed = value if isinstance(value, list) else [value]
        names = (part.get("name", "") if isinstance(part, dict) else part for part in listed)
        return tuple(name.strip() for name in names if isinstance(name, str) and name.strip())

    @property
    def uncited(self) -> tuple[str, ...]:
        """Keys in the field `nocite`, with or without `@`: sources to be listed though no sentence cites them.

        `*` stands for the whole bibliography.
        """
        return uncited_in(self.fields)

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        return tuple(citation for passage in self.passages for citation in passage.citations)

    def cites(self) -> Iterator[Cite]:
        for citation in self.citations:
            yield from citation.cites

    def sentences(self) -> Iterator[Sentence]:
        for passage in self.passages:
            yield from passage.sentences


def uncited_in(fields: FrontMatter) -> tuple[str, ...]:
    """Keys in the field `nocite`, with or without `@`; `*` stands for the whole bibliography."""
    written = fields.texts("nocite")
    keys = (key for text in written for key in (_UNCITED.findall(text) if "@" in text else [text]))
    return tuple(dict.fromkeys(key.strip("{}") for key in keys))


def read(
    text: Text,
    known: Known = lambda _: False,
    language: str = "en",
    abbreviations: Collection[str] = (),
    *,
    has_math: bool = False,
) -> Brief:
    """Reads one Markdown file; `known` tells whether the bibliography has a key."""
    fields = front_matter.read(text)
    fields = replace(fields, findings=(*fields.findings, *unseen.hidden(text)))
    over = limits.faults(text, fields.body)
    if over:  # neither read nor rendered: see `limits`
        return Brief(text, replace(fields, findings=(*fields.findings, *over)), ())
    language = fields.text("lang") or language
    passages = tuple(
        _passage(block, known, language, abbreviations, has_math) for block in blocks.blocks(text, fields.body, known)
    )
    return Brief(text, fields, with_repeats(passages))


def read_body(
    text: Text, known: Known, language: str, abbreviations: Collection[str] = (), *, has_math: bool = False
) -> Brief:
    """Reads Markdown that has no front matter (any more), as a renderer holds it."""
    found = blocks.blocks(text, known=known)
    passages = tuple(_passage(block, known, language, abbreviations, has_math) for block in found)
    return Brief(text, FrontMatter(), with_repeats(passages))


def _passage(
    block: Block, known: Known, language: str, abbreviations: Collection[str], has_math: bool
) -> Passage:
    content = block.text.content
    found = inline.scan(content, is_row=block.kind in (Kind.ROW, Kind.HEADER), has_math=has_math)
    if block.kind is Kind.DEFINITION:
        return Passage(block, (), (), (), _defined(block), (), (), ())
    if block.kind in (Kind.RAW, Kind.DIRECTIVE):
        reading = citations.Reading()
    else:
        reading = citations.read(content, found.hidden, known)
    place = block.text.source_span
    marks = tuple(_mark(block, comment) for comment in found.comments)
    pictures = [link.whole for link in found.links if link.is_picture]
    placed = tuple(citation.placed(block.text) for citation in reading.citations)
    pointers = tuple(Pointer(tuple(re.findall(r"#([\w-]+)", words)), place(span)) for words, span in found.pointers)
    if block.kind is Kind.COMMENT:
        placed = tuple(sourced for mark in marks if (sourced := _sourced(block, mark, known)) is not None)
        return Passage(block, placed, (), (), (), (), marks, ())
    return Passage(
        block,
        placed,
        tuple(
            there
            for citation, there in zip(reading.citations, placed, strict=True)
            if any(whole.covers(citation.span) for whole in pictures)
        ),
        tuple(fault.placed(block.text) for fault in reading.faults),
        tuple(Link(link.target, place(link.span), link.is_picture) for link in found.links),
        tuple(Note(name, place(Span(at, at + len(name) + 3))) for name, at in found.notes),
        marks,
        _sentences(block, found, reading, placed, marks, pointers, language, abbreviations),
        pointers,
        tuple(place(note) for note in found.inline_notes),
    )


def _sourced(block: Block, mark: Mark, known: Known) -> Citation | None:
    """`<!-- sourced: @key, p. 3 -->` on lines of its own is a citation that stands where the comment stands."""
    if mark.name != SOURCED:
        return None
    read = citations.read(f"[{mark.value}]", (), known).citations
    if len(read) != 1 or len(read[0].source) != len(mark.value) + 2:
        return None
    moved = read[0].placed(MappedText(block.text.source, read[0].source, _shifted(mark)))
    return replace(moved, span=mark.span, source=block.text.source[mark.span])


def _shifted(mark: Mark) -> tuple[Span, ...]:
    """Where the value of a mark stands in the file, with a character before it and one behind for the brackets."""
    return (Span(mark.value_span.start - 1, mark.value_span.end + 1),)


def _defined(block: Block) -> tuple[Link, ...]:
    """Where the links lead that name this definition: `[name]: target`."""
    target = _DEFINED.search(block.text.content)
    if target is None:
        return ()
    return (Link(target["target"], block.text.source_span(Span(*target.span("target"))), is_picture=False),)


def _mark(block: Block, comment: inline.Comment) -> Mark:
    name, colon, value = comment.content.partition(":")
    start = comment.span.start + 4
    inside = block.text.content[start : comment.span.end - 3]
    offset = inside.find(value.strip(), len(name) + 1) if colon and value.strip() else 0
    value_span = Span(start + max(offset, 0), start + max(offset, 0) + len(value.strip()))
    where = block.text.source_span
    return Mark(name.strip().lower(), value.strip(), where(comment.span), where(value_span))


def _sentences(
    block: Block,
    found: inline.Inline,
    reading: citations.Reading,
    placed: tuple[Citation, ...],
    marks: tuple[Mark, ...],
    pointers: tuple[Pointer, ...],
    language: str,
    abbreviations: Collection[str],
) -> tuple[Sentence, ...]:
    if block.kind in (Kind.DIRECTIVE, Kind.PICTURE):
        return ()
    plain, cited_at = reader_text(block.text, found, reading.citations)
    if block.kind in (Kind.ROW, Kind.HEADER):
        whole = Span(0, len(plain))
        spans = [whole] if plain.content.strip() else []
        owners = [0] * len(reading.citations)
    else:
        split = sentences(plain.content, language, cited_at, abbreviations)
        spans = [one.span for one in split]
        ends = [max((one.span.end, *one.marks)) for one in split]
        owners = [min(bisect.bisect_left(ends, at), max(len(ends) - 1, 0)) for at in cited_at]
    cited: dict[int, list[Citation]] = {}
    for citation, owner in zip(placed, owners, strict=True):
        cited.setdefault(owner, []).append(citation)
    nowhere = Span(0, 0)
    made = []
    for at, span in enumerate(spans):
        owned = _owned(plain, spans, at, block) if marks or pointers else nowhere
        made.append(_sentence(block, plain, span, tuple(cited.get(at, ())), owned, marks, pointers, found))
    return tuple(made)


def _owned(plain: MappedText, spans: list[Span], at: int, block: Block) -> Span:
    """From this sentence's start to the next one's: a mark or pointer follows what it speaks of."""
    begin = plain.source_offset(spans[at].start) if at else block.span.start
    end = plain.source_offset(spans[at + 1].start) if at + 1 < len(spans) else block.span.end
    return Span(begin, max(begin, end))


def _sentence(
    block: Block,
    plain: MappedText,
    span: Span,
    cited: tuple[Citation, ...],
    owned: Span,
    marks: tuple[Mark, ...],
    pointers: tuple[Pointer, ...],
    found: inline.Inline,
) -> Sentence:
    where = plain.source_span(span)
    notes = tuple(
        name for name, offset in found.notes if where.start <= block.text.source_offset(offset) <= where.end + 1
    )
    text = plain.content[span.start : span.end]
    return Sentence(text, plain, span, where, cited, _within(marks, owned), notes, block, _within(pointers, owned))


Written = TypeVar("Written", Mark, Pointer)


def _within(written: tuple[Written, ...], owned: Span) -> tuple[Written, ...]:
    """Those that begin in a span; they stand in order of place, so they are not all looked at for each sentence."""
    first = bisect.bisect_left(written, owned.start, key=lambda one: one.span.start)
    last = bisect.bisect_left(written, owned.end, key=lambda one: one.span.start)
    return written[first:last]
