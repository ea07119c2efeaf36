"""Each check's page is a test: its examples say what they claim to say, and one of them finds nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.checks.cases import Case, cases, project_of, said

from briefwright.checks import NAMES

DOCS = Path(__file__).parents[2] / "docs" / "checks"
PAGES = {name: DOCS / f"{name}.md" for name in NAMES}


def shared_bibliography() -> str:
    """The bibliography of all examples, as the overview of the checks shows it."""
    page = (DOCS / "index.md").read_text(encoding="utf-8")
    return page.partition('title="bibliography/sources.bib"\n')[2].partition("```")[0]


def all_cases() -> list[tuple[str, Case]]:
    pages = {name: path.read_text(encoding="utf-8") for name, path in PAGES.items() if path.exists()}
    return [(name, case) for name, page in pages.items() for case in cases(page)]


@pytest.mark.parametrize(("check", "case"), [pytest.param(*one, id=f"{one[0]}:{one[1].line}") for one in all_cases()])
def test_the_page_says_what_the_check_says(check: str, case: Case) -> None:
    assert said(project_of(case.files, shared_bibliography()), check) == case.says


@pytest.mark.parametrize("check", NAMES)
def test_each_check_has_a_page_with_a_fault_and_its_repaired_twin(check: str) -> None:
    found = list(cases(PAGES[check].read_text(encoding="utf-8")))
    assert any(case.finds_nothing for case in found)
    assert any(not case.finds_nothing for case in found)
