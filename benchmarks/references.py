"""How references are read and rendered, ours and the peers side by side; puts the tables of docs/comparison.md in anew.

    python benchmarks/references.py --styles CHECKOUT --node FOLDER --pybtex PYTHON [--only NAME …]

--styles is a checkout of https://github.com/zotero-chinese/styles (items and styles by others), --node a folder in
which `npm install citeproc` was run, --pybtex a Python of a virtual environment of its own with pybtex. The CSL suite
is found as the tests find it (CSL_TEST_SUITE). What is not given is left out of the tables, which say so.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(_ROOT))

import references_reading  # noqa: E402 - the folder of the tests has to be found first
import references_styles  # noqa: E402
from references_engines import Engine, engines  # noqa: E402
from references_tables import Table, put  # noqa: E402

_PAGE = _ROOT / "docs" / "comparison.md"
_MISSING = Table((), (), "Not measured: `--styles` was not given.")


def tables(arguments: argparse.Namespace, found: list[Engine]) -> Mapping[str, Callable[[], Table]]:
    readers = references_reading.readers(arguments.pybtex)
    styles: Path | None = arguments.styles
    return {
        "versions": lambda: versions(found, readers),
        "suite": lambda: references_styles.suite(found),
        "agreement": lambda: references_styles.agreement(found, _items(styles, "apa")) if styles else _MISSING,
        "bilingual": lambda: bilingual(found, styles) if styles else _MISSING,
        "speed": lambda: speed(found, styles) if styles else _MISSING,
        "cases": lambda: references_reading.hard_cases(readers),
        "reading": lambda: references_reading.speed(readers),
        "weight": lambda: weight(arguments.node),
    }


def _items(checkout: Path, name: str) -> list[dict[str, Any]]:
    path = checkout / "lib" / "data" / "items" / f"{name}-data.json"
    items: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return items


def bilingual(found: list[Engine], styles: Path) -> Table:
    return references_styles.bilingual(found, sorted((styles / "src").rglob("*.csl")))


def speed(found: list[Engine], styles: Path) -> Table:
    chinese = [item for item in _items(styles, "gbt7714") if str(item.get("language", "")).startswith("zh")]
    return references_styles.speed(found, _items(styles, "apa"), chinese)


def versions(found: list[Engine], readers: list[references_reading.Reader]) -> Table:
    named = {each.name: each.version for each in found} | {each.name: each.version for each in readers}
    machine = f"{platform.machine()}, {os.cpu_count()} cores, shared with other work"
    when = datetime.now(UTC).strftime("%Y-%m-%d")
    rows = [("measured on", when), ("machine", machine), ("Python", platform.python_version()), *named.items()]
    absent = {"citeproc-js", "pybtex"} - named.keys()
    return Table(("what", "version"), rows, f"Not there: {', '.join(sorted(absent))}." if absent else "")


def weight(node_modules: Path | None) -> Table:
    """What each brings with it, everything it needs included."""
    own = sum(_size(_ROOT / "build_scripts" / "briefwright" / name) for name in ("bibliography", "style"))
    files = _installed("bibtexparser") + _installed("citeproc-py")
    rows = [
        ("Briefwright: bibliography and styles", _megabytes(own + files), _megabytes(own)),
        ("pandoc (pypandoc-binary)", _megabytes(_installed("pypandoc-binary")), "—"),
        ("citeproc-py", _megabytes(_installed("citeproc-py")), "—"),
    ]
    node = shutil.which("node")
    package = node_modules / "node_modules" / "citeproc" if node_modules else None
    if node and package and package.is_dir():
        total = _size(package) + Path(node).resolve().stat().st_size
        rows.append(("citeproc-js and node", _megabytes(total), "—"))
    note = "Of ours, most is lxml, which citeproc-py asks for; we use that package for its locale files only."
    return Table(("what", "with all it needs", "own code"), rows, note)


def _installed(name: str, seen: set[str] | None = None) -> int:
    """Bytes of a package and of what it requires, compiled bytecode aside."""
    seen = seen if seen is not None else set()
    if name in seen:
        return 0
    seen.add(name)
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return 0
    paths = [Path(str(file.locate())) for file in found.files or () if file.suffix != ".pyc"]
    needed = [re.split(r"[^\w.-]", line)[0] for line in found.requires or () if "extra ==" not in line]
    return sum(path.stat().st_size for path in paths if path.is_file()) + sum(_installed(one, seen) for one in needed)


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--styles", type=Path)
    parser.add_argument("--node", type=Path)
    parser.add_argument("--pybtex", type=Path)
    parser.add_argument("--only", nargs="*", help="measure these tables only, and print them")
    arguments = parser.parse_args()
    made = {}
    for name, table in tables(arguments, engines(arguments.node)).items():
        if not arguments.only or name in arguments.only:
            made[name] = str(table())
            print(f"\n{name}\n{made[name]}", flush=True)
    if not arguments.only:
        _PAGE.write_text(put(_PAGE.read_text(encoding="utf-8"), made), encoding="utf-8")


if __name__ == "__main__":
    main()
