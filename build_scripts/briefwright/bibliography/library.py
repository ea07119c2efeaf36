"""The way to and from bibtexparser: our reading as its `Library`, so that its writers and middleware work."""

from __future__ import annotations

from bibtexparser import model
from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library

from briefwright.bibliography.bibtex import read_bibtex
from briefwright.bibliography.grammar import Block
from briefwright.bibliography.reading import Reading
from briefwright.bibliography.scanner import scan
from briefwright.text import Span, Text


def library(reading: Reading) -> Library:
    """A bibtexparser library of what we read.

    Blocks stand in the order of the file, with their line (from 0, as bibtexparser counts) and their source. An
    entry that we could mend is a sound one here; values have their strings expanded and nothing inherited.
    """
    text = reading.text
    items = {item.entry_span.start: item for item in reading.items}
    blocks: list[model.Block] = []
    for block in scan(text.content).blocks:
        line = text.position(block.start).line - 1
        source = text[Span(block.start, max(block.start, block.end))]
        item = items.get(block.start)
        if item is not None:
            own = [(name, field) for name, field in item.fields.items() if not field.inherited_from]
            fields = [
                model.Field(name, field.raw, text.position(field.name_span.start).line - 1) for name, field in own
            ]
            blocks.append(model.Entry(item.entry_type, item.key, fields, line, source))
        elif block.type == "string":
            for field in block.fields:
                value = reading.strings.get(field.name, "")
                blocks.append(model.String(field.name, value, line, source))
        elif block.type in ("preamble", "comment"):
            blocks.append(_other(block, text, line, source))
    made = Library()
    made.add(blocks, fail_on_duplicate_key=False)
    return made


def _other(block: Block, text: Text, line: int, source: str) -> model.Block:
    if block.type == "comment":
        return model.ExplicitComment(source[source.find("{") + 1 :].rstrip("} \r\n"), line, source)
    value = "".join(text[Span(piece.start, piece.end)] for field in block.fields for piece in field.pieces)
    return model.Preamble(f'"{value}"', line, source)


def read_library(made: Library, path: str = "library.bib") -> Reading:
    """The items of a bibtexparser library, however it came about."""
    return read_bibtex(Text(path, write_string(made)))
