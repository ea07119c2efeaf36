"""The panel of a brief: how much of it cites a source, and what kind of sources those are. It judges no truth."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from briefwright.claims import Coverage
from briefwright.evidence import Evidence, Page
from briefwright.pages.addresses import Link
from briefwright.standing import Standing, standing_of


def claims_panel(evidence: Evidence, page: Page, link: Link, ledger: str = "") -> str:
    """HTML of the panel; `ledger` is the address of the page that lists all claims, '' where there is none."""
    if not page.claims:
        return ""
    shown = "".join(
        f'<div><dt>{escape(name)}</dt><dd><strong>{number}</strong> of {total}</dd></div>'
        for name, number, total in figures(evidence, page)
    )
    address = escape(link(f"{ledger}#brief-{page.brief.slug}"))
    more = f' <a href="{address}">All claims of this brief</a>' if ledger else ""
    return (
        '<section class="bw-panel" aria-labelledby="bw-panel"><h2 id="bw-panel">What the claims rest on</h2>'
        f'<dl class="bw-figures">{shown}</dl>'
        '<p class="bw-note">A program has counted which sentences name a source and what the bibliography records of '
        f"those sources. It has not judged whether a statement is true.{more}</p></section>"
    )


def figures(evidence: Evidence, page: Page) -> Iterator[tuple[str, int, int]]:
    """Name, number and total of each figure; those that are nought and say nothing are left out."""
    claims = page.claims
    found = [standing_of(evidence, claim) for claim in claims]
    sourced = [one for one in found if one.supporting]
    total = len(claims)
    yield "cite a source", sum(claim.is_evidenced and bool(claim.keys) for claim in claims), total
    rows = (
        ("have a first-hand or official source", sum(one.kind is Standing.FIRST_HAND for one in sourced), len(sourced)),
        ("rest on second-hand accounts alone", sum(one.kind is Standing.RETOLD for one in sourced), len(sourced)),
        ("rest on one source or one origin", sum(one.is_single for one in sourced), len(sourced)),
        ("have sources that disagree", sum(bool(one.disputing) for one in found), total),
        ("are the authors' judgements", sum(claim.coverage is Coverage.JUDGEMENT for claim in claims), total),
        ("are the authors' own arithmetic", sum(claim.coverage is Coverage.CALCULATION for claim in claims), total),
        ("sum up other claims", sum(claim.coverage is Coverage.SUMMARY for claim in claims), total),
        ("have leave to name no source", sum(claim.coverage is Coverage.WAIVER for claim in claims), total),
    )
    yield from ((name, number, of) for name, number, of in rows if number)
