"""Which citations of a page become footnotes in a note style, and the number of the note in which each one stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from briefwright.brief import Brief, Kind, Passage
from briefwright.citations import Citation

_NAME = re.compile(r"[ ]{0,3}\[\^(?P<name>[^\]\n]+)\]:")
#: Where no footnote can begin: what stands there is shown in place.
_IN_PLACE = frozenset((Kind.COMMENT, Kind.PICTURE, Kind.RAW, Kind.DEFINITION))


@dataclass(frozen=True)
class Notes:
    """By the citation's number on the page: the note it stands in, and whether that note is made for it.

    Authors' own footnotes and those made for citations are numbered in one series, by the places of their marks.
    """

    numbers: Mapping[int, int] = field(default_factory=dict)
    made: frozenset[int] = frozenset()


def notes_of(brief: Brief) -> Notes:
    """The notes of a page in a note style."""
    placed = list(_placed(brief))
    made = {at for at, passage, citation in placed if _becomes_note(passage, citation)}
    marks: dict[int, str] = {}
    for passage in brief.passages:
        if passage.block.within("footnote") is None:
            marks.update({note.span.start: note.name for note in passage.notes})
            marks.update({span.start: f"^{span.start}" for span in passage.inline_notes})
    marks.update({citation.span.start: f"@{at}" for at, _, citation in placed if at in made})
    numbers: dict[str, int] = {}
    for start in sorted(marks):
        numbers.setdefault(marks[start], len(numbers) + 1)
    homes = {at: _home(brief, at, passage, citation, made) for at, passage, citation in placed}
    last = len(numbers) + 1
    return Notes({at: numbers.get(home, last) for at, home in homes.items() if home}, frozenset(made))


def is_tight(passage: Passage, citation: Citation) -> bool:
    """True where words stand before a citation, behind which its mark comes without a space."""
    at = passage.block.text.offset_of(citation.span.start)
    before = passage.block.text.content[: at or 0].rstrip()
    has_words = citation.in_text and not citation.cites[0].suppress_author
    return not has_words and bool(before) and before[-1] != "|"


def _placed(brief: Brief) -> Iterator[tuple[int, Passage, Citation]]:
    at = 0
    for passage in brief.passages:
        for citation in passage.citations:
            yield at, passage, citation
            at += 1


def _becomes_note(passage: Passage, citation: Citation) -> bool:
    in_note = passage.block.within("footnote") is not None or _inline_note(passage, citation)
    return not in_note and passage.block.kind not in _IN_PLACE and citation not in passage.in_pictures


def _inline_note(passage: Passage, citation: Citation) -> str:
    """The name of the inline note around a citation; empty where none is."""
    start = citation.span.start
    return next((f"^{span.start}" for span in passage.inline_notes if start in span), "")


def _home(brief: Brief, at: int, passage: Passage, citation: Citation, made: set[int]) -> str:
    """The name of the note in which a citation stands; empty where it stands in the text."""
    if at in made:
        return f"@{at}"
    footnote = passage.block.within("footnote")
    if footnote is None:
        return _inline_note(passage, citation)
    found = _NAME.match(brief.text.content, footnote.start)
    return found["name"] if found else ""
