"""The addresses in a style sheet that a browser would ask for."""

from __future__ import annotations

import re
from collections.abc import Iterator

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ESCAPE = re.compile(r"\\([0-9A-Fa-f]{1,6})\s?")
_ADDRESS = re.compile(r"""url\(\s*(["']?)(.*?)\1\s*\)|@import\s+(["'])(.*?)\3""", re.DOTALL | re.IGNORECASE)


def asked(css: str) -> Iterator[str]:
    """Each address as it is written, comments left out and escapes read."""
    plain = _ESCAPE.sub(_character, _COMMENT.sub(" ", css))
    for found in _ADDRESS.finditer(plain):
        yield found[2] if found[2] is not None else found[4]


def _character(found: re.Match[str]) -> str:
    number = int(found[1], 16)
    return chr(number) if 0 < number < 0x110000 else "\ufffd"
