"""The entry types of BibTeX and biblatex (with the common additions of other styles) and the CSL type of each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from briefwright.bibliography.word_lists import words

ENTRY_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "article": "article-journal",
        "artwork": "graphic",
        "audio": "song",
        "bibnote": "document",
        "blog": "post-weblog",
        "book": "book",
        "bookinbook": "chapter",
        "booklet": "pamphlet",
        "broadcast": "broadcast",
        "collection": "book",
        "commentary": "document",
        "conference": "paper-conference",
        "data": "dataset",
        "dataset": "dataset",
        "electronic": "webpage",
        "hearing": "hearing",
        "image": "graphic",
        "inbook": "chapter",
        "incollection": "chapter",
        "inproceedings": "paper-conference",
        "inreference": "entry-encyclopedia",
        "interview": "interview",
        "jurisdiction": "legal_case",
        "legal": "treaty",
        "legislation": "legislation",
        "letter": "personal_communication",
        "manual": "book",
        "map": "map",
        "mastersthesis": "thesis",
        "misc": "document",
        "movie": "motion_picture",
        "music": "song",
        "mvbook": "book",
        "mvcollection": "book",
        "mvproceedings": "book",
        "mvreference": "book",
        "newspaper": "article-newspaper",
        "online": "webpage",
        "patent": "patent",
        "performance": "performance",
        "periodical": "periodical",
        "phdthesis": "thesis",
        "post": "post",
        "presentation": "speech",
        "proceedings": "book",
        "reference": "book",
        "report": "report",
        "review": "review",
        "set": "document",
        "software": "software",
        "speech": "speech",
        "standard": "standard",
        "suppbook": "chapter",
        "suppcollection": "chapter",
        "suppperiodical": "article-journal",
        "techreport": "report",
        "thesis": "thesis",
        "unpublished": "manuscript",
        "video": "motion_picture",
        "webpage": "webpage",
        "website": "webpage",
        "www": "webpage",
        "xdata": "",
    }
)

CSL_TYPES = words(
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection "
    "dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview "
    "legal_case legislation manuscript map motion_picture musical_score pamphlet paper-conference patent "
    "performance periodical personal_communication post post-weblog regulation report review review-book "
    "software song speech standard thesis treaty webpage"
)

# What entries say of themselves in `entrysubtype`, in the words of biblatex and of Zotero's exporters.
SUBTYPES: Mapping[str, str] = MappingProxyType(
    {
        "newspaper": "article-newspaper",
        "magazine": "article-magazine",
        "news": "article-newspaper",
        "blog": "post-weblog",
        "blogpost": "post-weblog",
        "forum": "post",
        "tweet": "post",
        "podcast": "broadcast",
        "radiobroadcast": "broadcast",
        "tvbroadcast": "broadcast",
        "film": "motion_picture",
        "dictionary": "entry-dictionary",
        "encyclopedia": "entry-encyclopedia",
        "press release": "document",
    }
)


def csl_type(entry_type: str, subtype: str = "") -> str:
    """The CSL type of an entry; an unknown entry type gives `document`."""
    wanted = subtype.strip().lower()
    if wanted in CSL_TYPES:
        return wanted
    if wanted in SUBTYPES:
        return SUBTYPES[wanted]
    if entry_type in CSL_TYPES and entry_type not in ENTRY_TYPES:
        return entry_type
    return ENTRY_TYPES.get(entry_type, "document") or "document"
