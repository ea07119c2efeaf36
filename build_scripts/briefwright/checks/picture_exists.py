"""Every picture of the project is there, below the published folder."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from datetime import date

from briefwright.checks import links
from briefwright.evidence import Evidence
from briefwright.findings import Finding, Severity, finding

NAME = "picture-exists"


def check(evidence: Evidence, today: date) -> Iterator[Finding]:  # noqa: ARG001 - all checks are called alike
    for page in evidence.pages:
        for link, path in links.local(page.brief):
            if not link.is_picture or links.exists(evidence, path):
                continue
            near = links.nearest(evidence, path)
            hint = posixpath.relpath(near, posixpath.dirname(page.path)) if near else ""
            is_chart = path.startswith(evidence.settings.charts_dir + "/") and path.endswith("/chart.svg")
            slug = posixpath.basename(posixpath.dirname(path))
            yield finding(
                NAME,
                Severity.ERROR,
                f"no chart `{slug}`" if is_chart else f"the picture `{path}` does not exist",
                page.brief.text,
                link.span,
                help=_help(evidence, is_chart, hint),
            )


def _help(evidence: Evidence, is_chart: bool, hint: str) -> str:
    if is_chart:
        declared = ", ".join(f"`{slug}`" for slug in sorted(evidence.charts)) or "none"
        return f"charts stand in {evidence.settings.charts_dir}/<name>/chart.toml; declared are: {declared}"
    return f"did you mean `{hint}`?" if hint else "pictures stand below the published folder, beside the text"
