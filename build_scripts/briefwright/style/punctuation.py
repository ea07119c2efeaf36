"""Punctuation where pieces of text meet: doubled marks, doubled spaces, marks that move inside quotation marks."""

from __future__ import annotations

from collections.abc import Sequence

from briefwright.style.tokens import CLOSE, MORE, TEXT, UNQUOTE, Token

#: Pairs of which the second mark is dropped, and pairs of which the first is.
_DROP_SECOND = frozenset(("::", ";:", "!:", "?:", ":.", "..", ";.", "!.", "?.", ";;", "!!", "??", ",,"))
_DROP_FIRST = frozenset((":!", ";!", ":?", ";?"))
_MARKS = frozenset(".,:;!?")
_MOVES_IN = frozenset(".,!?")


def settle(tokens: Sequence[Token], *, in_quotes: bool) -> list[Token]:
    """Tokens with punctuation in order; `in_quotes` moves commas and periods inside a closing quotation mark."""
    out: list[Token] = []
    last = -1
    closing = -1
    for token in tokens:
        kind = token[0]
        if kind > MORE:
            if closing < 0 and last >= 0 and (kind == UNQUOTE or (kind == CLOSE and token[1] == "display")):
                closing = len(out)
            out.append(token)
            continue
        text = token[1]
        if not text:
            continue
        if kind == TEXT and last >= 0:
            if closing >= 0 and text[0] in _MOVES_IN and (in_quotes or out[closing][0] == CLOSE):
                last = _move_in(out, last, closing, text[0])
                text = text[1:]
                if not text:
                    closing += 1
                    continue
            text = _meet(out, last, text)
            if not text:
                continue
            if not out[last][1]:
                # The mark that gave way stood alone: what follows meets what came before it.
                rest = settle([*out[:last], *out[last + 1 :], (kind, text, token[2])], in_quotes=in_quotes)
                out[:] = rest
                last, closing = _ends(out)
                continue
        out.append(token if text is token[1] else (kind, text, token[2]))
        last, closing = len(out) - 1, -1
    return out


def _ends(out: list[Token]) -> tuple[int, int]:
    """The last text, and the first closing quotation mark after it."""
    last = max(at for at, token in enumerate(out) if token[0] <= MORE)
    return last, next((at for at in range(last, len(out)) if out[at][0] == UNQUOTE), -1)


def _move_in(out: list[Token], last: int, closing: int, mark: str) -> int:
    kept = _meet(out, last, mark)
    if not kept:
        return last
    out.insert(closing, (TEXT, kept, ""))
    return closing


def _meet(out: list[Token], last: int, text: str) -> str:
    """What is left of the second text after the first; may shorten the first."""
    kind, before, tag = out[last]
    end, start = before[-1:], text[0]
    if start in _MARKS:
        pair = end + start
        if pair in _DROP_SECOND:
            return text[1:]
        if pair in _DROP_FIRST:
            out[last] = (kind, before[:-1], tag)
        if end == " " and before[-2:-1] == start and start == ":":
            # A colon and a space are there already: neither is written twice.
            return text[1:].removeprefix(" ")
    elif start == " " and end == " ":
        return text[1:]
    return text
