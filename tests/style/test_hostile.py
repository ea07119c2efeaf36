"""Styles and items from strangers: whatever they hold, an answer comes back, and soon."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.style.made import AUTHOR_DATE, NOTES, book, locale, own_style, style, xml

from briefwright.style import CitedItem, Cluster, Style, StyleProblem, compile_style, html, plain, render

LAYOUT = '<citation><layout><text macro="a"/></layout></citation>'
DOUBLING = "".join(
    f'<macro name="m{at}"><text macro="m{at + 1}"/><text macro="m{at + 1}"/></macro>' for at in range(40)
)


def problem(text: str) -> str:
    made = compile_style(text, locale)
    assert isinstance(made, StyleProblem)
    return made.message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "not well-formed XML"),
        ("\0", "not well-formed XML"),
        ("just text", "not well-formed XML"),
        ("<style>", "not well-formed XML"),
        ('<!DOCTYPE style [<!ENTITY a "b">]><style/>', "document type declarations are not allowed"),
        ('<!DOCTYPE style SYSTEM "file:///etc/passwd"><style/>', "document type declarations are not allowed"),
        ("<html/>", "the root element is `html`"),
        ("<style/>", "no citation layout"),
        (xml('<macro name="a"><text macro="a"/></macro>' + LAYOUT), "macro `a` calls itself: a > a"),
        (
            xml('<macro name="a"><text macro="b"/></macro><macro name="b"><text macro="a"/></macro>' + LAYOUT),
            "macro `a` calls itself: a > b > a",
        ),
        (xml("<citation><layout>" + "<group>" * 150 + "</group>" * 150 + "</layout></citation>"), "nested too deeply"),
        ("<style>" + "<a>" * 5000 + "</a>" * 5000 + "</style>", "too deeply nested"),
        (xml(DOUBLING + '<macro name="m40"/>' + LAYOUT.replace('"a"', '"m0"')), "too often"),
    ],
)
def test_a_style_that_cannot_be_used_is_a_problem(text: str, expected: str) -> None:
    assert expected in problem(text)


def test_a_problem_names_its_line() -> None:
    made = compile_style("<style>\n<citation>\n</style>", locale)
    assert isinstance(made, StyleProblem)
    assert made.line == 3


def test_an_unknown_macro_leaves_a_style_usable_and_is_told() -> None:
    made = compile_style(xml(LAYOUT), locale)
    assert isinstance(made, Style)
    assert [one.message for one in made.problems] == ["no macro `a`"]


def test_a_sound_style_has_no_problems() -> None:
    assert style(AUTHOR_DATE.format(options="")).problems == ()


def test_a_locale_that_cannot_be_read_is_passed_over() -> None:
    made = compile_style(xml(AUTHOR_DATE.format(options="")), lambda tag: "<broken")
    assert isinstance(made, Style)
    rendering = render(made, {"e": book("Emerson", 2019)}, [Cluster((CitedItem("e"),))])
    assert plain(rendering.citations[0]) == "(Emerson 2019)"


@pytest.mark.parametrize(
    "value",
    [
        "<i>" * 3000,
        '"' * 5000,
        "“" * 5000,
        "a" * 200_000,
        "1-" * 5000,
        "9" * 5000,
        "<i></b>" * 2000,
        "'\"" * 3000,
        "\0",
    ],
)
def test_long_and_odd_fields_are_rendered_in_no_time(value: str) -> None:
    item = {"type": "book", "title": value, "edition": value, "page": value, "author": [{"family": value}]}
    rendering = render(own_style("briefwright-notes"), {"x": item}, [Cluster((CitedItem("x", value),), 1)])
    assert html(rendering.citations[0])


VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
NAMES = st.sampled_from(
    ["family", "given", "literal", "suffix", "non-dropping-particle", "date-parts", "raw", "season"]
)
FIELDS = st.sampled_from(
    ["type", "title", "author", "editor", "issued", "accessed", "page", "edition", "volume", "language", "note", "URL"]
)
PART = st.dictionaries(NAMES, VALUE | st.lists(st.lists(VALUE, max_size=3), max_size=3), max_size=4)
ITEM = st.dictionaries(FIELDS, VALUE | PART | st.lists(PART, max_size=3), max_size=8)


@settings(max_examples=150, deadline=None)
@given(item=ITEM, locator=st.text(max_size=12), prefix=st.text(max_size=12))
def test_whatever_an_item_holds_it_is_rendered_the_same_twice(
    item: dict[str, object], locator: str, prefix: str
) -> None:
    for made in (own_style("briefwright-author-date"), own_style("briefwright-notes"), style(NOTES, "note")):
        asked = [Cluster((CitedItem("x", locator, prefix=prefix),), 1), Cluster((CitedItem("x"),), 2, in_text=True)]
        once, again = render(made, {"x": item}, asked), render(made, {"x": item}, asked)
        assert once == again
        for trees in once.citations:
            assert "<script" not in html(trees)


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=200))
def test_text_that_is_no_style_is_a_problem(text: str) -> None:
    assert isinstance(compile_style(text, locale), StyleProblem)
