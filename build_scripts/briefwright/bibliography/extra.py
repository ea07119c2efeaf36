"""Zotero's "extra" lines: `Original Date: 1999`, `tex.archiveurl: …`, as exports put them into notes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefwright.bibliography.csl_tables import DATES, EXTRA_DATES, EXTRA_NAMES, EXTRA_TEXTS, TEXTS
from briefwright.bibliography.dates import read_date
from briefwright.bibliography.entry_types import CSL_TYPES

_LINE = re.compile(
    r"\s*(?P<tex>(?:tex|bibtex|biblatex|csl)\.)?(?P<label>[A-Za-z][A-Za-z _-]*?)\s*[:=]\s*(?P<value>\S.*?)\s*"
)
_VARIABLES = {name.lower().replace("_", "-"): name for name in EXTRA_TEXTS | EXTRA_DATES | EXTRA_NAMES | {"type"}}


@dataclass
class Extra:
    """What the lines say (CSL variables and a type) and the notes that are none of them."""

    csl: dict[str, object] = field(default_factory=dict)
    type: str = ""
    notes: str = ""


def read_extra(note: str, *others: str) -> Extra:
    """Reads lines `variable: value` out of notes; what is left of `note` stays a note."""
    found = Extra(notes=note)
    if ":" not in note and "=" not in note and not any(others):
        return found
    found.notes = "\n".join(line for line in note.splitlines() if not _take(line, found)).strip()
    for other in others:
        for line in other.splitlines():
            _take(line, found)
    return found


def _take(line: str, found: Extra) -> bool:
    read = _LINE.fullmatch(line)
    if read is None:
        return False
    label, value = read["label"].lower().replace(" ", "-").replace("_", "-"), read["value"]
    if read["tex"] and read["tex"] != "csl.":
        variable = TEXTS.get(label) or DATES.get(label)
    else:
        variable = _VARIABLES.get(label)
    if variable is None:
        return bool(read["tex"]) or label in ("citation-key", "zotero-key")
    if variable == "type":
        found.type = value.lower() if value.lower() in CSL_TYPES else found.type
    elif variable in EXTRA_NAMES:
        people = found.csl.setdefault(variable, [])
        if isinstance(people, list):
            people.append(_name(value))
    elif variable in EXTRA_DATES or variable in DATES.values():
        found.csl[variable] = read_date(value).csl
    else:
        found.csl[variable] = value
    return True


def _name(value: str) -> dict[str, object]:
    """Zotero's `family || given`; one part alone is an institution."""
    family, _, given = (part.strip() for part in value.partition("||"))
    return {"family": family, "given": given} if given else {"literal": family}
