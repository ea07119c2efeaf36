"""bibtexparser stays the way in for those who know it: its model, its writer and its middleware work on our reading."""

from __future__ import annotations

from bibtexparser import middlewares
from bibtexparser.entrypoint import write_string
from bibtexparser.model import Block

from briefwright.bibliography import read
from briefwright.bibliography.library import library, read_library
from briefwright.text import Text

SOURCE = """\
@preamble{"\\newcommand{\\x}{y}"}
@string{acm = {ACM Press}}
@comment{a note}

@book{smith2020,
  author = {Smith, Ann and Brown, Bob}
  title = {On the {DNA}},
  publisher = acm # { Books},
}
@misc{smith2020, title = {Again}}
"""


def test_blocks_stand_in_order_with_their_lines() -> None:
    made = library(read(Text("a.bib", SOURCE)))
    kinds = [(type(block).__name__, block.start_line) for block in made.blocks]
    assert kinds == [
        ("Preamble", 0),
        ("String", 1),
        ("ExplicitComment", 2),
        ("Entry", 4),
        ("DuplicateBlockKeyBlock", 9),
    ]


def test_what_was_mended_and_joined_is_there() -> None:
    (entry,) = library(read(Text("a.bib", SOURCE))).entries
    assert {field.key: field.value for field in entry.fields} == {
        "author": "Smith, Ann and Brown, Bob",
        "title": "On the {DNA}",
        "publisher": "ACM Press Books",
    }
    assert [field.start_line for field in entry.fields] == [5, 6, 7]


def test_its_writer_writes_what_we_read_back() -> None:
    reading = read(Text("a.bib", "@book{k, author={Smith, Ann}, title={On the {DNA} of 50\\% \\emph{x}}, date={2019}}"))
    again = read_library(library(reading))
    assert again.findings == ()
    assert [dict(item.csl) for item in again.items] == [dict(item.csl) for item in reading.items]
    assert "@book{k," in write_string(library(reading))


def test_its_middleware_works() -> None:
    made = library(read(Text("a.bib", "@book{k, author={Smith, Ann and Brown, Bob}, title={T}}")))
    split = middlewares.SeparateCoAuthors().transform(made)
    (entry,) = split.entries
    assert entry.fields_dict["author"].value == ["Smith, Ann", "Brown, Bob"]
    blocks: list[Block] = list(split.blocks)
    assert len(blocks) == 1
