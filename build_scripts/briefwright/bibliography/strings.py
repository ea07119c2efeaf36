"""Values put together from their operands: @string names, `#`, and the budget that no file may exceed with them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rapidfuzz import process

from briefwright.bibliography.field_names import MONTH_STRINGS
from briefwright.bibliography.grammar import Piece, RawField
from briefwright.bibliography.reading import Report
from briefwright.findings import Severity

_LONGEST = 1_000_000  # characters that one value may grow to
_TOTAL = 10_000_000  # characters that all uses of strings in one file may make together
_MACRO = re.compile(
    r"\\(?:re|provide)?(?:new)?command\*?\s*\{?\\([A-Za-z]+)\}?\s*(?:\[([0-9])\])?\s*(?=\{)"
    r"|\\def\s*\\([A-Za-z]+)((?:#[0-9])*)\s*(?=\{)"
)


class Strings:
    """The @strings of one file in the order of their definition, on top of the months and of other files' strings."""

    def __init__(self, content: str, report: Report, elsewhere: Mapping[str, str]) -> None:
        self.content = content
        self.report = report
        self.defined: dict[str, str] = {}
        self.elsewhere = elsewhere
        self.missing: set[str] = set()
        self.made = 0
        self.complained = False

    def define(self, field: RawField) -> None:
        self.defined[field.name.lower()] = self.value(field, "")

    def value(self, field: RawField, key: str) -> str:
        """The LaTeX source of a field with all strings expanded."""
        pieces = field.pieces
        if len(pieces) == 1 and pieces[0].kind != "w":
            return self.content[pieces[0].start : pieces[0].end]
        parts = [self.operand(piece, field.name, key) for piece in pieces]
        total = sum(map(len, parts))
        self.made += total
        if total > _LONGEST or self.made > _TOTAL:
            self.too_much(field, key)
            return ""
        return "".join(parts)

    def operand(self, piece: Piece, name: str, key: str) -> str:
        words = self.content[piece.start : piece.end]
        if piece.kind != "w":
            return words
        lower = words.lower()
        for known in (self.defined, self.elsewhere):
            if lower in known:
                return known[lower]
        if lower in MONTH_STRINGS:
            return lower
        self.undefined(piece, words, name, key)
        return words

    def undefined(self, piece: Piece, words: str, name: str, key: str) -> None:
        self.missing.add(words.lower())
        near = process.extractOne(words.lower(), [*self.defined, *self.elsewhere], score_cutoff=60)
        where = f" in `{name}`" + (f" of `{key}`" if key else "")
        help_text = f"did you mean `{near[0]}`?" if near else f"define it, or put braces around the word: `{{{words}}}`"
        replacement = None if near else f"{{{words}}}"
        message = f"no @string is called `{words}`{where}"
        self.report.add(
            Severity.ERROR, message, piece.start, piece.end, help_text=help_text, replacement=replacement, key=key
        )

    def too_much(self, field: RawField, key: str) -> None:
        if self.complained:
            return
        self.complained = True
        where = f"`{field.name}` of `{key}`" if key else f"the @string `{field.name}`"
        message = f"the strings in {where} grow beyond what a bibliography can need"
        help_text = "write the value out; it and what follows from it is left empty"
        self.report.add(Severity.ERROR, message, field.start, field.end, help_text=help_text, key=key)


def read_macros(preamble: str) -> dict[str, tuple[int, str]]:
    """The LaTeX commands that a @preamble defines: how many arguments, and the body."""
    macros: dict[str, tuple[int, str]] = {}
    for found in _MACRO.finditer(preamble[:100_000]):
        name = found[1] or found[3]
        depth, at = 0, found.end()
        for at in range(found.end(), len(preamble)):
            depth += (preamble[at] == "{") - (preamble[at] == "}")
            if depth == 0:
                break
        count = int(found[2] or 0) if found[1] else found[4].count("#")
        macros[name] = (count, preamble[found.end() + 1 : at])
    return macros
