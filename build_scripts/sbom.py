"""Writes the bill of materials of a lock file, in the form CycloneDX: `python build_scripts/sbom.py LOCK > sbom.json`.

The same lock file gives the same bytes: there is no date and no random number in it.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

_PACKAGE = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)(?:\s*;\s*([^\\]+?))?\s*\\?$")
_DIGEST = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def components(lock: str) -> Iterator[dict[str, object]]:
    """One component a package: its name, version, address and the digests of its files."""
    blocks = re.split(r"\n(?=[A-Za-z0-9])", lock)
    for block in blocks:
        head = _PACKAGE.match(block.splitlines()[0]) if block.strip() else None
        if head is None:
            continue
        name, version, condition = head.groups()
        address = f"pkg:pypi/{name.lower()}@{version}"
        made: dict[str, object] = {
            "type": "library",
            "bom-ref": address,
            "name": name,
            "version": version,
            "purl": address,
            "hashes": [{"alg": "SHA-256", "content": digest} for digest in sorted(set(_DIGEST.findall(block)))],
        }
        if condition:
            made["properties"] = [{"name": "python:marker", "value": condition}]
        yield made


def bill(lock: str, project: dict[str, object]) -> dict[str, object]:
    """The whole document, named after the digest of the lock file."""
    digest = hashlib.sha256(lock.encode()).hexdigest()
    address = f"pkg:pypi/{project['name']}@{project['version']}"
    parts = list(components(lock))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{digest[:8]}-{digest[8:12]}-5{digest[13:16]}-8{digest[17:20]}-{digest[20:32]}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": address,
                "name": project["name"],
                "version": project["version"],
                "purl": address,
            }
        },
        "components": parts,
        "dependencies": [{"ref": address, "dependsOn": [str(part["bom-ref"]) for part in parts]}],
    }


def main(arguments: list[str]) -> int:
    root = Path(__file__).parents[1]
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lock = Path(arguments[0] if arguments else root / "requirements.lock").read_text(encoding="utf-8")
    sys.stdout.write(json.dumps(bill(lock, project), indent=1, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
