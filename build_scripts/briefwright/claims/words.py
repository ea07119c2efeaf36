"""What the word list of a language with spaces between words holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntFlag
from functools import cached_property

from briefwright.claims.signals_kinds import Kind
from briefwright.claims.triggers import Trigger, trigger_of


def listed(text: str) -> frozenset[str]:
    """A set of words from text with spaces and line ends between them."""
    return frozenset(text.split())


def stems(text: str) -> tuple[str, ...]:
    """Beginnings of words from text with spaces and line ends between them."""
    return tuple(text.split())


def small(word: str) -> str:
    """A word as the lists have it: in small letters, with a plain apostrophe."""
    return word.lower().replace("’", "'")


class Role(IntFlag):
    """What a word may be part of, whatever stands around it."""

    NONE = 0
    NUMBER = 1
    SPEECH = 2
    CHARGE = 4
    RANK = 8
    LISTED = 16
    FIGURE = 32
    BEGINS_SPEECH = 64


#: The role of a part of the first of a vocabulary's phrases; that of the next one is twice as much, and so on.
_OF_PHRASE = 128
#: How many words phrases of speech have; the longer one is looked for first.
_PHRASE_LENGTHS = (3, 2)
#: Words whose roles are remembered: more than a language uses often.
_REMEMBERED = 50_000


class _Roles(dict[str, int]):
    """The roles of words as they are written, found out once for each."""

    def __init__(self, role: Callable[[str], int]) -> None:
        super().__init__()
        self._role = role

    def __missing__(self, written: str) -> int:
        if len(self) >= _REMEMBERED:
            self.clear()
        found = self[written] = self._role(written)
        return found


@dataclass(frozen=True)
class Vocabulary:
    """Words in lower case. `..._stems` match the beginning of a word; phrases are words with one space between.

    Numbers: `small` count to ten or so and ask for a `units` word after them, `large` for any counted noun.
    """

    small: frozenset[str]
    large: frozenset[str]
    scales: frozenset[str]
    fractions: frozenset[str]
    percent: frozenset[str]
    currencies: frozenset[str]
    units: frozenset[str]
    plural: re.Pattern[str]  # what a counted noun looks like, as it is written
    not_plural: frozenset[str]
    months: frozenset[str]
    labels: frozenset[str]  # a number after one of these is a name: Section 3, Windows 10
    before_year: frozenset[str]
    speech: frozenset[str]
    speech_phrases: frozenset[str] = frozenset()
    before_that: frozenset[str] = frozenset()  # speech only where `that` or a quotation follows
    also_nouns: frozenset[str] = frozenset()  # of these: only where `that` follows
    view: frozenset[str] = frozenset()  # says what somebody thinks; a suggestion only
    that: frozenset[str] = frozenset()
    not_speech: frozenset[str] = frozenset()  # phrases
    said_of: re.Pattern[str] | None = None  # what looks like speech and is none: said antibody
    intervals: re.Pattern[str] | None = None  # a length of time that says when: `four days later`
    allegations: frozenset[str] = frozenset()
    deeds: frozenset[str] = frozenset()  # allegations where an auxiliary stands before them: was stolen, had hacked
    auxiliaries: frozenset[str] = frozenset()
    allegation_stems: tuple[str, ...] = ()
    superlatives: frozenset[str] = frozenset()
    superlative_phrases: frozenset[str] = frozenset()  # of two words
    not_superlative: frozenset[str] = frozenset()
    one_of_many: frozenset[str] = frozenset()  # phrases that weaken a superlative: one of the largest
    institutions: frozenset[str] = frozenset()
    causes: frozenset[str] = frozenset()
    comparisons: frozenset[str] = frozenset()
    studies: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    event_endings: tuple[str, ...] = ()
    not_names: frozenset[str] = frozenset()
    self_reference: str = r"(?!)"  # a regular expression for how such a sentence begins
    supposing: str = r"(?!)"  # and how one begins that asserts nothing
    capitals_are_names: bool = True
    of: frozenset[str] = frozenset()  # what follows a fraction; empty: any word may
    lead_ins: frozenset[str] = frozenset()  # may stand between a number and what it counts
    elisions: tuple[str, ...] = ()  # stand before a word without a space: d'euros
    percent_phrases: frozenset[str] = frozenset()  # of two words
    phrases: Mapping[Kind, re.Pattern[str]] = field(default_factory=dict)  # what no single word says

    @cached_property
    def allegation(self) -> re.Pattern[str]:
        return _stems(self.allegation_stems)

    @cached_property
    def speech_phrase_starts(self) -> frozenset[str]:
        return frozenset(phrase.split()[0] for phrase in self.speech_phrases)

    def has_speech_phrase(self, written: Sequence[str], roles: Sequence[int]) -> bool:
        """True if some words in a row, whatever stands between them, are a phrase of speech."""
        return any(
            " ".join(map(small, written[at : at + length])) in self.speech_phrases
            for at, role in enumerate(roles)
            if role & Role.BEGINS_SPEECH.value
            for length in _PHRASE_LENGTHS
        )

    @cached_property
    def triggers(self) -> Mapping[Kind, Trigger]:
        """What must stand in a sentence before one of the phrases can."""
        return {kind: trigger_of(pattern) for kind, pattern in self.phrases.items()}

    @cached_property
    def of_phrase(self) -> Mapping[Kind, int]:
        """The role of each phrase's parts: a sentence without a word that plays it does not hold the phrase."""
        return {kind: _OF_PHRASE << at for at, kind in enumerate(self.phrases)}

    @cached_property
    def _known(self) -> _Roles:
        return _Roles(self._found)

    def roles(self, written: Iterable[str]) -> list[int]:
        """The roles of words and numbers as flags: most have none, and need no second look."""
        return list(map(self._known.__getitem__, written))

    def _found(self, written: str) -> int:
        figure = Role.FIGURE.value if written[0].isdigit() else 0
        parts = sum(role for kind, role in self.of_phrase.items() if self.triggers[kind].may_hold(written))
        return self._role(small(written)) | figure | parts

    def _role(self, lower: str) -> int:
        found = self._listed.get(lower, 0)
        if self.is_number(lower):
            found |= Role.NUMBER.value
        if self.allegation.match(lower):
            found |= Role.CHARGE.value
        return found | Role.LISTED.value if self.is_event(lower) else found

    @cached_property
    def _listed(self) -> Mapping[str, int]:
        """The words of the lists, each with the roles that those give it."""
        phrases = frozenset(phrase.split()[0] for phrase in self.superlative_phrases)
        found: dict[str, int] = {}
        for role, lists in (
            (Role.SPEECH, (self.speech, self.before_that, self.view)),
            (Role.BEGINS_SPEECH, (self.speech_phrase_starts,)),
            (Role.CHARGE, (self.deeds, self.allegations)),
            (Role.RANK, (self.superlatives, phrases)),
            (Role.LISTED, (self.institutions, self.causes, self.comparisons, self.studies, self.events)),
        ):
            for word in (word for words in lists for word in words):
                found[word] = found.get(word, 0) | role.value
        return found

    def is_number(self, lower: str) -> bool:
        """True for a number written as a word: seven, twenty-one, half."""
        if lower in self.small or lower in self.large or lower in self.fractions:
            return True
        parts = lower.split("-")
        return len(parts) > 1 and all(part in self.small or part in self.large or part == "one" for part in parts)

    def is_event(self, lower: str) -> bool:
        """True for what looks like a verb of the past."""
        return len(lower) > 4 and lower.endswith(self.event_endings)

    @cached_property
    def self_referring(self) -> re.Pattern[str]:
        return re.compile(self.self_reference, re.IGNORECASE)

    @cached_property
    def only_supposing(self) -> re.Pattern[str]:
        return re.compile(self.supposing, re.IGNORECASE)


def _stems(stems: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(stems, reverse=True))) if stems else r"(?!)")
