"""The files below `docs/data/`: tables of charts, and the bibliography in the forms that other programs read."""

from __future__ import annotations

from collections.abc import Mapping

from briefwright.bibliography import Item
from briefwright.charts import csv_bytes
from briefwright.evidence import Evidence
from briefwright.exports import bibliographies
from briefwright.exports.cff import cff
from briefwright.exports.ledger import ledger_files
from briefwright.own_item import own_item


def data_files(evidence: Evidence) -> Mapping[str, bytes]:
    """Path -> content of every data file of the site."""
    folder = evidence.settings.generated[1]
    made: dict[str, bytes] = {}
    for slug, chart in sorted(evidence.charts.items()):
        if chart is not None:
            made[f"{folder}/{slug}.csv"] = csv_bytes(chart)
    return {**made, **_bibliographies(evidence, folder), **ledger_files(evidence, folder)}


def _bibliographies(evidence: Evidence, folder: str) -> Mapping[str, bytes]:
    """Every source by itself, the sources of each brief, the brief itself, and everything, in each form."""
    made: dict[str, bytes] = {}
    groups: dict[str, tuple[Item, ...]] = {"bibliography": tuple(evidence.bibliography.values())}
    for item in evidence.bibliography.values():
        groups[f"sources/{evidence.slugs[item.key]}"] = (item,)
    for page in evidence.briefs:
        cited = (evidence.bibliography.get(key) for key in page.keys)
        groups[f"briefs/{page.brief.slug}-sources"] = tuple(item for item in cited if item is not None)
        own = own_item(evidence, page)
        if own is not None:
            groups[f"briefs/{page.brief.slug}"] = (own,)
            made[f"{folder}/briefs/{page.brief.slug}.cff"] = cff(own).encode()
    return made | {
        f"{folder}/{name}.{ending}": write(items).encode()
        for name, items in groups.items()
        for ending, write in bibliographies.WRITERS.items()
    }
