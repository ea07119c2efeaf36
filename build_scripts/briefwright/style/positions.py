"""Where in the document each cite stands: first, subsequent, ibid, near-note (CSL 1.0.2, position)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefwright.style.context import FIRST, IBID, IBID_WITH_LOCATOR, SUBSEQUENT


@dataclass(frozen=True, slots=True)
class Place:
    """One cite as positions see it."""

    key: str
    locator: str
    label: str


@dataclass(frozen=True, slots=True)
class Position:
    """What a cite's place comes to."""

    position: int
    near_note: bool
    first_note: int


def find_positions(clusters: Sequence[tuple[int, Sequence[Place]]], near_distance: int) -> list[list[Position]]:
    """Positions of all cites; each cluster comes with its note number (0 in running text)."""
    # Citations in notes and citations in the text are two rows of their own.
    rows = {False: _Row(near_distance), True: _Row(near_distance)}
    return [rows[note > 0].place(note, cites) for note, cites in clusters]


def first_notes(clusters: Sequence[tuple[int, Sequence[Place]]]) -> dict[str, int]:
    """The note in which each item is first cited."""
    found: dict[str, int] = {}
    for note, cites in clusters:
        for cite in cites:
            if note:
                found.setdefault(cite.key, note)
    return found


class _Row:
    """Citations of one kind in the order of the document."""

    def __init__(self, near_distance: int) -> None:
        self.near_distance = near_distance
        self.first: dict[str, int] = {}
        self.last: dict[str, int] = {}
        self.before: Sequence[Place] = ()
        self.before_note = 0
        self.in_note = 0

    def place(self, note: int, cites: Sequence[Place]) -> list[Position]:
        found: list[Position] = []
        for at, cite in enumerate(cites):
            found.append(self._one(note, cites, at))
            self.first.setdefault(cite.key, note)
            self.last[cite.key] = note
        if cites:
            self.in_note = self.in_note + 1 if note == self.before_note else 1
            self.before, self.before_note = cites, note
        return found

    def _one(self, note: int, cites: Sequence[Place], at: int) -> Position:
        cite = cites[at]
        if cite.key not in self.first:
            return Position(FIRST, False, 0)
        near = note - self.last[cite.key] <= self.near_distance
        previous = _previous(cites, at, self.before)
        if at == 0 and note != self.before_note and (note - self.before_note > 1 or self.in_note > 1):
            # The note before is missing, or holds several citations: it is unclear which one is meant.
            previous = None
        return Position(_kind(cite, previous), near, self.first[cite.key])


def _previous(cites: Sequence[Place], at: int, before: Sequence[Place]) -> Place | None:
    """The cite that an ibid would refer to; a citation of several sources leaves it unclear."""
    if at:
        return cites[at - 1]
    if before and all(cite.key == before[0].key for cite in before):
        return before[-1]
    return None


def _kind(cite: Place, previous: Place | None) -> int:
    if previous is None or previous.key != cite.key:
        return SUBSEQUENT
    if not cite.locator:
        return SUBSEQUENT if previous.locator else IBID
    same = previous.locator == cite.locator and previous.label == cite.label
    return IBID if same else IBID_WITH_LOCATOR
