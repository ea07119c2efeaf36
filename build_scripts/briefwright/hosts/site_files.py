"""The files of a site as MkDocs lists them, without walking through folders of thousands in which it finds nothing."""

from __future__ import annotations

import fnmatch
import os
import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from mkdocs import utils
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import files as mkdocs_files
from mkdocs.structure.files import File, Files, get_files

#: What MkDocs does not take from a theme, besides templates and what authors write in.
_NO_FILES = (".*", "*/.*", "*.py", "*.pyc", "*.html", "*readme*", "mkdocs_theme.yml", "locales/*")


def listed(config: MkDocsConfig, aside: Collection[str] = ()) -> Files:
    """All files of the documents' folder and the theme; folders named by `aside` are passed by."""
    with _passing_by(config, frozenset(aside)):
        files = get_files(config)
    for path, folder in _of_theme(config):
        if files.get_file_from_path(path) is None:
            files.append(File(path, folder, config.site_dir, config.use_directory_urls))
    return files


@contextmanager
def _passing_by(config: MkDocsConfig, aside: frozenset[str]) -> Iterator[None]:
    """While it lasts MkDocs does not see some folders below that of the documents."""
    if not aside:
        yield
        return
    unseen = {Path(config.docs_dir, folder) for folder in aside}

    def walk(top: str, **options: Any) -> Iterator[tuple[str, list[str], list[str]]]:
        for place, folders, names in os.walk(top, **options):
            folders[:] = [name for name in folders if Path(place, name) not in unseen]
            yield place, folders, names

    module: Any = mkdocs_files
    before = module.os
    module.os = SimpleNamespace(**{**vars(before), "walk": walk})
    try:
        yield
    finally:
        module.os = before


def _of_theme(config: MkDocsConfig) -> list[tuple[str, str]]:
    """Path of each file of the theme and the folder it is in: what `Files.add_files_from_theme` takes.

    That one looks at the 10,000 icons of Material, too, and takes none, for their folder has a dot.
    """
    endings = (f"*{ending}" for ending in utils.markdown_extensions)
    patterns = (*_NO_FILES, *endings, *config.theme.static_templates)
    left_out = re.compile("|".join(map(fnmatch.translate, patterns)))
    found: dict[str, str] = {}
    for folder in config.theme.dirs:
        for place, folders, names in os.walk(folder):
            folders[:] = [name for name in folders if not name.startswith(".")]
            inside = os.path.relpath(place, folder).replace(os.sep, "/")
            for name in names:
                path = name if inside == "." else f"{inside}/{name}"
                if path not in found and not left_out.match(path.lower()) and Path(place, name).is_file():
                    found[path] = folder
    return sorted(found.items())
