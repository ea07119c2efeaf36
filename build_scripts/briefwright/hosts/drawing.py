"""The pictures beside the declarations of charts: which are stale, and drawing them anew."""

from __future__ import annotations

from pathlib import Path

from briefwright.charts import Chart, is_current
from briefwright.findings import Finding, Severity, finding
from briefwright.hosts import artist, files, fonts
from briefwright.hosts.paths import find_project
from briefwright.project import Project
from briefwright.text import Span

CHECK = "chart-picture-is-current"
_NAME = "chart.svg"
_LIMIT = 16_000_000


def stale(project: Project, folder: Path) -> tuple[tuple[str, Chart], ...]:
    """The charts whose picture is missing or was made from something else, each with the picture's path."""
    charts_dir = project.sources.settings.charts_dir
    drawable = ((f"{charts_dir}/{slug}/{_NAME}", chart) for slug, chart in project.written.charts.items() if chart)
    return tuple((path, chart) for path, chart in drawable if not _is_current(folder, path, chart))


def _is_current(folder: Path, path: str, chart: Chart) -> bool:
    picture, found = files.read_text(folder, path, limit=_LIMIT)
    return picture is not None and not found and is_current(chart, picture.content)


def outdated(path: str, chart: Chart) -> Finding:
    """What is said of a stale picture when it is not to be drawn."""
    message = f"`{path}` is not the picture of this declaration and its data"
    return finding(CHECK, Severity.ERROR, message, chart.declaration, Span(0, 0), help="run `briefwright charts`")


def draw(chart: Chart, target: Path) -> tuple[Finding, ...]:
    """Draws a picture into its place; where characters cannot be drawn, says so and leaves the old one."""
    artist_at_work = artist.of(find_project(target.parent) or target.parent)
    font = str(fonts.collection())
    missing: tuple[Finding, ...] = artist_at_work.missing_glyphs(chart, font)
    if not missing:
        files.write(target, artist_at_work.picture(chart, font).encode())
    return missing
