"""The fixtures of the CSL test suite: reading them, and rendering what they ask for."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from briefwright.style.asked import CitedItem, Cluster
from briefwright.style.bibliography import render_entries
from briefwright.style.context import FIRST, IBID, IBID_WITH_LOCATOR, SUBSEQUENT, CiteFacts
from briefwright.style.document import Document
from briefwright.style.positions import Place, find_positions, first_notes
from briefwright.style.preparing import number, sort_cites, tell_apart
from briefwright.style.printers import html
from briefwright.style.record import Record
from briefwright.style.rendering import facts_of, render_cluster
from briefwright.style.source import StyleProblem
from briefwright.style.style import Style, compile_style

_SECTION = re.compile(r">>=+ *([A-Z0-9-]+) *=+>>\r?\n?(.*?)\r?\n?<<=+ *\1 *=+<<", re.DOTALL)
#: Display blocks with the white space that the suite expects around them.
_BLOCKS = {
    "left-margin": ('\n    <div class="csl-left-margin">', "</div>"),
    "right-inline": ('<div class="csl-right-inline">', "</div>\n  "),
    "indent": ('<div class="csl-indent">', "</div>\n  "),
    "block": ('\n\n    <div class="csl-block">', "</div>\n"),
}
#: The suite counts positions in another order.
_POSITIONS = {0: FIRST, 1: SUBSEQUENT, 2: IBID, 3: IBID_WITH_LOCATOR}
_EMPTY = "[CSL STYLE ERROR: reference with no printed form.]"
_BESIDE = Path(__file__).resolve().parents[3] / "shared" / "csl-test-suite"


@dataclass(frozen=True)
class Fixture:
    """One case: its name and its sections."""

    name: str
    sections: Mapping[str, str]

    @property
    def expected(self) -> str:
        return self.sections["RESULT"]

    def data(self, section: str) -> object:
        return json.loads(self.sections[section])


def suite() -> Path | None:
    """The folder of the suite's fixtures: beside the repository, or where CSL_TEST_SUITE says."""
    root = Path(os.environ.get("CSL_TEST_SUITE") or _BESIDE)
    folder = root / "processor-tests" / "humans"
    return folder if folder.is_dir() else None


def read(path: Path) -> Fixture:
    text = path.read_text(encoding="utf-8-sig")
    return Fixture(path.stem, {found[1]: found[2] for found in _SECTION.finditer(text)})


@cache
def load_locale(tag: str) -> str | None:
    """A locale file out of the citeproc-py wheel; its code is not imported."""
    found = find_spec("citeproc")
    if found is None or found.origin is None:
        return None
    path = Path(found.origin).parent / "data" / "locales" / f"locales-{tag}.xml"
    return path.read_text(encoding="utf-8") if path.is_file() else None


def outcome(fixture: Fixture) -> str:
    """What we make of a fixture, in the form its RESULT has."""
    style = compile_style(fixture.sections["CSL"], load_locale)
    if isinstance(style, StyleProblem):
        return f"problem: {style.message}"
    items = {str(item.get("id", at)): item for at, item in enumerate(_records(fixture.data("INPUT")))}
    if "CITATIONS" in fixture.sections:
        return _conversation(style, items, fixture)
    order = list(items)
    if "BIBENTRIES" in fixture.sections:
        rounds = fixture.data("BIBENTRIES")
        assert isinstance(rounds, list)
        order = [str(key) for key in rounds[-1]]
    document = _document(style, items, order, {})
    if fixture.sections["MODE"].strip() == "bibliography":
        return _bibliography(document, order)
    if "CITATION-ITEMS" in fixture.sections:
        clusters = [_records(cluster) for cluster in _list(fixture.data("CITATION-ITEMS"))]
    else:
        area = document.style.bibliography
        clusters = [[{"id": key} for key in (document.order(order, area) if area is not None else order)]]
    return "\n".join(_lone(document, cluster) for cluster in clusters)


def _list(value: object) -> list[object]:
    assert isinstance(value, list)
    return value


def _records(value: object) -> list[dict[str, object]]:
    return [record for record in _list(value) if isinstance(record, dict)]


def _document(
    style: Style, items: Mapping[str, Mapping[str, object]], order: Sequence[str], notes: Mapping[str, int]
) -> Document:
    document = Document(style, {key: Record(key, items[key]) for key in order}, "en-US")
    number(document, order)
    tell_apart(document, notes)
    return document


