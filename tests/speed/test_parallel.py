"""Work over several processes gives what one process gives, and its failures are told."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Sequence

import pytest

from briefwright.hosts import parallel


@pytest.fixture(autouse=True)
def three(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFWRIGHT_WORKERS", "3")


def squares(some: Sequence[int]) -> list[tuple[int, int]]:
    return [(one * one, os.getpid()) for one in some]


@pytest.mark.parametrize("many", [0, 1, 15, 16, 17, 100])
def test_results_stand_in_the_order_of_the_values(many: int) -> None:
    assert [square for square, _ in parallel.spread(squares, range(many))] == [one * one for one in range(many)]


def test_three_processes_work(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len({process for _, process in parallel.spread(squares, range(30))}) == 3
    monkeypatch.setenv("BRIEFWRIGHT_WORKERS", "1")
    assert {process for _, process in parallel.spread(squares, range(30))} == {os.getpid()}


def test_one_process_does_it_where_none_can_be_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")
    assert {process for _, process in parallel.spread(squares, range(30))} == {os.getpid()}


def test_one_process_does_it_where_there_are_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert {process for _, process in parallel.spread(squares, range(30))} == {os.getpid()}


def test_a_result_may_be_larger_than_a_pipe() -> None:
    found = parallel.spread(lambda some: [bytes(300_000) for _ in some], range(20))
    assert [len(one) for one in found] == [300_000] * 20


@pytest.mark.parametrize("at", [0, 1, 2])
def test_an_error_in_any_process_is_raised_here(at: int) -> None:
    def failing(some: Sequence[int]) -> list[int]:
        if at in some:
            raise KeyError(at)
        return list(some)

    with pytest.raises(KeyError):
        parallel.spread(failing, range(20))


class Unportable(Exception):  # noqa: N818 - a name for a test
    def __init__(self, one: int, two: int) -> None:
        super().__init__(f"{one} and {two}")


def test_an_error_that_cannot_be_sent_is_told_in_words() -> None:
    def failing(some: Sequence[int]) -> list[int]:
        if 1 in some:
            raise Unportable(1, 2)
        return list(some)

    with pytest.raises(parallel.WorkerFailed, match="1 and 2"):
        parallel.spread(failing, range(20))


def test_a_process_that_is_killed_is_missed() -> None:
    own = os.getpid()

    def dying(some: Sequence[int]) -> list[int]:
        if 1 in some and os.getpid() != own:
            os.kill(os.getpid(), signal.SIGKILL)
        return list(some)

    with pytest.raises(parallel.WorkerFailed, match="signal 9"):
        parallel.spread(dying, range(20))
