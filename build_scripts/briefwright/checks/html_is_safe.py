"""HTML in a text is such that it reaches its reader: what is not on the list of a page's HTML is taken out of it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date

from briefwright.brief import Passage, inline
from briefwright.brief.html_list import ATTRIBUTES, PREFIXES, SCHEMES, TAGS
from briefwright.evidence import Evidence, Page
from briefwright.findings import Finding, Severity, finding
from briefwright.text import Span

NAME = "html-is-safe"
_TAG = re.compile(r"</?([A-Za-z][\w:-]*)(.*?)/?>", re.DOTALL)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?""")
# Elements that run, load, send or hide something; any other that is not on the list is only lost.
_ACTIVE = frozenset(
    (
        *("applet", "base", "body", "button", "dialog", "embed", "form", "frame", "frameset", "head", "html", "iframe"),
        *("link", "math", "meta", "noscript", "object", "param", "portal", "script", "select", "style", "svg"),
        *("template", "textarea", "title"),
    )
)
_MARKDOWN = frozenset({"markdown"})  # for md_in_html: gone before a reader sees it
_FOR_TEXT = "a text may hold HTML for text, tables, pictures and sound; show other HTML as code, between backticks"
_FOR_ADDRESS = "addresses begin with https:, http:, mailto: or doi:, or lead to a file of the project"
_EDGES = "".join(map(chr, range(0x21)))
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_ADDRESSES = frozenset({"cite", "href", "poster", "src"})


def check(evidence: Evidence, today: date) -> Iterator[Finding]:  # noqa: ARG001 - all checks are called alike
    for page in evidence.pages:
        for passage in page.brief.passages:
            yield from _links(page, passage)
            if "<" in passage.block.text.content:
                yield from _tags(page, passage)


def _links(page: Page, passage: Passage) -> Iterator[Finding]:
    for link in passage.links:
        scheme = scheme_of(link.target)
        if scheme and scheme not in SCHEMES:
            what = "picture" if link.is_picture else "link"
            message = f"the {what} has the scheme `{scheme}:` and is not published"
            yield finding(NAME, Severity.ERROR, message, page.brief.text, link.span, help=_FOR_ADDRESS)


def _tags(page: Page, passage: Passage) -> Iterator[Finding]:
    text = passage.block.text
    for span in inline.scan(text.content).tags:
        tag = _TAG.fullmatch(text.content, span.start, span.end)
        if tag is not None:
            for severity, message in _faults(tag[1].lower(), tag[2]):
                where: Span = text.source_span(span)
                yield finding(NAME, severity, message, page.brief.text, where, help=_FOR_TEXT)


def _faults(name: str, attributes: str) -> Iterator[tuple[Severity, str]]:
    if name not in TAGS:
        severity = Severity.ERROR if name in _ACTIVE else Severity.WARNING
        yield severity, f"`<{name}>` is taken out of the page"
        return
    allowed = ATTRIBUTES.get(name, frozenset()) | ATTRIBUTES["*"] | _MARKDOWN | {"type"}
    for found in _ATTRIBUTE.finditer(attributes):
        attribute, value = found[1].lower(), (found[2] or "").strip("\"'")
        if attribute not in allowed and not attribute.startswith(tuple(PREFIXES)):
            severity = Severity.ERROR if attribute.startswith("on") else Severity.WARNING
            yield severity, f"`{attribute}` of `<{name}>` is taken out of the page"
        elif attribute in _ADDRESSES and scheme_of(value) not in {*SCHEMES, ""}:
            yield Severity.ERROR, f"the address `{scheme_of(value)}:` of `<{name}>` is taken out of the page"


def scheme_of(address: str) -> str:
    """The scheme of an address as a browser reads it: entities resolved, controls dropped; "" for none."""
    plain = re.sub(r"[\t\n\r]", "", html.unescape(address).strip(_EDGES))
    found = _SCHEME.match(plain)
    return found[1].lower() if found else ""
