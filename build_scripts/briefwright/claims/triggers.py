"""What must stand in a sentence before a pattern can match there: looking for that costs far less than the pattern.

It is read off the pattern itself, so it hides nothing and needs no care when a pattern changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from re import _constants as codes  # type: ignore[attr-defined]  # the parser of `re` has no public name
from re import _parser as parser  # type: ignore[attr-defined]  # as above
from typing import Any

#: Letters that patterns without case take for ASCII ones, and that `str.lower` does not.
_DISGUISED = re.compile("[ıſİ]")
#: The same in small letters: the last of them gets a dot of its own.
_DISGUISED_SMALL = "[ıſ\u0307]"
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[a-z]+")
#: Stands for any digit among the words of which one is needed.
_ANY_DIGIT = "\0"
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
_WIDTHLESS = (codes.ASSERT, codes.ASSERT_NOT, codes.AT)
Needed = frozenset[str]


@dataclass(frozen=True)
class Trigger:
    """A match holds one of `words` (in small letters) or, with `digit`, a digit. Without either it may be anywhere."""

    words: tuple[str, ...] = ()
    digit: bool = False

    def may_match(self, sentence: str) -> bool:
        """False only where the pattern has no match in the sentence."""
        if not (self.words or self.digit) or (self.digit and _DIGIT.search(sentence)):
            return True
        small = sentence.lower()
        for word in self.words:
            if word in small:
                return True
        return not sentence.isascii() and bool(_DISGUISED.search(sentence))

    def may_hold(self, word: str) -> bool:
        """False only for a word, or a number, of a sentence that has no part in what a match needs."""
        return self._part.search(word.lower()) is not None

    @cached_property
    def _part(self) -> re.Pattern[str]:
        """Finds the longest row of letters of one of the words: one word of a sentence holds it whole."""
        runs = [max(_LETTERS.findall(word), key=len, default="") for word in self.words]
        further = [_DISGUISED_SMALL, *([_DIGIT.pattern] if self.digit else [])]
        return re.compile("|".join([*runs, *further]) if runs else "")


def trigger_of(pattern: re.Pattern[str]) -> Trigger:
    """What a pattern needs."""
    needed = _of(parser.parse(pattern.pattern, pattern.flags))
    if needed is None:
        return Trigger()
    words = needed - {_ANY_DIGIT}
    shortest = (word for word in words if not any(other in word for other in words if other != word))
    return Trigger(tuple(sorted(shortest)), _ANY_DIGIT in needed)


def _of(sequence: Any) -> Needed | None:
    """Of a row of parts all match: the part that says most."""
    found: list[Needed] = []
    letters = ""
    for code, argument in [*sequence, (None, None)]:
        if code is codes.LITERAL and 0 < argument < 0x80:
            letters += chr(argument).lower()
            continue
        if code in _WIDTHLESS:
            continue
        if letters:
            found.append(frozenset((letters,)))
            letters = ""
        part = _of_part(code, argument)
        if part is not None:
            found.append(part)
    return max(found, key=_says, default=None)


def _of_part(code: Any, argument: Any) -> Needed | None:
    if code is codes.SUBPATTERN:
        return _of(argument[-1])
    if code in _REPEATS and argument[0]:
        return _of(argument[2])
    if code is codes.ATOMIC_GROUP:
        return _of(argument)
    if code is codes.BRANCH:
        return _either(_of(branch) for branch in argument[1])
    if code is codes.IN:
        return _either(_of_member(*member) for member in argument)
    return None


def _of_member(code: Any, argument: Any) -> Needed | None:
    """One member of a set of characters."""
    if code is codes.CATEGORY and argument is codes.CATEGORY_DIGIT:
        return frozenset((_ANY_DIGIT,))
    if code is codes.LITERAL and 0 < argument < 0x80:
        return frozenset((chr(argument).lower(),))
    return None


def _either(parts: Iterable[Needed | None]) -> Needed | None:
    """Of several parts one matches: what any of them needs; None if one needs nothing that can be told."""
    found: set[str] = set()
    for part in parts:
        if part is None:
            return None
        found |= part
    return frozenset(found)


def _says(needed: Needed) -> tuple[int, int]:
    """Long words are rare; a digit counts as a word of three letters, as few sentences have any."""
    return min(3 if word == _ANY_DIGIT else len(word) for word in needed), -len(needed)
