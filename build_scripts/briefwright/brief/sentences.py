"""Splits a block's text into sentences and gives every citation mark to one of them.

The text has its citations cut out; a citation is an offset of zero width. Works on offsets and decides at each
end mark from its surroundings, so the time is linear in the length of the text.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from briefwright.brief.abbreviations import Words, words_of
from briefwright.brief.enclosures import Enclosure, Kind, enclosures, outermost
from briefwright.text import Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's span, without the space around it, and the citation marks that belong to it."""

    span: Span
    marks: tuple[int, ...] = ()


_END_MARK = re.compile(r"\.(?:[ \u00a0]\.)+|[.!?…‽]+|[。．｡！？]+…*|；|\n[ \t]*\n\s*")
_CLOSERS = frozenset("\"'”’“»«)]」』》﹂）】〕＂››")
_OPENERS = frozenset("\"'“„«»‘‚([「『《﹁（【〔＂¿¡—–-*_")
_LAST_WORD = re.compile(r"(?:(?:(?<!\w)[^\W\d_]\.[ \u00a0])+[^\W\d_]|[^\s(\[\"“„«‘‚»—–]*)\Z")  # `т. д` is one word
_INITIALS = re.compile(r"[^\W\d_](?:[.\-]\s?[^\W\d_])*\Z")
_NUMBERED = re.compile(r"[#§¶\d]|[IVXLC]+\b|[A-Z]\b")
_LIST_NUMBER = re.compile(r"(?:\d{1,3}|[ivxIVX]{1,5}|[A-Za-z])\Z")
_NEXT_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_CAMEL = re.compile(r"[a-z]{1,2}[A-Z]")
_NAMES_WITH_MARK = frozenset(("yahoo", "jeopardy", "yum"))
_REACH = 48  # no abbreviation is longer; bounds what is read around one end mark
_SPEECH = re.compile(r"[^。！？；]{0,12}(?:说|道|称|表示|指出|写道|问|答|喊|回应|强调|认为)")
_JAPANESE_GOES_ON = re.compile(r"[とっなのをはがにもでへや、・]")


def sentences(
    text: str,
    language: str = "en",
    marks: Sequence[int] = (),
    abbreviations: Collection[str] = (),
    *,
    inside_quotations: bool = False,
) -> tuple[Sentence, ...]:
    """The sentences of a block's text, in order, each with the citation marks that stand in or directly after it.

    `abbreviations` adds words (with or without their full stop) that end no sentence. Sentences are trimmed, do
    not overlap and cover all that is not space; each mark is in exactly one. A text of nothing but citations is
    one empty sentence.

    A quotation of several sentences stays whole with the words around it, because one citation covers it;
    `inside_quotations` splits there too.
    """
    ordered = sorted(min(max(mark, 0), len(text)) for mark in marks)
    reader = _Reader(text, language, ordered, abbreviations)
    if inside_quotations:
        reader.keep_only(Kind.BRACKET, Kind.TITLE)
    spans = list(_trimmed(text, reader.ends()))
    if not spans:
        return (Sentence(Span(0, 0), tuple(ordered)),) if ordered else ()
    return tuple(_with_marks(text, spans, ordered))


def _trimmed(text: str, ends: Iterator[int]) -> Iterator[Span]:
    start = 0
    for end in (*ends, len(text)):
        piece = text[start:end]
        left, right = len(piece) - len(piece.lstrip()), len(piece.rstrip())
        if right:
            yield Span(start + left, start + right)
        start = end


def _with_marks(text: str, spans: list[Span], marks: list[int]) -> Iterator[Sentence]:
    taken: list[list[int]] = [[] for _ in spans]
    starts = [span.start for span in spans]
    for mark in marks:
        at = max(bisect.bisect_left(starts, mark) - 1, 0)
        begins_next = at + 1 < len(spans) and mark == starts[at + 1] and mark > spans[at].end
        if begins_next and not text[mark].isspace():
            at += 1
        taken[at].append(mark)
    for span, own in zip(spans, taken, strict=True):
        yield Sentence(span, tuple(own))


@dataclass(frozen=True, slots=True)
class _Mark:
    """An end mark: where it stands, where the closing marks after it end, where the next word begins."""

    sign: str
    start: int
    end: int
    closed: int
    following: int


