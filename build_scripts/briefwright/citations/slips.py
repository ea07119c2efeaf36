"""What is said of brackets and keys that are nearly citations, or only half of one."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefwright.citations.types import Fault
from briefwright.text import Span

_BROKEN_KEY = re.compile(r"\s*-?(?P<sign>[@＠])(?:\s+|[@＠]|\{\s*)+(?P<word>\w[\w:.-]*)")
_BARE_KEY = re.compile(r"\s*(?P<key>\w[^\s,;，；]*)\s*(?:[,;，；]|\Z)")
_LONGEST = 60


def broken_sign(inside: str) -> re.Match[str] | None:
    """A sign too many (`@@key`), a space behind it (`@ key`) or a brace that is never closed (`@{key`)."""
    return _BROKEN_KEY.match(inside)


def nearly(text: str, span: Span, known: Callable[[str], bool], broken: re.Match[str] | None) -> Fault | None:
    """A bracket that would be a citation with one sign more or less, and is printed as it stands."""
    inside = text[span.start + 1 : span.end - 1]
    bare = _BARE_KEY.match(inside)
    replacement = None
    if broken:
        help_text = f"write `[@{broken['word']}]`: the key stands right behind one `@`"
    elif bare and known(bare["key"]) and text[span.end : span.end + 1] not in ("(", "[", ":"):
        help_text = f"write `[@{bare['key']}]`"
        replacement = f"[@{inside.strip()}]"
    else:
        return None
    shown = " ".join(inside.split())
    shown = shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"
    return Fault(span, f"`[{shown}]` is no citation", help_text, replacement)


def touching(key: str, span: Span) -> Fault:
    """A known key right behind a word is read as part of an e-mail address, and printed as it stands."""
    message = f"`@{key}` touches the word before it, and is no citation there"
    return Fault(span, message, "put a space before it", f" @{key}")


def two_keys(first: str, second: str, between: Span, place: Span, is_joined: bool) -> Fault:
    """Two keys in one cite; words that only join them (`,`, `and`) can be replaced."""
    return Fault(
        between if is_joined else place,
        f"a second key `@{second}` in one cite: only a semicolon parts two cites",
        f"write `@{first}; @{second}`",
        "; " if is_joined else None,
    )


def no_key(words: str, span: Span) -> Fault:
    """A part between semicolons that is no cite."""
    return Fault(
        span,
        f"`{words}` stands between semicolons and names no key",
        "write the key with its `@`, or join the words to the cite before with a comma",
    )
