"""One engine in a process of its own, so that its CPU time is its own: ENGINE JOBS OUT.

A jobs file holds `locales` (a folder of CSL locales) and `jobs`: each a style's path, items in CSL-JSON, clusters of
cites, the number of each cluster's note (0: in the text), `all` if entries of uncited items are wanted. An answer
holds the citations, the entries as (key, text) in their order, and an error.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

Job = Mapping[str, Any]
Answer = dict[str, Any]


def ours(job: Job, locales: Path) -> Answer:
    from briefwright.style import CitedItem, Cluster, StyleProblem, compile_style, html, render

    def locale(tag: str) -> str | None:
        path = locales / f"locales-{tag}.xml"
        return path.read_text(encoding="utf-8") if path.is_file() else None

    style = compile_style(Path(job["style"]).read_text(encoding="utf-8"), locale)
    if isinstance(style, StyleProblem):
        return {"citations": [], "entries": [], "error": style.message}
    texts = ("id", "locator", "label", "prefix", "suffix")
    clusters = []
    for cites, note in zip(job["clusters"], job["notes"], strict=True):
        parts = [[str(cite.get(name) or "") for name in texts] for cite in cites]
        clusters.append(Cluster(tuple(CitedItem(a, b, c or "page", d, e) for a, b, c, d, e in parts), note or None))
    items = {str(item["id"]): item for item in job["items"]}
    made = render(style, items, clusters, uncited=list(items) if job["all"] else ())
    entries = [(entry.key, html(entry.trees)) for entry in made.entries]
    return {"citations": [html(trees) for trees in made.citations], "entries": entries, "error": ""}


def citeproc_py(job: Job, _: Path) -> Answer:
    """A fault in one item stops the whole; then, if asked, each entry is rendered by itself."""
    from citeproc import CitationStylesStyle

    try:
        style = CitationStylesStyle(job["style"], validate=False)
        return _citeproc_py(style, job, job["items"])
    except Exception as error:  # whatever it raises is its answer
        told = f"{type(error).__name__}: {error}"
    entries = []
    for item in job["items"] if job["rescue"] else ():
        with suppress(Exception):
            entries += _citeproc_py(style, {**job, "clusters": []}, [item])["entries"]
    return {"citations": [], "entries": entries, "error": told}


def _citeproc_py(style: Any, job: Job, items: list[dict[str, Any]]) -> Answer:
    from citeproc import Citation, CitationItem, CitationStylesBibliography, Locator, formatter
    from citeproc.source.json import CiteProcJSON

    # It writes into what it is given.
    source = CiteProcJSON(json.loads(json.dumps(items)))
    made = CitationStylesBibliography(style, source, formatter.html)

    def cite(of: Mapping[str, Any]) -> Any:
        more = {name: of[name] for name in ("prefix", "suffix") if of.get(name)}
        if of.get("locator"):
            more["locator"] = Locator(of.get("label") or "page", str(of["locator"]))
        return CitationItem(str(of["id"]).lower(), **more)

    citations = [Citation([cite(of) for of in cluster]) for cluster in job["clusters"]]
    for citation in citations:
        made.register(citation)
    if job["all"]:
        made.register(Citation([CitationItem(str(item["id"]).lower()) for item in items]))
    keys = {str(item["id"]).lower(): str(item["id"]) for item in items}
    if style.has_bibliography():
        made.sort()
    shown = [str(made.cite(citation, lambda _: None)) for citation in citations]
    entries = [str(entry) for entry in made.bibliography()] if style.has_bibliography() else []
    pairs = [(keys[key], entry) for key, entry in zip(made.keys, entries, strict=False)]
    return {"citations": shown, "entries": pairs, "error": ""}


ENGINES: Mapping[str, Callable[[Job, Path], Answer]] = {"ours": ours, "citeproc-py": citeproc_py}


def main() -> None:
    engine, jobs_file, out = sys.argv[1:]
    asked = json.loads(Path(jobs_file).read_text(encoding="utf-8"))
    answers = [ENGINES[engine](job, Path(asked["locales"])) for job in asked["jobs"]]
    Path(out).write_text(json.dumps(answers), encoding="utf-8")


if __name__ == "__main__":
    main()
