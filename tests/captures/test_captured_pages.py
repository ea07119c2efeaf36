"""What readers of a source's page are told of its copy and of the words that are quoted from it."""

from __future__ import annotations

from hashlib import sha256

import pytest
from tests.checks.cases import project_of

from briefwright.pages.captured import captured

SOURCES = "@misc{key, title={公告}, author={{局}}, date={2026}, langid={chinese}, url={https://office.example/a}}\n"
TEXT = "报告称，约占其品牌的一半<b>。\n"
FOLDER = "bibliography/captures/key"
DIGEST = sha256(TEXT.encode()).hexdigest()
CAPTURE = f"""url = "https://office.example/a"
time = 2026-11-20T09:30:00Z
file = "source.txt"
digest = "{DIGEST}"
text-digest = "{DIGEST}"
access = "restricted"
"""
COPY = {f"{FOLDER}/capture.toml": CAPTURE, f"{FOLDER}/source.txt": TEXT, f"{FOLDER}/text.txt": TEXT}


def shown(quote: str, copy: dict[str, str]) -> str:
    brief = {"docs/briefs/a.md": f"Half is made there [@key, p. 3{quote}].\n"}
    evidence = project_of({**copy, **brief}, SOURCES).evidence
    return captured(evidence, evidence.bibliography["key"])


def test_original_translation_place_outcome_copy_and_live_page_stand_together() -> None:
    html = shown(", “约占其品牌的一半” = “about half of <i>” (machine)", COPY)
    assert '<blockquote lang="zh"><p>约占其品牌的一半</p></blockquote>' in html
    assert '<p class="bw-translation">about half of &lt;i&gt; (machine)</p>' in html
    assert "page 3. These words stand in the captured copy." in html
    assert '<time datetime="2026-11-20T09:30:00Z">2026-11-20</time>. It is not published here. SHA-256' in html
    assert f"<code>{DIGEST}</code>" in html
    assert 'href="https://office.example/a#:~:text=%E7%BA%A6' in html


@pytest.mark.parametrize(
    ("quote", "copy", "said"),
    [
        ("报告称 约占其品牌的一半", COPY, "stand in the captured copy, but for punctuation."),
        ("约占其品牌的两半", COPY, "do not stand in the captured copy."),
        ("约占其品牌的一半", {}, "were not compared with a captured copy."),
    ],
)
def test_readers_are_told_what_is_known(quote: str, copy: dict[str, str], said: str) -> None:
    assert said in shown(f", “{quote}”", copy)


def test_words_that_were_left_out_are_not_looked_for_on_the_live_page() -> None:
    assert "text=" not in shown(", “报告称…品牌的一半”", COPY)


def test_nothing_of_the_copy_but_the_quoted_words_is_shown() -> None:
    assert "报告称" not in shown(", “约占其品牌的一半”", COPY)


def test_a_source_without_copy_and_quotes_says_nothing() -> None:
    assert shown("", {}) == ""
