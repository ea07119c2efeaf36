"""Work spread over the processors by forking; one process does it all where that is not to be had."""

from __future__ import annotations

import gc
import os
import pickle
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn, TypeVar, cast

Value = TypeVar("Value")
Result = TypeVar("Result")
#: Fewer values than this are done sooner than processes are started.
_FEW = 16


class WorkerFailed(Exception):  # noqa: N818 - says what happened, like its siblings
    """A process that did a part of the work ended without its result; the message says how."""


def workers() -> int:
    """How many processes may work at once. BRIEFWRIGHT_WORKERS sets it; one where a process cannot be forked safely."""
    if not hasattr(os, "fork") or sys.platform == "darwin" or threading.active_count() > 1:
        return 1
    asked = os.environ.get("BRIEFWRIGHT_WORKERS", "")
    if asked.isdecimal() and int(asked) > 0:
        return int(asked)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(work: Callable[[Sequence[Value]], Sequence[Result]], values: Sequence[Value]) -> list[Result]:
    """The results of some work on values, in their order; `work` gives one result for each value it is given.

    What the work does besides giving a result stays in its process, unless it writes files.
    """
    number = min(workers(), len(values))
    if number < 2 or len(values) < _FEW:
        return list(work(values))
    shares = [values[start::number] for start in range(number)]
    gc.freeze()  # what stands in memory now is shared, and not looked through and so copied by each child
    try:
        others = [_start(work, share) for share in shares[1:]]
        done = [_own(work, shares[0], others), *(_finish(child) for child in others)]
    finally:
        gc.unfreeze()
    results: list[Result | None] = [None] * len(values)
    for start, share in enumerate(done):
        results[start::number] = share
    return cast("list[Result]", results)


@dataclass(frozen=True)
class _Child:
    process: int
    pipe: int


def _own(
    work: Callable[[Sequence[Value]], Sequence[Result]], share: Sequence[Value], others: Sequence[_Child]
) -> Sequence[Result]:
    """This process's share; if it fails nobody waits for the others' results any more."""
    try:
        return work(share)
    except BaseException:
        for child in others:
            os.close(child.pipe)
            os.waitpid(child.process, 0)
        raise


def _start(work: Callable[[Sequence[Value]], Sequence[Result]], share: Sequence[Value]) -> _Child:
    reading, writing = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    process = os.fork()
    if not process:
        os.close(reading)
        _work(work, share, writing)
    os.close(writing)
    return _Child(process, reading)


def _work(work: Callable[[Sequence[Value]], Sequence[Result]], share: Sequence[Value], pipe: int) -> NoReturn:
    """A child's life; it ends without the cleaning up that is its parent's."""
    status = 1
    try:
        try:
            told = pickle.dumps((True, list(work(share))), pickle.HIGHEST_PROTOCOL)
        except Exception as error:  # whatever it is, the parent is to know
            told = pickle.dumps((False, (_portable(error), traceback.format_exc())), pickle.HIGHEST_PROTOCOL)
        with os.fdopen(pipe, "wb") as out:
            out.write(told)
        status = 0
    finally:
        os._exit(status)


def _portable(error: Exception) -> Exception | None:
    try:
        return error if isinstance(pickle.loads(pickle.dumps(error)), type(error)) else None  # noqa: S301 - our own
    except Exception:  # an exception may be anything, and many cannot be taken apart and put together
        return None


def _finish(child: _Child) -> Sequence[Any]:
    with os.fdopen(child.pipe, "rb") as pipe:
        told = pipe.read()
    _, status = os.waitpid(child.process, 0)
    if status or not told:
        signal = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        raise WorkerFailed(f"a process that did a part of the work was ended{f' by signal {signal}' if signal else ''}")
    went_well, result = pickle.loads(told)  # noqa: S301 - written by our own child
    if went_well:
        return cast("Sequence[Any]", result)
    error, trace = result
    if error is not None:
        error.add_note(trace)
        raise error
    raise WorkerFailed(trace)
