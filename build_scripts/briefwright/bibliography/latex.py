"""LaTeX as it stands in bibliographies, turned into Unicode: as plain words, and with the marks that CSL knows.

`%` is never a comment here, and a command nobody knows leaves its argument standing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from briefwright.bibliography.latex_tables import ACCENTS, DECLARATIONS, DROPPED, ESCAPES, SILENT, STYLES, SYMBOLS

# What a value is mostly made of: words that mean the same to LaTeX.
_PLAIN = re.compile(
    r"[^\\{}$~^_`'\s\ufdd0-\ufdef-]*+(?:[ '-](?!['-])[^\\{}$~^_`'\s\ufdd0-\ufdef-]++)*+\Z"
)
_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]++\*?+)[ \t\r\n]*+|\\(?P<sign>.)|(?P<open>\{)|(?P<close>\})|(?P<math>\$\$?)"
    r"|(?P<script>[\^_])|(?P<dash>---?|~|``|''|`)|(?P<space>\s++)|(?P<text>[^\\{}$~^_`'\s-]++|.)",
    re.S,
)
_DASHES = {"--": "–", "---": "—", "~": "\u00a0", "``": "“", "''": "”", "`": "‘"}
# Marks stand as non-characters while a value is decoded, so that no text can be taken for one.
_OPEN = {"i": "\ufdd0", "b": "\ufdd1", "sub": "\ufdd2", "sup": "\ufdd3", "sc": "\ufdd4", "nocase": "\ufdd5"}
_END = {"i": "\ufdd8", "b": "\ufdd9", "sub": "\ufdda", "sup": "\ufddb", "sc": "\ufddc", "nocase": "\ufddd"}
_HTML = {
    **{mark: f"<{name}>" for name, mark in _OPEN.items()},
    **{mark: f"</{name}>" for name, mark in _END.items()},
    _OPEN["sc"]: '<span style="font-variant:small-caps;">',
    _END["sc"]: "</span>",
    _OPEN["nocase"]: '<span class="nocase">',
    _END["nocase"]: "</span>",
}
_TO_HTML = str.maketrans(_HTML)
_TO_PLAIN = str.maketrans(dict.fromkeys(_HTML, ""))
_MARKS = re.compile("[\ufdd0-\ufdef]")
_SPACES = re.compile(" {2,}")
_DEEPEST = 60


class Decoded(NamedTuple):
    """A value for people (`plain`) and for CSL (`rich`: with its HTML-like tags); the commands nobody knows."""

    plain: str
    rich: str
    unknown: tuple[str, ...] = ()


Macros = Mapping[str, tuple[int, str]]
_NO_MACROS: Macros = {}


def decode(raw: str, *, protect: bool = False, macros: Macros = _NO_MACROS) -> Decoded:
    """A field's value decoded; with `protect`, braces keep the case of what they enclose, as in titles."""
    if _PLAIN.match(raw):
        return Decoded(raw, raw)
    if macros or len(raw) > 200:
        return _decode(raw, protect, macros)
    return _decode_short(raw, protect)


@lru_cache(maxsize=20_000)
def _decode_short(raw: str, protect: bool) -> Decoded:
    return _decode(raw, protect, _NO_MACROS)


def _decode(raw: str, protect: bool, macros: Macros) -> Decoded:
    decoder = _Decoder(_MARKS.sub("", raw), protect, macros)
    marked = decoder.run()
    if not marked.isascii():
        marked = unicodedata.normalize("NFC", marked)
    plain = marked.translate(_TO_PLAIN)
    rich = marked.translate(_TO_HTML) if plain != marked else plain
    return Decoded(plain, rich, tuple(dict.fromkeys(decoder.unknown)))


