"""Telling cites apart: given names, more names, `disambiguate="true"`, year suffixes (CSL 1.0.2, Disambiguation)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from briefwright.style.context import Ambiguity
from briefwright.style.initials import initials
from briefwright.style.person import Name

MOST_TRIALS = 60
#: `J. J.` and `J.J.` are one person to a reader.
_SPACED_INITIAL = re.compile(r"\.\s+")


@dataclass(frozen=True, slots=True)
class Means:
    """What a style allows for telling cites apart."""

    names: bool
    givens: bool
    rule: str
    suffix: bool
    choose: bool

    @staticmethod
    def of(options: Mapping[str, str], *, choose: bool) -> Means:
        return Means(
            options.get("disambiguate-add-names") == "true",
            options.get("disambiguate-add-givenname") == "true",
            options.get("givenname-disambiguation-rule", "by-cite"),
            options.get("disambiguate-add-year-suffix") == "true",
            choose,
        )


class GivenIndex:
    """Who shares a family name with whom, for the rules that expand given names everywhere they occur."""

    def __init__(self, people: Iterable[Name], rule: str) -> None:
        self.primary_only = rule.startswith("primary-name")
        self.initials_only = rule.endswith("with-initials")
        self._families: dict[str, set[str]] = defaultdict(set)
        for name in people:
            if name.family:
                self._families[_family(name)].add(_SPACED_INITIAL.sub(".", name.given))
        self._found: dict[tuple[Name, int, str | None], int] = {}

    def level(self, name: Name, base: int, mark: str | None) -> int:
        """How far the name must be written out to stand for one person."""
        key = (name, base, mark)
        if key not in self._found:
            self._found[key] = self._level(name, base, mark)
        return self._found[key]

    def _level(self, name: Name, base: int, mark: str | None) -> int:
        givens = self._families.get(_family(name), set())
        if len(givens) < 2 or base == 2:
            return base
        if mark is None:
            return base if self.initials_only else 2
        own = _initials(name.given)
        same = sum(_initials(given) == own for given in givens)
        if same == 1:
            return max(base, 1)
        if self.initials_only:
            return 1 if len({_initials(given) for given in givens}) > 1 else base
        return 2


def _family(name: Name) -> str:
    return f"{name.non_dropping} {name.family}".strip()


def _initials(given: str) -> str:
    return initials(given, ".", initialize=True, hyphen=True)


@dataclass(frozen=True, slots=True)
class Trial:
    """How a cite would look: its text, its lists of names as contexts have them, its conditions that ask for this."""

    text: str
    name_lists: tuple[tuple[int, int, tuple[int, ...]], ...]
    people: tuple[tuple[Name, ...], ...]
    chooses: int


class Trials(Protocol):
    """Renders a cite as it would stand with an ambiguity setting."""

    def trial(self, key: str, ambiguity: Ambiguity) -> Trial: ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """What disambiguation decides for each item: its setting, and its place in a run of equal cites (0 first)."""

    ambiguities: Mapping[str, Ambiguity]
    suffixes: Mapping[str, int]


def disambiguate(keys: Sequence[str], document: Trials, means: Means) -> Outcome:
    """Settings for all items, the keys in the order in which year suffixes are given."""
    solver = _Solver(document, means)
    for group in solver.groups(keys, Ambiguity()):
        solver.solve(group)
    return Outcome(solver.found, solver.suffixes)


class _Solver:
    def __init__(self, document: Trials, means: Means) -> None:
        self.document = document
        self.means = means
        self.found: dict[str, Ambiguity] = {}
        self.suffixes: dict[str, int] = {}

    def groups(self, keys: Sequence[str], ambiguity: Ambiguity) -> list[list[str]]:
        """Keys whose cites look alike, in groups of at least two."""
        if len(keys) < 2:
            return []
        by_text: dict[str, list[str]] = defaultdict(list)
        for key in keys:
            by_text[self.text(key, ambiguity)].append(key)
        return [group for group in by_text.values() if len(group) > 1]

    def text(self, key: str, ambiguity: Ambiguity) -> str:
        return _SPACED_INITIAL.sub(".", self.document.trial(key, ambiguity).text)

    def solve(self, group: list[str]) -> None:
        rest = [(group, Ambiguity())]
        if self.means.names or self.means.givens:
            rest = list(self._by_names(group))
        if self.means.choose:
            rest = [left for keys, setting in rest for left in self._by_choose(keys, setting)]
        if self.means.suffix:
            for keys, setting in rest:
                for at, key in enumerate(keys):
                    self.suffixes[key] = at
                    self.found[key] = setting

    def _by_names(self, group: list[str]) -> Iterator[tuple[list[str], Ambiguity]]:
        """Splits a group by showing more of the names; yields what stays alike."""
        lists = max((self.document.trial(key, Ambiguity()).name_lists for key in group), key=_total)
        pending = [(group, _Ladder(lists, self.means))]
        while pending:
            keys, ladder = pending.pop(0)
            kept = ladder.setting
            classes = [keys]
            while len(classes) == 1 and ladder.climb():
                classes = self._classes(keys, ladder.setting)
                ladder.judge(helped=len(classes) > 1)
            if len(classes) == 1:
                self.found.update(dict.fromkeys(keys, kept))
                yield keys, kept
                continue
            for part in classes:
                if len(part) == 1:
                    self.found[part[0]] = ladder.setting
                else:
                    pending.append((part, ladder.copy()))

    def _classes(self, keys: list[str], setting: Ambiguity) -> list[list[str]]:
        by_text: dict[str, list[str]] = defaultdict(list)
        for key in keys:
            by_text[self.text(key, setting)].append(key)
        return list(by_text.values())

    def _by_choose(self, keys: list[str], setting: Ambiguity) -> Iterator[tuple[list[str], Ambiguity]]:
        """Turns on `disambiguate="true"` conditions one by one; yields what stays alike."""
        most = max(self.document.trial(key, setting).chooses for key in keys)
        for count in range(setting.choose + 1, most + 1):
            chosen = replace(setting, choose=count)
            classes = self._classes(keys, chosen)
            if len(classes) == 1:
                continue
            for part in classes:
                self.found.update(dict.fromkeys(part, chosen))
                if len(part) > 1:
                    yield from self._by_choose(part, chosen)
            return
        if most > setting.choose and not self.means.suffix:
            setting = replace(setting, choose=setting.choose + 1)
            self.found.update(dict.fromkeys(keys, setting))
        yield keys, setting


class _Ladder:
    """The steps from the shortest cite to the fullest: each name further written out, then one name more.

    What a step added stays only while it helps, names shown on the way to a step that helps excepted.
    """

    def __init__(self, lists: Sequence[tuple[int, int, tuple[int, ...]]], means: Means) -> None:
        self.lists = lists
        self.names = means.names
        self.givens = means.givens and means.rule == "by-cite"
        self.shown = [first for _, first, _ in lists]
        self.levels = [list(base) + [base[0] if base else 0] * (total - first) for total, first, base in lists]
        self.at, self.name, self.level = 0, 0, -1
        self.trials = 0

    def copy(self) -> _Ladder:
        other = object.__new__(_Ladder)
        other.__dict__.update(self.__dict__)
        other.shown, other.levels = list(self.shown), [list(row) for row in self.levels]
        return other

    @property
    def setting(self) -> Ambiguity:
        return Ambiguity(tuple(self.shown), tuple(tuple(row) for row in self.levels))

    def climb(self) -> bool:
        """Takes the next step; False at the top."""
        self.trials += 1
        while self.at < len(self.lists) and self.trials <= MOST_TRIALS:
            total, first, _ = self.lists[self.at]
            if self.name >= (total if self.names else first):
                self.at, self.name, self.level = self.at + 1, 0, -1
                continue
            if self.level < 0:
                self.level = self.levels[self.at][self.name]
                if self.name >= self.shown[self.at]:
                    self.shown[self.at] = self.name + 1
                    return True
            if self.givens and self.level < 2:
                self.level += 1
                self.levels[self.at][self.name] = self.level
                return True
            self.name, self.level = self.name + 1, -1
        return False

    def judge(self, *, helped: bool) -> None:
        """Takes a name's fuller form back when even its fullest told nobody apart."""
        if not helped and self.level == 2 and self.at < len(self.lists):
            base = self.lists[self.at][2]
            self.levels[self.at][self.name] = base[min(self.name, len(base) - 1)] if base else 0


def _total(lists: Sequence[tuple[int, int, tuple[int, ...]]]) -> int:
    return sum(length for length, _, _ in lists)
