"""What holds for any set of sources: rendering depends on values alone."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.style.made import AUTHOR_DATE, book, own_style, style

from briefwright.style import CitedItem, Cluster, html, plain, render, runs

WORD = st.text("abcdeé漢字 -'“”:,.?!", min_size=1, max_size=12).filter(lambda text: text.strip() != "")
BOOK = st.builds(book, st.sampled_from(["Ash", "Birch", "Ash and Birch"]), st.integers(1990, 1992), WORD)
LIBRARY = st.dictionaries(st.sampled_from("abcdefgh"), BOOK, min_size=1)
APART = AUTHOR_DATE.format(
    options='disambiguate-add-year-suffix="true" disambiguate-add-names="true" disambiguate-add-givenname="true"'
)


@settings(max_examples=60, deadline=None)
@given(library=LIBRARY, data=st.data())
def test_the_order_in_which_sources_are_listed_does_not_matter(library: dict[str, object], data: st.DataObject) -> None:
    made = style(APART)
    keys = sorted(library)
    shuffled = data.draw(st.permutations(keys))
    items = {key: library[key] for key in keys}
    mixed = {key: library[key] for key in shuffled}
    asked = [Cluster((CitedItem(key),)) for key in keys]
    assert render(made, items, asked) == render(made, mixed, asked)  # type: ignore[arg-type]  # values are books


@settings(max_examples=60, deadline=None)
@given(library=LIBRARY)
def test_no_two_works_are_cited_alike(library: dict[str, dict[str, object]]) -> None:
    rendering = render(style(APART), library, [Cluster((CitedItem(key),)) for key in library])
    shown = [plain(trees) for trees in rendering.citations]
    assert len(set(shown)) == len(shown)


@settings(max_examples=60, deadline=None)
@given(library=LIBRARY)
def test_html_says_what_the_text_says_and_every_run_has_its_item(library: dict[str, dict[str, object]]) -> None:
    rendering = render(own_style("briefwright-author-date"), library, [], uncited=sorted(library))
    assert {entry.key for entry in rendering.entries} == set(library)
    for entry in rendering.entries:
        assert unescape(re.sub(r"<[^>]*>", "", html(entry.trees))) == plain(entry.trees)
        assert {run.key for run in runs(entry.trees)} <= {entry.key, ""}
