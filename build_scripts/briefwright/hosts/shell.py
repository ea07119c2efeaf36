"""The shell that a command runs in: where it writes, what it may show there, and what day it is."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import Protocol, TextIO, cast

from briefwright.output import Screen, neutral

_MARKS = ("mkdocs.yml", "mkdocs.yaml")


class Output(Protocol):
    """As much of a text stream as commands use."""

    def write(self, text: str, /) -> int: ...
    def flush(self) -> None: ...
    def isatty(self) -> bool: ...


class QuietPipe:
    """A stream whose reader may go away, as `head` does: what is written after that goes nowhere, without a fault.

    The command runs on to its end, so that its exit code and the files it writes are the same as ever.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._gone = False

    def write(self, text: str, /) -> int:
        if not self._gone:
            try:
                self._stream.write(text)
                self._stream.flush()
            except BrokenPipeError:
                self._drop()
            except OSError:
                self._drop()
                raise
        return len(text)

    def flush(self) -> None:
        """Every write is flushed already."""

    def isatty(self) -> bool:
        return self._stream.isatty()

    def _drop(self) -> None:
        # The interpreter flushes its streams once more when it ends; they must lead somewhere by then.
        self._gone = True
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self._stream.fileno())
        os.close(nowhere)


class Copy:
    """An output that remembers what was written to it."""

    def __init__(self, out: Output) -> None:
        self._out = out
        self.text = ""

    def write(self, text: str, /) -> int:
        self.text += text
        return self._out.write(text)

    def flush(self) -> None:
        self._out.flush()

    def isatty(self) -> bool:
        return self._out.isatty()


@dataclass(frozen=True)
class Shell:
    """What a command gets of its surroundings; `folder` is where it was started."""

    out: Output
    err: Output
    folder: Path
    today: date
    screen: Screen = field(default_factory=Screen)
    is_terminal: bool = False

    def say(self, text: str = "") -> None:
        self.out.write(f"{text}\n")

    def complain(self, message: str, advice: str = "") -> None:
        """Says on standard error why a command cannot do its work."""
        self.err.write(f"error: {neutral(message)}\n" + (f"  = help: {neutral(advice)}\n" if advice else ""))

    @property
    def stream(self) -> TextIO:
        """The output for code that asks for a whole text stream and only ever writes."""
        return cast(TextIO, self.out)


def here(environ: Mapping[str, str]) -> Shell:
    """The shell of this process. Text goes out as UTF-8, whatever the system's locale says."""
    out, err = _stream(sys.stdout), _stream(sys.stderr)
    is_terminal = out.isatty()
    color = is_terminal and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"
    width = shutil.get_terminal_size((100, 24)).columns if is_terminal else 100
    return Shell(
        QuietPipe(out),
        QuietPipe(err),
        Path.cwd(),
        datetime.now(UTC).date(),
        Screen(max(width, 40), color),
        is_terminal,
    )


def _stream(stream: TextIO | None) -> TextIO:
    """The stream, writing UTF-8; nowhere, where the process was started without one."""
    if stream is None:
        return Path(os.devnull).open("w", encoding="utf-8")
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    return stream


def project_of(folder: Path, named: str | None) -> Path:
    """The project's folder: the named one, or the nearest one upwards that holds the settings, or just this one."""
    if named is not None:
        return folder / named
    return next((candidate for candidate in (folder, *folder.parents) if is_project(candidate)), folder)


def is_project(folder: Path) -> bool:
    """True for a folder that holds the settings of a project."""
    return any((folder / mark).is_file() for mark in _MARKS)
