"""Two further readings of a folded text: without footnote marks, and with simplified characters only."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from briefwright.captures.folding import SEPARATOR, Folded

if TYPE_CHECKING:
    from opencc import OpenCC

#: Raised marks, numbers in brackets, and numbers that stick to a word or to the end mark behind it.
_MARK = re.compile(
    r"(?<![0-9\u00b9\u00b2\u00b3\u2070-\u2079])[\u00b9\u00b2\u00b3\u2070-\u2079]+|[*\u2020\u2021]+"
    r"|(?<=\b(?:19|20)[0-9]{2})[\u00b9\u00b2\u00b3\u2070-\u2079]+"
    r"|[\[(〔【]\s*(?:注\s*)?[0-9]{1,3}\s*[\])〕】]"
    r"|(?<=[a-z]{3})[0-9]{1,4}(?![0-9A-Za-z%])"
    r"|(?<=[^\W\d_][.,;:!?])[0-9]{1,4}(?=\s|$)"
    r"|(?<=\b(?:19|20)[0-9]{2}[.,;])[0-9]{1,4}(?=\s+[^\W\d_])"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"\s[0-9]{1,2}[.,;](?P<behind_a_day>[0-9]{1,4})(?=\s)"
    r"|(?<=[.,;:!?][\"'\u201d)\]])[0-9]{1,4}(?=\s|$)"
    r"|(?<=[^\W\d_][\"\u201d)\]])[0-9]{1,4}(?=\s|$)"
)
_BETWEEN_DIGITS = frozenset((SEPARATOR, ".", ","))


def without_footnote_marks(folded: Folded) -> Folded | None:
    """The same text without what may be footnote marks, or None where there are none."""
    marked = bytearray(len(folded.source))
    for found in _MARK.finditer(folded.work):
        start, end = found.span("behind_a_day") if found["behind_a_day"] else found.span()
        marked[start:end] = b"\x01" * (end - start)
    kept = list(_kept(folded, marked))
    if len(kept) == len(folded.stream):
        return None
    return replace(
        folded,
        stream="".join(folded.stream[at] for at in kept),
        starts=array("I", (folded.starts[at] for at in kept)),
        ends=array("I", (folded.ends[at] for at in kept)),
    )


def _kept(folded: Folded, marked: bytearray) -> Iterator[int]:
    """What is not marked; between two numbers that a mark stood between, one separator stays."""
    last, pending = "", -1
    for at, (character, start) in enumerate(zip(folded.stream, folded.starts, strict=True)):
        if character in _BETWEEN_DIGITS:
            pending = at
        elif not marked[start]:
            if pending >= 0 and last.isdigit() and character.isdigit():
                yield pending
            yield at
            last, pending = character, -1


def simplified(stream: str) -> str:
    """Traditional characters as simplified ones, as long as before: by words, and by characters where words differ."""
    converted = str(_converter().convert(stream))
    if len(converted) == len(stream):
        return converted
    return stream.translate({ord(character): _simple(character) for character in set(stream) if character >= "\u3400"})


@cache
def _simple(character: str) -> str:
    found = str(_converter().convert(character))
    return found if len(found) == 1 else character


@cache
def _converter() -> OpenCC:
    from opencc import OpenCC  # takes longer to load than most checks to run, and few texts need it

    return OpenCC("t2s")
