"""A small project that passes every check, made anew for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

FILES = {
    "mkdocs.yml": """\
site_name: Harbour
theme: briefwright
nav: [Home: index.md]
markdown_extensions:
  - briefwright
  - footnotes
  - toc: {permalink: true}
plugins: [briefwright]
validation: {nav: {omitted_files: ignore}}
""",
    "docs/index.md": "# Harbour\n\n::: briefs\n",
    "docs/briefs/harbour.md": """\
---
title: What the harbour earns
deck: The port reports more income than the customs office counts. [#customs]
authors: [Ana Ruiz]
date: 2026-03-01
topics: [Ports]
---

## Key findings

- The port reports an income of $40 million for 2025 [@port2026, p. 3].

## Both counts

The customs office counts $31 million [see @customs2026, ch. 2; @port2026].[^1] <!-- id: customs -->
海关统计为3100万美元[@customs2026]。

[^1]: Both are in current prices, says @port2026.
""",
    "bibliography/sources.bib": """\
@report{port2026,
  author = {{Port Authority}}, title = {Annual Report 2025}, institution = {Port Authority},
  date = {2026-03}, langid = {english}, url = {https://port.example/report.pdf}, urldate = {2026-04-01},
  keywords = {primary},
}
@report{customs2026,
  author = {{海关总署}}, title = {年度统计}, institution = {海关总署},
  date = {2026-02-01}, langid = {chinese}, url = {https://customs.example/a}, urldate = {2026-04-01},
  keywords = {official},
}
""",
}


def write(folder: Path, files: dict[str, str]) -> Path:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, encoding="utf-8")
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path / "project", FILES)
