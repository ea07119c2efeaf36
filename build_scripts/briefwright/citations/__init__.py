"""`[see @key, p. 3; @other]` -> Citation, Cite, Locator."""

from briefwright.citations.grammar import CROSS_REFERENCE, read
from briefwright.citations.types import Citation, Cite, Fault, Locator, Reading

__all__ = ["CROSS_REFERENCE", "Citation", "Cite", "Fault", "Locator", "Reading", "read"]
