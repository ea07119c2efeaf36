"""A judgement says how likely, how sure, and on which sourced claims it rests; its sentence uses the same words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefwright.brief import Mark
from briefwright.citations import Fault
from briefwright.claims import Claim
from briefwright.claims.likelihood import confidence_in, likelihoods
from briefwright.claims.marks import JUDGEMENT, LIKELIHOOD_HELP, Judgement, judgement_of
from briefwright.evidence import Evidence, Page
from briefwright.findings import Finding, Severity, finding
from briefwright.text import Span

NAME = "judgement-has-basis"


def check(evidence: Evidence, today: date) -> Iterator[Finding]:  # noqa: ARG001 - all checks are called alike
    for page in evidence.briefs:
        for claim in page.claims:
            for mark in claim.sentence.marks:
                if mark.name == JUDGEMENT and mark.value:
                    for fault in _faults(page, claim, mark):
                        text = page.brief.text
                        yield finding(NAME, Severity.ERROR, fault.message, text, fault.span, help=fault.help)


def _faults(page: Page, claim: Claim, mark: Mark) -> Iterator[Fault]:
    judgement, faults = judgement_of(mark)
    yield from faults
    yield from _basis(page, claim, judgement)
    yield from _words(claim, judgement)


def _basis(page: Page, claim: Claim, judgement: Judgement) -> Iterator[Fault]:
    for name, span in judgement.basis:
        target = page.claim_at.get(name)
        if target is None:
            help_ = f"name it with a comment behind its sentence: `<!-- id: {name} -->`"
            yield Fault(span, f"no claim `#{name}` in this brief", help_)
        elif target is claim:
            yield Fault(span, "a judgement that rests on itself", "name the claims it is drawn from")
        elif not target.is_evidenced:
            message = f"the claim `#{name}` has no source that a judgement could rest on"
            yield Fault(span, message, "cite a source there, or rest the judgement on another claim")


def _words(claim: Claim, judgement: Judgement) -> Iterator[Fault]:
    """What the sentence itself says: the step of its mark, no vague word, no confidence beside the likelihood."""
    sentence = claim.sentence
    said = list(likelihoods(sentence.text))
    for one in said:
        place = sentence.mapped.source_span(one.span)
        if one.step is None:
            yield Fault(place, f"“{one.words}” is no step of likelihood", LIKELIHOOD_HELP)
        elif judgement.step is not None and one.step != judgement.step:
            help_ = f"let both say the same; “{one.words}” is {one.step.chance}"
            message = f"the sentence says “{one.words}”, its mark “{judgement.step.name}” ({judgement.step.chance})"
            yield Fault(place, message, help_)
    if judgement.step is not None and not said:
        help_ = f"write it into the sentence (“{judgement.step.name}”): readers see the sentence first"
        yield Fault(_whole(claim), "a judgement whose sentence says no likelihood", help_)
    sure = confidence_in(sentence.text)
    if sure and said:
        help_ = "keep the likelihood; the mark tells readers how sure you are"
        yield Fault(_whole(claim), f"likelihood and confidence (“{sure}”) in one sentence", help_)


def _whole(claim: Claim) -> Span:
    return claim.sentence.span
