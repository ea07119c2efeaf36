"""The Python-Markdown extension: citations, marks, charts and lists inside a page, the same under every host.

The scanner decides what is a citation and where it stands. Before Markdown is read, each place is taken out and a
token put there; after inline parsing the token becomes the rendered citation. So reader and renderer cannot
disagree about the grammar, and a token that Markdown swallowed (because it saw code where the scanner saw prose)
is put back as the author wrote it, where the audit of the finished site finds it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from markdown import Extension, Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.md_in_html import MarkdownInHtmlExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from briefwright.brief import limits
from briefwright.hosts import noted, page_html, page_tree, quotes, site, snippet_guard, watchdog
from briefwright.hosts.page_html import PageHtml
from briefwright.hosts.paths import find_project
from briefwright.hosts.pieces import Piece
from briefwright.hosts.site import Site
from briefwright.pages.clean_html import clean
from briefwright.pages.quotes import is_english
from briefwright.text import Text

#: Control characters that no text holds: Python-Markdown strips them from what authors write.
_START, _END = "\u0002", "\u0003"
_TOKEN = re.compile(rf"{_START}briefwright:(\d+){_END}")
_BLOCK = re.compile(rf"<div>{_START}briefwright-block:(\d+){_END}</div>")


@dataclass
class _Run:
    """The page being rendered: its pieces by number, and which of them have been placed.

    `footnotes` is set where footnotes were made for citations.
    """

    page: PageHtml | None = None
    pieces: dict[int, Piece] = field(default_factory=dict)
    blocks: list[str] = field(default_factory=list)
    footnotes: FootnoteExtension | None = None


class BriefwrightExtension(Extension):
    """Options are the project's settings: they are read from mkdocs.yml, so here they are only let through.

    Two more are for programs: `project`, the folder of the project, and `site`, a site that was read already.
    """

    def __init__(self, **options: Any) -> None:
        self.options = options
        super().__init__()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - named by Python-Markdown
        run = _Run()
        if not any(isinstance(one, MarkdownInHtmlExtension) for one in md.registeredExtensions):
            md.registerExtensions(["md_in_html"], {})  # citations inside HTML need it
        md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, "@", "＠"]  # `\\@name` is a name, and shows no backslash
        md.preprocessors.register(snippet_guard.Guard(md, self._folder), "briefwright-snippets", 40)
        # After white space is normal (30) and snippets are in (32), before fences (25) and raw HTML (20) are cut out.
        md.preprocessors.register(_Tokens(md, run, self.options), "briefwright", 28)
        md.inlinePatterns.register(_Places(_TOKEN.pattern, md, run), "briefwright", 200)
        # After inline parsing (20), before footnotes that have several marks get a way back to each (15).
        md.treeprocessors.register(noted.Numbers(md, lambda: run.footnotes), "briefwright-notes", 19)
        md.treeprocessors.register(_Headings(md, run), "briefwright", 7)
        # Before contents are taken from headings (5).
        md.treeprocessors.register(quotes.Quotes(md, lambda: _is_english(run)), "briefwright-quotes", 6)
        # After headings have got their anchors (5).
        md.treeprocessors.register(page_tree.Blocks(md), "briefwright-blocks", 4)
        md.postprocessors.register(_Last(md, run), "briefwright", -10)
        md.registerExtension(self)
        self.run = run

    def _folder(self) -> Path | None:
        site_, project = self.options.get("site"), self.options.get("project")
        if isinstance(site_, Site):
            return site_.project_dir
        return Path(project) if project else find_project(Path.cwd())

    def reset(self) -> None:
        self.run.page = None
        self.run.footnotes = None
        self.run.pieces.clear()
        self.run.blocks.clear()


def _is_english(run: _Run) -> bool:
    return run.page is not None and is_english(run.page.language)


class _Tokens(Preprocessor):
    """Takes citations, marks, charts and directives out of the text and puts tokens in their places."""

    def __init__(self, md: Markdown, run: _Run, options: dict[str, Any]) -> None:
        super().__init__(md)
        self.run_state = run
        self.options = options

    def run(self, lines: list[str]) -> list[str]:
        content = "\n".join(lines)
        path, from_file = _current_path(self.md)
        found = self._site()
        is_judged = found is not None and page_html.was_read(found, path, content)
        if not is_judged and (over := limits.faults(Text(path, content))):
            return [f"This page is not shown: {escape(over[0].message)}."]
        watchdog.start(path)
        if found is None:
            return lines
        footnotes = _footnotes(self.md)
        page = page_html.read(found, path, content, from_file=from_file, has_notes=footnotes is not None)
        self.run_state.page = page
        composed = noted.compose(content, page.pieces, page.inline_notes, self._token)
        head = f"{self._block(page.head)}\n\n" if page.head else ""
        foot = f"\n\n{self._block(page.foot)}\n\n" if page.foot else ""
        notes = ""
        if composed.definitions and footnotes is not None:
            self.run_state.footnotes = footnotes
            notes = "\n\n".join(("", *composed.definitions, noted.PLACE))
        return (head + composed.text + notes + foot).split("\n")

    def _token(self, piece: Piece) -> str:
        if piece.is_markup:
            return piece.html
        if piece.is_block:
            return self._block(piece.html)
        number = len(self.run_state.pieces)
        self.run_state.pieces[number] = piece
        return f"{_START}briefwright:{number}{_END}"

    def _block(self, html: str) -> str:
        """Keeps HTML of ours until the page around it is clean; Markdown sees a block of HTML here."""
        self.run_state.blocks.append(html)
        return self.md.htmlStash.store(f"<div>{_START}briefwright-block:{len(self.run_state.blocks) - 1}{_END}</div>")

    def _site(self) -> Site | None:
        """The site given by a program, or that of the project folder in which the host was started."""
        given = self.options.get("site")
        if isinstance(given, Site):
            return given
        folder = self.options.get("project") or find_project(Path.cwd())
        return None if folder is None else site.of(Path(folder))


def _footnotes(md: Markdown) -> FootnoteExtension | None:
    return next((one for one in md.registeredExtensions if isinstance(one, FootnoteExtension)), None)


def _current_path(md: Markdown) -> tuple[str, bool]:
    """The page's path below the docs folder, as each host tells it ("" where none does).

    The second is True for Zensical, which moves every address in a page, raw HTML too, from the file to the page.
    """
    if "relpath" in md.treeprocessors:  # MkDocs
        return str(getattr(getattr(md.treeprocessors["relpath"], "file", None), "src_uri", "")), False
    for processor in md.preprocessors:  # Zensical
        page = getattr(processor, "page", None)
        if page is not None and hasattr(page, "path"):
            return str(page.path), True
    return "", False


class _Places(InlineProcessor):
    """Puts what was rendered in the place of its token."""

    def __init__(self, pattern: str, md: Markdown, run: _Run) -> None:
        super().__init__(pattern, md)
        self.run_state = run

    def handleMatch(  # type: ignore[override]  # noqa: N802 - named by Python-Markdown
        self, m: re.Match[str], data: str  # noqa: ARG002
    ) -> tuple[ElementTree.Element | str | None, int | None, int | None]:
        piece = self.run_state.pieces.get(int(m[1]))
        if piece is None:
            return None, None, None
        try:
            element = ElementTree.fromstring(f"<span>{piece.html}</span>")  # noqa: S314 - made by us, escaped
        except ElementTree.ParseError:
            return escape(piece.source), m.start(0), m.end(0)
        only = list(element)
        if len(only) == 1 and not element.text and not only[0].tail:
            return _opaque(only[0]), m.start(0), m.end(0)
        return _opaque(element), m.start(0), m.end(0)


def _opaque(element: ElementTree.Element) -> ElementTree.Element:
    """Our text is final: Markdown must not read it again."""
    for part in element.iter():
        if part.text:
            part.text = AtomicString(part.text)
        if part is not element and part.tail:
            part.tail = AtomicString(part.tail)
    return element


class _Headings(Treeprocessor):
    """Keeps citations out of the contents list and out of links, where a link cannot stand."""

    def __init__(self, md: Markdown, run: _Run) -> None:
        super().__init__(md)
        self.run_state = run

    def run(self, root: ElementTree.Element) -> None:
        for element in root.iter():
            if re.fullmatch(r"h[1-6]", str(element.tag)) and element.find(".//*[@class='bw-citation']") is not None:
                element.set("data-toc-label", " ".join(_text_without_citations(element).split()))
            elif element.tag == "a" and element.get("class") != "bw-cite":
                _unlink(element)


def _text_without_citations(element: ElementTree.Element) -> str:
    if element.get("class") == "bw-citation" or str(element.get("id", "")).startswith("fnref"):
        return ""
    parts = [element.text or ""]
    for child in element:
        parts += [_text_without_citations(child), child.tail or ""]
    return "".join(parts)


def _unlink(link: ElementTree.Element) -> None:
    for inner in link.iter("a"):
        if inner is not link:
            inner.tag = "span"
            for name in ("href", "role"):
                inner.attrib.pop(name, None)


class _Last(Postprocessor):
    """Cleans the page of what may not stand in it, and then puts in our own blocks, which need no cleaning.

    A token that Markdown did not see as text becomes again what the author wrote.
    """

    def __init__(self, md: Markdown, run: _Run) -> None:
        super().__init__(md)
        self.run_state = run

    def run(self, text: str) -> str:
        watchdog.stop()
        text = clean(text)
        if _START not in text:
            return text
        blocks = self.run_state.blocks
        text = _BLOCK.sub(lambda found: blocks[int(found[1])] if int(found[1]) < len(blocks) else "", text)
        pieces = self.run_state.pieces
        return _TOKEN.sub(lambda found: escape(pieces[int(found[1])].source) if int(found[1]) in pieces else "", text)


def makeExtension(**options: Any) -> BriefwrightExtension:  # noqa: N802 - named by Python-Markdown
    """Python-Markdown looks for this name when the extension is given as a module."""
    return BriefwrightExtension(**options)
