"""Each check's page is a test: its examples say what they claim to say, and one of them finds nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from tests.checks.cases import Case, cases
from tests.checks.runs import says

from briefwright.checks import ELSEWHERE, NAMES

DOCS = Path(__file__).parents[2] / "docs" / "checks"
SOURCE = Path(__file__).parents[2] / "build_scripts" / "briefwright"
ALL = (*NAMES, *ELSEWHERE)
PAGES = {name: DOCS / f"{name}.md" for name in ALL}
INDEX = (DOCS / "index.md").read_text(encoding="utf-8")
MOST_CHARACTERS = 160


def shared_bibliography() -> str:
    """The bibliography of all examples, as the overview of the checks shows it."""
    return INDEX.partition('title="bibliography/sources.bib"\n')[2].partition("```")[0]


def all_cases() -> list[tuple[str, Case]]:
    pages = {name: path.read_text(encoding="utf-8") for name, path in PAGES.items() if path.exists()}
    return [(name, case) for name, page in pages.items() for case in cases(page)]


@pytest.mark.parametrize(("check", "case"), [pytest.param(*one, id=f"{one[0]}:{one[1].line}") for one in all_cases()])
def test_the_page_says_what_the_check_says(check: str, case: Case, tmp_path: Path) -> None:
    assert says(check, case.files, shared_bibliography(), tmp_path) == case.says


@pytest.mark.parametrize("check", ALL)
def test_each_check_has_a_page_with_a_fault_and_its_repaired_twin(check: str) -> None:
    found = list(cases(PAGES[check].read_text(encoding="utf-8")))
    assert any(case.finds_nothing for case in found)
    assert any(not case.finds_nothing for case in found)


@pytest.mark.parametrize("check", ALL)
def test_under_each_heading_of_examples_the_last_word_is_the_repaired_twin(check: str) -> None:
    last = {case.name: case for case in cases(PAGES[check].read_text(encoding="utf-8"))}
    assert [case.name for case in last.values() if not case.finds_nothing] == []


@pytest.mark.parametrize("check", ALL)
def test_each_page_is_named_after_its_check_and_says_in_a_sentence_what_it_asks(check: str) -> None:
    page = PAGES[check].read_text(encoding="utf-8")
    front = yaml.safe_load(page.split("---\n")[1])
    assert front["title"] == check
    assert f"\n# {check}\n" in page
    assert re.fullmatch(r"[A-Z][^.]+\.|[A-Z].+\.yml .+\.", front["description"])
    assert len(front["description"]) <= MOST_CHARACTERS
    for part in ("**Severity:**", "## What it cannot see", "## Examples"):
        assert part in page


def test_the_overview_lists_each_page_once() -> None:
    assert sorted(re.findall(r"^- \[([a-z-]+)\]\(\1\.md\): ", INDEX, re.MULTILINE)) == sorted(ALL)


def test_every_name_that_the_program_gives_to_a_check_has_a_page() -> None:
    """The names of checks are sentences with a verb; each stands as a constant, or where a finding is made."""
    verbs = r"(?:has|is|are|holds|resolves?|reads|stands|matches|exists|names|asks|runs?|tells|hides)"
    before = r"(?:^[A-Z]+(?:: Final)? = |\b(?:fault|finding)\(\s*|\bcheck=)"
    name = re.compile(rf'{before}"([a-z]+(?:-[a-z]+)*-{verbs}(?:-[a-z]+)*)"', re.MULTILINE)
    used = {found for path in SOURCE.rglob("*.py") for found in name.findall(path.read_text(encoding="utf-8"))}
    assert used == set(ALL)
