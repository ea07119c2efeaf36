"""`briefwright sources`: the bibliography at a glance, what it lacks, and adding to it."""

from __future__ import annotations

import argparse
from pathlib import Path

from briefwright.hosts import exits
from briefwright.hosts.shell import Shell
from briefwright.output import FORMATS

SUMMARY = "list the sources, say what they lack, add to them"


def configure(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", metavar="ACTION", required=True)
    acts.add_parser("list", help="all sources with kind, language, year, and how often they are cited")
    doctor = acts.add_parser("doctor", help="what is wrong with sources or would make them more useful")
    add = acts.add_parser("add", help="add the sources of a file to the bibliography")
    for act in (doctor, add):
        act.add_argument("--format", choices=list(FORMATS), default="full", help="how findings are shown")
    capture = acts.add_parser("capture", help="keep a copy of a source, in which quotes are looked up")
    capture.add_argument("key", metavar="KEY", help="the source's key in the bibliography")
    capture.add_argument("--file", required=True, metavar="FILE", help="the saved page, document or text")
    capture.add_argument("--url", required=True, metavar="ADDRESS", help="where it was seen")
    capture.add_argument("--access", default="", metavar="WORD", help="public, quote-only (default) or restricted")
    capture.add_argument("--rights", default="", metavar="NOTE", help="why readers may, or may not")
    add.add_argument("file", metavar="FILE", help="a BibTeX, RIS or CSL-JSON file")


def run(options: argparse.Namespace, project: Path, shell: Shell) -> int:
    from briefwright.hosts import source_list
    from briefwright.hosts.opening import opened

    opening = opened(project, shell, getattr(options, "format", "full"))
    if opening is None:
        return exits.UNUSABLE
    if options.act == "add":
        from briefwright.hosts import adding

        return adding.run(opening, shell.folder / options.file, options.file)
    if options.act == "capture":
        from briefwright.hosts import capturing

        file = shell.folder / options.file
        asked = (options.key, file, options.url, options.access, options.rights, capturing.now())
        return capturing.run(opening, capturing.Request(*asked))
    if options.act == "doctor":
        return opening.tell(source_list.doctor(opening.project.evidence), counted=False)
    shell.out.write(source_list.table(opening.project.evidence))
    return exits.OK
