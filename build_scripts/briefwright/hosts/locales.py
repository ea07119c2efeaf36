"""The official CSL locale files, read out of the wheel that carries them; none of its code is imported."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

_NAME = re.compile(r"citeproc/data/locales/locales-(?P<tag>[A-Za-z-]+)\.xml")


@lru_cache(maxsize=1)
def _paths() -> dict[str, str]:
    try:
        listed = files("citeproc-py") or []
    except PackageNotFoundError:
        return {}
    found = ((match["tag"], str(path.locate())) for path in listed if (match := _NAME.fullmatch(path.as_posix())))
    return dict(found)


@lru_cache(maxsize=64)
def load(tag: str) -> str | None:
    """XML of the locale with a tag (`zh-CN`), or None where there is none."""
    path = _paths().get(tag)
    if path is None:
        return None
    return Path(path).read_text(encoding="utf-8")
