"""RIS and CSL-JSON: what they say as items, and their faults at their places."""

from __future__ import annotations

from typing import Any

import pytest

from briefwright.bibliography import Reading, read
from briefwright.text import Text

RIS = """\
TY  - NEWS
ID  - emerson2019
AU  - Emerson, Sarah
AU  - World Bank
TI  - Who makes 50% of it & why
T2  - OneZero
PY  - 2019
DA  - 2019/11/26/
SP  - 12
EP  - 15
UR  - https://e.org/a_b%20c
Y2  - 2020/01/05
KW  - press
KW  - amazon
LA  - en
ER  -

TY  - JOUR
AU  - 任正非
TI  - 华为
PY  - 2001
ER  -
"""

JSON = """\
[
  {
    "id": "emerson2019",
    "type": "article-newspaper",
    "title": "Who makes <i>it</i> & why",
    "author": [{"family": "Emerson", "given": "Sarah"}, {"literal": "World Bank"}],
    "issued": {"date-parts": [["2019", 11, 26]]},
    "accessed": {"raw": "2020-01-05"},
    "language": "en-US",
    "page": "12-15",
    "DOI": "10.1000/a_b"
  },
  {"id": 7, "type": "book", "title": "Seven"}
]
"""


def told(reading: Reading) -> list[str]:
    return [f"{found.place.start.line}:{found.place.start.column} {found.message}" for found in reading.findings]


def test_ris() -> None:
    reading = read(Text("a.ris", RIS))
    first, second = reading.items
    assert told(reading) == []
    assert dict(first.csl) == {
        "type": "article-newspaper",
        "author": [{"family": "Emerson", "given": "Sarah"}, {"literal": "World Bank"}],
        "title": "Who makes 50% of it & why",
        "container-title": "OneZero",
        "issued": {"date-parts": [[2019, 11, 26]]},
        "page": "12-15",
        "URL": "https://e.org/a_b%20c",
        "accessed": {"date-parts": [[2020, 1, 5]]},
        "keyword": "press, amazon",
        "language": "en",
    }
    assert (second.key, second.csl["author"]) == ("任正非2001", [{"family": "任", "given": "正非"}])


def test_each_field_of_ris_knows_its_place() -> None:
    item = read(Text("a.ris", RIS)).items[0]
    field = item.fields["title"]
    assert field.text[field.span] == field.value == "Who makes 50% of it & why"
    assert item.text[item.span] == "emerson2019"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("TY  - BOOK\nTI  - A\n\nTY  - BOOK\nTI  - B\nER  - \n", ["1:7 an entry without its end"]),
        ("TI  - A\nER  - \n", ["1:1 `TI` before the start of an entry"]),
        ("TY  - NOPE\nTI  - A\nER  - \n", ["1:7 `NOPE` is no type of RIS"]),
        ("hello\nTY  - BOOK\nTI  - A\nER  - \n", ["1:1 text outside of any entry: `hello`"]),
    ],
)
def test_faults_of_ris(source: str, expected: list[str]) -> None:
    assert told(read(Text("a.ris", source))) == expected


def test_ris_keeps_tags_that_it_does_not_know_and_joins_lines() -> None:
    item = read(Text("a.ris", "TY  - BOOK\nTI  - A long\n title\nC7  - x_y\nER  - \n")).items[0]
    assert (item.title, item.fields["ris-c7"].value) == ("A long title", "x_y")


def test_csl_json() -> None:
    reading = read(Text("a.json", JSON))
    first, second = reading.items
    assert told(reading) == []
    assert dict(first.csl) == {
        "type": "article-newspaper",
        "title": "Who makes <i>it</i> & why",
        "author": [{"family": "Emerson", "given": "Sarah"}, {"literal": "World Bank"}],
        "issued": {"date-parts": [[2019, 11, 26]]},
        "accessed": {"date-parts": [[2020, 1, 5]]},
        "language": "en-US",
        "page": "12-15",
        "DOI": "10.1000/a_b",
    }
    assert {name: field.raw for name, field in first.fields.items()} == {
        "entrysubtype": "newspaper",
        "title": "Who makes \\emph{it} \\& why",
        "author": "Emerson, Sarah and {World Bank}",
        "date": "2019-11-26",
        "urldate": "2020-01-05",
        "langid": "american",
        "pages": "12--15",
        "doi": "10.1000/a_b",
    }
    assert (second.key, second.title) == ("7", "Seven")


def test_each_member_of_csl_json_knows_its_place() -> None:
    item = read(Text("a.json", JSON)).items[0]
    field = item.fields["title"]
    assert field.text[field.span] == "Who makes <i>it</i> & why"
    assert item.text[item.span] == "emerson2019"


JSON_FAULTS: dict[str, tuple[str, list[str], list[str]]] = {
    "a missing comma between items": (
        '[{"id": "a", "title": "A"}\n {"id": "b", "title": "B"}]',
        ["1:27 missing comma after an item"],
        ["a", "b"],
    ),
    "a missing closing brace": (
        '[{"id": "a", "title": "A",\n {"id": "b", "title": "B"}]',
        ["2:2 an item that is no JSON: expecting property name enclosed in double quotes"],
        ["b"],
    ),
    "a missing opening brace": (
        '[{"id": "a"},\n "id": "b"},\n {"id": "c"}]',
        ['2:2 `"` where an item should start'],
        ["a", "c"],
    ),
    "a missing quote": (
        '[{"id": "a"},\n {"id": "b, "title": "B"},\n {"id": "c"}]',
        ["2:14 an item that is no JSON: expecting ',' delimiter"],
        ["a", "c"],
    ),
    "no id": ('[{"title": "A"}, {"id": "b"}]', ["1:2 an item without an `id`"], ["b"]),
    "no JSON at all": ("@misc{k, title={T}}", ["1:1 this is no CSL-JSON"], []),
    "authors as a text": (
        '[{"id": "a", "author": "Ann"}]',
        ["1:25 `author` of `a` is not of the form that CSL-JSON has for it"],
        ["a"],
    ),
    "a date as a list": (
        '[{"id": "a", "issued": [2019]}]',
        ["1:24 `issued` of `a` is not of the form that CSL-JSON has for it"],
        ["a"],
    ),
}


@pytest.mark.parametrize("name", JSON_FAULTS)
def test_faults_of_csl_json(name: str) -> None:
    source, expected, keys = JSON_FAULTS[name]
    reading = read(Text("a.json", source))
    assert told(reading) == expected
    assert [item.key for item in reading.items] == keys


BOMBS = ["[" * 100_000, '[{"id":"a","title":' + '{"a":' * 50_000, '[{"id":"a","volume":' + "9" * 9_000 + "}]"]


@pytest.mark.parametrize("source", BOMBS, ids=["lists", "objects", "a number"])
def test_csl_json_that_would_stop_a_parser(source: str) -> None:
    assert len(read(Text("a.json", source)).findings) == 1


@pytest.mark.parametrize("source", ['{"items": [{"id": "a"}]}', '{"id": "a"}', '\n [ {"id": "a"} ] ', "[]", ""])
def test_the_shapes_of_csl_json(source: str) -> None:
    reading = read(Text("a.json", source))
    assert [item.key for item in reading.items] == (["a"] if "a" in source else [])


def test_custom_variables_of_our_own_come_back() -> None:
    source = '[{"id": "a", "custom": {"briefwright": {"variables": {"translated-title": "Tr"}}}}]'
    item: Any = read(Text("a.json", source)).items[0]
    assert (item.translated_title, item.fields["translatedtitle"].raw) == ("Tr", "Tr")
