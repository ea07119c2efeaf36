"""What is fuzzed of captures and quotes: what comes with a copy of a source may be anything."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256

from tests.hostile.judges import harms

from briefwright import bibliography, captures
from briefwright.captures import (
    Quote,
    SourceText,
    archive_reading,
    drift,
    extraction,
    html_text,
    quote_file,
    quoted,
    stamp_reading,
    verify,
)
from briefwright.captures.archive_reading import BadArchive
from briefwright.captures.auto_archiver import NotAList, rows
from briefwright.captures.records import CaptureFiles
from briefwright.captures.stamp import Standing
from briefwright.findings import Finding
from briefwright.hosts import clean_pdf, media
from briefwright.pages import snapshot_html
from briefwright.text import Text

Target = Callable[[bytes], None]
MOST = 20_000


def _text(path: str, data: bytes) -> Text:
    return bibliography.decode(path, data[:MOST])[0]


def _inside(text: Text, found: tuple[Finding, ...]) -> None:
    for one in found:
        assert one.place.path == text.path
        assert 0 <= one.place.span.start <= one.place.span.end <= len(text.content)
        assert "\n" not in one.message


def quotes(data: bytes) -> None:
    """The words of a cite, and behind a NUL the text that they are looked up in."""
    words, _, source = _text("a.md", data).content.partition("\0")
    found = quoted(words)
    captures.name_in(words)
    captures.running_suffix(words)
    for exact in (words, found.exact if found else ""):
        verdict = verify(Quote(exact), SourceText(source))
        for place in verdict.places:
            assert 0 <= place.start < place.end <= len(source)
        assert not verdict.stands or len(verdict.places) == 1
    whole = source.strip()
    if len(whole) > 20 and whole.isalpha():
        assert verify(Quote(whole), SourceText(source)).places


def quote_files(data: bytes) -> None:
    text = _text("bibliography/quotes/k.toml", data)
    read, found = quote_file.read(text)
    _inside(text, found)
    quote_file.by_source([read])


def declarations(data: bytes) -> None:
    text = _text("bibliography/captures/k/capture.toml", data)
    source = Text("bibliography/captures/k/text.txt", "The report names four places.")
    digests = {"source.html": sha256(data).hexdigest(), "text.txt": sha256(source.content.encode()).hexdigest()}
    capture, found = captures.read(CaptureFiles("k", text, digests, source))
    _inside(text, found)
    if capture is not None:
        assert all(piece.file for piece in capture.changed)


def drifts(data: bytes) -> None:
    text = _text("bibliography/drift.json", data)
    seen, found = drift.read(text)
    _inside(text, found)
    assert drift.read(Text(text.path, drift.written(seen)))[0] == seen


def pages(data: bytes) -> None:
    """A captured page: its text is the same either way, a quote of it is marked, and its copy does nothing."""
    read = html_text.read(data[:MOST])
    assert read.text == extraction.extract(data[:MOST], "text/html").text
    copy = snapshot_html.page(read, [])
    assert harms(copy) == []


def documents(data: bytes) -> None:
    extraction.extract(data, "application/pdf")
    try:
        clean_pdf.cleaned(data)
    except media.Unclean:
        return


def archives(data: bytes) -> None:
    try:
        archive = archive_reading.read(data)
    except BadArchive:
        return
    for page in archive.pages:
        archive.answer(page.url)


def stamps(data: bytes) -> None:
    assert stamp_reading.read(data, sha256(b"another").hexdigest(), ()).standing is not Standing.HOLDS
    stamp_reading.repeats(data, 1)
    stamp_reading.nonce_of(data)


def lists(data: bytes) -> None:
    try:
        found = rows(data[:MOST].decode("utf-8", "replace"))
    except NotAList:
        return
    assert all(isinstance(row.url, str) for row in found)


TARGETS: Mapping[str, Target] = {
    "quotes": quotes,
    "quote-files": quote_files,
    "captures": declarations,
    "drift": drifts,
    "captured-pages": pages,
    "documents": documents,
    "archives": archives,
    "stamps": stamps,
    "archiver-lists": lists,
}
