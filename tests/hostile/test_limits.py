"""Each limit of a text at both of its sides: what is still within it, what is over it, and where that is said."""

from __future__ import annotations

import pytest

from briefwright.brief import limits
from briefwright.brief.unseen import hidden
from briefwright.text import Text


def said(content: str, start: int = 0) -> list[tuple[int, str]]:
    """Where in the text, and what is said of it."""
    found = limits.faults(Text("docs/x.md", content), start)
    assert all(one.place.span.end - one.place.span.start <= 1 for one in found)
    return [(one.place.span.start, one.message) for one in found]


FENCE = "```\nx\n```\n"
INSIDE = '<div markdown="1">\n'
#: Within the limit, over it, where that begins, and what is said.
LIMITS: dict[str, tuple[str, str, int, str]] = {
    "line": ("x" * 20_000, "x" * 20_001, 20_000, "a line of 20,001 characters; 20,000 are the most"),
    "levels": ("> " * 50 + "x", "> " * 51 + "x", 0, "51 levels of lists or quotations; 50 are the most"),
    "levels of lists": ("    " * 50 + "x", "\t" * 51 + "x", 0, "51 levels of lists or quotations; 50 are the most"),
    "brackets": ("[" * 50 + "]" * 50, "a" + "[" * 51, 51, "brackets 51 deep; 50 levels are the most"),
    "open brackets": ("[ ]" * 300 + "[\n" * 200, "[\n" * 201, 400,
                      "more than 200 brackets and tags that are not closed"),
    "open links": ("](\n" * 200, "](\n" * 201, 600, "more than 200 brackets and tags that are not closed"),
    "open tags": ("<b\n" * 201, "<b\n" * 202, 603, "more than 200 brackets and tags that are not closed"),
    "elements": ("<div>\n" * 200, "<div>\n" * 201, 1_200, "more than 200 HTML elements that are not closed"),
    "elements of other kinds": ("<div markdown><p>\n" * 50, "<div markdown><p>\n</b></p>\n" * 51, 1_350,
                                "HTML elements with Markdown in them, 51 deep; 50 are the most"),
    "elements inside": (INSIDE * 50 + "</div>" * 50, INSIDE * 51 + "</div>" * 51, 50 * len(INSIDE),
                        "HTML elements with Markdown in them, 51 deep; 50 are the most"),
    "citations": ("[@k]\n" * 5_000, "[@k]\n" * 5_001, 25_000, "more than 5,000 citations"),
    "fences": (FENCE * 1_000 + "a", FENCE * 1_001 + "a", 1_001 * len(FENCE), "more than 1,000 fences of code"),
    "headings": ("# a\n" * 1_000, "# a\n" * 1_001, 4_000, "more than 1,000 headings"),
    "headings of the other form": ("a\n==\n" * 1_000, "a\n--\n" * 1_001, 5_002, "more than 1,000 headings"),
    "abbreviations": ("*[A]: b\n" * 500, "*[A]: b\n" * 501, 4_000, "more than 500 abbreviations"),
    "footnotes": ("[^a]: b\n" * 1_000, "[^a]: b\n" * 1_001, 8_000, "more than 1,000 footnotes"),
    "boxes": ("!!! a\n" * 1_000, "??? a\n" * 1_001, 6_000, "more than 1,000 boxes"),
    "definitions": (": a\n" * 5_000, ": a\n" * 5_001, 20_000, "more than 5,000 definitions"),
    "items": ("- a\n" * 10_000, "1. a\n" * 10_001, 50_000, "more than 10,000 items of lists"),
    "cells": ("| a |\n" * 10_000, "| a |\n" * 10_000 + "|\n", 60_000, "more than 20,000 cells of tables"),
}  # fmt: skip


@pytest.mark.parametrize("name", LIMITS)
def test_a_text_may_hold_so_much_and_no_more(name: str) -> None:
    within, over, at, message = LIMITS[name]
    assert said(within) == []
    assert said(over) == [(at, message)]


def test_a_text_may_have_a_million_characters_behind_its_front_matter() -> None:
    text = "head\n" + "xxxxxxxxx\n" * 100_000
    assert said(text, 5) == []
    assert said(text + "y", 5) == [(1_000_005, "the text has 1,000,001 characters; 1,000,000 are the most")]


def test_what_stands_in_the_front_matter_is_not_counted() -> None:
    assert said("> " * 51 + "\nx", 103) == []
    assert said("a\n" + "[" * 51 + "\nx", 2) == [(52, "brackets 51 deep; 50 levels are the most")]


