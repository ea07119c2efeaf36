"""Sources that the front matter wants in the list although no sentence cites them."""

from __future__ import annotations

import re
from datetime import date

import pytest
from tests.checks.cases import project_of
from tests.properties.rendering import BIBLIOGRAPHY, ROOT

from briefwright.checks import citation_resolves
from briefwright.hosts import page_html
from briefwright.hosts.site import Site

PATH = "docs/briefs/x.md"
FIELDS = {
    "a list": ("nocite: [alpha, '@beta2020']", ("alpha", "beta2020")),
    "one string": ('nocite: "@alpha, @{gamma:x}; @beta2020"', ("alpha", "gamma:x", "beta2020")),
    "one key": ("nocite: alpha", ("alpha",)),
    "lines": ("nocite: |\n  @alpha, @beta2020\n", ("alpha", "beta2020")),
    "nothing": ("deck: none", ()),
    "twice": ("nocite: [alpha, alpha]", ("alpha",)),
    "all": ("nocite: '@*'", ("*",)),
}


def document(field: str, words: str = "It fell [@delta_y].") -> str:
    return f"---\ntitle: T\n{field}\n---\n\n{words}\n"


@pytest.mark.parametrize(("field", "keys"), FIELDS.values(), ids=FIELDS.keys())
def test_the_field_is_read_in_each_form(field: str, keys: tuple[str, ...]) -> None:
    page = project_of({PATH: document(field)}, BIBLIOGRAPHY).evidence.page(PATH)
    assert page is not None
    assert page.brief.uncited == keys


@pytest.mark.parametrize(
    ("field", "listed"),
    [("nocite: [alpha]", {"alpha", "delta_y"}), ("deck: none", {"delta_y"}),
     ("nocite: '@*'", {"alpha", "beta2020", "gamma:x", "王2020", "delta_y"})],
)  # fmt: skip
def test_the_list_of_sources_holds_them(field: str, listed: set[str]) -> None:
    project = project_of({PATH: document(field)}, BIBLIOGRAPHY)
    html = page_html.read(Site(ROOT, project), "briefs/x.md", "It fell [@delta_y].").foot
    assert set(re.findall(r'class="bw-reference" data-key="([^"]+)"', html)) == listed


def test_a_key_that_names_nothing_is_found_in_the_field() -> None:
    for field, fault in (("nocite: [alpha, beta202]", "beta202"), ("nocite: [alpha, beta2020]", "")):
        content = document(field)
        evidence = project_of({PATH: content}, BIBLIOGRAPHY).evidence
        findings = list(citation_resolves.check(evidence, date(2026, 11, 24)))
        assert [content[one.place.span.start : one.place.span.end] for one in findings] == [fault] * bool(fault)
