"""What a reader of the page sees of a block: its text without marks and brackets, mapped to the file."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping, Sequence

from briefwright.brief.inline import Inline, merged, with_space
from briefwright.citations import Citation
from briefwright.text import MappedText, Span


class _Put:
    """What is put in the place of something that was cut, by where that began."""

    def __init__(self, words: Mapping[int, str]) -> None:
        self.words = words
        self.starts = sorted(words)  # searched for every cut: a text may hold thousands

    def within(self, span: Span) -> Iterator[tuple[int, str]]:
        at = bisect.bisect_left(self.starts, span.start)
        while at < len(self.starts) and self.starts[at] < span.end:
            yield self.starts[at], self.words[self.starts[at]]
            at += 1


#: Stands for a cited author in the reader's text, so that `@key says` still reads as a sentence with a subject.
_NAME = "Wu"


def reader_text(text: MappedText, inline: Inline, citations: Sequence[Citation]) -> tuple[MappedText, tuple[int, ...]]:
    """What a reader sees of a block, mapped to the file, and the offset in it at which each citation stands.

    Bracketed citations take no room; an `@key` in the sentence stays as a name. Spans of `citations` count in `text`.
    """
    named = [citation.span for citation in citations if citation.in_text]
    brackets = [with_space(text.content, citation.span) for citation in citations if not citation.in_text]
    pictures = [link.whole for link in inline.links if link.is_picture]
    notes = {note.start: " " for note in inline.inline_notes}
    words = {**dict(inline.breaks), **notes, **{span.start: _NAME for span in named}}
    every = _Put(words)
    unseen = {start for whole in pictures for start, _ in every.within(whole)}
    put = _Put({start: word for start, word in words.items() if start not in unseen})
    cut = merged([*inline.cut, *named, *brackets])
    pieces: list[Span] = []
    content: list[str] = []
    at = 0
    for span in cut:
        pieces.append(Span(at, span.start))
        content.append(text.content[at : span.start])
        for start, word in put.within(span):
            pieces.append(Span(start, start + len(word)))
            content.append(word)
        at = span.end
    pieces.append(Span(at, len(text)))
    content.append(text.content[at:])
    source = [part for piece in pieces if len(piece) for part in text.pieces_in(piece)]
    plain = MappedText(text.source, "".join(content), tuple(source))
    return plain, _marks(cut, put, citations)


def _marks(cut: Sequence[Span], put: _Put, citations: Sequence[Citation]) -> tuple[int, ...]:
    """Offsets of citations (in order) after the cuts: both lists are walked once."""
    marks = []
    at = removed = 0
    for place in sorted(citation.span.start for citation in citations):
        while at < len(cut) and cut[at].end <= place:
            removed += len(cut[at]) - sum(len(word) for _, word in put.within(cut[at]))
            at += 1
        inside = 0
        if at < len(cut) and cut[at].start < place:
            before = Span(cut[at].start, place)
            inside = len(before) - sum(len(word) for _, word in put.within(before))
        marks.append(place - removed - inside)
    return tuple(marks)
