"""The bibliography in a terminal: one line a source, and what its doctor says."""

from __future__ import annotations

from collections.abc import Iterator

from briefwright.bibliography import Item
from briefwright.bibliography.doctor import examine
from briefwright.evidence import Evidence
from briefwright.findings import Finding
from briefwright.output import columns, neutral

_HEADS = ("key", "kind", "lang", "year", "cited", "title")
_RIGHT = ("cited",)
_TITLE = 72


def table(evidence: Evidence) -> str:
    """Every source in the order of the bibliography; `cited` counts the places in all briefs and pages."""
    rows = [_HEADS, *(_row(item, len(evidence.citing.get(item.key, ()))) for item in evidence.bibliography.values())]
    wide = [max(columns(row[at]) for row in rows) for at in range(len(_HEADS))]
    lines = ["  ".join(_padded(cell, wide[at], _HEADS[at]) for at, cell in enumerate(row)).rstrip() for row in rows]
    return "".join(f"{line}\n" for line in lines)


def _row(item: Item, cited: int) -> tuple[str, ...]:
    title = neutral(item.title)
    short = title if len(title) <= _TITLE else f"{title[:_TITLE].rstrip()}…"
    return (neutral(item.key), item.kind or "-", item.language or "-", item.year or "-", str(cited), short)


def _padded(cell: str, width: int, head: str) -> str:
    space = " " * (width - columns(cell))
    return space + cell if head in _RIGHT else cell + space


def doctor(evidence: Evidence) -> Iterator[Finding]:
    """What is wrong with sources, and what would make them more useful to readers."""
    files = evidence.settings.bibliography
    yield from (found for found in evidence.found if found.place.path in files)
    yield from examine(evidence.bibliography, evidence.citing.keys() | evidence.charting.keys())
