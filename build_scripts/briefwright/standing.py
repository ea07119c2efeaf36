"""What a claim's sources amount to together: first-hand, retold, single, from one origin, disputed."""

from __future__ import annotations

from collections.abc import Iterator
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
