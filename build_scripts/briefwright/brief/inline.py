"""What stands inside one block: what is no prose, where its links lead, which marks its author hid in comments."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from briefwright.citations import opens_note
from briefwright.text import Span


@dataclass(frozen=True, slots=True)
class Link:
    """A link or a picture: its target as written, where that stands in the block, and the span of the whole."""

    target: str
    span: Span
    is_picture: bool
    whole: Span


@dataclass(frozen=True, slots=True)
class Comment:
    """An HTML comment inside a block: its content and its whole span."""

    content: str
    span: Span


@dataclass(frozen=True, slots=True)
class Inline:
    """`hidden` holds no citation; `cut` is what a reader of the page does not see; both sorted and disjoint.

    `breaks` are the places of tags at which a reader sees the end of a line or of a block, and what that is;
    `inline_notes` are whole `^[…]`; `tags` are those of HTML.
    """

    hidden: tuple[Span, ...] = ()
    cut: tuple[Span, ...] = ()
    links: tuple[Link, ...] = ()
    comments: tuple[Comment, ...] = ()
    notes: tuple[tuple[str, int], ...] = ()
    pointers: tuple[tuple[str, Span], ...] = ()
    breaks: tuple[tuple[int, str], ...] = ()
    inline_notes: tuple[Span, ...] = ()
    tags: tuple[Span, ...] = ()


_IN_KEY = re.compile(r"[@＠]\w[^\s\[\]{};,]*$")
_KEY_BEFORE = re.compile(r"[@＠]\{?(?:\w[\w.-]*:){0,2}(?://)?$")
#: What `attr_list` reads right behind a link, a picture or a code span.
_BEHIND = re.compile(r"\{[^{}\n]*\}")
_CODE = re.compile(r"(?<!`)(`+)(?!`)")
_TOKENS = re.compile(
    r"(?P<escape>\\[^\w\s])"
    r"|(?P<code>`+)"
    r"|(?P<comment><!--)"
    r"|(?P<address><(?:[A-Za-z][A-Za-z0-9+.\-]{1,31}:[^\s<>]{0,2000}|[\w.+\-]{1,64}@[\w.\-]{1,255})>)"
    r"|(?P<tag></?[A-Za-z][A-Za-z0-9-]{0,40}(?:[ \t\n/](?:[^<>\"']|\"[^\"<>]{0,4000}\"|'[^'<>]{0,4000}')*)?/?>)"
    r"|(?P<url>(?:https?|ftp)://[^\s<>\[\]（）。，；、]+|www\.[\w\-]+\.[^\s<>\[\]（）。，；、]+)"
    r"|(?P<inline_note>\^\[)"
    r"|(?P<note>\[\^[^\]\n]{1,200}\])"
    r"|(?P<pointer>\[#[^\W\d_][\w-]{0,80}(?:[ ]?[;,][ ]?#[^\W\d_][\w-]{0,80}){0,20}\](?!\())"
    r"|(?P<picture>!\[)"
    r"|(?P<open>\[)"
    r"|(?P<target>\]\()"
    r"|(?P<close>\])"
    r"|(?P<space>&(?:nbsp|ensp|emsp|thinsp|#160|#x[aA]0);)"
    r"|(?P<attributes>\{:[^{}\n]*\}|\{[ ]*[#.][^{}\n]*\})"
    r"|(?P<math>\$\$?)"
    r"|(?P<emphasis>\*{1,3}|(?<![^\W_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![^\W_])|~~|==|\^\^)"
    r"|(?P<bar>\|)"
)
#: How a token can begin. Looking for that alone is many times faster than looking for all tokens at each letter.
_BEGINNINGS = re.compile(r"\\|`|<|https?:|ftp:|www\.|\^|\[|!\[|\]|&|\{|\$|\*|_|~~|==|\|")
_TARGET = re.compile(
    r"\(\s*(?P<target><[^<>\n]*>|(?:[^\s()\\]|\\.|[ \t]+(?![\s\"'()])|\((?:[^\s()\\]|\\.)*\))*)"
    r"(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?\s*\)"
)
_BREAKS = (
    (re.compile(r"<br\b", re.IGNORECASE), "\n"),
    (re.compile(r"</(?:td|th|li|p|div|d[dt]|h[1-6]|summary|(?:fig)?caption|blockquote)\b", re.IGNORECASE), "\n\n"),
)
_MATH = re.compile(r"\$\$[^$]{1,4000}\$\$|\$(?=\S)[^$\n]{1,2000}?(?<=\S)\$(?!\d)")


@dataclass
class _Scan:
    has_math: bool
    hidden: list[Span] = field(default_factory=list)
    cut: list[Span] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    notes: list[tuple[str, int]] = field(default_factory=list)
    pointers: list[tuple[str, Span]] = field(default_factory=list)
    breaks: list[tuple[int, str]] = field(default_factory=list)
    tags: list[Span] = field(default_factory=list)
    open_at: list[tuple[int, bool]] = field(default_factory=list)
    inline_notes: list[Span] = field(default_factory=list)

    def both(self, span: Span) -> int:
        self.hidden.append(span)
        self.cut.append(span)
        return span.end

    def end_note(self, text: str, at: int) -> bool:
        """Takes the bracket that was opened last as an inline note if `^` stands before it; it closes at `at`."""
        opened = self.open_at[-1][0]
        if not opens_note(text, opened):
            return False
        del self.open_at[-1:]
        self.inline_notes.append(Span(opened - 1, at + 1))
        self.cut += [Span(opened - 1, opened + 1), Span(at, at + 1)]
        return True


def scan(text: str, *, is_row: bool = False, has_math: bool = False) -> Inline:
    """Reads one block's inline Markdown in one pass; with `has_math`, dollar signs enclose mathematics."""
    found = _Scan(has_math)
    closers = _code_closers(text)
    at = 0
    while (beginning := _BEGINNINGS.search(text, at)) is not None:
        token = _TOKENS.match(text, beginning.start())
        at = beginning.start() + 1 if token is None else _token(text, token, found, closers, is_row)
    return Inline(
        tuple(merged(found.hidden)),
        tuple(merged(found.cut)),
        tuple(found.links),
        tuple(found.comments),
        tuple(found.notes),
        tuple(found.pointers),
        tuple(found.breaks),
        tuple(sorted(found.inline_notes)),
        tuple(found.tags),
    )


