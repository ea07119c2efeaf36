"""The bibliography: reading BibTeX, biblatex, RIS and CSL-JSON into items, with the place of everything."""

from __future__ import annotations

from collections.abc import Iterable

from briefwright.bibliography.bibtex import read_bibtex
from briefwright.bibliography.collection import Bibliography, without_duplicates
from briefwright.bibliography.csl_json import read_csl_json
from briefwright.bibliography.encoding import decode
from briefwright.bibliography.item import KINDS, Field, Item
from briefwright.bibliography.reading import NOWHERE, Elsewhere, Reading
from briefwright.bibliography.ris import read_ris
from briefwright.findings import Finding, in_order
from briefwright.text import Text

__all__ = ["KINDS", "Bibliography", "Field", "Item", "Reading", "decode", "gather", "read"]


def read(text: Text, elsewhere: Elsewhere = NOWHERE) -> Reading:
    """The items of a file; its path's ending tells BibTeX from RIS and CSL-JSON."""
    path = text.path.lower()
    if path.endswith((".json", ".csljson")):
        return read_csl_json(text)
    if path.endswith(".ris"):
        return read_ris(text)
    return read_bibtex(text, elsewhere)


def gather(readings: Iterable[Reading]) -> tuple[Bibliography, tuple[Finding, ...]]:
    """All files of a project as one bibliography, and all findings of the reading.

    Strings and parents may stand in any of the files; a file that lacks some is read again with the others' help.
    """
    known = tuple(readings)
    final = tuple(_with_help(reading, known) for reading in known)
    items, findings = without_duplicates(item for reading in final for item in reading.items)
    found = [one for reading in final for one in reading.findings]
    return Bibliography(items), in_order([*found, *findings])


def _with_help(reading: Reading, all_readings: tuple[Reading, ...]) -> Reading:
    others = [other for other in all_readings if other is not reading]
    strings = {name: value for other in others for name, value in other.strings.items()}
    parents = {name: item for other in others for name, item in other.parents.items()}
    if not reading.missing & (strings.keys() | parents.keys()):
        return reading
    return read(reading.text, Elsewhere(strings, parents))
