"""From settled tokens to the tree of runs: quotation marks alternate, nested formatting flips."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefwright.style.locale import Locale
from briefwright.style.runs import CiteRuns, Run, Styled, Tree, Trees
from briefwright.style.tokens import CITE, CLOSE, MORE, OPEN, QUOTE, UNCITE, Token

LocaleOf = Callable[[str], Locale]
_NEUTRAL = {
    "font-style": "normal",
    "font-variant": "normal",
    "font-weight": "normal",
    "text-decoration": "none",
    "vertical-align": "baseline",
}


class _Builder:
    def __init__(self, locale: Locale, key: str, cite_locale: LocaleOf | None) -> None:
        self.locale = self.outer = locale
        self.cite_locale = cite_locale
        self.key = key
        self.now = dict(_NEUTRAL)
        self.levels: list[list[Tree]] = [[]]
        self.open: list[tuple[str, str, str]] = []
        self.quotes: list[str] = []
        self.undone: list[int] = []

    def add(self, token: Token) -> None:
        kind, text, tag = token
        if kind <= MORE:
            self.levels[-1].append(Run(text, tag, self.key))
        elif kind == OPEN:
            self._open(text, tag)
        elif kind == CLOSE:
            for _ in range(self.undone.pop() if text == "nodecor" else 1):
                self._close()
        elif kind == CITE:
            self.key = text
            if self.cite_locale is not None:
                self.locale = self.cite_locale(text)
            self.levels.append([])
        elif kind == UNCITE:
            cite = CiteRuns(text, int(tag), tuple(self.levels.pop()))
            self.levels[-1].append(cite)
            self.key, self.locale = "", self.outer
        else:
            self._quote(text, opening=kind == QUOTE)

    def _quote(self, mark: str, *, opening: bool) -> None:
        if opening:
            outer = self.quotes[-1] == "inner-" if self.quotes else mark != "‘"
            self.quotes.append("" if outer else "inner-")
        inner = self.quotes[-1] if self.quotes else ""
        term = self.locale.term(f"{'open' if opening else 'close'}-{inner}quote")
        if not opening and self.quotes:
            self.quotes.pop()
        if term:
            self.levels[-1].append(Run(term, "", self.key))

    def _plain_again(self) -> None:
        """Formatting taken back for a piece of a field that must stay plain."""
        kinds = [kind for kind, value in self.now.items() if value != _NEUTRAL[kind]]
        self.undone.append(len(kinds))
        for kind in kinds:
            self._open(kind, _NEUTRAL[kind])

    def _open(self, kind: str, value: str) -> None:
        if kind == "nodecor":
            self._plain_again()
            return
        if kind not in _NEUTRAL:
            self.open.append((kind, value, value))
            self.levels.append([])
            return
        before = self.now[kind]
        shown = value
        if value == before:
            shown = "" if value == _NEUTRAL[kind] else _NEUTRAL[kind]
        if shown:
            self.now[kind] = shown
        self.open.append((kind, before, shown))
        self.levels.append([])

    def _close(self) -> None:
        kind, before, shown = self.open.pop()
        children = tuple(self.levels.pop())
        if kind in _NEUTRAL:
            self.now[kind] = before
        if not children:
            return
        if shown:
            self.levels[-1].append(Styled(kind, shown, children))
        else:
            self.levels[-1].extend(children)


def build(tokens: Sequence[Token], locale: Locale, key: str = "", *, cite_locale: LocaleOf | None = None) -> Trees:
    """The tree of settled tokens; `key` tags runs outside cites, `cite_locale` gives each cite its quotation marks."""
    builder = _Builder(locale, key, cite_locale)
    for token in tokens:
        builder.add(token)
    return tuple(builder.levels[0])
