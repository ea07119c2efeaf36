"""Which quotation marks and brackets belong together."""

from __future__ import annotations

import pytest

from briefwright.brief.enclosures import Kind, enclosures, outermost

CASES = [
    ('He said "yes" and left.', ['"yes"']),
    ('He said "yes and left.', []),
    ('"Yes," he said, "we can."', ['"Yes,"', '"we can."']),
    ('A 5" pipe is "thin".', ['"thin"']),
    ('A 5"-pipe is "thin".', ['"thin"']),
    ("He said “yes (or no)”.", ["“yes (or no)”", "(or no)"]),
    ("„Ja“, sagte er.", ["„Ja“"]),
    ("»Ja«, sagte er.", ["»Ja«"]),
    ("« Oui », dit-il.", ["« Oui »"]),
    ("It's the firm’s ‘own’ mill.", ["‘own’"]),
    ("The firms’ own ‘mill isn’t it’ sold.", ["‘mill isn’t it’"]),
    ("他说「好（吗）」。", ["「好（吗）」", "（吗）"]),
    ('他说"好"，走了。', ['"好"']),
    ("a ) b ( c", []),
    ("A “quote that\n\nnever” ends.", []),
    ("(a [b) c]", ["(a [b)"]),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_marks_pair_up(text: str, wanted: list[str]) -> None:
    assert [text[pair.span.start : pair.span.end] for pair in enclosures(text)] == wanted


def test_a_pair_knows_its_kind_and_its_words() -> None:
    text = "《书》（注）“话”"
    pairs = enclosures(text)
    assert [pair.kind for pair in pairs] == [Kind.TITLE, Kind.BRACKET, Kind.QUOTATION]
    assert [text[pair.inner.start : pair.inner.end] for pair in pairs] == ["书", "注", "话"]


def test_outermost_pairs_stand_in_no_other() -> None:
    text = "“a (b)” (c “d”)"
    assert [text[pair.span.start : pair.span.end] for pair in outermost(enclosures(text))] == ["“a (b)”", "(c “d”)"]
