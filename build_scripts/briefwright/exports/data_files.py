"""The files below `docs/data/`: tables of charts, and the bibliography in the forms that other programs read."""

from __future__ import annotations

from collections.abc import Mapping

from briefwright.charts import csv_bytes
from briefwright.evidence import Evidence
from briefwright.exports import bibliographies


def data_files(evidence: Evidence) -> Mapping[str, bytes]:
    """Path -> content of every data file of the site."""
    folder = evidence.settings.generated[1]
    made: dict[str, bytes] = {}
    for slug, chart in sorted(evidence.charts.items()):
        if chart is not None:
            made[f"{folder}/{slug}.csv"] = csv_bytes(chart)
    items = tuple(evidence.bibliography.values())
    for ending, write in bibliographies.WRITERS.items():
        made[f"{folder}/bibliography.{ending}"] = write(items).encode()
        for item in items:
            made[f"{folder}/sources/{evidence.slugs[item.key]}.{ending}"] = write((item,)).encode()
    return made
