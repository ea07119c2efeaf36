"""The page /search/?q=: a form that works as a link, and what stands there when scripts do not run."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

_FORM = (
    '<form class="bw-search-form" role="search" method="get" action="">'
    '<label for="bw-search-field">Words, names, numbers, in any script. '
    "A “phrase” in quotation marks is found as it stands.</label>"
    '<input class="bw-search-input" id="bw-search-field" type="search" name="q" autocomplete="off" spellcheck="false"'
    ' enterkeyhint="search"><button class="bw-search-button" type="submit">Search</button></form>'
)


def search_page(lists: Sequence[tuple[str, str]]) -> str:
    """The page's content, without its heading, as one block of HTML that may also stand in Markdown.

    `lists` names the pages that list everything, as (label, address relative to /search/): they are the way in for
    readers without JavaScript.
    """
    links = [f'<a href="{escape(address)}">{escape(label)}</a>' for label, address in lists]
    ways = f" Everything is also listed: {', '.join(links)}." if links else ""
    note = f"<noscript><p>The search runs in your browser and needs JavaScript.{ways}</p></noscript>"
    return f'<div id="bw-search-page" data-search-exclude>{_FORM}{note}</div>'
