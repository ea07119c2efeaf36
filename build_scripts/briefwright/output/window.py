"""The part of a source line that fits into a number of columns, and where characters stand in it."""

from __future__ import annotations

from dataclasses import dataclass

from briefwright.output.terminal import Cell, cells

_CUT = "…"
_NEAR = 4  # how many widths of characters are looked at on either side of a place


@dataclass(frozen=True)
class Window:
    """Some of a line's characters: `row` are those around the place, from `offset` on, and `kept` those that fit."""

    row: tuple[Cell, ...]
    kept: tuple[Cell, ...]
    offset: int
    more: bool

    @property
    def shown(self) -> str:
        """The characters, with a sign at each end where something is cut off."""
        suffix = _CUT if self.more or self._stop < self._total else ""
        return self._prefix + "".join(cell.shown for cell in self.kept) + suffix

    def mark(self, start: int, end: int) -> tuple[int, int]:
        """The column where characters begin, and how many columns of them are shown: at least one."""
        first, last = self._columns(start, end)
        indent = first - self._left + len(self._prefix)
        return indent, max(min(last, self._stop) - first, 1)

    def holds(self, start: int, end: int) -> bool:
        """True if all these characters are shown."""
        if start < self.offset or end > self.offset + len(self.row):
            return False
        first, last = self._columns(start, end)
        return self._left <= first and last <= self._stop

    def _columns(self, start: int, end: int) -> tuple[int, int]:
        start, end = start - self.offset, end - self.offset
        first = self.row[start].start if start < len(self.row) else self._total
        return first, self.row[min(end, len(self.row)) - 1].end if start < end and self.row else first

    @property
    def _total(self) -> int:
        return self.row[-1].end if self.row else 0

    @property
    def _left(self) -> int:
        return self.kept[0].start if self.kept else 0

    @property
    def _stop(self) -> int:
        return self.kept[-1].end if self.kept else 0

    @property
    def _prefix(self) -> str:
        return _CUT if self._left > 0 or self.offset > 0 else ""


def window(content: str, start: int, width: int) -> Window:
    """The window of a line that shows the character at `start` with some of what stands before it."""
    # A line may be as long as a whole file, and have a thousand findings: only what is near is measured.
    low, high = max(0, start - _NEAR * width), start + _NEAR * width
    row, more = cells(content[low:high]), high < len(content)
    total = row[-1].end if row else 0
    if total <= width and low == 0 and not more:
        return Window(row, row, 0, more)
    column = row[start - low].start if start - low < len(row) else total
    return Window(row, _from(row, max(0, min(column - width // 4, total - width + 1)), width, more), low, more)


def _from(row: tuple[Cell, ...], left: int, width: int, more: bool) -> tuple[Cell, ...]:
    """The characters from a column on that leave room for the sign of a cut where one is made, at either end.

    The first one is never a mark that sits on the character before.
    """
    found = [cell for cell in row if cell.start >= left and cell.end > left]
    while len(found) > 1 and found[0].start == found[0].end:
        del found[0]
    begin = found[0].start if found else 0
    rest_fits = not more and bool(found) and found[-1].end - begin <= width - 1
    room = width - 1 if rest_fits else width - 2
    return tuple(cell for cell in found if cell.end - begin <= room)
