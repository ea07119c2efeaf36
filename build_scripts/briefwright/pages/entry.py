"""A formatted reference as readers get it: addresses are links, and a title says which language it is in."""

from __future__ import annotations

import re
from html import escape

from briefwright.bibliography import Item
from briefwright.pages.once import once
from briefwright.style import Trees, html

_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_CHARACTER = re.compile(r"&#?\w+;$")
#: What may follow an address in a sentence and is no part of it.
_AFTER = ".,;:)]”’"
_IDEOGRAPHIC = ("zh", "ja", "ko")
#: Chinese, Japanese and Korean characters with what stands between them; never inside a tag, which has none of them.
_CHARACTERS = "[\u3000-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]+"
_WIDE = re.compile(f"{_CHARACTERS}(?: {_CHARACTERS})*")
_STYLE = re.compile(r'style="([a-z-]+):\s*([a-z-]+);?"')


@once
def entry(trees: Trees, item: Item | None = None, reader: str = "en") -> str:
    """HTML of one entry of a list of references; `reader` is the language of the page around it."""
    made = without_styles(html(trees))
    if item is not None and is_foreign(item, reader):
        made = _with_language(made, item)
    return _ADDRESS.sub(_link, made)


def without_styles(made: str) -> str:
    """Small capitals and the like as classes: the site's security policy lets no style stand in an element."""
    return _STYLE.sub(r'class="bw-\1-\2"', made)


def is_foreign(item: Item, reader: str) -> bool:
    """True where the title is in another language than the page; a description in brackets is in the page's."""
    return (
        bool(item.language)
        and item.language.partition("-")[0] != reader.partition("-")[0]
        and not item.title.startswith("[")
    )


def _with_language(made: str, item: Item) -> str:
    """Words in the source's language with its tag: all that is in its script, else the title as far as it is found.

    Styles may write a title with other quotation marks or capitals; then it stays as it is.
    """
    if item.language.partition("-")[0] in _IDEOGRAPHIC:
        return _WIDE.sub(lambda found: f'<span lang="{escape(item.language)}">{found[0]}</span>', made)
    for title in (item.title, item.title.replace("'", "’")):
        written = escape(title, quote=False).replace("&amp;", "&#38;")
        if title and written in made:
            return made.replace(written, f'<span lang="{escape(item.language)}">{written}</span>', 1)
    return made


def _link(found: re.Match[str]) -> str:
    address = found[0]
    while address[-1] in _AFTER and not _CHARACTER.search(address):
        address = address[:-1]
    return f'<a href="{address}" rel="noreferrer">{address}</a>{found[0][len(address) :]}'
