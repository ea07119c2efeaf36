"""Every claim of a brief cites a source, is our own calculation, or has written leave to pass."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefwright.brief import Block, Kind
from briefwright.claims import Claim, Coverage
from briefwright.evidence import Evidence, Page
from briefwright.findings import Finding, Label, Place, Severity, finding
from briefwright.text import Span

NAME = "claim-has-citation"
_LONGEST = 300
_HELP = (
    "cite the source in the sentence (`… [@key, p. 3].`), or mark it: "
    "`<!-- calc: 487 / 1050 = 46.4% -->` for your own arithmetic, `<!-- no-source: reason -->` to pass it"
)
_ROW_HELP = "cite in one of its cells, in the header row, or in a line below the table: `Source: [@key]`"
_QUOTE_HELP = "cite in the quotation, or in a line below it that begins with a dash: `— Name [@key]`"
_RAW_HELP = 'raw HTML holds no citations: give the tag the attribute `markdown="1"`, or write Markdown'


def check(evidence: Evidence, today: date) -> Iterator[Finding]:  # noqa: ARG001 - all checks are called alike
    for page in evidence.briefs:
        for claim in page.claims:
            if claim.coverage is Coverage.NONE:
                yield _uncited(page, claim)


def _uncited(page: Page, claim: Claim) -> Finding:
    sentence, text = claim.sentence, page.brief.text
    # A name that is written as `@name` is shown as it stands there, not as the name that is read in its place.
    as_written = sentence.citations or sentence.block.kind is Kind.ROW
    words = " ".join((text[sentence.span].strip(" |") if as_written else sentence.text).split())
    shown = words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
    labels = tuple(
        Label(Place.of(text, sentence.mapped.source_span(signal.span)), f"{signal.kind}: “{signal.words}”")
        for signal in claim.signals
    )
    return finding(
        NAME,
        Severity.ERROR,
        f"no source for a claim ({_why(claim)}): {shown}",
        text,
        _without_space(text[sentence.span], sentence.span),
        help=_help(sentence.block),
        labels=labels,
    )


def _why(claim: Claim) -> str:
    """What made it a claim, or why the sources that it has cover nothing."""
    if claim.citations:
        return f"{' and '.join(f'`@{key}`' for key in claim.keys)} cited for context or dispute only"
    if claim.signals:
        return f"{claim.signals[0].kind}: “{claim.signals[0].words}”"
    return f"its author named it `{claim.id}`"


def _help(block: Block) -> str:
    if block.kind is Kind.RAW:
        return _RAW_HELP
    if block.kind is Kind.ROW:
        return _ROW_HELP
    return _QUOTE_HELP if block.within("block quote") else _HELP


def _without_space(content: str, span: Span) -> Span:
    """A table row's place begins at its first word, not at the bar and the space before it."""
    start = len(content) - len(content.lstrip(" \t|"))
    end = len(content.rstrip(" \t|\r\n"))
    return Span(span.start + start, span.start + max(end, start))