def _bibliography(document: Document, order: Sequence[str]) -> str:
    entries = "".join(
        f'  <div class="csl-entry">{html(trees, blocks=_BLOCKS)}</div>\n'
        for _, trees in render_entries(document, order)
    )
    return f'<div class="csl-bib-body">\n{entries}</div>'


def _cited(cite: Mapping[str, object]) -> CitedItem:
    form = "suppress-author" if cite.get("suppress-author") else "author-only" if cite.get("author-only") else "normal"
    texts = [str(cite.get(name) or "") for name in ("id", "locator", "label", "prefix", "suffix")]
    return CitedItem(texts[0], texts[1], texts[2] or "page", texts[3], texts[4], form)


def _lone(document: Document, cites: Sequence[Mapping[str, object]]) -> str:
    """A citation outside any document: its cites bring their own positions."""
    asked = [_cited(cite) for cite in cites]
    row = sort_cites(document, list(enumerate(asked)))
    facts = []
    for index, cite in row:
        given = cites[index]
        facts.append(
            CiteFacts(
                cite.locator,
                cite.label,
                _POSITIONS[int(str(given.get("position") or 0))],
                bool(given.get("near-note")),
                int(str(given.get("first-reference-note-number") or 0)),
                form=cite.form,
            )
        )
    return html(render_cluster(document, Cluster(tuple(asked)), row, facts)[0]) or _EMPTY


def _conversation(style: Style, items: Mapping[str, Mapping[str, object]], fixture: Fixture) -> str:
    """Citations that come one by one, as from a word processor; the last step marks what it had to redo."""
    known: dict[str, tuple[list[CitedItem], int]] = {}
    state: _State | None = None
    csl = fixture.sections["CSL"]
    for step, left, right in (_list(part) for part in _list(fixture.data("CITATIONS"))):
        assert isinstance(step, dict)
        newest = str(step.get("citationID") or len(known))
        note = int(str((step.get("properties") or {}).get("noteIndex") or 0))
        known[newest] = ([_cited(cite) for cite in _records(step["citationItems"])], note)
        order = [*_pairs(left), (newest, note), *_pairs(right)]
        known.update({name: (known[name][0], number) for name, number in order})
        state = _State(style, items, [(name, *known[name]) for name, _ in order], newest, state, csl)
    assert state is not None
    if fixture.sections["MODE"].strip() == "bibliography":
        return _bibliography(state.document, list(state.document.records))
    return "\n".join(f"{state.mark(name)}[{at}] {state.texts[name]}" for at, name in enumerate(state.texts))


def _pairs(value: object) -> list[tuple[str, int]]:
    return [(str(pair[0]), int(pair[1])) for pair in _list(value) if isinstance(pair, list)]


class _State:
    """All citations after one step."""

    def __init__(
        self,
        style: Style,
        items: Mapping[str, Mapping[str, object]],
        citations: Sequence[tuple[str, list[CitedItem], int]],
        newest: str,
        before: _State | None,
        csl: str,
    ) -> None:
        self.csl = csl
        self.newest, self.before = newest, before
        self.notes = {name: note for name, _, note in citations}
        self.keys = {name: {cite.key for cite in cites} for name, cites, _ in citations}
        order = list(dict.fromkeys(cite.key for _, row, _ in citations for cite in row))
        notes = first_notes([(note, [Place(cite.key, "", "") for cite in row]) for _, row, note in citations])
        self.document = _document(style, items, order, notes)
        rows = [sort_cites(self.document, list(enumerate(cites))) for _, cites, _ in citations]
        places = [
            (note, [Place(cite.key, cite.locator, cite.label) for _, cite in row])
            for row, (_, _, note) in zip(rows, citations, strict=True)
        ]
        near = style.near_note_distance
        self.texts = {}
        for (name, cites, note), row, found in zip(citations, rows, find_positions(places, near), strict=True):
            facts = [facts_of(cite, position) for (_, cite), position in zip(row, found, strict=True)]
            self.texts[name] = html(render_cluster(self.document, Cluster(tuple(cites), note), row, facts)[0])

    def mark(self, name: str) -> str:
        """`>>` for a citation the last step made or had to look at again, `..` for one it left alone."""
        before = self.before
        if before is None or name == self.newest or self.texts[name] != before.texts.get(name):
            return ">>"
        moved = "first-reference-note-number" in self.csl and self.notes[name] != before.notes[name]
        numbers, old = self.document.numbers, before.document.numbers
        renumbered = "citation-number" in self.csl and any(numbers[key] != old.get(key) for key in self.keys[name])
        ambiguous = self.keys[name] & self.keys[self.newest] & set(self.document.ambiguities)
        return ">>" if moved or renumbered or ambiguous else ".."
