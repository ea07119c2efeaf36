"""HTML that authors wrote, brought down to what may stand in a page: see the list in `brief/html_list.py`.

What is not on the list is taken out; the text in it stays, but for that of scripts and styles.
"""

from __future__ import annotations

import nh3

from briefwright.brief.html_list import ATTRIBUTES, PREFIXES, SCHEMES, TAGS

_VALUES = {"input": {"type": {"checkbox", "radio"}}}
_SWALLOWED = frozenset({"script", "style", "template", "noscript", "iframe", "object", "svg", "math", "xmp", "noembed"})

_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags=set(_SWALLOWED),
    attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
    generic_attribute_prefixes=set(PREFIXES),
    tag_attribute_values=_VALUES,
    url_schemes=set(SCHEMES),
    link_rel=None,
    strip_comments=True,
)


def clean(html: str) -> str:
    """A fragment of a page without anything that is not on the lists; a cleaned fragment stays as it is."""
    return _CLEANER.clean(html)
