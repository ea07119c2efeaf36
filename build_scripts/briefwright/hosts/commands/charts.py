"""`briefwright charts`: the committed picture of each chart, drawn from its declaration and data."""

from __future__ import annotations

import argparse
from pathlib import Path

from briefwright.hosts import exits
from briefwright.hosts.shell import Shell

SUMMARY = "draw the pictures of the charts that changed"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="draw nothing; fail when a picture is not current")


def run(options: argparse.Namespace, project: Path, shell: Shell) -> int:
    from briefwright.hosts import drawing
    from briefwright.hosts.opening import opened

    opening = opened(project, shell)
    if opening is None:
        return exits.UNUSABLE
    folder = f"{opening.project.sources.settings.charts_dir}/"
    found = [one for one in opening.project.evidence.found if one.place.path.startswith(folder)]
    stale = drawing.stale(opening.project, project)
    for path, chart in stale:
        if options.check:
            found.append(drawing.outdated(path, chart))
        elif missing := drawing.draw(chart, project / path):
            found += missing
        else:
            shell.say(f"drew {path}")
    if not found and (options.check or not stale):
        shell.say("every picture is current")
    return opening.tell(found, counted=False) if found else exits.OK
