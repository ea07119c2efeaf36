"""What can run in a page, or load from elsewhere, as two independent HTML5 parsers see it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import html5lib
from selectolax.lexbor import LexborHTMLParser

Element = tuple[str, Mapping[str, str]]

_DATA = ("application/json", "application/ld+json", "text/plain")
_ACTIVE = frozenset(
    (
        *("applet", "base", "button", "embed", "form", "frame", "frameset", "iframe", "link", "math", "meta", "object"),
        *("param", "portal", "select", "style", "textarea"),
    )
)
_ADDRESSES = frozenset(("action", "background", "cite", "data", "formaction", "href", "poster", "src", "xlink:href"))
_LOADED = frozenset(("background", "data", "poster", "src"))
_SCHEMES = frozenset(("http", "https", "mailto", "doi"))
_C0_AND_SPACE = "".join(map(chr, range(0x21)))


def by_selectolax(html: str) -> list[Element]:
    root = LexborHTMLParser(html).root
    nodes = root.traverse() if root is not None else ()
    return [(node.tag or "", {name: value or "" for name, value in node.attributes.items()}) for node in nodes]


def by_html5lib(html: str) -> list[Element]:
    tree = html5lib.parse(html, treebuilder="etree", namespaceHTMLElements=False)
    return [
        (str(node.tag).rpartition("}")[2], {_name(name): value for name, value in node.attrib.items()})
        for node in tree.iter()
        if isinstance(node.tag, str)
    ]


def _name(name: str) -> str:
    return name.replace("{http://www.w3.org/1999/xlink}", "xlink:")


def harms(html: str, *, ours: Iterable[str] = ()) -> list[str]:
    """What a page of an author's text must not hold; `ours` are elements that the site itself puts there."""
    allowed = frozenset(ours)
    return sorted({harm for parse in (by_selectolax, by_html5lib) for harm in _harms(parse(html), allowed)})


def _harms(elements: Iterable[Element], allowed: frozenset[str]) -> Iterator[str]:
    for tag, attributes in elements:
        if tag == "script" and not (attributes.get("type") in _DATA or _own(attributes.get("src", ""))):
            yield f"<script {dict(attributes)}>"
        if tag in _ACTIVE - allowed:
            yield f"<{tag}>"
        for name, value in attributes.items():
            if name.startswith("on") or name in ("ping", "srcdoc", "srcset", "style"):
                yield f"<{tag} {name}={value!r}>"
            if name in _ADDRESSES:
                yield from _address(tag, name, value)


def _own(address: str) -> bool:
    return bool(address) and scheme(address) == "" and not address.startswith(("//", "\\\\"))


def _address(tag: str, name: str, value: str) -> Iterator[str]:
    found = scheme(value)
    if found == "data" and tag == "link":
        return
    if found and found not in _SCHEMES:
        yield f"<{tag} {name}={value!r}>"
    elif name in _LOADED and (found or value.startswith(("//", "\\\\", "/\\", "\\/"))):
        yield f"<{tag} loads {value!r}>"


def scheme(address: str) -> str:
    """The scheme of an address as browsers read it: edges stripped, tabs and line ends dropped."""
    plain = re.sub(r"[\t\n\r]", "", address.strip(_C0_AND_SPACE))
    found = re.match(r"([A-Za-z][A-Za-z0-9+.\-]*):", plain)
    return found[1].lower() if found else ""
