"""Names, dates and languages by themselves: what an author writes beside what it means."""

from __future__ import annotations

from typing import Any

import pytest

from briefwright.bibliography.dates import read_date, read_year_month
from briefwright.bibliography.languages import babel_name, bcp47
from briefwright.bibliography.names import read_names

NAMES: dict[str, list[dict[str, Any]]] = {
    "Plato": [{"family": "Plato"}],
    "Ann Smith": [{"family": "Smith", "given": "Ann"}],
    "Smith, Ann": [{"family": "Smith", "given": "Ann"}],
    "de la Cruz, Juan": [{"family": "Cruz", "given": "Juan", "dropping-particle": "de la"}],
    "Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin": [
        {"family": "Vallée Poussin", "given": "Charles Louis Xavier Joseph", "dropping-particle": "de la"}
    ],
    "Martin Luther King, Jr.": [{"family": "King", "given": "Martin Luther", "suffix": "Jr."}],
    "{van der Berg}, Jan": [{"family": "van der Berg", "given": "Jan"}],
    "{{European Commission}}": [{"literal": "European Commission"}],
    "{\\'A}lvarez, {\\'I}.": [{"family": "Álvarez", "given": "Í."}],
    "D'Arcy, J.~B.": [{"family": "D'Arcy", "given": "J. B."}],
    "Ann Smith AND Bob Brown": [{"family": "Smith", "given": "Ann"}, {"family": "Brown", "given": "Bob"}],
    "Anderson, Andy": [{"family": "Anderson", "given": "Andy"}],
    "王小明": [{"family": "王", "given": "小明"}],
    "司马光": [{"family": "司马", "given": "光"}],
    "王 小明": [{"family": "王", "given": "小明"}],
    "王, 小明": [{"family": "王", "given": "小明"}],
    "卡尔·马克思": [{"family": "卡尔·马克思"}],
    "中华人民共和国商务部": [{"literal": "中华人民共和国商务部"}],
    "佐藤栄作": [{"family": "佐", "given": "藤栄作"}],
    "남궁민": [{"family": "남궁", "given": "민"}],
    "한국은행": [{"literal": "한국은행"}],
}
# Without a language four characters are a compound Chinese name at best; in Japanese they divide in the middle.
NAMES["佐藤栄作"] = [{"literal": "佐藤栄作"}]


@pytest.mark.parametrize("written", NAMES)
def test_names(written: str) -> None:
    reading = read_names(written)
    assert reading.names == NAMES[written]
    assert reading.problems == []


def test_a_japanese_name_of_four_characters_divides_in_the_middle() -> None:
    assert read_names("佐藤栄作", language="ja").names == [{"family": "佐藤", "given": "栄作"}]


def test_a_shorter_japanese_name_stays_whole() -> None:
    assert read_names("森鷗外", language="ja").names == [{"family": "森鷗外"}]


def test_a_kept_particle() -> None:
    assert read_names("Ludwig van Beethoven", useprefix=True).names[0]["non-dropping-particle"] == "van"


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("Smith, A., Brown, B., Clark, C., Dunn, D.", "too many commas in the name"),
        ("Smith, A.; Brown, B.", "seems to hold several names"),
        ("Smith, A. and and Brown, B.", "an empty name"),
        ("王小明、李华", "seems to hold several names"),
        ("family=Smith, given", "is no part of a name"),
    ],
)
def test_what_looks_wrong_with_names(written: str, problem: str) -> None:
    assert [problem in message for _, message, _ in read_names(written).problems] == [True]


def test_names_separated_by_commas_are_kept_apart() -> None:
    names = read_names("Smith, A., Brown, B., Clark, C., Dunn, D.").names
    assert [name["family"] for name in names] == ["Smith", "Brown", "Clark", "Dunn"]


