"""What a style keeps of items shows in no rendering: each comes out as if it were the first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.style.made import AUTHOR_DATE, NOTES, NUMERIC, book, style

from briefwright.style import CitedItem, Cluster, Style, html, plain, render
from briefwright.style.record import Records

OPTIONS = 'disambiguate-add-year-suffix="true" disambiguate-add-names="true" disambiguate-add-givenname="true"'
APART = AUTHOR_DATE.format(options=OPTIONS)
PRIMARY = AUTHOR_DATE.format(options=f'{OPTIONS} givenname-disambiguation-rule="primary-name"')
FEW = APART.replace("<name ", '<name et-al-min="2" et-al-use-first="1" ')
DASHES = APART.replace("<bibliography>", '<bibliography subsequent-author-substitute="—">')
LABELS = APART.replace('<text variable="title"', '<text variable="citation-label"/><text variable="title"')
BACKWARDS = NUMERIC.replace("<bibliography>", '<bibliography><sort><key variable="issued" sort="descending"/></sort>')
SHORTER = NOTES.replace('<text variable="title" form="short"/>', '<text variable="first-reference-note-number"/>')
STYLES = (APART, PRIMARY, FEW, DASHES, LABELS, NUMERIC, BACKWARDS, NOTES, SHORTER)
PEOPLE = st.lists(
    st.fixed_dictionaries({"family": st.sampled_from(["Ash", "Birch"]), "given": st.sampled_from(["Ann", "Al", "Bo"])}),
    min_size=1,
    max_size=3,
)
BOOKS = st.builds(
    lambda people, year, title: {**book("", year, title), "author": people},
    PEOPLE, st.integers(1990, 1991), st.sampled_from(["Bark", "Leaf"]),
)  # fmt: skip
DOCUMENTS = st.lists(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=6), min_size=2, max_size=4)


def asked_of(keys: list[str]) -> list[Cluster]:
    return [Cluster((CitedItem(key, locator="3" if at % 2 else ""),), note=at) for at, key in enumerate(keys, 1)]


def fresh(body: str) -> Style:
    """The style as if it had never rendered anything."""
    return replace(style(body, "note" if body in (NOTES, SHORTER) else "in-text"), records=Records())


@pytest.mark.parametrize("body", STYLES)
@settings(max_examples=25, deadline=None)
@given(library=st.fixed_dictionaries(dict.fromkeys("abcdef", BOOKS)), documents=DOCUMENTS)
def test_documents_that_share_a_style_come_out_like_single_ones(
    body: str, library: dict[str, Mapping[str, object]], documents: list[list[str]]
) -> None:
    shared = fresh(body)
    for keys in documents:
        items = {key: library[key] for key in keys}
        asked = asked_of(keys)
        assert render(shared, items, asked, uncited=keys) == render(fresh(body), items, asked, uncited=keys)


def test_two_items_that_have_one_key_are_two() -> None:
    first, second = book("Ash", 1990, "Bark"), book("Ash", 1990, "Leaf")
    shown = [plain(render(style(APART), {"a": one}, [], uncited=["a"]).entries[0].trees) for one in (first, second)]
    assert shown == ["Ash, Ann. 1990. Bark.", "Ash, Ann. 1990. Leaf."]


def test_a_document_in_another_language_has_its_own_words() -> None:
    item = book("Ash and Birch", 1990)
    asked = [Cluster((CitedItem("a"),))]
    shown = [html(render(style(APART), {"a": item}, asked, language=tag).citations[0]) for tag in ("en-US", "de-DE")]
    assert shown == ["(Ash and Birch 1990)", "(Ash und Birch 1990)"]


def by(*people: str) -> Mapping[str, object]:
    named = (person.split() for person in people)
    return {**book("", 1990, "Bark"), "author": [{"given": given, "family": family} for given, family in named]}


def test_an_entry_names_as_many_people_as_the_document_needs() -> None:
    library, shared = {"a": by("Ann Ash", "Bo Birch"), "b": by("Ann Ash", "Bo Ash")}, fresh(FEW)
    alone = render(shared, {"a": library["a"]}, asked_of(["a"])).entries
    assert [plain(entry.trees) for entry in alone] == ["Ash, Ann et al. 1990. Bark."]
    both = render(shared, library, asked_of(["a", "b"])).entries
    shown = [plain(entry.trees) for entry in both]
    assert shown == ["Ash, Ann, Ash, Bo. 1990. Bark.", "Ash, Ann, Birch, Bo. 1990. Bark."]


def test_given_names_that_tell_people_apart_everywhere_leave_no_need_of_suffixes() -> None:
    library, shared = {"a": by("Ann Ash"), "b": by("Bo Ash")}, fresh(PRIMARY)
    for _ in range(2):
        shown = render(shared, library, asked_of(["b", "a"])).citations
        assert [plain(trees) for trees in shown] == ["(Bo Ash 1990, 3)", "(Ann Ash 1990)"]
