"""The folding of texts and quotes: what may differ between them, and a map back to the text as it stands.

The table for readers is FOLDS; each row has its cases in the page on quotes, which is a test.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

#: What is folded, in words for readers, in the order of the page on quotes.
FOLDS: Mapping[str, str] = MappingProxyType(
    {
        "spaces": "runs of spaces, tabs, line ends and no-break spaces",
        "case": "capital and small letters",
        "width": "full-width, half-width and ligature forms of the same characters",
        "punctuation": "quotation marks, dashes, brackets and other punctuation; marks of negative numbers stay",
        "thousands separators": "commas, spaces and apostrophes between groups of three digits",
        "word breaks": "hyphens and spaces inside a word, such as a word divided at the end of a line",
        "footnote marks": "raised numbers and numbers in brackets that stand behind a word of the source",
        "simplified and traditional characters": "臺 and 台, as OpenCC pairs them",
        "page break": "a passage that goes on at the start of a line of the next page",
        "elision": "words left out at … within 60 words",
        "insertion": "words in [brackets] that stand for at most 6 words of the source",
    }
)

#: Stands between two numbers that anything but a thousands separator keeps apart.
SEPARATOR = "\x1f"
_DASHES = "\u2010\u2011\u2012\u2013\u2212\ufe63"
_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
#: One character for one character, so that offsets stay.
_SAME_LENGTH = str.maketrans(
    {
        **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
        **dict.fromkeys(_DASHES, "-"),
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys("\u2018\u2019\u02bc", "'"),
    }
)
_THOUSANDS = re.compile(
    r"(?<![0-9.,])[0-9]{1,3}(?:([,' ])[0-9]{3})(?:\1[0-9]{3})*(?![0-9])"
    r"|(?<![0-9.,])[0-9]{1,3}(?:\.[0-9]{3}){2,}(?![0-9.,])"
)
_MARKS = "\u0300-\u036f\u0591-\u05bd\u064b-\u0652\u3099\u309a\uff9e\uff9f\ufe0e\ufe0f"
_TOKEN = re.compile(
    rf"(?P<plain>(?:[A-Za-z]+|[\u4e00-\u9fff]+|[\u3041-\u3096\u30a1-\u30fa\u30fc々]+)(?![{_MARKS}]))"
    r"|(?P<digits>[0-9]+)"
    r"|(?P<sign>(?<![\w)\]%.\"'-])-(?=[0-9]))"
    r"|(?P<kept>[%‰$€£¥<>≤≥±])"
    r"|[\x00-\x1f !\"#&'()*+,./:;=?@\[-`{-~]+"
    rf"|(?P<other>[^\x00-\x7f][{_MARKS}]*|[A-Za-z][{_MARKS}]+)",
)
_RAISED = re.compile(r"^<(?:super|sub)> ")
_NOT_TAKEN_APART = re.compile(r"^<(?:fraction|circle)> ")


@dataclass(frozen=True)
class Folded:
    """A folded text: `stream` holds what counts, and each of its characters comes from `starts[i]:ends[i]`."""

    source: str
    work: str
    stream: str
    starts: array[int]
    ends: array[int]


def fold(source: str) -> Folded:
    """Letters, numbers, signs and currencies of a text in folded form; all else is left out."""
    work = source.translate(_SAME_LENGTH)
    merged = _merged(work)
    pieces: list[str] = []
    starts, ends = array("I"), array("I")
    last, last_end = "", 0

    def add(piece: str, start: int, end: int, *, whole: bool = False) -> None:
        nonlocal last, last_end
        if last.isdigit() and piece[0].isdigit() and start > last_end:
            gap = work[last_end:start]
            if gap in (".", ",") and last_end not in merged:
                add(gap, last_end, start)
            elif last_end not in merged:
                pieces.append(SEPARATOR)
                starts.append(last_end)
                ends.append(start)
        pieces.append(piece)
        if whole:
            starts.extend([start] * len(piece))
            ends.extend([end] * len(piece))
        else:
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
        last, last_end = piece[-1], end

    for token in _TOKEN.finditer(work):
        group = token.lastgroup
        if group is None:
            continue
        start, end = token.span()
        if group == "other":
            folded = _cluster(token.group(), last if last_end == start else "")
            if folded:
                add(folded, start, end, whole=True)
        else:
            add(token.group().lower(), start, end)
    return Folded(source, work, "".join(pieces), starts, ends)


def _merged(work: str) -> frozenset[int]:
    """Offsets of the separators inside numbers."""
    return frozenset(
        found.start() + at
        for found in _THOUSANDS.finditer(work)
        for at, character in enumerate(found.group())
        if not character.isdigit()
    )


def _cluster(cluster: str, before: str) -> str:
    """One character with its marks, composed and folded; kana marks and accents are part of the character."""
    form = unicodedata.decomposition(cluster[0])
    if _NOT_TAKEN_APART.match(form):
        return cluster  # ½ is not "1 2", and ① is not the number 1
    if _RAISED.match(form) and (before.isdigit() or not before):
        return cluster  # 10² is not 102
    composed = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", cluster).casefold())
    return "".join(character for character in composed if _counts(character))


def _counts(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "LN" or (category in ("Sc", "Mn", "Mc") and character not in "\ufe0e\ufe0f\u00ad")
