"""Names of people and institutions as BibTeX and biblatex write them, as CSL names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefwright.bibliography.cjk_names import cjk_name, has_cjk
from briefwright.bibliography.latex import Macros, decode

CslName = dict[str, object]

_SEPARATOR = re.compile(r"[{}]|(?<=\s)and(?=\s|\Z)", re.I)
_DEPTH = re.compile(r"[{},]|\s++|~")
_EXTENDED = re.compile(r"\s*(?:family|given|literal)(?:-i)?\s*=", re.I)
_ASSIGNMENT = re.compile(r"\s*([A-Za-z-]+)\s*=\s*(.*)", re.S)
_SUFFIXES = re.compile(r"(?:jr|sr|snr|jnr|junior|senior|[ivx]+|esq|ph\.?d|m\.?d)\.?", re.I)
_NO_MACROS: Macros = {}


class NameList(NamedTuple):
    """The names of one field and what looks wrong with them (index of the name, message, help)."""

    names: list[CslName]
    problems: list[tuple[int, str, str]]


def read_names(raw: str, *, useprefix: bool = False, language: str = "", macros: Macros = _NO_MACROS) -> NameList:
    """The names of a name field; `and others` becomes a last name with `literal` "others", as pandoc has it."""
    result = NameList([], [])
    for index, part in enumerate(split_names(raw)):
        words = part.strip()
        if not words:
            result.problems.append((index, "an empty name in a list of names", "remove one `and`"))
        elif words.lower() == "others":
            result.names.append({"literal": "others"})
        else:
            reader = _NameReader(useprefix, language, macros)
            result.names.extend(reader.read(words))
            result.problems.extend((index, message, help_text) for message, help_text in reader.problems)
    return result


def split_names(raw: str) -> list[str]:
    """The parts of a list that `and` separates outside of braces."""
    lowered = raw.lower()
    if "and" not in lowered:
        return [raw]
    if "{" not in raw:
        return re.split(r"(?:(?<=\s)|\A)and(?:(?=\s)|\Z)", raw, flags=re.I)
    parts, depth, start = [], 0, 0
    for mark in _SEPARATOR.finditer(raw):
        word = mark.group()
        if word == "{":
            depth += 1
        elif word == "}":
            depth -= 1
        elif depth == 0:
            parts.append(raw[start : mark.start()])
            start = mark.end()
    return [*parts, raw[start:]]


class _Name(NamedTuple):
    """A name cut at its commas; each part is a list of words, braces still in place."""

    parts: list[list[str]]


class _NameReader:
    def __init__(self, useprefix: bool, language: str, macros: Macros) -> None:
        self.useprefix = useprefix
        self.language = language
        self.macros = macros
        self.problems: list[tuple[str, str]] = []

    def text(self, raw: str) -> str:
        return decode(raw, macros=self.macros).plain

    def read(self, words: str) -> Iterator[CslName]:
        if _EXTENDED.match(words):
            yield self.extended(words)
            return
        if words[0] == "{" and _is_one_group(words):
            # Zotero doubles braces around an institution; either way it is one.
            yield {"literal": self.text(words)}
            return
        if has_cjk(words):
            found = cjk_name(self.text(words), self.language)
            if found.problem:
                self.problems.append(found.problem)
            if found.names:
                yield from found.names
                return
        yield from self.western(words)

    def western(self, words: str) -> Iterator[CslName]:
        if "{" not in words and "\\" not in words and "~" not in words:
            parts = [part.split() for part in words.split(",")]
        else:
            parts = _cut(words)
        if ";" in words:
            help_text = "separate names by ` and `"
            self.problems.append((f"`{self.text(words)}` seems to hold several names", help_text))
        if len(parts) > 3:
            yield from self.too_many_commas(parts)
            return
        if len(parts) == 1:
            yield self.first_last(parts[0])
        elif len(parts) == 2:
            yield self.last_first(parts[0], parts[1], [])
        else:
            yield self.last_first(parts[0], parts[2], parts[1])

    def too_many_commas(self, parts: list[list[str]]) -> Iterator[CslName]:
        shown = ", ".join(" ".join(part) for part in parts)
        self.problems.append((f"too many commas in the name `{self.text(shown)}`", "separate names by ` and `"))
        if len(parts) % 2 == 0 and all(parts):
            for family, given in zip(parts[::2], parts[1::2], strict=True):
                yield self.last_first(family, given, [])
        else:
            yield {"literal": self.text(shown)}

    def first_last(self, words: list[str]) -> CslName:
        """`Ludwig van Beethoven`: the last word is the family name, lower-case words before it are the particle."""
        if len(words) == 1:
            return {"family": self.text(words[0])}
        lower = [self.is_particle(word) for word in words[:-1]]
        if any(lower):
            first = lower.index(True)
            last = len(lower) - lower[::-1].index(True)
            return self.name(words[last:], words[:first], words[first:last], [])
        return self.name(words[-1:], words[:-1], [], [])

    def last_first(self, last: list[str], first: list[str], suffix: list[str]) -> CslName:
        if not first and not suffix:
            return {"family": self.text(" ".join(last))}
        if not suffix and len(first) == 1 and len(last) > 1 and _SUFFIXES.fullmatch(first[0]):
            # `Martin Luther King, Jr.` is what people write for `King, Jr., Martin Luther`.
            name = self.first_last(last)
            name["suffix"] = self.text(first[0])
            return name
        lower = [self.is_particle(word) for word in last[:-1]]
        at = len(lower) - lower[::-1].index(True) if any(lower) and lower[0] else 0
        return self.name(last[at:], first, last[:at], suffix)

    def is_particle(self, word: str) -> bool:
        if word.startswith("{") and not word.startswith("{\\"):
            return False
        plain = self.text(word) if "\\" in word or "{" in word else word
        letter = next((sign for sign in plain if sign.isalpha()), "")
        return letter.islower()

    def name(self, family: list[str], given: list[str], particle: list[str], suffix: list[str]) -> CslName:
        name: CslName = {"family": self.text(" ".join(family))}
        if given:
            name["given"] = self.text(" ".join(given))
        if particle:
            name["non-dropping-particle" if self.useprefix else "dropping-particle"] = self.text(" ".join(particle))
        if suffix:
            name["suffix"] = self.text(" ".join(suffix))
        return name

    def extended(self, words: str) -> CslName:
        """biblatex's `family=Brauw, given=Alan, prefix=de, useprefix=true`."""
        name: CslName = {}
        prefix, useprefix = "", self.useprefix
        for part in _cut_at_commas(words):
            found = _ASSIGNMENT.fullmatch(part)
            if found is None:
                self.problems.append((f"`{part.strip()}` is no part of a name", "write `family=…, given=…`"))
                continue
            label, value = found[1].lower(), self.text(found[2].strip().strip('"'))
            if label in ("family", "given", "suffix", "literal"):
                name[label] = value
            elif label == "prefix":
                prefix = value
            elif label == "useprefix":
                useprefix = value.lower() == "true"
        if prefix:
            name["non-dropping-particle" if useprefix else "dropping-particle"] = prefix
        return name


def _is_one_group(words: str) -> bool:
    depth = 0
    for at, sign in enumerate(words):
        depth += (sign == "{") - (sign == "}")
        if depth == 0:
            return at == len(words) - 1
    return False


def _cut(words: str) -> list[list[str]]:
    """Words and commas outside of braces."""
    parts: list[list[str]] = [[]]
    depth, start = 0, 0
    for mark in _DEPTH.finditer(words):
        sign = mark.group()
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
        elif depth <= 0:
            if mark.start() > start:
                parts[-1].append(words[start : mark.start()])
            start = mark.end()
            if sign == ",":
                parts.append([])
    if start < len(words):
        parts[-1].append(words[start:])
    return parts


def _cut_at_commas(words: str) -> list[str]:
    parts, depth, start, quoted = [], 0, 0, False
    for at, sign in enumerate(words):
        depth += (sign == "{") - (sign == "}")
        quoted ^= sign == '"' and depth == 0
        if sign == "," and depth == 0 and not quoted:
            parts.append(words[start:at])
            start = at + 1
    return [*parts, words[start:]]
