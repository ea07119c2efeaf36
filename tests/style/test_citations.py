"""What citations look like in the three kinds of styles, and what is said when one cannot be made."""

from __future__ import annotations

import pytest
from tests.style.made import AUTHOR_DATE, NOTES, NUMERIC, book, style

from briefwright.style import CitedItem, Cluster, plain, render

ITEMS = {
    "emerson": book("Emerson", 2019, "Routes"),
    "lovelace": book("Lovelace", 1843, "Notes"),
    "twin1": book("Curie", 1903, "Radium"),
    "twin2": book("Curie", 1903, "Polonium"),
}


def cited(body: str, *clusters: Cluster, kind: str = "in-text") -> list[str]:
    return [plain(trees) for trees in render(style(body, kind), ITEMS, clusters).citations]


def one(*cites: CitedItem, note: int | None = None, in_text: bool = False) -> Cluster:
    return Cluster(cites, note, in_text)


PLAIN = AUTHOR_DATE.format(options="")
APART = AUTHOR_DATE.format(options='disambiguate-add-year-suffix="true" collapse="year"')


@pytest.mark.parametrize(
    ("cluster", "expected"),
    [
        (one(CitedItem("emerson", "3")), "(Emerson 2019, 3)"),
        (one(CitedItem("emerson", "3-5")), "(Emerson 2019, 3–5)"),
        (one(CitedItem("emerson", prefix="see ")), "(see Emerson 2019)"),
        (one(CitedItem("emerson", suffix=", passim")), "(Emerson 2019, passim)"),
        (one(CitedItem("emerson"), CitedItem("lovelace")), "(Emerson 2019; Lovelace 1843)"),
        (one(CitedItem("emerson", form="suppress-author")), "(2019)"),
        (one(CitedItem("emerson", form="author-only")), "(Emerson)"),
        (one(CitedItem("emerson", "3"), in_text=True), "Emerson (2019, 3)"),
        (one(CitedItem("emerson"), CitedItem("lovelace"), in_text=True), "Emerson (2019; Lovelace 1843)"),
    ],
)
def test_an_author_date_citation(cluster: Cluster, expected: str) -> None:
    assert cited(PLAIN, cluster) == [expected]


def test_works_of_one_author_and_year_get_letters_and_others_none() -> None:
    both = one(CitedItem("twin1"), CitedItem("twin2"))
    assert cited(APART, both, one(CitedItem("emerson"))) == ["(Curie 1903a, 1903b)", "(Emerson 2019)"]
    assert cited(APART, one(CitedItem("twin1"))) == ["(Curie 1903)"]


def test_runs_of_three_numbers_become_a_range_and_two_do_not() -> None:
    all_four = one(*(CitedItem(key) for key in ITEMS))
    assert cited(NUMERIC, all_four, one(CitedItem("emerson"), CitedItem("lovelace"))) == ["[1–4]", "[1, 2]"]


def test_a_numeric_citation_in_the_text_names_its_author() -> None:
    assert cited(NUMERIC, one(CitedItem("emerson"), in_text=True)) == ["Emerson [1]"]


def test_notes_shorten_what_was_cited_before() -> None:
    notes = [
        one(CitedItem("emerson", "3"), note=1),
        one(CitedItem("emerson", "3"), note=2),
        one(CitedItem("emerson", "4"), note=3),
        one(CitedItem("lovelace"), note=4),
        one(CitedItem("emerson"), note=5),
    ]
    assert cited(NOTES, *notes, kind="note") == [
        "Ann Emerson, “Routes,” 3.",
        "Ibid., 3.",
        "Ibid., 4.",
        "Ann Lovelace, “Notes.”",
        "Routes.",
    ]


def test_the_author_of_a_note_cited_in_the_text_is_given_beside_the_note() -> None:
    rendering = render(style(NOTES, "note"), ITEMS, [one(CitedItem("emerson"), note=1, in_text=True)])
    assert [plain(words) for words in rendering.authors] == ["Emerson"]
    assert plain(rendering.citations[0]) == "Ann Emerson, “Routes.”"


def test_an_unknown_key_is_a_problem_and_stays_visible() -> None:
    rendering = render(style(PLAIN), ITEMS, [one(CitedItem("emerson"), CitedItem("nobody"))])
    assert plain(rendering.citations[0]) == "(Emerson 2019)[nobody?]"
    assert [(problem.key, problem.message) for problem in rendering.problems] == [("nobody", "no item `nobody`")]


def test_known_keys_are_no_problem() -> None:
    assert render(style(PLAIN), ITEMS, [one(CitedItem("emerson"))]).problems == ()


def test_a_citation_without_any_text_is_a_problem() -> None:
    only_titles = '<citation><layout><text variable="title"/></layout></citation>'
    rendering = render(style(only_titles), {"bare": {"type": "book"}}, [one(CitedItem("bare"))])
    assert [problem.key for problem in rendering.problems] == ["bare"]


def test_the_bibliography_lists_what_is_cited_and_what_is_asked_for() -> None:
    rendering = render(style(PLAIN), ITEMS, [one(CitedItem("lovelace"))], uncited=["emerson"])
    assert [(entry.key, plain(entry.trees)) for entry in rendering.entries] == [
        ("emerson", "Emerson, Ann. 2019. Routes."),
        ("lovelace", "Lovelace, Ann. 1843. Notes."),
    ]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [(("twin1", "twin2"), "(Curie 1903a, 1903b)"), (("twin2", "twin1"), "(Curie 1903b, 1903a)")],
)
def test_cites_that_sort_alike_stay_in_the_order_of_the_author(keys: tuple[str, str], expected: str) -> None:
    by_author = APART.replace('  <layout prefix="("', '  <sort><key variable="author"/></sort><layout prefix="("', 1)
    before = one(CitedItem("twin1"), CitedItem("twin2"))
    assert cited(by_author, before, one(*(CitedItem(key) for key in keys)))[1] == expected
