"""Whether DOIs, ISBNs, ISSNs and web addresses are what they claim to be."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+")
_DOI_PREFIX = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.I)
_HOST = re.compile(
    r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]+|localhost|[0-9]{1,3}(?:\.[0-9]{1,3}){3}|[0-9a-f]*:[0-9a-f:.]+", re.I
)
_UNSAFE = re.compile(r"[\s<>\"\\^`{|}\u200b\ufeff\u202a-\u202e]")
_SCHEMES = frozenset({"http", "https", "ftp"})


def bare_doi(written: str) -> str:
    """A DOI without the address or the `doi:` before it."""
    return _DOI_PREFIX.sub("", written.strip())


def doi_problem(written: str) -> str:
    """Why this is no DOI, or nothing."""
    bare = bare_doi(written)
    if not _DOI.fullmatch(bare):
        return "a DOI looks like `10.1000/xyz123`"
    if bare.endswith((".", ",", ";")):
        return "it ends in a punctuation mark"
    return ""


def isbn_problem(written: str) -> str:
    """Why this is no ISBN, or nothing; several may stand in one field."""
    for one in re.split(r"[,;]|\s(?=97[89]|\d{10}\b)|\band\b", re.sub(r"\([^)]*\)|ISBN(?:-1[03])?:?", " ", written)):
        digits = re.sub(r"[\s‐‑–-]", "", one).upper()
        if not digits:
            continue
        if re.fullmatch(r"[0-9]{9}[0-9X]", digits):
            total = sum((10 - at) * (10 if digit == "X" else int(digit)) for at, digit in enumerate(digits))
            if total % 11:
                return "its last digit does not fit the others"
        elif re.fullmatch(r"97[89][0-9]{10}", digits):
            if sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(digits)) % 10:
                return "its last digit does not fit the others"
        else:
            return "an ISBN has 10 or 13 digits"
    return ""


def issn_problem(written: str) -> str:
    """Why this is no ISSN, or nothing."""
    for one in re.split(r"[,;\s]+", re.sub(r"\([^)]*\)", " ", written.strip())):
        digits = one.replace("-", "").upper()
        if not digits:
            continue
        if not re.fullmatch(r"[0-9]{7}[0-9X]", digits):
            return "an ISSN looks like `1234-5679`"
        if sum((8 - at) * (10 if digit == "X" else int(digit)) for at, digit in enumerate(digits)) % 11:
            return "its last digit does not fit the others"
    return ""


def url_problem(written: str) -> str:
    """Why this is no address that a reader can open, or nothing."""
    words = written.strip()
    found = _UNSAFE.search(words)
    if found:
        return f"it contains {_shown(found.group())}"
    try:
        parts = urlsplit(words)
        host = parts.hostname or ""
    except ValueError:
        return "it cannot be taken apart"
    if parts.scheme.lower() not in _SCHEMES:
        return f"readers cannot open `{parts.scheme}:`" if parts.scheme.isalpha() else "it does not start with `https://`"
    if parts.username is not None or parts.password is not None:
        return "it holds a user's name or password"
    return "" if _HOST.fullmatch(host) else "it names no site"


def _shown(sign: str) -> str:
    if sign.isspace():
        return "a space"
    return f"`{sign}`" if sign.isprintable() else "an invisible character"
