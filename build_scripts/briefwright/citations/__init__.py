"""`[see @key, p. 3; @other]` -> Citation, Cite, Locator."""

from briefwright.citations.grammar import CROSS_REFERENCE, REPEAT, opens_note, read
from briefwright.citations.types import Citation, Cite, Fault, Locator, Reading

__all__ = ["CROSS_REFERENCE", "REPEAT", "Citation", "Cite", "Fault", "Locator", "Reading", "opens_note", "read"]
