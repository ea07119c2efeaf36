"""A command that is given again while nothing has changed says the same without doing it; any change has it done."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefwright.hosts import cache_runs
from briefwright.hosts.cache_runs import Done


@pytest.fixture
def folder(tmp_path: Path, own_key: None) -> Path:
    for path in ("mkdocs.yml", "docs/one.md", "docs/two.md", "site/index.html"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(path, encoding="utf-8")
    time.sleep(2 * cache_runs._STEP)
    return tmp_path


class Command:
    """Counts how often it is done."""

    def __init__(self, folder: Path, done: Done, meanwhile: Callable[[], object] = lambda: None) -> None:
        self.folder, self.done, self.meanwhile = folder, done, meanwhile
        self.times = 0
        self.said: list[str] = []

    def do(self) -> Done:
        self.times += 1
        self.meanwhile()
        return self.done

    def run(self, *command: str) -> int:
        return cache_runs.remembered(self.folder, command or ("check",), self.do, self.said.append)


def reading(folder: Path) -> Command:
    return Command(folder, Done(1, "two findings", ignored=("site",)))


def test_nothing_changed(folder: Path) -> None:
    command = reading(folder)
    assert [command.run(), command.run(), command.run()] == [1, 1, 1]
    assert command.times == 1
    assert command.said == ["two findings", "two findings"]


def _same_size_and_times(folder: Path) -> None:
    path = folder / "docs/one.md"
    stamp = path.stat()
    path.write_text("docs/eno.md", encoding="utf-8")
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], object]] = {
    "a text": lambda folder: (folder / "docs/one.md").write_text("longer than before", encoding="utf-8"),
    "a text of the same length with its old time": _same_size_and_times,
    "a new file": lambda folder: (folder / "docs/three.md").write_text("three", encoding="utf-8"),
    "a file gone": lambda folder: (folder / "docs/two.md").unlink(),
    "a file of another name": lambda folder: (folder / "docs/two.md").rename(folder / "docs/second.md"),
    "a link in place of a file": lambda folder: _linked(folder / "docs/two.md", folder / "docs/one.md"),
    "a hidden file": lambda folder: (folder / ".hidden").write_text("x", encoding="utf-8"),
}


def _linked(path: Path, target: Path) -> None:
    path.unlink()
    path.symlink_to(target)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_something_changed(folder: Path, change: Callable[[Path], object]) -> None:
    command = reading(folder)
    command.run()
    change(folder)
    command.run()
    assert command.times == 2


def test_what_does_not_matter_may_change(folder: Path) -> None:
    command = reading(folder)
    command.run()
    (folder / "site/index.html").write_text("rebuilt", encoding="utf-8")
    (folder / ".git").mkdir()
    (folder / ".git/HEAD").write_text("x", encoding="utf-8")
    command.run()
    assert command.times == 1


def test_another_command_or_day_is_done(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command = reading(folder)
    command.run("check", "2026-01-01")
    command.run("check", "2026-01-02")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    command.run("check", "2026-01-02")
    assert command.times == 3


def test_what_is_written_counts_once_it_stands(folder: Path) -> None:
    page = folder / "site/index.html"
    command = Command(folder, Done(0, "published", written=("site",)), lambda: page.write_text("new", encoding="utf-8"))
    command.run("build")
    command.run("build")
    assert command.times == 1
    page.unlink()
    command.run("build")
    assert command.times == 2


MEANWHILE = {name: CHANGES[name] for name in ("a text", "a new file", "a file gone")}


@pytest.mark.parametrize("change", MEANWHILE.values(), ids=MEANWHILE)
def test_a_change_while_it_was_done_is_not_overlooked(folder: Path, change: Callable[[Path], object]) -> None:
    command = Command(folder, Done(0, "sound"), lambda: change(folder) if command.times == 1 else None)
    command.run()
    command.run()
    assert command.times == 2


@pytest.mark.parametrize("change", [None, *MEANWHILE.values()], ids=["nothing else", *MEANWHILE])
def test_a_folder_of_its_own_among_those_of_others_counts_once_it_stands(
    folder: Path, change: Callable[[Path], object] | None
) -> None:
    def meanwhile() -> None:
        (folder / "docs/sources").mkdir(exist_ok=True)
        (folder / "docs/sources/key.md").write_text("made", encoding="utf-8")
        (folder / "site/index.html").unlink(missing_ok=True)
        if change is not None and command.times == 1:
            change(folder)

    command = Command(folder, Done(0, "published", written=("site", "docs/sources")), meanwhile)
    command.run()
    command.run()
    assert command.times == (1 if change is None else 2)


def test_what_is_not_to_be_kept_is_done_each_time(folder: Path) -> None:
    command = Command(folder, Done(2))
    assert [command.run(), command.run()] == [2, 2]
    assert command.times == 2
