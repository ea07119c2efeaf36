"""A small site made by hand, with Material's style sheets, on which the search is tried in a real browser."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import material

from briefwright.exports.search import build_index, extract
from briefwright.pages.search_page import search_page
from briefwright.theme import __file__ as theme

_ASSETS = Path(theme).parent / "assets" / "briefwright"
_STYLES = Path(material.__path__[0]) / "templates" / "assets" / "stylesheets"
_PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title} - Briefs</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="stylesheet" href="{root}assets/main.css"><link rel="stylesheet" href="{root}assets/palette.css">
<link rel="stylesheet" href="{root}assets/briefwright/search.css">
<script defer src="{root}assets/briefwright/search.js"></script>
{meta}</head>
<body data-md-color-scheme="{scheme}" data-md-color-primary="indigo" data-md-color-accent="indigo">
<header class="md-header"><nav class="md-header__inner md-grid" aria-label="Header">
<div class="md-header__title">Briefs</div>
<a class="md-header__button bw-search-open" href="{root}search/" aria-label="Search" data-bw-search>
<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><circle cx="10.5" cy="10.5" r="6.5"/></svg></a>
</nav></header>
<main class="md-main"><div class="md-main__inner md-grid"><div class="md-content">
<article class="md-content__inner md-typeset"><h1>{title}</h1>{content}</article></div></div></main>
<footer>footerword</footer></body></html>"""

_AMAZON = """<p>It kept the joint innovation centers; officials call them 联合创新中心
and speak of 深度融合创新发展.</p>
<h2 id="centers">The centers</h2><p>亚马逊AWS联合创新中心落户崂山。 Another opened in 臺灣 as イノベーションセンター
and 이노베이션 센터, also 기술혁신을 위한 센터.</p>
<h2 id="suppliers">Suppliers</h2><figure class="bw-chart">
<svg role="img" aria-label="chart"><text>drawnword</text></svg>
<details open><summary>Data table</summary><table><tr><th>Country</th><th>2021</th></tr>
<tr><td>Germany</td><td>1,050</td></tr></table></details></figure>
<section class="bw-references"><h2 id="references">Sources</h2><ul><li id="ref-emerson">
<span class="bw-entry">Emerson, Sarah. 2019. “Retreat from the marketplace.”</span>
<span class="bw-backlinks">Cited in: <a href="#centers">backlinkword</a></span></li></ul></section>"""

# By address: title, kind, year, language, topics and content.
_PAGES: Mapping[str, tuple[str, str, str, str, tuple[str, ...], str]] = {
    "briefs/amazon/": ("What Amazon kept in China", "brief", "2026", "en", ("Amazon", "Cloud"), _AMAZON),
    "briefs/method/": (
        "How innovation is counted", "brief", "2025", "en", ("Method",),
        "<p>Innovation is no joint count. 创造新词, 联合国的中心.</p><h2 id='tw'>On 台灣</h2><p>Not the centre.</p>",
    ),
    "briefs/taiwan/": (
        "台湾供应商", "brief", "2024", "zh", ("Amazon",),
        "<p>台湾的供应商名单。深度，融合, 혁명과 신문. Joint, innovation.</p>",
    ),
    "sources/emerson2019/": ("Emerson 2019", "source", "2019", "en", ("Amazon",), "<p>Press, in English.</p>"),
    **{
        f"sources/plan{number}/": (
            f"Plan {number}", "source", str(2000 + number), "zh", (), f"<p>地方政府规划第{number}号 provincial</p>",
        )
        for number in range(14)
    },
}


def write_site(folder: Path, *, scheme: str = "default") -> None:
    for address, (title, kind, year, language, topics, content) in _PAGES.items():
        meta = {"kind": [kind], "year": [year], "language": [language], "topic": list(topics)}
        _write(folder, address, title, content, scheme, meta)
    form = search_page([("All briefs", "../briefs/amazon/")])
    _write(folder, "search/", "Search", form, scheme, {"kind": ["none"]})
    (folder / "assets").mkdir()
    for name in ("main", "palette"):
        (found,) = _STYLES.glob(f"{name}.*.min.css")
        shutil.copy(found, folder / "assets" / f"{name}.css")
    (folder / "assets" / "briefwright").mkdir()
    for asset in _ASSETS.glob("search*"):
        shutil.copy(asset, folder / "assets" / "briefwright")
    write_index(folder)


def _write(folder: Path, address: str, title: str, content: str, scheme: str, meta: Mapping[str, list[str]]) -> None:
    tags = [f'<meta name="briefwright:{name}" content="{one}">' for name, many in meta.items() for one in many]
    path = folder / address / "index.html"
    path.parent.mkdir(parents=True)
    page = _PAGE.format(
        root="../" * address.count("/"),
        title=title,
        language=meta.get("language", ["en"])[0],
        content=content,
        scheme=scheme,
        meta="".join(tags),
    )
    path.write_text(page, encoding="utf-8")


def write_index(folder: Path, *, without: str = "") -> None:
    """Index the pages of a folder; `without` leaves out one address, as if it were not there yet."""
    for old in (folder / "search").rglob("*.js"):
        old.unlink()
    documents = [
        document
        for path in sorted(folder.rglob("index.html"))
        for address in [f"{path.parent.relative_to(folder).as_posix()}/"]
        if address != without
        for document in extract(address, path.read_text(encoding="utf-8"))
    ]
    for name, content in build_index(documents).items():
        path = folder / "search" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
