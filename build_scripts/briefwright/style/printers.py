"""Trees of runs as HTML, plain text and Markdown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache

from briefwright.style.runs import CiteRuns, Run, Styled, Tree, Trees, runs

WrapCite = Callable[[CiteRuns, str], str]

_TAGS = {
    ("font-style", "italic"): ("<i>", "</i>"),
    ("font-style", "oblique"): ("<em>", "</em>"),
    ("font-weight", "bold"): ("<b>", "</b>"),
    ("vertical-align", "sup"): ("<sup>", "</sup>"),
    ("vertical-align", "sub"): ("<sub>", "</sub>"),
}
_MARKDOWN = {
    ("font-style", "italic"): "*",
    ("font-style", "oblique"): "*",
    ("font-weight", "bold"): "**",
}
BLOCKS: Mapping[str, tuple[str, str]] = {
    "left-margin": ('<div class="csl-left-margin">', "</div>"),
    "right-inline": ('<div class="csl-right-inline">', "</div>"),
    "block": ('<div class="csl-block">', "</div>"),
    "indent": ('<div class="csl-indent">', "</div>"),
}
_SPECIAL_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~])")


#: Characters that fonts rarely have are shown as raised letters.
_RAISED = re.compile(
    "[\u00aa\u00b2\u00b3\u00b9\u00ba\u02b0-\u02b8\u02e0-\u02e4\u02c0\u02c1\u06e5\u06e6\u1d2c-\u1d2e\u1d30-\u1d3a\u1d3c-\u1d4d"
    "\u1d4f-\u1d61\u2070\u2071\u2074-\u207f\u2120\u2122\u3192-\u319f]"
)
_LETTERS = {"\u02c0": "ʔ", "\u02c1": "ʕ", "\u06e5": "و", "\u06e6": "ي"}


@lru_cache(maxsize=512)
def _plain_letter(char: str) -> str:
    return _LETTERS.get(char) or unicodedata.normalize("NFKD", char)


def escaped(text: str) -> str:
    """Text for HTML, attribute values included."""
    return text.replace("&", "&#38;").replace("<", "&#60;").replace(">", "&#62;").replace('"', "&#34;")


def _escaped_text(text: str) -> str:
    if not text.isascii() and _RAISED.search(text):
        text = _RAISED.sub(lambda found: f"\0{_plain_letter(found[0])}\1", text)
        return _escaped_text(text).replace("\0", "<sup>").replace("\1", "</sup>")
    return text.replace("&", "&#38;").replace("<", "&#60;").replace(">", "&#62;")


def html(trees: Trees, *, wrap_cite: WrapCite | None = None, blocks: Mapping[str, tuple[str, str]] = BLOCKS) -> str:
    """HTML; `wrap_cite` may put a link around each cite, `blocks` says what stands around display blocks."""
    return "".join(_html(tree, wrap_cite, blocks) for tree in trees)


def _html(tree: Tree, wrap_cite: WrapCite | None, blocks: Mapping[str, tuple[str, str]]) -> str:
    if isinstance(tree, Run):
        return _escaped_text(tree.text)
    inner = html(tree.children, wrap_cite=wrap_cite, blocks=blocks)
    if isinstance(tree, CiteRuns):
        # A cite that a range of numbers took in has nothing to put a link around.
        return wrap_cite(tree, inner) if wrap_cite is not None and inner else inner
    return _styled(tree, inner, blocks)


def _styled(tree: Styled, inner: str, blocks: Mapping[str, tuple[str, str]]) -> str:
    if tree.kind == "display":
        before, after = blocks.get(tree.value, ("", ""))
        return f"{before}{inner}{after}"
    tags = _TAGS.get((tree.kind, tree.value))
    if tags is not None:
        return f"{tags[0]}{inner}{tags[1]}"
    if tree.kind in ("font-style", "font-weight", "font-variant", "text-decoration", "vertical-align"):
        return f'<span style="{tree.kind}:{escaped(tree.value)};">{inner}</span>'
    return inner


def plain(trees: Trees) -> str:
    """The text alone."""
    return "".join(run.text for run in runs(trees))


def markdown(trees: Trees) -> str:
    """Markdown in which nothing of the text can become markup."""
    return "".join(_markdown(tree) for tree in trees)


def _markdown(tree: Tree) -> str:
    if isinstance(tree, Run):
        return _SPECIAL_MARKDOWN.sub(r"\\\1", tree.text)
    inner = markdown(tree.children)
    if isinstance(tree, CiteRuns):
        return inner
    if tree.kind == "vertical-align" and tree.value in ("sup", "sub"):
        return f"<{tree.value}>{inner}</{tree.value}>"
    mark = _MARKDOWN.get((tree.kind, tree.value), "")
    if not mark or not inner.strip():
        return inner
    # A mark beside a space is no markup in CommonMark: spaces go outside.
    core = inner.strip()
    at = inner.index(core)
    return f"{inner[:at]}{mark}{core}{mark}{inner[at + len(core) :]}"
