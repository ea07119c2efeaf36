"""What programs find on pages: COinS for reference managers, CITATION.cff for a brief; both are read back."""

from __future__ import annotations

import re
from urllib.parse import parse_qs

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser
from tests.checks.cases import project_of

from briefwright import bibliography
from briefwright.bibliography import Item
from briefwright.exports.cff import cff
from briefwright.pages.coins import coins
from briefwright.text import Text


def item(entry: str) -> Item:
    return bibliography.read(Text("b.bib", entry)).items[0]


def read_back(entry: str) -> dict[str, list[str]]:
    span = LexborHTMLParser(coins(item(entry))).css_first("span.Z3988")
    assert span is not None
    return parse_qs(span.attributes.get("title") or "", strict_parsing=True)


SOURCES = {
    "article": (
        "@article{k, title={A & B}, author={Wu, Ann and {Office}}, journaltitle={J}, date={2020-03-04}, doi={10.1/x}}",
        {"rft.atitle": ["A & B"], "rft.jtitle": ["J"], "rft.au": ["Ann Wu", "Office"], "rft.date": ["2020-03-04"],
         "rft_id": ["info:doi/10.1/x"], "rft.genre": ["article"]},
    ),
    "book": (
        "@book{k, title={书名}, author={Wu, Ann}, publisher={P}, location={Q}, date={1999}, langid={chinese}}",
        {"rft.btitle": ["书名"], "rft.pub": ["P"], "rft.place": ["Q"], "rft.date": ["1999"], "rft.genre": ["book"]},
    ),
    "chapter": (
        "@incollection{k, title={C}, booktitle={B}, author={Wu, Ann}, date={1999}}",
        {"rft.atitle": ["C"], "rft.btitle": ["B"], "rft.genre": ["bookitem"]},
    ),
    "page": (
        '@online{k, title={"Quoted" & so}, author={Wu, Ann}, url={https://example.org/?a=1&b=2}, date={2020-05}}',
        {"rft.title": ['"Quoted" & so'], "rft.creator": ["Ann Wu"], "rft_id": ["https://example.org/?a=1&b=2"],
         "rft.date": ["2020-05"]},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("entry", "expected"), SOURCES.values(), ids=SOURCES.keys())
def test_a_source_is_recognised(entry: str, expected: dict[str, list[str]]) -> None:
    found = read_back(entry)
    assert found["ctx_ver"] == ["Z39.88-2004"]
    assert {name: found.get(name) for name in expected} == expected


#: The parts of Citation File Format 1.2.0 that a brief needs: what must and what may stand in each mapping.
_WHOLE = ({"cff-version", "message", "title", "authors"}, {"date-released", "url", "preferred-citation"})
_CITED = ({"type", "title", "authors"}, {"year", "month", "institution", "url", "languages"})
_PERSON = {"family-names", "given-names", "name-suffix", "name-particle", "orcid", "affiliation"}


def valid(text: str) -> dict[str, object]:
    whole = yaml.load(text, Loader=yaml.BaseLoader)
    assert whole["cff-version"] == "1.2.0"
    for mapping, (must, may) in ((whole, _WHOLE), (whole["preferred-citation"], _CITED)):
        assert must <= set(mapping) <= must | may
        assert all(set(one) == {"name"} or set(one) <= _PERSON for one in mapping["authors"])
        assert mapping["authors"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", whole.get("date-released", "2026-01-01"))
    assert all(re.fullmatch("[a-z]{2,3}", one) for one in whole["preferred-citation"].get("languages", []))
    assert "&id" not in text
    return dict(whole)


def test_a_brief_has_a_citation_file() -> None:
    fields = "title: 'What: fell?'\nauthors: [Ann Wu, Research office of the city]\ndate: 2026-11-24"
    document = f"---\n{fields}\n---\n\nText.\n"
    made = project_of({"docs/briefs/x.md": document}, "").prepare()
    whole = valid(made["docs/data/briefs/x.cff"].decode())
    assert whole["title"] == "What: fell?"
    assert whole["authors"] == [
        {"family-names": "Wu", "given-names": "Ann"},
        {"name": "Research office of the city"},
    ]
    assert whole["date-released"] == "2026-11-24"


def test_a_file_without_day_or_author_is_valid_too() -> None:
    assert "date-released" not in valid(cff(item("@report{k, title={T}, institution={The Site}, date={2026-11}}")))
    assert valid(cff(item("@report{k, title={T}}")))["authors"] == [{"name": "T"}]
