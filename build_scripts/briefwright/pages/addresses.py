"""Addresses inside the site: where each document and each source is, and the way from one page to another."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from urllib.parse import quote

from briefwright.evidence import Evidence
from briefwright.pages.once import once

#: Turns an address relative to the site's root into one relative to the page being written.
Link = Callable[[str], str]


def document(evidence: Evidence, path: str) -> str:
    """`docs/briefs/x.md` -> `briefs/x/`, `docs/index.md` -> `` (directory addresses, as MkDocs and Zensical make)."""
    return _address(path.removeprefix(evidence.settings.docs_dir + "/"))


@once
def _address(inside: str) -> str:
    stem = posixpath.splitext(inside)[0]
    if posixpath.basename(stem) in ("index", "README"):
        stem = posixpath.dirname(stem)
    return quote(stem) + "/" if stem else ""


def source(evidence: Evidence, key: str) -> str:
    """The lasting address of a source's page."""
    return f"sources/{quote(evidence.slugs[key])}/"


def copy(evidence: Evidence, key: str) -> str:
    """The page of a source's archived copy."""
    return f"{source(evidence, key)}copy/"


def copied_text(evidence: Evidence, key: str) -> str:
    """The text of the archived copy, in which quotes are looked up."""
    return f"data/captures/{quote(evidence.slugs[key])}/text.txt"


def copied_file(evidence: Evidence, key: str, file: str) -> str:
    """A file of the archived copy; its ending keeps servers from sending it as a page, which may hold scripts.

    A web archive keeps its own, by which programs that replay it know it: no browser opens a file of that name.
    """
    ending = "" if file.endswith(".wacz") else ".bin"
    return f"data/captures/{quote(evidence.slugs[key])}/{quote(file)}{ending}"


def chart_data(slug: str) -> str:
    return f"data/{quote(slug)}.csv"


def link_from(address: str) -> Link:
    """The links of a page at an address relative to the root, ending in `/` (or empty for the home page)."""
    start = _folders(address)

    def link(target: str) -> str:
        path, mark, anchor = target.partition("#")
        end = _folders(path)
        parting = (at for at, (here, there) in enumerate(zip(start, end, strict=False)) if here != there)
        shared = next(parting, min(len(start), len(end)))
        relative = "/".join([".."] * (len(start) - shared) + end[shared:]) or "."
        if path.endswith("/") or not path:
            relative += "/"
        return relative + mark + anchor

    return link


def _folders(path: str) -> list[str]:
    """The parts of a path from the root; `posixpath` is asked only where they must be put in order."""
    parts = [part for part in path.split("/") if part]
    return _folders(posixpath.normpath(f"/{path}")) if "." in parts or ".." in parts else parts
