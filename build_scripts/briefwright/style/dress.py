"""What stands around the content of an element: affixes, quotes, formatting, display, case, lost periods."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefwright.style.context import Attributes, Context, Render
from briefwright.style.text_case import case_tokens
from briefwright.style.tokens import CLOSE, MORE, OPEN, QUOTE, TEXT, UNQUOTE, Token

_FORMATS = ("font-style", "font-variant", "font-weight", "text-decoration", "vertical-align")
#: Periods of abbreviations; one inside a word, as in an address, is none.
_PERIOD = re.compile(r"\.(?![a-z])")
_ENTITY = re.compile(r"&#(\d{2,5});")


def unescape(affix: str) -> str:
    """An affix whose character references were escaped twice, as in a number of published styles."""
    return _ENTITY.sub(_character, affix) if "&#" in affix else affix


def _character(found: re.Match[str]) -> str:
    number = int(found[1])
    return found[0] if 0xD800 <= number < 0xE000 else chr(number)


@dataclass(frozen=True, slots=True)
class Dress:
    """Tokens before and after the content, and what is done to the content itself."""

    before: tuple[Token, ...] = ()
    after: tuple[Token, ...] = ()
    case: str = ""
    strip_periods: bool = False

    def wrap(self, tokens: list[Token] | tuple[Token, ...]) -> list[Token]:
        """Content in its dress; empty content stays empty."""
        if not tokens:
            return []
        return [*self.before, *without_periods(tokens, self.strip_periods), *self.after]


def without_periods(tokens: list[Token] | tuple[Token, ...], strip: bool) -> list[Token]:
    if not strip:
        return list(tokens)
    return [(kind, _PERIOD.sub("", text), tag) if kind <= MORE else (kind, text, tag) for kind, text, tag in tokens]


def dress(attributes: Attributes, *, affixes: bool = True) -> Dress:
    """Reads the dress of an element; `affixes=False` leaves prefix and suffix to the caller."""
    opens: list[Token] = []
    for kind in reversed(_FORMATS):
        value = attributes.get(kind, "")
        if value:
            opens.append((OPEN, kind, value))
    closes: list[Token] = [(CLOSE, kind, value) for _, kind, value in reversed(opens)]
    if attributes.get("quotes") == "true":
        opens.insert(0, (QUOTE, '"', ""))
        closes.append((UNQUOTE, '"', ""))
    if affixes and attributes.get("prefix"):
        opens.insert(0, (TEXT, unescape(attributes["prefix"]), ""))
    if affixes and attributes.get("suffix"):
        closes.append((TEXT, unescape(attributes["suffix"]), ""))
    display = attributes.get("display", "")
    if display:
        opens.insert(0, (OPEN, "display", display))
        closes.append((CLOSE, "display", display))
    return Dress(
        tuple(opens), tuple(closes), attributes.get("text-case", ""), attributes.get("strip-periods") == "true"
    )


def layout_dress(attributes: Attributes) -> Dress:
    """The dress of a layout, whose formatting takes in its affixes."""
    inner = dress(attributes, affixes=False)
    prefix, suffix = attributes.get("prefix", ""), attributes.get("suffix", "")
    before = (*inner.before, *([(TEXT, prefix, "")] if prefix else []))
    after = (*([(TEXT, suffix, "")] if suffix else []), *inner.after)
    return Dress(before, after, inner.case, inner.strip_periods)


def dressed(content: Render, attributes: Attributes, *, case: bool = True) -> Render:
    """A rendering function whose output stands in the dress its attributes ask for."""
    worn = dress(attributes)
    before, after, strip = worn.before, worn.after, worn.strip_periods
    wanted = worn.case if case else ""
    if not (before or after or strip or wanted):
        return content

    def render(context: Context) -> int:
        out = context.out
        start = len(out)
        out.extend(before)
        body = len(out)
        status = content(context)
        if len(out) == body:
            del out[start:]
            return status
        if strip:
            out[body:] = without_periods(out[body:], strip)
        if wanted:
            out[body:] = case_tokens(out[body:], wanted, context.record.language, context.locale.language)
        out.extend(after)
        return status

    return render
