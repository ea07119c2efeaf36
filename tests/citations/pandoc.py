"""Citations as pandoc reads them, and ours in the same form, so that the two can be compared."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

import pypandoc

from briefwright.citations import Citation

LABELS = re.findall(
    r"[\w-]+",
    """
act appendix article-locator book canon chapter column elocation equation figure folio issue line note number opus page
paragraph part rule scene section sub-verbo supplement table timestamp title-locator verse volume""",
)
_TERM = '<term name="{0}"><single>{0}</single><multiple>{0}</multiple></term>'
_TERMS = "".join(_TERM.format(label) for label in LABELS)
#: A style that prints, for each cite, its label and locator between marks that no text holds.
_PROBE = f"""<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="en-US">
<info><title>probe</title><id>probe</id><updated>2026-01-01T00:00:00+00:00</updated></info>
<locale><terms>{_TERMS}</terms></locale>
<citation><layout delimiter={quoteattr("⁏")}><text value="⟦"/><group><label variable="locator"/>
<text variable="locator" prefix="‖"/></group><text value="⟧"/></layout></citation></style>"""
_PROBED = re.compile(r"⟦(?:(?P<label>[^⟦⟧‖]*)‖(?P<value>[^⟦⟧]*))?⟧(?P<suffix>[^⁏⟦]*)")
_MODES = {"AuthorInText": "in text", "SuppressAuthor": "no author", "NormalCitation": ""}


@dataclass(frozen=True)
class One:
    """One cite: its texts without signs of emphasis and with plain dashes and quotation marks."""

    key: str
    mode: str = ""
    prefix: str = ""
    label: str = ""
    locator: str = ""
    suffix: str = ""


@dataclass(frozen=True)
class Cluster:
    cites: tuple[One, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(one.key for one in self.cites)

    def __str__(self) -> str:
        return "; ".join(" ".join(repr(part) for part in vars(one).values()) for one in self.cites)


def ours(citation: Citation) -> Cluster:
    """A citation of the scanner in the form in which pandoc's are compared."""
    made = []
    for at, cite in enumerate(citation.cites):
        mode = "no author" if cite.suppress_author else "in text" if citation.in_text and not at else ""
        label, value = (cite.locator.label, cite.locator.value) if cite.locator else ("", "")
        made.append(One(cite.key, mode, plain(cite.prefix), label, _places(value), plain(cite.suffix)))
    return Cluster(tuple(made))


def read(markdown: str, form: str = "markdown+citations-smart-example_lists-implicit_figures") -> list[Cluster]:
    """All clusters of a text in pandoc's order (a footnote's where its mark stands)."""
    document = json.loads(_run(markdown, "-f", form, "-t", "json"))
    found = list(_cites(document["blocks"]))
    if not found:
        return []
    keys = sorted({one["citationId"] for cite in found for one in cite["c"][0]})
    references = [{"id": key, "type": "book", "title": "T", "author": [{"family": "Doe"}]} for key in keys]
    probe = {**document, "blocks": [{"t": "Para", "c": [cite]} for cite in found], "meta": {}}
    probed = _with_style(json.dumps(probe), json.dumps(references))
    return [
        _cluster(cite["c"][0], plain_of(shown["c"])) for cite, shown in zip(found, probed["blocks"], strict=False)
    ]


def _with_style(document: str, references: str) -> Any:
    with tempfile.TemporaryDirectory() as folder:
        style, items = Path(folder, "probe.csl"), Path(folder, "items.json")
        style.write_text(_PROBE, encoding="utf-8")
        items.write_text(references, encoding="utf-8")
        asked = ("-f", "json", "-t", "json", "--citeproc", "-M", "suppress-bibliography=true")
        return json.loads(_run(document, *asked, f"--csl={style}", f"--bibliography={items}"))


def _run(text: str, *arguments: str) -> str:
    command = [pypandoc.get_pandoc_path(), "--quiet", *arguments]
    return subprocess.run(command, input=text.encode(), capture_output=True, check=True).stdout.decode()


def _cites(node: object) -> Iterator[dict[str, Any]]:
    """Every `Cite` of a document, in order; one inside another (in a suffix) is part of it."""
    if isinstance(node, list):
        for part in node:
            yield from _cites(part)
    elif isinstance(node, dict):
        if node.get("t") == "Cite":
            yield node
        else:
            yield from _cites(node.get("c"))


def _cluster(cites: Sequence[dict[str, Any]], shown: str) -> Cluster:
    probed = list(_PROBED.finditer(shown))
    made = []
    for cite, found in zip(cites, [*probed, *[None] * len(cites)], strict=False):
        mode = _MODES[cite["citationMode"]["t"]]
        prefix = plain(plain_of(cite["citationPrefix"]))
        # An author in the text without anything behind it prints no cite.
        last = plain_of(cite["citationSuffix"])
        label, value, suffix = (found["label"], found["value"], found["suffix"]) if found else ("", "", last)
        made.append(One(cite["citationId"], mode, prefix, label or "", _places(value or ""), plain(suffix)))
    return Cluster(tuple(made))


def plain_of(node: object) -> str:
    """The text of pandoc's inlines; of a citation in them the text that stands for it."""
    if isinstance(node, list):
        return "".join(plain_of(part) for part in node)
    if not isinstance(node, dict):
        return ""
    kind, content = node.get("t"), node.get("c")
    if kind in ("Space", "SoftBreak", "LineBreak"):
        return " "
    if kind == "Str":
        return str(content)
    if kind == "Note" or content is None:
        return ""
    if kind in ("Code", "Math", "RawInline"):
        return str(content[-1])
    if kind in ("Link", "Image", "Span", "Quoted", "Cite"):
        return plain_of(content[1])
    return plain_of(content)


def plain(text: str) -> str:
    """Signs of emphasis, escapes and brackets dropped; dashes, quotation marks and spaces made alike."""
    text = re.sub(r"\]\([^()]*\)|\[\^[^\]]*\]|</?\w[^>]*>|\{[.#:][^{}]*\}", "", text)
    text = re.sub(r"[*_`\\\[\]{}$“”‘’\"'~^]", "", text)
    text = re.sub(r"[–—−-]+", "-", text).replace("…", "...")
    return " ".join(text.split()).strip(" ,;()")


def _places(value: str) -> str:
    return re.sub(r"[–—−-]+", "-", re.sub(r"[*_`\\{}\s]", "", value)).strip(",")
