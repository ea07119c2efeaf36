"""Renders Markdown as both hosts do, with the extensions of the project's own mkdocs.yml."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree.ElementTree import Element

import yaml
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from selectolax.lexbor import LexborHTMLParser
from tests.checks.cases import project_of

from briefwright.hosts.markdown_extension import BriefwrightExtension
from briefwright.hosts.site import Site
from briefwright.project import Project

ROOT = Path(__file__).parents[2]
BIBLIOGRAPHY = "".join(
    f"@report{{{key}, title = {{Title of {key}}}, author = {{Author{number}, Ann}}, date = {{20{number:02}}}}}\n"
    for number, key in enumerate(("alpha", "beta2020", "gamma:x", "王2020", "delta_y"), start=10)
)


#: Author and date, numbers, numbers in ranges, and notes.
STYLES = ("briefwright-author-date", "ieee", "nature", "briefwright-notes")


@cache
def site(style: str = STYLES[0]) -> Site:
    sources = project_of({}, BIBLIOGRAPHY).sources
    return Site(ROOT, Project(replace(sources, settings=replace(sources.settings, style=style))))


@lru_cache(maxsize=1)
def listed() -> tuple[Any, ...]:
    return tuple(yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["markdown_extensions"])


def extensions(style: str = STYLES[0]) -> tuple[list[Any], dict[str, Any]]:
    """The extensions of mkdocs.yml, ours given the site of the tests."""
    names: list[Any] = ["tables", "toc", "fenced_code"]
    configs: dict[str, Any] = {}
    for one in listed():
        name, options = next(iter(one.items())) if isinstance(one, dict) else (one, {})
        if name == "briefwright":
            names.append(BriefwrightExtension(site=site(style)))
        else:
            names.append(name)
            configs[name] = options or {}
    return list(dict.fromkeys(names)), configs


def render(text: str, style: str = STYLES[0]) -> str:
    names, configs = extensions(style)
    return Markdown(extensions=names, extension_configs=configs).convert(text)


def rendered_keys(html: str) -> list[str]:
    """Keys of the citations that a reader of the page can follow, in order."""
    tree = LexborHTMLParser(html)
    return [node.attributes.get("data-key") or "" for node in tree.css("a.bw-cite, span.bw-cite")]


def render_page(project: Project, path: str, text: str) -> str:
    """A page of another project; `path` is below its docs folder, `text` without front matter."""
    names, configs = extensions()
    found = Site(ROOT, project)
    ours = [BriefwrightExtension(site=found) if isinstance(one, BriefwrightExtension) else one for one in names]
    md = Markdown(extensions=ours, extension_configs=configs)
    md.treeprocessors.register(_Named(path), "relpath", 0)
    return md.convert(text)


class _Named(Treeprocessor):
    """Tells the extension the page's path, as MkDocs does."""

    def __init__(self, path: str) -> None:
        self.file = SimpleNamespace(src_uri=path)

    def run(self, root: Element) -> None:
        """Changes nothing."""
