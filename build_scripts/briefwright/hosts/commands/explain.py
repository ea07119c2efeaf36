"""`briefwright explain`: the page of a check, in the terminal."""

from __future__ import annotations

import argparse
import difflib
from pathlib import Path

from briefwright.hosts import exits
from briefwright.hosts.shell import Shell
from briefwright.output import neutral

SUMMARY = "say what a check asks for and why"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("check", metavar="CHECK", help="the name in brackets of a finding, such as claim-has-citation")


def run(options: argparse.Namespace, project: Path, shell: Shell) -> int:
    from briefwright.hosts import check_pages

    found = check_pages.page(options.check, project)
    if found is None:
        known = check_pages.names(project)
        near = difflib.get_close_matches(options.check, known, n=3, cutoff=0.5) or known
        shell.complain(f"there is no check `{neutral(options.check)}`", f"there is {_listed(near)}" if near else "")
        return exits.UNUSABLE
    shell.out.write("".join(f"{neutral(line)}\n" for line in found.splitlines()))
    return exits.OK


def _listed(names: list[str] | tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)
