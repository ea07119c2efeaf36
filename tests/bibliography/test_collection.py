"""Several files as one bibliography: keys, near keys, strings and parents from elsewhere."""

from __future__ import annotations

import pytest

from briefwright.bibliography import Bibliography, gather, read
from briefwright.text import Text

SOURCES = """
@online{emerson2019, author={Emerson, Sarah}, title={Amazon Finally Reveals Who Makes Its Products}, date={2019}}
@online{renwei2020, author={{Renwei Electronics}}, title={供应商奖}, date={2020}, ids={renwei, award2020}}
@report{horizon2021, institution={Horizon Advisory}, title={Prime Time}, date={2021}}
"""


def gathered(*sources: str) -> tuple[Bibliography, list[str]]:
    bibliography, findings = gather(
        read(Text(f"{name}.bib", source)) for name, source in zip("abcdef", sources, strict=False)
    )
    places = [(one.place.path, one.place.start, one) for one in findings]
    return bibliography, [f"{path}:{at.line}:{at.column} {one.severity} {one.message}" for path, at, one in places]


def test_items_stand_in_the_order_of_the_files() -> None:
    bibliography, found = gathered("@misc{b, title={B}}", "@misc{a, title={A}}")
    assert (list(bibliography), len(bibliography), found) == (["b", "a"], 2, [])


def test_a_second_key_finds_its_item() -> None:
    bibliography, found = gathered(SOURCES)
    assert bibliography["award2020"] is bibliography["renwei2020"]
    assert "renwei" in bibliography
    assert "nobody" not in bibliography
    assert (len(bibliography), list(bibliography)) == (3, ["emerson2019", "renwei2020", "horizon2021"])
    assert found == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("renwie2020", "renwei2020"),
        ("emerson", "emerson2019"),
        ("Emerson2019", "emerson2019"),
        ("horizonadvisory", "horizon2021"),
        ("award", "renwei2020"),
    ],
)
def test_the_nearest_item(written: str, meant: str) -> None:
    nearest = gathered(SOURCES)[0].nearest(written)
    assert nearest[0].key == meant


def test_nothing_is_near_to_nonsense() -> None:
    assert gathered(SOURCES)[0].nearest("zzzzqqqq") == ()


def test_different_entries_under_one_key() -> None:
    bibliography, found = gathered("@misc{a, title={A}}", "\n@misc{a, title={Other}}")
    assert found == ["b.bib:2:7 error the key `a` stands for two different entries"]
    assert bibliography["a"].title == "A"


def test_the_place_of_the_first_entry_is_told() -> None:
    _, findings = gather([read(Text("a.bib", "@misc{a, title={A}}\n@misc{a, title={Other}}"))])
    assert [label.place.start.line for label in findings[0].labels] == [1]
    assert findings[0].help == "give one of them another key; the first (line 1) is used"


def test_the_same_entry_twice_is_a_warning() -> None:
    assert gathered("@misc{a, title={A}}\n@misc{a,\n title={A}}")[1] == [
        "a.bib:2:7 warning the key `a` stands for two equal entries"
    ]


@pytest.mark.parametrize(("one", "other"), [("smith2020", "Smith2020"), ("a", "\u0430"), ("e\u0301", "\u00e9")])
def test_keys_that_cannot_be_told_apart(one: str, other: str) -> None:
    _, found = gathered(f"@misc{{{one}, title={{A}}}}\n@misc{{{other}, title={{B}}}}")
    assert found == [f"a.bib:2:7 error the key `{other}` cannot be told from `{one}`"]


def test_strings_may_stand_in_another_file() -> None:
    bibliography, found = gathered("@article{a, title={A}, journal=acm}", "@string{acm = {ACM Letters}}")
    assert (bibliography["a"].csl["container-title"], found) == ("ACM Letters", [])


def test_parents_may_stand_in_another_file() -> None:
    bibliography, found = gathered("@incollection{a, title={A}, crossref={b}}", "@collection{b, title={B}}")
    assert (bibliography["a"].csl["container-title"], found) == ("B", [])
    field = bibliography["a"].fields["booktitle"]
    assert (field.text.path, field.inherited_from) == ("b.bib", "b")


def test_what_stands_in_no_file_is_told_once() -> None:
    _, found = gathered("@article{a, title={A}, journal=acm}", "@misc{b, title={B}}")
    assert found == ["a.bib:1:32 error no @string is called `acm` in `journal` of `a`"]
