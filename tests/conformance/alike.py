"""When two renderings say the same: tags, white space, and the shape of quotation marks do not count."""

from __future__ import annotations

import html
import re
import unicodedata


def alike(text: str) -> str:
    """What of a rendering in HTML is compared."""
    text = html.unescape(re.sub(r"<[^>]*>", "", text))
    text = unicodedata.normalize("NFC", re.sub(r"\s+", "", text))
    return re.sub("[“”„\"‘’'«»]", '"', text)


def alike_in_text(text: str) -> str:
    """The same for one in plain text."""
    return alike(html.escape(text))
