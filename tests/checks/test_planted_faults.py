"""Faults as authors make them: each is found at its line and column, and in its repaired twin nothing at all is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.checks.cases import TODAY, project_of

from briefwright.findings import blocking
from briefwright.project import Project
from briefwright.settings import Settings

FOLDER = Path(__file__).parent / "planted"
BRIEF = "docs/briefs/list.md"
HEAD = """\
---
title: The list
deck: It is long.
authors: [Ana Ruiz]
date: 2026-01-31
lang: {language}
---

"""
BIBLIOGRAPHY = """\
@report{emerson2019, title = {The List}, author = {Emerson, Sarah}, institution = {The Office}, date = {2019}}
@report{renwei2020, title = {An Award}, author = {{Renwei Electronics}}, institution = {Renwei}, date = {2020}}
@report{王2020, title = {名单}, author = {王, 伟}, institution = {办公室}, date = {2020}}
"""
CHART = """\
title = "Two countries"
units = "Suppliers in 2019"
alt = "Two bars: 505 and 55."
kind = "bar"
sources = ["emerson2019"]
columns = { country = { role = "label" }, suppliers = { role = "value" } }
"""
AROUND = {
    "docs/method.md": "How we work.\n",
    "docs/briefs/list.png": "",
    "charts/suppliers/chart.toml": CHART,
    "charts/suppliers/data.csv": "country,suppliers\nChina,505\nVietnam,55\n",
}
_CASE = re.compile(
    r"^=== (?P<name>[^\n]+?)(?: \[(?P<how>\w+)\])?\n(?P<fault>.*?)^--- (?P<expected>[^\n]+)\n",
    re.MULTILINE | re.DOTALL,
)
_FILE = re.compile(r"^@@ (.+)\n", re.M)


@dataclass(frozen=True)
class Planted:
    """A text with faults, where they are found, and the same text without them."""

    topic: str
    name: str
    how: str
    fault: str
    expected: tuple[str, ...]
    twin: str


def planted() -> Iterator[Planted]:
    for path in sorted(FOLDER.glob("*.txt")):
        content = path.read_text(encoding="utf-8").replace("→", "\t")
        found = list(_CASE.finditer(content))
        for at, case in enumerate(found):
            end = found[at + 1].start() if at + 1 < len(found) else len(content)
            twin = content[case.end() : end].rstrip("\n") + "\n"
            expected = tuple(case["expected"].split(", "))
            yield Planted(path.stem, case["name"], case["how"] or "", case["fault"], expected, twin)


CASES = list(planted())


def written(text: str, how: str) -> dict[str, str]:
    """The files of a case: what stands before the first `@@` is the brief, below a front matter of its own."""
    first, *rest = _FILE.split(text)
    files = dict(zip(rest[::2], rest[1::2], strict=True))
    if first.strip():
        body = HEAD.format(language="zh-Hans" if how == "zh" else "en") + first
        files[BRIEF] = body.replace("\n", "\r\n") if how == "CRLF" else "\ufeff" + body if how == "BOM" else body
    return {**AROUND, **files}


def project(text: str, how: str) -> Project:
    settings = Settings(bibliography=("bibliography/sources.bib", "bibliography/mills.bib"))
    return project_of(written(text, how), BIBLIOGRAPHY, settings)


def found(text: str, how: str) -> tuple[str, ...]:
    """`line:column check` of each finding; lines of the brief count from the first one below its front matter."""
    lines = []
    for one in project(text, how).check(TODAY).findings:
        start, path = one.place.start, one.place.path
        if path == BRIEF:
            lines.append(f"{start.line - HEAD.count(chr(10))}:{start.column} {one.check}")
        else:
            lines.append(f"{path}:{start.line}:{start.column} {one.check}")
    return tuple(lines)


@pytest.mark.parametrize("case", [pytest.param(one, id=f"{one.topic}: {one.name}") for one in CASES])
def test_a_planted_fault_is_found_at_its_place(case: Planted) -> None:
    assert sorted(found(case.fault, case.how)) == sorted(case.expected)


@pytest.mark.parametrize("case", [pytest.param(one, id=f"{one.topic}: {one.name}") for one in CASES])
def test_nothing_is_found_in_the_repaired_twin(case: Planted) -> None:
    assert found(case.twin, case.how) == ()


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 60
    assert sum(bool(re.search("[\u4e00-\u9fff]", case.fault)) for case in CASES) >= 15


@pytest.mark.parametrize("case", [pytest.param(one, id=one.name) for one in CASES if one.topic == "figures"])
def test_a_figure_without_a_source_stops_publication(case: Planted) -> None:
    report = project(case.fault, case.how).check(TODAY)
    assert blocking(report.findings)
    assert report.claims.uncited == sum(expected.endswith("claim-has-citation") for expected in case.expected)
