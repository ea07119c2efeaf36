"""`[@^, p. 4]` names the source of the cite before it: here it gets that source's key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefwright.brief.parts import Passage, Sentence
from briefwright.citations import REPEAT, Citation, Cite, Fault
from briefwright.text import Span

_NOTHING_BEFORE = "`@^` repeats the source of the cite before it, and no cite stands before it in this section"
_SEVERAL_BEFORE = "`@^` repeats one source, and the citation before it has several"


def with_repeats(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages with every repeat resolved. A heading ends what can be repeated; each footnote stands alone."""
    if not any(REPEAT in citation.keys for passage in passages for citation in passage.citations):
        return tuple(passages)
    before: tuple[str, ...] = ()
    in_note: tuple[int, tuple[str, ...]] = (-1, ())
    made = []
    for passage in passages:
        note = passage.block.within("footnote")
        if note is not None:
            known = in_note[1] if in_note[0] == note.start else ()
            passage, known = _resolved(passage, known)
            in_note = (note.start, known)
        else:
            passage, before = _resolved(passage, () if passage.block.level else before)
        made.append(passage)
    return tuple(made)


def _resolved(passage: Passage, before: tuple[str, ...]) -> tuple[Passage, tuple[str, ...]]:
    """A passage with its repeats resolved, and the keys that its last citation leaves for a repeat behind it."""
    changed: dict[Span, Citation] = {}
    faults: list[Fault] = []
    for citation in passage.citations:
        cites: list[Cite] = []
        for cite in citation.cites:
            last = (cites[-1].key,) if cites else before
            if cite.key == REPEAT and len(last) == 1 and last[0] != REPEAT:
                cite = replace(cite, key=last[0])
            elif cite.key == REPEAT:
                faults.append(_fault(cite, last))
            cites.append(cite)
        if REPEAT in citation.keys:
            changed[citation.span] = replace(citation, cites=tuple(cites))
        before = tuple(dict.fromkeys(cite.key for cite in cites))
    if not changed:
        return passage, before
    return (
        replace(
            passage,
            citations=_exchanged(passage.citations, changed),
            in_pictures=_exchanged(passage.in_pictures, changed),
            faults=(*passage.faults, *faults),
            sentences=tuple(_sentence(one, changed) for one in passage.sentences),
        ),
        before,
    )


def _exchanged(citations: Sequence[Citation], changed: Mapping[Span, Citation]) -> tuple[Citation, ...]:
    return tuple(changed.get(citation.span, citation) for citation in citations)


def _sentence(sentence: Sentence, changed: Mapping[Span, Citation]) -> Sentence:
    if any(citation.span in changed for citation in sentence.citations):
        return replace(sentence, citations=_exchanged(sentence.citations, changed))
    return sentence


def _fault(cite: Cite, last: tuple[str, ...]) -> Fault:
    message = _SEVERAL_BEFORE if len(last) > 1 else _NOTHING_BEFORE
    named = f"write which one: `[@{last[0]}]`" if len(last) > 1 else "write the key of the source"
    return Fault(cite.key_span, message, named)
