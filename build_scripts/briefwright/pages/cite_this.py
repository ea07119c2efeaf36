"""How to cite a brief: the formatted reference, and the same for programs."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from types import MappingProxyType

from briefwright.bibliography import Item
from briefwright.evidence import Evidence, Page
from briefwright.pages.addresses import Link
from briefwright.pages.alone import alone
from briefwright.pages.coins import coins
from briefwright.pages.entry import entry as entry_html
from briefwright.pages.interface import label
from briefwright.pages.other_styles import other_styles
from briefwright.pages.source import downloads
from briefwright.style import Style, plain, render

_NONE: Mapping[str, Style] = MappingProxyType({})


def cite_this(
    evidence: Evidence, page: Page, item: Item, style: Style, link: Link, others: Mapping[str, Style] = _NONE
) -> str:
    """The section "Cite this brief", also in `others`; `item` is the brief as an item."""
    rendering = render(style, {item.key: item.csl}, [], language=evidence.settings.language, uncited=[item.key])
    if not rendering.entries:
        return ""
    trees = alone(rendering.entries[0].trees)
    slug = page.brief.slug

    def said(english: str) -> str:
        return escape(label(english, evidence.settings.language))

    files = downloads(link, f"data/briefs/{slug}", f"reference of {page.brief.title}")
    cited = downloads(link, f"data/briefs/{slug}-sources", f"sources of {page.brief.title}")
    return (
        f'<section class="bw-cite-this" aria-labelledby="cite-this"><h2 id="cite-this">{said("Cite this brief")}</h2>'
        f'<div class="bw-entry" data-copy="{escape(plain(trees))}">{entry_html(trees)}</div>'
        f'{other_styles(item, others, evidence.settings.language)}'
        f'{coins(item)}<p class="bw-downloads">{said("This brief as")} {files}, {_cff(link, slug)}</p>'
        f'<p class="bw-downloads">{said("All its sources as")} {cited}</p></section>'
    )


def _cff(link: Link, slug: str) -> str:
    """The link to the brief's CITATION.cff."""
    return f'<a href="{escape(link(f"data/briefs/{slug}.cff"))}" download="CITATION.cff">CITATION.cff</a>'
