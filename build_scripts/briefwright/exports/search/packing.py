"""Numbers in few characters, and the wrapping of the files.

A number is written in base 32, lowest digit first, each digit as one of 64 characters: the upper 32 mean that
another digit follows. Plain ASCII, because a static host compresses text and a browser splits it fast.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def _spell(number: int) -> str:
    digits = ""
    while number > 31:
        digits += ALPHABET[32 + (number & 31)]
        number >>= 5
    return digits + ALPHABET[number]


_SHORT = tuple(_spell(number) for number in range(4096))


def pack(number: int) -> str:
    """One number that is not negative."""
    return _SHORT[number] if number < 4096 else _spell(number)


def pack_all(numbers: Iterable[int]) -> str:
    return "".join([_SHORT[number] if number < 4096 else _spell(number) for number in numbers])


def zigzag(number: int) -> int:
    """Numbers of either sign as numbers that are not negative: 0, -1, 1, -2 … become 0, 1, 2, 3 …"""
    return number * 2 if number >= 0 else -number * 2 - 1


def wrap(name: str, value: object) -> bytes:
    """JSON inside one function call: fetched as data where a page may fetch, run as a script where it may not.

    A page opened from a folder on disk must not fetch its neighbours, but may load them as scripts.
    """
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"briefwrightSearchFile({json.dumps(name)},{data})\n".encode()
