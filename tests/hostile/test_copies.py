"""The copy of a captured page that readers get runs nothing, loads nothing and leads nowhere, whatever the page was."""

from __future__ import annotations

import pytest
from tests.hostile.judges import harms
from tests.hostile.payloads import IN_TEXT
from tests.pages.captures import copy_of, project

COPY = "docs/sources/key/copy/index.html"
SAID = "The registry lists four entities."
#: What stands in whole pages rather than in the text of a brief.
IN_PAGES = {
    "refresh": '<meta http-equiv=refresh content="0;url=https://evil.example/">',
    "base": '<base href="https://evil.example/">',
    "style sheet": '<link rel=stylesheet href="https://evil.example/a.css"><link rel=prefetch href=//evil.example/p>',
    "style": '<style>@import "https://evil.example/i"; body { background: url(https://evil.example/b) }</style>',
    "frame": '<iframe srcdoc="<script>pwned()</script>"></iframe><frameset onload=pwned()><frame src=//evil.example>',
    "form": "<form action=https://evil.example/><button formaction=javascript:pwned()>b</button></form>",
    "ping": '<a href="https://evil.example/" ping="https://evil.example/ping" target=_top>p</a>',
    "media": "<video src=https://evil.example/v poster=https://evil.example/p onerror=pwned() autoplay></video>",
    "picture": '<picture><source srcset="https://evil.example/s 1x"><img srcset="https://evil.example/t 2x"></picture>',
    "old attributes": "<body background=https://evil.example/b><table background=https://evil.example/t><td>c</table>",
    "shadow tree": "<div><template shadowrootmode=open><img src=x onerror=pwned()></template></div>",
    "speculation": '<script type=speculationrules>{"prefetch": [{"urls": ["https://evil.example/"]}]}</script>',
    "names of the document": "<form id=body><input name=parentNode></form><a id=location>l</a>",
    "style in mathematics": "<math><mtext><mglyph><style><!--</style><img title='--&gt;<img onerror=pwned()>'>",
    "title in noscript": '<noscript><p title="</noscript><img src=x onerror=pwned()>"></noscript>',
    "drawing": "<svg><use href='data:image/svg+xml,<svg id=x></svg>#x'/><image href=//evil.example/i />",
    "the rest as text": "<plaintext><script>pwned()</script>",
}
PAGES = {**IN_TEXT, **IN_PAGES}
#: What our own page around the copy holds: its policy, its style, the link back.
OURS = ("meta", "style")


@pytest.mark.parametrize("name", PAGES)
def test_a_copy_is_harmless_and_its_words_are_found(name: str) -> None:
    page = f"<!doctype html><title>T</title><p>{SAID}</p>{PAGES[name]}"
    made = project(f', "{SAID}"', copy_of(page)).prepare()[COPY].decode()
    assert [harm for harm in harms(made, ours=OURS) if "http-equiv" not in harm] == []
    assert f"{SAID.rstrip('.')}</mark>" in made


def test_the_pages_are_not_harmless_as_they_were_captured() -> None:
    quiet = {name for name in IN_PAGES if not harms(IN_PAGES[name])}
    assert quiet == {"title in noscript", "the rest as text"}
