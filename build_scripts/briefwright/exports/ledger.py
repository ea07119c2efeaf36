"""The ledger: every claim of every brief with its place, what covers it, and the sources behind it, for machines.

Places are selectors of the W3C Web Annotation model, derivation is told in PROV terms. It says what a program has
found in the text and the bibliography; nothing in it says that a statement is true.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from briefwright.claims import Backing, Claim, Coverage
from briefwright.claims.signals_kinds import Kind
from briefwright.evidence import Evidence, Page
from briefwright.exports.indented import indented
from briefwright.exports.ledger_places import in_text, on_page, plain
from briefwright.exports.ledger_quotes import capture_of, quote_of
from briefwright.exports.ledger_schema import SCHEMA
from briefwright.own_item import address_of
from briefwright.standing import figures, standing_of

CONTEXT: Mapping[str, object] = {
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "schema": "https://schema.org/",
    "claims": "schema:hasPart",
    "text": "schema:text",
    "language": "schema:inLanguage",
    "target": "oa:hasTarget",
    "shown": "oa:hasTarget",
    "selector": "oa:hasSelector",
    "startSelector": "oa:hasStartSelector",
    "endSelector": "oa:hasEndSelector",
    "value": "rdf:value",
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": "oa:start",
    "end": "oa:end",
    "state": "oa:hasState",
    "sourceDate": "oa:sourceDate",
    "evidence": "prov:wasDerivedFrom",
    "derivedFrom": "prov:wasDerivedFrom",
}
#: What a claim is, by the first of these that it shows.
_KINDS = (
    ("allegation", (Kind.ALLEGATION,)),
    ("quotation", (Kind.QUOTATION,)),
    ("figure", (Kind.PERCENT, Kind.MONEY, Kind.QUANTITY)),
    ("reported speech", (Kind.SPEECH,)),
    ("superlative", (Kind.SUPERLATIVE,)),
)


def schema() -> bytes:
    """What every ledger follows."""
    return _bytes(SCHEMA)


def ledger(evidence: Evidence, page: Page) -> bytes:
    """The ledger of one brief."""
    return _written([_brief(evidence, page)], [record(evidence, page, at) for at in range(len(page.claims))])


def joined(ledgers: Callable[[], Iterable[bytes]]) -> Iterator[bytes]:
    """The ledgers of some briefs as one, in pieces; each is as `ledger` wrote it, so its text is used as it stands.

    They are gone through twice, and held one at a time.
    """
    empty = _written([], [])
    head, _, tail = empty.partition(b'"briefs": []')
    middle, _, tail = tail.partition(b'"claims": []')
    yield from (head, *_list(b"briefs", (_inside(one)[0] for one in ledgers())))
    yield from (middle, *_list(b"claims", (_inside(one)[1] for one in ledgers())), tail)


def _list(name: bytes, parts: Iterable[bytes]) -> Iterator[bytes]:
    between = b'"%s": [\n' % name
    for part in filter(None, parts):
        yield between
        yield part
        between = b",\n"
    yield b"\n ]" if between == b",\n" else b'"%s": []' % name


def _inside(ledger: bytes) -> tuple[bytes, bytes]:
    """The lines between the brackets of both lists of a ledger."""
    before, _, claims = ledger.rpartition(b'\n "claims": [')
    briefs = before.partition(b'\n "briefs": [')[2].removesuffix(b"\n ],")
    return briefs.strip(b"\n"), claims.rstrip(b"\n}").removesuffix(b"]").rstrip(b" ").strip(b"\n")


def _written(briefs: Sequence[object], claims: Sequence[object]) -> bytes:
    return _bytes({"@context": CONTEXT, "generator": "Briefwright", "briefs": briefs, "claims": claims})


def _bytes(value: object) -> bytes:
    return f"{indented(value, 1)}\n".encode()


def _brief(evidence: Evidence, page: Page) -> Mapping[str, object]:
    counts = page.counts
    return {
        "brief": page.brief.slug,
        "title": page.brief.title,
        "language": page.brief.language,
        "url": address_of(evidence, page),
        "counts": {
            "total": counts.total,
            "cited": counts.cited,
            "judgements": counts.judgements,
            "waived": counts.waived,
            "uncited": counts.uncited,
        },
        "figures": [{"name": name, "number": number, "of": of} for name, number, of in figures(evidence, page.claims)],
    }


def kind_of(claim: Claim) -> str:
    """In one word what a claim is."""
    if claim.refutation is not None:
        return "refutation"
    if claim.coverage in (Coverage.JUDGEMENT, Coverage.SUMMARY):
        return claim.coverage.value
    found = {signal.kind for signal in claim.signals}
    return next((name for name, kinds in _KINDS if found & set(kinds)), "statement")


def record(evidence: Evidence, page: Page, at: int) -> Mapping[str, object]:
    """Everything the ledger says of one claim of a page."""
    claim = page.claims[at]
    sources = standing_of(evidence, claim)
    signed = evidence.signed_at(page.brief.slug, claim)
    base = address_of(evidence, page)
    return {
        "id": f"{page.brief.slug}#{claim.id}",
        "url": f"{base}#{claim.id}" if base else "",
        "text": plain(claim.sentence.text),
        "language": page.brief.language,
        "kind": kind_of(claim),
        "signals": list(dict.fromkeys(signal.kind.value for signal in claim.signals)),
        "section": claim.sentence.block.section,
        "target": in_text(page, claim.sentence),
        "shown": on_page(claim, base),
        "coverage": claim.coverage.value,
        "sources": {
            "standing": sources.kind.value,
            "single": sources.is_single,
            "disputed": bool(sources.disputing),
            "origin": sources.origin,
        },
        "evidence": [_evidence(evidence, page, one) for one in claim.backing],
        "calculation": claim.calculation,
        "waiver": _waiver(claim),
        "judgement": _judgement(claim),
        "pointsTo": list(claim.points_to),
        "refutes": {"source": claim.refutation.key, "words": claim.refutation.words} if claim.refutation else None,
        "signedOff": {"by": signed.by, "date": signed.day, "digest": signed.digest} if signed else None,
    }


def _evidence(evidence: Evidence, page: Page, one: Backing) -> Mapping[str, object]:
    item = evidence.bibliography.get(one.cite.key)
    locator = one.cite.locator
    return {
        "key": one.cite.key,
        "intent": one.intent.value,
        "locator": {"label": locator.label, "value": locator.value} if locator else None,
        "kind": item.kind if item else "",
        "title": item.title if item else "",
        "url": item.url if item else "",
        "derivedFrom": list(item.derived_from) if item else [],
        "reliability": item.value("reliability") if item else "",
        "quote": quote_of(evidence, page, one.cite),
        "capture": capture_of(evidence.captures.get(one.cite.key)),
    }


def _waiver(claim: Claim) -> Mapping[str, object] | None:
    if claim.coverage is not Coverage.WAIVER or claim.waiver is None:
        return None
    waiver = claim.waiver
    until = waiver.until.isoformat() if waiver.until else ""
    return {"reason": waiver.reason, "note": waiver.note, "by": waiver.by, "until": until}


def _judgement(claim: Claim) -> Mapping[str, object] | None:
    if claim.judgement is None:
        return None
    step = claim.judgement.step
    return {
        "likelihood": step.name if step else "",
        "chance": step.chance if step else "",
        "confidence": claim.judgement.confidence,
        "basis": [name for name, _ in claim.judgement.basis],
    }
