"""Turns straight quotation marks of a rendered English page, but not in code, citations, or what we made ourselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from briefwright.pages.quotes import EDGE, HIDDEN, curl

_CODE = frozenset({"code", "kbd", "pre", "samp", "script", "style", "var"})


@dataclass(frozen=True)
class _Run:
    """Text between two tags. Where it may not change it still counts as what stands beside a mark."""

    text: str
    holder: Element | None = None
    is_tail: bool = False


class Quotes(Treeprocessor):
    """`wanted` says whether the page that is being rendered is in English."""

    def __init__(self, md: Markdown, wanted: Callable[[], bool]) -> None:
        super().__init__(md)
        self.wanted = wanted

    def run(self, root: Element) -> None:
        if not self.wanted():
            return
        runs = list(self._runs(root))
        turned = curl("".join(run.text for run in runs))
        at = 0
        for run in runs:
            made = turned[at : at + len(run.text)]
            at += len(run.text)
            if run.holder is not None and made != run.text:
                if run.is_tail:
                    run.holder.tail = made
                else:
                    run.holder.text = made


    def _runs(self, element: Element, is_code: bool = False) -> Iterator[_Run]:
        is_code = is_code or element.tag in _CODE
        is_block = self.md.is_block_level(str(element.tag)) or element.tag == "br"
        if is_block:
            yield _Run(EDGE)
        yield from _own(element.text, element, is_code, is_tail=False)
        for child in element:
            yield from self._runs(child, is_code)
            yield from _own(child.tail, child, is_code, is_tail=True)
        if is_block:
            yield _Run(EDGE)


def _own(text: str | None, holder: Element, is_code: bool, *, is_tail: bool) -> Iterator[_Run]:
    if not text:
        return
    if is_code:
        yield _Run(HIDDEN * len(text))
    elif isinstance(text, AtomicString):
        yield _Run(text.replace('"', HIDDEN).replace("'", HIDDEN))
    else:
        yield _Run(text, holder, is_tail)
