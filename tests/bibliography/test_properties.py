"""What holds for every bibliography, whatever stands in it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.bibliography import Reading, gather, read
from briefwright.bibliography.doctor import examine
from briefwright.bibliography.latex import decode
from briefwright.bibliography.to_latex import escape, to_latex
from briefwright.text import Text

SOUND = """@string{acm = {ACM}}
@article{smith2020, author = {Smith, Ann and {WTO}}, title = "On {DNA} \\'e", journal = acm # { L}, year = 2020}
@online{b, author = {任正非 (Ren Zhengfei)}, title = {华为}, date = {2001-02~}, crossref = {smith2020},
  note = {Original Date: 1999
tex.x: y}, url = {https://e.org/a_b%20c}}
@preamble{"\\newcommand{\\x}[1]{#1}"} @comment{a} % end
"""
MARKS = st.text(st.sampled_from(list('{}"@,=#%\\\n ()ab1$~-é华')), max_size=60)
ANY_TEXT = st.text(max_size=200)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """The sound file with a few pieces taken out or put in."""
    source = SOUND
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(source)))
        source = source[:at] + draw(MARKS) + source[at + draw(st.integers(0, 12)) :]
    return source


def holds(text: Text, reading: Reading) -> None:
    for item in reading.items:
        assert item.key
        assert text[item.span] == item.key
        for field in item.fields.values():
            written = field.text[field.span]
            assert field.raw == written or "#" in written or written.isalnum() or len(field.raw) > 100
    bibliography, findings = gather([reading])
    for found in (*findings, *examine(bibliography, list(bibliography))):
        assert text.span.covers(found.place.span)
        assert "\n" not in found.message


@settings(max_examples=150, deadline=None)
@given(damaged() | MARKS | ANY_TEXT)
def test_no_bibtex_stops_the_reading_and_spans_slice_back(source: str) -> None:
    text = Text("a.bib", source)
    holds(text, read(text))


@settings(max_examples=100, deadline=None)
@given(MARKS | ANY_TEXT | st.text(st.sampled_from(list('[]{}":,\\ abid1')), max_size=80))
def test_no_json_stops_the_reading(source: str) -> None:
    gather([read(Text("a.json", source))])


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["TY  - BOOK", "TI  - A", "AU  - B, C", "ER  -", "x", "", "PY  - 2", "SP  - 1"])))
def test_no_ris_stops_the_reading(lines: list[str]) -> None:
    gather([read(Text("a.ris", "\n".join(lines)))])


@given(st.text(max_size=80), st.booleans())
def test_any_words_can_be_decoded(raw: str, protect: bool) -> None:
    decoded = decode(raw, protect=protect)
    assert decode(raw, protect=protect) == decoded
    assert not any("\ufdd0" <= sign <= "\ufdef" for sign in decoded.rich)


SIGNS = st.sampled_from(list("ab é华—–“”‘'`-&%$#_{}\\~^<>1."))
WORDS = st.text(SIGNS, max_size=40).map(lambda words: " ".join(words.split()))


@given(WORDS)
def test_plain_words_go_to_latex_and_back(words: str) -> None:
    assert decode(escape(words)).plain == words


@given(WORDS, WORDS, st.sampled_from(["i", "b", "sub", "sup"]))
def test_rich_words_go_to_latex_and_back(one: str, other: str, tag: str) -> None:
    rich = f"{one.replace('<', '')} <{tag}>x{other.replace('<', '')}x</{tag}>"
    assert decode(to_latex(rich)).rich == rich.strip()


@settings(max_examples=50, deadline=None)
@given(damaged())
def test_reading_twice_is_equal(source: str) -> None:
    one, other = read(Text("a.bib", source)), read(Text("a.bib", source))
    assert one.findings == other.findings
    assert [dict(item.csl) for item in one.items] == [dict(item.csl) for item in other.items]
