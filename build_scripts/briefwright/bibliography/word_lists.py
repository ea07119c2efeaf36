"""Lists of words written as running text, which reads and diffs better than one literal a word."""

from __future__ import annotations


def words(listed: str) -> frozenset[str]:
    """The words of a text that white space separates."""
    return frozenset(listed.split())
