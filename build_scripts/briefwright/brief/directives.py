"""Lines such as `::: references`, in whose place a page shows a list: their names, and what may follow them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefwright.brief.parts import Passage
from briefwright.text import Span

#: Name -> the word that may follow; a directive of a source is followed by its key.
NAMES = {"briefs": "", "sources": "", "references": "section", "claims": "", "search": "", "source": "KEY"}
_DIRECTIVE = re.compile(r":::[ ]*(?P<name>[a-z][\w-]*)[ ]*(?P<argument>.*?)[ ]*$")


@dataclass(frozen=True)
class Directive:
    """What a line asks for, with its place in the file."""

    name: str
    argument: str
    span: Span


def directive_of(passage: Passage) -> Directive | None:
    """The directive that a block of the kind DIRECTIVE is; None where it is nothing of ours."""
    found = _DIRECTIVE.match(passage.block.text.content.rstrip("\r\n"))
    return Directive(found["name"], found["argument"], passage.block.span) if found else None
