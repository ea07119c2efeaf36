"""Why a source is cited: it supports the claim, disputes it, or gives context; told by the words before the cite."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from briefwright.citations import Citation, Cite


class Intent(StrEnum):
    """What a source is to the claim that cites it. Only support covers a claim."""

    SUPPORTS = "supports"
    DISPUTES = "disputes"
    CONTEXT = "gives context"


@dataclass(frozen=True)
class Backing:
    """One cite behind a claim, and what it is there for."""

    cite: Cite
    intent: Intent


_DISPUTES = re.compile(
    r"(?:but\s+(?:see|cf\.?|compare)|contra|contrast|against|disputed\s+by|denied\s+by|contradicted\s+by"
    r"|但见|但見|不同意见|不同意見|相反|反对|反對|anders|dagegen|a\.?\s?A\.?|contredit\s+par|mais\s+voir)\b",
    re.IGNORECASE,
)
_CONTEXT = re.compile(
    r"(?:see\s+also|cf\.?|compare|for\s+context|for\s+background|参见|參見|另见|另見|siehe\s+auch|vgl\.?"
    r"|voir\s+aussi|comparer|см\.\s*также|ср\.)(?![^\W\d_])",
    re.IGNORECASE,
)


def intent_of(cite: Cite, disputing: frozenset[str] = frozenset()) -> Intent:
    """By the words that stand before the cite; `disputing` are the keys that a mark names."""
    before = cite.prefix.strip(" ,;:(（")
    if cite.key in disputing or _DISPUTES.match(before):
        return Intent.DISPUTES
    return Intent.CONTEXT if _CONTEXT.match(before) else Intent.SUPPORTS


def supports(citations: Iterable[Citation], disputing: frozenset[str] = frozenset()) -> bool:
    """True if one of the cites is there to support; the others cover nothing."""
    cites = (cite for citation in citations for cite in citation.cites)
    return any(intent_of(cite, disputing) is Intent.SUPPORTS for cite in cites)
