"""What stands in a brief: passages and sentences, and what authors put into them."""

from __future__ import annotations

from dataclasses import dataclass

from briefwright.brief.blocks import Block
from briefwright.citations import Citation, Fault
from briefwright.text import MappedText, Span


@dataclass(frozen=True)
class Mark:
    """What an author says about a sentence in an HTML comment: `<!-- name: value -->`; spans count in the file."""

    name: str
    value: str
    span: Span
    value_span: Span


@dataclass(frozen=True)
class Note:
    """A mark that points to a footnote: `[^name]`."""

    name: str
    span: Span


@dataclass(frozen=True)
class Pointer:
    """`[#half]` or `[#half; #list]` in a summary: the claims of the same brief that it sums up."""

    names: tuple[str, ...]
    span: Span


@dataclass(frozen=True)
class Link:
    """A link or picture of the file, with the span of its target."""

    target: str
    span: Span
    is_picture: bool


@dataclass(frozen=True)
class Sentence:
    """One sentence as a reader sees it, with what the author put into it.

    It stands at `place` in `plain`, what a reader sees of its block; `span` counts in the file. `notes` are the names
    of the footnotes that it points to.
    """

    text: str
    plain: MappedText
    place: Span
    span: Span
    citations: tuple[Citation, ...]
    marks: tuple[Mark, ...]
    notes: tuple[str, ...]
    block: Block
    pointers: tuple[Pointer, ...] = ()

    @property
    def mapped(self) -> MappedText:
        """Its text, mapped to the file; of most sentences nobody asks for that."""
        return self.plain.cut(self.place)


@dataclass(frozen=True)
class Passage:
    """One block with its inline parts read: all spans count in the file.

    `in_pictures` are those of the citations that stand in the text for a picture, where no link can stand;
    `inline_notes` are footnotes written where their marks stand: `^[…]`.
    """

    block: Block
    citations: tuple[Citation, ...]
    in_pictures: tuple[Citation, ...]
    faults: tuple[Fault, ...]
    links: tuple[Link, ...]
    notes: tuple[Note, ...]
    marks: tuple[Mark, ...]
    sentences: tuple[Sentence, ...]
    pointers: tuple[Pointer, ...] = ()
    inline_notes: tuple[Span, ...] = ()
