"""The published folder is the old one or the new one, whole, whatever happens in between."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefwright.exports import integrity
from briefwright.hosts import publish


def site(folder: Path, name: str) -> Path:
    """Fills a folder with a small, finished site in which every file says which site it belongs to."""
    folder.mkdir(exist_ok=True)
    for path in ("index.html", "briefs/one/index.html", "assets/style.css"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(f"{name}: {path}", encoding="utf-8")
    manifest = integrity.Manifest("1", publish.digests(folder), {})
    (folder / integrity.NAME).write_bytes(integrity.write(manifest))
    return folder


def shown(target: Path) -> str:
    """The name of the site in a folder; fails unless all of its files are of that one site."""
    manifest = integrity.read((target / integrity.NAME).read_bytes())
    assert manifest is not None
    assert not integrity.compare(manifest, publish.digests(target))
    (name,) = {(target / path).read_text(encoding="utf-8").split(":")[0] for path in manifest.files}
    return name


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def no_exchange(one: Path, other: Path) -> bool:
    return False


ways = pytest.mark.parametrize("exchange", [publish.exchange, no_exchange], ids=["exchange", "link"])


@ways
def test_a_new_site_takes_the_place_of_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchange: Callable[[Path, Path], bool]
) -> None:
    monkeypatch.setattr(publish, "exchange", exchange)
    target = tmp_path / "site"
    for name in ("first", "second", "third", "fourth"):
        publish.publish(site(publish.stage(target), name), target)
        assert shown(target) == name
    assert [name for name in names(tmp_path) if not name.startswith(".site.published-")] == ["site"]
    assert len(names(tmp_path)) <= 2


def test_the_published_folder_can_be_read_by_a_web_server(tmp_path: Path) -> None:
    target = tmp_path / "site"
    publish.publish(site(publish.stage(target), "first"), target)
    assert target.stat().st_mode & 0o055 == 0o055 & ~publish._umask()


@pytest.mark.parametrize(
    ("held", "word"),
    [
        ({"thesis.docx": "years of work"}, "was not made by Briefwright"),
        ({"integrity.json": "{}", "index.html": "x"}, "was not made by Briefwright"),
        ({"integrity.json": '{"generator": "briefwright"}'}, "was not made by Briefwright"),
        ({"deep/er/.git/HEAD": "ref"}, "was not made by Briefwright"),
    ],
)
def test_a_folder_that_we_did_not_make_is_left_alone(tmp_path: Path, held: dict[str, str], word: str) -> None:
    target = tmp_path / "site"
    for path, content in held.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_text(content, encoding="utf-8")
    staged = site(publish.stage(target), "new")
    with pytest.raises(publish.Foreign, match=word):
        publish.publish(staged, target)
    assert {path: (target / path).read_text(encoding="utf-8") for path in publish.tree(target)} == held


def test_a_site_of_ours_with_a_file_of_somebody_is_left_alone(tmp_path: Path) -> None:
    target = site(tmp_path / "site", "old")
    (target / "CNAME").write_text("example.org", encoding="utf-8")
    with pytest.raises(publish.Foreign, match="holds `CNAME`, which"):
        publish.publish(site(publish.stage(target), "new"), target)
    assert (target / "CNAME").exists()


def test_what_the_system_left_in_a_site_of_ours_does_not_matter(tmp_path: Path) -> None:
    target = site(tmp_path / "site", "old")
    (target / ".DS_Store").write_bytes(b"\0")
    publish.publish(site(publish.stage(target), "new"), target)
    assert shown(target) == "new"


@pytest.mark.parametrize("make", [Path.mkdir, lambda target: None], ids=["empty", "missing"])
def test_an_empty_or_missing_folder_is_used(tmp_path: Path, make: Callable[[Path], None]) -> None:
    target = tmp_path / "site"
    make(target)
    publish.publish(site(publish.stage(target), "new"), target)
    assert shown(target) == "new"


def test_a_link_to_somewhere_else_is_left_alone(tmp_path: Path) -> None:
    elsewhere = site(tmp_path / "elsewhere", "theirs")
    target = tmp_path / "site"
    target.symlink_to(elsewhere)
    with pytest.raises(publish.Foreign, match="symbolic link"):
        publish.publish(site(publish.stage(target), "new"), target)
    assert shown(elsewhere) == "theirs"


def test_a_file_that_changed_after_its_digest_was_taken_is_not_published(tmp_path: Path) -> None:
    target = site(tmp_path / "site", "old")
    staged = site(publish.stage(target), "new")
    (staged / "index.html").write_text("new: torn", encoding="utf-8")
    with pytest.raises(OSError, match="not what stands on the disk"):
        publish.publish(staged, target)
    assert shown(target) == "old"


# Every operation of the system that publishing uses, failed in turn: first, second, third use.
OPERATIONS = [
    (Path, "rename"),
    (Path, "replace"),
    (Path, "symlink_to"),
    (os, "open"),
    (os, "fsync"),
    (publish, "exchange"),
]


@ways
@pytest.mark.parametrize("turn", range(4))
@pytest.mark.parametrize(("owner", "operation"), OPERATIONS, ids=[name for _, name in OPERATIONS])
def test_a_failing_operation_leaves_the_old_site_or_brings_the_new_one(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    owner: Any,
    operation: str,
    turn: int,
    exchange: Callable[[Path, Path], bool],
) -> None:
    target = site(tmp_path / "site", "old")
    staged = site(publish.stage(target), "new")
    monkeypatch.setattr(publish, "exchange", exchange)
    real, uses = getattr(owner, operation), iter(range(1_000))

    def failing(*arguments: Any, **options: Any) -> Any:
        if next(uses) == turn:
            raise OSError(28, "No space left on device")
        return real(*arguments, **options)

    with monkeypatch.context() as broken:
        broken.setattr(owner, operation, failing)
        try:
            publish.publish(staged, target)
        except OSError:
            expected = {"old"}
        else:
            expected = {"new"}
    publish.sweep(target)
    assert shown(target) in expected
    assert [name for name in names(tmp_path) if ".published-" not in name] == ["site"]


KILLED = """
import os, signal, sys
from pathlib import Path
from briefwright.hosts import publish
turn, link = int(sys.argv[2]), sys.argv[3] == "link"
if link:
    publish.exchange = lambda one, other: False
