"""What stands on record beside the bibliography: claims that were published, and who signed which claim off.

A sign-off holds for the exact words of a claim and the sources behind it; it lapses when either changes.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from briefwright.captures import toml_depth
from briefwright.claims.claims import Claim
from briefwright.findings import Finding, Severity, finding
from briefwright.text import Span, Text

PUBLISHED = "published-claim-exists"
SIGNED = "sign-off-holds"
_TABLE = re.compile(r"^\[\[sign-off\]\]", re.MULTILINE)
_FIELDS = ("brief", "claim", "by", "date", "digest")


@dataclass(frozen=True)
class SignOff:
    """An editor's word for one claim: who, when, and the digest of what was signed."""

    brief: str
    claim: str
    by: str
    day: str
    digest: str
    span: Span


def digest_of(claim: Claim, quotes: Sequence[tuple[str, str]] = ()) -> str:
    """SHA-256 of a claim's exact words and of the evidence behind it.

    `quotes` are the words that its cites quote by a name, and ours for them: they stand in another file.
    """
    cites = sorted(
        (one.cite.key, one.cite.locator.label if one.cite.locator else "", one.cite.suffix, one.intent.value)
        + ((one.cite.locator.value,) if one.cite.locator else ())
        for one in claim.backing
    )
    basis = sorted(name for name, _ in claim.judgement.basis) if claim.judgement else []
    words = " ".join(claim.sentence.text.split())
    signed: list[object] = [words, claim.coverage.value, cites, claim.calculation, basis]
    if quotes:
        signed.append([list(quote) for quote in quotes])
    return hashlib.sha256(json.dumps(signed, ensure_ascii=False).encode()).hexdigest()


def sign_offs(text: Text) -> tuple[tuple[SignOff, ...], tuple[Finding, ...]]:
    """The sign-offs of a TOML file, and what cannot be read in it."""
    if overlong := toml_depth.overlong_key(text):
        return (), (finding(SIGNED, Severity.ERROR, "the sign-offs nest too deeply", text, overlong, help=_WRITTEN),)
    try:
        tables = tomllib.loads(text.content).get("sign-off", [])
    except (ValueError, RecursionError) as error:
        message = f"the sign-offs cannot be read: {error}"
        return (), (finding(SIGNED, Severity.ERROR, message, text, Span(0, 0), help=_WRITTEN),)
    places = [Span(*found.span()) for found in _TABLE.finditer(text.content)]
    if not isinstance(tables, list) or len(places) != len(tables):
        message = "sign-offs are tables that begin with `[[sign-off]]`"
        return (), (finding(SIGNED, Severity.ERROR, message, text, Span(0, 0), help=_WRITTEN),)
    read, found = [], []
    for table, place in zip(tables, places, strict=True):
        values = {name: _string(table.get(name)) for name in _FIELDS}
        lacking = [name for name in _FIELDS if not values[name]]
        if lacking:
            message = f"a sign-off without `{lacking[0]}`"
            found.append(finding(SIGNED, Severity.ERROR, message, text, place, help=_WRITTEN))
        else:
            brief, claim, by, day, digest = (values[name] for name in _FIELDS)
            read.append(SignOff(brief, claim, by, day, digest, place))
    return tuple(read), tuple(found)


_WRITTEN = "let `briefwright claims sign BRIEF#CLAIM --by NAME` write it"


def _string(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else value if isinstance(value, str) else ""


def with_sign_off(content: str, signed: SignOff) -> str:
    """The file's content with one more sign-off, in the place of an earlier one for the same claim by the same name."""
    kept = []
    for block in re.split(r"(?m)^(?=\[\[sign-off\]\])", content):
        try:
            tables = tomllib.loads(block).get("sign-off", [])
        except (ValueError, RecursionError):
            tables = []
        same = [t for t in tables if (t.get("brief"), t.get("claim"), t.get("by")) == _who(signed)]
        kept += [] if same else [block]
    values = {"brief": signed.brief, "claim": signed.claim, "by": signed.by}
    # TOML takes JSON's strings, but for one control character that JSON leaves as it is.
    quoted = {name: json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f") for name, value in values.items()}
    lines = [f"{name} = {value}" for name, value in quoted.items()]
    before = "".join(kept).rstrip()
    table = "\n".join(["[[sign-off]]", *lines, f"date = {signed.day}", f'digest = "{signed.digest}"'])
    return f"{before}\n\n{table}\n" if before else f"{table}\n"


def _who(signed: SignOff) -> tuple[str, str, str]:
    return signed.brief, signed.claim, signed.by


def published(text: Text) -> tuple[Mapping[str, tuple[str, ...]], tuple[Finding, ...]]:
    """Slug -> the ids under which its claims were published."""
    try:
        value = json.loads(text.content)
    except (ValueError, RecursionError) as error:
        return {}, (_unreadable(text, f"the list of published claims cannot be read: {str(error)[:80]}"),)
    if not isinstance(value, dict) or not all(isinstance(ids, list) for ids in value.values()):
        return {}, (_unreadable(text, "the list of published claims is not a mapping of briefs to lists"),)
    return {slug: tuple(one for one in ids if isinstance(one, str)) for slug, ids in value.items()}, ()


def _unreadable(text: Text, message: str) -> Finding:
    help_ = "let `briefwright claims publish` write it"
    return finding(PUBLISHED, Severity.ERROR, message, text, Span(0, 0), help=help_)


def published_text(claims: Mapping[str, tuple[str, ...]]) -> str:
    """The content of the file that lists published claims."""
    return json.dumps({slug: list(claims[slug]) for slug in sorted(claims)}, ensure_ascii=False, indent=1) + "\n"
