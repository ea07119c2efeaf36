"""This repository's own site, with one more brief that has what the others lack, built once by each engine."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, Request
from tests.browser.serving import Site

from briefwright.hosts import build

REPOSITORY = Path(__file__).parents[2]
BRIEF = "briefs/harbour/"
TEMPLATES = {
    "home": "",
    "flagship": "briefs/what-amazon-kept-in-china/",
    "brief": BRIEF,
    "source": "sources/zhang2024/",
    "bibliography": "bibliography/",
    "method": "method/",
    "writing": "writing/",
    "claims": "claims/",
    "check": "checks/",
    "search": "search/?q=harbour",
    "404": "404.html",
}

_HARBOUR = """\
---
title: What the harbour earns
deck: Two offices count the port's income.
authors:
  - {name: Ana Ruiz, affiliation: Harbour Institute, orcid: 0000-0002-1825-0097, url: "https://ruiz.example/"}
  - Harbour research group
date: 2026-03-01
updated: 2026-03-05
topics: [Ports, Trade & money]
---

The port reports an income of 40 million dollars [@port2026, p. 3; @zhang2024, chap. 2].
The customs office gives a smaller figure [@customs2026].

## Key findings

- Two counts differ by 9 million dollars [@port2026; @customs2026]. <!-- calc: 40 - 31 = 9 -->

A small share is one below 1%. <!-- no-source: definition -->

## By year

| Year | Income of the port, in millions of dollars, as the office reports it |
|-----:|:---------------------------------------------------------------------|
| 2025 | 40 [@port2026, p. 4] |

### A note

The rest is in the source[^1].

[^1]: The port's report says so [@port2026, p. 9].
"""
_SOURCES = """
@report{port2026,
  author = {{Port Authority}}, title = {Annual report}, institution = {Port Authority}, date = {2026-02-01},
  url = {https://port.example/report?a=1&b=2}, urldate = {2026-02-20}, langid = {english}, keywords = {primary},
  archiveurl = {https://archive.example/20260220/report},
}
@online{customs2026,
  author = {Okafor, Ngozi}, title = {[A table of customs, in French]}, organization = {Customs Office},
  date = {2026-02-03}, url = {https://customs.example/t}, langid = {french}, keywords = {official},
}
@article{zhang2024,
  author = {张, 伟}, title = {港口收入}, translatedtitle = {The income of ports}, journaltitle = {海关评论},
  date = {2024}, langid = {chinese}, url = {https://review.example/1}, keywords = {second-hand},
}
"""


@cache
def published(engine: str = "mkdocs") -> Path:
    """The folder of the finished site; MkDocs is built in this process, Zensical in one of its own."""
    project = Path(tempfile.mkdtemp(prefix="briefwright-pages-"))
    for name in ("docs", "bibliography", "charts"):
        shutil.copytree(REPOSITORY / name, project / name, ignore=shutil.ignore_patterns("sources", "data", "search"))
    shutil.copy(REPOSITORY / "mkdocs.yml", project)
    (project / "docs" / "briefs" / "harbour.md").write_text(_HARBOUR, encoding="utf-8")
    with (project / "bibliography" / "sources.bib").open("a", encoding="utf-8") as sources:
        sources.write(_SOURCES)
    told = StringIO()
    code = build.run(project, engine=engine, today=date(2026, 11, 24), console=build.Console(told))
    assert code == 0, told.getvalue()
    return project / "site"


@contextmanager
def visit(chromium: Browser, site: Site, path: str, **options: Any) -> Iterator[Page]:
    """A page in a context of its own. It must ask no other origin, and its console must stay silent."""
    context = chromium.new_context(**options)
    context.set_default_timeout(5000)
    page = context.new_page()
    said: list[str] = []

    def note_message(message: ConsoleMessage) -> None:
        said.append(f"{message.type}: {message.text}")

    def note_request(request: Request) -> None:
        if not request.url.startswith((site.address, "data:")):
            said.append(f"request: {request.url}")

    page.on("console", note_message)
    page.on("pageerror", lambda error: said.append(f"error: {error}"))
    page.on("request", note_request)
    page.goto(site.address + path)
    yield page
    context.close()
    assert said == []
