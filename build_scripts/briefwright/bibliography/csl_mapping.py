"""An entry's fields as CSL-JSON, after the meanings in biblatex's manual and CSL 1.0.2."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefwright.bibliography.cjk_names import has_cjk, romanised, with_pair
from briefwright.bibliography.csl_tables import (
    DATES,
    EDITOR_FIELDS,
    EDITOR_ROLES,
    EPRINT_URLS,
    GENRE_OF_TYPE,
    GENRES,
    NAMES,
    PUBLICATION_STATES,
    TEXTS,
)
from briefwright.bibliography.dates import DateReading, read_date, read_year_month
from briefwright.bibliography.entry_types import csl_type
from briefwright.bibliography.extra import read_extra
from briefwright.bibliography.field_names import ALIASES, TITLE_FIELDS, VERBATIM_FIELDS
from briefwright.bibliography.item import Field
from briefwright.bibliography.languages import bcp47
from briefwright.bibliography.latex import Macros, decode
from briefwright.bibliography.names import read_names
from briefwright.bibliography.word_lists import words

Csl = dict[str, object]

_IN_A_BOOK = words("inbook incollection inproceedings conference inreference bookinbook suppbook suppcollection")
_MULTIVOLUME = words("book collection proceedings reference")
_SERIAL = frozenset({"article-journal", "article-magazine", "article-newspaper", "periodical", "review", "review-book"})
_BOOKS = frozenset({"book", "chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary"})
_DASHES = re.compile(r"\s*(?:--?-?|[–—‐‑])\s*")
_ESCAPED = re.compile(r"\\([_%#&~$ ])(?:\{\})?")
_IN_URL = re.compile(r"\\url\s*\{([^{}]*)\}|(https?://[^\s{}<>]+)")
_ENDS_SENTENCE = ("?", "!", ".", ":", ";", ",", "？", "！", "：", "…")


class _Fields:
    """The fields of one entry by their biblatex names, decoded for CSL."""

    def __init__(self, fields: Mapping[str, Field], macros: Macros) -> None:
        # Backwards, so that of two names for one field the first in the file counts.
        self.fields = {ALIASES.get(name, name): fields[name] for name in reversed(list(fields))}
        self.macros = macros

    def raw(self, name: str) -> str:
        found = self.fields.get(name)
        return found.raw if found is not None else ""

    def plain(self, name: str) -> str:
        found = self.fields.get(name)
        return found.value if found is not None else ""

    def rich(self, name: str) -> str:
        found = self.fields.get(name)
        if found is None:
            return ""
        if found.value == found.raw or name in VERBATIM_FIELDS:
            return found.value
        return decode(found.raw, protect=name in TITLE_FIELDS, macros=self.macros).rich


def to_csl(entry_type: str, fields: Mapping[str, Field], macros: Macros) -> tuple[str, Csl]:
    """The CSL type and the CSL-JSON (without `id`) of an entry."""
    entry = _Fields(fields, macros)
    extra = read_extra(entry.plain("note"), entry.plain("extra"), entry.plain("annotation"))
    kind = csl_type(entry_type, entry.plain("entrysubtype"))
    if entry_type == "unpublished" and kind == "manuscript" and entry.plain("eventtitle"):
        kind = "speech"
    elif entry_type == "misc" and _IN_URL.search(entry.raw("howpublished")):
        kind = "webpage"
    csl: Csl = {"type": kind}
    _language(csl, entry)
    _titles(csl, entry, entry_type)
    _people(csl, entry)
    _dates(csl, entry)
    for name in entry.fields:
        variable = TEXTS.get(name)
        if variable is not None:
            csl[variable] = entry.rich(name)
    _numbers(csl, entry, kind)
    _publisher(csl, entry)
    _online(csl, entry)
    _rest(csl, entry, entry_type, extra.notes)
    for variable, value in extra.csl.items():
        csl.setdefault(variable, value)
    if extra.type:
        csl["type"] = extra.type
    return str(csl["type"]), {variable: value for variable, value in csl.items() if value not in ("", [], {})}


def _language(csl: Csl, entry: _Fields) -> None:
    for name in ("langid", "hyphenation", "language"):
        written = entry.plain(name).split(" and ")[0]
        tag = bcp47(written) if written else ""
        if tag:
            csl["language"] = tag
            return


def _titles(csl: Csl, entry: _Fields, entry_type: str) -> None:
    title = _with_subtitle(entry, "title", "subtitle")
    addon = entry.rich("titleaddon")
    if addon:
        title = f"{title}{' ' if title.endswith(_ENDS_SENTENCE) else '. '}{addon}" if title else addon
    main = _with_subtitle(entry, "maintitle", "mainsubtitle")
    book = _with_subtitle(entry, "booktitle", "booksubtitle")
    container = _with_subtitle(entry, "journaltitle", "journalsubtitle") or entry.rich("fjournal")
    if main and (entry_type in _MULTIVOLUME or not (book or entry_type in _IN_A_BOOK)):
        csl["title"], csl["volume-title"] = main, title
    else:
        csl["title"] = title
        if main and book:
            csl["volume-title"] = book
        container = container or main or book
    csl["container-title"] = container
    csl["collection-title"] = entry.rich("series")
    issue_title = _with_subtitle(entry, "issuetitle", "issuesubtitle")
    if entry.rich("title") and entry.rich("subtitle"):
        csl["title-short"] = entry.rich("title")
    if issue_title and not title:
        csl["title"] = issue_title
    elif issue_title:
        csl["volume-title"] = issue_title
    if "reviewedtitle" in entry.fields:
        csl["reviewed-title"] = entry.rich("reviewedtitle")


def _with_subtitle(entry: _Fields, name: str, subtitle_name: str) -> str:
    title, subtitle = entry.rich(name), entry.rich(subtitle_name)
    if not title or not subtitle:
        return title or subtitle
    if title.endswith(_ENDS_SENTENCE):
        return f"{title} {subtitle}"
    return f"{title}：{subtitle}" if has_cjk(title[-1]) else f"{title}: {subtitle}"


def _people(csl: Csl, entry: _Fields) -> None:
    useprefix = "useprefix=true" in f"{entry.plain('options')},useprefix={entry.plain('useprefix')}".replace(" ", "")
    language = str(csl.get("language", ""))
    for name in entry.fields:
        if name in EDITOR_FIELDS:
            other = "editor" if name == "editor" else "contributor"
            role = EDITOR_ROLES.get(entry.plain(EDITOR_FIELDS[name]).lower(), other)
        elif name in NAMES:
            role = NAMES[name]
        else:
            continue
        people = read_names(entry.raw(name), useprefix=useprefix, language=language, macros=entry.macros).names
        pairs = entry.raw(f"transliterated{name}")
        if pairs:
            people = _paired(people, pairs, language, entry.macros)
        known = csl.get(role)
        csl[role] = [*known, *people] if isinstance(known, list) else people


def _paired(people: list[Csl], pairs: str, language: str, macros: Macros) -> list[Csl]:
    """Names with the romanised ones that stand in the same order in a field of their own."""
    latin = [decode(part.strip(), macros=macros).plain for part in re.split(r"\s+and\s+", pairs)]
    if len(latin) != len(people):
        return people
    return [
        with_pair(name, {"literal": other} if "literal" in name else romanised(other), language)
        for name, other in zip(people, latin, strict=True)
    ]


def issued(entry: Mapping[str, Field]) -> DateReading | None:
    """The date of publication, from `date` or from `year` and `month`; None where there is neither."""
    date, year = entry.get("date"), entry.get("year")
    if date is not None and date.value.strip():
        return read_date(date.value)
    if year is None or not year.value.strip():
        return None
    month, day = entry.get("month"), entry.get("day")
    return read_year_month(year.value, month.value if month else "", day.value if day else "")


def _dates(csl: Csl, entry: _Fields) -> None:
    published = issued(entry.fields)
    if published is not None:
        csl["issued"] = published.csl
    for name, variable in DATES.items():
        if name in entry.fields:
            csl[variable] = read_date(entry.plain(name)).csl


def _numbers(csl: Csl, entry: _Fields, kind: str) -> None:
    number, issue = entry.rich("number"), entry.rich("issue")
    if kind in _SERIAL:
        csl["issue"] = number or issue
    elif kind in _BOOKS:
        csl["collection-number"] = number
        csl["issue"] = issue
    else:
        csl["number"] = number
        csl["issue"] = issue
    pages = entry.rich("pages") or entry.plain("articleno") or (entry.plain("eid") if kind in _SERIAL else "")
    if pages:
        csl["page"] = _DASHES.sub("-", pages) if pages.isascii() or "–" in pages else pages
    if not csl.get("number-of-pages") and entry.plain("numpages"):
        csl["number-of-pages"] = entry.plain("numpages")


def _publisher(csl: Csl, entry: _Fields) -> None:
    names = [entry.rich(name) for name in ("institution", "organization", "publisher")]
    how = entry.rich("howpublished")
    if how and not _IN_URL.search(entry.raw("howpublished")):
        names.append(how)
    csl["publisher"] = "; ".join(dict.fromkeys(name for name in names if name))


def _online(csl: Csl, entry: _Fields) -> None:
    url = _ESCAPED.sub(r"\1", _unwrapped(entry.plain("url")))
    if not url:
        found = _IN_URL.search(entry.raw("howpublished"))
        url = _ESCAPED.sub(r"\1", found[1] or found[2]) if found else ""
    eprint, archive = entry.plain("eprint"), entry.plain("eprinttype").lower()
    if eprint and archive in EPRINT_URLS:
        url = url or EPRINT_URLS[archive] + eprint
        csl.setdefault("archive", {"arxiv": "arXiv", "jstor": "JSTOR"}.get(archive, entry.plain("eprinttype")))
        csl.setdefault("archive_location", eprint)
        if archive == "pubmed":
            csl.setdefault("PMID", eprint)
    csl["URL"] = url
    doi = str(csl.get("DOI", ""))
    if doi:
        bare = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", _unwrapped(doi), flags=re.I)
        csl["DOI"] = _ESCAPED.sub(r"\1", bare)


def _unwrapped(url: str) -> str:
    """A URL without the `\\url{…}` or `<…>` that some programs put around it."""
    found = re.fullmatch(r"\s*(?:\\url\s*\{([^{}]*)\}|<([^<>]*)>|([^\s].*?))\s*", url, re.S)
    return next((group for group in found.groups() if group is not None), "") if found else ""


def _rest(csl: Csl, entry: _Fields, entry_type: str, notes: str) -> None:
    genre = entry.plain("type")
    if genre:
        csl["genre"] = GENRES.get(genre.lower(), entry.rich("type"))
    elif entry_type in GENRE_OF_TYPE:
        csl["genre"] = GENRES[GENRE_OF_TYPE[entry_type]]
    if "status" in csl:
        csl["status"] = PUBLICATION_STATES.get(str(csl["status"]).lower(), csl["status"])
    note = entry.rich("note") if notes == entry.plain("note") else notes
    addendum = str(csl.pop("addendum", ""))
    csl["note"] = ". ".join(part for part in (note, addendum) if part)
    keywords = [word.strip() for word in re.split(r"[,;]", entry.plain("keywords")) if word.strip()]
    csl["keyword"] = ", ".join(keywords)
