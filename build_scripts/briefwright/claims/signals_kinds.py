"""The kinds of words that make a sentence a claim, and how much each weighs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from briefwright.text import Span


class Kind(StrEnum):
    """Why a reader may ask for a source. The first seven must have one; the others add up to a suggestion."""

    QUOTATION = "quotation"
    PERCENT = "percent"
    MONEY = "money"
    QUANTITY = "quantity"
    SPEECH = "reported speech"
    ALLEGATION = "allegation with a name"
    SUPERLATIVE = "superlative with a name"

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    INSTITUTION = "institution"
    EVENT = "event"
    CAUSE = "cause"
    COMPARISON = "comparison"
    STUDY = "study or data"
    CHARGE = "allegation"
    RANK = "superlative"
    VIEW = "reported view"
    WORDS = "short quotation"


MUST_CITE = frozenset(
    (
        Kind.QUOTATION,
        Kind.PERCENT,
        Kind.MONEY,
        Kind.QUANTITY,
        Kind.SPEECH,
        Kind.ALLEGATION,
        Kind.SUPERLATIVE,
    )
)
THRESHOLD = 2.5
WEIGHTS: Mapping[Kind, float] = {
    **dict.fromkeys(MUST_CITE, 3.0),
    Kind.NUMBER: 1.2,
    Kind.DATE: 1.2,
    Kind.NAME: 0.9,
    Kind.INSTITUTION: 0.8,
    Kind.EVENT: 0.6,
    Kind.CAUSE: 1.0,
    Kind.COMPARISON: 1.0,
    Kind.STUDY: 0.8,
    Kind.CHARGE: 1.2,
    Kind.RANK: 1.0,
    Kind.VIEW: 1.0,
    Kind.WORDS: 1.0,
}


@dataclass(frozen=True)
class Signal:
    """Words of a sentence that make it a claim: where they stand, what they are, how much they weigh."""

    kind: Kind
    span: Span
    words: str

    @property
    def must_cite(self) -> bool:
        return self.kind in MUST_CITE

    @property
    def weight(self) -> float:
        return WEIGHTS[self.kind]
