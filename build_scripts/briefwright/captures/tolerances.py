"""Names what had to be folded to find a quote: each row of the table is left out in turn, and missed or not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping

from briefwright.captures.folding import SEPARATOR

_DIVIDED = re.compile(r"(?<=\w)[-\u2010\u2011\u00ad]\s*(?=\w)|(?<=[a-z])\s+(?=[a-z])", re.IGNORECASE)
_EDGES = " \t\r\n.,;:!?…\"'“”‘’「」『』«»，。；：！？、"
_ONE_FORM = str.maketrans({"[": None, "]": None, "\u2010": "-", "\u2011": "-", "\u2019": "'", "\u2018": "'"})
_BESIDE_DENSE = re.compile(r"(?<=[\u3041-\u9fff])\s+|\s+(?=[\u3041-\u9fff])")
_GROUPS = re.compile(r"(?<=[0-9])[,'\u2019 \u00a0\u2009\u202f.](?=[0-9]{3})")


def _case(text: str) -> str:
    """Small letters, but of ligatures and full-width forms, which are another row of the table."""
    return "".join(one.casefold() if unicodedata.normalize("NFKC", one) == one else one for one in text)


def _width(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold() if not text.isascii() else text


def _unmarked(text: str) -> str:
    """Punctuation of every kind as a space, but for what divides words and the groups of a number."""
    plain = text.translate(_ONE_FORM)
    return "".join(" " if _is_mark(plain, at) else character for at, character in enumerate(plain))


def _is_mark(text: str, at: int) -> bool:
    character = text[at]
    if character in "%‰" or unicodedata.category(character)[0] not in "PZS" or unicodedata.category(character) == "Sc":
        return False
    around = text[at - 1 : at] + text[at + 1 : at + 2]
    if len(around) < 2:
        return True
    return not ((character in "-\u00ad" and around.isalnum()) or (character in ",.'" and around.isdigit()))


_STEPS: Mapping[str, Callable[[str], str]] = {
    "case": _case,
    "width": _width,
    "punctuation": _unmarked,
    "thousands separators": lambda text: _GROUPS.sub("", text),
    "word breaks": lambda text: _DIVIDED.sub("", text),
}


def tolerances(quote: str, passage: str) -> tuple[str, ...]:
    """What keeps a quote and the passage it was found in apart, though both fold to the same.

    Punctuation at a quote's own ends is its author's, so it asks for no tolerance.
    """
    quote = quote.strip(_EDGES) if quote.strip(_EDGES) else quote
    if _spaced(quote) == _spaced(passage):
        return ()
    found = tuple(name for name in _STEPS if _without(name, quote) != _without(name, passage))
    return found or ("punctuation",)


def _without(left_out: str, text: str) -> str:
    for name, step in _STEPS.items():
        if name != left_out:
            text = step(text)
    if left_out == "word breaks":
        return _spaced(text)
    return "".join(text.split()).replace(SEPARATOR, "")


def _spaced(text: str) -> str:
    """Runs of spaces as one, and none beside characters of scripts that set no spaces."""
    return " ".join(_BESIDE_DENSE.sub("", text).split())
