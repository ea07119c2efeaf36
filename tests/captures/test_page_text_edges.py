"""The words of pages and documents at their edges: where each word stands, and what is none."""

from __future__ import annotations

import pytest
from pypdfium2 import PdfDocument

from briefwright.captures import extraction, html_text
from briefwright.captures.decoding import decoded
from briefwright.captures.extraction import extract
from briefwright.captures.html_text import Kind
from briefwright.text import Span


def text(page: str) -> str:
    """The text of a page, which both ways to it agree on."""
    made = html_text.read(page.encode(), "text/html; charset=utf-8").text
    assert extract(page.encode(), "text/html; charset=utf-8").text == made
    return made


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>a <b>b</b>c", "a bc\n"), ("a<br>b", "a\nb\n"), ("<p>a</p>b<p>c", "a\nb\nc\n"), ("a\n\nb", "a\nb\n"),
        ("a \u00a0\t b", "a b\n"), ("<i>a</i> <i>b</i>", "a b\n"), ("a<script>x</script>b", "ab\n"),
        ("<p>\u00a0</p>a<!-- x -->b", "ab\n"), ("x<sup>12</sup>y", "x\u00b9\u00b2y\n"), ("x<sup>a1</sup>", "xa1\n"),
        ("x<sup></sup>y", "xy\n"), ("x<sup><a>1</a></sup>y", "x\u00b9y\n"), ("x<sup>\u0661</sup>", "x\u0661\n"),
        ("x<sup>1<!-- y -->2</sup>", "x\u00b9\u00b2\n"), ("x<sup>1</sup><sup>st</sup> 2", "x\u00b9st 2\n"),
        ("x<sup>1</sup>2 <b>3</b>", "x\u00b92 3\n"), ("", "\n"),
    ],
)  # fmt: skip
def test_a_page_gives_its_words(page: str, expected: str) -> None:
    assert text(page) == expected


def test_a_raised_number_keeps_its_line_whatever_stands_in_it() -> None:
    assert html_text.read(b"x<sup><div>1</div></sup>y<div>z</div>w").text == "x\u00b9y\nz\nw\n"
    assert html_text.read(b"x<sup> <svg><text>a</text></svg> 12 </sup>y").text == "x\u00b9\u00b2y\n"


def test_what_is_raised_is_looked_into_so_far_and_no_further() -> None:
    def raised(count: int) -> bool:
        return "\u00b9" in html_text.read(b"x<sup>" + b"<i></i>" * count + b"1</sup>").text

    assert raised(24)
    assert not raised(120)


@pytest.mark.parametrize(
    ("page", "words", "shown"),
    [
        ("<p>One <b>two</b> three", "One two", ["One ", "two"]),
        ("<p>One <b>two</b> three", "wo th", ["wo", " th"]),
        ("<p>a\n  b  c</p>", "b c", ["b  c"]),
        ("<p>m<sup> 12 </sup>x", "m\u00b9\u00b2x", ["m", "12", "x"]),
        ("<p>one</p><p>two</p>", "one\ntwo", ["one", "two"]),
        ("<p>one</p><p>two</p>", "two", ["two"]),
    ],
)
def test_words_of_the_text_are_found_in_the_page(page: str, words: str, shown: list[str]) -> None:
    read = html_text.read(page.encode())
    start = read.text.index(words)
    places = read.places(Span(start, start + len(words)))
    found = [read.events[at].value[span.start : span.end] for at, span in places.items()]
    assert [one.strip() for one in found] == [one.strip() for one in shown]
    assert all(read.events[at].kind is Kind.WORDS for at in places)


def test_a_span_of_no_words_has_no_place() -> None:
    read = html_text.read(b"<p>one</p><p>two</p>")
    assert read.places(Span(3, 4)) == {}
    assert read.places(Span(3, 3)) == {}
    assert len(read.places(Span(2, 5))) == 2


def test_elements_open_and_close_in_order_and_tell_where_lines_begin() -> None:
    events = html_text.read(b"<p>a<i title=x>b</i></p><sup><p>1</p></sup>").events
    assert [(one.kind.value, one.value, one.breaks) for one in events] == [
        ("open", "p", True), ("words", "a", False), ("open", "i", False), ("words", "b", False),
        ("close", "i", False), ("close", "p", True), ("open", "sup", False), ("open", "p", False),
        ("words", "1", False), ("close", "p", False), ("close", "sup", False),
    ]  # fmt: skip
    assert events[2].attributes == {"title": "x"}


