"""The panel of a brief: how much of it cites a source, and what kind of sources those are. It judges no truth."""

from __future__ import annotations

from html import escape

from briefwright.evidence import Evidence, Page
from briefwright.pages.addresses import Link
from briefwright.standing import figures


def claims_panel(evidence: Evidence, page: Page, link: Link, ledger: str = "") -> str:
    """HTML of the panel; `ledger` is the address of the page that lists all claims, '' where there is none."""
    if not page.claims:
        return ""
    shown = "".join(
        f'<div><dt>{escape(name)}</dt><dd><strong>{number}</strong> of {total}</dd></div>'
        for name, number, total in figures(evidence, page.claims)
    )
    address = escape(link(f"{ledger}#brief-{page.brief.slug}"))
    more = f' <a href="{address}">All claims of this brief</a>' if ledger else ""
    return (
        '<section class="bw-panel" aria-labelledby="bw-panel"><h2 id="bw-panel">What the claims rest on</h2>'
        f'<dl class="bw-figures">{shown}</dl>'
        '<p class="bw-note">A program has counted which sentences name a source and what the bibliography records of '
        f"those sources. It has not judged whether a statement is true.{more}</p></section>"
    )
