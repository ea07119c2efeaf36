"""Straight quotation marks become curly ones in English text, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from briefwright.hosts.quotes import Quotes
from briefwright.pages.quotes import curl, shown

TURNED = [
    ('He said "no".', "He said “no”."),
    ("It's the sources' list.", "It’s the sources’ list."),
    ('("Quoted")', "(“Quoted”)"),
    ("\"'Inner' words\"", "“‘Inner’ words”"),
    ("in the '90s", "in the ’90s"),
    ('"5%" and "$5"', "“5%” and “$5”"),
]
LEFT = ['他说"你好"。', '「ア」"x"', "a 5' 6\" man", 'an unclosed "mark', "'tis", '「"い"」', "他的'话'"]


@pytest.mark.parametrize(("typed", "read"), TURNED)
def test_a_mark_beside_latin_letters_is_turned(typed: str, read: str) -> None:
    assert curl(typed) == read


@pytest.mark.parametrize("typed", LEFT)
def test_a_mark_that_is_not_plainly_english_is_left(typed: str) -> None:
    assert curl(typed) == typed


def test_titles_in_other_languages_are_left() -> None:
    assert shown('Die "Zahl"', "de") == 'Die "Zahl"'
    assert shown('The "number"', "en-GB") == "The “number”"


@given(st.text(alphabet="ab \"'.,5中ア(\u2029"))
def test_only_marks_change_and_a_second_time_changes_nothing(text: str) -> None:
    made = curl(text)
    assert len(made) == len(text)
    assert made.translate(str.maketrans("“”‘’", "\"\"''")) == text
    assert curl(made) == made


def render(text: str, *, wanted: bool = True) -> str:
    md = Markdown(extensions=["tables", "toc"])
    md.treeprocessors.register(Quotes(md, lambda: wanted), "quotes", 6)
    return md.convert(text)


def test_marks_are_seen_through_emphasis_but_not_in_code() -> None:
    assert render('He said "*no* and `x = "1"`".') == "<p>He said “<em>no</em> and <code>x = \"1\"</code>”.</p>"
    assert render('# The "end"\n\nIt\'s') == '<h1 id="the-end">The “end”</h1>\n<p>It’s</p>'


def test_no_pair_reaches_from_one_block_into_another() -> None:
    assert render('- an "open\n- mark"') == '<ul>\n<li>an "open</li>\n<li>mark"</li>\n</ul>'


def test_other_pages_stay_as_they_were_typed() -> None:
    assert render('Die "Zahl"', wanted=False) == '<p>Die "Zahl"</p>'
