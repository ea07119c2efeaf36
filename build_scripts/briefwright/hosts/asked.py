"""What a page asked of the project while it was rendered, so that it is rendered again only when an answer changes.

`Watched` stands in for the evidence and writes down each question; `Answers` gives the digest of an answer, later and
of another evidence, without reading pages where it can. A question that nobody thought of here is answered by
everything that stands under the name asked for: such a page is rendered too often, and never too seldom.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property
from types import MethodType
from typing import Any, cast

from briefwright.bibliography import Bibliography, Item
from briefwright.claims import Claim
from briefwright.evidence import Citing, Evidence, Page
from briefwright.hosts import digests, kept_page
from briefwright.hosts.kept_page import KeptPage

#: A name, and what of it was asked for; no key stands for all of it.
Question = tuple[str, Any]
Note = Callable[[str, Any], None]
_ALL = None
#: Left out of what is noted: whatever the settings say is part of each page's name.
_SETTLED = frozenset({"settings"})


class Answers:
    """Digests of answers that one evidence gives; `others` answers questions about other things than the evidence."""

    def __init__(self, evidence: Evidence, others: Mapping[str, Callable[[Any], object]]) -> None:
        self.evidence = evidence
        self._others = others
        self._known: dict[Question, bytes] = {}

    def digest(self, questions: Collection[Question]) -> bytes:
        """One digest of the answers to some questions."""
        return digests.of(*(self.answer(question) for question in questions))

    def answer(self, question: Question) -> bytes:
        """The digest of the answer to one question."""
        known = self._known.get(question)
        if known is None:
            try:
                known = self._found(*question)
            except TypeError:  # a value of a kind that nobody thought of: never the same
                known = secrets.token_bytes(8)
            self._known[question] = known
        return known

    def _found(self, name: str, key: Any) -> bytes:
        if name in self._others:
            return digests.digest(self._others[name](key), self._page)
        special = getattr(self, f"_of_{name}", None)
        if special is not None:
            return cast("bytes", special(key))
        value = getattr(self.evidence, name)
        return digests.digest(value if key is _ALL else value.get(key), self._page)

    def _page(self, page: Page) -> str:
        if isinstance(page, KeptPage):
            return page.facts.digest
        return digests.digest((page.path, page.brief.text.content, page.keys), self._page).hex()

    def _of_bibliography(self, key: str | None) -> bytes:
        if key is _ALL:
            return digests.of(*(self._item(one) for one in self.evidence.bibliography))
        return self._item(key)

    def _item(self, key: str) -> bytes:
        found = self.evidence.bibliography.get(key)
        return b"" if found is None else digests.item(found)

    def _of_known(self, key: object) -> bytes:
        return b"known" if key in self.evidence.bibliography else b""

    def _of_order(self, keys: tuple[str, ...]) -> bytes:
        return digests.of(*(key.encode() for key in self.evidence.bibliography.in_order(keys)))

    def _of_pages(self, _: None) -> bytes:
        return digests.of(*(f"{page.path} {self._page(page)}".encode() for page in self.evidence.pages))

    _of_briefs = _of_pages

    def _of_page(self, path: str) -> bytes:
        page = self.evidence.page(path)
        return b"" if page is None else self._page(page).encode()

    def _of_citing(self, key: str | None) -> bytes:
        return self._of_pages(None) if key is _ALL else digests.of(*self._cited.get(key, ()))

    def _of_times_cited(self, key: str) -> bytes:
        return digests.digest(self.evidence.times_cited(key), self._page)

    def _of_directed(self, name: str | None) -> bytes:
        if name is _ALL:
            return self._of_pages(None)
        pages = self.evidence.directed.get(name, ())
        return digests.digest([(page.path, page.title, page.language) for page in pages], self._page)

    def _of_signed(self, slug: str) -> bytes:
        return digests.digest([one for one in self.evidence.sign_offs if one.brief == slug], self._page)

    @cached_property
    def _cited(self) -> Mapping[str, list[bytes]]:
        """Key -> what each page that cites it says there, by page."""
        found: dict[str, list[bytes]] = {}
        for page in self.evidence.pages:
            cited = page.facts.further.cited if isinstance(page, KeptPage) else kept_page.cited_on(page)
            for key, digest in cited.items():
                found.setdefault(key, []).append(digest)
        return found


class Watched:
    """An evidence that notes what is asked of it."""

    def __init__(self, evidence: Evidence, note: Note) -> None:
        self._evidence = evidence
        self._note = note

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._evidence, name)
        if name in _SETTLED:
            return value
        if callable(value) and not isinstance(value, Mapping):
            return MethodType(getattr(type(self._evidence), name), self)
        if isinstance(value, Mapping):
            return _Mapping(value, name, self._note)
        self._note(name, _ALL)
        return value

    @cached_property
    def bibliography(self) -> Bibliography:
        return _Items(self._evidence.bibliography, self._note)

    @cached_property
    def citing(self) -> Mapping[str, tuple[Citing, ...]]:
        return _Mapping(self._evidence.citing, "citing", self._note, self._cites)

    @cached_property
    def directed(self) -> Mapping[str, tuple[Page, ...]]:
        return _Mapping(self._evidence.directed, "directed", self._note, lambda pages: tuple(map(self._face, pages)))

    def page(self, path: str) -> Page | None:
        self._note("page", path)
        return self._evidence.page(path)

    def times_cited(self, key: str) -> tuple[int, int]:
        self._note("times_cited", key)
        return self._evidence.times_cited(key)

    def signed_at(self, slug: str, claim: Claim) -> Any:
        self._note("signed", slug)
        return self._evidence.signed_at(slug, claim)

    def _cites(self, cites: tuple[Citing, ...]) -> tuple[Citing, ...]:
        made = []
        for one in cites:
            face = Citing(self._face(one.page), one.cite, one.section, one.number)
            vars(face)["sentence"] = one.sentence
            made.append(face)
        return tuple(made)

    def _face(self, page: Page) -> Page:
        return cast("Page", _Face(page, self._note))


class _Face:
    """A page of which its name and title may be asked; whoever asks for more depends on all of it."""

    def __init__(self, page: Page, note: Note) -> None:
        self.path, self.title, self.language = page.path, page.title, page.language
        self._page = page
        self._note = note

    def __getattr__(self, name: str) -> Any:
        self._note("page", self.path)
        return getattr(self._page, name)


class _Mapping(Mapping[Any, Any]):
    def __init__(
        self, held: Mapping[Any, Any], name: str, note: Note, shown: Callable[[Any], Any] = lambda value: value
    ) -> None:
        self._held, self._name, self._note, self._shown = held, name, note, shown

    def __getitem__(self, key: Any) -> Any:
        self._note(self._name, key)
        return self._shown(self._held[key])

    def __contains__(self, key: object) -> bool:
        self._note(self._name, key)
        return key in self._held

    def __iter__(self) -> Iterator[Any]:
        self._note(self._name, _ALL)
        return iter(self._held)

    def __len__(self) -> int:
        self._note(self._name, _ALL)
        return len(self._held)


class _Items(Bibliography):
    def __init__(self, items: Bibliography, note: Note) -> None:
        super().__init__(())
        self._all, self._note = items, note

    def __getitem__(self, key: str) -> Item:
        self._note("bibliography", key)
        return self._all[key]

    def __contains__(self, key: object) -> bool:
        self._note("known", key)
        return key in self._all

    def __iter__(self) -> Iterator[str]:
        self._note("bibliography", _ALL)
        return iter(self._all)

    def __len__(self) -> int:
        self._note("bibliography", _ALL)
        return len(self._all)

    def in_order(self, keys: Collection[str]) -> tuple[str, ...]:
        self._note("order", tuple(sorted(keys)))
        return self._all.in_order(keys)

    def nearest(self, key: str, n: int = 3) -> tuple[Item, ...]:
        self._note("bibliography", _ALL)
        return self._all.nearest(key, n)
