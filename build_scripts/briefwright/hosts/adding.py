"""Adds the sources of a file to the bibliography: all of them or none, and never one that is there already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from briefwright import bibliography
from briefwright.bibliography import Item
from briefwright.bibliography.identifiers import bare_doi
from briefwright.exports import bibliographies
from briefwright.findings import Finding, Label, Place, Severity, blocking, finding, in_order
from briefwright.hosts import exits, files, version
from briefwright.hosts.opening import Opened
from briefwright.output import FORMATS, Outcome, neutral
from briefwright.text import Text

CHECK = "source-is-new"
_LIMIT = 64_000_000
_FORM = "bib"


def run(opening: Opened, file: Path, named: str) -> int:
    """Reads the file, and writes the bibliography when nothing stands against it."""
    shell = opening.shell
    target = next((path for path in opening.project.sources.settings.bibliography if path.endswith(f".{_FORM}")), None)
    if target is None:
        shell.complain("the settings name no .bib file to add to", "name one under `bibliography` in mkdocs.yml")
        return exits.UNUSABLE
    text, faults = files.read_named(file, named, limit=_LIMIT)
    if text is None:
        return _refuse(opening, faults, {})
    reading = bibliography.read(text)
    found = in_order([*faults, *reading.findings, *_known(reading.items, opening.project.evidence.bibliography)])
    if blocking(found):
        return _refuse(opening, found, {text.path: text})
    if not reading.items:
        shell.complain(f"`{neutral(named)}` holds no source", "its ending says whether it is BibTeX, RIS or CSL-JSON")
        return exits.FINDINGS
    place = opening.folder / target
    old = files.read_bytes(opening.folder, target, limit=_LIMIT) if place.exists() else b""
    if isinstance(old, Finding):
        return _refuse(opening, (old,), {})
    if not _is_utf8(old):
        shell.complain(f"`{target}` is not UTF-8; nothing was added", "save it as UTF-8 first")
        return exits.FINDINGS
    files.write(place, _extended(old, [_entry(item) for item in reading.items]))
    shell.say(f"added to {target}: {', '.join(neutral(item.key) for item in reading.items)}")
    shell.say("now: `briefwright sources doctor` says what they lack")
    return exits.OK


def _refuse(opening: Opened, found: tuple[Finding, ...], texts: Mapping[str, Text]) -> int:
    known = {text.path: text for text in opening.project.sources.bibliography}
    outcome = Outcome(found, texts={**known, **texts}, version=version.current())
    opening.shell.out.write(FORMATS[opening.form](outcome, opening.shell.screen))
    opening.shell.say("nothing was added")
    return exits.FINDINGS


def _known(items: tuple[Item, ...], there: Mapping[str, Item]) -> Iterator[Finding]:
    """The items that the bibliography has already: under the same key, or as the same work by its DOI."""
    works = {doi: item for item in there.values() if (doi := _doi(item))}
    for item in items:
        same_key, same_work = there.get(item.key), works.get(_doi(item))
        if same_key is not None:
            yield _again(item, same_key, f"the bibliography has a source `{item.key}` already")
        elif same_work is not None:
            yield _again(item, same_work, f"`{item.key}` is the work that the bibliography has as `{same_work.key}`")


def _again(item: Item, there: Item, message: str) -> Finding:
    advice = "take it out of the file, or give it another key if it is another source"
    label = Label(Place.of(there.text, there.span), "it stands here")
    return finding(
        CHECK, Severity.ERROR, message, item.text, item.span, help=advice, labels=[label], key=item.key
    )


def _doi(item: Item) -> str:
    return bare_doi(item.words("DOI")).casefold()


def _entry(item: Item) -> str:
    """The entry as its author wrote it where it says the same by itself; otherwise as we write entries."""
    written = item.text[item.entry_span].strip()
    alone = bibliography.read(Text(f"entry.{_FORM}", written)) if item.text.path.endswith(f".{_FORM}") else None
    if alone and not alone.findings and [(one.key, one.csl) for one in alone.items] == [(item.key, item.csl)]:
        return written
    return bibliographies.biblatex((item,), private=True).strip()


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\0" not in content


def _extended(old: bytes, entries: list[str]) -> bytes:
    """The old bytes untouched, then the entries, each after an empty line and with the line ends of the file."""
    end = "\r\n" if b"\r\n" in old else "\n"
    whole = "\n\n".join(entries).replace("\r\n", "\n").replace("\n", end) + end
    if not old.strip():
        return old + whole.encode()
    gap = end if old.endswith(b"\n") else end * 2
    return old + (gap + whole).encode()
