"""Numbers that bring labels of their own: `vol. 1, fol. 186` as a locator, `7, p. 3-8` as an edition."""

from __future__ import annotations

import re
from functools import lru_cache

_ABBREVIATIONS = {
    "art.": "article", "bk.": "book", "ch.": "chapter", "chap.": "chapter", "col.": "column", "fig.": "figure",
    "fol.": "folio", "l.": "line", "ll.": "line", "n.": "note", "nn.": "note", "no.": "issue", "nos.": "issue",
    "op.": "opus", "p.": "page", "pp.": "page", "para.": "paragraph", "paras.": "paragraph", "pt.": "part",
    "r.": "rule", "sec.": "section", "secs.": "section", "sched.": "schedule", "tit.": "title-locator",
    "vrs.": "verse", "v.": "verse", "vol.": "volume", "vols.": "volume",
}  # fmt: skip
_LABEL = re.compile(
    r"(^|[,;]\s*|\s)(" + "|".join(re.escape(abbr) for abbr in _ABBREVIATIONS) + r")\s*(?=\d)", re.IGNORECASE
)


@lru_cache(maxsize=4096)
def cut(value: str) -> tuple[tuple[str, str, str], ...]:
    """(separator, label, number) for each labelled part; the label of the first part may be empty."""
    parts: list[tuple[str, str, str]] = []
    at, separator, label = 0, "", ""
    for found in _LABEL.finditer(value):
        if found.start() or parts:
            parts.append((separator, label, value[at : found.start()]))
        separator, label, at = found[1], _ABBREVIATIONS[found[2].lower()], found.end()
    parts.append((separator, label, value[at:]))
    return tuple(parts)


def has_labels(value: str) -> bool:
    """Whether any part of the value brings its own label."""
    return "." in value and any(label for _, label, _ in cut(value))


def leading_label(value: str) -> str:
    """The label the value begins with, or ""."""
    return cut(value)[0][1] if "." in value else ""