@pytest.mark.parametrize(
    ("data", "media_type", "expected"),
    [
        (b"\xef\xbb\xbfa", "text/html; charset=gbk", "a"),
        ("公".encode("utf-16-be"), "", "Ql"),
        (b"\xfe\xff" + "公".encode("utf-16-be"), "", "公"),
        ("公".encode("gbk"), "text/html; charset=gbk", "公"),
        (b"<meta charset=gbk>" + "公".encode("gbk"), "text/html; charset=nothing", "<meta charset=gbk>公"),
        (b"<meta charset=gbk>" + "公".encode(), "text/html; charset=utf-8", "<meta charset=gbk>公"),
        (b"<meta charset=utf-16>" + "公".encode(), "", "<meta charset=utf-16>公"),
        (b'<?xml version="1.0" encoding="gbk"?>' + "公".encode("gbk"), "", '<?xml version="1.0" encoding="gbk"?>公'),
        (b"x" * 4_078 + b"<meta charset=gbk>" + "公".encode("gbk"), "", "x" * 4_078 + "<meta charset=gbk>公"),
        (b"x" * 4_100 + b"<meta charset=gbk>" + "公".encode("gbk"), "", "x" * 4_100 + "<meta charset=gbk>¹«"),
        (b"caf\xe9", "text/html; charset=base64", "café"),
        (b"\xff", "text/html; charset=utf-8", "\ufffd"),
    ],
)
def test_characters_are_read_by_what_is_said_first(data: bytes, media_type: str, expected: str) -> None:
    assert decoded(data, media_type) == expected


def pdf(*pages: str) -> bytes:
    """A document with a line of text on each page."""
    kids = " ".join(f"{3 + 2 * at} 0 R" for at in range(len(pages)))
    font = "<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    parts = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>"]
    for at, words in enumerate(pages):
        drawn = f"BT /F 12 Tf 20 100 Td ({words}) Tj ET"
        box = f"/MediaBox [0 0 400 200] /Resources {font}"
        parts.append(f"<< /Type /Page /Parent 2 0 R {box} /Contents {4 + 2 * at} 0 R >>")
        parts.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    body = "%PDF-1.4\n" + "".join(f"{at} 0 obj\n{part}\nendobj\n" for at, part in enumerate(parts, 1))
    return f"{body}trailer << /Root 1 0 R >>\n%%EOF\n".encode()


def test_pages_of_a_document_are_apart_and_may_be_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    document = pdf("One room.", "Two rooms.")
    assert extract(document, " Application/PDF ; x=y").text == "One room.\fTwo rooms."
    monkeypatch.setattr(extraction, "MOST_PAGES", 2)
    assert extract(document, "application/pdf").problem == ""
    monkeypatch.setattr(extraction, "MOST_PAGES", 1)
    assert extract(document, "application/pdf").problem == "has more than 1 pages"


def test_a_document_is_read_until_it_is_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    document = pdf("One room.", "Two rooms.", "Six rooms.")
    monkeypatch.setattr(extraction, "MOST_CHARACTERS", len("One room.\fTwo rooms.\fSix rooms."))
    assert extract(document, "application/pdf").problem == ""
    monkeypatch.setattr(extraction, "MOST_CHARACTERS", 10)
    assert extract(document, "application/pdf").problem == "holds more than 10 characters"
    assert list(map(len, extraction._pages(PdfDocument(document)))) == [9, 10]


@pytest.mark.parametrize(
    ("data", "media_type", "expected"),
    [
        ("公\r\na".encode("gbk"), "text/plain; CHARSET=gbk", "公\na"),
        (b"a\r\nb", "text/csv", "a\nb"),
        ("公".encode("gbk"), "text/plain", "is not UTF-8"),
        (b"<p>a", "application/xhtml+xml", "a\n"),
        (b"a", "application/json", "is of the type application/json, which holds no text that can be read"),
    ],
)
def test_each_type_is_read_in_its_way(data: bytes, media_type: str, expected: str) -> None:
    found = extract(data, media_type)
    assert (found.text or found.problem) == expected
