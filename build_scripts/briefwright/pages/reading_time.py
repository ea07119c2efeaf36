"""How long a brief takes to read."""

from __future__ import annotations

import re

from briefwright.evidence import Page

#: Words a minute; Brysbaert 2019, "How many words do we read per minute?", gives 238 for English non-fiction.
WORDS_A_MINUTE = 238
#: Han, kana and hangul characters count one by one, at a round figure: published rates differ widely.
CHARACTERS_A_MINUTE = 400
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def reading_minutes(page: Page) -> int:
    """Minutes to read the text, at least 1."""
    text = " ".join(sentence.text for sentence in page.brief.sentences())
    characters = len(_CJK.findall(text))
    words = len(_WORD.findall(_CJK.sub(" ", text)))
    return max(1, round(words / WORDS_A_MINUTE + characters / CHARACTERS_A_MINUTE))
