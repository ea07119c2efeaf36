"""Which sentences are claims, and what stands behind each."""

from briefwright.claims.claims import REASONS, Claim, ClaimCounts, Reading, claims_of, count, read
from briefwright.claims.coverage import Coverage
from briefwright.claims.intent import Backing, Intent

__all__ = ["REASONS", "Backing", "Claim", "ClaimCounts", "Coverage", "Intent", "Reading", "claims_of", "count", "read"]
