"""The small rules: punctuation, initials, pages, case, positions, order."""

from __future__ import annotations

import pytest

from briefwright.style.initials import initials
from briefwright.style.labelled import cut, has_labels
from briefwright.style.numbers import is_numeric, is_plural
from briefwright.style.pages import page_range
from briefwright.style.person import read_names
from briefwright.style.positions import Place, find_positions
from briefwright.style.punctuation import settle
from briefwright.style.sorting import collation
from briefwright.style.text_case import text_case
from briefwright.style.tokens import QUOTE, TEXT, UNQUOTE, Token, flat
from briefwright.style.year_suffix import letters


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("What?", ". Next", "What? Next"),
        ("etc.", ". Next", "etc. Next"),
        ("One:", "! Two", "One! Two"),
        ("One", ". Two", "One. Two"),
        ("One,", "; two", "One,; two"),
        ("One ", " two", "One two"),
    ],
)
def test_marks_that_meet(first: str, second: str, expected: str) -> None:
    assert flat(settle([(TEXT, first, ""), (TEXT, second, "")], in_quotes=False)) == expected


def test_a_comma_moves_inside_the_quotation_mark_only_where_the_locale_wants_it() -> None:
    tokens: list[Token] = [(QUOTE, '"', ""), (TEXT, "Title", ""), (UNQUOTE, '"', ""), (TEXT, ", next", "")]
    kinds = [token[:2] for token in settle(tokens, in_quotes=True)]
    assert kinds == [(QUOTE, '"'), (TEXT, "Title"), (TEXT, ","), (UNQUOTE, '"'), (TEXT, " next")]
    assert settle(tokens, in_quotes=False) == tokens


@pytest.mark.parametrize(
    ("given", "mark", "expected"),
    [
        ("Jean-Luc Marie", ". ", "J.-L. M."),
        ("J.R.R.", ".", "J.R.R."),
        ("Ann", "", "A"),
        ("Guo-ping", ".", "G."),
        ("Ludwig van", ".", "L. van"),
        ("Ph.M.E.", ". ", "Ph. M. E."),
        ("晓明", ".", "晓."),
    ],
)
def test_given_names_become_initials(given: str, mark: str, expected: str) -> None:
    assert initials(given, mark, initialize=True, hyphen=True) == expected


@pytest.mark.parametrize(
    ("pages", "form", "expected"),
    [
        ("110-115", "", "110–115"),
        ("321-328", "minimal", "321–8"),
        ("321-8", "expanded", "321–328"),
        ("101-108", "chicago", "101–8"),
        ("1496-1504", "chicago", "1496–1504"),
        ("N110-P5", "expanded", "N110-P5"),
        ("12", "chicago", "12"),
        ("3\\-B", "", "3-B"),
        ("i-ix", "", "i–ix"),
        ("1-2, 7-9", "", "1–2, 7–9"),
    ],
)
def test_page_ranges(pages: str, form: str, expected: str) -> None:
    assert page_range(pages, form, "–") == expected


@pytest.mark.parametrize("value", ["5", "5th", "3-4", "1, 2", "3 & 4", "iv", "18\\-2424"])
def test_numeric(value: str) -> None:
    assert is_numeric(value)


@pytest.mark.parametrize("value", ["", "second", "2nd ed.", "A-12", "9,367,592", "x" * 1000])
def test_not_numeric(value: str) -> None:
    assert not is_numeric(value)


def test_plural_of_numbers() -> None:
    assert [value for value in ("3", "3-4", "3, 4", "9,367", "iv-vi", "3 and 4") if is_plural(value)] == [
        "3-4",
        "3, 4",
        "iv-vi",
        "3 and 4",
    ]


def test_labels_inside_a_locator() -> None:
    assert cut("367-368, fig. 333") == (("", "", "367-368"), (", ", "figure", "333"))
    assert not has_labels("367-368")


@pytest.mark.parametrize(
    ("field", "case", "expected"),
    [
        ("the end of a tale", "title", "The End of a Tale"),
        ("a new start: the end", "title", "A New Start: The End"),
        ("iPhone and eBay", "title", "iPhone and eBay"),
        ('the <span class="nocase">nato</span> way', "title", ""),
        ("SHOUT <i>loud</i>", "lowercase", "shout <i>loud</i>"),
        ("the End", "sentence", "The end"),
    ],
)
def test_text_case(field: str, case: str, expected: str) -> None:
    assert text_case(field, case, "en", "en") == (expected or 'The <span class="nocase">nato</span> Way')


def test_title_case_is_for_english() -> None:
    assert text_case("la fin du monde", "title", "fr", "en") == "la fin du monde"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ({"family": "van der Vlist", "given": "Eric"}, ("van der", "Vlist", "Eric", "")),
        ({"family": "Humboldt", "given": "Alexander von"}, ("", "Humboldt", "Alexander", "von")),
        ({"family": "d'Arcus", "given": "Bruce"}, ("d'", "Arcus", "Bruce", "")),
        ({"family": "Smith", "given": "Ann"}, ("", "Smith", "Ann", "")),
    ],
)
def test_particles_are_found_in_names(name: dict[str, str], expected: tuple[str, ...]) -> None:
    (read,) = read_names([name])
    assert (read.non_dropping, read.family, read.given, read.dropping) == expected


def test_positions_by_note() -> None:
    a, b, page = Place("a", "", "page"), Place("b", "", "page"), Place("a", "3", "page")
    found = find_positions([(1, [a]), (2, [a]), (3, [page]), (4, [b]), (5, [a]), (40, [a])], 5)
    assert [(row[0].position, row[0].near_note) for row in found] == [
        (0, False),
        (3, True),
        (2, True),
        (0, False),
        (1, True),
        (1, False),
    ]


def test_order_is_by_letters_then_accents_then_case() -> None:
    words = ["Zoë", "Zoe", "apple", "Äpfel", "Apple", "10", "de Boer", "Deb", "王", "赵", "李"]
    assert sorted(words, key=lambda word: collation(word, "en")) == [
        *("10", "Äpfel", "apple", "Apple", "de Boer", "Deb", "Zoe", "Zoë", "李", "王", "赵")
    ]
    assert sorted(["Ash", "王", "李"], key=lambda word: collation(word, "zh")) == ["李", "王", "Ash"]


def test_year_suffixes_go_on_after_z() -> None:
    assert [letters(index) for index in (0, 25, 26, 51, 52, 702)] == ["a", "z", "aa", "az", "ba", "aaa"]
