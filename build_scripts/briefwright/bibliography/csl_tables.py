"""Which biblatex field says what CSL calls which variable."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from briefwright.bibliography.word_lists import words

# Variables that are the words of one field. Titles and numbers that depend on the type are not here.
TEXTS: Mapping[str, str] = MappingProxyType(
    {
        "abstract": "abstract",
        "addendum": "addendum",
        "annotation": "annote",
        "archive": "archive",
        "archivelocation": "archive_location",
        "archive_location": "archive_location",
        "archivecollection": "archive_collection",
        "archiveplace": "archive-place",
        "archiveurl": "archive-url",
        "chapter": "chapter-number",
        "dimensions": "dimensions",
        "doi": "DOI",
        "edition": "edition",
        "eventtitle": "event-title",
        "isbn": "ISBN",
        "issn": "ISSN",
        "jurisdiction": "jurisdiction",
        "library": "call-number",
        "location": "publisher-place",
        "medium": "medium",
        "origlanguage": "original-language",
        "origlocation": "original-publisher-place",
        "origpublisher": "original-publisher",
        "origtitle": "original-title",
        "pagetotal": "number-of-pages",
        "part": "part-number",
        "pmcid": "PMCID",
        "pmid": "PMID",
        "pubstate": "status",
        "scale": "scale",
        "section": "section",
        "shortjournal": "container-title-short",
        "shorttitle": "title-short",
        "translatedtitle": "translated-title",
        "transliteratedtitle": "transliterated-title",
        "venue": "event-place",
        "version": "version",
        "volume": "volume",
        "volumes": "number-of-volumes",
    }
)

DATES: Mapping[str, str] = MappingProxyType(
    {
        "archivedate": "archive-date",
        "available-date": "available-date",
        "eventdate": "event-date",
        "origdate": "original-date",
        "submitted": "submitted",
        "urldate": "accessed",
    }
)

NAMES: Mapping[str, str] = MappingProxyType(
    {
        "author": "author",
        "bookauthor": "container-author",
        "compiler": "compiler",
        "composer": "composer",
        "contributor": "contributor",
        "director": "director",
        "editor": "editor",
        "guest": "guest",
        "host": "host",
        "illustrator": "illustrator",
        "interviewer": "interviewer",
        "origauthor": "original-author",
        "performer": "performer",
        "producer": "producer",
        "recipient": "recipient",
        "reviewedauthor": "reviewed-author",
        "serieseditor": "collection-editor",
        "translator": "translator",
    }
)

# What `editortype`, `editoratype` … call the people in `editor`, `editora` ….
EDITOR_ROLES: Mapping[str, str] = MappingProxyType(
    {
        "collaborator": "contributor",
        "compiler": "compiler",
        "composer": "composer",
        "director": "director",
        "editor": "editor",
        "founder": "series-creator",
        "illustrator": "illustrator",
        "organizer": "organizer",
        "performer": "performer",
        "producer": "producer",
        "translator": "translator",
    }
)
EDITOR_FIELDS: Mapping[str, str] = MappingProxyType(
    {"editor": "editortype", "editora": "editoratype", "editorb": "editorbtype", "editorc": "editorctype"}
)

GENRES: Mapping[str, str] = MappingProxyType(
    {
        "audiocd": "audio CD",
        "bathesis": "Bachelor’s thesis",
        "candthesis": "Candidate thesis",
        "datacd": "data CD",
        "mathesis": "Master’s thesis",
        "patent": "Patent",
        "patreq": "Patent request",
        "phdthesis": "PhD thesis",
        "resreport": "Research report",
        "software": "Computer software",
        "techreport": "Technical report",
    }
)
GENRE_OF_TYPE: Mapping[str, str] = MappingProxyType(
    {"mastersthesis": "mathesis", "phdthesis": "phdthesis", "techreport": "techreport"}
)

PUBLICATION_STATES: Mapping[str, str] = MappingProxyType(
    {"inpreparation": "in preparation", "inpress": "in press", "prepublished": "pre-published"}
)

# Where an eprint can be read, by its archive.
EPRINT_URLS: Mapping[str, str] = MappingProxyType(
    {
        "arxiv": "https://arxiv.org/abs/",
        "googlebooks": "https://books.google.com?id=",
        "hdl": "https://hdl.handle.net/",
        "jstor": "https://www.jstor.org/stable/",
        "pubmed": "https://www.ncbi.nlm.nih.gov/pubmed/",
    }
)

# CSL variables that Zotero's "extra" field may set, as it spells them there and as BibTeX users do.
EXTRA_DATES = frozenset({"accessed", "available-date", "event-date", "issued", "original-date", "submitted"})
EXTRA_NAMES = words(
    "author chair collection-editor compiler composer container-author contributor curator director editor "
    "editor-translator editorial-director executive-producer guest host illustrator interviewer narrator organizer "
    "original-author performer producer recipient reviewed-author script-writer series-creator translator"
)
EXTRA_TEXTS = words(
    "abstract annote archive archive-place archive_collection archive_location archive-url authority call-number "
    "chapter-number citation-label collection-number collection-title container-title container-title-short "
    "dimensions division DOI edition event-place event-title genre ISBN ISSN issue jurisdiction keyword language "
    "medium number number-of-pages number-of-volumes original-publisher original-publisher-place original-title "
    "page part-number part-title PMCID PMID printing-number publisher publisher-place references reviewed-genre "
    "reviewed-title scale section source status supplement-number title-short translated-title "
    "transliterated-title URL version volume volume-title"
)
