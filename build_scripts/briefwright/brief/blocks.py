"""Cuts a Markdown text into the blocks that a reader meets, each mapped back to the file.

Python-Markdown keeps no positions, so the blocks are found here, by its rules: four columns of indentation nest,
a list does not interrupt a paragraph, a quotation, a heading, an admonition or a footnote does. What is not prose
(fenced and indented code, comments, raw HTML, link definitions) gives no block, or one that says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from briefwright.brief import raw_html, titles
from briefwright.text import MappedText, Span, Text


class Kind(StrEnum):
    """What a block is to its reader."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "list item"
    ROW = "table row"
    HEADER = "table header"
    TERM = "term"
    TITLE = "admonition title"
    RAW = "raw HTML"
    PICTURE = "picture"
    DIRECTIVE = "directive"
    DEFINITION = "link definition"
    COMMENT = "comment"


class Container(NamedTuple):
    """What a block stands in: a list, a table, a block quote …, and the offset at which that begins."""

    name: str
    start: int


Inside = tuple[Container, ...]


@dataclass(frozen=True)
class Block:
    """One run of inline Markdown: `text` without the marks of what it stands in, `inside` outermost first.

    `section` is the text of the last heading before it; `level` is a heading's level (0 for other blocks).
    """

    kind: Kind
    text: MappedText
    inside: Inside = ()
    section: str = ""
    level: int = 0

    @property
    def span(self) -> Span:
        return self.text.source_span(Span(0, len(self.text)))

    def within(self, name: str) -> Container | None:
        """The innermost container of that name around this block."""
        for place in reversed(self.inside):
            if place.name == name:
                return place
        return None


#: Deeper nesting than this is read as flat text; no author nests so deep, and each level costs.
MOST_DEPTH = 30

_FENCE = re.compile(r"[ \t]*(?P<mark>`{3,}|~{3,})(?P<info>[^`\n]*)$")
_HEADING = re.compile(r"(?P<level>#{1,6})(?P<text>(?:\\.|[^\\])*?)#*$")
_RULE = re.compile(r"[ ]{0,3}(?:(?:-[ ]*){3,}|(?:_[ ]*){3,}|(?:\*[ ]*){3,})$")
_SETEXT = re.compile(r"(?:=+|-+)[ ]*$")
_QUOTE = re.compile(r"[ ]{0,3}>[ ]?")
_ITEM = re.compile(r"[ ]{0,3}(?:[*+-]|\d{1,9}\.)[ \t]+(?=\S)")
_NOTE = re.compile(r"[ ]{0,3}\[\^(?P<id>[^\]\n]+)\]:[ \t]*")
_DEFINITION = re.compile(r"[ ]{0,3}\[[^\[\]\n^@＠][^\[\]\n]*\]:[ \t]*\S+[ \t]*(?:[\"'(].*)?$")
_MARK = re.compile(r"<!--\s*[a-z][a-z_ -]{0,20}(?::|\s*-->)", re.IGNORECASE)
_ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?)[ ]?(?P<type>[\w-]+(?:[ ]+[\w-]+)*)?(?:[ ]+\"(?P<title>.*)\")?[ ]*$")
_DELIMITER = re.compile(r"[ ]{0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*$")
_TERM = re.compile(r"[ ]{0,3}:[ ]{1,3}(?=\S)")
_DIRECTIVE = re.compile(r":::[ ]*(?P<name>[a-z][\w-]*)(?P<rest>.*)$")
_RAW = re.compile(
    r"[ ]{0,3}<(?P<close>/)?(?P<tag>address|article|aside|blockquote|body|center|dd|details|dialog|dir|div|dl|dt"
    r"|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hgroup|hr|html|iframe|legend|li|link|main|menu"
    r"|menuitem|nav|noframes|object|ol|optgroup|option|p|param|pre|script|section|select|source|style|summary|svg|table"
    r"|tbody|td|template|textarea|tfoot|th|thead|title|tr|track|ul|video)\b(?P<rest>[^\n]*)",
    re.IGNORECASE,
)
_VOID = frozenset(("hr", "link", "param", "source", "track"))
_PICTURE = re.compile(r"!\[[^\n]*\]\([^()\n]*\)(?:\{[^{}\n]*\})?[ \t]*$")


def blocks(text: Text, start: int = 0, known: raw_html.Known = lambda _: False) -> tuple[Block, ...]:
    """All blocks of a text from an offset on (behind its front matter), in the order in which they stand.

    `known` tells whether the bibliography has a key: plain HTML that cites one is read as Markdown.
    """
    lines = []
    for number in range(text.position(start).line, text.lines + 1):
        span = text.line_span(number)
        lines.append(Span(max(span.start, start), max(span.end, start)))
    scanner = _Scanner(text, known)
    return tuple(scanner.scan(lines, (), 0))