class _Reader:
    """Decides for one text, mark by mark, where sentences end."""

    def __init__(self, text: str, language: str, marks: list[int], abbreviations: Collection[str]) -> None:
        self.text = text
        self.language = language.split("-")[0].lower()
        self.marks = marks
        self.words = _with_own(words_of(language), abbreviations)
        self.pairs = enclosures(text)
        self.enclosed = outermost(self.pairs)
        self.begin = 0

    def keep_only(self, *kinds: Kind) -> None:
        """Sentences may end inside all enclosures but these."""
        self.enclosed = outermost(tuple(pair for pair in self.pairs if pair.kind in kinds))

    def ends(self) -> Iterator[int]:
        """Offsets at which a sentence is over, in order."""
        inside = 0
        for match in _END_MARK.finditer(self.text):
            mark = self._read(match)
            while inside < len(self.enclosed) and self.enclosed[inside].span.end <= match.start():
                inside += 1
            around = self.enclosed[inside] if inside < len(self.enclosed) else None
            if around is None or around.span.start > match.start():
                around = None
            elif around.span.end > mark.closed:
                continue
            if self._is_end(mark, around):
                self.begin = mark.following
                yield mark.closed

    def _read(self, match: re.Match[str]) -> _Mark:
        text, closed = self.text, match.end()
        while closed < len(text) and match[0][0] != "\n":
            spaced = text[closed] in " \u00a0\u202f" and text[closed + 1 : closed + 2] == "»"  # as in French
            at = closed + spaced
            if text[at] not in _CLOSERS or self._opens(at):
                break
            closed = at + 1
        following = closed
        while following < len(text) and text[following].isspace():
            following += 1
        return _Mark(match[0], match.start(), match.end(), closed, following)

    def _opens(self, at: int) -> bool:
        """True where a mark that can open and close opens a pair."""
        found = bisect.bisect_left(self.pairs, at, key=lambda pair: pair.span.start)
        return found < len(self.pairs) and self.pairs[found].span.start == at

    def _is_end(self, mark: _Mark, around: Enclosure | None) -> bool:
        if mark.sign[0] == "\n":
            return True
        if mark.following >= len(self.text):
            return True
        if around and around.kind is Kind.BRACKET and around.span.start > self.begin:
            return False  # a remark in the middle of a sentence, whatever marks it ends with
        if around and around.kind is Kind.TITLE:
            return False
        if mark.sign[0] in "。．｡！？；":
            return self._is_wide_end(mark, around)
        if mark.closed == mark.following:
            return self._touches_ideograph(mark)
        return self._is_narrow_end(mark)

    def _is_wide_end(self, mark: _Mark, around: Enclosure | None) -> bool:
        following = self.text[mark.following]
        if mark.sign == "．" and following.isdigit():
            return False
        if around is None or mark.closed == mark.end:
            return True
        if self.language == "ja":
            return not _JAPANESE_GOES_ON.match(following)
        starts_with_quotation = around.span.start == self.begin
        if starts_with_quotation and _SPEECH.match(self.text, mark.following, mark.following + 20):
            return False
        return following not in "，、的"

    def _touches_ideograph(self, mark: _Mark) -> bool:
        """An ASCII mark with no space after it ends a sentence only between Chinese or Japanese characters."""
        if not _is_ideograph(self.text[mark.following]):
            return False
        before = self.text[mark.start - 1 : mark.start]
        return mark.sign[0] in "!?" or (mark.sign[0] == "." and bool(before) and _is_ideograph(before))

    def _is_narrow_end(self, mark: _Mark) -> bool:
        head = self._head(mark.following)
        cited = self._cited(mark)
        word = self._word(mark.start)
        if _goes_on(head):
            return cited and mark.sign == "." and bool(word) and not self._abbreviated(word, mark, cited)
        if "!" in mark.sign or "?" in mark.sign:
            return word.lower() not in _NAMES_WITH_MARK
        if mark.sign == "." and word:
            return not self._abbreviated(word, mark, cited)
        return not self._is_omission(mark)

    def _is_omission(self, mark: _Mark) -> bool:
        """Words left out in the middle of a sentence: `was . . . that`, `to chat ... It's about`."""
        dots = mark.sign.count(".")
        before = self.text[mark.start - 1 : mark.start]
        return before in ("[", "(") or (dots == 3 and (" " in mark.sign or before.isspace()))

    def _head(self, at: int) -> str:
        """The next word's first letters, past opening marks."""
        stop = min(at + 8, len(self.text))
        while at < stop and self.text[at] in _OPENERS:
            at += 1
        return self.text[at : at + 3]

    def _cited(self, mark: _Mark) -> bool:
        """True if a citation stands between the end mark and the next word."""
        found = bisect.bisect_left(self.marks, mark.end)
        return found < len(self.marks) and self.marks[found] <= mark.following

    def _word(self, end: int) -> str:
        start = max(self.begin, end - _REACH)
        match = _LAST_WORD.search(self.text[start:end])
        word = match[0].replace(" ", "").replace("\u00a0", "") if match else ""
        return word.rpartition("--")[2]

    def _abbreviated(self, word: str, mark: _Mark, cited: bool) -> bool:
        words, lower = self.words, word.lower()
        if word in words.never or lower in words.never:
            return True
        if lower in words.closing:
            return False
        following = self._next_word(mark.following)
        starter = following in words.starters and not _goes_on(self._head(mark.following))
        if lower in ("jr", "sr"):
            return following in words.after_junior
        if self._is_list_number(word, mark):
            return True
        if _INITIALS.match(word):
            return not (starter or (cited and len(word) > 1))
        if word in words.numbered or lower in words.numbered:
            return bool(_NUMBERED.match(self.text, mark.following)) and not starter
        if word in words.either or lower in words.either:
            return not (starter or (cited and lower != "al"))
        if word.isdigit():
            return self._is_ordinal(word, starter)
        return False

    def _is_list_number(self, word: str, mark: _Mark) -> bool:
        begins = mark.start - len(word) == self.begin
        return begins and mark.closed == mark.end and bool(_LIST_NUMBER.match(word))

    def _is_ordinal(self, word: str, starter: bool) -> bool:
        if self.language == "ko":  # dates: 2019. 3. 5.; no sentence ends with a number
            return True
        return self.words.ordinals and len(word) <= 2 and not starter

    def _next_word(self, at: int) -> str:
        match = _NEXT_WORD.match(self.text, at, at + _REACH)
        if not match or (match.end() - at == 1 and self.text[match.end() : match.end() + 1] == "."):
            return ""  # an initial
        return match[0].lower().replace("’", "'").split("'")[0]


def _with_own(words: Words, abbreviations: Collection[str]) -> Words:
    if not abbreviations:
        return words
    return replace(words, never=words.never | {word.rstrip(".") for word in abbreviations})


def _goes_on(head: str) -> bool:
    """True if a sentence can't begin so: in lower case (but `iPhone`), or with a mark that belongs to the left."""
    if not head:
        return False
    return (head[0].islower() and not _CAMEL.match(head)) or head[0] in ",;:/"


def _is_ideograph(char: str) -> bool:
    return "\u3040" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff"
