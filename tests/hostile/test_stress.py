"""No text takes time that grows faster than itself: it is refused before that, or it is linear.

Time is not measured: work is, as the number of calls that Python makes, which is the same on every machine.
"""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest
from tests.hostile.stress import MARKDOWN
from tests.properties.rendering import render, site

from briefwright import brief, claims
from briefwright.brief import limits
from briefwright.hosts import watchdog
from briefwright.text import Text

SMALL = 1_500
#: A quadratic input makes four times the work for twice the size; the rest is what begins and ends a page.
MOST_PER_DOUBLING = 2.6


def work(text: str) -> int:
    """How many functions are called to read a text and its claims."""
    calls = 0

    def count(_: FrameType, event: str, __: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        read = brief.read(Text("docs/x.md", text), site().evidence.bibliography.__contains__, "en")
        claims.read(read, lambda _: False)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("name", MARKDOWN)
def test_twice_the_text_is_at_most_twice_the_reading(name: str) -> None:
    make = MARKDOWN[name]
    work(make(100))
    base = work("")
    small, large = work(make(SMALL)) - base, work(make(2 * SMALL)) - base
    if large > MOST_PER_DOUBLING * max(small, 200):
        # A limit that begins to speak between two sizes changes the work once, and not for each doubling.
        small, large = large, work(make(4 * SMALL)) - base
    assert large <= MOST_PER_DOUBLING * max(small, 200), (small, large)


REFUSED = {
    "open brackets", "open pictures", "brackets nested", "links nested", "links unclosed", "links unclosed with angles",
    "citations unclosed", "pointers unclosed", "character data unclosed", "tags unclosed", "tags with open quotes",
    "instructions unclosed", "declarations unclosed", "comments unclosed", "autolinks unclosed", "quotes nested",
    "quotes growing", "lists nested", "one word", "citations", "details", "admonitions", "items", "terms", "footnotes",
    "table rows", "tags opened on lines",
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_renders_in_the_square_of_its_size_is_refused_before_it_is_rendered(name: str) -> None:
    text = MARKDOWN[name](105_000)
    found = limits.faults(Text("docs/x.md", text))
    assert [one.check for one in found] != []
    assert all(one.place.span.start <= len(text) and one.help for one in found)
    html = render(text)
    assert html.startswith("<p>This page is not shown: ")
    assert len(html) < 300


def test_a_text_as_authors_write_it_is_within_all_limits() -> None:
    words = "See [the report](https://a.example/r) [@alpha, p. 3] (page 3), and ![a](b.png) <b>so</b> on.\n\n"
    text = "# Head\n\n" + words * 1_000 + "| [0, 1) | a |\n" * 150 + "\n```\n" + "[" * 500 + "\n```\n"
    assert limits.faults(Text("docs/x.md", text)) == ()


def test_a_page_that_takes_too_long_ends() -> None:
    watchdog.start("docs/slow.md", 0.01)
    with pytest.raises(watchdog.PageTooSlow, match=r"docs/slow\.md"):
        sum(range(10**9))
    watchdog.stop()


def test_what_stands_in_a_closed_fence_is_not_counted_and_an_open_fence_hides_nothing() -> None:
    many = "[a\n" * 300
    assert limits.faults(Text("docs/x.md", f"```\n{many}```\n")) == ()
    assert limits.faults(Text("docs/x.md", f"~~~ text\n{many}~~~\n")) == ()
    assert limits.faults(Text("docs/x.md", f"```\n{many}")) != ()
    assert limits.faults(Text("docs/x.md", f"```\nx\n```\n{many}")) != ()
    assert limits.faults(Text("docs/x.md", f"```\n~~~\n{many}```\n")) == ()


def test_what_is_closed_is_not_counted() -> None:
    assert limits.faults(Text("docs/x.md", "[a](b) <b>c</b> \\[ @k\n" * 2_000)) == ()


def test_elements_that_are_closed_are_not_counted() -> None:
    assert limits.faults(Text("docs/x.md", "<div markdown>\n<p>a\n</div>\n" * 200)) == ()
    assert limits.faults(Text("docs/x.md", "<div>\n" * 200 + "</div>\n" * 200)) == ()
    assert limits.faults(Text("docs/x.md", "<div>a</DIV>\n<p>b\n<br>\n" * 900)) == ()


def test_the_front_matter_is_not_counted() -> None:
    head = "---\ntitle: " + "x" * 30_000 + "\n---\n"
    assert limits.faults(Text("docs/x.md", head), 0) != ()
    assert limits.faults(Text("docs/x.md", head), len(head)) == ()
