"""The fonts that charts are drawn with: Noto Sans CJK as the wheel `noto-cjk-sans-otc` carries it."""

from __future__ import annotations

from importlib import resources
from pathlib import Path


def collection() -> Path:
    """The file of the font collection, with faces for Japanese, Korean and Chinese, all with Latin letters."""
    return Path(str(resources.files("noto_cjk_sans_otc") / "NotoSansCJK-Regular.ttc"))
