"""What a claim's sources amount to together: first-hand, retold, single, from one origin, disputed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from briefwright.bibliography import Item
from briefwright.claims import Claim, Coverage, Intent
from briefwright.evidence import Evidence

SECOND_HAND = "second-hand"
FIRST_HAND = ("primary", "official", "standard")


class Standing(StrEnum):
    """What kind of sources support a claim."""

    FIRST_HAND = "first-hand"
    REPORTED = "reported"
    RETOLD = "second-hand only"
    OWN = "own"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Sources:
    """The keys that support and dispute a claim; `origin` is the one source to which all that support it go back."""

    kind: Standing
    supporting: tuple[str, ...] = ()
    disputing: tuple[str, ...] = ()
    origin: str = ""

    @property
    def is_single(self) -> bool:
        """True if one source alone stands behind the claim, or several that go back to one."""
        return len(self.supporting) == 1 or bool(self.origin)


def standing_of(evidence: Evidence, claim: Claim) -> Sources:
    """What stands behind a claim, by the kinds and the derivations that the bibliography records."""
    known = evidence.bibliography
    supporting = tuple(key for key in claim.keys_that(Intent.SUPPORTS) if key in known)
    disputing = tuple(key for key in claim.keys_that(Intent.DISPUTES) if key in known)
    if not supporting:
        own = claim.coverage in (Coverage.CALCULATION, Coverage.JUDGEMENT, Coverage.WAIVER)
        return Sources(Standing.OWN if own else Standing.NONE, (), disputing)
    kinds = {known[key].kind for key in supporting}
    if kinds & set(FIRST_HAND):
        kind = Standing.FIRST_HAND
    else:
        kind = Standing.RETOLD if kinds == {SECOND_HAND} else Standing.REPORTED
    return Sources(kind, supporting, disputing, _origin(evidence, supporting))


def _origin(evidence: Evidence, keys: tuple[str, ...]) -> str:
    """The one source that two or more sources all go back to ('' where there is none)."""
    if len(keys) < 2:
        return ""
    shared = set.intersection(*(set(_origins(evidence, key)) for key in keys))
    return next((one for one in _origins(evidence, keys[0]) if one in shared), "")


def _origins(evidence: Evidence, key: str) -> Iterator[str]:
    """A source and all that it derives from, near ones first; a circle in the bibliography ends nothing but itself."""
    waiting, seen = [key], set[str]()
    while waiting:
        one = waiting.pop(0)
        if one not in seen:
            seen.add(one)
            yield one
            item: Item | None = evidence.bibliography.get(one)
            waiting += item.derived_from if item else ()


def figures(evidence: Evidence, claims: Sequence[Claim]) -> Iterator[tuple[str, int, int]]:
    """What the sources of some claims amount to: name, number and total; those that are nought are left out."""
    found = [standing_of(evidence, claim) for claim in claims]
    sourced = [one for one in found if one.supporting]
    total = len(claims)
    yield "cite a source", len(sourced), total
    rows = (
        ("have a first-hand or official source", sum(one.kind is Standing.FIRST_HAND for one in sourced), len(sourced)),
        ("rest on second-hand accounts alone", sum(one.kind is Standing.RETOLD for one in sourced), len(sourced)),
        ("rest on one source or one origin", sum(one.is_single for one in sourced), len(sourced)),
        ("have sources that disagree", sum(bool(one.disputing) for one in found), total),
        ("are the authors' judgements", sum(claim.coverage is Coverage.JUDGEMENT for claim in claims), total),
        ("are the authors' own arithmetic", sum(claim.coverage is Coverage.CALCULATION for claim in claims), total),
        ("sum up other claims", sum(claim.coverage is Coverage.SUMMARY for claim in claims), total),
        ("have leave to name no source", sum(claim.coverage is Coverage.WAIVER for claim in claims), total),
    )
    yield from ((name, number, of) for name, number, of in rows if number)
