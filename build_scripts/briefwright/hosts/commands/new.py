"""`briefwright new`: a brief or a whole site to begin with, which passes the check as it stands."""

from __future__ import annotations

import argparse
from pathlib import Path

from briefwright.hosts import exits
from briefwright.hosts.shell import Shell
from briefwright.output import neutral

SUMMARY = "begin a brief or a site"


def configure(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(dest="kind", metavar="KIND", required=True)
    brief = kinds.add_parser("brief", help="a brief in the project", description="Begins a brief in the project.")
    brief.add_argument("title", metavar="TITLE", help="the headline")
    brief.add_argument("--author", action="append", metavar="NAME", help="an author; give it again for each one")
    site = kinds.add_parser("site", help="a new project", description="Begins a project in a new or empty folder.")
    site.add_argument("folder", metavar="DIR", help="where it begins")


def run(options: argparse.Namespace, project: Path, shell: Shell) -> int:
    return _site(options, shell) if options.kind == "site" else _brief(options, project, shell)


def _site(options: argparse.Namespace, shell: Shell) -> int:
    from briefwright.hosts import files, scaffold

    folder = shell.folder / options.folder
    if folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
        shell.complain(f"`{neutral(options.folder)}` is not an empty folder", "name a new one; nothing was written")
        return exits.UNUSABLE
    for path, content in scaffold.site(folder.resolve().name, shell.today).items():
        files.write(folder / path, content.encode())
        shell.say(f"wrote {neutral(options.folder.rstrip('/'))}/{path}")
    shell.say(f"now: cd {neutral(options.folder)}, and `briefwright build` or `briefwright serve`")
    return exits.OK


def _brief(options: argparse.Namespace, project: Path, shell: Shell) -> int:
    from briefwright.hosts import files, scaffold, settings, telling
    from briefwright.output import FORMATS

    try:
        where = settings.read(project).settings
    except settings.UnusableSettings as error:
        shell.out.write(FORMATS["full"](telling.unusable(error), shell.screen))
        return exits.UNUSABLE
    slug = scaffold.slug(options.title)
    if not slug:
        shell.complain("the title has no letter or digit that could name the file")
        return exits.UNUSABLE
    path = f"{where.docs_dir}/{where.briefs_dir}/{slug}.md"
    if (project / path).exists() or (project / path).is_symlink():
        shell.complain(f"`{path}` exists already", "choose another title, or go on in that file")
        return exits.UNUSABLE
    files.write(project / path, scaffold.brief(options.title, options.author or [], shell.today).encode())
    shell.say(f"wrote {path}")
    shell.say(f"now: write what you found, cite it, and run `briefwright check {path}`")
    return exits.OK
