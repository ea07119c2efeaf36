"""The field names of BibTeX, biblatex and this project, by what their values are."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from briefwright.bibliography.word_lists import words

ALIASES: Mapping[str, str] = MappingProxyType(
    {
        "address": "location",
        "annote": "annotation",
        "archiveprefix": "eprinttype",
        "journal": "journaltitle",
        "key": "sortkey",
        "pdf": "file",
        "primaryclass": "eprintclass",
        "school": "institution",
    }
)

NAME_FIELDS = words(
    "author editor editora editorb editorc translator afterword annotator bookauthor commentator foreword holder "
    "introduction namea nameb namec shortauthor shorteditor origauthor director compiler composer illustrator "
    "interviewer recipient performer producer guest host reviewedauthor contributor sponsor "
    "transliteratedauthor transliteratededitor"
)

DATE_FIELDS = frozenset({"date", "eventdate", "origdate", "urldate", "archivedate", "submitted", "available-date"})

# Never decoded: a backslash, a percent sign or a tilde in these is itself.
VERBATIM_FIELDS = words(
    "url doi eprint file pdf archiveurl urlraw verba verbb verbc isbn issn isrn sha256 crossref xref xdata "
    "derivedfrom related ids entryset sortkey key keywordsraw pmid pmcid lccn bdsk-url-1 bdsk-url-2 bdsk-url-3 "
    "bdsk-file-1 bdsk-file-2 bdsk-file-3 date-added date-modified timestamp owner langid langidopts "
    "entrysubtype eprinttype eprintclass gender options"
) | DATE_FIELDS

TITLE_FIELDS = words(
    "title subtitle titleaddon booktitle booksubtitle booktitleaddon maintitle mainsubtitle maintitleaddon "
    "issuetitle issuesubtitle shorttitle origtitle reprinttitle eventtitle translatedtitle transliteratedtitle "
    "reviewedtitle"
)

MONTHS: Mapping[str, int] = MappingProxyType(
    {
        name: number
        for number, names in enumerate(
            (
                "jan january januar janvier enero gennaio",
                "feb february februar février febrero febbraio",
                "mar march märz mars marzo",
                "apr april avril abril aprile",
                "may mai mayo maggio",
                "jun june juni juin junio giugno",
                "jul july juli juillet julio luglio",
                "aug august août agosto",
                "sep sept september septembre septiembre settembre",
                "oct october oktober octobre octubre ottobre",
                "nov november novembre noviembre",
                "dec december dezember décembre diciembre dicembre",
            ),
            start=1,
        )
        for name in names.split()
    }
)
MONTH_STRINGS = words("jan feb mar apr may jun jul aug sep oct nov dec")

KNOWN_FIELDS = (
    frozenset(ALIASES)
    | frozenset(ALIASES.values())
    | NAME_FIELDS
    | DATE_FIELDS
    | VERBATIM_FIELDS
    | TITLE_FIELDS
    | words(
        "abstract archive archive_location archivelocation authortype bookpagination chapter copyright day edition "
        "editoratype editorbtype editorctype editortype extra fjournal howpublished institution journalsubtitle "
        "keywords label language library month nameaddon note number organization origlanguage origlocation "
        "origpublisher pages pagetotal pagination part place publisher pubstate series shorthand shortjournal "
        "shortseries type useprefix venue version volume volumes year addendum eventtitleaddon issue hyphenation "
        "urlyear mrnumber zblnumber size numpages articleno"
    )
)
