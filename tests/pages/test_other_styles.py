"""A reference in other styles: every form can be copied, and the style in use is not said twice."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser
from tests.properties.rendering import site

from briefwright.pages.other_styles import other_styles


def test_a_note_style_gives_footnote_and_entry() -> None:
    item = site().evidence.bibliography["alpha"]
    tree = LexborHTMLParser(other_styles(item, site().own_styles, "en"))
    assert [node.text() for node in tree.css("dt")] == ["Notes, footnote", "Notes, list of sources"]
    assert all(node.attributes.get("data-copy") == node.text() for node in tree.css(".bw-entry"))


def test_without_other_styles_nothing_is_shown() -> None:
    assert other_styles(site().evidence.bibliography["alpha"], {}, "en") == ""
