"""The tree of runs, and the three forms printed from it."""

from __future__ import annotations

from tests.style.made import AUTHOR_DATE, NUMERIC, book, style

from briefwright.style import CitedItem, CiteRuns, Cluster, Run, Styled, html, markdown, plain, render, runs

ITEMS = {"e": book("Emerson", 2019, "Routes & <i>Roads</i> of 5*6"), "l": book("Lovelace", 1843)}
STYLE = style(AUTHOR_DATE.format(options=""))


def test_each_run_says_which_variable_of_which_item_it_shows() -> None:
    rendering = render(STYLE, ITEMS, [Cluster((CitedItem("e", "3"), CitedItem("l")))])
    shown = [(run.text, run.variable, run.key) for run in runs(rendering.citations[0])]
    assert shown == [
        ("(", "", ""),
        ("Emerson", "author", "e"),
        (" ", "", "e"),
        ("2019", "issued", "e"),
        (", ", "", "e"),
        ("3", "locator", "e"),
        ("; ", "", ""),
        ("Lovelace", "author", "l"),
        (" ", "", "l"),
        ("1843", "issued", "l"),
        (")", "", ""),
    ]


def test_each_cite_is_a_branch_of_its_own_with_its_place_in_the_citation() -> None:
    rendering = render(STYLE, ITEMS, [Cluster((CitedItem("l"), CitedItem("e")))])
    cites = [(tree.key, tree.index) for tree in rendering.citations[0] if isinstance(tree, CiteRuns)]
    assert cites == [("l", 0), ("e", 1)]


def test_a_cite_keeps_its_index_when_the_style_sorts() -> None:
    rendering = render(style(NUMERIC), ITEMS, [Cluster((CitedItem("e"),)), Cluster((CitedItem("l"), CitedItem("e")))])
    cites = [(tree.key, tree.index) for tree in rendering.citations[1] if isinstance(tree, CiteRuns)]
    assert cites == [("e", 1), ("l", 0)]


def test_markup_in_a_title_flips_inside_italics() -> None:
    trees = render(STYLE, ITEMS, [], uncited=["e"]).entries[0].trees
    assert html(trees) == (
        'Emerson, Ann. 2019. <i>Routes &#38; <span style="font-style:normal;">Roads</span> of 5*6</i>.'
    )
    assert plain(trees) == "Emerson, Ann. 2019. Routes & Roads of 5*6."
    assert markdown(trees) == "Emerson, Ann. 2019. *Routes & Roads of 5\\*6*."


def test_text_of_an_item_never_becomes_markup() -> None:
    bad = {"x": book("<script>", 2019, '<img src="x"> & _a_')}
    rendering = render(STYLE, bad, [Cluster((CitedItem("x", prefix="<b onclick=1>"),))])
    made = html(rendering.citations[0]) + html(rendering.entries[0].trees)
    assert "<script" not in made
    assert "<img" not in made
    assert "<b onclick" not in made


def test_a_link_can_stand_around_each_cite_but_not_around_nothing() -> None:
    three = {key: book(key, 2000) for key in "abc"}
    rendering = render(style(NUMERIC), three, [Cluster(tuple(CitedItem(key) for key in three))])
    linked = html(rendering.citations[0], wrap_cite=lambda cite, inner: f"<a href=#{cite.key}>{inner}</a>")
    assert linked == "[<a href=#a>1</a>–<a href=#c>3</a>]"


def test_markdown_marks_never_touch_spaces() -> None:
    assert markdown((Styled("font-style", "italic", (Run(" a "),)),)) == " *a* "
