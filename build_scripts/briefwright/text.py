"""A file's content with its name, half-open spans in it, and texts that remember where their characters stood."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, Self

_LINE_END = re.compile(r"\r\n|\r|\n")


class _Offsets(NamedTuple):
    start: int
    end: int


class Span(_Offsets):
    """Half-open range of offsets, in Unicode code points of a text's content.

    A page has thousands of them, so it is a tuple: made, compared, sorted and unpickled without code of ours.
    """

    __slots__ = ()

    def __new__(cls, start: int, end: int) -> Self:
        if not 0 <= start <= end:
            raise ValueError(f"not a span: {start}..{end}")
        return tuple.__new__(cls, (start, end))

    def __reduce__(self) -> tuple[type[Span], tuple[int, int]]:
        return Span, (self.start, self.end)

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, offset: int) -> bool:  # type: ignore[override]  # holds offsets, not its two ends
        return self.start <= offset < self.end

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def shift(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, order=True)
class Position:
    """Line and column, both counted from 1; columns in Unicode code points."""

    line: int
    column: int


@dataclass(frozen=True)
class Text:
    """The content of one file as it stands there (line ends untouched) and its path relative to the project.

    The path always uses `/`. Offsets count code points, so they are the same on every system.
    """

    path: str
    content: str

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        """Where lines begin; of most texts nobody asks for a line."""
        return (0, *(end.end() for end in _LINE_END.finditer(self.content)))

    def __getitem__(self, span: Span) -> str:
        return self.content[span.start : span.end]

    @property
    def span(self) -> Span:
        return Span(0, len(self.content))

    def position(self, offset: int) -> Position:
        """Line and column of an offset; an offset past the end is the place after the last character."""
        offset = max(0, min(offset, len(self.content)))
        line = bisect.bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def offset(self, position: Position) -> int:
        """The offset of a position; columns past a line's end give the line's end."""
        line = max(1, min(position.line, len(self._starts)))
        limit = self.line_span(line).end
        return min(self._starts[line - 1] + max(position.column, 1) - 1, limit)

    def line_span(self, line: int) -> Span:
        """The span of a line (from 1) without its line end."""
        start = self._starts[line - 1]
        stop = self._starts[line] if line < len(self._starts) else len(self.content)
        return Span(start, start + len(self.content[start:stop].rstrip("\r\n")))

    @property
    def lines(self) -> int:
        return len(self._starts)

    def mapped(self, span: Span | None = None) -> MappedText:
        """The part of this text inside a span, as a mapped text."""
        return MappedText.of(self, [span or self.span])


@dataclass(frozen=True)
class MappedText:
    """Text made by cutting pieces out of a source text and joining them, which remembers where each stood.

    A block quote's paragraph, for example, is its lines without their `> ` marks. `content` is what a reader of
    the block sees; `pieces` are the spans of the source, in order; joining them gives exactly `content`.
    """

    source: Text
    content: str
    pieces: tuple[Span, ...]
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        starts, total = [], 0
        for piece in self.pieces:
            starts.append(total)
            total += len(piece)
        object.__setattr__(self, "_starts", tuple(starts))

    @classmethod
    def of(cls, source: Text, pieces: Iterable[Span]) -> MappedText:
        kept = tuple(piece for piece in pieces if len(piece))
        return cls(source, "".join(source[piece] for piece in kept), kept)

    def __len__(self) -> int:
        return len(self.content)

    def source_offset(self, offset: int) -> int:
        """Where the character at `offset` stands in the source; the end maps to just after the last character."""
        if not self.pieces:
            return 0
        if offset >= len(self.content):
            return self.pieces[-1].end
        at = bisect.bisect_right(self._starts, offset) - 1
        return self.pieces[at].start + offset - self._starts[at]

    def source_span(self, span: Span) -> Span:
        """The source span from the first to the last character of a span of this text (cut-out marks included)."""
        start = self.source_offset(span.start)
        if not len(span):
            return Span(start, start)
        return Span(start, self.source_offset(span.end - 1) + 1)

    def offset_of(self, source_offset: int) -> int | None:
        """The offset in this text of a character of the source, or None where it was cut out."""
        for start, piece in zip(self._starts, self.pieces, strict=True):
            if source_offset in piece:
                return start + source_offset - piece.start
        return None

    def cut(self, span: Span) -> MappedText:
        """The part of this text inside a span, still mapped."""
        return MappedText.of(self.source, self.pieces_in(span))

    def pieces_in(self, span: Span) -> list[Span]:
        """Where the characters of a span stand in the source."""
        pieces = []
        first = max(bisect.bisect_right(self._starts, span.start) - 1, 0)
        for at in range(first, len(self.pieces)):
            start, piece = self._starts[at], self.pieces[at]
            if start >= span.end:
                break
            low = max(span.start, start)
            high = min(span.end, start + len(piece))
            if low < high:
                pieces.append(Span(piece.start + low - start, piece.start + high - start))
        return pieces


def join(parts: Sequence[MappedText]) -> MappedText:
    """Mapped texts of one source, joined in order."""
    if not parts:
        raise ValueError("nothing to join")
    return MappedText.of(parts[0].source, [piece for part in parts for piece in part.pieces])
