"""Markup inside fields: the HTML-like tags of CSL-JSON, quotation marks and apostrophes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefwright.style.tokens import CLOSE, MORE, OPEN, QUOTE, TEXT, UNQUOTE, Token

#: Longer fields are text alone: nobody marks up a title of this length.
MOST_CHARACTERS = 10_000
_SPECIAL = re.compile(r"[<\"'‘’“”«»‹›]")
_LEXEMES = re.compile(r"(<[^<>]{1,60}>)|([\"'‘’“”])|([^<\"'‘’“”]+|<)")
_TAGS = {
    "<i>": ("font-style", "italic"),
    "<b>": ("font-weight", "bold"),
    "<sc>": ("font-variant", "small-caps"),
    "<sup>": ("vertical-align", "sup"),
    "<sub>": ("vertical-align", "sub"),
}
_SPANS = (
    (re.compile(r"<span\s+style=\"font-variant:\s*small-caps;?\"\s*>"), ("font-variant", "small-caps")),
    (re.compile(r"<span\s+class=\"nocase\"\s*>"), ("nocase", "")),
    (re.compile(r"<span\s+class=\"no-?decor\"\s*>"), ("nodecor", "")),
    (re.compile(r"<span\s+style=\"text-decoration:\s*underline;?\"\s*>"), ("text-decoration", "underline")),
)
_CLOSING = {"</i>": "<i>", "</b>": "<b>", "</sc>": "<sc>", "</sup>": "<sup>", "</sub>": "<sub>", "</span>": "<span>"}
_PARTNER = {'"': '"', "'": "'", "“": "”", "‘": "’"}
_QUOTES = frozenset("\"'‘’“”")
_BEFORE_OPENING = frozenset(" \u00a0\u202f\t\n([{/—–-\"'“‘«‹")
_AFTER_CLOSING = frozenset(" \u00a0\u202f\t\n)]}/—–-\"'”’»›.,;:!?…")


@dataclass
class _Piece:
    """One lexeme; `role` is what matching found it to be: text, or one end of a tag or of a quotation."""

    text: str
    role: int = TEXT
    meaning: tuple[str, str] = ("", "")


@lru_cache(maxsize=8192)
def parse(field: str, variable: str = "") -> tuple[Token, ...]:
    """A field's tokens; tags and quotation marks without a partner stay as the text they are."""
    if len(field) > MOST_CHARACTERS or not _SPECIAL.search(field):
        return ((TEXT, field, variable),) if field else ()
    pieces = [_Piece(match[0]) for match in _LEXEMES.finditer(field)]
    _match_pairs(pieces)
    return _tokens(pieces, variable)


def _match_pairs(pieces: list[_Piece]) -> None:
    open_at: list[tuple[str, int]] = []
    for at, piece in enumerate(pieces):
        if piece.text in _CLOSING:
            _close_tag(pieces, open_at, at)
        elif (meaning := _tag(piece.text)) is not None:
            piece.meaning = meaning
            open_at.append(("<span>" if piece.text.startswith("<span") else piece.text, at))
        elif piece.text in _QUOTES:
            _quote(pieces, open_at, at)


def _tag(text: str) -> tuple[str, str] | None:
    if text[0] != "<" or text in _TAGS:
        return _TAGS.get(text)
    return next((meaning for pattern, meaning in _SPANS if pattern.fullmatch(text)), None)


def _close_tag(pieces: list[_Piece], open_at: list[tuple[str, int]], at: int) -> None:
    wanted = _CLOSING[pieces[at].text]
    for depth in range(len(open_at) - 1, -1, -1):
        name, start = open_at[depth]
        if name == wanted:
            del open_at[depth:]
            _pair(pieces, start, at, (OPEN, CLOSE), pieces[start].meaning)
            return


def _quote(pieces: list[_Piece], open_at: list[tuple[str, int]], at: int) -> None:
    mark = pieces[at].text
    before, after = _neighbour(pieces, at, -1), _neighbour(pieces, at, 1)
    if pieces[at - 1].text in _QUOTES and at and not (open_at and open_at[-1][1] == at - 1):
        before = "x"  # a mark that opened nothing is part of a word
    closes = before not in (" ", "") and (after == "" or after in _AFTER_CLOSING)
    if closes and mark != "“" and mark != "‘":
        for depth in range(len(open_at) - 1, -1, -1):
            name, start = open_at[depth]
            if name[0] == "<":
                break
            if _PARTNER[name] == mark:
                del open_at[depth:]
                _pair(pieces, start, at, (QUOTE, UNQUOTE), (name, ""))
                return
    if mark in _PARTNER and after not in ("", " ") and (before == "" or before in _BEFORE_OPENING):
        open_at.append((mark, at))


def _neighbour(pieces: list[_Piece], at: int, step: int) -> str:
    """The nearest character on one side that is not markup; "" at the ends of the field."""
    at += step
    while 0 <= at < len(pieces):
        text = pieces[at].text
        if not (text[0] == "<" and (text in _CLOSING or _tag(text) is not None)):
            return text[0 if step > 0 else -1]
        at += step
    return ""


def _pair(pieces: list[_Piece], start: int, end: int, roles: tuple[int, int], meaning: tuple[str, str]) -> None:
    pieces[start].role, pieces[end].role = roles
    pieces[start].meaning = pieces[end].meaning = meaning


def _tokens(pieces: list[_Piece], variable: str) -> tuple[Token, ...]:
    found: list[Token] = []
    text = ""
    kind = TEXT
    for piece in pieces:
        if piece.role == TEXT:
            text += "’" if piece.text == "'" else piece.text
            continue
        if text:
            found.append((kind, text, variable))
            text, kind = "", MORE
        if piece.meaning[0] != "nocase":
            found.append((piece.role, *piece.meaning))
    if text:
        found.append((kind, text, variable))
    return tuple(found)


def plain(field: str) -> str:
    """The field without markup, for comparing and sorting."""
    if "<" not in field and "'" not in field:
        return field
    return "".join(token[1] for token in parse(field) if token[0] in (TEXT, MORE))
