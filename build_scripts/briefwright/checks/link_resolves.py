"""Every link to a file of the project leads to a file that is on the site."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from datetime import date

from briefwright.brief import Link
from briefwright.checks import links
from briefwright.evidence import Evidence, Page
from briefwright.findings import Finding, Severity, finding

NAME = "link-resolves"


def check(evidence: Evidence, today: date) -> Iterator[Finding]:  # noqa: ARG001 - all checks are called alike
    for page in evidence.pages:
        for link, path in links.local(page.brief):
            if not link.is_picture and path in evidence.drafts and page.path not in evidence.drafts:
                yield _to_draft(page, link, path)
            if link.is_picture or links.exists(evidence, path):
                continue
            outside = path in evidence.files and not path.startswith(evidence.settings.docs_dir + "/")
            what = "is outside the published folder" if outside else "does not exist"
            near = links.nearest(evidence, path)
            hint = posixpath.relpath(near, posixpath.dirname(page.path)) if near else ""
            yield finding(
                NAME,
                Severity.ERROR,
                f"the link leads to `{path}`, which {what}",
                page.brief.text,
                link.span,
                help=f"did you mean `{hint}`?" if hint else _help(evidence, outside),
            )


def _help(evidence: Evidence, outside: bool) -> str:
    if outside:
        return f"put a copy of it below `{evidence.settings.docs_dir}/`, where files are published"
    return "write the path as it is from the file that the link stands in"


def _to_draft(page: Page, link: Link, path: str) -> Finding:
    return finding(
        NAME,
        Severity.ERROR,
        f"the link leads to `{path}`, which is a draft and not published",
        page.brief.text,
        link.span,
        help="take the link out until the draft is published, or take `status: draft` out of it",
    )
