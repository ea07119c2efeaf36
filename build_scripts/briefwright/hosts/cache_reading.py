"""Reading a project with what was read before: each file anew only when it, or what it asks of others, changed."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import cast

from briefwright.bibliography import Bibliography, Item
from briefwright.captures import Capture, Quote, Verdict, verdict_in
from briefwright.evidence import Evidence, Page
from briefwright.findings import Finding
from briefwright.hosts import cache, digests, kept_findings, parallel
from briefwright.hosts.cache import Cache
from briefwright.hosts.kept_page import Facts, KeptPage, facts_of
from briefwright.project import ItemsOf, Judged, PagesOf, Project, Sources, read_items, read_page
from briefwright.settings import Settings
from briefwright.text import Text

_PAGES, _ITEMS, _FACTS, _VERDICTS = "pages", "items", "facts", "verdicts"
#: One file holds the facts of all pages: they are asked for together.
_FACTS_NAME = "0" * 64


def project(
    folder: Path,
    sources: Sources,
    *,
    drafts: bool = False,
    judged: Judged | None = None,
    items: ItemsOf | None = None,
    pages: PagesOf | None = None,
) -> Project:
    """The project in a folder, which reads its sources at first use, on all processors."""
    kept = cache.of(folder)
    reader = _Reader(kept, judges=judged is None)
    judge = kept_findings.Judge(kept, reader.judged)
    return Project(
        sources,
        drafts=drafts,
        items_of=items or reader.items,
        pages_of=pages or reader.pages,
        verdict_of=reader.verdict,
        judged=judged or judge.all,
    )


def items_of(folder: Path) -> ItemsOf:
    """What reads the bibliography of the project in a folder."""
    return _Reader(cache.of(folder)).items


class Asked(Bibliography):
    """A bibliography that remembers what a page asked of it: which keys there are, and whether names were compared."""

    def __init__(self, items: Bibliography) -> None:
        super().__init__(())
        self._all = items
        self.keys_asked: dict[str, bool] = {}
        self.compared = False

    def __contains__(self, key: object) -> bool:
        found = key in self._all
        self.keys_asked[str(key)] = found
        return found

    def __getitem__(self, key: str) -> Item:
        self.compared = True
        return self._all[key]

    def __iter__(self) -> Iterator[str]:
        self.compared = True
        return iter(self._all)

    def __len__(self) -> int:
        self.compared = True
        return len(self._all)

    def nearest(self, key: str, n: int = 3) -> tuple[Item, ...]:
        self.compared = True
        return self._all.nearest(key, n)


#: What comes of reading a document: its facts (the page is kept), or the page as bytes; and what checks say of it.
_Read = tuple[Facts | bytes, kept_findings.Judged | None]


class _Reader:
    """Reads what is asked for, and judges pages while they are at hand if it `judges` at all."""

    def __init__(self, kept: Cache, *, judges: bool = False) -> None:
        self.kept = kept
        self.judges = judges
        self.judged: dict[str, kept_findings.Judged] = {}

    def items(self, texts: Sequence[Text]) -> tuple[Bibliography, tuple[Finding, ...]]:
        name = cache.name_of(part for text in texts for part in (text.path, text.content))
        found = self.kept.get(_ITEMS, name)
        if found is None:
            found = read_items(texts)
            for item in found[0].values():
                digests.item(item)  # is kept with it
            self.kept.put(_ITEMS, name, found)
        return cast("tuple[Bibliography, tuple[Finding, ...]]", found)

    def verdict(self, quote: Quote, capture: Capture | None) -> Verdict:
        if capture is None or capture.source_text is None:
            return verdict_in(quote, capture)
        name = cache.name_of(capture.found_text_digest, quote.exact, quote.prefix, quote.suffix)
        found = self.kept.get(_VERDICTS, name)
        if found is None:
            found = verdict_in(quote, capture)
            self.kept.put(_VERDICTS, name, found)
        return cast("Verdict", found)

    def pages(self, texts: Sequence[Text], around: Evidence) -> Sequence[Page]:
        items, settings = around.bibliography, around.settings
        told = repr(settings)
        known = self._facts()
        found = [self._known(text, items, settings, told, known.get(text.path)) for text in texts]
        missing = [text for text, page in zip(texts, found, strict=True) if page is None]

        def read(some: Sequence[Text]) -> list[_Read]:
            return [self._anew(text, around, told) for text in some]

        read_anew = parallel.spread(read, missing) if missing else []
        self.judged.update(
            (text.path, judged) for text, (_, judged) in zip(missing, read_anew, strict=True) if judged is not None
        )
        made = (facts for facts, _ in read_anew)
        pages = [
            page or self._made(next(made), text, items, settings) for text, page in zip(texts, found, strict=True)
        ]
        if missing or known.keys() - {text.path for text in texts}:
            kept = {page.path: page.facts for page in pages if isinstance(page, KeptPage)}
            self.kept.put(_FACTS, _FACTS_NAME, (cache.program(), kept))
        return pages

    def _facts(self) -> Mapping[str, Facts]:
        program, known = self.kept.get(_FACTS, _FACTS_NAME) or ("", {})
        return cast("Mapping[str, Facts]", known) if program == cache.program() else {}

    def _known(
        self, text: Text, items: Bibliography, settings: Settings, told: str, facts: Facts | None
    ) -> Page | None:
        if facts is None or facts.name != _name(text, told):
            return None
        there = all((key in items) is there for key, there in facts.asked.items())
        return self._made(facts, text, items, settings) if there else None

    def _made(self, found: Facts | bytes, text: Text, items: Bibliography, settings: Settings) -> Page:
        if isinstance(found, bytes):
            return cast("Page", pickle.loads(found))  # noqa: S301 - our own children's
        facts = found

        def load() -> Page:
            asked, page = self.kept.get(_PAGES, facts.name) or (None, None)
            if asked != facts.asked:
                page = read_page(text, items, settings)
                self.kept.put(_PAGES, facts.name, (facts.asked, page))
            return cast("Page", page)

        return KeptPage(facts, load)

    def _anew(self, text: Text, around: Evidence, told: str) -> _Read:
        asked = Asked(around.bibliography)
        page = read_page(text, asked, around.settings)
        judged = kept_findings.judge_alone(around, page) if self.judges else None
        if asked.compared or not self.kept.keeps:
            return cache.dumped(_bare(page)), judged
        name = _name(text, told)
        facts = facts_of(page, name, asked.keys_asked)
        self.kept.put(_PAGES, name, (facts.asked, _bare(page)))
        return facts, judged


def _bare(page: Page) -> Page:
    """The page without what was worked out of it."""
    return Page(page.brief, page.is_brief, page.claims, page.faults)


def _name(text: Text, told: str) -> str:
    return cache.name_of(text.path, text.content, told)
