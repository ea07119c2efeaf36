"""What holds for every text, and that the work grows no faster than the text."""

from __future__ import annotations

import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.brief.enclosures import enclosures
from briefwright.brief.sentences import sentences

LANGUAGES = st.sampled_from(["en", "de", "fr", "ru", "zh", "ja", "ko", "sv", ""])
PIECES = st.sampled_from(
    [
        *"ab AB19 .!?…。！？；．,;:\"“”„«»‘’'()[]「」《》（）\n\u00a0%-—é中文はカ한",
        *("Mr.", "U.S. ", "e.g. ", "3.5", " The ", " said ", "。”", ".” ", "\n\n", ". . . ", "т. д. ", "说：“"),
    ]
)
TEXTS = st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=120)


@given(TEXTS, LANGUAGES, st.lists(st.integers(-5, 130), max_size=6), st.booleans())
@settings(max_examples=400, deadline=None)
def test_sentences_are_trimmed_ordered_and_cover_all_that_is_not_space(
    text: str, language: str, marks: list[int], inside: bool
) -> None:
    found = sentences(text, language, marks, inside_quotations=inside)
    covered: set[int] = set()
    end = 0
    for one in found:
        words = text[one.span.start : one.span.end]
        assert one.span.start >= end
        assert words == words.strip()
        end = one.span.end
        covered.update(range(one.span.start, one.span.end))
    assert all(char.isspace() for at, char in enumerate(text) if at not in covered)


@given(TEXTS, LANGUAGES, st.lists(st.integers(-5, 130), max_size=6))
@settings(max_examples=300, deadline=None)
def test_each_citation_is_in_exactly_one_sentence(text: str, language: str, marks: list[int]) -> None:
    found = sentences(text, language, marks)
    wanted = sorted(min(max(mark, 0), len(text)) for mark in marks)
    assert sorted(mark for one in found for mark in one.marks) == wanted


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_enclosures_are_nested_or_apart(text: str) -> None:
    pairs = enclosures(text)
    for one, other in pairwise(pairs):
        assert one.span.start < other.span.start
        assert other.span.end < one.span.end or other.span.start >= one.span.end


PARTS = st.sampled_from(["the mill", "closed", "in May", "3.5 percent", "Mr. Li", "2016"])
WORDS = st.lists(PARTS, min_size=1, max_size=5)
PLAIN = st.lists(WORDS.map(lambda words: "It " + " ".join(words) + "x."), min_size=1, max_size=5).map(" ".join)


@given(PLAIN, PLAIN)
@settings(max_examples=200, deadline=None)
def test_what_is_appended_changes_no_finished_sentence(text: str, more: str) -> None:
    before = sentences(text)
    assert sentences(f"{text} {more}")[: len(before)] == before


UNITS = [
    'He said "it is. ',
    "“a. b” ",
    "((",
    ")(",
    '" ',
    "‘’",
    ". ",
    ". . . ",
    "e.g. J. R. A. ",
    "a.b.c.",
    "，。；",
    "他说：“好。”",
    "《「『",
    "\n \n",
    "T. д. ",
    "[1] .) ",
    "word ",
    "?! ",
]


@pytest.mark.parametrize("unit", UNITS)
def test_twice_the_text_is_twice_the_work(unit: str) -> None:
    assert work(unit * 400) < 2.3 * work(unit * 200) + 200


def work(text: str) -> int:
    """Calls made while a text is split, of Python functions and of those written in C."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        sentences(text, "en", range(0, len(text), 7))
    finally:
        sys.setprofile(before)
    return calls
