"""Where sentences end, and which citation belongs to which."""

from __future__ import annotations

import pytest

from briefwright.brief.sentences import Sentence, sentences
from briefwright.text import Span
from tests.sentences import cases

END, MARK = "¦", "⁑"


def rows(table: str, language: str) -> list[tuple[str, str]]:
    """A table's cases; a line that begins in the middle of a case is told by the empty line or text before it."""
    joined = table.strip("\n").replace("sentence\ngoes", "sentence\x00goes").replace("stop¦\n\nSec", "stop¦\x00\x00Sec")
    return [(language, line.replace("\x00", "\n")) for line in joined.split("\n")]


CASES = [
    *rows(cases.ENGLISH.replace("signed.\n\nFirst", "signed.\nFirst").replace("sentence.\n\nFirst", "sentence.\nFirst"), "en"),
    *rows(cases.MARKS, "en"),
    *rows(cases.CHINESE, "zh"),
    *rows(cases.JAPANESE, "ja"),
    *rows(cases.KOREAN, "ko"),
    *rows(cases.GERMAN, "de"),
    *rows(cases.FRENCH, "fr"),
    *rows(cases.RUSSIAN, "ru"),
]


def shown(text: str, found: tuple[Sentence, ...]) -> list[str]:
    """Each sentence's words and how many citations it holds."""
    return [f"{text[one.span.start : one.span.end]} ({len(one.marks)})" for one in found]


@pytest.mark.parametrize(("language", "case"), CASES, ids=[case for _, case in CASES])
def test_sentences_end_where_the_case_says(language: str, case: str) -> None:
    bare = case.replace(END, "")
    text = bare.replace(MARK, "")
    marks = [at - bare[:at].count(MARK) for at, char in enumerate(bare) if char == MARK]
    pieces = [piece for piece in case.split(END) if piece.strip()]
    wanted = [f"{' '.join(piece.replace(MARK, '').split())} ({piece.count(MARK)})" for piece in pieces]
    assert [" ".join(one.split()) for one in shown(text, sentences(text, language, marks))] == wanted


def test_a_text_of_nothing_but_citations_is_one_empty_sentence() -> None:
    assert sentences("", marks=(0, 0)) == (Sentence(Span(0, 0), (0, 0)),)
    assert sentences("  \n ", marks=(1,)) == (Sentence(Span(0, 0), (1,)),)
    assert sentences("  \n ") == ()


def test_own_abbreviations_end_no_sentence() -> None:
    text = "It was run by Fa. Renwei until May."
    assert len(sentences(text)) == 2
    assert len(sentences(text, abbreviations=["Fa."])) == 1


def test_quotations_can_be_split_too() -> None:
    text = 'He said, "We have orders. We will not close." They closed.'
    assert len(sentences(text)) == 2
    assert len(sentences(text, inside_quotations=True)) == 3


def test_an_unclosed_quotation_does_not_swallow_the_paragraph() -> None:
    text = 'He said, "We have orders. They closed. Costs fell.'
    assert len(sentences(text)) == 3


def test_a_full_stop_in_brackets_alone_ends_nothing() -> None:
    assert len(sentences("The plant (see App. B.) Was sold.")) == 1
    assert len(sentences("The plant was sold. (See App. B.) It burned.")) == 3