class _Scanner:
    def __init__(self, text: Text, known: raw_html.Known) -> None:
        self.text = text
        self.known = known
        self.section = ""
        #: Below a fence that nobody closes, superfences looks for its end and opens no other.
        self.fence_is_open = False

    def content(self, line: Span) -> str:
        return self.text[line]

    def blank(self, line: Span) -> bool:
        return not self.content(line).strip()

    def block(self, kind: Kind, lines: Sequence[Span], inside: Inside, level: int = 0) -> Block:
        """A block of whole lines; each line but the last keeps its line end, so that words do not run together."""
        pieces = []
        for at, line in enumerate(lines):
            last = at == len(lines) - 1
            pieces.append(line if last else self._with_end(line))
        return Block(kind, MappedText.of(self.text, pieces), inside, self.section, level)

    def _with_end(self, line: Span) -> Span:
        end = line.end
        if self.text.content.startswith("\r\n", end):
            return Span(line.start, end + 2)
        return Span(line.start, min(end + 1, len(self.text.content)))

    def scan(self, lines: Sequence[Span], inside: Inside, depth: int) -> Iterator[Block]:
        """The blocks of some lines from which the marks of all containers are already cut."""
        at = 0
        prose: list[Span] = []
        while at < len(lines):
            end, made = self._other(lines, at, bool(prose), inside, depth)
            if end > at:
                yield from self._prose(prose, inside)
                prose = []
                yield from made
                at = end
                continue
            if self.blank(lines[at]):
                yield from self._prose(prose, inside)
                prose = []
            else:
                prose.append(lines[at])
            at += 1
        yield from self._prose(prose, inside)

    def _other(
        self, lines: Sequence[Span], at: int, in_prose: bool, inside: Inside, depth: int
    ) -> tuple[int, Iterator[Block]]:
        """(end, blocks) of what begins at line `at` and is not plain prose; end == at where it is."""
        content = self.content(lines[at])
        nothing: Iterator[Block] = iter(())
        if not content.strip():
            return at, nothing
        fence = None if self.fence_is_open else _FENCE.match(content)
        if fence and (end := self._fence_end(lines, at, fence["mark"])):
            return end, nothing
        self.fence_is_open = self.fence_is_open or (fence is not None and not inside)
        if content.lstrip().startswith("<!--"):
            end = self._comment_end(lines, at)
            # Below a line of prose a comment speaks of that prose: the mark of its last sentence, on a line of its own.
            belongs = in_prose and end == at + 1
            made = iter((self.block(Kind.COMMENT, lines[at:end], inside),)) if end else nothing
            return (end, made) if end and not belongs else (at, nothing)
        if _indent(content) >= 4 and not in_prose:
            return self._code_end(lines, at), nothing
        if depth < MOST_DEPTH:
            return self._container(lines, at, content, in_prose, inside, depth)
        return at, nothing

    def _container(
        self, lines: Sequence[Span], at: int, content: str, in_prose: bool, inside: Inside, depth: int
    ) -> tuple[int, Iterator[Block]]:
        """What may begin on any line, also right below a line of prose."""
        if raw := _RAW.match(content):
            return self._raw(lines, at, raw, inside, depth)
        if heading := _HEADING.match(content):
            return at + 1, self._heading(lines[at], heading, inside)
        if _RULE.match(content):
            return at + 1, iter(())
        if admonition := _ADMONITION.match(content):
            end = self._indented_end(lines, at + 1, lazy=False)
            return end, self._admonition(lines, at, end, admonition, inside, depth)
        if _DEFINITION.match(content):
            return at + 1, iter((self.block(Kind.DEFINITION, [lines[at]], inside),))
        if _QUOTE.match(content):
            end = self._quote_end(lines, at)
            inner = [self._without(line, _QUOTE) for line in lines[at:end]]
            return end, self.scan(inner, (*inside, Container("block quote", lines[at].start)), depth + 1)
        for pattern, name in ((_NOTE, "footnote"), (_TERM, "definition")):
            if pattern.match(content):
                end = self._indented_end(lines, at + 1, lazy=True, blanks=1 if pattern is _NOTE else len(lines))
                inner = [self._without(lines[at], pattern), *self._dedent(lines[at + 1 : end])]
                return end, self.scan(inner, (*inside, Container(name, lines[at].start)), depth + 1)
        if in_prose:
            return at, iter(())
        return self._opening(lines, at, content, inside, depth)

    def _opening(
        self, lines: Sequence[Span], at: int, content: str, inside: Inside, depth: int
    ) -> tuple[int, Iterator[Block]]:
        """What can only begin where no paragraph is open: lists, tables, directives, pictures on their own."""
        if at + 1 < len(lines) and _SETEXT.match(self.content(lines[at + 1])) and "|" not in content:
            level = 1 if self.content(lines[at + 1]).startswith("=") else 2
            return at + 2, self._titled(lines[at], inside, level)
        if _ITEM.match(content):
            end = self._list_end(lines, at)
            return end, self._items(lines[at:end], inside, depth)
        if "|" in content and at + 1 < len(lines):
            below = self.content(lines[at + 1])
            if "|" in below and "-" in below and _DELIMITER.match(below):
                return self._table(lines, at, inside)
        if _DIRECTIVE.match(content):
            return at + 1, iter((self.block(Kind.DIRECTIVE, [lines[at]], inside),))
        alone = at + 1 == len(lines) or self.blank(lines[at + 1])
        if alone and _PICTURE.match(content.strip()):
            return at + 1, iter((self.block(Kind.PICTURE, [lines[at]], inside),))
        return at, iter(())

    def _prose(self, lines: list[Span], inside: Inside) -> Iterator[Block]:
        if lines:
            kind = Kind.ITEM if inside and inside[-1].name == "list" else Kind.PARAGRAPH
            yield self.block(kind, lines, inside)

    def _heading(self, line: Span, found: re.Match[str], inside: Inside) -> Iterator[Block]:
        text = Span(line.start + found.start("text"), line.start + found.end("text"))
        return self._titled(_trimmed(self.text, text), inside, len(found["level"]))

    def _titled(self, line: Span, inside: Inside, level: int) -> Iterator[Block]:
        if all(place.name != "footnote" for place in inside):
            self.section = titles.words(self.content(line), self.known)
        yield self.block(Kind.HEADING, [line], inside, level)

    def _admonition(
        self, lines: Sequence[Span], at: int, end: int, found: re.Match[str], inside: Inside, depth: int
    ) -> Iterator[Block]:
        inner = (*inside, Container("admonition", lines[at].start))
        if found["title"]:
            title = Span(lines[at].start + found.start("title"), lines[at].start + found.end("title"))
            yield self.block(Kind.TITLE, [title], inner)
        yield from self.scan(self._dedent(lines[at + 1 : end]), inner, depth + 1)

    def _items(self, lines: Sequence[Span], inside: Inside, depth: int) -> Iterator[Block]:
        """The items of a list; inner lines lose four columns, lazy ones stay as they are."""
        inner = (*inside, Container("list", lines[0].start))
        at = 0
        while at < len(lines):
            end = at + 1
            while end < len(lines) and not _ITEM.match(self.content(lines[end])):
                end += 1
            item = [self._without(lines[at], _ITEM), *self._dedent(lines[at + 1 : end])]
            nested = self._nested_at(lines[at:end], item)
            yield from self.scan(item[:nested], inner, depth + 1)
            yield from self.scan(item[nested:], inner, depth + 1)
            at = end

    def _nested_at(self, lines: Sequence[Span], item: Sequence[Span]) -> int:
        """Where a list begins in an item's first lines: in an item it needs no empty line before it."""
        at = 1
        while at < len(lines) and not self.blank(lines[at]):
            if _indent(self.content(lines[at])) >= 4 and _ITEM.match(self.content(item[at])):
                return at
            fence = _FENCE.match(self.content(item[at]))
            at = (self._fence_end(item, at, fence["mark"]) if fence else 0) or at + 1
        return len(item)

    def _table(self, lines: Sequence[Span], at: int, inside: Inside) -> tuple[int, Iterator[Block]]:
        end = at + 2
        while end < len(lines) and not self.blank(lines[end]):
            end += 1
        inner = (*inside, Container("table", lines[at].start))
        made = [self.block(Kind.HEADER, [lines[at]], inner)]
        made += [self.block(Kind.ROW, [line], inner) for line in lines[at + 2 : end]]
        return end, iter(made)

    def _raw(
        self, lines: Sequence[Span], at: int, found: re.Match[str], inside: Inside, depth: int
    ) -> tuple[int, Iterator[Block]]:
        """Raw HTML to its closing tag, or Markdown where its inside is read as such (md_in_html)."""
        tag = found["tag"].lower()
        alone = found["close"] or tag in _VOID
        rest = lines[at : at + 1] if alone else lines[at:]
        in_html = all(place.name in raw_html.BLOCKS for place in inside)
        read = raw_html.element(map(self.content, rest), tag, self.known, may_read=in_html)
        end = at + (1 if alone else read.end)
        inner = (*inside, Container(tag, lines[at].start))
        if not read.is_read:
            hidden = tag in ("script", "style", "svg", "template", "textarea")
            shown = lines[at : at + 1] if hidden else lines[at:end]  # of a script no more than that it is there
            return end, iter((self.block(Kind.RAW, shown, inner),))
        starts = [line.start for line in lines[at:end]]
        parts, tail = (
            [Span(starts[one.line] + one.span.start, starts[one.line] + one.span.end) for one in some]
            for some in (read.inner, read.tail)
        )
        made = self._prose(parts, inner) if read.is_words else self.scan(parts, inner, depth + 1)
        return end, chain(made, self.scan(tail, inside, depth + 1))

    def _fence_end(self, lines: Sequence[Span], at: int, mark: str) -> int:
        """The line after the closing fence; 0 where the fence is never closed: then it is text to Python-Markdown."""
        closing = re.compile(rf"[ \t]*{re.escape(mark)}[ \t]*$")
        for number in range(at + 1, len(lines)):
            if closing.match(self.content(lines[number])):
                return number + 1
        return 0

    def _comment_end(self, lines: Sequence[Span], at: int) -> int:
        """The line after a comment that fills its lines; 0 where text follows it on its last line."""
        for number in range(at, len(lines)):
            line = self.content(lines[number])
            begin = line.find("<!--") + 4 if number == at else 0
            close = line.find("-->", begin)
            if close >= 0:
                return 0 if line[close + 3 :].strip() else number + 1
        return 0

    def _code_end(self, lines: Sequence[Span], at: int) -> int:
        end = at
        for number in range(at, len(lines)):
            content = self.content(lines[number])
            if content.strip():
                if _indent(content) < 4:
                    break
                end = number + 1
        return end

    def _indented_end(self, lines: Sequence[Span], at: int, *, lazy: bool, blanks: int = 1_000_000) -> int:
        """The end of the lines that four columns tie to what stands before them; `lazy` ones need none at first.

        More than `blanks` empty lines end it: Python-Markdown reads a footnote no further.
        """
        end, after_blank = at, False
        for number in range(at, len(lines)):
            content = self.content(lines[number])
            if not content.strip():
                after_blank = True
                if number - end >= blanks:
                    break
                continue
            if _indent(content) < 4 and (after_blank or not lazy or self._starts_anew(content)):
                break
            end = number + 1
        return end

    def _starts_anew(self, content: str) -> bool:
        return any(pattern.match(content) for pattern in (_NOTE, _HEADING, _RULE, _TERM, _QUOTE, _ADMONITION, _RAW))

    def _quote_end(self, lines: Sequence[Span], at: int) -> int:
        end = at
        while end < len(lines) and not self.blank(lines[end]):
            end += 1
        return end

    def _list_end(self, lines: Sequence[Span], at: int) -> int:
        end, after_blank = at, False
        for number in range(at, len(lines)):
            content = self.content(lines[number])
            if not content.strip():
                after_blank = True
                continue
            if after_blank and _indent(content) < 4 and not _ITEM.match(content):
                break
            if number > at and any(pattern.match(content) for pattern in (_HEADING, _RAW, _RULE, _ADMONITION)):
                break
            after_blank = False
            end = number + 1
        return end

    def _dedent(self, lines: Sequence[Span]) -> list[Span]:
        return [Span(line.start + _four_columns(self.content(line)), line.end) for line in lines]

    def _without(self, line: Span, pattern: re.Pattern[str]) -> Span:
        found = pattern.match(self.content(line))
        return Span(line.start + found.end(), line.end) if found else line


def _indent(content: str) -> int:
    """Columns of white space at the start of a line; a tab goes to the next multiple of four."""
    columns = 0
    for char in content:
        if char == " ":
            columns += 1
        elif char == "\t":
            columns += 4 - columns % 4
        else:
            break
    return columns


def _four_columns(content: str) -> int:
    """How many characters make up the first four columns of indentation (fewer where there is less)."""
    columns = 0
    for at, char in enumerate(content):
        if columns >= 4 or char not in " \t":
            return at
        columns += 1 if char == " " else 4 - columns % 4
    return len(content)


def _trimmed(text: Text, span: Span) -> Span:
    content = text[span]
    left = len(content) - len(content.lstrip())
    return Span(span.start + left, span.start + max(left, len(content.rstrip())))
