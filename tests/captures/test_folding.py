"""What holds of folding and looking up whatever the text is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefwright.captures import NOT_CHECKED, Outcome, Quote, SourceText, verify
from briefwright.captures.folding import fold

ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)
LETTERS = ["the", "firm", "not", "1,200", "10.5", "-3", "%", "ガラス", "カ", "臺灣", "不", "¹", "½", "e\u0301"]
WORDS = st.lists(st.sampled_from([*LETTERS, "“", "”", "…", "[", "]", "\n", "\f"]), max_size=30)


@given(ANY | WORDS.map(" ".join) | WORDS.map("".join))
def test_every_folded_character_comes_from_a_place_and_places_are_in_order(text: str) -> None:
    folded = fold(text)
    assert len(folded.stream) == len(folded.starts) == len(folded.ends)
    assert all(start < end for start, end in zip(folded.starts, folded.ends, strict=True))
    assert list(folded.starts) == sorted(folded.starts)


@given(WORDS.map(" ".join), WORDS.map("".join))
def test_any_quote_in_any_source_has_an_outcome_and_places_inside_the_source(quote: str, source: str) -> None:
    found = verify(Quote(quote), SourceText(source))
    assert bool(found.places) is (found.stands or found.outcome is Outcome.AMBIGUOUS)
    assert all(0 <= place.start < place.end <= len(source) for place in found.places)


@given(ANY, ANY)
def test_hostile_characters_raise_nothing(quote: str, source: str) -> None:
    verify(Quote(quote), SourceText(source))


@given(st.text(st.sampled_from("abc 12.,%ガラ臺不\n"), min_size=1, max_size=40))
def test_a_text_stands_in_itself(text: str) -> None:
    found = verify(Quote(text), SourceText(text))
    assert found.outcome is Outcome.FOUND or not fold(text).stream


@given(st.text(st.sampled_from("abc 12ガ臺不"), min_size=8, max_size=30), st.data())
def test_one_other_letter_is_not_found(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text) - 1))
    assert verify(Quote(f"{text[:at]}龍{text[at + 1 :]}"), SourceText(text)).outcome is Outcome.NOT_FOUND


def test_without_a_text_nothing_is_found() -> None:
    assert verify(Quote("the firm sold its plant"), None) is NOT_CHECKED
    assert not NOT_CHECKED.stands


def test_words_before_and_behind_a_quote_choose_among_its_places() -> None:
    source = SourceText("In May the firm sold its plant. In June the firm sold its plant to the state.")
    plain = verify(Quote("the firm sold its plant"), source)
    assert (plain.outcome, len(plain.places)) == (Outcome.AMBIGUOUS, 2)
    assert verify(Quote("the firm sold its plant", prefix="June"), source).places == plain.places[1:]
    assert verify(Quote("the firm sold its plant", suffix="In June"), source).places == plain.places[:1]
    assert verify(Quote("the firm sold its plant", prefix="July"), source).outcome is Outcome.NOT_FOUND


@pytest.mark.parametrize(
    ("quote", "source", "difference"),
    [
        ("The firm paid 12 workers", "In May the firm paid 15 workers.", "[quote: 12 | source: 15]"),
        ("官员指出这是事实并将公布", "官员指出这不是事实并将公布", "[quote: - | source: 不]"),
        ("growth of at least 10", "growth of at least 10.5", "[quote: 10 | source: 10.5]"),
    ],
)
def test_what_is_not_found_is_shown_beside_the_nearest_passage(quote: str, source: str, difference: str) -> None:
    near = verify(Quote(quote), SourceText(source)).nearest
    assert near is not None
    assert near.difference == difference


def test_where_nothing_is_near_nothing_is_shown() -> None:
    assert verify(Quote("the firm sold its plant"), SourceText("报告称创新中心")).nearest is None


def test_a_quote_with_very_many_ways_to_stand_comes_to_an_end() -> None:
    source = SourceText("so it is " * 500)
    assert verify(Quote("so … " * 40 + "not"), source).outcome is Outcome.NOT_FOUND
    assert verify(Quote("so … " * 40 + "is"), source).outcome is Outcome.AMBIGUOUS


def test_a_passage_left_out_has_at_most_sixty_words() -> None:
    near, far = (f"the firm {'word ' * count}sold its plant" for count in (60, 61))
    assert verify(Quote("the firm … sold its plant"), SourceText(near)).stands
    assert verify(Quote("the firm … sold its plant"), SourceText(far)).outcome is Outcome.NOT_FOUND
