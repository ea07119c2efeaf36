"""What readers of a bibliography would miss: notes for `sources doctor`, none of which stops publication."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from typing import Final

from rapidfuzz import fuzz

from briefwright.bibliography.cjk_names import has_cjk
from briefwright.bibliography.collection import Bibliography
from briefwright.bibliography.identifiers import bare_doi
from briefwright.bibliography.item import KINDS, Item
from briefwright.bibliography.validity import required_fields, valid_fields
from briefwright.findings import Finding, Label, Place, Severity, finding, in_order

COMPLETE: Final = "source-is-complete"
_ALIKE = 92.0
_NEIGHBOURS = 200  # titles of one year that start alike, compared with each other
_INSTITUTION = re.compile(
    r"\b(?:organi[sz]ation|university|institute|ministry|department|agency|association|committee|council|commission|"
    r"bank|bureau|corporation|company|inc\.?|ltd\.?|gmbh|llc|news|press|foundation|group|government|office)\b",
    re.I,
)


def examine(bibliography: Bibliography, cited: Collection[str]) -> tuple[Finding, ...]:
    """All that is wrong with items or missing in them, in the order of the files; `cited` are the keys in use."""
    found: list[Finding] = []
    used = {bibliography[key].key for key in cited if key in bibliography}
    for item in bibliography.values():
        found.extend(required_fields(item))
        found.extend(valid_fields(item))
        found.extend(missing_parts(item))
        if item.key not in used:
            found.append(_note(item, f"nothing cites `{item.key}`", f"cite it as `[@{item.key}]`, or take it out"))
    found.extend(wrong_links(bibliography))
    found.extend(likely_duplicates(bibliography))
    return in_order(found)


def missing_parts(item: Item) -> Iterator[Finding]:
    """What a reader of one entry would miss."""
    key = item.key
    if not item.csl.get("issued"):
        yield _note(item, f"`{key}` has no date", "add `date = {…}` if the source gives one, be it only the year")
    if item.url and not item.accessed and item.type in ("webpage", "post", "post-weblog") and not item.archive_url:
        message = f"`{key}` is a web page without the day on which it was read"
        yield _note(item, message, "add `urldate = {YYYY-MM-DD}`, or an archived copy as `archiveurl`", "url")
    if has_cjk(item.title) and not item.translated_title:
        yield _note(item, f"the title of `{key}` has no translation", "add `translatedtitle = {…}`", "title")
    if not item.language:
        yield _note(item, f"`{key}` does not say its language", "add `langid = {english}`, `{chinese}`, …", "title")
    if not item.kind:
        help_text = f"put one of these first in `keywords`: {', '.join(KINDS)}"
        yield _note(item, f"`{key}` does not say what kind of source it is", help_text, "keywords")
    yield from _institutions_as_people(item)
    if item.kind == "second-hand" and not item.derived_from:
        message = f"`{key}` is second-hand and does not name what it reports"
        yield _note(item, message, "add `derivedfrom = {key}` if the bibliography has that source", "keywords")


def _institutions_as_people(item: Item) -> Iterator[Finding]:
    for role in ("author", "editor"):
        people = item.csl.get(role)
        for name in people if isinstance(people, list) else []:
            whole = f"{name.get('given', '')} {name.get('family', '')}".strip() if isinstance(name, dict) else ""
            if "given" in name and _INSTITUTION.search(whole):
                message = f"`{whole}` in `{item.key}` is read as a person's name"
                yield _note(item, message, f"if it is an institution, write `{{{{{whole}}}}}`", role)


def wrong_links(bibliography: Bibliography) -> Iterator[Finding]:
    """`derivedfrom` that names no item, or goes round in a circle."""
    for item in bibliography.values():
        for key in item.derived_from:
            if key not in bibliography:
                near = bibliography.nearest(key, 1)
                help_text = f"did you mean `{near[0].key}`?" if near else "name a key of the bibliography"
                yield _note(item, f"`{item.key}` derives from `{key}`, which does not exist", help_text, "derivedfrom")
        if _in_circle(item, bibliography):
            help_text = "take one `derivedfrom` out of the circle"
            yield _note(item, f"`{item.key}` derives from itself", help_text, "derivedfrom")


def _in_circle(item: Item, bibliography: Bibliography) -> bool:
    seen: set[str] = set()
    ahead = list(item.derived_from)
    while ahead:
        key = ahead.pop()
        if key == item.key:
            return True
        if key not in seen and key in bibliography:
            seen.add(key)
            ahead.extend(bibliography[key].derived_from)
    return False


def likely_duplicates(bibliography: Bibliography) -> Iterator[Finding]:
    """Items that may be one source: the same DOI or address, or nearly the same title in the same year."""
    by_mark: dict[tuple[str, str], Item] = {}
    by_year: dict[tuple[str, str], list[tuple[str, Item]]] = {}
    for item in bibliography.values():
        alike: tuple[Item, str] | None = None
        for mark in _marks(item):
            first = by_mark.setdefault(mark, item)
            if first is not item and alike is None and _may_be_same(first, item):
                alike = first, f"the same {mark[0]}"
        title = _plain(item.title)
        listed = by_year.setdefault((item.year, title[:4]), [])
        if alike is None and len(title) > 12:
            same = (other for words, other in listed[-_NEIGHBOURS:] if _same_title(title, words, item, other))
            alike = next(((other, "nearly the same title") for other in same), None)
        listed.append((title, item))
        if alike is not None:
            yield _duplicate(item, *alike)


def _marks(item: Item) -> Iterator[tuple[str, str]]:
    doi = bare_doi(item.words("DOI")).casefold()
    if doi:
        yield "DOI", doi
    elif item.url:
        address = re.sub(r"^https?://(?:www\.)?|/$|#.*$", "", item.url)
        yield "address", address


def _may_be_same(one: Item, other: Item) -> bool:
    """Two chapters of one book may share its DOI or address."""
    return item_part(one) == item_part(other) or not (item_part(one) and item_part(other))


def item_part(item: Item) -> str:
    return f"{_plain(item.title)} {item.words('page')}" if item.type in ("chapter", "paper-conference") else ""


def _same_title(title: str, words: str, item: Item, other: Item) -> bool:
    return (
        fuzz.ratio(title, words, score_cutoff=_ALIKE) > 0
        and item.words("volume") == other.words("volume")
        and item.words("container-title") == other.words("container-title")
        and item.language == other.language
    )


def _plain(title: str) -> str:
    return re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", title).casefold()).strip()


def _duplicate(item: Item, other: Item, why: str) -> Finding:
    return finding(
        COMPLETE,
        Severity.NOTE,
        f"`{item.key}` may be the same source as `{other.key}`: {why}",
        item.text,
        item.span,
        help="keep one of them, and add the other key to its `ids`",
        labels=[Label(Place.of(other.text, other.span), "the other one")],
        key=item.key,
    )


def _note(item: Item, message: str, help_text: str, *fields: str) -> Finding:
    text, span = item.place(*fields)
    return finding(COMPLETE, Severity.NOTE, message, text, span, help=help_text, key=item.key)
