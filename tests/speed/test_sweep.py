"""What nobody has asked the cache for in a long time goes away; what is in use stays."""

from __future__ import annotations

import os
import time
from pathlib import Path

from briefwright.hosts.cache import KEPT_DAYS, Cache

_DAY = 24 * 60 * 60


def age(folder: Path, name: str, days: float) -> None:
    """Makes an entry look as if it had last been used so many days ago."""
    place = next(folder.glob(f"*/??/{name}"))
    then = time.time() - days * _DAY
    os.utime(place, (then, then))


def test_an_old_entry_goes_and_a_young_one_stays(tmp_path: Path) -> None:
    cache = Cache(tmp_path, b"key")
    cache.put("documents", "aaaa", 1)
    cache.put("documents", "bbbb", 2)
    age(tmp_path, "aaaa", KEPT_DAYS + 1)
    age(tmp_path, "bbbb", KEPT_DAYS - 1)
    cache.sweep()
    assert cache.get("documents", "aaaa") is None
    assert cache.get("documents", "bbbb") == 2


def test_an_entry_that_is_used_again_is_young_again(tmp_path: Path) -> None:
    cache = Cache(tmp_path, b"key")
    cache.put("documents", "aaaa", 1)
    age(tmp_path, "aaaa", KEPT_DAYS + 1)
    assert cache.get("documents", "aaaa") == 1
    cache.sweep()
    assert cache.get("documents", "aaaa") == 1
