"""What holds for every sentence, how signals add up, and that the work grows no faster than the sentence."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.claims.signals import MUST_CITE, THRESHOLD, WEIGHTS, Kind, must_cite, score, signals, suggested

LANGUAGES = st.sampled_from(["en", "de", "fr", "ru", "zh", "ja", "ko", "sv", "zh-Hant", ""])
PIECES = st.sampled_from(
    [
        *"ab 19.,%$€()“”\"'-?！。的个年月 ",
        *(" 17 countries", "2016", " million", " percent", "三成", "487家", "据", "报道", "according to", " of the "),
        *(" stole ", " largest ", "Section 3", "第3条", "5 Mio. Euro", "d'euros", "라고 ", "と述べ", "½", "٣", "²"),
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=100), LANGUAGES)
@settings(max_examples=500, deadline=None)
def test_signals_never_raise_and_name_the_words_at_their_place(sentence: str, language: str) -> None:
    found = signals(sentence, language)
    for one in found:
        assert len(one.span) > 0
        assert sentence[one.span.start : one.span.end] == one.words
    assert list(found) == sorted(found, key=lambda one: (one.span, one.kind))


def test_every_kind_has_a_weight_and_each_of_the_must_cite_class_is_enough_alone() -> None:
    assert set(WEIGHTS) == set(Kind)
    assert all(WEIGHTS[kind] >= THRESHOLD for kind in MUST_CITE)
    assert all(WEIGHTS[kind] < THRESHOLD for kind in set(Kind) - MUST_CITE)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("In 2019 Renwei moved its office to Shenzhen because of a flood.", True),
        ("Its office was flooded.", False),
        ("A study of the ministry in Oslo suggests a link to Acme.", True),
        ("A study suggests a link.", False),
        ("In 2019 it moved.", False),
    ],
)
def test_weaker_signals_add_up_to_a_suggestion(sentence: str, expected: bool) -> None:
    found = signals(sentence)
    assert not must_cite(found)
    assert suggested(found) is expected
    assert (score(found) >= THRESHOLD) is expected


def test_the_score_explains_itself_by_kinds() -> None:
    found = signals("In 2019 the mill moved.")
    assert [one.kind for one in found] == [Kind.DATE, Kind.EVENT]
    assert score(found) == pytest.approx(WEIGHTS[Kind.DATE] + WEIGHTS[Kind.EVENT])


UNITS = [
    "1,",
    "1",
    "9 ",
    "one ",
    "seventeen large ",
    "据",
    "根据他",
    "三十",
    "5亿",
    "“",
    '"a" ',
    "told ",
    "Acme stole ",
    "one of the largest ",
    "?  ",
    "A.",
    "a'b",
    "1 000 ",
    "Mio. ",
    "。",
    "最大公司",
]


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_twice_the_sentence_is_twice_the_work(unit: str, language: str) -> None:
    assert work(unit * 400, language) < 2.3 * work(unit * 200, language) + 200


def work(sentence: str, language: str) -> int:
    """Calls made while signals are sought, of Python functions and of those written in C."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        signals(sentence, language)
    finally:
        sys.setprofile(before)
    return calls
