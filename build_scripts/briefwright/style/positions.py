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
    first_notes: dict[str, int] = {}
    last_notes: dict[str, int] = {}
    found: list[list[Position]] = []
    before: Sequence[Place] = ()
    before_note = 0
    for note, cites in clusters:
        row: list[Position] = []
        for at, cite in enumerate(cites):
            if cite.key not in first_notes:
                first_notes[cite.key] = note
                row.append(Position(FIRST, False, 0))
            else:
                near = note - last_notes[cite.key] <= near_distance
                previous = _previous(cites, at, before)
                if at == 0 and previous is not None and note and note - before_note > 1:
                    previous = None
                row.append(Position(_kind(cite, previous), near, first_notes[cite.key]))
            last_notes[cite.key] = note
        found.append(row)
        if cites:
            before, before_note = cites, note
    return found


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
