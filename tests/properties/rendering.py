"""Renders Markdown as both hosts do, with the extensions of the project's own mkdocs.yml."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser
from tests.checks.cases import project_of

from briefwright.hosts.markdown_extension import BriefwrightExtension
from briefwright.hosts.site import Site

ROOT = Path(__file__).parents[2]
BIBLIOGRAPHY = "".join(
    f"@report{{{key}, title = {{Title of {key}}}, author = {{Author{number}, Ann}}, date = {{20{number:02}}}}}\n"
    for number, key in enumerate(("alpha", "beta2020", "gamma:x", "王2020", "delta_y"), start=10)
)


@lru_cache(maxsize=1)
def site() -> Site:
    return Site(ROOT, project_of({}, BIBLIOGRAPHY))


@lru_cache(maxsize=1)
def listed() -> tuple[Any, ...]:
    return tuple(yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["markdown_extensions"])


def extensions() -> tuple[list[Any], dict[str, Any]]:
    """The extensions of mkdocs.yml, ours given the site of the tests."""
    names: list[Any] = ["tables", "toc", "fenced_code"]
    configs: dict[str, Any] = {}
    for one in listed():
        name, options = next(iter(one.items())) if isinstance(one, dict) else (one, {})
        if name == "briefwright":
            names.append(BriefwrightExtension(site=site()))
        else:
            names.append(name)
            configs[name] = options or {}
    return list(dict.fromkeys(names)), configs


def render(text: str) -> str:
    names, configs = extensions()
    return Markdown(extensions=names, extension_configs=configs).convert(text)


def rendered_keys(html: str) -> list[str]:
    """Keys of the citations that a reader of the page can follow, in order."""
    tree = LexborHTMLParser(html)
    return [node.attributes.get("data-key") or "" for node in tree.css("a.bw-cite, span.bw-cite")]
