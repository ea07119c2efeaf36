"""What says `status: draft` reaches its authors and nobody else, whichever engine renders the site."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from briefwright.hosts import build, publish, settings, site, workspace
from briefwright.hosts.build import Console
from briefwright.hosts.page_html import read
from briefwright.project import Project

DRAFT = "docs/briefs/xylophone.md"
# Each word stands in the draft or in what only the draft shows, and nowhere else in the project.
WORDS = ("xylophone", "Quokka", "zeppelin")
TODAY = date(2026, 4, 1)
TEXT = """\
---
title: Quokka
deck: The xylophone came by zeppelin.
authors: [Bo Li]
date: 2026-03-20
{status}
---

The zeppelin cost $9 million [@port2026, p. 4].

![](../../charts/xylophone/chart.svg)
"""
CHART = """\
title = "Zeppelin"
description = "What the xylophone cost."
type = "bar"
source = "@port2026"
"""


def add(project: Path, status: str = "status: draft") -> None:
    (project / DRAFT).write_text(TEXT.format(status=status), encoding="utf-8")


def built(project: Path, engine: str = "mkdocs", *, drafts: bool = False) -> tuple[int, str]:
    out = io.StringIO()
    return build.run(project, engine=engine, today=TODAY, console=Console(out), drafts=drafts), out.getvalue()


def holding(project: Path, words: tuple[str, ...] = WORDS) -> list[str]:
    """The published files that hold one of the words, in their content or their name."""
    folder, plain = project / "site", [word.lower() for word in words]
    found = []
    for path in publish.tree(folder):
        content = (folder / path).read_bytes().decode("utf-8", "replace").lower()
        if any(word in content or word in path.lower() for word in plain):
            found.append(path)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_a_draft_leaves_no_trace_in_the_site(project: Path, engine: str) -> None:
    assert built(project, engine)[0] == 0
    without = publish.digests(project / "site")
    add(project)
    (project / DRAFT).write_text((project / DRAFT).read_text() + "\n![](../quokka.png)\n", encoding="utf-8")
    Image.new("RGB", (2, 2)).save(project / "docs/quokka.png")
    code, out = built(project, engine)
    assert code == 0, out
    assert holding(project) == []
    assert publish.digests(project / "site") == without  # lists, counts, search, site map, back-links, manifest
    add(project, "")  # the twin: the same text, published
    (project / DRAFT).write_text((project / DRAFT).read_text().replace("![](../../charts/xylophone/chart.svg)", ""))
    assert built(project, engine)[0] == 0
    names = {"index.html", "briefs/xylophone/index.html", "sitemap.xml", "integrity.json"}
    assert names <= {*holding(project, ("xylophone",)), "sitemap.xml"}
    assert "sources/port2026/index.html" in holding(project, ("Quokka",))


@pytest.mark.slow
def test_a_site_with_drafts_shows_them_marked(project: Path) -> None:
    add(project)
    (project / DRAFT).write_text((project / DRAFT).read_text().replace("![](../../charts/xylophone/chart.svg)", ""))
    assert built(project, drafts=True)[0] == 0
    page = (project / "site/briefs/xylophone/index.html").read_text(encoding="utf-8")
    assert "bw-draft" in page
    assert "Draft · " in (project / "site/index.html").read_text(encoding="utf-8")
    assert "bw-draft" not in (project / "site/briefs/harbour/index.html").read_text(encoding="utf-8")


def read_project(project: Path, *, drafts: bool = False) -> Project:
    return Project(workspace.read(project, settings.read(project).settings), drafts=drafts)


def test_a_draft_is_checked_and_not_counted(project: Path) -> None:
    add(project)
    found = read_project(project)
    report = found.check(TODAY)
    assert report.briefs == 1
    assert [one.message for one in report.findings if one.place.path == DRAFT]  # there is no such chart
    assert found.held_back == {DRAFT}
    assert read_project(project, drafts=True).check(TODAY).briefs == 2


@pytest.mark.parametrize("status", ["status: draft", "status: Draft", 'status: "draft "'])
def test_the_value_is_read_as_people_write_it(project: Path, status: str) -> None:
    add(project, status)
    assert DRAFT not in {page.path for page in read_project(project).evidence.pages}


@pytest.mark.parametrize("status", ["", "status: published", "state: draft"])
def test_other_texts_are_published(project: Path, status: str) -> None:
    add(project, status)
    assert DRAFT in {page.path for page in read_project(project).evidence.pages}


@pytest.mark.parametrize("status", ["status: wip", "status: [draft]", "status: drafts"])
def test_a_status_that_means_nothing_is_said_and_stops_the_build(project: Path, status: str) -> None:
    add(project, status)
    found = [one for one in read_project(project).check(TODAY).findings if "`status`" in one.message]
    assert [(str(one.severity), one.place.start.line) for one in found] == [("error", 6)]


def test_a_published_page_may_not_lead_to_a_draft(project: Path) -> None:
    add(project)
    brief = project / "docs/briefs/harbour.md"
    brief.write_text(brief.read_text(encoding="utf-8") + "\nSee [more](xylophone.md).\n", encoding="utf-8")
    found = [one for one in read_project(project).check(TODAY).findings if one.check == "link-resolves"]
    assert [one.place.path for one in found] == ["docs/briefs/harbour.md"]
    assert "is a draft and not published" in found[0].message
    add(project, "")
    assert not [one for one in read_project(project).check(TODAY).findings if one.check == "link-resolves"]


def test_a_chart_that_only_a_draft_shows_is_held_back_with_it(project: Path) -> None:
    add(project)
    (project / "charts/xylophone").mkdir(parents=True)
    (project / "charts/xylophone/chart.toml").write_text(CHART, encoding="utf-8")
    (project / "charts/xylophone/data.csv").write_text("year,cost\n2024,3\n2025,9\n", encoding="utf-8")
    held = read_project(project)
    assert (set(held.written.charts), set(held.evidence.charts)) == ({"xylophone"}, set())
    assert not [path for path in held.prepare() if "xylophone" in path]
    assert held.held_back == {DRAFT, "charts/xylophone/chart.toml", "charts/xylophone/data.csv"}
    index = project / "docs/index.md"
    index.write_text(index.read_text() + "\n![](../charts/xylophone/chart.svg)\n", encoding="utf-8")
    assert set(read_project(project).evidence.charts) == {"xylophone"}


ITEM = """
@report{%s, author = {Bo Li}, title = {Zeppelin fares of the Quokka}, date = {2024-03-02}, keywords = {primary}%s}
"""


def with_items(project: Path, *items: tuple[str, str]) -> None:
    file = project / "bibliography/sources.bib"
    file.write_text(file.read_text("utf-8") + "".join(ITEM % item for item in items), encoding="utf-8")


def citing(project: Path, *keys: str) -> None:
    cited = " ".join(f"The zeppelin cost $9 million [@{key}]." for key in keys)
    head = TEXT.format(status="status: draft").partition("The zeppelin")[0]
    (project / DRAFT).write_text(f"{head}{cited}\n", encoding="utf-8")


@pytest.mark.parametrize("engine", ["mkdocs", pytest.param("zensical", marks=pytest.mark.slow)])
def test_a_source_that_only_a_draft_cites_is_held_back_with_it(project: Path, engine: str) -> None:
    with_items(project, ("fare2024", ", derivedfrom = {origin2024}"), ("origin2024", ""), ("library2024", ""))
    citing(project, "fare2024", "port2026")
    assert built(project, engine)[0] == 0
    assert holding(project, ("fare2024", "origin2024")) == []
    assert "sources/library2024/index.html" in holding(project, ("library2024",))  # which no page names
    assert (project / "site/sources/port2026/index.html").is_file()  # which a published page cites as well
    add(project, "")
    citing_text = (project / DRAFT).read_text("utf-8").replace("port2026", "fare2024")
    (project / DRAFT).write_text(citing_text.replace("![](../../charts/xylophone/chart.svg)", ""), encoding="utf-8")
    assert built(project, engine)[0] == 0
    assert "sources/origin2024/index.html" in holding(project, ("origin2024",))


@pytest.mark.parametrize("shown", ["A barge cost $3 million [@fare2024].", 'nocite: "@*"', "nocite: [fare2024]"])
def test_a_source_that_readers_see_elsewhere_is_not_held_back(project: Path, shown: str) -> None:
    with_items(project, ("fare2024", ", derivedfrom = {origin2024}"), ("origin2024", ""))
    citing(project, "fare2024")
    assert not {"fare2024", "origin2024"} & set(read_project(project).evidence.bibliography)
    brief = project / "docs/briefs/harbour.md"
    text = brief.read_text(encoding="utf-8")
    with_field, with_sentence = text.replace("---\n", f"---\n{shown}\n", 1), f"{text}\n{shown}\n"
    brief.write_text(with_field if "nocite" in shown else with_sentence, encoding="utf-8")
    assert {"fare2024", "origin2024"} <= set(read_project(project).evidence.bibliography)


PICTURED = ("![](../pictures/kiwi.png)", '<img src="../pictures/kiwi.png">', "[k]: ../pictures/kiwi.png\n\n![x][k]")


@pytest.mark.parametrize("written", PICTURED)
def test_a_picture_that_only_a_draft_shows_is_held_back_with_it(project: Path, written: str) -> None:
    add(project)
    draft, picture = project / DRAFT, project / "docs/pictures/kiwi.png"
    draft.write_text(f"{draft.read_text()}\n{written}\n", encoding="utf-8")
    picture.parent.mkdir()
    picture.write_bytes(b"x")
    assert "docs/pictures/kiwi.png" not in read_project(project).evidence.files
    assert "docs/pictures/kiwi.png" in read_project(project, drafts=True).evidence.files
    index = project / "docs/index.md"
    before = index.read_text()
    for shown in ("![](pictures/kiwi.png)", '<a href="pictures/kiwi.png">k</a>', "kiwi.png in a style"):
        index.write_text(f"{before}\n{shown}\n", encoding="utf-8")
        assert "docs/pictures/kiwi.png" in read_project(project).evidence.files
    index.write_text(before, encoding="utf-8")
    add(project, "")
    draft.write_text(f"{draft.read_text()}\n{written}\n", encoding="utf-8")
    assert "docs/pictures/kiwi.png" in read_project(project).evidence.files


def test_a_page_that_a_draft_leads_to_is_not_held_back(project: Path) -> None:
    add(project)
    draft = project / DRAFT
    draft.write_text(draft.read_text() + "\n[b](harbour.md) [i](../index.md)\n", encoding="utf-8")
    assert {"docs/briefs/harbour.md", "docs/index.md"} <= read_project(project).evidence.files


def test_a_preview_marks_a_draft(project: Path) -> None:
    add(project)
    body = TEXT.partition("---\n\n")[2]
    shown = read(site.Site(project, read_project(project, drafts=True)), "briefs/xylophone.md", body)
    assert 'class="admonition warning bw-draft"' in shown.head
    assert "Quokka" in shown.head
    plain = read(site.Site(project, read_project(project, drafts=True)), "briefs/harbour.md", body)
    assert "bw-draft" not in plain.head


def test_the_manifest_of_inputs_is_plain(project: Path) -> None:
    add(project)
    assert built(project)[0] == 0
    inputs = json.loads((project / "site/integrity.json").read_bytes())["inputs"]
    assert DRAFT not in inputs
    assert "docs/briefs/harbour.md" in inputs
