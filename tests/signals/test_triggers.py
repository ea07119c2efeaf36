"""What a pattern needs is looked for first; where it is missing the pattern has no match."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefwright.claims.phrases_en import INTERVALS, NO_SPEECH, PHRASES
from briefwright.claims.signals import decisive, signals
from briefwright.claims.signals_tokens import written
from briefwright.claims.triggers import trigger_of
from briefwright.claims.words import Vocabulary, listed
from briefwright.claims.words_de import GERMAN
from briefwright.claims.words_en import ENGLISH
from briefwright.claims.words_fr import FRENCH
from briefwright.claims.words_ru import RUSSIAN

PATTERNS = [*PHRASES.values(), NO_SPEECH, INTERVALS]
LANGUAGES = ("en", "de", "fr", "ru", "zh", "ja", "ko")
VOCABULARIES = (ENGLISH, GERMAN, FRENCH, RUSSIAN)
LISTS = (
    "small", "large", "fractions", "speech", "before_that", "view", "allegations", "deeds", "superlatives", "causes",
    "institutions", "comparisons", "studies", "events",
)  # fmt: skip
_WORDS = sorted(
    {word for words in VOCABULARIES for name in LISTS for word in getattr(words, name)}
    | {phrase for words in VOCABULARIES for phrase in (*words.speech_phrases, *words.superlative_phrases)}
    | listed("Acme the of that was not 40% $5 3 1,050 2019 two-thirds ſaid THİRD 供应商 百分之五 “ ” ? .")
)


@pytest.mark.parametrize(
    ("pattern", "needed", "holds", "lacks"),
    [
        ("half a million", ("half a million",), "Half A MILLION", "half of a million"),
        (r"\d{1,3} votes", (" votes",), "3 votes", "3 seats"),
        (r"\bby (?:a third|half)\b", ("a third", "half"), "by half", "by much"),
        (r"say(?!ing) that", ("say that",), "say that", "say this"),
        (r"(?:very )?good", ("good",), "good", "bad"),
        (r"(?i:ruled|held) that", (" that",), "HELD THAT", "held"),
    ],
)
def test_a_pattern_tells_what_it_needs(pattern: str, needed: tuple[str, ...], holds: str, lacks: str) -> None:
    trigger = trigger_of(re.compile(pattern))

    assert trigger.words == needed
    assert trigger.may_match(holds)
    assert not trigger.may_match(lacks)


@pytest.mark.parametrize("pattern", ["[^a]+", ".*", "(?:said)?", "a|", "供应商", r"\w+"])
def test_a_pattern_that_needs_nothing_certain_may_match_anywhere(pattern: str) -> None:
    assert trigger_of(re.compile(pattern)).may_match("")


def test_letters_that_only_patterns_take_for_others_hide_nothing() -> None:
    pattern = re.compile("(?i:said|third)")

    for sentence in ("ſAID", "THİRD", "thırd"):
        assert bool(pattern.search(sentence)) <= trigger_of(pattern).may_match(sentence)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])  # texts are made from long patterns
@given(st.sampled_from(PATTERNS).flatmap(lambda pattern: st.from_regex(pattern).map(lambda text: (pattern, text))))
def test_what_matches_a_pattern_holds_what_it_needs(found: tuple[re.Pattern[str], str]) -> None:
    pattern, text = found

    assert not pattern.search(text) or trigger_of(pattern).may_match(text)


@given(st.lists(st.sampled_from(_WORDS) | st.text(max_size=8), max_size=12), st.sampled_from(LANGUAGES))
def test_the_signals_that_ask_for_a_source_are_found_alone_as_among_all(words: list[str], language: str) -> None:
    sentence = " ".join(words)

    assert decisive(sentence, language) == tuple(one for one in signals(sentence, language) if one.must_cite)


@pytest.mark.parametrize("words", VOCABULARIES)
def test_every_word_of_a_list_has_a_role(words: Vocabulary) -> None:
    without = [word for name in LISTS for word in getattr(words, name) if not words.roles([word])[0]]

    assert without == []


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.pattern[:20])
@given(st.lists(st.sampled_from(_WORDS), max_size=12))
def test_a_sentence_none_of_whose_words_has_a_part_in_a_pattern_does_not_match(
    pattern: re.Pattern[str], words: list[str]
) -> None:
    trigger, sentence = trigger_of(pattern), " ".join(words)

    if pattern.search(sentence):
        assert any(trigger.may_hold(word) for word in written(sentence))


def test_a_word_without_a_part_in_a_pattern_is_told() -> None:
    trigger = trigger_of(re.compile("(?i:by a factor of|halved)"))

    assert [word for word in ("By", "factors", "HALVED", "half", "ſo") if trigger.may_hold(word)] == [
        "factors", "HALVED", "ſo"
    ]  # fmt: skip
