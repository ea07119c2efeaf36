"""`briefwright serve`: the site on this machine, following every change."""

from __future__ import annotations

import argparse
from pathlib import Path

from briefwright.hosts.shell import Shell

SUMMARY = "preview the site on this machine, with findings as you write"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=_port, default=8000, help="where the preview listens (8000)")
    parser.add_argument("--open", action="store_true", help="open it in the browser")


def run(options: argparse.Namespace, project: Path, shell: Shell) -> int:
    from briefwright.hosts import build, serve

    console = build.Console(shell.stream, shell.screen, shell.is_terminal)
    return serve.run(project, address=f"127.0.0.1:{options.port}", console=console, open_browser=options.open)


def _port(word: str) -> int:
    if not word.isdecimal() or not 0 < int(word) < 65536:
        raise argparse.ArgumentTypeError(f"not a port: {word!r}")
    return int(word)
