"""A page that is known without being read: what is asked of all pages at once is at hand, its brief when asked for."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from briefwright.citations import Cite, Fault
from briefwright.claims import Claim
from briefwright.evidence import Citing, Evidence, Page
from briefwright.hosts import cache, digests, leftovers

#: What pages are asked for by those that go through them all.
_TOLD = ("path", "is_brief", "title", "slug", "is_draft", "directives", "quoting", "counts")
#: What those ask for besides that list pages, or look at all cites.
_TOLD_LATER = ("language", "fields", "authors", "length", "changed", "keys", "resting", "charts")


@dataclass(frozen=True)
class Further:
    """What fewer ask for: `cited` has a digest of all that the page of a source says of this one."""

    told: Mapping[str, object]
    cites: tuple[tuple[Cite, str, int, str], ...]
    cited: Mapping[str, bytes]


@dataclass(frozen=True)
class Facts:
    """What is kept of a page apart from the page, which is kept under `name`.

    `asked` are the keys that reading it depends on, and whether there were such items; `meant` the names behind an
    `@` that are no keys. `packed` are further facts as bytes, which are not made into values before somebody asks.
    """

    name: str
    asked: Mapping[str, bool]
    told: Mapping[str, object]
    meant: frozenset[str]
    packed: bytes

    @property
    def digest(self) -> str:
        """Tells the page from any other: what it was made from."""
        return f"{self.name} {sorted(self.asked.items())}"

    @cached_property
    def further(self) -> Further:
        return cast("Further", pickle.loads(self.packed))  # noqa: S301 - came out of the signed cache, or a child

    def __reduce__(self) -> tuple[type[Facts], tuple[object, ...]]:
        return Facts, (self.name, self.asked, self.told, self.meant, self.packed)


def facts_of(page: Page, name: str, asked: Mapping[str, bool]) -> Facts:
    """The facts of a page that was read."""
    cites = tuple((one.cite, one.section, one.number, one.sentence) for one in page.cites)
    further = Further({name: getattr(page, name) for name in _TOLD_LATER}, cites, cited_on(page))
    told = {name: getattr(page, name) for name in _TOLD}
    return Facts(name, dict(asked), told, leftovers.names_of(page), cache.dumped(further))


def cited_on(page: Page) -> Mapping[str, bytes]:
    """Key -> a digest of how a page cites it, and of what else the page of the source says of that page."""
    found: dict[str, list[object]] = {}
    for one in page.cites:
        cite = one.cite
        place = (cite.locator.label, cite.locator.value) if cite.locator else None
        said = (place, cite.prefix, cite.suffix, cite.suppress_author)
        found.setdefault(cite.key, []).append((said, one.section, one.number, one.sentence))
    return {
        key: digests.of_plain((page.path, page.title, page.language, cites, page.resting.get(key)))
        for key, cites in found.items()
    }


class _Later:
    """A fact of a page that is looked up when somebody asks for it."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, page: KeptPage, owner: type) -> Any:
        return page.facts.further.told[self.name]


class KeptPage(Page):
    """A page that knows its facts, and reads the rest when it is asked for."""

    def __init__(self, facts: Facts, load: Callable[[], Page]) -> None:
        vars(self).update(facts.told)
        vars(self)["facts"] = facts
        vars(self)["_load"] = load

    facts: Facts
    _load: Callable[[], Page]
    language: Any = _Later()
    fields: Any = _Later()
    authors: Any = _Later()
    length: Any = _Later()
    changed: Any = _Later()
    keys: Any = _Later()
    resting: Any = _Later()
    charts: Any = _Later()

    @cached_property
    def _whole(self) -> Page:
        return self._load()

    @property
    def brief(self) -> Any:
        return self._whole.brief

    @property
    def claims(self) -> tuple[Claim, ...]:
        return self._whole.claims

    @property
    def faults(self) -> tuple[Fault, ...]:
        return self._whole.faults

    @cached_property
    def cites(self) -> tuple[Citing, ...]:
        made = []
        for cite, section, number, sentence in self.facts.further.cites:
            one = Citing(self, cite, section, number)
            vars(one)["sentence"] = sentence
            made.append(one)
        return tuple(made)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Page):
            return NotImplemented
        return (self.brief, self.is_brief, self.claims, self.faults) == (
            other.brief, other.is_brief, other.claims, other.faults
        )  # fmt: skip

    __hash__ = Page.__hash__


def release(evidence: Evidence, paths: Iterable[str] | None = None) -> None:
    """Forgets what was read of pages, all or some, which are read again when they are asked; their facts stay."""
    for page in evidence.pages if paths is None else map(evidence.page, paths):
        if isinstance(page, KeptPage):
            vars(page).pop("_whole", None)


def meant_otherwise(evidence: Evidence) -> frozenset[str]:
    """What authors put behind an `@`, on any page, and mean no source by."""
    found: set[str] = set()
    for page in evidence.pages:
        found |= page.facts.meant if isinstance(page, KeptPage) else leftovers.names_of(page)
    return frozenset(found)
