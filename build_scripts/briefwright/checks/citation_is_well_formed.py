"""Brackets say what their author meant: one key a cite, semicolons between cites, every bracket closed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from briefwright.brief import Brief, Kind, Passage
from briefwright.evidence import Evidence
from briefwright.findings import Finding, Severity, finding
from briefwright.text import Span

NAME = "citation-is-well-formed"
_BRACKETED = re.compile(r"\[[^\[\]\n`]{0,200}?(?<![\w.@])@[\w{][^\[\]\n`]{0,200}\]")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_BARE = re.compile(r"(?<![\w.@/`\"'=\[])@(?P<key>\w[\w:.-]*\w)(?![\w`]|[^<>]*(?:\]|</code>))")


def check(evidence: Evidence, today: date) -> Iterator[Finding]:  # noqa: ARG001 - all checks are called alike
    for page in evidence.pages:
        for passage in page.brief.passages:
            yield from _faults(page.brief, passage)
            yield from _unclosed(page.brief, passage)
            if passage.block.kind is Kind.RAW:
                yield from _in_raw_html(page.brief, passage, evidence)


def _faults(brief: Brief, passage: Passage) -> Iterator[Finding]:
    for fault in passage.faults:
        yield finding(
            NAME, Severity.ERROR, fault.message, brief.text, fault.span, help=fault.help, replacement=fault.replacement
        )


def _unclosed(brief: Brief, passage: Passage) -> Iterator[Finding]:
    content = brief.text.content
    end = passage.block.span.end
    for citation in passage.citations:
        before = citation.span.start - 1
        if not citation.in_text or before < 0 or content[before] not in "[［":
            continue
        if "]" in content[citation.span.end : end] or "］" in content[citation.span.end : end]:
            continue
        yield finding(
            NAME,
            Severity.ERROR,
            f"the bracket before `@{citation.cites[0].key}` is never closed",
            brief.text,
            Span(before, citation.span.end),
            help=f"close it in the same paragraph: `[@{citation.cites[0].key}]`",
        )


def _in_raw_html(brief: Brief, passage: Passage, evidence: Evidence) -> Iterator[Finding]:
    content = _COMMENT.sub(lambda comment: " " * len(comment[0]), passage.block.text.content)
    known = (found for found in _BARE.finditer(content) if found["key"] in evidence.bibliography)
    for found in (*_BRACKETED.finditer(content), *known):
        yield finding(
            NAME,
            Severity.ERROR,
            f"`{found[0]}` stands inside raw HTML, where nothing is read as a citation",
            brief.text,
            passage.block.text.source_span(Span(*found.span())),
            help='give the outer tag the attribute `markdown="1"`, or write the passage in Markdown',
        )
