"""Puts the tokens of a page into its Markdown, and makes footnotes of what is noted: `[^name]` here, its text below."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.treeprocessors import Treeprocessor

from briefwright.hosts.pieces import Piece
from briefwright.text import Span

_NAME = "briefwright-"
#: A mark stands behind the punctuation that follows the place of its citation, with the quotation marks behind that.
_BEHIND = re.compile(r"(?:[.,;:?…。，；：！？、]|!(?!\[))+[\"'”’»」』）]*")
_NEW_LINE = re.compile(r"\s*\n[ \t]*(?:>[ \t]?)*")
#: Where Python-Markdown puts the list of footnotes.
PLACE = "///Footnotes Go Here///"
Token = Callable[[Piece], str]


@dataclass(frozen=True)
class Composed:
    """The page's Markdown with its tokens, and the definitions of the footnotes that were made."""

    text: str
    definitions: tuple[str, ...]


def compose(content: str, pieces: Sequence[Piece], notes: Sequence[Span], token: Token) -> Composed:
    """`notes` are the page's inline notes (`^[…]`); pieces within them go into the definitions."""
    composer = _Composer(content, token)
    text = composer.run(Span(0, len(content)), pieces, notes)
    return Composed(text, tuple(composer.definitions))


@dataclass
class _Composer:
    content: str
    token: Token
    definitions: list[str] = field(default_factory=list)

    def run(self, where: Span, pieces: Sequence[Piece], notes: Sequence[Span]) -> str:
        """The text of a span, with what stands in it."""
        outer = [note for note in notes if not any(other != note and other.covers(note) for other in notes)]
        free = [one for one in pieces if not any(note.start <= one.start < note.end for note in outer)]
        places: list[Piece | Span] = sorted([*free, *outer], key=lambda place: (place.start, place.end))
        made: list[str] = []
        pending, at = "", where.start
        for place in places:
            gap = self.content[at : place.start]
            if isinstance(place, Piece) and pending and not gap and not place.source:
                made.append(self.token(place))  # an anchor, which nobody sees
                continue
            if isinstance(place, Piece) and place.note and pending and not gap.strip(" "):
                gap = ""
            else:
                gap, pending = _placed(gap, pending), ""
            made.append(gap)
            if isinstance(place, Span):
                made.append(self._inline_note(place, pieces, notes))
            else:
                pending += self._piece(place, made)
            at = place.end
        made.append(_placed(self.content[at : where.end], pending))
        return "".join(made)

    def _piece(self, piece: Piece, made: list[str]) -> str:
        """Adds a piece's token and returns the mark of its note, if it has one."""
        if piece.note and piece.is_tight and made:
            made[-1] = made[-1].rstrip(" \t\u00a0\n")
        made.append(self.token(piece))
        if not piece.note:
            return ""
        return self._mark(self.token(Piece(piece.start, piece.end, piece.note, piece.source)))

    def _inline_note(self, note: Span, pieces: Sequence[Piece], notes: Sequence[Span]) -> str:
        inside = Span(note.start + 2, note.end - 1)
        held = [one for one in pieces if one.start in inside]
        inner = [one for one in notes if one != note and note.covers(one)]
        return self._mark(_NEW_LINE.sub(" ", self.run(inside, held, inner)))

    def _mark(self, text: str) -> str:
        name = f"[^{_NAME}{len(self.definitions) + 1}]"
        self.definitions.append(f"{name}: {text.strip()}")
        return name


def _placed(gap: str, pending: str) -> str:
    if not pending:
        return gap
    behind = _BEHIND.match(gap)
    end = behind.end() if behind else 0
    return gap[:end] + pending + gap[end:]


class Numbers(Treeprocessor):
    """Numbers footnotes as a reader meets their marks: Python-Markdown counts definitions, and reads tables last."""

    def __init__(self, md: Markdown, footnotes: Callable[[], FootnoteExtension | None]) -> None:
        super().__init__(md)
        self.footnotes = footnotes

    def run(self, root: Element) -> None:
        footnotes = self.footnotes()
        listed = next((div for div in root.iter("div") if div.get("class") == "footnote"), None)
        if footnotes is None or listed is None:
            return
        inner = set(listed.iter("a"))
        marks = [link for link in root.iter("a") if link.get("class") == "footnote-ref"]
        marks.sort(key=lambda link: link in inner)  # a mark in a footnote comes after those of the text
        targets = [str(link.get("href")) for link in marks]
        numbers = {target: number for number, target in enumerate(dict.fromkeys(targets), start=1)}
        for link, target in zip(marks, targets, strict=True):
            link.text = footnotes.getConfig("SUPERSCRIPT_TEXT").format(numbers[target])
        _sort(listed, numbers, footnotes)


def _sort(listed: Element, numbers: dict[str, int], footnotes: FootnoteExtension) -> None:
    items = listed.find("ol")
    if items is None:
        return
    items[:] = sorted(items, key=lambda item: numbers.get(f"#{item.get('id')}", len(numbers) + 1))
    for number, item in enumerate(items, start=1):
        for back in item.iter("a"):
            if back.get("class") == "footnote-backref":
                back.set("title", footnotes.getConfig("BACKLINK_TITLE").format(number))
