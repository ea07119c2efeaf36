"""What readers may see of the evidence: no draft, and no source, chart or file that only drafts show.

The address of a source that only a draft cites would tell readers what is being worked on.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from briefwright.bibliography import Bibliography
from briefwright.brief import Brief, mentions
from briefwright.brief.brief import uncited_in
from briefwright.brief.snippets import Expanded
from briefwright.charts import Chart
from briefwright.evidence import Evidence, Page

_ALL = "*"
_Value = TypeVar("_Value")


def without_drafts(evidence: Evidence) -> Evidence:
    """The evidence without what only drafts show; the evidence itself where there is no draft."""
    if not evidence.drafts:
        return evidence
    drafts = [page for page in evidence.pages if page.path in evidence.drafts]
    pages = tuple(page for page in evidence.pages if page.path not in evidence.drafts)
    files = _held_files(evidence, drafts, pages)
    slugs = {evidence.chart_at(path) for path in files}
    held = {slug: chart for slug, chart in evidence.charts.items() if slug in slugs}
    charts = {slug: chart for slug, chart in evidence.charts.items() if slug not in slugs}
    keys = _held_sources(evidence.bibliography, (drafts, held), (pages, charts))
    items = (item for key, item in evidence.bibliography.items() if key not in keys)
    return replace(
        evidence,
        pages=pages,
        charts=charts,
        files=evidence.files - evidence.drafts - {path for path in files if _is_shown_by_pages(evidence, path)},
        bibliography=Bibliography(items) if keys else evidence.bibliography,
        captures=_without(keys, evidence.captures),
        quote_files=_without(keys, evidence.quote_files),
        drift=_without(keys, evidence.drift),
    )


def _without(keys: frozenset[str], values: Mapping[str, _Value]) -> Mapping[str, _Value]:
    return {key: value for key, value in values.items() if key not in keys}


def _held_files(evidence: Evidence, drafts: Iterable[Page], pages: Iterable[Page]) -> set[str]:
    """The files that drafts name and no other text does."""
    named = {path for page in drafts for path in mentions.files(page.brief)}
    others = [page.brief for page in pages] if named else []
    shown = {path for brief in others for path in mentions.files(brief)}
    return {path for path in named - shown if not _is_told(evidence, path, others)}


def _is_shown_by_pages(evidence: Evidence, path: str) -> bool:
    """A file among the documents that is no document itself."""
    return path.startswith(f"{evidence.settings.docs_dir}/") and path in evidence.files and evidence.page(path) is None


def _is_told(evidence: Evidence, path: str, briefs: list[Brief]) -> bool:
    """Whether a text names a file in a way that is no link of Markdown or HTML, such as in a style or a snippet."""
    name = posixpath.basename(path)
    return _is_shown_by_pages(evidence, path) and any(name in brief.text.content for brief in briefs)


def brought_in(texts: Mapping[str, Expanded], drafts: Collection[str]) -> frozenset[str]:
    """The files that drafts bring into their text and no other text does."""
    found: dict[bool, set[str]] = {False: set(), True: set()}
    for path, whole in texts.items():
        found[path in drafts] |= {line.text.path for line in whole.lines}
    return frozenset(found[True] - found[False])


_Shown = tuple[Iterable[Page], Mapping[str, Chart | None]]


def _held_sources(items: Bibliography, held: _Shown, shown: _Shown) -> frozenset[str]:
    """Keys of the items that drafts and their charts name, or that those rest on, and nothing else does.

    An item that no page names is for readers, as part of the library, unless a source of a draft rests on it.
    """
    published = set(_named(*shown))
    if _ALL in published:
        return frozenset()
    ours = _with_origins(items, set(_named(*held)) - {_ALL})
    return frozenset(ours - _with_origins(items, {*published, *(key for key in items if key not in ours)}))


def _named(pages: Iterable[Page], charts: Mapping[str, Chart | None]) -> Iterator[str]:
    for page in pages:
        yield from page.keys
        yield from uncited_in(page.fields)
    for chart in charts.values():
        yield from (source.key for source in chart.sources) if chart is not None else ()


def _with_origins(items: Bibliography, keys: Iterable[str]) -> set[str]:
    """The items of some keys, and those that they go back to, each by the key that it is listed under."""
    found: set[str] = set()
    left = list(keys)
    while left:
        item = items.get(left.pop())
        if item is not None and item.key not in found:
            found.add(item.key)
            left += item.derived_from
    return found
