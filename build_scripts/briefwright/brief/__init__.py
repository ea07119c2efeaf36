"""One Markdown file as its reader and its checks see it: front matter, blocks, sentences, citations, marks."""

from briefwright.brief.blocks import Block, Container, Kind
from briefwright.brief.brief import SOURCED, Brief, read, read_body
from briefwright.brief.front_matter import FrontMatter
from briefwright.brief.parts import Link, Mark, Passage, Pointer, Sentence

__all__ = [
    "SOURCED",
    "Block",
    "Brief",
    "Container",
    "FrontMatter",
    "Kind",
    "Link",
    "Mark",
    "Passage",
    "Pointer",
    "Sentence",
    "read",
    "read_body",
]
