"""Named claims of a brief, and its refutations of other people's, as schema.org sees them."""

from __future__ import annotations

from collections.abc import Iterator

from briefwright.claims import Claim
from briefwright.evidence import Evidence, Page

Thing = dict[str, object]


def claim_data(evidence: Evidence, page: Page, address: str) -> list[Thing]:
    """One `Claim` for each claim with a name of its own, one `ClaimReview` for each refutation."""
    named = [_claim(claim, page, address) for claim in page.claims if claim.is_named]
    return [*named, *_reviews(evidence, page, address)]


def _claim(claim: Claim, page: Page, address: str) -> Thing:
    return {
        "@type": "Claim",
        "@id": f"{address}#{claim.id}",
        "text": " ".join(claim.sentence.text.split()),
        "inLanguage": page.brief.language,
    }


def _reviews(evidence: Evidence, page: Page, address: str) -> Iterator[Thing]:
    """No rating: the brief says what contradicts a claim, and readers weigh it."""
    for claim in page.claims:
        if claim.refutation is None:
            continue
        item = evidence.bibliography.get(claim.refutation.key)
        appearance: Thing = {"@type": "CreativeWork"}
        if item is not None:
            appearance |= {name: value for name, value in (("name", item.title), ("url", item.url)) if value}
        yield {
            "@type": "ClaimReview",
            "url": f"{address}#{claim.id}",
            "claimReviewed": claim.refutation.words,
            "itemReviewed": {"@type": "Claim", "text": claim.refutation.words, "appearance": appearance},
            "reviewBody": " ".join(claim.sentence.text.split()),
        }
