"""The pages of a preview, rendered by MkDocs one by one, when they are asked for."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from mkdocs.commands.build import _build_page, _build_theme_template, _populate_page
from mkdocs.config import load_config
from mkdocs.exceptions import ConfigurationError
from mkdocs.structure.files import File, InclusionLevel, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from briefwright.findings import Finding
from briefwright.hosts import kept_page, site_files
from briefwright.hosts.live_generated import Generated
from briefwright.hosts.one_markdown import one_markdown
from briefwright.project import Project

_NOT_FOUND = "404.html"


class LivePages:
    """Renders with MkDocs what stands in a project's folder; one thread at a time."""

    def __init__(self, config_file: Path, project: Project, address: str) -> None:
        os.environ.setdefault("NO_MKDOCS_2_WARNING", "true")
        self._folder = config_file.parent
        self._open = ExitStack()
        place = self._open.enter_context(tempfile.TemporaryDirectory(prefix="briefwright-preview-"))
        config = load_config(config_file=str(config_file), site_dir=place, site_url=f"http://{address}/")
        if "briefwright" not in config.plugins:
            raise ConfigurationError("mkdocs.yml does not name the plugin `briefwright`")
        config.plugins.on_startup(command="build", dirty=False)
        plugin: Any = config.plugins["briefwright"]
        self._plugin = plugin
        self._plugin.give(project)
        self._config = config.plugins.on_config(config)
        self._open.enter_context(one_markdown(self._config))
        self._env: Any = None
        self.show(project, ())
        self.list_files()

    def close(self) -> None:
        """Takes back what was put in place for the preview."""
        self._open.close()

    def show(self, project: Project, findings: tuple[Finding, ...]) -> None:
        """From now on pages show this project, and these findings where they belong."""
        self._project = project
        self._generated = Generated(project)
        self._plugin.show(project, self._folder, findings)

    def list_files(self, *, templates: bool = True) -> None:
        """Looks anew which files there are, and what the navigation is; on demand templates are read anew, too."""
        config = self._config
        env = config.theme.get_env() if templates else self._env
        aside = [folder.removeprefix(f"{self._docs}/") for folder in self._generated.folders]
        files = site_files.listed(config, aside)
        for path in self._generated.documents:
            files.append(_Made(path.removeprefix(f"{self._docs}/"), config, self._content))
        files = config.plugins.on_files(files, config=config)
        set_exclusions(files, config)
        self._nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
        self._env = (config.plugins.on_env(env, config=config, files=files) or env) if templates else env
        self._files = files
        self._documents = list(files.documentation_pages(inclusion=InclusionLevel.is_included))
        self._by_address = {file.dest_uri: file for file in files}
        self._listed = {page.file.src_uri for page in self._nav.pages}
        self.name_pages(self._listed)

    def _content(self, uri: str) -> bytes | None:
        return self._generated.content(f"{self._docs}/{uri}")

    def name_pages(self, changed: set[str]) -> None:
        """Lets the navigation show the titles of its pages as they are now."""
        for page in self._nav.pages:
            if page.file.src_uri in changed and "title" not in vars(page):  # mkdocs.yml gives it none
                page.read_source(self._config)
                if "title" not in page.meta:  # it stands in the text
                    self._read(page.file)

    @property
    def _docs(self) -> str:
        return Path(self._config.docs_dir).relative_to(self._folder).as_posix()

    @property
    def sources(self) -> Mapping[str, str]:
        """Address of each page -> path of its document, below the project's folder."""
        return {file.url: f"{self._docs}/{file.src_uri}" for file in self._documents}

    def answer(self, path: str) -> tuple[str, bytes] | None:
        """The name and the content of a file of the site; None where there is no such file."""
        uri = f"{path}index.html" if not path or path.endswith("/") else path
        file = self._by_address.get(uri)
        if file is not None and file.is_documentation_page():
            return uri, self._rendered(file)
        try:
            content = self._content(uri) if file is None else file.content_bytes
        except FileNotFoundError:
            content = None
        return None if content is None else (uri, content)

    def is_folder(self, path: str) -> bool:
        """True where an address lacks the slash at its end."""
        return f"{path}/index.html" in self._by_address

    @property
    def not_found(self) -> bytes:
        """The page that says that there is no such page."""
        _build_theme_template(_NOT_FOUND, self._env, self._files, self._config, self._nav)
        return (Path(self._config.site_dir) / _NOT_FOUND).read_bytes()

    def _rendered(self, file: File) -> bytes:
        page = self._read(file)
        _build_page(page, self._config, self._documents, self._nav, self._env)
        kept_page.release(self._project.evidence)
        if file.src_uri not in self._listed:
            Page(None, file, self._config)  # takes the place of one that holds all that was rendered
        return Path(file.abs_dest_path).read_bytes()

    def _read(self, file: File) -> Page:
        page = file.page or Page(None, file, self._config)
        _populate_page(page, self._config, self._files, False)
        return page


class _Made(File):
    """A document that MkDocs is to see, though it stands in no folder: its content is made when it is asked for."""

    def __init__(self, uri: str, config: Any, content_of: Callable[[str], bytes | None]) -> None:
        super().__init__(uri, None, config.site_dir, config.use_directory_urls)
        self._content_of = content_of

    @property  # type: ignore[misc]  # nobody sets what is made when it is asked for
    def content_bytes(self) -> bytes:
        return self._content_of(self.src_uri) or b""

    @property  # type: ignore[misc]  # as above
    def content_string(self) -> str:
        return self.content_bytes.decode()
