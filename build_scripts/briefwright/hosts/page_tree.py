"""Blocks of a rendered page that readers meet in another form: key findings in a box, tables that scroll.

It works on the tree of Python-Markdown, so that every host gives the same.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

#: Headings, in lower case, whose section is what a reader in a hurry reads.
KEY_FINDINGS = frozenset(
    (
        "key findings", "key points", "key takeaways", "principaux résultats", "points clés", "wichtigste ergebnisse",
        "zentrale ergebnisse", "conclusiones principales", "hallazgos principales", "risultati principali",
        "основные выводы", "主要发现", "主要發現", "关键发现", "關鍵發現", "核心发现", "要点", "要點",
        "主な知見", "主な発見", "要旨", "주요 결과", "핵심 결과", "주요 발견", "요점",
    )
)  # fmt: skip
_HEADING = re.compile(r"h[1-6]")
_ALIGN = re.compile(r"text-align:\s*(left|right|center);?")
_STASHED = re.compile("\u0002wzxhzdk:")
_MARKS = ("headerlink", "bw-citation")


class Blocks(Treeprocessor):
    """Wraps what needs an element of its own around it."""

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            _wrap_tables(parent)
        _wrap_findings(root)
        _name_note_marks(root)


def _name_note_marks(root: Element) -> None:
    """Gives the marks of footnotes that cite sources a class of their own: cards open over them."""
    citing = {f"#{item.get('id')}" for item in root.iter("li") if item.find(".//*[@class='bw-cite']") is not None}
    for link in root.iter("a"):
        if link.get("class") == "footnote-ref" and link.get("href") in citing:
            link.set("class", "footnote-ref bw-note-mark")
            link.set("role", "doc-noteref")


def _wrap_tables(parent: Element) -> None:
    for at, child in enumerate(list(parent)):
        if child.tag == "table" and parent.get("class") != "bw-table-scroll":
            frame = Element("div", {"class": "bw-table-scroll"})
            frame.tail, child.tail = child.tail, None
            frame.append(child)
            parent[at] = frame
        elif child.tag in ("td", "th"):
            _align(child)


def _align(cell: Element) -> None:
    """A class in place of a style: the site's security policy lets no style stand in an element."""
    found = _ALIGN.fullmatch(cell.get("style", "").strip())
    if found:
        del cell.attrib["style"]
        cell.set("class", " ".join(filter(None, (cell.get("class"), f"bw-align-{found[1]}"))))


def _wrap_findings(root: Element) -> None:
    children = list(root)
    for start, heading in enumerate(children):
        if not _HEADING.fullmatch(str(heading.tag)) or _words(heading).strip().casefold() not in KEY_FINDINGS:
            continue
        end = next((at for at in range(start + 1, len(children)) if _ends(children[at], heading)), len(children))
        if end == len(children) and _STASHED.match(children[-1].text or ""):
            end -= 1  # the page's own list of sources
        section = Element("section", {"class": "bw-findings"})
        if heading.get("id"):
            section.set("aria-labelledby", str(heading.get("id")))
        for child in children[start:end]:
            root.remove(child)
            section.append(child)
        root.insert(start, section)
        return


def _ends(element: Element, heading: Element) -> bool:
    """True where a section ends: at a heading of the same level or above."""
    tag = str(element.tag)
    return bool(_HEADING.fullmatch(tag)) and tag <= str(heading.tag)


def _words(element: Element) -> str:
    if element.get("class") in _MARKS:
        return ""
    return "".join([element.text or "", *(_words(child) + (child.tail or "") for child in element)])
