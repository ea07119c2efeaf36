"""The seven steps of likelihood of ICD 203, the words that stand for each, and words of confidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefwright.text import Span


@dataclass(frozen=True)
class Step:
    """One step: its name, the chance it stands for, and the words that say it."""

    name: str
    chance: str
    words: tuple[str, ...]


STEPS = (
    Step(
        "almost no chance",
        "1–5%",
        ("almost no chance", "almost certainly not", "remote", "几乎不可能", "幾乎不可能", "fast ausgeschlossen"),
    ),
    Step(
        "very unlikely",
        "5–20%",
        (
            *("very unlikely", "highly unlikely", "highly improbable", "very improbable"),
            *("很不可能", "极不可能", "極不可能", "sehr unwahrscheinlich", "très improbable", "très peu probable"),
        ),
    ),
    Step(
        "unlikely",
        "20–45%",
        ("unlikely", "improbable", "improbably", "不太可能", "不大可能", "unwahrscheinlich", "peu probable"),
    ),
    Step(
        "roughly even chance",
        "45–55%",
        (
            *("roughly even chance", "roughly even odds", "even chance", "even odds", "可能性各半", "五五开", "五五開"),
            *("etwa gleich wahrscheinlich", "chances à peu près égales"),
        ),
    ),
    Step(
        "likely",
        "55–80%",
        ("likely", "probable", "probably", "可能", "大概", "wahrscheinlich", "probablement"),
    ),
    Step(
        "very likely",
        "80–95%",
        (
            *("very likely", "highly likely", "highly probable", "very probable", "very probably"),
            *("很可能", "非常可能", "sehr wahrscheinlich", "très probable", "très probablement"),
        ),
    ),
    Step(
        "almost certain",
        "95–99%",
        (
            *("almost certain", "almost certainly", "nearly certain", "nearly certainly", "几乎肯定", "几乎可以肯定"),
            *("幾乎肯定", "so gut wie sicher", "presque certain"),
        ),
    ),
)
CONFIDENCES = ("low", "moderate", "high")
#: Words of doubt that stand for no step: a reader cannot tell how likely they mean.
VAGUE = (
    *("possible", "possibly", "perhaps", "maybe", "conceivably", "conceivable", "presumably", "might", "may well"),
    *("could well", "cannot rule out", "can't rule out", "serious possibility", "good chance", "fair chance"),
    *("也许", "也許", "或许", "或許", "说不定", "不排除", "vielleicht", "möglicherweise", "peut-être"),
)
_STEP_OF = {word: step for step in STEPS for word in step.words}
_CONFIDENCE = re.compile(
    r"\b(?:low|moderate|medium|high)[ -]confidence\b|\bconfiden(?:ce|t)\b|(?:低|中等|高)(?:度)?(?:信心|把握|置信)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Said:
    """A likelihood word in a text; `step` is None for a word of doubt that stands for no step."""

    words: str
    span: Span
    step: Step | None


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    ordered = sorted(words, key=len, reverse=True)
    made = (re.escape(word) if ord(word[0]) > 0x2E80 else rf"\b{re.escape(word)}\b" for word in ordered)
    return re.compile("|".join(made), re.IGNORECASE)


_SAID = _pattern((*_STEP_OF, *VAGUE))


def step_of(words: str) -> Step | None:
    """The step that exactly these words stand for."""
    return _STEP_OF.get(" ".join(words.casefold().split()))


def likelihoods(text: str) -> Iterator[Said]:
    """The likelihood words of a text, the longest at each place."""
    for found in _SAID.finditer(text):
        yield Said(found[0], Span(*found.span()), step_of(found[0]))


def confidence_in(text: str) -> str:
    """The first words of a text that speak of confidence ('' where none do)."""
    found = _CONFIDENCE.search(text)
    return found[0] if found else ""
