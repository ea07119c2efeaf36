"""From the HTML of a built page to what search knows of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from briefwright.exports.search.document import KINDS, SearchDocument, Section
from briefwright.exports.search.stemming import RULES

_MAIN = ("article.md-content__inner", "main article", "main", "body")
# Ways to other pages and back, controls, pictures, and marks that are not words of the text.
_OUTSIDE = (
    "nav, header.md-header, footer, aside.md-source-file, script, style, svg, math, template, noscript, button, form,"
    " dialog, rt, rp, [hidden], [data-search-exclude], .md-content__button, .headerlink, .bw-backlinks, .bw-source,"
    " .footnote-backref, sup[id^=fnref], a[download]"
)
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "caption", "dd", "details", "div", "dl", "dt", "fieldset"),
        *("figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "main", "ol", "p", "pre"),
        *("section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul"),
    )
)
_CELLS = frozenset(("td", "th"))
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_YEAR = re.compile(r"[0-9]{4}")


def extract(url: str, html: str) -> list[SearchDocument]:
    """The page as one document, or nothing when it asks to be left out (`noindex`, kind `none`).

    `url` is the page's address relative to the site's root. The page says what it is in
    `<meta name="briefwright:kind|topic|year|language">`; `topic` may stand several times.
    """
    tree = LexborHTMLParser(html)
    meta = _meta(tree)
    kind = meta.get("briefwright:kind", ["page"])[0]
    main = next((found for selector in _MAIN if (found := tree.css_first(selector))), None)
    if main is None or kind == "none" or "noindex" in ",".join(meta.get("robots", [])).lower():
        return []
    for node in main.css(_OUTSIDE):
        node.decompose(recursive=True)
    language = _primary(meta.get("briefwright:language", [""])[0] or _language_of(tree)) or "en"
    title = _title(tree, main)
    year = _YEAR.match(meta.get("briefwright:year", [""])[0])
    sections = tuple(_sections(main, language))
    if not title and not sections:
        return []
    return [
        SearchDocument(
            url=url,
            title=title,
            sections=sections,
            kind=kind if kind in KINDS else "page",
            language=language,
            year=year[0] if year else "",
            topics=tuple(dict.fromkeys(filter(None, map(_squeeze, meta.get("briefwright:topic", []))))),
        )
    ]


def _meta(tree: LexborHTMLParser) -> dict[str, list[str]]:
    meta: dict[str, list[str]] = {}
    for node in tree.css("meta[name]"):
        name, content = node.attributes.get("name"), node.attributes.get("content")
        if name and content and content.strip():
            meta.setdefault(name.lower(), []).append(content.strip())
    return meta


def _language_of(tree: LexborHTMLParser) -> str:
    root = tree.css_first("html")
    return (root.attributes.get("lang") or "") if root else ""


def _primary(tag: str) -> str:
    """`pt-BR` filters and stems as `pt`; Chinese keeps its script, which readers do filter by."""
    parts = tag.strip().split("-")
    if parts[0].lower() == "zh" and len(parts) > 1 and len(parts[1]) == 4:
        return f"zh-{parts[1].title()}"
    return parts[0].lower()


def _title(tree: LexborHTMLParser, main: LexborNode) -> str:
    heading = main.css_first("h1")
    title = _squeeze(heading.text()) if heading else ""
    if heading:
        heading.decompose(recursive=True)
    if title:
        return title
    named = tree.css_first("head title")
    return _squeeze(named.text()) if named else ""


def _squeeze(text: str) -> str:
    return " ".join(_INVISIBLE.sub("", text).split())


class _Reader:
    """Walks the tree once; collects text of the open section and of words in other languages."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.sections: list[Section] = []
        self._identifier = self._heading = ""
        self._parts: list[str] = []
        self._foreign: list[tuple[str, str]] = []

    def walk(self, node: LexborNode, language: str) -> None:
        for child in node.iter(include_text=True):
            name = child.tag
            if name == "-text":
                self._text(child.text_content or "", language)
            elif name in _HEADINGS:
                self.close()
                self._identifier = child.attributes.get("id") or ""
                self._heading = _squeeze(child.text())
            elif name == "br":
                self._parts.append(" ")
            elif name and name[0] not in "-_!":
                self._element(child, name, _primary(child.attributes.get("lang") or "") or language)

    def _text(self, text: str, language: str) -> None:
        self._parts.append(text.replace("\n", " "))
        if language != self.language and language in RULES and language != "en":
            self._foreign.append((language, _squeeze(text)))

    def _element(self, node: LexborNode, name: str, language: str) -> None:
        if name in _CELLS:
            self.walk(node, language)
            self._parts.append(" | ")
            return
        edge = "\n" if name in _BLOCKS else ""
        self._parts.append(edge)
        self.walk(node, language)
        self._parts.append(edge)

    def close(self) -> None:
        lines = (_squeeze(line).removesuffix(" |") for line in "".join(self._parts).split("\n"))
        text = "\n".join(line for line in lines if line)
        if text or self._heading:
            self.sections.append(Section(self._identifier, self._heading, text, tuple(self._foreign)))
        self._identifier = self._heading = ""
        self._parts, self._foreign = [], []


def _sections(main: LexborNode, language: str) -> Iterator[Section]:
    reader = _Reader(language)
    reader.walk(main, language)
    reader.close()
    yield from reader.sections
