"""Addresses inside the site, as one page links to another."""

from __future__ import annotations

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefwright.pages.addresses import link_from

PART = st.sampled_from(["briefs", "sources", "a b", ".", "..", "", "x.csv"])
PATH = st.lists(PART, max_size=5).map("/".join)


@pytest.mark.parametrize(
    ("page", "target", "expected"),
    [
        ("", "", "./"),
        ("", "sources/key/", "sources/key/"),
        ("briefs/x/", "", "../../"),
        ("briefs/x/", "briefs/x/#claim", "./#claim"),
        ("briefs/x/", "sources/key/", "../../sources/key/"),
        ("briefs/x/", "data/key.csv", "../../data/key.csv"),
        ("sources/key/", "sources/other/copy/", "../other/copy/"),
    ],
)
def test_a_link_leads_from_a_page_to_its_target(page: str, target: str, expected: str) -> None:
    assert link_from(page)(target) == expected


@given(page=PATH, target=PATH)
def test_links_are_the_ways_that_posixpath_finds(page: str, target: str) -> None:
    end = "/" if target.endswith("/") or not target else ""
    assert link_from(page)(f"{target}#at") == posixpath.relpath(f"/{target}", f"/{page}") + end + "#at"
