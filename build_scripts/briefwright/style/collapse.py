"""Grouping cites of one author and collapsing what they repeat: authors, years, runs of numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from briefwright.style.citations import Cited, render_cite
from briefwright.style.document import Document
from briefwright.style.tokens import CLOSE, MORE, OPEN, Token, flat


@dataclass(frozen=True, slots=True)
class Delimiters:
    """What stands between cites of one author, between year suffixes, after a collapsed group, and otherwise."""

    normal: str
    group: str
    suffix: str
    after: str

    @staticmethod
    def of(options: Mapping[str, str], normal: str, *, in_text: bool) -> Delimiters:
        group = options.get("cite-group-delimiter")
        return Delimiters(
            normal,
            group if group is not None else ", " if in_text else normal,
            options.get("year-suffix-delimiter", group if group is not None else normal),
            options.get("after-collapse-delimiter", normal),
        )


def arrange(document: Document, cites: list[Cited]) -> list[Cited]:
    """The cites of one citation as the style wants them collapsed, each with the delimiter before it."""
    if not cites:
        return cites
    area = document.style.citation
    mode = area.options.get("collapse", "")
    normal = document.layout(area, document.records[cites[0].key]).delimiter
    is_sorted = bool(area.keys)
    delimiters = Delimiters.of(area.options, normal, in_text=not document.style.is_note)
    for cite in cites:
        cite.before = normal
    if mode == "citation-number":
        return _numbers(cites, delimiters)
    grouped = "cite-group-delimiter" in area.options
    if not (mode.startswith("year") or grouped) or len(cites) < 2:
        return cites
    if is_sorted:
        cites = _grouped(cites)
    return _years(document, cites, delimiters, mode)


def _grouped(cites: list[Cited]) -> list[Cited]:
    """Cites of one author brought together where the first of them stands."""
    places: dict[str, int] = {}
    for at, cite in enumerate(cites):
        places.setdefault(cite.who or f"\0{at}", at)
    ranked = [(places[cite.who or f"\0{at}"], at) for at, cite in enumerate(cites)]
    return [cites[at] for _, at in sorted(ranked)]


def _years(document: Document, cites: list[Cited], delimiters: Delimiters, mode: str) -> list[Cited]:
    out = [cites[0]]
    group = [cites[0]]
    collapsed = True
    for cite in cites[1:]:
        before = out[-1]
        same = cite.who == before.who and (cite.named or (not cite.who and mode.startswith("year-suffix")))
        if same and not cite.asked.prefix and not before.asked.suffix:
            if mode:
                short = replace(cite.facts, form="suppress-author")
                cite.tokens = render_cite(document, cite.index, cite.asked, short).tokens
            cite.before = (
                delimiters.after if mode and (before.asked.locator or before.asked.prefix) else delimiters.group
            )
            collapsed = True
            group.append(cite)
        else:
            cite.before = delimiters.after if collapsed and mode else delimiters.normal
            collapsed = False
            _suffixes(group, delimiters, mode)
            group = [cite]
        out.append(cite)
    _suffixes(group, delimiters, mode)
    return out


@dataclass(slots=True)
class _Suffixed:
    """A cite cut at its year suffix."""

    rest: str
    suffix: list[Token]
    number: int


def _cut(cite: Cited, author: str) -> _Suffixed | None:
    """The cite without its author and year suffix, and that suffix with its formatting; None where it has none."""
    tokens = cite.tokens
    found = [at for at, token in enumerate(tokens) if token[2] == "year-suffix" and token[0] <= MORE]
    if len(found) != 1 or cite.asked.locator or cite.asked.suffix:
        return None
    start = end = found[0]
    letters = tokens[start][1]
    while start > 0 and end + 1 < len(tokens) and tokens[start - 1][0] == OPEN and tokens[end + 1][0] == CLOSE:
        start, end = start - 1, end + 1
    rest = flat([*tokens[:start], *tokens[end + 1 :]])
    return _Suffixed(rest.removeprefix(author).lstrip(" ,"), tokens[start : end + 1], _number(letters))


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 96
    return number


def _suffixes(group: list[Cited], delimiters: Delimiters, mode: str) -> None:
    """Cites of one author and year shortened to their suffixes, runs of three or more to a range."""
    if not mode.startswith("year-suffix") or len(group) < 2:
        return
    cuts = [_cut(cite, group[0].who) for cite in group]
    run = [0]
    for at in range(1, len(group)):
        cut, before = cuts[at], cuts[at - 1]
        if cut is None or before is None or cut.rest != before.rest:
            run = [at]
            continue
        group[at].tokens = cut.suffix
        group[at].before = delimiters.suffix
        run = [*run, at] if cut.number == before.number + 1 else [at]
        if mode == "year-suffix-ranged" and len(run) >= 3:
            group[run[-2]].tokens = []
            group[at].before = "–"


def _numbers(cites: list[Cited], delimiters: Delimiters) -> list[Cited]:
    """Runs of three or more consecutive citation numbers joined to ranges."""
    cuts = [_number_cut(cite) for cite in cites]
    run = [0]
    ranged = False
    for at in range(1, len(cites)):
        cut, before = cuts[at], cuts[at - 1]
        if cut is not None and before is not None and cut[0] == before[0] + 1 and cut[1] == before[1]:
            run = [*run, at]
            if len(run) >= 3:
                cites[run[-2]].tokens = []
                cites[run[-2]].bare = True
                cites[at].before = "–"
                ranged = True
            continue
        if ranged:
            cites[at].before = delimiters.after
        run, ranged = [at], False
    return cites


def _number_cut(cite: Cited) -> tuple[int, str] | None:
    found = [at for at, token in enumerate(cite.tokens) if token[2] == "citation-number" and token[0] <= MORE]
    if len(found) != 1 or cite.asked.prefix or cite.asked.suffix:
        return None
    text = cite.tokens[found[0]][1]
    if not text.isdecimal() or any(token[2] == "locator" for token in cite.tokens):
        return None
    rest = [token for at, token in enumerate(cite.tokens) if at != found[0]]
    return int(text), flat(rest)
