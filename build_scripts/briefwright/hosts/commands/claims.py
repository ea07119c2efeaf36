"""`briefwright claims`: the claims of the briefs, their lasting addresses, sign-offs, and a draft for fact checking."""

from __future__ import annotations

import argparse
from pathlib import Path

from briefwright.hosts import exits
from briefwright.hosts.shell import Shell

SUMMARY = "list claims, sign them off, keep their addresses, annotate a draft"


def configure(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", metavar="ACTION", required=True)
    listing = acts.add_parser("list", help="all claims with their names and what covers them")
    listing.add_argument("brief", nargs="?", metavar="BRIEF", default="", help="the name of one brief")
    acts.add_parser("publish", help="record the addresses of all claims, so that a lost one is reported")
    sign = acts.add_parser("sign", help="record that somebody compared a claim with its sources")
    sign.add_argument("claim", metavar="BRIEF#CLAIM", help="the claim, as `claims list` names it")
    sign.add_argument("--by", metavar="NAME", required=True, help="who compared it")
    annotate = acts.add_parser("annotate", help="one HTML page for line-by-line fact checking, on standard output")
    annotate.add_argument("brief", metavar="BRIEF", help="the name of the brief")


def run(options: argparse.Namespace, project: Path, shell: Shell) -> int:
    from briefwright.hosts import claim_records
    from briefwright.hosts.opening import opened

    opening = opened(project, shell)
    if opening is None:
        return exits.UNUSABLE
    if options.act == "list":
        return claim_records.show(opening, options.brief)
    if options.act == "publish":
        return claim_records.publish(opening)
    if options.act == "sign":
        return claim_records.sign(opening, options.claim, options.by)
    return claim_records.annotate(opening, options.brief)
