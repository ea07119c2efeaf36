"""Given names cut to initials, or initials that stand in given names made regular."""

from __future__ import annotations

import re
from functools import lru_cache

_PIECE = re.compile(r"([\s\u00a0]+|[-‐‑–])")


@lru_cache(maxsize=16384)
def initials(given: str, mark: str, *, initialize: bool, hyphen: bool) -> str:
    """`Jean-Luc Marie` -> `J.-L. M.` with the mark ". "; with initialize false only existing initials change."""
    words = _words(given)
    out = ""
    for at, (join, word) in enumerate(words):
        short = _shortened(word, initialize=initialize)
        if short is None:
            out = _add(out, word, " " if join != "-" or not out else join)
            continue
        dash = "-" if join == "-" and hyphen and at else ""
        if join == "-" and not initialize:
            dash = "-"
        if dash:
            out = out.rstrip() + dash
        elif out and not initialize and not out.endswith((" ", "\u00a0")) and _is_word(out):
            out += " "
        out += short + mark
    return out.rstrip(" ")


def _is_word(out: str) -> bool:
    last = re.split(r"[\s.]", out)[-1]
    return len(last) > 1


def _add(out: str, word: str, join: str) -> str:
    if not out:
        return word + " "
    return (out if join == "-" else out.rstrip() + " ") + word + " "


def _words(given: str) -> list[tuple[str, str]]:
    """Words with what joins each to the one before; `J.R.R.` is three words."""
    words: list[tuple[str, str]] = []
    join = ""
    for piece in _PIECE.split(re.sub(r"\.(?=[^\W\d_])", ". ", given)):
        if _PIECE.fullmatch(piece):
            join = " " if piece.isspace() else "-"
        elif piece:
            words.append((join, piece))
    return words


def _shortened(word: str, *, initialize: bool) -> str | None:
    """The initial of one word; None where the word stays as it is."""
    bare = word.rstrip(".")
    if not bare or not bare[0].isalpha():
        return None
    if bare == bare.lower() and bare != bare.upper():
        return None
    if len(bare) == 1:
        return bare
    if word.endswith(".") and len(bare) <= 4 and bare[1:] == bare[1:].lower():
        return bare
    if bare == bare.upper() and len(bare) <= 3 and initialize and bare.isalpha():
        return bare
    return bare[0].upper() if initialize else None
