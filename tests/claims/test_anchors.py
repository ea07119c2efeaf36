"""Each claim has one anchor in the page, named as in the ledger, and nothing else of the page changes for it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser
from tests.claims.reading import anchors, claims, page, render
from tests.properties.test_scanner_and_renderer import CITED

KEYS = {"alpha": "port", "beta2020": "customs", "gamma:x": "paper", "王2020": "gazette", "delta_y": "blog"}
OTHER = "docs/notes/port.md"


def with_our_keys(text: str) -> str:
    for key, ours in KEYS.items():
        text = text.replace(key, ours)
    return text


def without_ours(html: str) -> str:
    """A brief's page as one that is no brief: without anchors, panel, head and what stands beside citations."""
    html = re.sub(r'<span class="bw-claim" id="[^"]*"></span>', "", html)
    html = re.sub(r' ?<(span|a) class="bw-(?:standing|disputed)"[^>]*>[^<]*</\1>', "", html)
    html = re.sub(r'<span class="bw-pointers">.*?</span>|\[#[\w-]+\]', "", html)
    html = re.sub(r"<span>(\s*)</span>", r"\1", html)
    for part in (
        '<header class="bw-header">.*?</header>',
        '<section class="bw-(?:panel|disagreements|cite-this)".*?</section>',
        "<script.*?</script>|<h1.*?</h1>",
    ):
        html = re.sub(part, "", html, flags=re.DOTALL)
    return re.sub(r"\s+", "", html)


DOCUMENTS = {
    **{name: with_our_keys(text) for name, text in CITED.items()},
    "emphasis at the start": "**It has** 40 berths [@port]. *It* owns 3 ships [@port]. _It_ employs 90 people.",
    "a link at the start": "[It has](https://example.org/) 40 berths [@port].",
    "a code span at the start": "`port` has 40 berths [@port].",
    "an escaped sign at the start": r"\*It has 40 berths [@port]. \_It owns 3 ships [@port]." + "\n",
    "an author at the start": "@port counts 40 berths. -@port counts 3 ships.",
    "a picture at the start": "![A map](x.png) It has 40 berths [@port].",
    "a tag at the start": "<b>It</b> has 40 berths [@port].",
    "an entity at the start": "&amp; it has 40 berths [@port].",
    "a quotation at the start": "“It has 40 berths and will have more” [@port].",
    "an empty cell at the start": "| a | b |\n|---|---|\n| | 40 berths [@port] |\n|   3 ships | [@port] |\n",
    "a table without outer bars": "a | b\n--|--\n40 berths | [@port]\n",
    "a number at the start": "2019 saw 40 berths [@port]. 40% of them are new [@port].",
    "a hard break": "It has 40 berths [@port].  \nIt owns 3 ships [@port].",
    "Chinese": "该港有40个泊位[@port]。它有3艘船。",
    "a list in a list": "- It has 40 berths [@port]\n    - 3 ships [@port]\n\n    It employs 90 people [@port].\n",
    "a footnote": "It has 40 berths.[^1]\n\n[^1]: It owns 3 ships [@port].\n",
    "an abbreviation": "The U.S. port has 40 berths [@port]. Dr. Wu counts 3 ships [@port].",
    "key findings": "## Key findings\n\n- It has 40 berths [@port].\n\n## Port\n\nIt owns 3 ships [@port].",
    "two sentences alike": "It has 40 berths [@port].\n\nIt has 40 berths [@port].",
}


@pytest.mark.parametrize("text", DOCUMENTS.values(), ids=DOCUMENTS.keys())
def test_anchors_change_nothing_but_that_they_are_there(text: str) -> None:
    html = render(text)
    assert anchors(html) == [claim.id for claim in claims(text) if claim.sentence.block.kind.value != "raw HTML"]
    assert without_ours(html) == without_ours(render(text, OTHER))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(list(DOCUMENTS.values())), min_size=2, max_size=3, unique=True))
def test_documents_beside_one_another_keep_their_anchors(parts: list[str]) -> None:
    text = "\n\n".join(part.rstrip("\n") for part in parts if "[^1]" not in part and "open fence" not in part)
    html = render(text)
    found = anchors(html)
    assert len(found) == len(set(found))
    assert "\u0002" not in html
    assert set(found) <= {claim.id for claim in claims(text)}


def test_an_anchor_stands_before_the_first_word_of_its_claim() -> None:
    html = render("It is old. **It has** 40 berths [@port]. <!-- id: berths -->")
    assert '<strong><span class="bw-claim" id="berths"></span>It has</strong>' in html


def test_the_address_of_a_claim_stays_when_the_rest_of_the_page_changes() -> None:
    before = claims("It has 40 berths [@port].")[0].id
    after = claims("# New\n\nIt owns 3 ships [@customs].\n\nIt  has\n40 berths [@paper, p. 3].")[1].id
    assert before == after
    assert claims("It has 41 berths [@port].")[0].id != before


def test_claims_of_the_same_words_have_addresses_of_their_own() -> None:
    first, second = claims("It has 40 berths [@port].\n\nIt has 40 berths [@port].")
    assert second.id == f"{first.id}-2"


def test_pointers_and_marks_become_words_and_leave_nothing_over() -> None:
    html = render(
        "## Key findings\n\n- It has 40 berths. [#berths]\n\n## Port\n\n"
        "It has 40 berths [@port; but see @customs, p. 3]. <!-- id: berths -->\n"
        "It will likely grow. <!-- judgement: likely; low confidence; basis #berths -->\n\n"
        "<!-- sourced: @port -->\n\nIt owns 3 ships.\n\n<!-- end sourced -->\n\n"
        'It never had 50 berths [@port]. <!-- refutes: @blog: "a port of 50 berths" -->'
    )
    assert '<a aria-label="to the claim in the text: berths" class="bw-pointer" href="#berths">↓</a>' in html
    assert 'likely (55–80%); low confidence; rests on <a href="#berths">berths</a>' in html
    assert "Source of what follows: " in html
    assert "so far from Port 2025" in html
    assert "against “a port of 50 berths” in" in html
    assert 'href="#bw-disagreement-berths">sources disagree</a>' in html
    assert "<td>disputes it</td><td>2024</td><td>official" in html
    assert not re.search(r"<!-- (?!-->)|\[#", html)


def test_a_deck_shows_its_pointers_as_links_and_tells_machines_nothing_of_them() -> None:
    front = "---\ntitle: Port\ndeck: It has 40 berths. [#berths] And more.\n---\n\n"
    text = f"{front}It has 40 berths [@port]. <!-- id: berths -->"
    html = render(text)
    assert "[#" not in html
    assert 'class="bw-pointer" href="#berths"' in html
    assert page(text).brief.fields.text("deck") == "It has 40 berths. And more."


def test_words_on_the_page_promise_no_truth() -> None:
    shown = LexborHTMLParser(render("It has 40 berths [@port].")).text().lower()
    assert "verified" not in shown
    assert re.findall(r"\w+ \w+ is true\b", shown) == ["a statement is true"]  # it has *not* judged whether
    assert len(re.findall(r"\btrue\b", shown)) == 1
