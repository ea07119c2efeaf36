"""A misspelt key fails the check at its place, wherever in a brief it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from briefwright.checks import citation_resolves
from briefwright.evidence import Evidence
from briefwright.findings import Finding
from briefwright.hosts import workspace
from briefwright.project import Project, read_page
from briefwright.text import Span, Text

ROOT = Path(__file__).parents[2]
PATH = "docs/briefs/what-amazon-kept-in-china.md"


@cache
def evidence() -> Evidence:
    return Project(workspace.read(ROOT)).evidence


def flagship() -> str:
    page = evidence().page(PATH)
    assert page is not None
    return page.brief.text.content


def found(content: str) -> Sequence[Finding]:
    """What the check says of the flagship brief with other words."""
    read = read_page(Text(PATH, content), evidence().bibliography, evidence().settings)
    return list(citation_resolves.check(replace(evidence(), pages=(read,), charts={}), date(2026, 11, 24)))


PLACES = {
    "prose": "It fell {}.\n",
    "in a sentence": "The account of {} is another.\n",
    "footnote": "It fell.[^why]\n\n[^why]: By one account {}.\n",
    "later in a footnote": "It fell.[^why]\n\n[^why]: First.\n\n    Then {}.\n",
    "inline note": "It fell.^[By one account {}.]\n",
    "table": "| what | where |\n|---|---|\n| share {} | here |\n",
    "table header": "| what {} | where |\n|---|---|\n| share | here |\n",
    "caption": '<figure markdown="1">\n<figcaption markdown="1">\n\nDrawn after {}.\n\n</figcaption>\n</figure>\n',
    "text for a picture": "![A map {}](map.png)\n",
    "heading": "## What fell {}\n\nText.\n",
    "heading of the other form": "What fell {}\n---------\n\nText.\n",
    "list": "- one\n- two {}\n",
    "list in a list": "1. one\n    - two {}\n",
    "quotation": "> It fell {}.\n",
    "admonition": "!!! note\n    It fell {}.\n",
    "title of an admonition": '!!! note "It fell {}"\n    Text.\n',
    "details": '??? note "More"\n    It fell {}.\n',
    "details as HTML": "<details markdown>\n<summary>More</summary>\n\nIt fell {}.\n\n</details>\n",
    "definition": "Share\n:   What was sold {}.\n",
    "link text": "[the report {}](https://example.org)\n",
    "emphasis": "**It fell {}.**\n",
    "sourced passage": "<!-- sourced: {bare} -->\n\nIt fell.\n\n<!-- end sourced -->\n",
}  # fmt: skip
FORMS = ("[@{}]", "[see @cnbc2020; @{}, p. 3]", "@{} [p. 3]", "[-@{}]", "［＠{}；第3页］")


CASES = [*((place, FORMS[0]) for place in PLACES), *(("prose", form) for form in FORMS[1:])]


@pytest.mark.parametrize(("place", "form"), CASES)
def test_a_misspelt_key_is_found_at_its_place(place: str, form: str) -> None:
    for key, is_fault in (("cna2019amazoncn", False), ("cna2019amazonnc", True)):
        cited = form.format(key)
        words = PLACES[place].format(cited, bare=f"@{key}")
        content = f"{flagship()}\n\n{words}"
        findings = found(content)
        assert [one.severity.value for one in findings] == ["error"] * is_fault
        for one in findings:
            at = content.rindex(key)
            assert one.place.span == Span(at - 1 - ("-@" in form), at + len(key))
            assert "`@cna2019amazoncn`" in one.help


def test_each_key_of_the_flagship_brief_misspelt_in_turn_is_found_at_its_place() -> None:
    content = flagship()
    page = evidence().page(PATH)
    assert page is not None
    cites = list(page.brief.cites())
    assert len(cites) > 50
    assert not found(content)
    for cite in cites:
        end = cite.key_span.end
        swapped = content[: end - 1] + "qx" + content[end:]
        findings = [one for one in found(swapped) if one.place.span.start == cite.key_span.start]
        assert [one.severity.value for one in findings] == ["error"], content[cite.span.start : cite.span.end]
