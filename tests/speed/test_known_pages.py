"""A page whose Markdown is that of its file is rendered from what was read for the checks, and gives the same."""

from __future__ import annotations

from datetime import date

import pytest
from tests.checks.cases import project_of
from tests.properties.rendering import BIBLIOGRAPHY, ROOT

from briefwright.hosts import page_html
from briefwright.hosts.site import Site
from briefwright.project import Project

FRONT = "---\ntitle: Ports\ndeck: Both rose.\nauthors: [Ana Ruiz]\ndate: 2026-01-02\nhandles: [carrier]\n---\n"
BODIES = {
    "citations, notes and marks": (
        "\n## Cargo\n\nCargo rose by 7% [@alpha, p. 3; see @beta2020].[^1] Nobody disputes it. @gamma:x says so.\n\n"
        "It is half of 14. <!-- calc: 14 / 2 = 7 -->\n\n[^1]: 30 ports report it [@delta_y].\n"
    ),
    "Chinese and tables": (
        "货物增长了7%[@王2020]。\n\n| Port | Cargo |\n|---|---|\n| One | 7 million [@alpha] |\n\n"
        "> Nine said 40% [@alpha].\n"
    ),
    "lists, sourced parts and an account's name": (
        "<!-- sourced: @alpha, p. 3 -->\n\n- Half of 30 ports closed.\n- 7 stayed.\n\n"
        "<!-- end-sourced -->\n\n@carrier wrote."
    ),
    "nothing of ours": "\n\n\nPlain words.\n\n\n",
}


def site_of(text: str) -> Site:
    return Site(ROOT, project_of({"docs/briefs/ports.md": text}, BIBLIOGRAPHY))


def anew(site: Site, content: str, monkeypatch: pytest.MonkeyPatch) -> page_html.PageHtml:
    with monkeypatch.context() as patched:
        patched.setattr(page_html, "offset_in", lambda known, content: None)
        return page_html.read(site, "briefs/ports.md", content, has_notes=True)


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize("front", [FRONT, ""], ids=["with front matter", "without"])
def test_known_and_anew_give_the_same(front: str, body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    site = site_of(front + body)
    content = body.strip("\n") + "\n\n"  # what MkDocs and Python-Markdown make of it
    known = page_html.read(site, "briefs/ports.md", content, has_notes=True)
    assert known == anew(site, content, monkeypatch)


def test_markdown_that_the_host_changed_is_read_anew() -> None:
    site = site_of(f"{FRONT}Cargo rose by 7% [@alpha].\n")
    page = site.evidence.page("docs/briefs/ports.md")
    assert page is not None
    assert page_html.offset_in(page, "Cargo rose by 7% [@alpha].\n\n") == len(FRONT)
    assert page_html.offset_in(page, "Cargo rose by 8% [@alpha].\n\n") is None
    assert page_html.offset_in(page, "rose by 7% [@alpha].\n\n") is None
    changed = page_html.read(site, "briefs/ports.md", "Inserted. Cargo rose by 7% [@alpha].")
    assert [piece.source for piece in changed.pieces if piece.source] == ["[@alpha]"]
    assert next(piece.start for piece in changed.pieces if piece.source) == len("Inserted. Cargo rose by 7% ")


def test_a_given_project_is_used_until_another_is_given() -> None:
    from briefwright.hosts import site as sites

    first, second = site_of("One.\n"), site_of("Two.\n")
    folder = ROOT / "tests" / "speed" / "no-such-project"
    assert sites.give(folder, first.project) is sites.of(folder)
    assert sites.give(folder, second.project) is sites.of(folder)
    assert sites.of(folder).project.check(date(2026, 1, 1)).briefs == 1
    assert isinstance(sites.of(folder).project, Project)
