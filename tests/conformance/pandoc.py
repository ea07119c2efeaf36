"""Entries and citations as pandoc renders them, as plain text, so that ours can be compared with them."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pypandoc

#: How a locator's label is written so that pandoc's English terms know it again.
_LABELS = {"page": "p.", "chapter": "chap.", "section": "sec.", "paragraph": "para.", "verse": "v."}
_QUOTES = {"SingleQuote": ("‘", "’"), "DoubleQuote": ("“", "”")}


def render(
    style: Path | str,
    items: Sequence[Mapping[str, object]],
    clusters: Sequence[Sequence[Mapping[str, object]]] = (),
    *,
    everything: bool = True,
) -> tuple[tuple[str, ...], dict[str, str]]:
    """The citations, and by key the entries, of all items or only of those cited.

    Items are CSL-JSON; a cite has the keys of CSL-JSON's citation items: id, locator, label, prefix, suffix. Raises
    CalledProcessError where pandoc refuses a style.
    """
    blocks = [{"t": "Para", "c": [{"t": "Cite", "c": [[_cite(cite) for cite in cluster], []]}]} for cluster in clusters]
    meta: dict[str, Any] = {}
    if everything:
        meta["nocite"] = {"t": "MetaInlines", "c": [{"t": "Cite", "c": [[_cite({"id": "*"})], []]}]}
    made = _run({"pandoc-api-version": [1, 23, 1], "meta": meta, "blocks": blocks}, style, items)
    citations = tuple(text_of(node["c"][1]) for node in _nodes(made["blocks"], "Cite"))
    entries = {
        node["c"][0][0].removeprefix("ref-"): text_of(node["c"][1])
        for node in _nodes(made["blocks"], "Div")
        if node["c"][0][0].startswith("ref-")
    }
    return citations, entries


def _run(document: Mapping[str, Any], style: Path | str, items: Sequence[Mapping[str, object]]) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "items.json")
        source.write_text(json.dumps(list(items)), encoding="utf-8")
        command = [pypandoc.get_pandoc_path(), "--quiet", "-f", "json", "-t", "json", "--citeproc"]
        command += [f"--csl={style}", f"--bibliography={source}"]
        ran = subprocess.run(command, input=json.dumps(document).encode(), capture_output=True, check=True)
        made: dict[str, Any] = json.loads(ran.stdout)
        return made


def _cite(cite: Mapping[str, object]) -> dict[str, Any]:
    locator, suffix = str(cite.get("locator") or ""), str(cite.get("suffix") or "")
    if locator:
        suffix = f", {_LABELS[str(cite.get('label') or 'page')]} {locator}{suffix}"
    mode = "SuppressAuthor" if cite.get("suppress-author") else "NormalCitation"
    return {
        "citationId": cite["id"],
        "citationPrefix": _inlines(str(cite.get("prefix") or "")),
        "citationSuffix": _inlines(suffix),
        "citationMode": {"t": mode},
        "citationNoteNum": 0,
        "citationHash": 0,
    }


def _inlines(text: str) -> list[dict[str, Any]]:
    parts = [part for part in re.split(r"( )", text) if part]
    return [{"t": "Space"} if part == " " else {"t": "Str", "c": part} for part in parts]


def _nodes(node: object, kind: str) -> Iterator[dict[str, Any]]:
    """Every node of a kind, in order, but none inside another of that kind if that is a citation."""
    if isinstance(node, list):
        for part in node:
            yield from _nodes(part, kind)
    elif isinstance(node, dict):
        if node.get("t") == kind:
            yield node
        if node.get("t") != "Cite":
            yield from _nodes(node.get("c"), kind)


def text_of(node: object) -> str:
    """The text of pandoc's blocks and inlines, notes included."""
    if isinstance(node, list):
        return "".join(text_of(part) for part in node)
    if not isinstance(node, dict):
        return ""
    kind, content = node.get("t"), node.get("c")
    if kind in ("Space", "SoftBreak", "LineBreak"):
        return " "
    if kind == "Str":
        return str(content)
    if kind in ("Code", "Math", "RawInline"):
        return str(content[-1]) if isinstance(content, list) else ""
    if kind == "Quoted" and isinstance(content, list):
        left, right = _QUOTES[content[0]["t"]]
        return f"{left}{text_of(content[1])}{right}"
    if kind in ("Link", "Image", "Span", "Div", "Cite") and isinstance(content, list):
        return text_of(content[1])
    return text_of(content)
