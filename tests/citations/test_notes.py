"""In a note style citations are footnotes, in one series with those of the author."""

from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode
from tests.properties.rendering import render

NOTES = "briefwright-notes"


def shown(markdown: str, style: str = NOTES) -> LexborHTMLParser:
    return LexborHTMLParser(render(markdown, style))


def text(node: LexborNode | None) -> str:
    return " ".join(node.text().replace("↩", "").split()) if node is not None else ""


def notes(tree: LexborHTMLParser) -> list[str]:
    return [text(item) for item in tree.css(".footnote li")]


MARKS = {
    "behind a full stop, without a space": ("It fell [@alpha].", "It fell.1"),
    "on a line of its own": ("It fell\n[@alpha].", "It fell.1"),
    "behind a comma": ("It fell [@alpha], they say.", "It fell,1 they say."),
    "behind a quotation mark behind a full stop": ("“It fell [@alpha].”", "“It fell.”1"),
    "before a bracket that closes": ("(It fell [@alpha])", "(It fell1)"),
    "two in a row": ("It fell [@alpha] [@beta2020].", "It fell.12"),
    "a name in the sentence": ("@alpha says so.", "Author101 says so."),
    "a name and a comma": ("By @alpha [p. 3], it fell.", "By Author10,1 it fell."),
    "no name with a hyphen": ("So says -@alpha.", "So says.1"),
    "at the beginning": ("[@alpha] says so.", "1 says so."),
    "Chinese punctuation": ("据报道［＠alpha］。", "据报道。1"),
    "an exclamation mark before a picture": ("It fell [@alpha]![](x.png)", "It fell1"),
    "an inline note stays where it is": ("It fell^[So @alpha.].", "It fell1."),
}


@pytest.mark.parametrize(("markdown", "expected"), MARKS.values(), ids=MARKS.keys())
def test_marks_stand_where_a_printer_sets_them(markdown: str, expected: str) -> None:
    assert text(shown(markdown).css_first("p")) == expected


def test_one_series_by_the_places_of_the_marks() -> None:
    tree = shown(
        "One [@alpha, p. 3].[^own] Two [@alpha, p. 4].\n\n| a [@beta2020] |\n|---|\n| b |\n\n- [@alpha]\n\n"
        "[^own]: Compare [@gamma:x]; and @alpha [p. 5].\n"
    )
    assert [mark.text() for mark in tree.css("sup a")] == ["1", "2", "3", "4", "5"]
    assert notes(tree) == [
        "Ann Author10, Title of alpha, 2010, 3.",
        "Compare Ann Author12, Title of gamma:x, 2012; and Author10 (Author10, Title of alpha, 5).",
        "Author10, Title of alpha, 4.",
        "Ann Author11, Title of beta2020, 2011.",
        "Author10, Title of alpha.",
    ]


def test_ibid_follows_the_note_and_not_the_place_in_the_file() -> None:
    tree = shown(
        "One [@alpha, p. 3]. Two [@alpha, p. 3]. Three [@alpha]. Four.[^own] Five [@alpha].\n\n"
        "[^own]: See [@beta2020].\n"
    )
    assert [note.partition(",")[0].rstrip(".") for note in notes(tree)] == [
        "Ann Author10", "Ibid", "Author10", "See Ann Author11", "Author10",
    ]  # fmt: skip


def test_ways_back_lead_to_the_mark_and_the_mark_to_the_note() -> None:
    tree = shown("# Title\n\nOne [@alpha, p. 3]. Two @alpha.\n\n## More [@alpha]\n\n![A map [@alpha]](x.png)\n")
    backs = [node.attributes.get("href") or "" for node in tree.css(".bw-backlink")]
    assert backs == ["#cite-alpha-1", "#cite-alpha-2", "#cite-alpha-3"]
    for back in backs:
        place = tree.css_first(f'[id="{back[1:]}"]')
        assert place is not None
        assert not any(parent.attributes.get("class") == "footnote" for parent in _above(place))
    for mark in tree.css("a.bw-note-mark"):
        note = tree.css_first(f'[id="{(mark.attributes.get("href") or "")[1:]}"]')
        assert note is not None
        assert note.css_first("a.bw-cite") is not None
    assert "footnote" not in str(tree.css("img")[0].attributes.get("alt"))


def _above(node: LexborNode) -> list[LexborNode]:
    found = []
    while (parent := node.parent) is not None:
        found.append(parent)
        node = parent
    return found


def test_contents_and_titles_hold_no_marks() -> None:
    html = render("## Fell [@alpha]^[so]\n\nText.\n", NOTES)
    assert re.search(r'<h2 id="fell"', html)


@pytest.mark.parametrize("style", ["briefwright-author-date", "nature", NOTES])
def test_inline_notes_are_footnotes_in_every_style(style: str) -> None:
    tree = shown("It fell^[By *one* account [@alpha], it\nfell.] twice.", style)
    assert text(tree.css_first("p")) == "It fell1 twice."
    assert len(notes(tree)) == 1
    assert notes(tree)[0].startswith("By one account")
    assert len(tree.css(".footnote a.bw-cite")) == 1


def test_a_style_without_notes_makes_none() -> None:
    assert not shown("It fell [@alpha].", "briefwright-author-date").css(".footnote")


def test_every_number_of_a_range_can_be_followed() -> None:
    tree = shown("It fell [@alpha; @beta2020; @gamma:x].", "nature")
    assert text(tree.css_first("p")) == "It fell 1–3."
    assert [node.attributes.get("data-key") for node in tree.css("a.bw-cite")] == ["alpha", "gamma:x", "beta2020"]
    assert [node.attributes.get("tabindex") for node in tree.css("a.bw-cite")] == [None, None, "-1"]
