"""Each broken or hostile file ends in a finding at its place, or does no harm; in bounded time and memory, unraised."""

from __future__ import annotations

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import FrameType

import pytest
from tests.hostile.inputs import BIB, BRIEF, GROUPS, HEAD, ITEM, OK, Input

from briefwright.findings import Severity
from briefwright.hosts import workspace
from briefwright.project import Project

TODAY = date(2026, 11, 24)
SECONDS, MEGABYTES = 5, 512
SETTINGS = "site_name: X\nmarkdown_extensions:\n  - briefwright\n"
CASES = {f"{group}: {name}": case for group, cases in GROUPS.items() for name, case in cases.items()}


@contextmanager
def bounded() -> Iterator[None]:
    """Ends what takes more of the processor or of memory than any input may."""

    def end(_: int, __: FrameType | None) -> None:
        raise AssertionError(f"more than {SECONDS} seconds of the processor")

    before = signal.signal(signal.SIGPROF, end)
    limits = resource.getrlimit(resource.RLIMIT_AS)
    used = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + MEGABYTES * 1_000_000, limits[1]))
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        resource.setrlimit(resource.RLIMIT_AS, limits)
        signal.signal(signal.SIGPROF, before)


def written(case: Input, folder: Path) -> Path:
    for path, content in {"mkdocs.yml": SETTINGS, BIB: ITEM, BRIEF: HEAD + OK, **case.files}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


@pytest.mark.parametrize("name", CASES)
def test_a_broken_file_is_told_at_its_place(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    folder = written(case, tmp_path)
    with bounded():
        project = Project(workspace.read(folder))
        found = project.check(TODAY).findings
        project.prepare()
    weighty = [one for one in found if one.severity is not Severity.NOTE]
    told = [f"{one.place.path}:{one.place.start.line} [{one.check}] {one.message}" for one in weighty]
    for wanted in case.says:
        place, bracket, check = wanted.partition("[")
        assert any(line.startswith(place) and bracket + check in line for line in told), (wanted, told)
    if not case.says:
        errors = [one for one in weighty if one.severity is Severity.ERROR]
        assert errors == [], told
    assert all(one.help or one.labels for one in weighty), told
    assert all(line.isprintable() for line in told), told
