"""What we write is read back by readers that are not ours, and by our own without losing a field."""

from __future__ import annotations

import json
from typing import Any

import pypandoc
import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.bibliography import Item, gather, read
from briefwright.exports.bibliographies import WRITERS, biblatex, bibtex, csl_json, ris
from briefwright.text import Text

SOURCE = r"""
@string{acm = {ACM Press}}
@article{emerson2019, author = {Emerson, Sarah and van der Berg, Jan and {World Bank}},
  title = {Who makes {DNA} \& \emph{why}},
  journaltitle = {OneZero}, entrysubtype = {newspaper}, date = {2019-11-26}, url = {https://e.org/a_b%20c},
  urldate = {2020-01-05}, pages = {12--15}, keywords = {press, trade}, sha256 = {ab12}, archiveurl = {https://a.org/x}}
@online{ren2001, author = {任正非 (Ren Zhengfei)}, title = {华为的冬天}, translatedtitle = {Huawei's Winter},
  transliteratedtitle = {Huawei de dongtian}, langid = {chinese}, date = {2001-02~}, url = {https://e.org/}}
@incollection{part, title = {A Part}, author = {King, Jr., Martin}, crossref = {whole}, year = 1999, month = jul}
@collection{whole, title = {The Whole}, subtitle = {Sub}, editor = {Ed, A.}, publisher = acm, location = {Paris}}
@book{private, title = {T}, note = {Private: do not print}, file = {papers/t.pdf}, annote = {hm}, publisher = {P}}
"""


@pytest.fixture(scope="module")
def items() -> tuple[Item, ...]:
    bibliography, findings = gather([read(Text("a.bib", SOURCE))])
    assert findings == ()
    return tuple(bibliography.values())


def fields(item: Item) -> dict[str, str]:
    return {name: field.raw for name, field in item.fields.items()}


def public(item: Item) -> dict[str, str]:
    hidden = {"file", "annote"} | ({"note"} if item.key == "private" else set())
    return {name: raw for name, raw in fields(item).items() if name not in hidden}


def test_biblatex_is_read_by_bibtexparser(items: tuple[Item, ...]) -> None:
    made = parse_string(biblatex(items))
    assert made.failed_blocks == []
    assert {entry.key: entry.entry_type for entry in made.entries} == {item.key: item.entry_type for item in items}
    assert {field.key: field.value for field in made.entries_dict["emerson2019"].fields} == public(items[0])


def test_bibtex_has_the_old_names(items: tuple[Item, ...]) -> None:
    made = parse_string(bibtex(items))
    assert made.failed_blocks == []
    entry = {field.key: field.value for field in made.entries_dict["emerson2019"].fields}
    assert (entry["journal"], entry["year"], entry["month"]) == ("OneZero", "2019", "nov")
    assert made.entries_dict["ren2001"].entry_type == "misc"
    part = {field.key: field.value for field in made.entries_dict["part"].fields}
    assert (part["booktitle"], part["address"], part["publisher"]) == ("The Whole", "Paris", "ACM Press")
    assert "crossref" not in part


def test_ris_is_read_by_rispy(items: tuple[Item, ...]) -> None:
    records = {record["id"]: record for record in rispy.loads(ris(items))}
    assert list(records) == [item.key for item in items]
    first = records["emerson2019"]
    assert first["type_of_reference"] == "NEWS"
    assert first["authors"] == ["Emerson, Sarah", "van der Berg, Jan", "World Bank"]
    assert (first["title"], first["year"], first["date"]) == ("Who makes DNA & why", "2019", "2019/11/26")
    assert (first["start_page"], first["end_page"], first["keywords"]) == ("12", "15", ["press", "trade"])


def by_pandoc(source: str, form: str) -> dict[str, dict[str, Any]]:
    made = json.loads(pypandoc.convert_text(source, "csljson", format=form))
    return {item["id"]: item for item in made}


def test_biblatex_is_read_by_pandoc(items: tuple[Item, ...]) -> None:
    made = by_pandoc(biblatex(items), "biblatex")
    assert sorted(made) == sorted(item.key for item in items)
    assert made["emerson2019"]["author"] == items[0].csl["author"]
    assert made["emerson2019"]["issued"] == {"date-parts": [[2019, 11, 26]]}
    assert made["part"]["container-title"] == "The whole: Sub"  # pandoc makes titles sentences


def test_bibtex_is_read_by_pandoc(items: tuple[Item, ...]) -> None:
    made = by_pandoc(bibtex(items), "bibtex")
    assert made["emerson2019"]["container-title"] == "OneZero"
    assert made["part"]["issued"] == {"date-parts": [[1999, 7]]}


def test_csl_json_is_read_by_pandoc(items: tuple[Item, ...]) -> None:
    made = by_pandoc(csl_json(items), "csljson")
    assert made["ren2001"]["title"] == "华为的冬天"
    assert made["ren2001"]["issued"] == {"circa": True, "date-parts": [[2001, 2]]}


def test_csl_json_holds_only_what_csl_has(items: tuple[Item, ...]) -> None:
    for item in json.loads(csl_json(items)):
        assert not {"translated-title", "transliterated-title", "archive-url"} & item.keys()
        assert all("multi" not in name for name in item.get("author", []))


