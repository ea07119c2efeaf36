"""Where a link or a picture of the project leads; shared by the two checks of links."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from briefwright.brief import Brief, Link
from briefwright.evidence import Evidence

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


def local(brief: Brief) -> Iterator[tuple[Link, str]]:
    """Links and pictures that name a file of the project, with its path relative to the project."""
    for passage in brief.passages:
        for link in passage.links:
            path = re.split(r"[?#]", link.target, maxsplit=1)[0]
            if path and not _SCHEME.match(link.target):
                yield link, posixpath.normpath(posixpath.join(posixpath.dirname(brief.path), unquote(path)))


def exists(evidence: Evidence, path: str) -> bool:
    """True for a file that will be on the site, a folder with an index, or the picture of a declared chart."""
    docs = evidence.settings.docs_dir
    if evidence.chart_at(path) is not None:
        return True
    if not (path.startswith(docs + "/") or path == docs):
        return False
    return path in evidence.files or f"{path}/index.md" in evidence.files or _is_generated(evidence, path)


def _is_generated(evidence: Evidence, path: str) -> bool:
    pages, data, search = evidence.settings.generated
    if path.startswith(data + "/"):
        return posixpath.basename(path).removesuffix(".csv") in evidence.charts or "." in posixpath.basename(path)
    return path == f"{search}/index.md" or any(path == f"{pages}/{slug}.md" for slug in evidence.slugs.values())


def nearest(evidence: Evidence, path: str) -> str:
    """A file of the same name elsewhere below docs, for the help line; "" where there is none or more than one."""
    name = posixpath.basename(path)
    docs = evidence.settings.docs_dir + "/"
    found = [file for file in evidence.files if file.startswith(docs) and posixpath.basename(file) == name]
    return found[0] if len(found) == 1 else ""
