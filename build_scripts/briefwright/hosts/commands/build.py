"""`briefwright build`: the whole road from texts to the published site."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from briefwright.hosts import cache_runs, exits
from briefwright.hosts.shell import Copy, Shell

SUMMARY = "check, draw, render and publish the site into its folder"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--untrusted", action="store_true", help="refuse settings and files that could run something")
    parser.add_argument("--drafts", action="store_true", help="show briefs with `status: draft`, marked, in the site")
    parser.add_argument("--engine", choices=["mkdocs", "zensical"], default="mkdocs", help="what renders the pages")


def run(options: argparse.Namespace, project: Path, shell: Shell) -> int:
    if options.untrusted:
        return _done(options, project, shell).code
    screen = (str(shell.screen.width), str(shell.screen.color))
    command = ("build", options.engine, str(options.drafts), *screen, shell.today.isoformat())
    return cache_runs.remembered(project, command, lambda: _done(options, project, shell), shell.out.write)


def _done(options: argparse.Namespace, project: Path, shell: Shell) -> cache_runs.Done:
    from briefwright import checks
    from briefwright.hosts import build, settings

    copy = Copy(shell.out)
    code = build.run(
        project,
        engine=options.engine,
        today=shell.today,
        console=build.Console(replace(shell, out=copy).stream, shell.screen, shell.is_terminal),
        untrusted=options.untrusted,
        drafts=options.drafts,
    )
    if code != exits.OK:
        return cache_runs.Done(code)
    reading = settings.read(project, checks.NAMES)
    if "!ENV" in reading.text.content:  # then the site depends on more than its files
        return cache_runs.Done(code)
    written = (reading.settings.site_dir, *reading.settings.generated)
    return cache_runs.Done(code, f"{copy.text}nothing has changed since\n", written=written)
