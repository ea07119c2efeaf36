"""Given names cut to initials, or initials that stand in given names made regular."""

from __future__ import annotations

import re
from functools import lru_cache

#: A word, markup, or what separates words.
_PIECE = re.compile(r"(<[^<>]{1,60}>)|([\s\u00a0]+|[-‐‑–])|([^<>\s\u00a0‐‑–-]+|[<>])")
_STUCK = re.compile(r"\.(?=[^\W\d_])")


@lru_cache(maxsize=16384)
def initials(given: str, mark: str, *, initialize: bool, hyphen: bool) -> str:
    """`Jean-Luc Marie` -> `J.-L. M.` with the mark ". "; with initialize false only existing initials change."""
    out, join, dropped, before = "", "", False, ""
    for tag, separator, word in _PIECE.findall(_STUCK.sub(". ", given)):
        if tag:
            out = _with_tag(out, tag)
        elif separator:
            join = " " if separator.isspace() else "-"
        else:
            short = _shortened(word, initialize=initialize)
            if short is None and join == "-" and initialize:
                dropped = True
            elif short is None:
                out = _with_word(out, word, join)
            else:
                dash = join == "-" and not dropped and (hyphen if initialize else not before.endswith("."))
                out = (out.rstrip() + "-" if dash else out) + short + mark
                dropped = False
            join, before = "", word
    return out.rstrip(" ")


def _with_tag(out: str, tag: str) -> str:
    """Markup after a word closes before the space that follows the word."""
    if tag[1] == "/" and out.endswith(" "):
        return out.rstrip(" ") + tag + " "
    return out + tag


def _with_word(out: str, word: str, join: str) -> str:
    if join == "-":
        return out.rstrip() + "-" + word + " "
    return (out.rstrip() + " " if out and not out.endswith(">") else out) + word + " "


def _shortened(word: str, *, initialize: bool) -> str | None:
    """The initial of one word; None where the word stays as it is."""
    bare = word.rstrip(".")
    if not bare or not bare[0].isalpha() or (bare == bare.lower() and bare != bare.upper()):
        return None
    if len(bare) == 1 or word != bare:
        return bare
    if not initialize:
        return None
    capitals = 1
    while capitals < len(bare) and bare[capitals].isupper():
        capitals += 1
    # `TSerendorj` begins with one sound that is written with two capitals; `ME` is two names or one word.
    return bare[0] + bare[1:capitals].lower() if 1 < capitals < len(bare) and capitals < 4 else bare[0]
