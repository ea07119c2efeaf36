"""Findings of single pages that are kept: one is judged again when it, or an answer to what was asked, has changed."""

from __future__ import annotations

import pickle
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any, cast

from briefwright.evidence import Evidence, Page
from briefwright.findings import Finding
from briefwright.hosts import cache, kept_page, parallel
from briefwright.hosts.asked import Answers, Question, Watched
from briefwright.hosts.cache import Cache
from briefwright.hosts.kept_page import KeptPage
from briefwright.project import judge_page

_KIND = "findings"
#: One file holds the findings of all pages: they are asked for together.
_NAME = "0" * 64
#: Only what says until when it holds is judged by the day; of all else any day says the same.
_DATED = "until"
_ANY_DAY = date.min
#: What does not depend on other pages than the one that is judged: a quote is asked for by its place on that page.
_OF_NO_OTHER_PAGE = frozenset(
    (
        *("bibliography", "known", "order", "charts", "files", "captures", "quote_files", "drift", "quote_at"),
        *("signed", "slugs", "derived"),
    )
)


@dataclass(frozen=True)
class Verdict:
    """What was said of one page: `page` tells what was judged, `day` when, where that makes a difference.

    `asked` are the questions that were asked, as bytes: they are looked at only when an answer has changed.
    """

    page: str
    day: date | None
    asked: bytes
    findings: tuple[Finding, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        return cast("tuple[Question, ...]", pickle.loads(self.asked))  # noqa: S301 - came out of the signed cache


@dataclass(frozen=True)
class _Known:
    """The verdicts of all pages, and the answers to all that was asked for them."""

    program: str = ""
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    answers: Mapping[Question, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class Judged:
    """A page's findings, what was asked to find them, and whether the day makes a difference."""

    findings: tuple[Finding, ...]
    asked: tuple[Question, ...]
    is_dated: bool


class Judge:
    """Judges the pages of one project, each only if it has to be, on all processors.

    `early` are the pages that were judged when they were read.
    """

    def __init__(self, kept: Cache, early: Mapping[str, Judged] = MappingProxyType({})) -> None:
        self._kept = kept
        self._early = early

    def all(self, evidence: Evidence, today: date) -> list[Finding]:
        """What the checks of single pages say of all pages."""
        return [one for findings in self.by_page(evidence, today).values() for one in findings]

    def by_page(self, evidence: Evidence, today: date) -> dict[str, tuple[Finding, ...]]:
        """What they say of each page, by its path."""
        answers = Answers(evidence, {})
        known = self._known()
        changed = {question for question, answer in known.answers.items() if answers.answer(question) != answer}
        held = {
            page.path: known.verdicts[page.path]
            for page in evidence.pages
            if _holds(known.verdicts.get(page.path), page, changed, today)
        }
        missing = [page for page in evidence.pages if page.path not in held]
        waiting = [page for page in missing if page.path not in self._early]

        def judge(some: Sequence[Page]) -> list[Judged]:
            return [_judge_and_release(evidence, page, today) for page in some]

        late = zip((page.path for page in waiting), parallel.spread(judge, waiting), strict=True)
        made = {**{page.path: self._early[page.path] for page in missing if page.path in self._early}, **dict(late)}
        if missing or changed or len(known.verdicts) != len(evidence.pages):
            self._keep(known, changed, held, [(page, made[page.path]) for page in missing], answers, today)
        return {
            page.path: held[page.path].findings if page.path in held else made[page.path].findings
            for page in evidence.pages
        }

    def _known(self) -> _Known:
        known = self._kept.get(_KIND, _NAME)
        return known if isinstance(known, _Known) and known.program == cache.program() else _Known()

    def _keep(
        self,
        known: _Known,
        changed: set[Question],
        held: Mapping[str, Verdict],
        made: Sequence[tuple[Page, Judged]],
        answers: Answers,
        today: date,
    ) -> None:
        """Puts all verdicts away; a page of which it is not known what it was made from has none."""
        fresh = [(page, judged) for page, judged in made if isinstance(page, KeptPage)]
        asked = {question: answers.answer(question) for _, judged in fresh for question in judged.asked}
        if changed:
            asked |= {question: answers.answer(question) for one in held.values() for question in one.questions}
        else:
            asked = {**known.answers, **asked}
        verdicts = {
            page.path: Verdict(
                page.facts.digest, today if judged.is_dated else None, cache.dumped(judged.asked), judged.findings
            )
            for page, judged in fresh
        }
        self._kept.put(_KIND, _NAME, _Known(cache.program(), {**held, **verdicts}, asked))


def _holds(known: Verdict | None, page: Page, changed: set[Question], today: date) -> bool:
    if known is None or not isinstance(page, KeptPage) or known.page != page.facts.digest:
        return False
    return known.day in (None, today) and (not changed or changed.isdisjoint(known.questions))


def judge_alone(around: Evidence, page: Page) -> Judged | None:
    """What is said of a page that has just been read, before others are; None where they or the day have a say in it.

    `around` holds all but pages.
    """
    if _is_dated(page):
        return None
    judged = _judge(around.of_pages((page,)), page, _ANY_DAY)
    return judged if all(name in _OF_NO_OTHER_PAGE for name, _ in judged.asked) else None


def _judge(evidence: Evidence, page: Page, today: date) -> Judged:
    asked: dict[Question, None] = {}

    def note(name: str, key: Any) -> None:
        asked[name, key] = None

    watched = cast("Evidence", Watched(evidence, note))
    findings = tuple(judge_page(watched, page, today))
    return Judged(findings, tuple(asked), _is_dated(page))


def _judge_and_release(evidence: Evidence, page: Page, today: date) -> Judged:
    """Judges a page and forgets its brief if it can be read again: a thousand of them fill the memory."""
    judged = _judge(evidence, page, today)
    kept_page.release(evidence, (page.path,))
    return judged


def _is_dated(page: Page) -> bool:
    return _DATED in page.brief.text.content
