"""Letters that tell works of one author and year apart: a, b, … z, aa, ab, …"""

from __future__ import annotations


def letters(index: int) -> str:
    """The suffix at an index that counts from 0."""
    out = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        out = chr(97 + rest) + out
    return out
