"""Chinese numerals and full-width digits as figures."""

from __future__ import annotations

import re

_ROWS = ("〇零", "一", "二两兩", "三", "四", "五", "六", "七", "八", "九")
_DIGITS = {char: value for value, chars in enumerate(_ROWS) for char in chars}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_RUN = re.compile(f"[{''.join((*_DIGITS, *_UNITS))}]+")
_WIDE = {ord(char): str(value) for value, char in enumerate("０１２３４５６７８９")}


def figures(text: str) -> str:
    """`二十三` -> `23`, `二〇一九` -> `2019`, `１２至１４` -> `12至14`; other characters stay."""
    return _RUN.sub(lambda found: str(_number(found[0])), text.translate(_WIDE))


def _number(run: str) -> int:
    if not any(char in _UNITS for char in run):
        return int("".join(str(_DIGITS[char]) for char in run))
    total, digit = 0, 0
    for char in run:
        if char in _DIGITS:
            digit = _DIGITS[char]
        else:
            total += (digit or 1) * _UNITS[char]  # 百十二 is 112 in Japanese
            digit = 0
    return total + digit
