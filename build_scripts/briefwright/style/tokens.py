"""The flat form of rendered text, in which punctuation is settled before the tree of runs is built.

Flat tuples keep rendering thousands of entries quick. A token is (kind, text, tag):

- TEXT starts a piece of text of its own and MORE continues the field before it; the tag is the CSL variable.
- OPEN and CLOSE bound formatting: the text is a CSL attribute, the tag its value.
- QUOTE and UNQUOTE bound a quotation; the text is the kind of mark that was asked for.
- CITE and UNCITE bound one cite of a citation: the text is the item's key, the tag the cite's index.
"""

from __future__ import annotations

TEXT, MORE, OPEN, CLOSE, QUOTE, UNQUOTE, CITE, UNCITE = range(8)

Token = tuple[int, str, str]


def flat(tokens: list[Token] | tuple[Token, ...]) -> str:
    """The text alone, quotation marks left out: for sorting and comparing."""
    return "".join(token[1] for token in tokens if token[0] <= MORE)
