"""What the doctor says of an item, each case with a twin that lacks nothing."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from briefwright.bibliography import Bibliography, gather, read
from briefwright.bibliography.doctor import examine
from briefwright.bibliography.validity import required_fields, valid_fields
from briefwright.text import Text

WHOLE = (
    "@online{k, author={Ann Smith}, title={Title}, date={2019-04-18}, langid={english}, keywords={press},"
    " url={https://e.org/a}, urldate={2020-01-02}, doi={10.1000/182}, isbn={978-3-16-148410-0}}"
)


def bibliography_of(source: str) -> Bibliography:
    bibliography, findings = gather([read(Text("a.bib", source))])
    assert findings == ()
    return bibliography


def told(source: str, cited: str = "k") -> list[str]:
    return [found.message for found in examine(bibliography_of(source), cited.split())]


def test_a_whole_item_has_no_findings() -> None:
    assert told(WHOLE) == []


# What is put in the place of a part of the whole item, and what the doctor says then.
CASES: Mapping[str, tuple[str, str, list[str]]] = {
    "no access date": (
        ", urldate={2020-01-02}",
        "",
        ["`k` is a web page without the day on which it was read"],
    ),
    "an archived copy instead": (", urldate={2020-01-02}", ", archiveurl={https://a.org/x}", []),
    "no date": (", date={2019-04-18}", "", ["`k` has no date"]),
    "only a year and a month": ("2019-04-18", "2019-04", []),
    "no author": ("author={Ann Smith}, ", "", []),
    "no language": (", langid={english}", "", ["`k` does not say its language"]),
    "an unknown language": (
        "{english}",
        "{englsh}",
        ["`k` does not say its language", "`langid` of `k` names no language: `englsh`"],
    ),
    "no kind": ("{press}", "{amazon}", ["`k` does not say what kind of source it is"]),
    "a Chinese title": ("title={Title}", "title={标题}", ["the title of `k` has no translation"]),
    "a Chinese title and its translation": ("title={Title}", "title={标题}, translatedtitle={Title}", []),
    "no title": ("title={Title}, ", "", ["`k` has no title"]),
    "no address": (
        "url={https://e.org/a}, urldate={2020-01-02}, doi={10.1000/182}, ",
        "",
        ["`k` is a web page without its address"],
    ),
    "an impossible day": ("2019-04-18", "2019-02-30", ["`date` of `k`: there is no day 2019-02-30"]),
    "a date in words": ("2019-04-18", "18 April 2019", ["`date` of `k`: the date `18 April 2019` is not in ISO form"]),
    "a bad DOI": ("10.1000/182", "1000/182", ["`doi` of `k` is no DOI: a DOI looks like `10.1000/xyz123`"]),
    "a DOI as an address": (
        "{10.1000/182}",
        "{https://doi.org/10.1000/182}",
        ["`doi` of `k` is written as an address"],
    ),
    "a bad ISBN": ("148410-0", "148410-1", ["`isbn` of `k` is no ISBN: its last digit does not fit the others"]),
    "an address with a space": ("//e.org/a", "//e.org/a b", ["`url` of `k` is no web address: it contains a space"]),
    "an address without a scheme": (
        "https://e.org/a",
        "e.org/a",
        ["`url` of `k` is no web address: it does not start with `https://`"],
    ),
    "a script for an address": (
        "https://e.org/a",
        "javascript:alert(1)",
        ["`url` of `k` is no web address: readers cannot open `javascript:`"],
    ),
    "an address with a TeX escape": (
        "//e.org/a",
        "//e.org/a\\_b",
        ["`url` of `k` has backslashes, which biblatex prints as they stand"],
    ),
    "an institution as a person": (
        "{Ann Smith}",
        "{World Trade Organization}",
        ["`World Trade Organization` in `k` is read as a person's name"],
    ),
    "an institution as such": ("{Ann Smith}", "{{World Trade Organization}}", []),
    "names with commas": (
        "{Ann Smith}",
        "{Smith, A., Brown, B.}",
        ["`author` of `k`: too many commas in the name `Smith, A., Brown, B.`"],
    ),
    "second-hand": ("{press}", "{second-hand}", ["`k` is second-hand and does not name what it reports"]),
    "derived from nothing": ("{press}", "{press}, derivedfrom={j}", ["`k` derives from `j`, which does not exist"]),
    "derived from itself": ("{press}", "{press}, derivedfrom={k}", ["`k` derives from itself"]),
}


@pytest.mark.parametrize("name", CASES)
def test_what_the_doctor_says(name: str) -> None:
    part, instead, expected = CASES[name]
    assert part in WHOLE
    assert told(WHOLE.replace(part, instead)) == expected


def test_an_item_that_nothing_cites() -> None:
    assert told(WHOLE, cited="") == ["nothing cites `k`"]


PAIRS: Mapping[str, tuple[str, str, list[str]]] = {
    "the same DOI": (
        "doi={10.1/A}",
        "doi={https://doi.org/10.1/a}",
        ["`b` may be the same source as `a`: the same DOI"],
    ),
    "another DOI": ("doi={10.1/A}", "doi={10.1/B}", []),
    "the same address": (
        "url={https://www.e.org/x/}",
        "url={http://e.org/x}",
        ["`b` may be the same source as `a`: the same address"],
    ),
    "nearly the same title": (
        "title={A Report on the Chip Supply Chain}, date={2019}",
        "title={A report on the chip supply-chain.}, date={2019}",
        ["`b` may be the same source as `a`: nearly the same title"],
    ),
    "the same title, another year": (
        "title={A Report on the Chip Supply Chain}, date={2019}",
        "title={A Report on the Chip Supply Chain}, date={2020}",
        [],
    ),
}


@pytest.mark.parametrize("name", PAIRS)
def test_likely_duplicates(name: str) -> None:
    one, other, expected = PAIRS[name]
    messages = told(f"@misc{{a, {one}}}\n@misc{{b, {other}}}", cited="a b")
    assert [message for message in messages if "may be" in message] == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("@misc{k}", ["error `k` has no title"]),
        ("@misc{k, author={A, B}}", ["error `k` has no title"]),
        ("@misc{k, title={T}}", []),
        ("@report{k, title={T}, institution={I}, date={2019-04}}", []),
        ("@letter{k, author={A, B}, date={1999}}", []),
        ("@incollection{k, title={T}}", ["error `k` is part of a book or a volume that it does not name"]),
        ("@article{k, title={T}}", ["error `k` is an article that does not name its journal"]),
        ("@article{k, title={T}, doi={10.1/a}}", ["warning `k` is an article that does not name its journal"]),
        ("@online{k, title={T}}", ["error `k` is a web page without its address"]),
        ("@online{k, title={T}, archiveurl={https://a.org/}}", []),
    ],
)
def test_only_what_cannot_be_printed_or_found_is_an_error(source: str, expected: list[str]) -> None:
    item = bibliography_of(source)["k"]
    assert [f"{found.severity} {found.message}" for found in required_fields(item)] == expected


def test_a_finding_on_a_field_stands_at_its_value_and_mends_it() -> None:
    source = "@misc{k,\n  title = {T},\n  date = {18 April 2019}\n}"
    (found,) = valid_fields(bibliography_of(source)["k"])
    assert (found.place.start.line, found.place.start.column, found.severity) == (3, 11, "warning")
    assert found.fix is not None
    assert found.fix.replacement == "2019-04-18"


def test_only_a_day_that_does_not_exist_is_an_error() -> None:
    (found,) = valid_fields(bibliography_of("@misc{k, title={T}, year = 2019, month = {13}, day = 2}")["k"])
    assert found.severity == "warning"
    (found,) = valid_fields(bibliography_of("@misc{k, title={T}, urldate = {2019-02-31}}")["k"])
    assert found.severity == "error"


def test_an_inherited_field_is_judged_where_it_stands() -> None:
    bibliography = bibliography_of("@inbook{a, title={A}, crossref={b}}\n@book{b, title={B}, isbn={1}}")
    assert [found.key for key in ("a", "b") for found in valid_fields(bibliography[key])] == ["b"]
