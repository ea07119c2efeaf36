"""What the page for authors shows does what it says."""

from __future__ import annotations

import re

import pytest
from tests.checks.cases import TODAY, project_of
from tests.claims.reading import ROOT

from briefwright.claims.marks import FORMS
from briefwright.findings import Severity

PAGE = (ROOT / "docs" / "writing.md").read_text(encoding="utf-8")
KEYS = sorted(set(re.findall(r"@([a-z]+\d{4}\w*)", PAGE)))
BIBLIOGRAPHY = "".join(
    f"@report{{{key}, title = {{Title of {key}}}, author = {{{{Office}}}}, date = {{2020}}, keywords = {{official}}}}\n"
    for key in KEYS
)
EXAMPLES = re.findall(r"^(`{3,})markdown\n(.*?)^\1$", PAGE, re.MULTILINE | re.DOTALL)


def findings(text: str) -> list[str]:
    found = project_of({"docs/briefs/harbour.md": text}, BIBLIOGRAPHY).check(TODAY).findings
    return [f"{one.check}: {one.message}" for one in found if one.severity is not Severity.NOTE]


def test_the_brief_on_one_screen_passes() -> None:
    assert findings(EXAMPLES[0][1]) == []


@pytest.mark.parametrize("example", [body for _, body in EXAMPLES[1:] if "::: " not in body and "](" not in body])
def test_no_example_has_a_mark_that_is_not_understood(example: str) -> None:
    told = findings(example)
    assert [one for one in told if one.startswith(("mark-", "citation-", "waiver-", "calculation-", "claim-id"))] == []


def test_every_mark_is_taught() -> None:
    for name in FORMS:
        assert f"<!-- {name}" in PAGE
