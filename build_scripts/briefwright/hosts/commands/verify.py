"""`briefwright verify`: compares a copy of a site with the manifest in it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from briefwright.hosts import exits
from briefwright.hosts.shell import Shell
from briefwright.output import neutral

if TYPE_CHECKING:  # no command may cost what another needs
    from briefwright.exports.integrity import Difference, Manifest

SUMMARY = "compare a copy of a site with its integrity.json"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR|URL", help="the folder with the copy, or where the site is published")


def run(options: argparse.Namespace, project: Path, shell: Shell) -> int:  # noqa: ARG001 - a copy needs no project
    from briefwright.exports import integrity
    from briefwright.hosts import publish, verify_url

    if verify_url.is_address(options.folder):
        return _published(options.folder, shell)
    folder = shell.folder / options.folder
    try:
        manifest = integrity.read((folder / integrity.NAME).read_bytes())
        found = publish.digests(folder)
    except OSError as error:
        shell.complain(f"`{neutral(options.folder)}` cannot be read: {(error.strerror or str(error)).lower()}")
        return exits.UNUSABLE
    if manifest is None:
        shell.complain(f"`{integrity.NAME}` in `{neutral(options.folder)}` is not a manifest that adds up")
        return exits.FINDINGS
    return _tell(manifest, integrity.compare(manifest, found), shell)


def _published(address: str, shell: Shell) -> int:
    from briefwright.hosts import verify_url

    try:
        return _tell(*verify_url.compare(address), shell)
    except verify_url.NoAnswer as error:
        shell.complain(neutral(str(error)))
        return exits.UNUSABLE


def _tell(manifest: Manifest, difference: Difference, shell: Shell) -> int:
    told = {"missing": difference.missing, "changed": difference.changed, "not in the manifest": difference.added}
    for what, paths in told.items():
        for path in paths:
            shell.say(f"{what}: {neutral(path)}")
    if difference:
        return exits.FINDINGS
    shell.say(f"{len(manifest.files)} files are as they were published")
    return exits.OK
