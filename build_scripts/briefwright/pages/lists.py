"""Lists that pages ask for by a directive: all briefs, all sources."""

from __future__ import annotations

from datetime import date
from html import escape

from briefwright.bibliography import Item
from briefwright.evidence import Evidence, Page
from briefwright.pages import addresses, references, words
from briefwright.pages.addresses import Link
from briefwright.style import Style, html, render


def brief_list(evidence: Evidence, link: Link) -> str:
    """Every brief with its deck, date, topics and what stands behind it; the newest first."""
    ordered = sorted(evidence.briefs, key=lambda page: (page.brief.fields.day("date") or date.min, page.path))
    made = "\n".join(_brief(evidence, page, link) for page in reversed(ordered))
    return f'<ul class="bw-briefs">\n{made}\n</ul>' if made else '<p class="bw-empty">No brief is published yet.</p>'


def _brief(evidence: Evidence, page: Page, link: Link) -> str:
    fields, counts = page.brief.fields, page.counts
    when = fields.day("date")
    dated = f'<time datetime="{when}">{escape(words.day(when, evidence.settings.language))}</time>' if when else ""
    topics = "".join(f'<li class="bw-topic">{escape(topic)}</li>' for topic in fields.texts("topics"))
    sources = len([key for key in page.keys if key in evidence.bibliography])
    return (
        f'<li class="bw-brief" lang="{escape(page.brief.language)}">'
        f'<h2><a href="{escape(link(addresses.document(evidence, page.path)))}">{escape(page.brief.title)}</a></h2>'
        f'<p class="bw-deck">{escape(fields.text("deck"))}</p>'
        f'<p class="bw-meta">{dated} · {escape(", ".join(page.brief.authors))} · '
        f"{counts.total} claims · {sources} sources</p>"
        + (f'<ul class="bw-topics">{topics}</ul>' if topics else "")
        + "</li>"
    )


def source_list(evidence: Evidence, style: Style, link: Link) -> str:
    """The site's bibliography: every item, with how often it is cited; filters read the data attributes."""
    items = {key: item.csl for key, item in evidence.bibliography.items()}
    rendering = render(style, items, [], language=evidence.settings.language, uncited=list(items))
    made = "\n".join(
        _source(evidence, evidence.bibliography[entry.key], html(entry.trees), link) for entry in rendering.entries
    )
    return f'<ul class="bw-sources" data-filter="lang kind year publisher">\n{made}\n</ul>'


def _source(evidence: Evidence, item: Item, entry: str, link: Link) -> str:
    cites = evidence.citing.get(item.key, ())
    briefs = len({one.page.path for one in cites})
    used = f"cited {len(cites)} times in {briefs} texts" if cites else "not cited"
    data = {"key": item.key, "kind": item.kind, "lang": item.language, "year": item.year, "publisher": item.publisher}
    attributes = " ".join(f'data-{name}="{escape(value)}"' for name, value in data.items())
    return (
        f'<li class="bw-reference" {attributes}><span class="bw-entry">{entry}</span> '
        f"{references.badges(item, evidence.settings.language)} "
        f'<a class="bw-source" href="{escape(link(addresses.source(evidence, item.key)))}">About this source'
        f'<span class="bw-hidden">: {escape(item.short)}</span></a> <span class="bw-used">{used}</span></li>'
    )
