"""The page on quotes is the test of what is accepted, refused and warned of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefwright.captures import FOLDS, Outcome, Quote, SourceText, Verdict, verify

PAGE = (Path(__file__).parents[2] / "docs" / "quotes.md").read_text(encoding="utf-8")
_ROW = re.compile(r"^\| `(?P<quote>[^`]+)` \| `(?P<source>[^`]+)` \| (?P<says>.+) \|$", re.MULTILINE)


def rows(heading: str) -> Iterator[tuple[str, str, str]]:
    part = PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    for found in _ROW.finditer(part):
        yield found["quote"].replace("\\u3099", "\u3099"), _source(found["source"]), found["says"]


def _source(shown: str) -> str:
    return shown.replace("⏎", "\n").replace("⇟", "\f")


def said(verdict: Verdict) -> str:
    return f"{verdict.outcome}: {', '.join(verdict.tolerated)}" if verdict.tolerated else str(verdict.outcome)


@pytest.mark.parametrize(("quote", "source", "outcome"), rows("What is accepted"))
def test_what_the_page_accepts(quote: str, source: str, outcome: str) -> None:
    found = verify(Quote(quote), SourceText(source))
    assert (said(found) if outcome != "ambiguous" else found.outcome) == outcome


@pytest.mark.parametrize(("quote", "source", "why"), rows("What is refused"))
def test_what_the_page_refuses(quote: str, source: str, why: str) -> None:
    assert verify(Quote(quote), SourceText(source)).outcome is Outcome.NOT_FOUND, why


@pytest.mark.parametrize(("quote", "source", "why"), rows("What is refused"))
def test_each_refused_source_holds_its_own_words(quote: str, source: str, why: str) -> None:
    assert verify(Quote(source), SourceText(source)).stands, why


@pytest.mark.parametrize(("quote", "source", "warning"), rows("What is warned of"))
def test_what_the_page_warns_of(quote: str, source: str, warning: str) -> None:
    found = verify(Quote(quote), SourceText(source))
    assert found.stands
    assert warning in found.warnings


@pytest.mark.parametrize(("quote", "source", "outcome"), rows("What is accepted"))
def test_nothing_accepted_without_need_is_warned_of_for_a_negation(quote: str, source: str, outcome: str) -> None:
    assert [said for said in verify(Quote(quote), SourceText(source)).warnings if "chance" not in said] == []


def test_the_page_names_every_tolerance_there_is() -> None:
    table = PAGE.partition("## What may differ")[2].partition("\n\nSpaces")[0]
    assert dict(re.findall(r"^\| ([a-z ]+) \| (.+) \|$", table, re.MULTILINE)) == dict(FOLDS)


def test_the_page_has_rows_of_all_three_kinds() -> None:
    assert [len(list(rows(f"What is {kind}"))) > 8 for kind in ("accepted", "refused", "warned of")] == [True] * 3
