"""How long a text is: words where spaces part them, characters where they do not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True)
class Length:
    """Words, and Han, kana and hangul characters, which count one by one."""

    words: int
    characters: int


def length_of(texts: Iterable[str]) -> Length:
    """The length of some texts that stand one behind the other."""
    text = " ".join(texts)
    return Length(len(_WORD.findall(_CJK.sub(" ", text))), len(_CJK.findall(text)))
