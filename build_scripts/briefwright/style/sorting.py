"""cs:sort: keys rendered from items and compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefwright.style.compiler import Compiler
from briefwright.style.context import Context, Render
from briefwright.style.dress import Dress
from briefwright.style.elements import value_of
from briefwright.style.name_list import render_list
from briefwright.style.name_options import NameOptions, name_options
from briefwright.style.record import DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES
from briefwright.style.rich import plain
from briefwright.style.source import Element
from briefwright.style.tokens import flat

KeyOf = Callable[[Context], str]
Collation = tuple[tuple[tuple[int, str], ...], str, str]
#: Where a text stands among others; what has none comes last.
Rank = tuple[bool, Collation]
_NOTHING: Rank = (True, ((), "", ""))


@dataclass(frozen=True, eq=False)
class SortKey:
    """One cs:key: how its text is made, and whether it sorts downwards."""

    text: KeyOf
    descending: bool


def compile_key(
    element: Element, root: Element, macros: Mapping[str, Element], base: Mapping[str, str], names_delimiter: str
) -> SortKey:
    """A cs:key with its own et-al options over the inherited ones."""
    own = {"names-min": "et-al-min", "names-use-first": "et-al-use-first", "names-use-last": "et-al-use-last"}
    over = {attribute: element.get(name) for name, attribute in own.items() if name in element.attributes}
    descending = element.get("sort") == "descending"
    if element.get("macro"):
        compiler = Compiler(root, macros, base, names_delimiter, over)
        return SortKey(_macro(compiler.macro(element.get("macro"), element.line)), descending)
    variable = element.get("variable")
    if variable in NAME_VARIABLES:
        options = name_options(None, {**base, **over, "form": "long", "name-as-sort-order": "all"}, root.attributes)
        return SortKey(_names(variable, options), descending)
    return SortKey(_variable(variable), descending)


def _macro(render: Render) -> KeyOf:
    def text(context: Context) -> str:
        render(context)
        return flat(context.out)

    return text


def _names(variable: str, options: NameOptions) -> KeyOf:
    def text(context: Context) -> str:
        people = context.record.names(variable)
        return flat(render_list(context, people, variable, options, "et-al", Dress())) if people else ""

    return text


def _variable(variable: str) -> KeyOf:
    def text(context: Context) -> str:
        if variable in DATE_VARIABLES:
            date = context.record.date(variable)
            return date.sort_key if date is not None and not date.literal else date.literal if date else ""
        if variable == "citation-number":
            return context.citation_number.zfill(9)
        value = value_of(context, variable)
        if variable in NUMBER_VARIABLES:
            return re.sub(r"\d+", lambda found: found[0].zfill(9), value)
        return plain(value)

    return text


#: Marks do not count when words are put in order.
_MARKS = re.compile(r"[\"'’‘ʼ“”«»‹›\[\](){},.:;!?《》〈〉「」『』【】〔〕（），。、；：？！]")


@lru_cache(maxsize=16384)
def collation(text: str, language: str) -> Collation:
    """A key that sorts as readers of a language expect: letters before their accents and case, marks before digits
    before letters; in Chinese, Japanese and Korean their own scripts before the others."""
    native = 2 if language in ("zh", "ja", "ko") else 4
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", text).casefold())
    primary: list[tuple[int, str]] = []
    for char in bare:
        if unicodedata.combining(char):
            continue
        if char.isalpha():
            primary.append((native, _pinyin(char) if language == "zh" else char) if char >= "\u2e80" else (3, char))
        elif char.isdigit():
            primary.append((1, char))
        else:
            primary.append((0, " " if char.isspace() else char))
    return tuple(primary), unicodedata.normalize("NFD", text.casefold()), text.swapcase()


def _pinyin(char: str) -> str:
    """GB 2312 lists its common characters by pinyin: its code is a sort key without a dictionary."""
    if "\u4e00" <= char <= "\u9fff":
        return "\u4e00" + char.encode("gb18030").decode("latin-1")
    return char


def rank(text: str, language: str) -> Rank:
    """The rank of a key's text in a language."""
    return (False, collation(text, language.partition("-")[0])) if text else _NOTHING


def sort_indices(keys: Sequence[SortKey], ranks: Sequence[tuple[Rank, ...]]) -> list[int]:
    """Stable order of items by the ranks of their keys; items without a key come last whichever way it sorts."""
    order = list(range(len(ranks)))
    if not any(key.descending for key in keys):
        return sorted(order, key=ranks.__getitem__)
    for at in range(len(keys) - 1, -1, -1):
        filled = [index for index in order if not ranks[index][at][0]]
        empty = [index for index in order if ranks[index][at][0]]
        filled.sort(key=lambda index: ranks[index][at], reverse=keys[at].descending)
        order = filled + empty
    return order