class _Decoder:
    """Walks the tokens once; groups are read by recursion down to a fixed depth and taken flat below it."""

    def __init__(self, raw: str, protect: bool, macros: Macros) -> None:
        found = list(_TOKEN.finditer(raw))
        self.kinds = [one.lastgroup or "text" for one in found]
        self.words = [one[one.lastgroup or 0] for one in found]
        # Where one quotation mark is TeX's, the other is too; elsewhere an apostrophe stays what was typed.
        self.apostrophe = "’" if "`" in self.words else "'"
        self.last_math = max((at for at, kind in enumerate(self.kinds) if kind == "math"), default=-1)
        self.kinds += ["end", "end"]
        self.words += ["", ""]
        self.at = 0
        self.protect = protect
        self.macros = macros
        self.budget = 200
        self.quotes = 0
        self.math = False
        self.unknown: list[str] = []

    def run(self) -> str:
        parts = []
        while self.kinds[self.at] != "end":
            parts.append(self.sequence(0))
            self.at += self.kinds[self.at] != "end"  # a closing brace too many
        return _SPACES.sub(" ", "".join(parts)).strip()

    def peek(self) -> str:
        """The kind of the next token."""
        return self.kinds[self.at]

    def sequence(self, depth: int, until: str = "close") -> str:
        """Everything up to the closing brace (left unread) or the end."""
        parts: list[str] = []
        kinds, words = self.kinds, self.words
        while True:
            kind = kinds[self.at]
            if kind == "end" or kind == until or (kind == "close" and depth):
                return "".join(parts)
            text = words[self.at]
            self.at += 1
            if kind == "text":
                parts.append(self.apostrophe if text == "'" else text)
            elif kind == "space":
                parts.append(" ")
            else:
                parts.append(self.token(kind, text, depth))

    def token(self, kind: str, text: str, depth: int) -> str:
        if kind == "text":
            return text
        if kind == "space":
            return " "
        if kind == "open":
            return self.group(depth)
        if kind == "dash":
            return _DASHES[text]
        if kind == "word":
            return self.command(text.rstrip("*"), depth)
        if kind == "sign":
            return self.accent(text, depth) if text in ACCENTS else ESCAPES.get(text, text)
        if kind == "math":
            return self.formula(depth)
        if kind == "script":
            return self.script(text, depth)
        return ""

    def group(self, depth: int) -> str:
        """A group whose opening brace has been read."""
        if depth >= _DEEPEST:
            return ""
        first = self.peek()
        inside = self.sequence(depth + 1)
        if self.peek() == "close":
            self.at += 1
        # A group that starts with a command is a letter or a style of its own, and protects nothing.
        if not self.protect or depth or first in ("word", "sign") or self.math or inside.lower() == inside.upper():
            return inside
        return f"{_OPEN['nocase']}{inside}{_END['nocase']}"

    def argument(self, depth: int) -> str:
        while self.peek() == "space":
            self.at += 1
        kind, text = self.peek(), self.words[self.at]
        if kind in ("end", "close"):
            return ""
        if kind == "text" and len(text) > 1:
            self.words[self.at] = text[1:]
            return text[0]
        self.at += 1
        if depth >= _DEEPEST:
            return ""
        return self.group(depth + 1) if kind == "open" else self.token(kind, text, depth + 1)

    def accent(self, name: str, depth: int) -> str:
        base = self.argument(depth)
        if not base:
            return {"~": "~", "^": "^"}.get(name, "")
        letter = {"ı": "i", "ȷ": "j"}.get(base[0], base[0])
        if name == "t" and len(base) > 1:
            return f"{letter}{ACCENTS[name]}{base[1:]}"
        return unicodedata.normalize("NFC", letter + ACCENTS[name]) + base[1:]

    def command(self, name: str, depth: int) -> str:
        if name in self.macros:
            return self.macro(name, depth)
        if name == "a" and self.words[self.at][:1] in ("'", "`", "="):
            sign = self.argument(max(depth, 1))  # the accents of LaTeX's tabbing, which R writes
            return self.accent({"‘": "`"}.get(sign, sign), depth)
        if name in ACCENTS and (len(name) > 1 or self.peek() in ("open", "text", "word")):
            return self.accent(name, depth)
        if name in SYMBOLS:
            if self.kinds[self.at : self.at + 2] == ["open", "close"]:
                self.at += 2
            return SYMBOLS[name]
        if name in DECLARATIONS:
            return _styled(STYLES[name], self.sequence(depth))
        if name in STYLES:
            return self.quoted(depth) if STYLES[name] == "quote" else _styled(STYLES[name], self.argument(depth))
        return self.other(name, depth)

    def other(self, name: str, depth: int) -> str:
        if name in DROPPED:
            for _ in range(DROPPED[name]):
                self.argument(depth)
        elif name in ("MakeUppercase", "uppercase"):
            return self.argument(depth).upper()
        elif name in ("MakeLowercase", "lowercase"):
            return self.argument(depth).lower()
        elif name not in SILENT:
            self.unknown.append(name)
            if self.peek() != "open":
                return name  # such as `\apj`, which would leave an article without its journal
        return self.argument(depth) if self.peek() == "open" else ""

    def quoted(self, depth: int) -> str:
        self.quotes += 1
        inside = self.argument(depth)
        self.quotes -= 1
        return f"‘{inside}’" if self.quotes % 2 else f"“{inside}”"

    def macro(self, name: str, depth: int) -> str:
        """A command that the file's @preamble defines; each use costs, so that no definition runs away."""
        count, body = self.macros[name]
        arguments = [self.argument(depth) for _ in range(count)]
        self.budget -= 1
        if self.budget < 0 or depth >= _DEEPEST:
            return "".join(arguments)
        for number, argument in enumerate(arguments, start=1):
            body = body.replace(f"#{number}", argument)
        inner = _Decoder(body[:10_000], False, self.macros)
        inner.budget = self.budget
        result = inner.sequence(max(depth, 1) + 1)
        self.budget = inner.budget
        self.unknown.extend(inner.unknown)
        return result

    def formula(self, depth: int) -> str:
        if self.math:
            return ""
        if self.at > self.last_math:
            return "$"
        self.math = True
        inside = self.sequence(max(depth, 1), "math")
        self.math = False
        if self.peek() == "math":
            self.at += 1
        return inside

    def script(self, mark: str, depth: int) -> str:
        if not self.math:
            return mark
        return _styled("sub" if mark == "_" else "sup", self.argument(depth))


def _styled(name: str, inside: str) -> str:
    return f"{_OPEN[name]}{inside}{_END[name]}" if inside else ""
