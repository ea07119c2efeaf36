"""The head of a brief: title, deck, authors, dates, reading time, and what stands behind the text, in numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import escape

from briefwright.claims import ClaimCounts
from briefwright.evidence import Evidence, Page
from briefwright.pages import claim_marks, words
from briefwright.pages.quotes import shown
from briefwright.pages.reading_time import reading_minutes

_ORCID = re.compile(r"(?:https?://orcid\.org/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])")


def brief_header(evidence: Evidence, page: Page) -> str:
    """HTML of the head; `page` is the brief as the index holds it, with its front matter."""
    fields = page.brief.fields
    language = page.brief.language
    deck = claim_marks.field(shown(str(fields.values.get("deck") or ""), language), page.claim_at)
    topics = "".join(f'<li class="bw-topic">{escape(topic)}</li>' for topic in fields.texts("topics"))
    return (
        '<header class="bw-header">'
        + (f'<ul class="bw-topics" aria-label="Topics">{topics}</ul>' if topics else "")
        + f"<h1>{escape(shown(page.brief.title, language))}</h1>"
        + (f'<p class="bw-deck">{deck}</p>' if deck else "")
        + f'<p class="bw-byline">{", ".join(_authors(page))}</p>'
        + f'<p class="bw-meta">{" · ".join(_meta(evidence, page))}</p>'
        + f'<dl class="bw-counts">{"".join(_count(*told) for told in _counts(evidence, page))}</dl>'
        + "</header>"
    )


def _authors(page: Page) -> Iterator[str]:
    value = page.brief.fields.values.get("authors")
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield _author(one)
        elif isinstance(one, str) and one.strip():
            yield f'<span class="bw-author">{escape(one.strip())}</span>'


def _author(told: dict[object, object]) -> str:
    name = escape(str(told.get("name", "")).strip())
    url = str(told.get("url", ""))
    shown = f'<a href="{escape(url)}" rel="author">{name}</a>' if url.startswith(("https://", "http://")) else name
    orcid = _ORCID.fullmatch(str(told.get("orcid", "")).strip())
    if orcid:
        number = orcid[1]
        address = f"https://orcid.org/{number}"
        shown += f' <a class="bw-orcid" href="{address}" aria-label="ORCID of {name}">ORCID {number}</a>'
    place = str(told.get("affiliation", "")).strip()
    return f'<span class="bw-author">{shown}{f" ({escape(place)})" if place else ""}</span>'


def _meta(evidence: Evidence, page: Page) -> Iterator[str]:
    reader = evidence.settings.language
    for name, said in (("date", ""), ("updated", "Updated ")):
        when = page.brief.fields.day(name)
        if when:
            yield f'{said}<time datetime="{when}">{escape(words.day(when, reader))}</time>'
    yield f"{reading_minutes(page)} min read"


def _counts(evidence: Evidence, page: Page) -> Iterator[tuple[int, str, str]]:
    """`65 claims: all cited`, `20 sources: 4 primary, 12 press …`, `5 languages: English, Japanese …`."""
    counts = page.counts
    if counts.total:
        yield counts.total, "claim", _backing(counts)
    items = [evidence.bibliography[key] for key in page.keys if key in evidence.bibliography]
    kinds = Counter(item.kind for item in items if item.kind)
    named = [f"{kinds[kind]} {words.PLURAL_KINDS[kind]}" for kind in words.PLURAL_KINDS if kinds[kind]]
    if items:
        yield len(items), "source", ", ".join(named)
    languages = dict.fromkeys(item.language.partition("-")[0] for item in items if item.language)
    if languages:
        names = [words.language_name(tag, evidence.settings.language) for tag in languages]
        yield len(languages), "language", ", ".join(names)


def _backing(counts: ClaimCounts) -> str:
    if counts.cited == counts.total:
        return "each with its source"
    told = [f"{counts.cited} with a source"]
    told += [f"{counts.judgements} the authors' judgement"] if counts.judgements else []
    told += [f"{counts.waived} calculated here or passed with a reason"] if counts.waived else []
    told += [f"{counts.uncited} without a source"] if counts.uncited else []
    return ", ".join(told)


def _count(number: int, noun: str, told: str) -> str:
    name = noun if number == 1 else f"{noun}s"
    return f"<div><dt><strong>{number}</strong> {name}</dt><dd>{escape(told)}</dd></div>"
