"""Reads public documents that others wrote and sourced: paragraphs of sentences with their citation marks.

A report typeset with TeX (one sentence a line, sources in footnotes), a scientific review in Markdown (one
sentence a line, `[@tag]`) and encyclopedia articles in wikitext (`<ref>`). Give the checkouts' paths; nothing of
them belongs to this project:

    git clone https://github.com/iandennismiller/mueller-report     # report, measured at 3aa16a2
    git clone https://github.com/greenelab/deep-review              # review, measured at 44ff95a
    git clone https://github.com/spencermountain/wtf_wikipedia      # articles, measured at 015abc2
    git clone https://github.com/nipunsadvilkar/pySBD               # golden cases, measured at 5905f13
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CITE = "\ue000"  # stands for a citation while texts are cleaned; a private-use character that no corpus holds
BREAK = "\ue001"  # stands for the end of a line of the source


@dataclass(frozen=True)
class Paragraph:
    """A block's text without citations, where they stood, and where the source's own sentences begin."""

    document: str
    text: str
    marks: tuple[int, ...]
    breaks: tuple[int, ...]

    @property
    def words(self) -> int:
        return len(self.text.split())


def paragraph(document: str, marked: str) -> Paragraph:
    """A paragraph from text with CITE and BREAK in it.

    A line end is no sentence's end after no end mark, or before a word in lower case.
    """
    pieces: list[str] = []
    marks, breaks, length = [], [], 0
    for part in re.split(f"([{CITE}{BREAK}])", re.sub(r"[ \t\n]+", " ", marked).strip()):
        if part == CITE:
            marks.append(length)
        elif part == BREAK:
            if _ended("".join(pieces[-3:])):
                breaks.append(length)
            pieces.append(" ")
            length += 1
        else:
            pieces.append(part)
            length += len(part)
    text = "".join(pieces)
    return Paragraph(document, text, tuple(marks), tuple(at for at in breaks if not text[at:].lstrip()[:1].islower()))


def _ended(text: str) -> bool:
    return bool(re.search(r"[.!?][\"'”’)\]]*\s*\Z", text))


def report(checkout: Path, body_only: bool = False) -> Iterator[Paragraph]:
    """The report's prose; `body_only` leaves out summaries, introductions and legal argument, uncited by design."""
    for path in sorted((checkout / "src").glob("volume-*/*.tex")):
        aside = ("summary", "introduction", "legal-defenses", "conclusion", "background-principles", "decisions")
        if path.stem in ("includes", "main", "title", "table-of-contents"):
            continue
        if body_only and any(word in path.stem for word in aside):
            continue
        for block in _tex_blocks(_without_footnotes(path.read_text("utf-8"))):
            yield paragraph(path.stem, block)


def _without_footnotes(text: str) -> str:
    r"""TeX with its comments dropped and CITE for every footnote, which starts on a line of its own."""
    text = re.sub(r"(?<!\\)%[^\n]*\n[ \t]*", "", text)
    parts, at = [], 0
    for match in re.finditer(r"\\footnote\{", text):
        if match.start() < at:
            continue
        parts += [text[at : match.start()], CITE]
        at = _closing(text, match.end())
    return "".join([*parts, text[at:]])


def _closing(text: str, at: int) -> int:
    depth = 1
    while at < len(text) and depth:
        depth += {"{": 1, "}": -1}.get(text[at], 0) if text[at - 1] != "\\" else 0
        at += 1
    return at


def _tex_blocks(text: str) -> Iterator[str]:
    text = re.sub(r"(?s)\\begin\{(longtable\w*|figure|wrapfigure|center)\}.*?\\end\{\1\}", "\n\n", text)
    text = re.sub(r"\\(?:(?:sub)*section|(?:sub)?paragraph|markboth|label|addcontentsline)\b[^\n]*", "\n\n", text)
    text = re.sub(r"\\(?:begin|end)\{\w+\*?\}(?:\[[^\]]*\])?|\\item(?:\[[^\]]*\])?", "\n\n", text)
    for block in re.split(r"\n[ \t]*\n", text):
        if "Lorem ipsum" not in block and re.search(r"[a-z]{3}", block):
            yield _plain(block.strip())


