"""Captures of sources, and whether the words that briefs quote stand in them."""

from briefwright.captures.folding import FOLDS
from briefwright.captures.nearest import Nearest
from briefwright.captures.quote import NOT_CHECKED, Outcome, Quote, SourceText, Verdict, verify

__all__ = ["FOLDS", "NOT_CHECKED", "Nearest", "Outcome", "Quote", "SourceText", "Verdict", "verify"]
