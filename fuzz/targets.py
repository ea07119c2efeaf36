"""What is fuzzed: readers of what strangers write. None may raise, and what they find stands in the text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from briefwright import bibliography, brief, citations, claims
from briefwright.brief import front_matter
from briefwright.charts import read as read_chart
from briefwright.findings import Finding
from briefwright.hosts import media
from briefwright.pages.clean_html import clean
from briefwright.style import compile_style
from briefwright.text import Text
from fuzz import targets_of_captures

Target = Callable[[bytes], None]
TODAY = date(2026, 1, 1)
MOST = 20_000


def _text(path: str, data: bytes) -> Text:
    text, found = bibliography.decode(path, data[:MOST])
    _inside(text, found)
    return text


def _inside(text: Text, found: tuple[Finding, ...]) -> None:
    """Every finding points into the file, and can be shown on one line."""
    for one in found:
        assert one.place.path == text.path
        assert 0 <= one.place.span.start <= one.place.span.end <= len(text.content)
        assert "\n" not in one.message


def _read_bibliography(name: str) -> Target:
    def fuzz(data: bytes) -> None:
        text = _text(name, data)
        reading = bibliography.read(text)
        _inside(text, reading.findings)
        items, found = bibliography.gather([reading])
        _inside(text, found)
        for item in items.values():
            assert item.key
            assert isinstance(item.short, str)

    return fuzz


def citation(data: bytes) -> None:
    content = _text("a.md", data).content
    reading = citations.read(content, (), lambda key: key.startswith("k"))
    for found in reading.citations:
        assert content[found.span.start : found.span.end] == found.source


def markdown(data: bytes) -> None:
    text = _text("a.md", data)
    read = brief.read(text, lambda key: key.startswith("k"), "en")
    _inside(text, read.fields.findings)
    for passage in read.passages:
        assert text.span.covers(passage.block.span)
        for sentence in passage.sentences:
            assert text.span.covers(sentence.span)
    claims.read(read, lambda _: False)


def fields(data: bytes) -> None:
    text = _text("a.md", b"---\n" + data + b"\n---\n")
    found = front_matter.read(text)
    _inside(text, found.findings)
    for span in found.spans.values():
        assert text.span.covers(span)


def style(data: bytes) -> None:
    compile_style(data[:MOST].decode("utf-8", "replace"), lambda _: None)


def chart(data: bytes) -> None:
    declaration, _, table = data.partition(b"\0")
    read_chart("c", _text("chart.toml", declaration), _text("data.csv", table))


def html(data: bytes) -> None:
    cleaned = clean(data[:MOST].decode("utf-8", "replace"))
    assert clean(cleaned) == cleaned
    assert "<script" not in cleaned.lower()


def picture(data: bytes) -> None:
    for kind in ("png", "jpg", "webp", "gif", "svg"):
        try:
            after = media.cleaned(f"x.{kind}", data)
        except media.Unclean:
            continue
        assert media.cleaned(f"x.{kind}", after) == after


TARGETS: Mapping[str, Target] = {
    "bibtex": _read_bibliography("sources.bib"),
    "ris": _read_bibliography("sources.ris"),
    "csl-json": _read_bibliography("sources.json"),
    "citations": citation,
    "markdown": markdown,
    "front-matter": fields,
    "csl": style,
    "charts": chart,
    "html": html,
    "pictures": picture,
    **targets_of_captures.TARGETS,
}