@pytest.mark.parametrize("ending", ["bib", "json"])
def test_our_own_reader_loses_no_field(items: tuple[Item, ...], ending: str) -> None:
    again, findings = gather([read(Text(f"a.{ending}", WRITERS[ending](items)))])
    assert findings == ()
    for item in items:
        if item.key != "private":
            assert dict(again[item.key].csl) == dict(item.csl)
        assert fields(again[item.key]) == public(item)
        assert again[item.key].entry_type == item.entry_type


def test_private_fields_leave_the_house_only_when_asked(items: tuple[Item, ...]) -> None:
    for write in WRITERS.values():
        written = write(items)
        assert "do not print" not in written
        assert "t.pdf" not in written
        assert "hm" not in written
    assert "t.pdf" in biblatex(items, private=True)
    assert "do not print" in csl_json(items, private=True)


def test_a_link_goes_along_only_with_what_it_names(items: tuple[Item, ...]) -> None:
    part = next(item for item in items if item.key == "part")
    assert "crossref" not in biblatex((part,))
    assert "crossref" in biblatex(items)
    alone = read(Text("a.bib", biblatex((part,)))).items[0]
    assert dict(alone.csl) == dict(part.csl)


def test_a_change_by_another_program_counts(items: tuple[Item, ...]) -> None:
    listed = json.loads(csl_json(items))
    listed[0]["title"] = "Another title"
    listed[1]["author"] = [{"family": "Ren", "given": "Z."}]
    item, other = read(Text("a.json", json.dumps(listed))).items[:2]
    assert (other.csl["author"], other.fields["author"].raw) == (listed[1]["author"], "Ren, Z.")
    assert other.translated_title == "Huawei's Winter"
    assert (item.title, item.fields["title"].raw) == ("Another title", "Another title")
    assert item.fields["sha256"].raw == "ab12"


def test_a_value_that_lacks_braces_is_written_with_them() -> None:
    item = read(Text("a.bib", "@misc{k,\n  title = {The {DNA book},\n  note = {N}\n}")).items[0]
    assert read(Text("b.bib", biblatex((item,)))).findings == ()


def test_nothing_is_written_for_nothing() -> None:
    assert (biblatex(()), bibtex(()), ris(()), json.loads(csl_json(()))) == ("", "", "", [])


VALUES = st.text(st.sampled_from(list("ab é华&-–.,:;()'1")), min_size=1, max_size=20).map(str.strip).filter(bool)
LATEX = st.lists(
    VALUES | st.sampled_from([r"{DNA}", r"\emph{x}", r"\'e", r"\& ", r"50\%", "--", "$_2$", "{{A} b}", "``q''"]),
    min_size=1,
    max_size=5,
).map(" ".join)
NAMES = st.lists(
    st.sampled_from(["Smith, Ann", "Ann van Smith", "{WTO and Co}", "任正非", "任 正非 (Ren Zhengfei)", "K, Jr., M."]),
    min_size=1,
    max_size=3,
).map(" and ".join)
DATES = st.sampled_from(
    ["2019", "2019-04-18", "2019/2020", "2019/", "1890~", "2020-21", "-0043", "0000", "199X", "in press"]
)
FIELDS = {
    "title": LATEX, "subtitle": LATEX, "booktitle": LATEX, "journaltitle": LATEX, "maintitle": LATEX, "series": LATEX,
    "author": NAMES, "editor": NAMES, "bookauthor": NAMES, "editora": NAMES, "holder": NAMES, "date": DATES,
    "year": DATES, "urldate": DATES, "origdate": DATES, "month": st.sampled_from(["jul", "7", "spring"]),
    "url": st.just("https://e.org/a_b%20c"), "doi": st.just("10.1000/a_b"), "number": VALUES, "issue": VALUES,
    "volume": VALUES, "pages": st.sampled_from(["1--2", "1-2", "e12", "1, 3--4"]), "publisher": LATEX,
    "institution": LATEX, "organization": LATEX, "howpublished": LATEX, "type": st.sampled_from(["phdthesis", "Memo"]),
    "note": LATEX, "addendum": LATEX, "keywords": st.just("press; trade , x"),
    "langid": st.sampled_from(["ngerman", "zh"]),
    "eprint": VALUES, "eprinttype": st.just("arxiv"), "x-own": LATEX, "translatedtitle": LATEX, "archiveurl": VALUES,
    "entrysubtype": st.sampled_from(["magazine", "post-weblog", "odd"]), "journal": LATEX, "address": LATEX,
}  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(
    st.sampled_from(["article", "book", "online", "incollection", "inbook", "report", "misc", "phdthesis", "odd"]),
    st.lists(st.sampled_from(sorted(FIELDS)), unique=True, min_size=1, max_size=9).flatmap(
        lambda names: st.fixed_dictionaries({name: FIELDS[name] for name in names})
    ),
)
def test_biblatex_to_csl_json_to_biblatex_loses_no_field(entry_type: str, made: dict[str, str]) -> None:
    lines = ",\n".join(f"  {name} = {{{raw}}}" for name, raw in made.items())
    item = read(Text("a.bib", f"@{entry_type}{{k,\n{lines}\n}}")).items[0]
    again = read(Text("a.json", csl_json((item,)))).items[0]
    last = read(Text("b.bib", biblatex((again,)))).items[0]
    assert (last.entry_type, fields(last)) == (entry_type, made)
    assert dict(last.csl) == dict(item.csl) == dict(again.csl)
