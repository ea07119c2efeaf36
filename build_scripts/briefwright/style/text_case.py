"""CSL's text-case attribute, applied to a field that may hold markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from briefwright.style.tokens import MORE, Token

_TAG = re.compile(r"<[^<>]{1,60}>")
_PROTECTED = re.compile(
    r"<(span)\s+class=\"no-?(?:case|decor)\"\s*>|<(sc)>|<(sup)>|<(sub)>|<(span)\s+style=\"font-variant:\s*small-caps;?\"\s*>"
)
_SEPARATORS = re.compile(r"([\s\u00a0\u2000-\u200b\u205f\u3000/\-–—]+|(?<=\w)\.(?=\w{2}))")
#: Lower case inside English titles, unless first, last or after a colon: articles, conjunctions, prepositions, and
#: particles of names.
_SMALL_WORDS = (
    "a an the and but or nor so yet for if about above across afore after against along alongside amid amidst among "
    "amongst anenst apropos apud around as aside astride at athwart atop barring before behind below beneath beside "
    "besides between beyond by circa despite d’ d' de down during et except forenenst from given in inside into lest "
    "like modulo near next notwithstanding of off on onto out over per plus pro qua sans since than through thru "
    "throughout thruout till to toward towards under underneath until unto up upon versus vs. v. vs v via vis-à-vis "
    "von van with within without c ca al"
)
#: Longer fields are no titles or terms and keep their case.
MOST_CHARACTERS = 5000
STOP_WORDS = frozenset(_SMALL_WORDS.split())


@lru_cache(maxsize=8192)
def text_case(field: str, case: str, language: str, style_language: str) -> str:
    """A field in another case; unknown cases change nothing. Title case is for English only (CSL 1.0.2)."""
    if len(field) > MOST_CHARACTERS:
        return field
    if case == "title":
        english = (language or style_language)[:2].lower() == "en"
        return _title(field) if english else field
    if case == "uppercase":
        return "".join(_upper(part, language) if free else part for part, free in _parts(field))
    if case == "lowercase":
        return "".join(part.lower() if free else part for part, free in _parts(field))
    if case == "sentence":
        return _sentence(field)
    if case == "capitalize-first":
        return _capitalize_first(field)
    return _capitalize_all(field) if case == "capitalize-all" else field


def term_case(term: str, case: str, language: str, style_language: str) -> str:
    """A term in another case; title case is also for the words around an English title."""
    return text_case(term, case, language if language[:2].lower() == "en" else "", style_language)


def _upper(text: str, language: str) -> str:
    if language[:2] in ("tr", "az"):
        text = text.replace("i", "İ")
    return text.upper()


def _parts(field: str) -> Iterator[tuple[str, bool]]:
    """The field cut at its markup: (piece, may its case change); joining the pieces gives the field again."""
    at, guarded_by, depth = 0, "", 0
    for tag in _TAG.finditer(field):
        if tag.start() > at:
            yield field[at : tag.start()], not guarded_by
        at = tag.end()
        if guarded_by:
            depth += tag[0].startswith("<" + guarded_by) - (tag[0] == f"</{guarded_by}>")
            guarded_by = guarded_by if depth else ""
        elif (opening := _PROTECTED.fullmatch(tag[0])) is not None:
            guarded_by, depth = next(name for name in opening.groups() if name), 1
        yield tag[0], False
    if at < len(field):
        yield field[at:], not guarded_by


_LEADING = frozenset("\"'“”‘’«»‹›([{¿¡„‚<*")


def _capital(word: str) -> str:
    """The word with its first letter in upper case; leading marks are passed over."""
    for at, char in enumerate(word):
        if char.isalpha():
            return word[:at] + char.upper() + word[at + 1 :]
        if char not in _LEADING:
            break
    return word


def _capitalize_first(field: str) -> str:
    done, out = False, []
    for part, free in _parts(field):
        if done or part.startswith("<") or not part.strip():
            out.append(part)
            continue
        done = True
        out.append(_first_word_capital(part) if free else part)
    return "".join(out)


def _first_word_capital(part: str) -> str:
    words = _SEPARATORS.split(part)
    for at in range(0, len(words), 2):
        if any(char.isalnum() for char in words[at]):
            # `iPhone` and `arXiv` keep their small letter, `o.O.` does not.
            if words[at].lower() == words[at] or words[at][1:2] == ".":
                words[at] = _capital(words[at])
            break
    return "".join(words)


def _capitalize_all(field: str) -> str:
    return "".join(_capital_words(part) if free else part for part, free in _parts(field))


def _capital_words(part: str) -> str:
    words = re.split(r"(\s+)", part)
    return "".join(_capital(word) for word in words)


def _sentence(field: str) -> str:
    out, first = [], True
    for part, free in _parts(field):
        if not free:
            first = first and (part.startswith("<") or not part.strip())
            out.append(part)
            continue
        lowered = part.lower()
        if first and any(char.isalnum() for char in part):
            at = next(i for i, char in enumerate(part) if char.isalnum())
            lowered = lowered[:at] + part[at].upper() + lowered[at + 1 :]
            first = False
        out.append(lowered)
    return "".join(out)


def _title(field: str) -> str:
    parts = list(_parts(field))
    words = [(_SEPARATORS.split(part) if free else [part]) for part, free in parts]
    free_at = [
        (p, w)
        for p, (_, free) in enumerate(parts)
        if free
        for w in range(0, len(words[p]), 2)
        if any(char.isalnum() for char in words[p][w])
    ]
    last_guarded = max((p for p, (part, free) in enumerate(parts) if not free and part[0] != "<"), default=-1)
    first_guarded = min((p for p, (part, free) in enumerate(parts) if not free and part[0] != "<"), default=1 << 30)
    for count, (p, w) in enumerate(free_at):
        first = count == 0 and p < first_guarded
        last = count == len(free_at) - 1 and p > last_guarded
        first = first or _after_stop(words, p, w)
        words[p][w] = _title_word(words[p], w, first=first, last=last)
    return "".join("".join(pieces) for pieces in words)


def _after_stop(words: list[list[str]], p: int, w: int) -> bool:
    """Whether the word follows a colon, question mark or exclamation mark."""
    before = "".join(words[p][:w]) or "".join("".join(pieces) for pieces in words[:p] if pieces[0][:1] != "<")
    return before.rstrip(" \u00a0\"'“‘(").endswith((":", "?", "!"))


def _title_word(part: list[str], at: int, *, first: bool, last: bool) -> str:
    """One word of a title; `first` also after a colon, question mark or exclamation mark."""
    word = part[at]
    if word != word.lower():
        return word
    before = part[at - 1] if at else ""
    after = part[at + 1] if at + 1 < len(part) else ""
    bare = word.strip("\"'“”‘’()[]{},;:!?").rstrip("." if word.count(".") > 1 else "")
    # One letter, also before an apostrophe (`l’homme`), is rarely an English word.
    if len(bare) == 1 and not bare.isascii() and after[:1] == "-":
        return word
    if not first and ((len(bare) == 1 and after[:1] != "-") or bare[1:2] in ("'", "’")):
        return word
    if len(bare) == 1 and before[-1:] == "-":
        return word
    hyphenated = after[:1] == "-" and before[-1:] != "-"
    if bare in STOP_WORDS and not first and not last and not hyphenated:
        return word
    return _capital(word)


def case_tokens(tokens: list[Token], case: str, language: str, style_language: str) -> list[Token]:
    """Rendered tokens in another case; `capitalize-first` and `sentence` look at the first text only."""
    out, done = [], False
    for kind, text, tag in tokens:
        if kind <= MORE and not (done and case in ("capitalize-first", "sentence")):
            done = done or any(char.isalnum() for char in text)
            text = text_case(text, case, language, style_language)
        out.append((kind, text, tag))
    return out
