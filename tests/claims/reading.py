"""Reads small briefs and renders them as a host does."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from tests.checks.cases import project_of, said

from briefwright.claims import Claim
from briefwright.evidence import Page
from briefwright.hosts.markdown_extension import BriefwrightExtension
from briefwright.hosts.site import Site
from briefwright.project import Project
from briefwright.settings import Settings

ROOT = Path(__file__).parents[2]
BIBLIOGRAPHY = """
@report{port, title = {Port report}, author = {{Port}}, date = {2025}, keywords = {primary}}
@article{paper, title = {Growth}, journaltitle = {Paper}, date = {2026}, derivedfrom = {port}, keywords = {press}}
@article{gazette, title = {Port}, journaltitle = {Gazette}, date = {2026}, derivedfrom = {port}, keywords = {press}}
@article{blog, title = {Heard}, journaltitle = {Blog}, date = {2026}, keywords = {second-hand}}
@report{customs, title = {Customs report}, author = {{Customs}}, date = {2024}, keywords = {official}}
"""
EXTENSIONS = ("tables", "toc", "footnotes", "attr_list", "md_in_html", "def_list", "admonition")


def project(text: str, path: str = "docs/briefs/port.md", **files: str) -> Project:
    """A project of one document; further files by path, with `/` and `.` written as in `{"a/b.json": …}`."""
    return project_of({path: text, **files}, BIBLIOGRAPHY, Settings(site_url="https://example.org/"))


def page(text: str) -> Page:
    return project(text).evidence.briefs[0]


def claims(text: str) -> tuple[Claim, ...]:
    return page(text).claims


def covered(text: str) -> list[tuple[str, str]]:
    """The first word of each claim and what covers it."""
    return [(claim.sentence.text.split()[0], claim.coverage.value) for claim in claims(text)]


def says(text: str, check: str) -> str:
    return said(project(text), check)


def render(text: str, path: str = "docs/briefs/port.md") -> str:
    """The page's HTML as MkDocs gets it."""
    read = project(text, path)
    engine = Markdown(extensions=[*EXTENSIONS, BriefwrightExtension(site=Site(ROOT, read))])
    engine.treeprocessors.register(_Relative(path.removeprefix("docs/")), "relpath", -100)
    return engine.convert(text[read.written.pages[0].brief.fields.body :])


class _Relative(Treeprocessor):
    """Stands for the processor by which MkDocs tells which page it renders."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.file = SimpleNamespace(src_uri=path)

    def run(self, root: ElementTree.Element) -> None:
        return None


def anchors(html: str) -> list[str]:
    return re.findall(r'<span class="bw-claim" id="([^"]*)">', html)
