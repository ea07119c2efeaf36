"""What the project depends on is short, explained, locked by digest, and listed the same way each time."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-deep.lock")


def declared() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {re.split(r"[\[<>=]", one)[0].lower() for one in project["dependencies"]}


def test_each_dependency_has_its_reason_and_each_reason_its_dependency() -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([a-z0-9-]+) \| (.+) \|$", page, re.MULTILINE)
    assert {name for name, _ in rows} == declared()
    assert all(len(reason) > 10 for _, reason in rows)
    assert len(rows) <= 30


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_names_a_version_and_digests_for_each_package(name: str) -> None:
    lock = (ROOT / name).read_text(encoding="utf-8")
    packages = [block for block in re.split(r"\n(?=[A-Za-z0-9])", lock) if re.match(r"[A-Za-z0-9]", block)]
    assert packages
    for block in packages:
        assert re.match(r"[A-Za-z0-9._-]+==\S+", block), block
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", block), block
    assert "://" not in lock


def _bill() -> bytes:
    command = [sys.executable, str(ROOT / "build_scripts" / "sbom.py"), str(ROOT / "requirements.lock")]
    return subprocess.run(command, capture_output=True, check=True).stdout


def test_the_bill_of_materials_lists_what_is_locked() -> None:
    bill = json.loads(_bill())
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", bill["serialNumber"])
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = {(name, version) for name, version in re.findall(r"^([\w.-]+)==([^\s;\\]+)", lock, re.MULTILINE)}
    assert {(one["name"], one["version"]) for one in bill["components"]} == locked
    assert all(one["hashes"] for one in bill["components"])
    assert declared() <= {name.lower() for name, _ in locked}
    assert _bill() == _bill()