DATES: dict[str, dict[str, Any]] = {
    "2019": {"date-parts": [[2019]]},
    "2019-04-18": {"date-parts": [[2019, 4, 18]]},
    "2019/2021-05": {"date-parts": [[2019], [2021, 5]]},
    "../2019": {"date-parts": [[0], [2019]]},
    "2019/..": {"date-parts": [[2019], [0]]},
    "2019?": {"date-parts": [[2019]], "circa": True},
    "2019%": {"date-parts": [[2019]], "circa": True},
    "19XX": {"date-parts": [[1900], [1999]]},
    "2019-XX": {"date-parts": [[2019]]},
    "2019-07-XX": {"date-parts": [[2019, 7]]},
    "2019-24": {"date-parts": [[2019]], "season": 4},
    "y12019": {"date-parts": [[12019]]},
    "-0043-03-15": {"date-parts": [[-44, 3, 15]]},
    "0000": {"date-parts": [[-1]]},
}


@pytest.mark.parametrize("written", DATES)
def test_dates_in_iso_form(written: str) -> None:
    reading = read_date(written)
    assert reading.csl == DATES[written]
    assert reading.problem == ""


LOOSE = {
    "April 2019": ([[2019, 4]], "2019-04"),
    "18 April 2019": ([[2019, 4, 18]], "2019-04-18"),
    "April 18, 2019": ([[2019, 4, 18]], "2019-04-18"),
    "2019/04/18": ([[2019, 4, 18]], "2019-04-18"),
    "2019-4-8": ([[2019, 4, 8]], "2019-04-08"),
    "2019年4月18日": ([[2019, 4, 18]], "2019-04-18"),
    "2019년 4월": ([[2019, 4]], "2019-04"),
    "c. 1890": ([[1890]], "1890~"),
    "1990s": ([[1990], [1999]], "1990/1999"),
    "44 BC": ([[-44]], "-0043"),
    "1 BC": ([[-1]], "0000"),
}


@pytest.mark.parametrize("written", LOOSE)
def test_dates_in_other_forms_are_understood_and_remarked(written: str) -> None:
    reading = read_date(written)
    assert (reading.csl["date-parts"], reading.iso) == LOOSE[written]
    assert reading.problem == f"the date `{written}` is not in ISO form"


@pytest.mark.parametrize("written", ["2019-02-30", "2019-13", "2019-04-31/2019-05", "2021-02-29"])
def test_days_that_do_not_exist(written: str) -> None:
    assert read_date(written).impossible


def test_a_leap_day_exists() -> None:
    assert not read_date("2020-02-29").impossible


def test_what_is_no_date_stays_as_it_is() -> None:
    reading = read_date("forthcoming")
    assert (reading.csl, reading.problem) == ({"literal": "forthcoming"}, "`forthcoming` is no date")


def test_a_range_that_ends_before_it_starts() -> None:
    assert read_date("2020/2019").problem == "the range ends before it starts"


@pytest.mark.parametrize(
    ("year", "month", "expected"),
    [
        ("2020", "jul", {"date-parts": [[2020, 7]]}),
        ("2020", "July", {"date-parts": [[2020, 7]]}),
        ("2020", "07", {"date-parts": [[2020, 7]]}),
        ("2020", "4~jul", {"date-parts": [[2020, 7, 4]]}),
        ("2020", "jul--aug", {"date-parts": [[2020, 7], [2020, 8]]}),
        ("2020", "spring", {"date-parts": [[2020]], "season": 1}),
        ("2019--2020", "", {"date-parts": [[2019], [2020]]}),
        ("in press", "", {"literal": "in press"}),
    ],
)
def test_years_and_months(year: str, month: str, expected: dict[str, Any]) -> None:
    assert read_year_month(year, month).csl == expected


LANGUAGES = {
    "chinese": "zh", "japanese": "ja", "korean": "ko", "ngerman": "de", "american": "en-US", "brazilian": "pt-BR",
    "italian": "it", "ukrainian": "uk", "zh-CN": "zh-CN", "zh_Hant_TW": "zh-Hant-TW", "EN": "en", "zho": "zh",
    "中文": "zh", "langchinese": "zh", "chinese-traditional": "zh-Hant", "": "", "no such language": "",
}  # fmt: skip


@pytest.mark.parametrize("written", LANGUAGES)
def test_languages(written: str) -> None:
    assert bcp47(written) == LANGUAGES[written]


@pytest.mark.parametrize("tag", ["zh", "ja", "ko", "de", "en", "fr", "it", "pt-BR", "uk", "ar"])
def test_a_language_goes_to_babel_and_back(tag: str) -> None:
    assert bcp47(babel_name(tag)) == tag
