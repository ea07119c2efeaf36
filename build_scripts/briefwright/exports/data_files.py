"""The files below `docs/data/`: tables of charts, and the bibliography in the forms that other programs read.

They come in parts, each with all that is made from one chart, source or brief, so that a host can tell which part has
to be made again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from briefwright.bibliography import Item
from briefwright.charts import csv_bytes
from briefwright.evidence import Evidence, Page
from briefwright.exports import bibliographies
from briefwright.exports.cff import cff
from briefwright.exports.ledger import joined, ledger, schema
from briefwright.own_item import own_item

#: Path -> content of the files of one part, made from the evidence.
Part = Callable[[Evidence], Mapping[str, bytes]]


def data_files(evidence: Evidence) -> Mapping[str, bytes]:
    """Path -> content of every data file of the site."""
    made: dict[str, bytes] = {}
    for _, part in parts(evidence):
        made |= part(evidence)
    return made | {path: b"".join(pieces) for path, pieces in whole(evidence, made.__getitem__).items()}


def parts(evidence: Evidence) -> Iterator[tuple[str, Part]]:
    """Every part by a name of its own; of the evidence only names of things are asked."""
    yield "bibliography", _bibliography
    for slug in sorted(evidence.charts):
        yield f"chart {slug}", partial(_chart, slug)
    for key in evidence.bibliography:
        yield f"source {key}", partial(_source, key)
    named: dict[str, list[str]] = {}
    for page in evidence.briefs:
        named.setdefault(page.slug, []).append(page.path)
    for slug, paths in named.items():
        yield f"brief {slug}", partial(_briefs, paths)


def whole(evidence: Evidence, content_of: Callable[[str], bytes]) -> Mapping[str, Iterator[bytes]]:
    """What is put together from the files of the parts, each in pieces: the largest file of all should not be held."""
    folder = evidence.settings.generated[1]
    briefs = sorted(evidence.briefs, key=lambda page: page.path)
    named = Counter(page.slug for page in briefs)

    def one(page: Page) -> bytes:
        # Of two briefs with one name only the last has a file.
        return content_of(f"{folder}/claims/{page.slug}.json") if named[page.slug] == 1 else ledger(evidence, page)

    return {f"{folder}/claims.json": joined(lambda: map(one, briefs))}


def _bibliography(evidence: Evidence) -> Mapping[str, bytes]:
    folder = evidence.settings.generated[1]
    return {
        **_in_each_form(f"{folder}/bibliography", tuple(evidence.bibliography.values())),
        f"{folder}/claims.schema.json": schema(),
    }


def _chart(slug: str, evidence: Evidence) -> Mapping[str, bytes]:
    chart = evidence.charts[slug]
    return {f"{evidence.settings.generated[1]}/{slug}.csv": csv_bytes(chart)} if chart is not None else {}


def _source(key: str, evidence: Evidence) -> Mapping[str, bytes]:
    folder = evidence.settings.generated[1]
    return _in_each_form(f"{folder}/sources/{evidence.slugs[key]}", (evidence.bibliography[key],))


def _briefs(paths: Sequence[str], evidence: Evidence) -> Mapping[str, bytes]:
    """The files of briefs with one name: of two the last has them."""
    return {path: content for one in paths for path, content in _brief(one, evidence).items()}


def _brief(path: str, evidence: Evidence) -> Mapping[str, bytes]:
    """The sources of a brief, the brief itself, and its ledger."""
    page = evidence.page(path)
    if page is None:
        return {}
    folder = evidence.settings.generated[1]
    place = f"{folder}/briefs/{page.slug}"
    cited = (evidence.bibliography.get(key) for key in page.keys)
    made = dict(_in_each_form(f"{place}-sources", tuple(item for item in cited if item is not None)))
    own = own_item(evidence, page)
    if own is not None:
        made |= {**_in_each_form(place, (own,)), f"{place}.cff": cff(own).encode()}
    return {**made, f"{folder}/claims/{page.slug}.json": ledger(evidence, page)}


def _in_each_form(stem: str, items: Sequence[Item]) -> Mapping[str, bytes]:
    return {f"{stem}.{ending}": write(items).encode() for ending, write in bibliographies.WRITERS.items()}
