"""Which words of a sentence make it a claim that a reader may ask a source for.

Explains, never guesses: every signal names its words. A sentence is never let off because it sounds like an
opinion. Questions and suppositions are let off unless they quote, sentences about the brief itself ("this section
…") unless they quote or give a percentage or a sum of money.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import reduce
from operator import or_

from briefwright.brief.enclosures import Kind as Marks
from briefwright.brief.enclosures import enclosures
from briefwright.claims import signals_ideographic, signals_spaced, words_ja, words_ko, words_zh
from briefwright.claims.signals_ideographic import Patterns
from briefwright.claims.signals_kinds import MUST_CITE, THRESHOLD, WEIGHTS, Kind, Signal
from briefwright.claims.signals_tokens import written
from briefwright.claims.words import Vocabulary
from briefwright.claims.words_de import GERMAN
from briefwright.claims.words_en import ENGLISH
from briefwright.claims.words_fr import FRENCH
from briefwright.claims.words_ru import RUSSIAN
from briefwright.text import Span

__all__ = [
    "MUST_CITE", "THRESHOLD", "WEIGHTS", "Kind", "Signal", "decisive", "must_cite", "score", "signals", "suggested",
]  # fmt: skip

_QUOTED_LETTERS = 25
_QUOTED_IDEOGRAPHS = 10
_QUESTION = re.compile(r"[?？][\s\"'”’»)）」』]*\Z")
_ALSO_OF_ITSELF = frozenset((Kind.QUOTATION, Kind.PERCENT, Kind.MONEY))
_SPACED: Mapping[str, Vocabulary] = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "ru": RUSSIAN}
_IDEOGRAPHIC: Mapping[str, Patterns] = {"zh": words_zh.PATTERNS, "ja": words_ja.PATTERNS, "ko": words_ko.PATTERNS}
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_IDEOGRAPH = re.compile(r"[\u3400-\u9fff]")


def signals(sentence: str, language: str = "en") -> tuple[Signal, ...]:
    """The signals of one sentence, by place, without those that questions and suppositions may hold."""
    return _signals(sentence, language, all_kinds=True)


def decisive(sentence: str, language: str = "en") -> tuple[Signal, ...]:
    """Those of the signals that alone ask for a source; found sooner than all of them."""
    return tuple(signal for signal in _signals(sentence, language, all_kinds=False) if signal.must_cite)


def _signals(sentence: str, language: str, *, all_kinds: bool) -> tuple[Signal, ...]:
    quotations = tuple(_quotations(sentence))
    language = language.split("-")[0].lower()
    patterns = _IDEOGRAPHIC.get(_written_in(sentence, language))
    words = _SPACED.get(language, ENGLISH)
    found = quotations
    if patterns:
        found += tuple(signals_ideographic.find(sentence, patterns, all_kinds=all_kinds))
    if not patterns or language not in _IDEOGRAPHIC:  # a Chinese quotation in an English sentence is read as both
        in_order = written(sentence)
        roles = words.roles(in_order)
        if all_kinds or signals_spaced.may_decide(words, in_order, roles):
            found += tuple(signals_spaced.find(sentence, words, roles, all_kinds=all_kinds))
        found += tuple(_phrases(sentence, words, reduce(or_, roles, 0), found))
    if not found:
        return ()
    reading = patterns or words
    if _QUESTION.search(sentence) or reading.only_supposing.match(sentence):
        found = tuple(signal for signal in found if signal.kind is Kind.QUOTATION)
    elif reading.self_referring.match(sentence):
        found = tuple(signal for signal in found if signal.kind in _ALSO_OF_ITSELF)
    return tuple(sorted(found, key=lambda signal: (signal.span, signal.kind)))


def must_cite(found: Iterable[Signal]) -> bool:
    """True if one signal alone asks for a source."""
    return any(signal.must_cite for signal in found)


def score(found: Iterable[Signal]) -> float:
    """The weights of the kinds that were found, each kind once (names twice at most)."""
    names, kinds = 0, set()
    for signal in found:
        names += signal.kind is Kind.NAME
        kinds.add(signal.kind)
    total = sum(WEIGHTS[kind] for kind in kinds) + (WEIGHTS[Kind.NAME] if names > 1 else 0.0)
    return round(total, 2)


def suggested(found: Iterable[Signal]) -> bool:
    """True if the signals together suggest a claim."""
    return score(found) >= THRESHOLD


def _written_in(sentence: str, language: str) -> str:
    """The language a sentence is read in: the brief's own, unless most of its letters are of another script."""
    wide = 0 if sentence.isascii() else sum(len(one.findall(sentence)) for one in (_IDEOGRAPH, _KANA, _HANGUL))
    if not wide:
        return "" if language in _IDEOGRAPHIC else language
    if wide * 3 < sum(char.isalpha() for char in sentence):
        return language
    if language in _IDEOGRAPHIC:
        return language
    if _HANGUL.search(sentence):
        return "ko"
    return "ja" if _KANA.search(sentence) else "zh"


def _phrases(sentence: str, words: Vocabulary, played: int, found: Collection[Signal]) -> Iterator[Signal]:
    """What several words say together; of each kind only where no single word said it already."""
    kinds = {signal.kind for signal in found}
    taken = [signal.span for signal in found if signal.must_cite]
    for kind, role in words.of_phrase.items():
        if played & role and kind not in kinds and words.triggers[kind].may_match(sentence):
            pattern = words.phrases[kind]
            for match in pattern.finditer(sentence):
                span = Span(*match.span())
                if not any(span.start < other.end and other.start < span.end for other in taken):
                    yield Signal(kind, span, match[0])


def _quotations(sentence: str) -> Iterator[Signal]:
    for pair in enclosures(sentence):
        if pair.kind is Marks.QUOTATION:
            words = sentence[pair.inner.start : pair.inner.end]
            kind = Kind.QUOTATION if is_long(words) and not _is_title(words) else Kind.WORDS
            yield Signal(kind, pair.span, sentence[pair.span.start : pair.span.end])


def _is_title(words: str) -> bool:
    """True for the name of a work or a body: Tales of the Harbour: A History. It quotes nobody."""
    long = [word for word in re.findall(r"[^\W\d_][\w’'-]*", words) if len(word) > 4]
    ends = words.rstrip()[-1:] in (".", "!", "。") or words.rstrip(" ,;").endswith("...")
    return len(long) > 1 and not ends and all(word[0].isupper() and not word.isupper() for word in long)


def is_long(words: str) -> bool:
    """True for as many letters as a quotation must have that asks for its source."""
    letters = sum(char.isalpha() for char in words)
    wide = sum("\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7af" for char in words)
    return letters >= _QUOTED_LETTERS or wide >= _QUOTED_IDEOGRAPHS