def _token(text: str, token: re.Match[str], found: _Scan, closers: dict[int, int], is_row: bool) -> int:
    """Takes note of one token and returns where to go on."""
    start, end = token.span()
    match token.lastgroup:
        case "escape":
            found.hidden.append(Span(start, end))
            found.cut.append(Span(start, start + 1))
        case "code":
            return _attributes(text, found.both(Span(start, closers[start])), found) if start in closers else end
        case "comment":
            return _comment(text, start, end, found)
        case "space":
            found.breaks.append((start, "\u00a0"))
            found.cut.append(Span(start, end))
        case "address" | "attributes":
            return found.both(Span(start, end))
        case "tag":
            return _tag(text, Span(start, end), found)
        case "note":
            found.notes.append((text[start + 2 : end - 1], start))
            return found.both(Span(start, end))
        case "pointer":
            found.pointers.append((token[0], Span(start, end)))
            found.hidden.append(Span(start, end))
            found.cut.append(with_space(text, Span(start, end)))
        case "target":
            return _target(text, start, found)
        case _:
            return _sign(text, token, found, is_row)
    return end


def _url(text: str, start: int, end: int, found: _Scan) -> int:
    """A bare address without the punctuation behind it; in a key (`@url:https://…`) it is none."""
    if _KEY_BEFORE.search(text, max(0, start - 40), start):
        return start + 1
    end = start + len(text[start:end].rstrip(".,;:!?'\"*_"))
    found.hidden.append(Span(start, end))
    return end


def _tag(text: str, span: Span, found: _Scan) -> int:
    """A tag of HTML; `@a<b; @c>d` is none, but two keys."""
    if "@" in text[span.start : span.end] and _IN_KEY.search(text, max(0, span.start - 60), span.start):
        return span.start + 1
    found.breaks += [(span.start, word) for tag, word in _BREAKS if tag.match(text, span.start)]
    found.tags.append(span)
    return found.both(span)


def _attributes(text: str, at: int, found: _Scan) -> int:
    behind = _BEHIND.match(text, at)
    return found.both(Span(*behind.span())) if behind else at


def _sign(text: str, token: re.Match[str], found: _Scan, is_row: bool) -> int:
    if token.lastgroup == "url":
        return _url(text, token.start(), token.end(), found)
    if token.lastgroup == "math":
        math = _MATH.match(text, token.start()) if found.has_math else None
        return found.both(Span(*math.span())) if math else token.end()
    if token.lastgroup in ("open", "picture"):
        found.open_at.append((token.start(), token.lastgroup == "picture"))
    elif token.lastgroup == "inline_note":
        found.open_at.append((token.start() + 1, False))
    elif token.lastgroup == "close":
        if found.open_at and not found.end_note(text, token.start()):
            del found.open_at[-1:]
    elif token.lastgroup == "emphasis" or is_row:
        found.cut.append(Span(*token.span()))
    return token.end()


def _code_closers(text: str) -> dict[int, int]:
    """Start of each code span -> its end: the next run of as many backticks, as CommonMark has it."""
    runs = [(found.start(), found.end()) for found in _CODE.finditer(text)] if "`" in text else []
    by_length: dict[int, list[int]] = {}
    for at, (start, end) in enumerate(runs):
        by_length.setdefault(end - start, []).append(at)
    following = {
        earlier: later for places in by_length.values() for earlier, later in pairwise(places)
    }
    return {runs[at][0]: runs[close][1] for at, close in following.items()}


def _comment(text: str, start: int, end: int, found: _Scan) -> int:
    close = text.find("-->", end)
    if close < 0:
        return end
    found.comments.append(Comment(text[end:close].strip(), Span(start, close + 3)))
    return found.both(Span(start, close + 3))


def _target(text: str, start: int, found: _Scan) -> int:
    """`](target)`: closes the nearest open bracket; its brackets and target are not seen, a picture not at all."""
    if found.open_at and found.end_note(text, start):
        return start + 1
    target = _TARGET.match(text, start + 1)
    if not found.open_at or target is None:
        del found.open_at[-1:]
        return start + 1
    opened, is_picture = found.open_at.pop()
    place = Span(*target.span("target"))
    found.links.append(Link(target["target"].strip("<>"), place, is_picture, Span(opened, target.end())))
    found.hidden.append(Span(start + 1, target.end()))
    if is_picture:
        found.cut.append(Span(opened, target.end()))
    else:
        found.cut += [Span(opened, opened + 1), Span(start, target.end())]
    return _attributes(text, target.end(), found)


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same places, sorted and disjoint."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def with_space(content: str, span: Span) -> Span:
    """A bracket with the space before it, where what follows would otherwise stand after a lone space."""
    start = span.start
    if span.end == len(content) or not (content[span.end].isalnum() or content[span.end] in "([\"'“‘"):
        while start > 0 and content[start - 1].isspace():
            start -= 1
    return Span(start, span.end)
