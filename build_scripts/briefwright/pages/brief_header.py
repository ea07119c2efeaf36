"""The head of a brief: title, deck, authors, dates, reading time, and what stands behind the text, in numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import escape

from briefwright.evidence import Evidence, Page
from briefwright.pages import words
from briefwright.pages.reading_time import reading_minutes

_ORCID = re.compile(r"(?:https?://orcid\.org/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])")


def brief_header(evidence: Evidence, page: Page) -> str:
    """HTML of the head; `page` is the brief as the index holds it, with its front matter."""
    fields = page.brief.fields
    deck = fields.text("deck")
    topics = "".join(f'<li class="bw-topic">{escape(topic)}</li>' for topic in fields.texts("topics"))
    return (
        '<header class="bw-header">'
        + (f'<ul class="bw-topics" aria-label="Topics">{topics}</ul>' if topics else "")
        + f"<h1>{escape(page.brief.title)}</h1>"
        + (f'<p class="bw-deck">{escape(deck)}</p>' if deck else "")
        + f'<p class="bw-byline">{", ".join(_authors(page))}</p>'
        + f'<p class="bw-meta">{" · ".join(_meta(evidence, page))}</p>'
        + f'<p class="bw-counts">{" · ".join(_counts(evidence, page))}</p>'
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
    return f'<span class="bw-author">{shown}{f", {escape(place)}" if place else ""}</span>'


def _meta(evidence: Evidence, page: Page) -> Iterator[str]:
    reader = evidence.settings.language
    for name, said in (("date", ""), ("updated", "Updated ")):
        when = page.brief.fields.day(name)
        if when:
            yield f'{said}<time datetime="{when}">{escape(words.day(when, reader))}</time>'
    yield f"{reading_minutes(page)} min read"


def _counts(evidence: Evidence, page: Page) -> Iterator[str]:
    """`65 claims: 63 cited, 2 own calculations or waived`, `20 sources: 4 primary sources, 12 press …`."""
    counts = page.counts
    told = [f"{counts.cited} cited"]
    told += [f"{counts.waived} own calculation or passed with a reason"] if counts.waived else []
    told += [f"{counts.uncited} without a source"] if counts.uncited else []
    yield f"{_number(counts.total, 'claim')}: {', '.join(told)}"
    items = [evidence.bibliography[key] for key in page.keys if key in evidence.bibliography]
    kinds = Counter(item.kind for item in items if item.kind)
    named = [f"{kinds[kind]} {words.PLURAL_KINDS[kind]}" for kind in words.PLURAL_KINDS if kinds[kind]]
    yield _number(len(items), "source") + (f": {', '.join(named)}" if named else "")
    languages = dict.fromkeys(item.language.partition("-")[0] for item in items if item.language)
    if len(languages) > 1:
        names = [words.language_name(tag, evidence.settings.language) for tag in languages]
        yield f"in {', '.join(names)}"


def _number(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
