"""What is made for readers: HTML of citations, references, sources, lists and charts, from the evidence index."""

from briefwright.pages.documents import search_document, source_documents

__all__ = ["search_document", "source_documents"]
