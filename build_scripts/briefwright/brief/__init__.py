"""One Markdown file as its reader and its checks see it: front matter, blocks, sentences, citations, marks."""

from briefwright.brief.blocks import Block, Container, Kind
from briefwright.brief.brief import Brief, Link, Mark, Passage, Sentence, read, read_body
from briefwright.brief.front_matter import FrontMatter

__all__ = [
    "Block",
    "Brief",
    "Container",
    "FrontMatter",
    "Kind",
    "Link",
    "Mark",
    "Passage",
    "Sentence",
    "read",
    "read_body",
]
