"""A page is judged again when it changed, or something that was asked to judge it, and only then."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest
from tests.speed.conftest import EDITS, FAULTS

from briefwright import checks
from briefwright.findings import Finding, in_order
from briefwright.hosts import cache_reading, parallel, workspace
from briefwright.page import Page
from briefwright.project import Project, judge_pages
from briefwright.text import Text

TODAY = date(2026, 1, 1)


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that were judged anew."""
    seen: list[str] = []
    spread = parallel.spread

    def counting(work: object, values: list[object]) -> list[object]:
        # A text is judged when it is read.
        seen.extend(value.path for value in values if isinstance(value, (Page, Text)))
        return spread(work, values)  # type: ignore[arg-type]  # any work on any values, as given

    monkeypatch.setattr(parallel, "spread", counting)
    return seen


def found(folder: Path, today: date = TODAY) -> tuple[Finding, ...]:
    return cache_reading.project(folder, workspace.read(folder)).check(today).findings


def add(folder: Path, path: str, words: str) -> None:
    with (folder / path).open("a", encoding="utf-8") as file:
        file.write(words)


def test_what_is_said_of_pages_one_by_one_and_of_the_whole_is_what_all_checks_say(project: Path) -> None:
    chance = random.Random(2)
    for edit in FAULTS.values():
        edit(project, chance)
    evidence = Project(workspace.read(project)).written

    def said(table: Iterable[Callable[..., Iterable[Finding]]]) -> list[Finding]:
        return [one for check in table for one in check(evidence, TODAY)]

    apart = [*judge_pages(evidence, TODAY), *said(checks.OF_THE_WHOLE.values())]
    assert in_order(apart) == in_order(said(checks.CHECKS.values()))
    assert apart


def test_only_a_page_that_changed_is_judged_again(project: Path, judged: list[str]) -> None:
    found(project)
    assert len(judged) == 22
    judged.clear()
    found(project)
    assert judged == []
    EDITS["change_a_word"](project, random.Random(3))
    found(project)
    assert len(judged) == 1


def test_an_item_that_changes_has_the_pages_judged_again_that_cite_it(project: Path, judged: list[str]) -> None:
    add(project, "bibliography/sources.bib", "@misc{seven, title = {Seven}, author = {Ruiz, A.}, date = {2020}}\n")
    add(project, "docs/briefs/brief-00004.md", "\nSee [@seven].\n")
    found(project)
    judged.clear()
    items = project / "bibliography/sources.bib"
    items.write_text(items.read_text(encoding="utf-8").replace("{Seven}", "{Seven Sins}"), encoding="utf-8")
    found(project)
    assert judged == ["docs/briefs/brief-00004.md"]


def test_a_link_is_judged_again_when_the_file_comes_that_it_leads_to(project: Path) -> None:
    add(project, "docs/briefs/brief-00004.md", "\nSee [more](more.md).\n")
    assert [one.check for one in found(project)] == ["link-resolves"]
    (project / "docs/briefs/more.md").write_text("---\ntitle: M\ndeck: D.\nauthors: [A]\ndate: 2020-01-01\n---\n")
    assert [one.check for one in found(project) if one.check == "link-resolves"] == []


def test_leave_to_pass_a_claim_runs_out_though_nothing_changed(project: Path) -> None:
    mark = "<!-- no-source: confidential: a witness; until: 2026-01-01 -->"
    add(project, "docs/briefs/brief-00004.md", f"\nThe firm has 487 suppliers. {mark}\n")
    assert found(project) == ()
    assert [one.check for one in found(project, date(2026, 1, 2))] == ["waiver-is-valid"]


def test_a_page_that_depends_on_others_is_judged_when_they_are_read(project: Path) -> None:
    draft = "---\ntitle: M\ndeck: D.\nauthors: [A]\ndate: 2020-01-01\nstatus: draft\n---\n"
    (project / "docs/briefs/more.md").write_text(draft, encoding="utf-8")
    add(project, "docs/briefs/brief-00004.md", "\nSee [more](more.md).\n")

    assert found(project) == Project(workspace.read(project)).check(TODAY).findings
    assert [one.check for one in found(project)] == ["link-resolves"]


def test_no_brief_is_held_once_its_page_is_judged(project: Path) -> None:
    add(project, "docs/briefs/brief-00004.md", "\nSee [the next one](brief-00005.md).\n")
    read = cache_reading.project(project, workspace.read(project))
    read.check(TODAY)

    assert [page.path for page in read.written.pages if "_whole" in vars(page)] == []
