"""Variables that reference managers write into an item's note, one a line: `original-date: 1897`."""

from __future__ import annotations

import re
from collections.abc import Mapping

_LINE = re.compile(r"([A-Za-z][A-Za-z_-]{1,40}):\s*(\S.*)")
_BRACED = re.compile(r"\{:([A-Za-z][A-Za-z_-]{1,40}):\s*([^{}]+)\}")


def with_note_fields(
    data: Mapping[str, object], known: frozenset[str], names: frozenset[str], dates: frozenset[str]
) -> Mapping[str, object]:
    """The item with what its note says over known variables; fields of its own win, but for dates and the type."""
    note = data.get("note")
    if not isinstance(note, str) or ":" not in note:
        return data
    found: dict[str, object] = {}
    for key, value in [*_lines(note), *_BRACED.findall(note)]:
        if key in names:
            people = found.setdefault(key, [])
            if isinstance(people, list):
                people.append(_name(value))
        elif key in dates:
            found[key] = {"raw": value.strip()}
        elif key == "type" or key in known:
            found[key] = value.strip()
    kept = {key: value for key, value in found.items() if key not in data or key in dates or key == "type"}
    return {**data, **kept, "note": _without(note, found)} if found else data


def _without(note: str, found: Mapping[str, object]) -> str:
    """What the note says besides its variables."""
    lines = [line for line in note.split("\n") if not ((match := _LINE.fullmatch(line.strip())) and match[1] in found)]
    return _BRACED.sub("", "\n".join(lines)).strip()


def _lines(note: str) -> list[tuple[str, str]]:
    """The lines of variables that a note begins with; its first line may be a sentence."""
    lines = note.split("\n")
    found: list[tuple[str, str]] = []
    for at, line in enumerate(lines):
        match = _LINE.fullmatch(line.strip())
        if match is None:
            if at == 0:
                continue
            break
        found.append((match[1], match[2]))
    return found


def _name(value: str) -> dict[str, str]:
    family, parted, given = value.partition("||")
    return {"family": family.strip(), "given": given.strip()} if parted else {"literal": value.strip()}
