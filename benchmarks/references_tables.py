"""Tables of the page on how we compare, and the page with its tables put in anew."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str = ""

    def __str__(self) -> str:
        lines = [_row(self.head), _row(["---"] * len(self.head)), *map(_row, self.rows)] if self.rows else []
        return "\n".join([*lines, *([""] if lines and self.note else []), *([self.note] if self.note else [])])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"


def share(part: int, whole: int) -> str:
    return f"{100 * part / max(whole, 1):.1f} %"


def put(page: str, parts: Mapping[str, str]) -> str:
    """The page with what stands between `<!-- table: NAME -->` and `<!-- end -->` replaced."""
    for name, text in parts.items():
        between = re.compile(rf"(<!-- table: {re.escape(name)} -->\n).*?(<!-- end -->)", re.DOTALL)
        if not between.search(page):
            raise ValueError(f"the page has no place for the table {name}")
        escaped = text.replace("\\", "\\\\")
        page = between.sub(rf"\1\n{escaped}\n\n\2", page)
    return page
