"""`briefwright build`: the whole road from texts to the published site."""

from __future__ import annotations

import argparse
from pathlib import Path

from briefwright.hosts.shell import Shell

SUMMARY = "check, draw, render and publish the site into its folder"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--untrusted", action="store_true", help="refuse settings and files that could run something")
    parser.add_argument("--drafts", action="store_true", help="show briefs with `status: draft`, marked, in the site")
    parser.add_argument("--engine", choices=["mkdocs", "zensical"], default="mkdocs", help="what renders the pages")


def run(options: argparse.Namespace, project: Path, shell: Shell) -> int:
    from briefwright.hosts import build

    console = build.Console(shell.stream, shell.screen, shell.is_terminal)
    return build.run(
        project,
        engine=options.engine,
        today=shell.today,
        console=console,
        untrusted=options.untrusted,
        drafts=options.drafts,
    )
