"""A brief as schema.org sees it: who wrote what when, and what it cites. Data in the page, which runs nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import cast

from briefwright.bibliography import Item
from briefwright.evidence import Evidence, Page
from briefwright.pages.claim_data import claim_data
from briefwright.pages.once import once

# Inside a script element these could end it, or begin a comment.
_UNSAFE = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def linked_data(evidence: Evidence, page: Page, item: Item, keys: Iterable[str]) -> str:
    """The script element with a brief's JSON-LD; `item` is the brief as an item, `keys` the sources in its list."""
    fields, settings = page.brief.fields, evidence.settings
    published, updated = fields.day("date"), fields.day("updated")
    known = [evidence.bibliography[key] for key in keys if key in evidence.bibliography]
    report: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Report",
        "@id": item.url,
        "url": item.url,
        "headline": page.brief.title,
        "abstract": fields.text("deck"),
        "description": fields.text("description"),
        "inLanguage": page.brief.language,
        "datePublished": published.isoformat() if published else "",
        "dateModified": updated.isoformat() if updated else "",
        "keywords": list(fields.texts("topics")),
        "author": _authors(item, page),
        "publisher": {"@type": "Organization", "name": settings.site_name} if settings.site_name else None,
        "citation": [_cited(one) for one in known],
        "hasPart": claim_data(evidence, page, item.url),
    }
    told = json.dumps(_filled(report), ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)
    return f'<script type="application/ld+json">{told}</script>'


def _filled(value: Mapping[str, object]) -> dict[str, object]:
    return {name: one for name, one in value.items() if one}


def _authors(item: Item, page: Page) -> list[dict[str, object]]:
    """The authors in order; addresses that the front matter gives stand with the names they belong to."""
    names = cast("list[Mapping[str, str]]", item.csl.get("author") or [])
    told = page.brief.fields.values.get("authors")
    given = told if isinstance(told, list) else []
    made = []
    for at, name in enumerate(names):
        kind = "Organization" if "literal" in name else "Person"
        own = given[at] if at < len(given) and isinstance(given[at], dict) else {}
        orcid, url = str(own.get("orcid", "")), str(own.get("url", ""))
        whole = name.get("literal") or " ".join(filter(None, (name.get("given", ""), name.get("family", ""))))
        made.append(
            _filled(
                {
                    "@type": kind,
                    "name": own.get("name") or whole,
                    "url": url if url.startswith(("https://", "http://")) else "",
                    "sameAs": f"https://orcid.org/{orcid.rpartition('/')[2]}" if orcid else "",
                }
            )
        )
    return made


@once
def _cited(item: Item) -> Mapping[str, object]:
    return _filled(
        {
            "@type": "CreativeWork",
            "name": item.title,
            "url": item.url,
            "inLanguage": item.language,
            "datePublished": item.year,
        }
    )
