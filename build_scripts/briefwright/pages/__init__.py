"""What is made for readers: HTML of citations, references, sources, lists and charts, from the evidence index."""

from briefwright.pages.documents import source_documents

__all__ = ["source_documents"]
