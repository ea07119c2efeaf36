"""`[@^, p. 4]` repeats the source of the cite before it, with a place of its own."""

from __future__ import annotations

import pytest
from tests.claims.reading import page, render, says

REPEATED = {
    "in the next sentence": ("It has 40 berths [@port]. It owns 3 ships [@^, p. 4].", ["port", "port"]),
    "twice": ("A 1 m wall [@port]. B [@^, p. 4]. C [@^].", ["port", "port", "port"]),
    "after an author in the sentence": ("@port counts 40 berths. It owns 3 ships [@^, p. 4].", ["port", "port"]),
    "across paragraphs of a section": ("It has 40 berths [@port].\n\nIt owns 3 ships [@^].", ["port", "port"]),
    "in a list": ("- 40 berths [@port]\n- 3 ships [@^, p. 2]\n", ["port", "port"]),
    "within one bracket": ("It has 40 berths [@port, p. 3; @^, p. 9].", ["port", "port"]),
    "with words before it": ("It has 40 berths [@port]. It owns 3 ships [see also @^].", ["port", "port"]),
    "in a sourced passage": ("<!-- sourced: @port -->\n\n3 ships [@^].\n\n<!-- end sourced -->", ["port", "port"]),
}


@pytest.mark.parametrize(("text", "keys"), REPEATED.values(), ids=REPEATED.keys())
def test_a_repeat_has_the_key_of_the_cite_before_it(text: str, keys: list[str]) -> None:
    brief = page(text).brief
    assert [cite.key for cite in brief.cites()] == keys
    assert says(text, "citation-is-well-formed") == "nothing"
    of_sentences = [key for one in brief.sentences() for citation in one.citations for key in citation.keys]
    assert set(of_sentences) == set(keys)


LOST = {
    "at the beginning": ("It owns 3 ships [@^, p. 4].", "1:18", "no cite stands before it"),
    "after a heading": ("It has 40 berths [@port].\n\n## Ships\n\nIt owns 3 ships [@^].", "5:18", "no cite stands"),
    "after two sources": ("It has 40 berths [@port; @customs]. It owns 3 ships [@^].", "1:54", "has several"),
    "in a footnote, from the text": ("It has 40 berths [@port].[^1]\n\n[^1]: It owns 3 ships [@^].", "3:24", "no cite"),
}


@pytest.mark.parametrize(("text", "place", "message"), LOST.values(), ids=LOST.keys())
def test_a_repeat_of_nothing_is_told_where_it_stands(text: str, place: str, message: str) -> None:
    told = says(text, "citation-is-well-formed")
    assert told.startswith(f"docs/briefs/port.md:{place}: error")
    assert message in told
    assert says(text, "citation-resolves") == "nothing"


def test_readers_see_the_source_and_the_new_place() -> None:
    html = render("It has 40 berths [@port, p. 3]. It owns 3 ships [@^, p. 4].")
    assert html.count('data-key="port"') == 3
    assert 'data-locator="p. 4"' in html
