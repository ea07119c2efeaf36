"""What readers see of claims in the text: an anchor for each, pointers to them, and what authors said beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape

from briefwright.brief import Kind, Mark, Pointer, Sentence
from briefwright.brief.front_matter import POINTER
from briefwright.claims import Claim, Coverage
from briefwright.claims.claims import waiver_of
from briefwright.claims.marks import (
    CALCULATION,
    COVERS,
    DISPUTES,
    END_SOURCED,
    FORMS,
    JUDGEMENT,
    LIST,
    PARAGRAPH,
    REFUTES,
    SOURCED,
    WAIVER,
    covers_of,
    disputing,
    judgement_of,
    refutation_of,
)
from briefwright.evidence import Evidence
from briefwright.pages import addresses
from briefwright.pages.addresses import Link
from briefwright.standing import Standing, standing_of
from briefwright.text import Text


def anchor(claim: Claim) -> str:
    """The place that `#id` leads to; it stands before the claim's first character."""
    return f'<span class="bw-claim" id="{escape(claim.id)}"></span>'


def start_of(text: Text, sentence: Sentence) -> int:
    """Where an anchor can stand: before the first character that readers see, and not behind a backslash."""
    start, end = sentence.span.start, sentence.span.end
    while start < end and text.content[start] in " \t|":
        start += 1
    return start - 1 if start and text.content[start - 1] == "\\" else start


def pointers(found: Pointer | tuple[str, ...], known: Mapping[str, Claim]) -> str:
    """Quiet links from a summary to the claims it sums up; a name that leads nowhere becomes nothing."""
    names = found.names if isinstance(found, Pointer) else found
    links = (
        f'<a class="bw-pointer" href="#{escape(name)}" aria-label="to the claim in the text: {escape(_said(name))}">'
        "↓</a>"
        for name in names
        if name in known
    )
    return f'<span class="bw-pointers">{"".join(links)}</span>'


def field(value: str, known: Mapping[str, Claim]) -> str:
    """A deck with its pointers as links."""
    made, at = [], 0
    for found in POINTER.finditer(value):
        made += [escape(value[at : found.start()]), " ", pointers(tuple(re.findall(r"#([\w-]+)", found[0])), known)]
        at = found.end()
    return "".join((*made, escape(value[at:]))).strip()


def _said(name: str) -> str:
    return name.replace("-", " ").replace("_", " ")


def mark(evidence: Evidence, one: Mark, known: Mapping[str, Claim], link: Link, opened: str = "") -> str | None:
    """What readers see of a mark; None where it is none of ours. `opened` names the source of a sourced passage."""
    if one.name == CALCULATION:
        told = f'<span class="bw-own-name">our calculation:</span> {escape(one.value)}'
        return f'<span class="bw-own">{told}</span>'
    if one.name == WAIVER:
        return _waiver(one)
    if one.name == JUDGEMENT:
        return _judgement(one, known)
    if one.name == COVERS:
        reach = covers_of(one)
        told = {PARAGRAPH: "of the whole paragraph", LIST: "of the whole list"}.get(str(reach), f"of {reach} sentences")
        return f'<span class="bw-covers">source {told}</span>' if reach else ""
    if one.name == END_SOURCED:
        return f'<span class="bw-sourced-end">so far from {escape(opened)}</span>' if opened else ""
    if one.name in (REFUTES, DISPUTES):
        return _against(evidence, one, link)
    return "" if one.name in FORMS and one.name != SOURCED else None


def sourced(citation: str) -> str:
    """The line that opens a passage whose sentences rest on one citation."""
    return f'<span class="bw-sourced">Source of what follows: {citation}</span>'


def _waiver(one: Mark) -> str:
    waiver = waiver_of(one)
    why = waiver.reason.replace("-", " ") + (f": {waiver.note}" if waiver.note else "")
    return f'<span class="bw-waived">no source: {escape(why)}</span>'


def _judgement(one: Mark, known: Mapping[str, Claim]) -> str:
    judgement, _ = judgement_of(one)
    told = []
    if judgement.step:
        told.append(f"{judgement.step.name} ({judgement.step.chance})")
    if judgement.confidence:
        told.append(f"{judgement.confidence} confidence")
    links = [
        f'<a href="#{escape(name)}">{escape(_said(name))}</a>' for name, _ in judgement.basis if name in known
    ]
    if links:
        told.append(f"rests on {', '.join(links)}")
    return f'<span class="bw-judgement"><span class="bw-own-name">our judgement:</span> {"; ".join(told)}</span>'


def _against(evidence: Evidence, one: Mark, link: Link) -> str:
    if one.name == DISPUTES:
        named = [_source(evidence, key, link) for key, _ in disputing(one)]
        return f'<span class="bw-disputes">disputed by {", ".join(named)}</span>' if named else ""
    refutation = refutation_of(one)
    if refutation is None:
        return ""
    source = _source(evidence, refutation.key, link)
    return f'<span class="bw-refutes">against “{escape(refutation.words)}” in {source}</span>'


def _source(evidence: Evidence, key: str, link: Link) -> str:
    item = evidence.bibliography.get(key)
    if item is None:
        return escape(key)
    return f'<a href="{escape(link(addresses.source(evidence, key)))}">{escape(item.short)}</a>'


def standing(evidence: Evidence, claim: Claim) -> Iterator[tuple[int, str]]:
    """What readers are told at the end of a claim, behind its full stop: where it stands in the text, and the words."""
    brackets = [citation for citation in claim.sentence.citations if not citation.in_text]
    if not brackets or claim.coverage is not Coverage.SENTENCE:
        return
    at = brackets[-1].span.end
    if claim.sentence.block.kind is not Kind.ROW:  # a row ends with a bar, behind which nothing may stand
        at = max(at, claim.sentence.span.end)
    sources = standing_of(evidence, claim)
    if sources.disputing:
        yield at, f' <a class="bw-disputed" href="#{escape(disagreement_id(claim))}">sources disagree</a>'
    if sources.kind is Standing.RETOLD:
        yield at, ' <span class="bw-standing">second-hand</span>'
    elif sources.origin:
        yield at, ' <span class="bw-standing">one origin</span>'


def disagreement_id(claim: Claim) -> str:
    return f"bw-disagreement-{claim.id}"