def _plain(block: str) -> str:
    block = re.sub(r"\\x?blackout\{([^{}]*)\}", lambda found: "█" + ("." if found[1].endswith(".") else ""), block)
    block = re.sub(r"\\UseVerb\{(\w+)\}", r"\1", block)
    for _ in range(3):
        block = re.sub(r"\\hyperlink\{[^{}]*\}\{([^{}]*)\}", r"\1", block)
        block = re.sub(r"\\[a-zA-Z]+\{([^{}]*)\}", r"\1", block)
    for old, new in (("~", " "), ("``", "“"), ("''", "”"), ("---", "—"), ("--", "–"), ("\\S", "§"), ("\\P", "¶")):
        block = block.replace(old, new)
    block = re.sub(r"\\dots\\?", "...", block).replace("`", "‘")
    block = re.sub(r"\\[a-zA-Z]+\s?|[{}]", "", block)
    block = re.sub(r"\\(.)", r"\1", block)
    return re.sub(r"[ \t]*\n[ \t]*", BREAK, block)


def review(checkout: Path) -> Iterator[Paragraph]:
    """The review's prose."""
    for path in sorted((checkout / "content").glob("0[2-7]*.md")):
        text = re.sub(r"(?s)<!--.*?-->", "", path.read_text("utf-8"))
        for block in re.split(r"\n\s*\n", text):
            if not re.match(r"\s*(?:[#|!<$*+{:]|[-0-9]+[.)]? )", block) and re.search(r"[a-z]{3}", block):
                cited = re.sub(r"\[-?@[^\]]*\]", CITE, block.strip())
                cited = re.sub(r"\[([^\]]*)\]\([^)]*\)|[*`]", r"\1", cited)
                yield paragraph(path.stem, cited.replace("\n", BREAK))


def articles(checkout: Path, at_least: int = 12) -> Iterator[Paragraph]:
    """The prose of English encyclopedia articles with that many references."""
    for path in sorted((checkout / "tests" / "cache").glob("*.txt")):
        text = html.unescape(path.read_text("utf-8"))
        english = len(re.findall(r"\bthe\b", text)) > len(text.split()) / 50
        if english and len(re.findall(r"<ref[ >]", text)) >= at_least:
            for block in _wiki_blocks(text):
                yield paragraph(path.stem, block)


def _wiki_blocks(text: str) -> Iterator[str]:
    text = re.sub(r"(?s)<!--.*?-->|<(gallery|math|timeline)\b.*?</\1>", "", text)
    text = re.sub(r"(?is)<ref\b[^>]*?/>|<ref\b[^>]*>.*?</ref>", CITE, text)
    text = re.sub(r"\{\{(?:convert|nowrap)\|([^|{}]*)\|?([^|{}]*)[^{}]*\}\}", r"\1 \2", text, flags=re.IGNORECASE)
    text = re.sub(r"\{\{(as of)\|(?:since=\w+\|)?(\d+)[^{}]*\}\}", r"\1 \2", text, flags=re.IGNORECASE)
    text = re.sub(r"\{\{(?:sfnp?|harvnb|efn)\|[^{}]*\}\}", CITE, text, flags=re.IGNORECASE)
    for _ in range(6):
        text = re.sub(r"\{\{[^{}]*\}\}", "", text)
    text = re.sub(r"(?s)\{\|.*?\|\}", "", text)
    for _ in range(3):
        text = re.sub(r"(?i)\[\[(?:file|image|category)\s*:(?:[^\[\]]|\[\[[^\[\]]*\]\])*\]\]", "", text)
    text = re.sub(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]", r"\1", text)
    text = re.sub(r"\[https?://\S+ ([^\]]*)\]", r"\1", text)
    text = re.sub(r"'{2,}|<[^<>]*>", "", text)
    text = re.split(r"\n==+ *(?:references|notes|external links|further reading|bibliography)", text, flags=re.I)[0]
    for line in text.split("\n"):
        if re.match(r"\w|[\"“'(]", line) and len(line.split()) >= 8:
            yield line.strip()
