"""The program `briefwright`: reads the command, runs it, and turns every ending into an exit code."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import redirect_stdout
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from briefwright.hosts import exits
from briefwright.hosts.commands import build, charts, check, claims, explain, new, serve, sources, verify
from briefwright.hosts.shell import Shell, here, project_of
from briefwright.output import neutral


class Command(Protocol):
    """A module in `commands`. It imports what is heavy only when it runs, so that every command starts fast."""

    SUMMARY: str

    def configure(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, options: argparse.Namespace, project: Path, shell: Shell) -> int: ...


COMMANDS: Mapping[str, Command] = MappingProxyType(
    {
        "build": build,
        "check": check,
        "serve": serve,
        "charts": charts,
        "claims": claims,
        "new": new,
        "sources": sources,
        "explain": explain,
        "verify": verify,
    }
)

_DESCRIPTION = "Turns Markdown briefs and a bibliography into a site, and refuses a claim without a source."
_ENDING = (
    "Exit codes: 0 nothing of severity error; 1 findings of severity error; 2 the command or the settings are "
    "unusable; 3 a fault of the program itself; 75 another build is running."
)


class _Version(argparse.Action):
    """Asks for the version only when it is wanted: reading it takes longer than parsing a command line."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from briefwright.hosts import version

        print(f"briefwright {version.current()}")
        parser.exit()


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; the exit code is the same whether or not anybody reads the output."""
    shell = here(os.environ)
    try:
        with redirect_stdout(shell.stream):
            options = _parser().parse_args(arguments)
    except SystemExit as ending:  # argparse has said all there is to say
        return ending.code if isinstance(ending.code, int) else exits.UNUSABLE
    project = project_of(shell.folder, options.project)
    if not project.is_dir():
        shell.complain(f"there is no folder `{options.project}`")
        return exits.UNUSABLE
    return _guarded(lambda: COMMANDS[options.command].run(options, project, shell), project, shell)


def _guarded(command: Callable[[], int], project: Path, shell: Shell) -> int:
    try:
        return command()
    except KeyboardInterrupt:
        return exits.INTERRUPTED
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("briefwright"):
            return _fault(error, project, shell)
        shell.complain(f"the package `{error.name}` is not installed here", "run `make site`, which sets up .venv")
        return exits.UNUSABLE
    except OSError as error:
        place = f": {neutral(str(error.filename))}" if error.filename else ""
        shell.complain(f"{(error.strerror or type(error).__name__).lower()}{place}")
        return exits.UNUSABLE
    except Exception as error:  # the last resort: a fault of ours must not look like the author's
        return _fault(error, project, shell)


def _fault(error: Exception, project: Path, shell: Shell) -> int:
    from briefwright.hosts import fault

    return fault.report(error, project, shell)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="briefwright", description=_DESCRIPTION, epilog=_ENDING)
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and end")
    parser.add_argument("--project", metavar="DIR", help="the project's folder; otherwise the nearest with mkdocs.yml")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, command in COMMANDS.items():
        made = commands.add_parser(name, help=command.SUMMARY, description=_sentence(command.SUMMARY))
        made.add_argument("--project", metavar="DIR", default=argparse.SUPPRESS, help="the project's folder")
        command.configure(made)
    return parser


def _sentence(summary: str) -> str:
    return f"{summary[0].upper()}{summary[1:]}."
