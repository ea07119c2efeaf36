"""How to cite a brief: the formatted reference, and the same for programs."""

from __future__ import annotations

from html import escape

from briefwright.evidence import Evidence, Page
from briefwright.own_item import own_item
from briefwright.pages.addresses import Link
from briefwright.pages.source import DOWNLOADS
from briefwright.style import Style, html, plain, render


def cite_this(evidence: Evidence, page: Page, style: Style, link: Link) -> str:
    """The section "Cite this brief"; empty where the front matter names neither title nor author."""
    item = own_item(evidence, page)
    if item is None:
        return ""
    rendering = render(style, {item.key: item.csl}, [], language=evidence.settings.language, uncited=[item.key])
    if not rendering.entries:
        return ""
    trees = rendering.entries[0].trees
    slug = page.brief.slug
    files = ", ".join(
        f'<a href="{escape(link(f"data/briefs/{slug}.{ending}"))}" download>{name}</a>' for ending, name in DOWNLOADS
    )
    cited = ", ".join(
        f'<a href="{escape(link(f"data/briefs/{slug}-sources.{ending}"))}" download>{name}</a>'
        for ending, name in DOWNLOADS
    )
    return (
        '<section class="bw-cite-this" aria-labelledby="cite-this"><h2 id="cite-this">Cite this brief</h2>'
        f'<p class="bw-entry" data-copy="{escape(plain(trees))}">{html(trees)}</p>'
        f"<p>This brief as {files}. All its sources as {cited}.</p></section>"
    )
