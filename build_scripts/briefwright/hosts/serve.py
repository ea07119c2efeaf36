"""`briefwright serve`: a live preview that follows changes and stops for no finding."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefwright import checks
from briefwright.hosts import exits, settings, telling
from briefwright.hosts.build import Console
from briefwright.output import FORMATS


def run(
    project: Path, *, address: str = "127.0.0.1:8000", console: Console, open_browser: bool = False
) -> int:
    """Serves the project until it is interrupted; returns the exit code."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "true")
    from mkdocs.commands.serve import serve
    from mkdocs.exceptions import MkDocsException

    try:
        reading = settings.read(project, checks.NAMES)
    except settings.UnusableSettings as error:
        console.say(FORMATS["full"](telling.unusable(error), console.screen))
        return exits.UNUSABLE
    folder = project.resolve()
    inputs = [*reading.settings.bibliography, reading.settings.charts_dir]
    with _told(console):
        console.say(f"The preview is at http://{address}/ until you press Ctrl+C.")
        try:
            serve(
                config_file=str(folder / reading.text.path),
                watch=[str(folder / path) for path in inputs if (folder / path).exists()],
                dev_addr=address,
                open_in_browser=open_browser,
            )
        except MkDocsException as error:
            console.say(f"error: {error}")
            return exits.UNUSABLE
        except OSError as error:
            console.say(f"error: cannot serve at {address}: {error.strerror or error}")
            return exits.UNUSABLE
    return exits.OK


class _Voice(logging.Handler):
    def __init__(self, console: Console) -> None:
        super().__init__(logging.WARNING)
        self.console = console

    def emit(self, record: logging.LogRecord) -> None:
        self.console.say(f"mkdocs: {record.getMessage()}")


@contextmanager
def _told(console: Console) -> Iterator[None]:
    """Says on the console what MkDocs warns of."""
    logger = logging.getLogger("mkdocs")
    voice = _Voice(console)
    propagated, logger.propagate = logger.propagate, False
    logger.addHandler(voice)
    try:
        yield
    finally:
        logger.removeHandler(voice)
        logger.propagate = propagated
