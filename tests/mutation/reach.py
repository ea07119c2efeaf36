"""Which tests run which lines: they are the only ones that can notice a change of a line."""

from __future__ import annotations

import ast
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType
from typing import Any

import pytest

Line = tuple[str, int]


@dataclass
class Reach:
    """By the number of each test, the lines that it runs and its seconds; `failed` are those that do not pass."""

    lines: dict[int, set[Line]] = field(default_factory=dict)
    seconds: dict[int, float] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)

    def tests(self, file: str, line: int, source: str) -> list[int]:
        """The tests that run the statement at a line, quickest first.

        What an import runs, any test may notice: those that run the file if it is a name of the file's own, else all.
        """
        first, last = _statement(source, line)
        inside = {(file, one) for one in range(first, last + 1)}
        found = [test for test, lines in self.lines.items() if lines & inside]
        if not found and _runs_at_import(source, line):
            touching = {test for test, lines in self.lines.items() if any(name == file for name, _ in lines)}
            may = touching if source.splitlines()[first - 1].startswith("_") else self.lines
            return sorted(may, key=lambda test: (test not in touching, self.seconds[test]))
        return sorted(found, key=lambda test: self.seconds[test])


class Recorder:
    """Runs tests one by one and notes the lines of some files; what a test asks of a shared fixture counts for it."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self._files = files
        self._now: set[Line] = set()
        self._shared: dict[str, set[Line]] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any]) -> Iterator[None]:
        if fixturedef.scope == "function":
            return (yield)
        outer, self._now = self._now, self._shared.setdefault(fixturedef.argname, set())
        try:
            return (yield)
        finally:
            self._now = outer

    def run(self, session: pytest.Session) -> Reach:
        """The reach of all tests that were collected."""
        reach = Reach()
        session.config.pluginmanager.register(self)
        for number, item in enumerate(session.items):
            _forget()
            self._now = set()
            began, failed = time.process_time(), session.testsfailed
            with self._traced():
                run_one(session, number, session.items[number + 1 : number + 2])
            reach.lines[number], reach.seconds[number] = self._now, time.process_time() - began
            if session.testsfailed > failed:
                reach.failed.append(item.nodeid)
        for number, item in enumerate(session.items):
            for name in getattr(item, "fixturenames", ()):
                reach.lines[number] |= self._shared.get(name, set())
        return reach

    @contextmanager
    def _traced(self) -> Iterator[None]:
        before = sys.gettrace()
        threading.settrace(self._enter)
        sys.settrace(self._enter)
        try:
            yield
        finally:
            sys.settrace(before)
            threading.settrace(None)

    def _enter(self, frame: FrameType, event: str, arg: object) -> Any:
        name = self._files.get(frame.f_code.co_filename)
        if name is None:
            return None

        def line(frame: FrameType, event: str, arg: object) -> Any:
            self._now.add((name, frame.f_lineno))
            return line

        return line(frame, event, arg)


def run_one(session: pytest.Session, number: int, following: Sequence[pytest.Item]) -> None:
    """Runs a test; fixtures that what follows it needs too are kept."""
    item = session.items[number]
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=following[0] if following else None)


def _forget() -> None:
    """Empties what functions remember, or only the first of several tests would seem to run them."""
    for name, module in list(sys.modules.items()):
        if name.startswith("briefwright"):
            for value in list(vars(module).values()):
                clear = getattr(value, "cache_clear", None)
                if callable(clear):
                    clear()


def _statement(source: str, line: int) -> tuple[int, int]:
    """First and last line of the innermost statement at a line, without the statements inside it."""
    best = (line, line)
    widest = len(source)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.stmt):
            body = getattr(node, "body", None)
            last = max(node.lineno, body[0].lineno - 1) if body else node.end_lineno or node.lineno
            if node.lineno <= line <= last and last - node.lineno < widest:
                best, widest = (node.lineno, last), last - node.lineno
    return best


def _runs_at_import(source: str, line: int) -> bool:
    """True for a line outside the body of every function."""
    return not any(
        isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and node.body[0].lineno <= line <= (node.end_lineno or node.lineno)
        for node in ast.walk(ast.parse(source))
    )
