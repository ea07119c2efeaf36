"""Light stemming: a word's endings of number and gender go, its meaning stays.

The rules are tables, not code: the index carries them to the browser, which applies them in the same way, so both
sides agree by construction. English rules apply to every word in Latin letters. Rules of other languages apply
only to words marked up in that language, whose second term (`fornitor~it`) no English word can meet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

Rule = tuple[str, str, int]  # ending, what replaces it, how many letters must stand before it
Passes = tuple[tuple[Rule, ...], ...]  # in each pass the first rule that fits is applied, and no other

# Too frequent to tell one page from another. Not `it`, `us`, `who`: they are also IT, US and WHO.
STOP_WORDS = frozenset(
    (
        *("a", "an", "and", "are", "as", "at", "be", "been", "by", "for", "from", "had", "has", "have", "in", "is"),
        *("its", "of", "on", "or", "that", "the", "their", "this", "to", "was", "were", "which", "with"),
    )
)
# Words that look inflected and are not.
_KEPT = frozenset(("news", "series", "species", "united", "evening", "during", "beijing", "nanjing", "chongqing"))

_DOUBLED: tuple[Rule, ...] = tuple(
    (double + ending, double[0], 2)
    for ending in ("ing", "ed")
    for double in ("bb", "dd", "gg", "mm", "nn", "pp", "rr", "tt")
)
RULES: Mapping[str, Passes] = MappingProxyType(
    {
        "en": (
            (
                *(("sses", "ss", 1), ("ches", "ch", 2), ("shes", "sh", 2), ("xes", "x", 2), ("ies", "y", 2)),
                *(("ss", "ss", 0), ("us", "us", 0), ("is", "is", 0), ("s", "", 3)),
            ),
            (("ied", "y", 2), ("eed", "eed", 0), *_DOUBLED, ("ing", "", 4), ("ed", "", 4)),
            (("e", "", 5),),
        ),
        "de": (
            (
                *(("ern", "", 4), ("em", "", 4), ("en", "", 4), ("er", "", 4), ("es", "", 4)),
                *(("e", "", 4), ("n", "", 4), ("s", "", 4)),
            ),
        ),
        "es": ((("es", "", 4), ("os", "", 4), ("as", "", 4), ("a", "", 4), ("e", "", 4), ("o", "", 4)),),
        "fr": ((("aux", "al", 2), ("s", "", 4), ("x", "", 4)), (("ee", "e", 3), ("e", "", 4))),
        "it": ((("hi", "", 3), ("he", "", 3), ("a", "", 4), ("e", "", 4), ("i", "", 4), ("o", "", 4)),),
        "nl": ((("en", "", 4), ("e", "", 4), ("s", "", 4)),),
        "pt": (
            (("oes", "ao", 2), ("s", "", 4)),
            (("ao", "ao", 0), ("a", "", 4), ("e", "", 4), ("o", "", 4)),
        ),
    }
)


def stem(word: str, passes: Sequence[Sequence[Rule]] = RULES["en"]) -> str:
    """The stem of a folded word; a word with anything but Latin letters in it is its own stem."""
    if len(word) < 4 or not (word.isascii() and word.isalpha()) or word in _KEPT:
        return word
    for rules in passes:
        for ending, replacement, least in rules:
            if word.endswith(ending) and len(word) - len(ending) >= least:
                word = word[: len(word) - len(ending)] + replacement
                break
    return word


def foreign_term(word: str, language: str) -> str:
    """The second term of a word that is marked up in `language`."""
    return f"{stem(word, RULES[language])}~{language}"


def rules_for(languages: Sequence[str]) -> Mapping[str, object]:
    """The tables as the index carries them, for English and these languages."""
    return {"stop": sorted(STOP_WORDS), "kept": sorted(_KEPT), "rules": {tag: RULES[tag] for tag in ("en", *languages)}}
