from selectolax.lexbor import LexborHTMLParser

from briefwright.pages.search_page import search_page


def test_the_form_asks_by_address_and_the_lists_are_there_without_javascript() -> None:
    page = LexborHTMLParser(search_page([("All <briefs>", "../briefs/?a&b")]))
    form = page.css_first("#bw-search-page form[method=get]")
    assert form is not None
    assert form.css_first("label[for=bw-search-field]") is not None
    assert form.css_first("input#bw-search-field[name=q]") is not None
    assert '<a href="../briefs/?a&amp;b">All &lt;briefs&gt;</a>' in search_page([("All <briefs>", "../briefs/?a&b")])


def test_without_lists_nothing_is_promised() -> None:
    assert "listed" not in search_page([])
