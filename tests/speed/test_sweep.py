"""What nobody has asked the cache for in a long time goes away; what is in use stays."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefwright.hosts import cache_packs
from briefwright.hosts.cache import KEPT_DAYS, Cache
from briefwright.hosts.cache_packs import Packs

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


@pytest.fixture
def day(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    def is_now(number: int) -> None:
        monkeypatch.setattr(cache_packs, "today", lambda: number)

    return is_now


def test_of_many_entries_in_one_file_the_old_ones_go(tmp_path: Path, day: Callable[[int], None]) -> None:
    folder = tmp_path / "pages"
    day(10)
    for number in range(9):
        Packs(folder, b"key").put(str(number), b"content %d" % number)
    day(30)
    assert Packs(folder, b"key").get("4") == b"content 4"  # asked for again
    before = [path.stat().st_size for path in folder.iterdir()]
    Packs(folder, b"key").sweep(16)
    assert len(before) == 1
    assert sum(path.stat().st_size for path in folder.iterdir()) < before[0] / 2
    swept = Packs(folder, b"key")
    assert [number for number in range(9) if swept.get(str(number)) is not None] == [4]


def test_young_entries_stay_where_they_are(tmp_path: Path, day: Callable[[int], None]) -> None:
    day(10)
    Packs(tmp_path, b"key").put("one", b"content")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    Packs(tmp_path, b"key").sweep(9)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_file_in_which_all_is_old_goes_unless_somebody_writes_to_it(
    tmp_path: Path, day: Callable[[int], None]
) -> None:
    day(10)
    at_work = Packs(tmp_path, b"key")
    at_work.put("one", b"content")
    Packs(tmp_path, b"key").sweep(20)
    assert len(list(tmp_path.iterdir())) == 1
    del at_work
    Packs(tmp_path, b"key").sweep(20)
    assert list(tmp_path.iterdir()) == []