@pytest.mark.parametrize(
    "text",
    [
        "```\n" + "[" * 300 + "\n```\n", "~~~~ md\n" + "[" * 300 + "\n~~~\n```\n~~~~\n",
        "> ```\n> " + "[" * 300 + "\n> ```\n",
        "\\[" * 300, "[a](b)" * 300, "[a]" * 300, "<b>" * 300, "a > b " * 300, "<br>\n" * 300, "</div>\n" * 300,
        "<div>\n</div>\n" * 300, '<div markdown="1">\n</div>\n' * 60, "<div>\n\n</div>\n" * 300, "me@k.example " * 600,
        "   \n" * 60, "    " * 51 + "\n", "[" * 40 + "\n\n" + "]" * 3 + "[" * 40, "a](b)" * 201, "```\n" * 2_000,
        "x](" * 100 + ")" * 100 + "x](" * 100, "<p markdown>\n<b markdown>\n</p>\n" * 60,
    ],
)  # fmt: skip
def test_what_is_closed_or_code_is_not_counted(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("```\n" + "[" * 60, "brackets 51 deep; 50 levels are the most"),
        ("~~~\n" + "[" * 60 + "\n```\n", "brackets 51 deep; 50 levels are the most"),
        ("```\n" + "[" * 60 + "\n``` md\n", "brackets 51 deep; 50 levels are the most"),
        ("```\nx\n```\n" + "[" * 60, "brackets 51 deep; 50 levels are the most"),
        ("[\n\n" * 201, "more than 200 brackets and tags that are not closed"),
        ("<b\n\n" * 202, "more than 200 brackets and tags that are not closed"),
        ("a](b\n\n" * 201, "more than 200 brackets and tags that are not closed"),
        ("[\n" * 150 + "<b\n" * 60, "more than 200 brackets and tags that are not closed"),
    ],
)
def test_what_is_not_closed_is_counted_over_paragraphs_and_behind_open_fences(text: str, message: str) -> None:
    assert [one[1] for one in said(text)] == [message]


def test_of_each_kind_the_first_place_is_told() -> None:
    text = "x" * 20_001 + "\n" + "> " * 51 + "x\n" + "> " * 60 + "x\n" + "x" * 20_002 + "\n"
    assert said(text) == [
        (20_000, "a line of 20,001 characters; 20,000 are the most"),
        (20_002, "51 levels of lists or quotations; 50 are the most"),
    ]


def unseen(content: str) -> list[tuple[int, str]]:
    found = hidden(Text("docs/x.md", content))
    assert all(len(one.place.span) == 1 for one in found)
    return [(one.place.span.start, one.message.removeprefix("the text holds ")) for one in found]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("plain", []), ("é 中 \u200b", []), ("a\x07b", [(1, "the control character U+0007")]),
        ("é\x85\x0c\t\r\n", []), ("é\x80", [(1, "the control character U+0080")]),
        ("a\u202eb", [(1, "the character U+202E, which shows the words after it in another order")]),
        ("a\u200bb", [(1, "the invisible character U+200B in a word")]),
        ("a\u00ad\u200bb", [(2, "the invisible character U+200B in a word")]),
        ("@a\u200b", [(2, "the invisible character U+200B in a word")]), ("می\u200cخواهم", []), ("中\u200b文", []),
        ("\u202aa\u202c", []), ("\u2067a\u2069", []),
        ("\u202aa\u2069", [(0, "the mark of direction U+202A, which is not closed on its line")]),
        ("é\n\u2067a\nb\u2069", [(2, "the mark of direction U+2067, which is not closed on its line")]),
        ("\u202a\u2067a\u2069\u202c", []),
        ("\u202a\u2067a\u202c\u2069", [(0, "the mark of direction U+202A, which is not closed on its line")]),
        ("\u202c\u2069", []),
        ("\u202aa \x07b", [(0, "the mark of direction U+202A, which is not closed on its line"),
        (3, "the control character U+0007")]),
    ],
)  # fmt: skip
def test_what_nobody_sees_is_named_at_its_place(content: str, expected: list[tuple[int, str]]) -> None:
    assert unseen(content) == expected


def test_so_many_unseen_characters_are_told() -> None:
    assert len(unseen("\x07" * 20)) == len(unseen("\x07" * 21)) == 20
