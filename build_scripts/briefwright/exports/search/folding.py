"""Folding: what is written differently and read as the same becomes the same.

The browser does this too (`fold` in search-engine.js). It knows everything here but the table of Chinese
characters, which `variants` cuts down to the site's own and the index carries.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

import opencc

# Letters that Unicode does not decompose, and signs that readers do not tell apart.
_LETTERS: Mapping[str, str] = MappingProxyType(
    {"ß": "ss", "ς": "σ", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
    | {"’": "'", "‘": "'", "ʼ": "'"}
)
# Soft hyphens, zero-width spaces and marks of direction: they stand inside words, and nobody types them.
_INVISIBLE = (0xAD, *range(0x200B, 0x2010), 0x2060, 0xFEFF)
_ACCENTS = re.compile("[\u0300-\u036f]+")
_HAN = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0x20000, 0x2A6E0))


def fold(text: str) -> str:
    """Compatibility forms, case, widths, accents, and traditional characters to simplified ones."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKC", text).lower()
    # Only the accents of Latin, Greek and Cyrillic go: the voicing marks of kana and the vowels of Thai are letters.
    text = _ACCENTS.sub("", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", text).translate(_table())


@cache
def han_variants() -> Mapping[str, str]:
    """Each traditional character that OpenCC knows, with its simplified form; one character at a time.

    OpenCC can also choose by the words around a character (乾隆, 干燥). A query rarely has those words, and both
    sides must come to the same character, so each goes to its most frequent form.
    """
    characters = [chr(code) for block in _HAN for code in block]
    simplified = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    changed = {old: new for old, new in zip(characters, simplified, strict=True) if old != new}
    return MappingProxyType({old: changed.get(new, new) for old, new in changed.items() if len(new) == 1})


@cache
def _table() -> Mapping[int, str | None]:
    table: dict[int, str | None] = dict.fromkeys(_INVISIBLE)
    table.update({ord(old): new for old, new in (*_LETTERS.items(), *han_variants().items())})
    return table


def variants(characters: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The pairs (traditional, simplified) that a query over these folded characters can need, in code point order."""
    wanted = set(characters)
    return tuple(pair for pair in sorted(han_variants().items()) if pair[1] in wanted)
