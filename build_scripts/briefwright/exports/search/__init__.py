"""The site's search index: read built pages, fold their words, write small files that a browser fetches one by one.

`extract` turns a built page into documents, `build_index` turns documents into files below `search/`. A host that
keeps a cache calls the two halves of `build_index` itself: `index_document` (the costly one, a document at a time)
and `assemble`. The browser's half is `theme/assets/briefwright/search-engine.js`; both halves fold, cut and stem
words by the same rules, and a browser test holds them together.
"""

from briefwright.exports.search.document import KINDS, SearchDocument, Section
from briefwright.exports.search.extract import extract
from briefwright.exports.search.index import IndexedDocument, assemble, build_index, index_document

__all__ = [
    "KINDS",
    "IndexedDocument",
    "SearchDocument",
    "Section",
    "assemble",
    "build_index",
    "extract",
    "index_document",
]
