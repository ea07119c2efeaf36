"""One project gives one site, byte for byte, wherever, whenever and by whomever it is built."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from tests.crash.builds import start

from briefwright.hosts import publish

pytestmark = pytest.mark.slow

# Zone, locale, hash seed, umask, time of files, and what else a machine may differ in.
VARIATIONS: list[dict[str, str]] = [
    {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0", "MASK": "022", "TODAY": "2026-04-01"},
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1", "MASK": "077", "TODAY": "2027-02-28"},
    {"TZ": "Pacific/Pago_Pago", "LC_ALL": "POSIX", "PYTHONHASHSEED": "2", "MASK": "002", "TODAY": "2038-01-20"},
    {"TZ": "Asia/Shanghai", "LC_ALL": "zh_CN.UTF-8", "PYTHONHASHSEED": "3", "MASK": "027", "TODAY": "2026-12-31"},
    {"TZ": "Europe/Istanbul", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "4", "MASK": "022", "TODAY": "2100-03-01"},
    {"TZ": "America/St_Johns", "LANG": "de_DE", "PYTHONHASHSEED": "5", "MASK": "077", "TODAY": "2026-04-02"},
    {"TZ": "Asia/Kathmandu", "LC_NUMERIC": "de_DE.UTF-8", "PYTHONHASHSEED": "6", "TODAY": "2026-05-01"},
    {"PYTHONHASHSEED": "7", "PYTHONUTF8": "0", "LC_ALL": "C", "TODAY": "2026-06-01"},
    {"PYTHONHASHSEED": "8", "PYTHONOPTIMIZE": "1", "TODAY": "2026-07-01"},
    {"PYTHONHASHSEED": "9", "PYTHONDONTWRITEBYTECODE": "1", "TODAY": "2026-08-01"},
    {"PYTHONHASHSEED": "10", "HOME": "/nonexistent", "TODAY": "2026-09-01"},
    {"PYTHONHASHSEED": "11", "COLUMNS": "40", "NO_COLOR": "1", "TODAY": "2026-10-01"},
    {"PYTHONHASHSEED": "12", "USER": "nobody", "LOGNAME": "nobody", "TODAY": "2026-11-01"},
    {"PYTHONHASHSEED": "13", "MPLBACKEND": "pdf", "TODAY": "2026-12-01"},
    {"PYTHONHASHSEED": "14", "WORKERS": "1", "TODAY": "2027-01-01"},
    {"PYTHONHASHSEED": "15", "DEEP": "a/b/c d/é/据", "TODAY": "2027-02-01"},
]


def test_every_variation_gives_the_same_bytes(project: Path, tmp_path: Path, times: dict[str, int]) -> None:
    trees = []
    for number, variation in enumerate(VARIATIONS[: times["variations"]]):
        place = tmp_path / f"place-{number}" / variation.get("DEEP", "")
        shutil.copytree(project, place, dirs_exist_ok=True)
        for path in sorted(place.rglob("*"), reverse=bool(number % 2)):
            os.utime(path, (1_000_000_000 + number * 86_400,) * 2)
        if variation.get("WORKERS"):
            variation = {**variation, "BRIEFWRIGHT_WORKERS": variation["WORKERS"]}
        running = start(place, variation, variation["TODAY"])
        said = running.communicate()[0].decode()
        assert running.returncode == 0, (variation, said)
        trees.append(publish.digests(place / "site"))
        differing = {path for path in {*trees[0], *trees[-1]} if trees[0].get(path) != trees[-1].get(path)}
        assert differing == set(), variation
