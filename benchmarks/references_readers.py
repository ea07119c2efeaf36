"""One reader of BibTeX in a process of its own: READER SOURCES OUT.

SOURCES is a JSON file of names and BibTeX texts; OUT gets, by name, the records by key, or an error. A record has what
can be compared between readers: names as (family with particles, given, suffix), dates as CSL's date-parts, texts.
It needs nothing of the project for the readers of others, so another Python may run it.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

Record = dict[str, Any]
#: CSL variable: the fields of BibTeX or biblatex that hold it, for readers that know only fields.
FIELDS = {
    "title": ("title",),
    "URL": ("url",),
    "container-title": ("journaltitle", "journal", "booktitle"),
    "publisher": ("publisher", "institution", "school"),
    "page": ("pages",),
    "note": ("note",),
    "DOI": ("doi",),
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def of_csl(item: Mapping[str, Any]) -> Record:
    record: Record = {name: str(item[name]) for name in FIELDS if item.get(name)}
    record["author"] = [_csl_name(name) for name in item.get("author") or ()]
    issued: Mapping[str, Any] = item.get("issued") or {}
    record["issued"] = [[int(part) for part in parts] for parts in issued.get("date-parts") or ()]
    return record


def _csl_name(name: Mapping[str, str]) -> list[str]:
    if "literal" in name:
        return [name["literal"], "", ""]
    particles = [name.get("dropping-particle", ""), name.get("non-dropping-particle", ""), name.get("family", "")]
    return [" ".join(filter(None, particles)), name.get("given", ""), name.get("suffix", "")]


def ours(source: str) -> dict[str, Record]:
    from briefwright.bibliography import read
    from briefwright.text import Text

    return {item.key: of_csl(item.csl) for item in read(Text("sources.bib", source)).items}


def pandoc(source: str) -> dict[str, Record]:
    import pypandoc

    command = [pypandoc.get_pandoc_path(), "--quiet", "-f", "biblatex", "-t", "csljson"]
    ran = subprocess.run(command, input=source.encode(), capture_output=True, check=True)  # noqa: S603 - pandoc's own path
    return {item["id"]: of_csl(item) for item in json.loads(ran.stdout)}


def bibtexparser(source: str) -> dict[str, Record]:
    """With its middleware for names and LaTeX, in the order that keeps institutions whole."""
    from bibtexparser import middlewares
    from bibtexparser.entrypoint import parse_string

    steps = [
        middlewares.MonthIntMiddleware(),
        middlewares.SeparateCoAuthors(),
        middlewares.SplitNameParts(),
        middlewares.LatexDecodingMiddleware(),
    ]
    library = parse_string(source, append_middleware=steps)
    return {entry.key: _of_bibtexparser(entry.fields_dict) for entry in library.entries}


def _of_bibtexparser(fields: Mapping[str, Any]) -> Record:
    lower = {name.lower(): field.value for name, field in fields.items()}
    record = _of_fields({name: str(value) for name, value in lower.items()})
    names = lower.get("author") or ()
    record["author"] = [
        [" ".join([*name.von, *name.last]), " ".join(name.first), " ".join(name.jr)] for name in names if name
    ]
    return record


def pybtex(source: str) -> dict[str, Record]:
    from pybtex.database import parse_string  # type: ignore[import-not-found]  # in a Python of its own

    made = {}
    for key, entry in parse_string(source, "bibtex").entries.items():
        # Asked by name, it looks into the entry of the cross-reference too.
        asked = {name for names in FIELDS.values() for name in names} | {"year", "month"}
        fields = {name: _decoded(entry.fields[name]) for name in asked if name in entry.fields}
        record = _of_fields(fields)
        record["author"] = [
            [
                _decoded(" ".join([*person.prelast_names, *person.last_names])),
                _decoded(" ".join([*person.first_names, *person.middle_names])),
                _decoded(" ".join(person.lineage_names)),
            ]
            for person in entry.persons.get("author", [])
        ]
        made[key] = record
    return made


def _decoded(value: str) -> str:
    from pybtex.richtext import Text  # type: ignore[import-not-found]  # in a Python of its own

    return str(Text.from_latex(value))


def _of_fields(fields: Mapping[str, str]) -> Record:
    """These readers read no dates: a plain year and month are taken for them."""
    record: Record = {}
    for variable, names in FIELDS.items():
        found = next((fields[name] for name in names if fields.get(name)), "")
        if found:
            record[variable] = found
    year, month = fields.get("year", ""), fields.get("month", "")
    month = str(_MONTHS.index(month[:3].lower()) + 1) if month[:3].lower() in _MONTHS else month
    record["issued"] = [[int(part) for part in (year, month) if re.fullmatch(r"-?\d+", part)]] if year else []
    return record


READERS: Mapping[str, Callable[[str], dict[str, Record]]] = {
    "ours": ours,
    "bibtexparser": bibtexparser,
    "pybtex": pybtex,
    "pandoc": pandoc,
}


def main() -> None:
    reader, sources, out = sys.argv[1:]
    answers: dict[str, Any] = {}
    for name, source in json.loads(Path(sources).read_text(encoding="utf-8")).items():
        try:
            answers[name] = READERS[reader](source)
        except Exception as error:  # whatever it raises is its answer
            answers[name] = {"error": f"{type(error).__name__}: {str(error)[:120]}"}
    Path(out).write_text(json.dumps(answers), encoding="utf-8")


if __name__ == "__main__":
    main()
