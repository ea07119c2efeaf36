"""MkDocs as a library: renders a project into a folder and says what it warned of."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from briefwright.hosts.engine import EngineFailed, Generate, Rendered
from briefwright.hosts.engine_faults import is_of_others
from briefwright.hosts.staging import Stage
from briefwright.hosts.watchdog import PageTooSlow
from briefwright.project import Project


def render(
    config_file: Path, project: Project, stage: Stage, finish: Callable[[str, bytes], Any], generate: Generate
) -> Rendered:
    """Renders a checked project; `finish` is given each page that was made. Raises EngineFailed."""
    # Material for MkDocs announces its end of life on each start, which says nothing about the project.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "true")
    # Half a second that no other command should pay, so not at the head of the file.
    from jinja2 import TemplateError
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    from briefwright.hosts import parallel, parallel_pages

    with _collected() as messages:
        try:
            config = load_config(config_file=str(config_file), site_dir=str(stage.folder))
            _plugin(config).give(project)
            config.plugins.on_startup(command="build", dirty=False)
            try:
                tools = _tools(config_file.parent.resolve(), project, finish, stage, generate)
                built = parallel_pages.build(config, tools)
            finally:
                config.plugins.on_shutdown()
        except (EngineFailed, OSError):
            raise  # a full disk is told as such
        except (MkDocsException, PageTooSlow, TemplateError, parallel.WorkerFailed) as error:
            raise EngineFailed([*messages, str(error)]) from error
        except Exception as error:
            if not is_of_others(error):
                raise
            raise EngineFailed([*messages, f"{type(error).__name__}: {error}"]) from error
    return Rendered(tuple(dict.fromkeys((*messages, *built.said))), built.finished)


def _plugin(config: Any) -> Any:
    if "briefwright" not in config.plugins:
        raise EngineFailed("mkdocs.yml does not name the plugin `briefwright`")
    return config.plugins["briefwright"]


def _tools(
    folder: Path, project: Project, finish: Callable[[str, bytes], Any], stage: Stage, generate: Generate
) -> Any:
    """Pages that are kept, where it is clear what each depends on."""
    from briefwright.hosts import cache, kept_html, kept_page, parallel_pages, shared_parts, site
    from briefwright.hosts.asked import Answers, Note

    kept = cache.of(folder)

    def shared_of(config: Any) -> str | None:
        return shared_parts.digest(config, project, folder)

    def shelf_of(shared: str, file_at: Callable[[str], object]) -> kept_html.Shelf:
        others: Mapping[str, Callable[[Any], object]] = {"file": file_at, "files": lambda _: object()}
        return kept_html.Shelf(kept, shared, Answers(project.evidence, others))

    @contextmanager
    def watched(note: Note) -> Iterator[None]:
        pages: list[str] = []

        def noted(name: str, key: Any) -> None:
            note(name, key)
            if name == "page":
                pages.append(key)

        with site.of(folder).watched(noted):
            yield
        kept_page.release(project.evidence, pages)

    return parallel_pages.Tools(shared_of, shelf_of if kept.keeps else None, watched, finish, stage, generate)


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if message not in self.messages:
            self.messages.append(message)


@contextmanager
def _collected() -> Iterator[list[str]]:
    """Collects what MkDocs logs from warnings on; nothing is decided by it."""
    logger = logging.getLogger("mkdocs")
    collector = _Collector()
    propagated, logger.propagate = logger.propagate, False
    logger.addHandler(collector)
    try:
        yield collector.messages
    finally:
        logger.removeHandler(collector)
        logger.propagate = propagated
