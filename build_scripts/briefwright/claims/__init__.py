"""Which sentences are claims, and what stands behind each."""

from briefwright.claims.claims import REASONS, Claim, ClaimCounts, Coverage, claims_of, count

__all__ = ["REASONS", "Claim", "ClaimCounts", "Coverage", "claims_of", "count"]
