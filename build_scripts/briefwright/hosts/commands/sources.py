"""`briefwright sources`: the bibliography at a glance, what it lacks, adding to it, and the captures of its sources."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from briefwright.hosts import exits
from briefwright.hosts.shell import Shell
from briefwright.output import FORMATS

if TYPE_CHECKING:  # no command may cost what another needs
    from briefwright.hosts.opening import Opened

SUMMARY = "list the sources, say what they lack, add to them, keep copies of them"
_MEGABYTE = 1024 * 1024


def configure(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", metavar="ACTION", required=True)
    acts.add_parser("list", help="all sources with kind, language, year, and how often they are cited")
    doctor = acts.add_parser("doctor", help="what is wrong with sources or would make them more useful")
    add = acts.add_parser("add", help="add the sources of a file to the bibliography")
    for act in (doctor, add):
        act.add_argument("--format", choices=list(FORMATS), default="full", help="how findings are shown")
    add.add_argument("file", metavar="FILE", help="a BibTeX, RIS or CSL-JSON file")
    _configure_capture(acts.add_parser("capture", help="save a copy of a source, in which quotes are looked up"))
    _configure_import(acts.add_parser("import", help="take over copies that other programs saved"))
    _configure_stamp(acts.add_parser("stamp", help="let an authority confirm when a capture was there (RFC 3161)"))
    _configure_watch(
        acts.add_parser("verify", help="compare captures, time stamps and quotes with what was written down"),
        acts.add_parser("drift", help="see whether the live pages are there and hold what is quoted (network)"),
    )


def _configure_capture(capture: argparse.ArgumentParser) -> None:
    capture.add_argument("source", metavar="KEY|URL", help="the source, by its key in the bibliography or its address")
    capture.add_argument("--file", metavar="FILE", help="a saved page or document; without it the network is used")
    capture.add_argument("--url", default="", metavar="ADDRESS", help="where it is, or was seen, if elsewhere")
    capture.add_argument("--time", type=_moment, metavar="TIME", help="when the file was seen (2026-11-24T09:30Z)")
    _configure_rights(capture)
    capture.add_argument("--again", action="store_true", help="put a later capture beside the cited one")
    capture.add_argument("--rendered", action="store_true", help="also keep what a browser shows (needs Chromium)")
    capture.add_argument("--allow-private", action="store_true", help="also from addresses that only you can reach")
    capture.add_argument("--seconds", type=_positive, default=60, metavar="N", help="give up after so long (60)")
    capture.add_argument("--megabytes", type=_megabytes, default=64, metavar="N", help="give up after so much (64)")


def _configure_import(act: argparse.ArgumentParser) -> None:
    act.add_argument("files", metavar="FILE", nargs="+", help="WACZ, a page saved by SingleFile, PDF, or a list (CSV)")
    act.add_argument("--key", default="", metavar="KEY", help="the source, where its address does not tell it")
    act.add_argument("--url", default="", metavar="ADDRESS", help="where it was seen, where the file does not say it")
    act.add_argument("--time", type=_moment, metavar="TIME", help="when it was seen (2026-11-24T09:30Z)")
    act.add_argument("--again", action="store_true", help="put it beside the cited capture")
    _configure_rights(act)


def _configure_stamp(act: argparse.ArgumentParser) -> None:
    act.add_argument("key", metavar="KEY", help="the source, which has a capture")
    how = act.add_mutually_exclusive_group(required=True)
    how.add_argument("--request", action="store_true", help="write what an authority has to be sent")
    how.add_argument("--token", metavar="FILE", help="put the authority's answer beside the capture")
    how.add_argument("--tsa", default="", metavar="ADDRESS", help="ask the authority at an address (network)")
    act.add_argument("--allow-private", action="store_true", help="also at an address that only you can reach")


def _configure_watch(verify: argparse.ArgumentParser, drift: argparse.ArgumentParser) -> None:
    for act in (verify, drift):
        act.add_argument("keys", metavar="KEY", nargs="*", help="the sources; all that have captures if none is named")
        act.add_argument("--format", choices=("table", "json"), default="table", dest="form", help="how it is told")
    drift.add_argument("--allow-private", action="store_true", help="also at addresses that only you can reach")
    drift.add_argument("--seconds", type=_positive, default=30, metavar="N", help="give up on one after so long (30)")


def _configure_rights(act: argparse.ArgumentParser) -> None:
    act.add_argument("--access", default="", metavar="WORD", help="public, quote-only (default) or restricted")
    act.add_argument("--rights", default="", metavar="NOTE", help="why readers may, or may not")


def run(options: argparse.Namespace, project: Path, shell: Shell) -> int:
    from briefwright.hosts.opening import opened

    opening = opened(project, shell, getattr(options, "format", "full"))
    if opening is None:
        return exits.UNUSABLE
    return _ACTS[options.act](options, opening)


def _list(_: argparse.Namespace, opening: Opened) -> int:
    from briefwright.hosts import source_list

    opening.shell.out.write(source_list.table(opening.project.evidence))
    return exits.OK


def _doctor(_: argparse.Namespace, opening: Opened) -> int:
    from briefwright.hosts import source_list

    return opening.tell(source_list.doctor(opening.project.evidence), counted=False)


def _add(options: argparse.Namespace, opening: Opened) -> int:
    from briefwright.hosts import adding

    return adding.run(opening, opening.shell.folder / options.file, options.file)


def _capture(options: argparse.Namespace, opening: Opened) -> int:
    from briefwright.hosts import capturing

    asked = capturing.Asked(
        options.source,
        opening.shell.folder / options.file if options.file else None,
        options.url,
        options.time,
        options.access,
        options.rights,
        options.again,
        options.allow_private,
        options.rendered,
        options.seconds,
        options.megabytes * _MEGABYTE,
    )
    return capturing.run(opening, asked)


def _import(options: argparse.Namespace, opening: Opened) -> int:
    from briefwright.hosts import importing

    paths = [opening.shell.folder / file for file in options.files]
    words = (options.key, options.url, options.time, options.access, options.rights, options.again)
    return importing.run(opening, importing.Asked(paths, *words))


def _stamp(options: argparse.Namespace, opening: Opened) -> int:
    from briefwright.hosts import stamping

    token = opening.shell.folder / options.token if options.token else None
    asked = stamping.Asked(options.key, options.request, token, options.tsa, options.allow_private)
    return stamping.run(opening, asked)


def _verify(options: argparse.Namespace, opening: Opened) -> int:
    from briefwright.hosts import verifying

    return verifying.run(opening, options.keys, options.form, opening.shell.today)


def _drift(options: argparse.Namespace, opening: Opened) -> int:
    from briefwright.hosts import drifting

    asked = drifting.Asked(options.keys, options.form, options.allow_private, options.seconds)
    return drifting.run(opening, asked)


def _moment(value: str) -> datetime:
    try:
        found = datetime.fromisoformat(value)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError) as error:
        raise argparse.ArgumentTypeError(f"`{value}` is no time such as 2026-11-24T09:30Z") from error


def _positive(value: str) -> int:
    if not value.isdecimal() or not 0 < int(value) <= 3600:
        raise argparse.ArgumentTypeError(f"`{value}` is no number from 1 to 3600")
    return int(value)


def _megabytes(value: str) -> int:
    if not value.isdecimal() or not 0 < int(value) <= 64:
        raise argparse.ArgumentTypeError(f"`{value}` is no number from 1 to 64")
    return int(value)


_ACTS: Mapping[str, Callable[[argparse.Namespace, Opened], int]] = MappingProxyType(
    {
        "list": _list,
        "doctor": _doctor,
        "add": _add,
        "capture": _capture,
        "import": _import,
        "stamp": _stamp,
        "verify": _verify,
        "drift": _drift,
    }
)
