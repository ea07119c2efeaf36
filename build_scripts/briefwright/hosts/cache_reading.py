"""Reading a project with what was read before: each file anew only when it, or what it asks of others, changed."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

from briefwright.bibliography import Bibliography, Item
from briefwright.evidence import Page
from briefwright.findings import Finding
from briefwright.hosts import cache, parallel
from briefwright.hosts.cache import Cache
from briefwright.project import Project, Sources, read_items, read_page
from briefwright.settings import Settings
from briefwright.text import Text

_PAGES, _ITEMS = "pages", "items"


def project(folder: Path, sources: Sources, *, drafts: bool = False) -> Project:
    """The project in a folder, which reads its sources at first use, on all processors."""
    reader = _Reader(cache.of(folder))
    return Project(sources, drafts=drafts, items_of=reader.items, pages_of=reader.pages)


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


class _Reader:
    def __init__(self, kept: Cache) -> None:
        self.kept = kept

    def items(self, texts: Sequence[Text]) -> tuple[Bibliography, tuple[Finding, ...]]:
        name = cache.name_of(part for text in texts for part in (text.path, text.content))
        found = self.kept.get(_ITEMS, name)
        if found is None:
            found = read_items(texts)
            self.kept.put(_ITEMS, name, found)
        return cast("tuple[Bibliography, tuple[Finding, ...]]", found)

    def pages(self, texts: Sequence[Text], items: Bibliography, settings: Settings) -> Sequence[Page]:
        told = repr(settings)

        def read(some: Sequence[Text]) -> list[bytes]:
            return [self._anew(text, items, settings, told) for text in some]

        found = [self._known(text, items, told) for text in texts]
        missing = [text for text, page in zip(texts, found, strict=True) if page is None]
        made = iter(parallel.spread(read, missing)) if missing else iter(())
        return [page or cast("Page", pickle.loads(next(made))) for page in found]  # noqa: S301 - our own children's

    def _known(self, text: Text, items: Bibliography, told: str) -> Page | None:
        found = self.kept.get(_PAGES, _name(text, told))
        if found is None:
            return None
        asked, page = cast("tuple[dict[str, bool], Page]", found)
        return page if all((key in items) is there for key, there in asked.items()) else None

    def _anew(self, text: Text, items: Bibliography, settings: Settings, told: str) -> bytes:
        asked = Asked(items)
        page = read_page(text, asked, settings)
        if not asked.compared:
            self.kept.put(_PAGES, _name(text, told), (asked.keys_asked, page))
        return cache.dumped(page)


def _name(text: Text, told: str) -> str:
    return cache.name_of(text.path, text.content, told)