count = 0
def deadly(event, arguments):
    global count
    if event in ("os.rename", "os.remove", "os.rmdir", "os.symlink", "shutil.rmtree", "ctypes.dlsym"):
        count += 1
        if count == turn:
            os.kill(os.getpid(), signal.SIGKILL)
target = Path(sys.argv[1])
(staged,) = target.parent.glob(".site.building-*")
sys.addaudithook(deadly)
publish.publish(staged, target)
"""


@pytest.mark.parametrize("way", ["exchange", "link"])
def test_a_killed_process_leaves_a_whole_site_and_nothing_that_the_next_start_does_not_clear(
    tmp_path: Path, way: str
) -> None:
    seen = set()
    for turn in range(1, 12):
        place = tmp_path / str(turn)
        place.mkdir()
        target = site(place / "site", "old")
        site(publish.stage(target), "new")
        done = subprocess.run([sys.executable, "-c", KILLED, str(target), str(turn), way], check=False)
        if way == "exchange":
            assert shown(target) in {"old", "new"}  # no moment without a site
        publish.sweep(target)
        seen.add(shown(target))
        assert [name for name in names(place) if ".published-" not in name] == ["site"]
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGKILL
    assert seen == {"old", "new"}


def test_a_second_build_finds_the_lock_held_and_the_third_finds_it_free(tmp_path: Path) -> None:
    with publish.locked(tmp_path), pytest.raises(publish.Busy), publish.locked(tmp_path):
        pass
    with publish.locked(tmp_path):
        pass


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="needs a system that can exchange two folders")
def test_a_reader_never_meets_a_missing_page(tmp_path: Path) -> None:
    target = site(tmp_path / "site", "site")
    done = threading.Event()
    missed: list[str] = []

    def read() -> None:
        while not done.is_set():
            try:
                (target / "briefs/one/index.html").read_bytes()
            except OSError as error:
                missed.append(str(error))

    reader = threading.Thread(target=read)
    reader.start()
    for _ in range(50):
        publish.publish(site(publish.stage(target), "site"), target)
    done.set()
    reader.join()
    assert missed == []
