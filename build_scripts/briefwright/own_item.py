"""A brief as an item, so that it can be cited, formatted and exported like any source."""

from __future__ import annotations

import re

from briefwright import bibliography
from briefwright.bibliography import Item
from briefwright.evidence import Evidence, Page
from briefwright.text import Text

_BRACES = str.maketrans({"{": "(", "}": ")", "\\": "/", "%": r"\%", "#": r"\#", "$": r"\$", "&": r"\&", "_": r"\_"})


def own_item(evidence: Evidence, page: Page) -> Item | None:
    """The item of a brief: its authors, title and date, published by the site; None where its fields are unusable."""
    fields, settings = page.brief.fields, evidence.settings
    when = fields.day("updated") or fields.day("date")
    names = [f"{{{_plain(name)}}}" if is_group(name) else _plain(name) for name in page.brief.authors]
    values = {
        "author": " and ".join(names),
        "title": f"{{{_plain(page.brief.title)}}}",
        "institution": _plain(settings.site_name),
        "date": when.isoformat() if when else "",
        "url": address_of(evidence, page),
        "langid": page.brief.language,
    }
    entry = ",\n".join(f"  {name} = {{{value}}}" for name, value in values.items() if value)
    reading = bibliography.read(Text("brief.bib", f"@report{{{page.brief.slug},\n{entry},\n}}\n"))
    return reading.items[0] if reading.items else None


def _plain(value: str) -> str:
    return " ".join(value.translate(_BRACES).split())


_GROUP_WORDS = re.compile(
    r"\b(?:"
    r"advisory|agency|alliance|archive|associates|association|authority|bureau|campaign|center|centre"
    r"|coalition|collective|college|commission|committee|company|consortium|corporation|council|department"
    r"|editors|federation|foundation|forum|group|inc|initiative|institute|institution|lab|labs|laboratory"
    r"|league|library|ltd|ministry|museum|network|newsroom|office|organisation|organization|partners|party"
    r"|project|research|school|service|society|staff|team|trust|union|university|watch"
    r")\b",
    re.IGNORECASE,
)


def is_group(name: str) -> bool:
    """Whether a name is an organisation's, which is not to be turned round.

    So it is with one word, with a longer word in lower case, or with a word that people's names do not hold; authors
    of other organisations write the name in the form that they want cited: with one word in lower case, or joined.
    """
    words = name.split()
    return bool(_GROUP_WORDS.search(name)) or len(words) < 2 or any(word.islower() and len(word) > 3 for word in words)


def address_of(evidence: Evidence, page: Page) -> str:
    """Where a brief is published ('' while the site has no address)."""
    base = evidence.settings.site_url
    if not base:
        return ""
    return f"{base.rstrip('/')}/{evidence.settings.briefs_dir}/{page.brief.slug}/"
