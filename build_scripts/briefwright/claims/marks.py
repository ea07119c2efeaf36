"""What authors say of a sentence in comments: the names of the marks, and what their values mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefwright import citations
from briefwright.brief import Mark
from briefwright.citations import Fault
from briefwright.claims.likelihood import CONFIDENCES, STEPS, Step, step_of
from briefwright.text import Span

CALCULATION, WAIVER = "calc", "no-source"
ID, COVERS, SOURCED, END_SOURCED = "id", "covers", "sourced", "end sourced"
JUDGEMENT, DISPUTES, REFUTES = "judgement", "disputes", "refutes"
#: Every mark with the way it is written.
FORMS = {
    CALCULATION: "<!-- calc: 487 / 1050 = 46.4% -->",
    WAIVER: "<!-- no-source: definition -->",
    ID: "<!-- id: half -->",
    COVERS: "<!-- covers: 3 -->",
    SOURCED: "<!-- sourced: @key, p. 3 -->",
    END_SOURCED: "<!-- end sourced -->",
    JUDGEMENT: "<!-- judgement: likely; moderate confidence; basis #half, #list -->",
    DISPUTES: "<!-- disputes: @key -->",
    REFUTES: '<!-- refutes: @key: "words of the claim" -->',
}
#: Marks that speak of the sentence before them.
OF_A_SENTENCE = frozenset(FORMS) - {SOURCED, END_SOURCED}
PARAGRAPH, LIST = "paragraph", "list"
_ID = re.compile(r"[^\W\d_][\w-]{0,60}")
#: What the page itself uses as anchors.
_RESERVED = re.compile(r"(?:ref|cite|chart|claim|fn|fnref|bw)[-:]|references$|content$|__", re.IGNORECASE)
#: An address made of words, which a reworded sentence may keep.
_KEPT = re.compile(r"claim-[0-9a-f]{10}(?:-\d+)?")
_BASIS = re.compile(r"basis\s*:?\s*(?P<ids>.*)", re.IGNORECASE | re.DOTALL)
_CONFIDENCE = re.compile(r"(?:(?P<before>\w+)\s+confidence|confidence\s*:?\s*(?P<after>\w+))", re.IGNORECASE)
_REFUTES = re.compile(r"@(?P<key>\S+?)\s*:\s*[\"“„«「](?P<words>.+)[\"”“»」]", re.DOTALL)


@dataclass(frozen=True)
class Judgement:
    """What the authors conclude: how likely, how sure they are, and the claims it rests on (names with places)."""

    step: Step | None
    confidence: str
    basis: tuple[tuple[str, Span], ...]


@dataclass(frozen=True)
class Refutation:
    """The words of a claim that was published elsewhere, and the source in which they stand."""

    key: str
    words: str
    span: Span


def id_fault(mark: Mark) -> Fault | None:
    """Why a name cannot be the lasting address of a claim."""
    if not _ID.fullmatch(mark.value):
        words = f"`{mark.value}` is no name of a claim" if mark.value else "a claim's name is missing"
        return Fault(mark.span, words, f"letters, digits and hyphens, a letter first: `{FORMS[ID]}`")
    if _RESERVED.match(mark.value) and not _KEPT.fullmatch(mark.value):
        return Fault(mark.span, f"`{mark.value}` is an address that the page uses itself", "choose another name")
    return None


def covers_of(mark: Mark) -> int | str | None:
    """How many sentences up to this one, or `paragraph`, or `list`; None where the value says neither."""
    value = mark.value.casefold()
    if value in (PARAGRAPH, "para"):
        return PARAGRAPH
    if value == LIST:
        return LIST
    return int(value) if re.fullmatch(r"[2-9]|[1-9]\d", value) else None


def disputing(mark: Mark) -> tuple[tuple[str, Span], ...]:
    """The keys that a `disputes` mark names, with their places."""
    cites = citations.read(f"[{mark.value}]").cites()
    moved = mark.value_span.start - 1
    return tuple((cite.key, cite.key_span.shift(moved)) for cite in cites)


def refutation_of(mark: Mark) -> Refutation | None:
    """What a `refutes` mark says; None where it does not name a source and the words."""
    found = _REFUTES.fullmatch(mark.value)
    if found is None:
        return None
    start = mark.value_span.start
    return Refutation(found["key"], found["words"].strip(), Span(start, start + len(found["key"]) + 1))


def judgement_of(mark: Mark) -> tuple[Judgement, tuple[Fault, ...]]:
    """What a `judgement` mark says, and what is wrong with it."""
    read = _Judged()
    at = mark.value_span.start
    for part in mark.value.split(";"):
        start = at + len(part) - len(part.lstrip())
        if words := part.strip():
            read.part(words, Span(start, start + len(words)))
        at += len(part) + 1
    for missing, what, help_ in (
        (read.step is None and not read.faults, "a likelihood", LIKELIHOOD_HELP),
        (not read.confidence, "a degree of confidence", _CONFIDENCE_HELP),
        (not read.basis, "a basis", "name the claims it rests on: `basis #half, #list`"),
    ):
        if missing:
            read.faults.append(Fault(mark.span, f"a judgement without {what}", help_))
    return Judgement(read.step, read.confidence, tuple(read.basis)), tuple(read.faults)


@dataclass
class _Judged:
    step: Step | None = None
    confidence: str = ""
    basis: list[tuple[str, Span]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def part(self, words: str, place: Span) -> None:
        if found := _BASIS.fullmatch(words):
            begin = place.start + found.start("ids")
            named = re.finditer(r"#([\w-]+)", found["ids"])
            self.basis += [(one[1], Span(begin + one.start(), begin + one.end())) for one in named]
            if re.sub(r"#[\w-]+|[,;\s]|and", "", found["ids"]):
                self.faults.append(Fault(place, "a basis is a list of claims", "write `basis #half, #list`"))
        elif found := _CONFIDENCE.fullmatch(words):
            self.confidence = (found["before"] or found["after"]).lower()
            if self.confidence not in CONFIDENCES:
                self.faults.append(Fault(place, f"`{self.confidence}` is no degree of confidence", _CONFIDENCE_HELP))
        elif step_of(words) is None:
            self.faults.append(Fault(place, f"`{words}` is no step of likelihood", LIKELIHOOD_HELP))
        else:
            self.step = step_of(words)


_CONFIDENCE_HELP = "write `low confidence`, `moderate confidence` or `high confidence`"
LIKELIHOOD_HELP = "the steps are: " + ", ".join(step.name for step in STEPS)
