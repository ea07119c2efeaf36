"""The sentences that sum a brief up (key findings, deck, description) and the claims of its text they point to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefwright.brief import Brief, Kind
from briefwright.brief.front_matter import POINTER
from briefwright.brief.sentences import sentences
from briefwright.claims.claims import Claim
from briefwright.claims.signals import signals, suggested
from briefwright.text import Span

#: Headings under which a brief sums itself up, by language.
SECTIONS = frozenset(
    (
        *("key findings", "key points", "key judgements", "key judgments", "key takeaways", "main findings"),
        *("findings", "summary", "executive summary", "in brief", "at a glance", "highlights", "bottom line"),
        *("kernaussagen", "zusammenfassung", "wichtigste ergebnisse", "das wichtigste in kürze"),
        *("points clés", "résumé", "synthèse", "principales conclusions", "основные выводы", "главное", "резюме"),
        *("要点", "要點", "主要发现", "主要發現", "摘要", "概要", "核心发现", "要旨", "主な知見"),
        *("요약", "핵심 내용", "주요 내용"),
    )
)
FIELDS = ("deck", "description")
_NAME = re.compile(r"#([\w-]+)")
_QUESTION = re.compile(r"[?？][\s\"'”’»)）」』]*\Z")
_IN_TEXT = (Kind.PARAGRAPH, Kind.ITEM)


@dataclass(frozen=True)
class Summary:
    """One sentence of a summary: its words, its place, the names it points to, and whether a source covers it.

    `field` is the front matter field it stands in ('' in the text); `claim` is what it is in the text, if a claim.
    """

    text: str
    span: Span
    points_to: tuple[tuple[str, Span], ...]
    is_backed: bool
    field: str = ""
    claim: Claim | None = None

    @property
    def needs_claim(self) -> bool:
        """True for what should point to a claim or cite a source and does neither; questions need not."""
        return not self.points_to and not self.is_backed and not _QUESTION.search(self.text)


def is_summary(section: str) -> bool:
    return section.strip(" :：").casefold() in SECTIONS


def summaries(brief: Brief, claims: Sequence[Claim]) -> tuple[Summary, ...]:
    """All sentences that sum up, those of the front matter first."""
    fields = (one for name in FIELDS for one in _field(brief, name))
    return (*fields, *_text(brief, claims))


def _text(brief: Brief, claims: Sequence[Claim]) -> Iterator[Summary]:
    known = {claim.sentence.span: claim for claim in claims}
    for passage in brief.passages:
        block = passage.block
        if block.kind not in _IN_TEXT or not is_summary(block.section) or block.within("table"):
            continue
        for sentence in passage.sentences:
            claim = known.get(sentence.span)
            named = tuple((name, pointer.span) for pointer in sentence.pointers for name in pointer.names)
            is_lead_in = sentence.text.rstrip().endswith((":", "："))
            if any(character.isalnum() for character in sentence.text):
                yield Summary(sentence.text, sentence.span, named, claim is not None or is_lead_in, "", claim)


def _field(brief: Brief, name: str) -> Iterator[Summary]:
    """The sentences of a field; only those that state something checkable need a claim."""
    value, place = brief.fields.values.get(name), brief.fields.spans.get(name)
    if not isinstance(value, str) or place is None:
        return
    pieces, marks, pointers, at = [], [], [], 0
    for found in POINTER.finditer(value):
        pieces.append(value[at : found.start()])
        marks.append(sum(map(len, pieces)))
        pointers.append(tuple(_NAME.findall(found[0])))
        at = found.end()
    plain = "".join((*pieces, value[at:]))
    for sentence in sentences(plain, brief.language, marks):
        words = plain[sentence.span.start : sentence.span.end]
        names = (name for mark in sentence.marks for name in pointers[marks.index(mark)])
        checkable = suggested(signals(words, brief.language))
        yield Summary(words, place, tuple((one, place) for one in names), not checkable, name)
