"""Finds the signals of a sentence in a language that puts spaces between words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from briefwright.claims.signals_kinds import Kind, Signal
from briefwright.claims.signals_tokens import Token, Words, tokens
from briefwright.claims.words import Role, Vocabulary, listed

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")
_CURRENCY_SIGN = re.compile(r"(?:[$€£¥￥₩₽₹฿₴]|R\$|[A-Z]{3}|Fr\.)[ \u00a0\u202f]?\Z")
_CODES = listed("USD EUR GBP CNY RMB JPY KRW RUB INR CHF HKD CAD AUD TWD SGD")
_AFTER_NUMBER = re.compile(r"[ \u00a0\u202f]?(?:([%％‰])|([$€£¥₩₽₹]))")
_MODIFIERS = 2
_BEFORE = ((3, 3), (4, 3), (2, 2), (3, 2))  # how far before a superlative a phrase begins, and its words


_WEIGHTY = int(Role.FIGURE | Role.NUMBER | Role.SPEECH | Role.CHARGE | Role.RANK)
_CHARGE_OR_RANK = int(Role.CHARGE | Role.RANK)
_NUMBER, _FIGURE, _LISTED = int(Role.NUMBER), int(Role.FIGURE), int(Role.LISTED)
_SPEECH, _BEGINS_SPEECH = int(Role.SPEECH), int(Role.BEGINS_SPEECH)


def may_decide(words: Vocabulary, written: Sequence[str], roles: Sequence[int]) -> bool:
    """False only where the words of a sentence hold no signal that alone asks for a source: most hold none."""
    return any(role & _WEIGHTY for role in roles) or words.has_speech_phrase(written, roles)


def find(sentence: str, words: Vocabulary, roles: Sequence[int], *, all_kinds: bool = True) -> Iterator[Signal]:
    """All signals but quotations, in no particular order; a number is one signal only.

    `roles` are those of the sentence's words and numbers, one by one. Without `all_kinds` some signals are left out
    that alone ask for no source.
    """
    reader = _Reader(sentence, tokens(sentence), words, roles)
    yield from reader.numbers()
    yield from reader.speech()
    yield from reader.words_of_lists(all_kinds=all_kinds)


class _Reader(Words):
    def _playing(self, role: int) -> list[int]:
        """The words that may have one of some roles."""
        return [at for at, played in enumerate(self.roles) if played & role]

    def numbers(self) -> Iterator[Signal]:
        at = 0
        for first in self._playing(_NUMBER | _FIGURE):
            if first < at:
                continue
            at = first + 1
            while self._is_scale(at) or (self._joined(at) and self._is_number_word(at)):
                at += 1
            yield from self._number(first, at)

    def _is_number_word(self, at: int) -> bool:
        return at < len(self.roles) and bool(self.roles[at] & _NUMBER)

    def _is_scale(self, at: int) -> bool:
        touches = 0 < at < len(self.tokens) and self.tokens[at].start == self.tokens[at - 1].end
        return (touches or self._joined(at)) and self._lower(at) in self.words.scales

    def _number(self, first: int, stop: int) -> Iterator[Signal]:
        start, end = self.tokens[first].start, self.tokens[stop - 1].end
        kind, start, end = self._number_kind(first, stop, start, end)
        if kind:
            yield self._signal(kind, start, end)

    def _number_kind(self, first: int, stop: int, start: int, end: int) -> tuple[Kind | None, int, int]:
        """What a number is, with the span of its words."""
        words = self.words
        marked = self._marked(start, end) if self.tokens[first].number else None
        if marked:
            return marked
        named = self._measured(stop)
        if named:
            return named[0], start, named[1]
        if self._is_name_part(first, stop):
            return (Kind.DATE if self._is_date(first, stop) else None), start, end
        if self._lower(stop - 1) in self.words.fractions:
            return (Kind.QUANTITY if self._is_share(stop) else None), start, end
        unit = self._unit(first, stop) or self._whole(first, stop)
        if unit:
            end = self.tokens[stop - 1].end
            is_interval = words.intervals is not None and words.intervals.match(self.sentence, end)
            return Kind.DATE if is_interval else Kind.QUANTITY, start, unit
        if self._is_date(first, stop):
            return Kind.DATE, start, end
        counts = self.tokens[first].number or self._lower(first) not in self.words.small
        return (Kind.NUMBER if counts else None), start, end

    def _marked(self, start: int, end: int) -> tuple[Kind, int, int] | None:
        """Percent and money written with signs, before or after the digits."""
        sign = _AFTER_NUMBER.match(self.sentence, end)
        if sign and sign[1]:
            return Kind.PERCENT, start, sign.end()
        before = _CURRENCY_SIGN.search(self.sentence[max(0, start - 4) : start])
        if before and (not before[0][:3].isupper() or before[0][:3] in _CODES):
            return Kind.MONEY, start - len(before[0]), end
        return (Kind.MONEY, start, sign.end()) if sign else None

    def _measured(self, stop: int) -> tuple[Kind, int] | None:
        """Percent and money written as words after the number, and where those end."""
        words, following = self.words, self._lower(stop) if self._joined(stop) else ""
        if following in words.percent:
            return Kind.PERCENT, self.tokens[stop].end
        if following and self._phrase(stop, 2) in words.percent_phrases:
            return Kind.PERCENT, self.tokens[stop + 1].end
        money = self._currency(stop)
        return (Kind.MONEY, money) if money else None

    def _is_share(self, stop: int) -> bool:
        """Half of, ein Viertel der; where the case says it, any word may follow."""
        following = self._lower(stop)
        return following in self.words.of or (following != "" and not self.words.of)

    def _currency(self, stop: int) -> int:
        """Where a currency's name that follows a number ends, or 0: `5 million U.S. dollars`."""
        for at in range(stop, min(stop + 4, len(self.tokens))):
            if not self._joined(at):
                return 0
            if self._bare(at) in self.words.currencies:
                return self.tokens[at].end
            if self._lower(at) in self.words.not_names and self._lower(at) not in self.words.lead_ins:
                return 0
        return 0

    def _is_name_part(self, first: int, stop: int) -> bool:
        """Section 3, Windows 10, 19th, 1980s, v2, 12-year-old."""
        token, before = self.tokens[first], self._lower(first - 1)
        if before in self.words.labels and first and not self.tokens[first - 1].text.islower():
            return True
        if before in self.words.labels and before.rstrip("s") not in self.words.units and token.number:
            return True
        touching = stop < len(self.tokens) and self.tokens[stop].start == self.tokens[stop - 1].end
        if touching and token.number and self._lower(stop) not in self.words.units:
            return True  # 3D, 16S, 19th, 1980s
        if token.text.endswith(".0") and first and self.tokens[first - 1].text[0].isupper():
            return True  # Guccifer 2.0
        if _YEAR.match(before) and self.sentence[self.tokens[first - 1].end : token.start] in ("-", "–", "/"):
            return True  # 1979-81
        if self._phrase(stop, 2) in ("year old", "years old") or self._lower(stop) == "year-old":
            return True
        ahead = self.sentence[max(0, token.start - 1) : token.start]
        return bool(ahead) and (ahead in "§#._/" or (ahead.isalpha() and token.number))

    def _is_date(self, first: int, stop: int) -> bool:
        token = self.tokens[first]
        near = {self._lower(first - 1), self._lower(stop)}
        return bool(near & self.words.months) or bool(_YEAR.match(token.text))

    def _ends_date(self, at: int) -> bool:
        """July 19, 2017 New York Times."""
        return at > 1 and self.tokens[at - 1].number and self._lower(at - 2) in self.words.months

    def _unit(self, first: int, stop: int) -> int:
        """Where the counted noun after a number ends, or 0."""
        token, words = self.tokens[first], self.words
        if self._lower(first - 1) in words.months or self._lower(stop) in words.months:
            return 0
        year = bool(_YEAR.match(token.text)) and stop == first + 1
        if year and (self._lower(first - 1) in words.before_year or first == 0 or self._ends_date(first)):
            return 0
        strict = year or (not token.number and self._lower(stop - 1) in words.small)
        while stop < len(self.tokens) and self._joined(stop) and self._lower(stop) in words.lead_ins:
            stop += 1  # 487 of the suppliers
        for at in range(stop, min(stop + 1 + _MODIFIERS, len(self.tokens))):
            here = self.tokens[at]
            touches = here.start == self.tokens[at - 1].end
            if here.number or not (touches or self._joined(at)):
                return 0
            if here.text[0].isupper() and words.capitals_are_names and (not token.number or here.lower in words.units):
                return 0  # a name: Six Nations, Three Mile Island, 24 Hours
            if self._is_counted(here, strict):
                return here.end
            if here.lower in words.not_names or here.lower in words.not_plural:
                return 0
        return 0

    def _whole(self, first: int, stop: int) -> int:
        """Where the number after `of` ends: 487 of 1,050."""
        if _YEAR.match(self.tokens[first].text):
            return 0
        both = self.tokens[first].number and stop + 1 < len(self.tokens) and self.tokens[stop + 1].number
        return self.tokens[stop + 1].end if both and self._lower(stop) in self.words.lead_ins else 0

    def _is_counted(self, token: Token, strict: bool) -> bool:
        words = self.words
        lower = next((token.lower[len(one) :] for one in words.elisions if token.lower.startswith(one)), token.lower)
        if lower in words.units:
            return True
        text = token.text[len(token.lower) - len(lower) :]
        return not strict and bool(words.plural.match(text)) and lower not in words.not_plural

    def speech(self) -> Iterator[Signal]:
        words = self.words
        for at in self._playing(_SPEECH | _BEGINS_SPEECH):
            token = self.tokens[at]
            length = self._speech_phrase(at)
            small = at == 0 or token.text[0].islower()  # the United States state nothing
            known = small and (
                token.lower in words.speech or token.lower in words.before_that or token.lower in words.view
            )
            if not (length or known) or token.end in self._silent:
                continue
            if any(self._around(at, phrase) for phrase in words.not_speech):
                continue
            if length:
                yield self._signal(Kind.SPEECH, token.start, self.tokens[at + length - 1].end)
            if known:
                strong = token.lower in words.speech or (token.lower in words.before_that and self._introduces(at))
                yield self._signal(Kind.SPEECH if strong else Kind.VIEW, token.start, token.end)

    @cached_property
    def _silent(self) -> frozenset[int]:
        """Where words end that look like speech and are none."""
        quiet = self.words.said_of
        return frozenset(found.end() for found in quiet.finditer(self.sentence)) if quiet else frozenset()

    def _speech_phrase(self, at: int) -> int:
        """How many words a phrase of speech has that begins here, or 0."""
        if not self.roles[at] & _BEGINS_SPEECH:
            return 0
        fitting = (3, 2) if at + 3 <= len(self.tokens) else (2,)
        return next((length for length in fitting if self._phrase(at, length) in self.words.speech_phrases), 0)

    def _introduces(self, at: int) -> bool:
        """True if `that`, a colon or a quotation follows, or the speaker stands before and nothing after."""
        if self._lower(at + 1) in self.words.that:
            return True
        if self._is_aside(at):
            return True
        rest = self.sentence[self.tokens[at].end : self.tokens[at].end + 3]
        return self._lower(at) not in self.words.also_nouns and rest.lstrip(" ,").startswith((":", '"', "“", "«", "„"))

    def _is_aside(self, at: int) -> bool:
        """It closed in May, AFP reported."""
        after = self.sentence[self.tokens[at].end : self.tokens[at].end + 1]
        before = self.tokens[at - 1].start
        return at > 1 and after in (".", ",", "") and self._is_name(at - 1) and self.sentence[before - 2] == ","

    def words_of_lists(self, *, all_kinds: bool) -> Iterator[Signal]:
        weighty = self._playing(_CHARGE_OR_RANK)
        named = [at for at in range(len(self.tokens)) if self._is_name(at)] if weighty or all_kinds else []
        for at in weighty:
            token = self.tokens[at]
            if self._is_allegation(at):
                other = any(name != at for name in named)
                yield self._signal(Kind.ALLEGATION if other else Kind.CHARGE, token.start, token.end)
            elif self._is_superlative(at):
                yield self._signal(Kind.SUPERLATIVE if named else Kind.RANK, token.start, token.end)
        if all_kinds:
            yield from self._light(named)

    def _light(self, named: Sequence[int]) -> Iterator[Signal]:
        """Words that weigh only together with others."""
        words = self.words
        for at in self._playing(_LISTED):
            token = self.tokens[at]
            lower = token.lower
            for kind, known in (
                (Kind.INSTITUTION, words.institutions),
                (Kind.CAUSE, words.causes),
                (Kind.COMPARISON, words.comparisons),
                (Kind.STUDY, words.studies),
            ):
                if lower in known:
                    yield self._signal(kind, token.start, token.end)
            if lower in words.events or (words.is_event(lower) and token.text[0].islower()):
                yield self._signal(Kind.EVENT, token.start, token.end)
        for at in named[:2]:
            yield self._signal(Kind.NAME, self.tokens[at].start, self.tokens[at].end)

    def _is_allegation(self, at: int) -> bool:
        words, lower = self.words, self._lower(at)
        if self._is_of_a_name(at):
            return False
        deed = lower in words.deeds and bool({self._lower(at - 1), self._lower(at - 2)} & words.auxiliaries)
        return deed or lower in words.allegations or bool(words.allegation.match(lower))

    def _is_of_a_name(self, at: int) -> bool:
        """Murder in Byzantium, Best American Writing: a capital inside a sentence makes a word part of a name."""
        token = self.tokens[at]
        if not self.words.capitals_are_names or at == 0 or not token.text[0].isupper() or token.text.isupper():
            return False
        before = self.sentence[self.tokens[at - 1].end : token.start]
        return not any(char in ".:;!?\"“”‘«»([—–\n" for char in before)

    def _is_superlative(self, at: int) -> bool:
        words, token = self.words, self.tokens[at]
        if self._is_of_a_name(at):
            return False
        if token.lower not in words.superlatives and self._phrase(at, 2) not in words.superlative_phrases:
            return False
        one_of_many = any(self._phrase(max(at - back, 0), size) in words.one_of_many for back, size in _BEFORE)
        return not one_of_many and not any(self._around(at, phrase) for phrase in words.not_superlative)
