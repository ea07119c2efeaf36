"""Ends the rendering of a page that takes too much of the processor, whatever it is that takes it.

It counts the time that the process works, not that of the clock, so a busy machine does not set it off. It works
in the main thread of a process on systems that have such a timer; elsewhere the limits before it have to do.
"""

from __future__ import annotations

import signal
import threading
from types import FrameType

#: A page at the limits of `brief/limits.py` takes less than half of this.
SECONDS = 20.0


class PageTooSlow(Exception):  # noqa: N818 - says what happened, like its siblings
    """A page was not rendered within the time that a page may take."""


def start(page: str, seconds: float = SECONDS) -> None:
    """From now on a page is being rendered."""

    def end(_: int, __: FrameType | None) -> None:
        raise PageTooSlow(f"`{page}` takes more than {seconds:g} seconds of the processor")

    if _works():
        signal.signal(signal.SIGVTALRM, end)
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds)


def stop() -> None:
    """The page is done."""
    if _works():
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _works() -> bool:
    return hasattr(signal, "SIGVTALRM") and threading.current_thread() is threading.main_thread()
