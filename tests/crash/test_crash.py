"""Killed, out of disk, refused by the system, or built twice at once: readers have the old site or the new one."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.crash.builds import beside, old_site, run, start, whole

from briefwright.hosts import publish

pytestmark = pytest.mark.slow
BRIEF = "docs/briefs/harbour.md"


def test_a_build_killed_at_any_moment_leaves_a_whole_site(
    project: Path, times: dict[str, int], chance: random.Random
) -> None:
    old_site(project)
    began = time.monotonic()
    assert start(project).wait() == 0
    length = time.monotonic() - began
    text = (project / BRIEF).read_text(encoding="utf-8")
    for number in range(times["kills"]):
        (project / BRIEF).write_text(text.replace("for 2025", f"for 2025{' ' * (number % 50)}"), encoding="utf-8")
        running = start(project)
        time.sleep(chance.uniform(0.1, 1.1) * length)
        running.send_signal(signal.SIGKILL)
        running.communicate()
        whole(project / "site")
    assert start(project).wait() == 0
    assert beside(project) == ["site"]
    # What the killed builds left of pages that are kept for the next one changes nothing in what that publishes.
    fresh = project.with_name("fresh")
    shutil.copytree(project, fresh, ignore=shutil.ignore_patterns(".briefwright", "site"))
    assert start(fresh, {"BRIEFWRIGHT_CACHE": "off"}).wait() == 0
    assert publish.digests(project / "site") == publish.digests(fresh / "site")


# Fails the n-th use of the file system that changes something in the project; says whether there was an n-th.
FAULTY = """
import errno, os, sys
from datetime import date
from pathlib import Path
from briefwright.hosts import build, cli
project, turn, number = sys.argv[1], int(sys.argv[2]), getattr(errno, sys.argv[3])
count = 0
CHANGES = {"os.rename", "os.mkdir", "os.symlink", "os.remove", "os.rmdir", "os.chmod", "os.truncate", "os.link"}
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC

def faulty(event, arguments):
    global count
    if event == "open":
        path, _, flags = arguments
        concerned = isinstance(path, (str, bytes)) and isinstance(flags, int) and flags & WRITES
    else:
        concerned, path = event in CHANGES, arguments[0] if arguments else ""
    if concerned and isinstance(path, int):  # an open file
        path = os.readlink(f"/proc/self/fd/{path}") if os.path.isdir("/proc/self/fd") else ""
    if concerned and os.fsdecode(path).startswith(project):
        count += 1
        if count == turn:
            raise OSError(number, os.strerror(number), os.fsdecode(path))

sys.addaudithook(faulty)
if sys.argv[4:]:
    code = cli.main(["--project", project, *sys.argv[4:]])
else:
    code = build.run(Path(project), today=date(2026, 4, 1))
sys.stderr.write(f"uses: {count}\\n")
sys.exit(code)
"""


def _faulty(project: Path, turn: int, error: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A build or, with arguments, another command."""
    command = [sys.executable, "-c", FAULTY, str(project), str(turn), error, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("is_known", [False, True])
def test_a_write_an_open_or_a_rename_that_fails_leaves_a_whole_site(
    is_known: bool, project: Path, times: dict[str, int], chance: random.Random
) -> None:
    """Where all pages are rendered, and where one is and the others are known from the build before."""
    old_site(project)
    if is_known:
        assert start(project).wait() == 0
        text = (project / BRIEF).read_text(encoding="utf-8")
        (project / BRIEF).write_text(text.replace("for 2025", "for the year 2025"), encoding="utf-8")
    fresh = project.with_name("fresh")
    shutil.copytree(project, fresh, symlinks=True)
    uses = int(_faulty(fresh, 0, "EIO").stderr.rpartition("uses: ")[2])
    assert uses > 30
    for number in range(times["faults"] // 2):
        place = project.with_name(f"place-{number}")
        shutil.copytree(project, place, symlinks=True)
        turn, error = chance.randint(1, uses), chance.choice(("ENOSPC", "EIO", "EACCES", "EMFILE"))
        done = _faulty(place, turn, error)
        assert done.returncode in (0, 2), (turn, error, done.stdout, done.stderr)
        assert "Traceback" not in done.stdout + done.stderr, (turn, error)
        assert done.returncode == 0 or "error: " in done.stdout, (turn, error, done.stdout)
        whole(place / "site")
        assert start(place).wait() == 0
        assert beside(place) == ["site"]
        assert publish.digests(place / "site") == publish.digests(fresh / "site")
        shutil.rmtree(place)


def test_a_capture_that_fails_is_whole_or_not_there(
    project: Path, times: dict[str, int], chance: random.Random
) -> None:
    (project / "page.html").write_text("<p>The port reports an income of $40 million.</p>", encoding="utf-8")
    command = ("sources", "capture", "port2026", "--file", str(project / "page.html"))
    fresh = project.with_name("fresh")
    shutil.copytree(project, fresh)
    done = _faulty(fresh, 0, "EIO", *command)
    assert done.returncode == 0, done.stdout + done.stderr
    uses = int(done.stderr.rpartition("uses: ")[2])
    assert uses > 3
    for number in range(times["captures"]):
        place = project.with_name(f"place-{number}")
        shutil.copytree(project, place)
        turn, error = chance.randint(1, uses), chance.choice(("ENOSPC", "EIO", "EACCES", "EMFILE"))
        done = _faulty(place, turn, error, *command)
        assert done.returncode in (0, 1, 2), (turn, error, done.stdout, done.stderr)
        assert "Traceback" not in done.stdout + done.stderr, (turn, error)
        checked = run(place, "check")
        assert "capture-" not in checked.stdout, (turn, error, checked.stdout)
        if done.returncode:
            assert _faulty(place, 0, "EIO", *command).returncode == 0, (turn, error)
        assert run(place, "sources", "verify").returncode == 0, (turn, error)
        shutil.rmtree(place)


def test_a_capture_killed_at_any_moment_is_whole_or_not_there(
    project: Path, times: dict[str, int], chance: random.Random
) -> None:
    (project / "page.html").write_text("<p>The port reports an income of $40 million.</p>", encoding="utf-8")
    command = ("sources", "capture", "port2026", "--file", str(project / "page.html"))
    captures = project / "bibliography/captures"
    for _ in range(times["captures"]):
        shutil.rmtree(captures, ignore_errors=True)
        running = subprocess.Popen(
            [sys.executable, "-m", "briefwright", "--project", str(project), *command],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(chance.uniform(0.1, 0.9))
        running.kill()
        running.wait()
        assert "capture-" not in run(project, "check").stdout
        if not (captures / "port2026").exists():
            assert run(project, *command).returncode == 0
        assert run(project, "sources", "verify").returncode == 0


def test_of_two_builds_at_once_one_works_and_the_other_says_so(project: Path) -> None:
    old_site(project)
    pair = [start(project), start(project)]
    said = [running.communicate()[0].decode() for running in pair]
    codes = sorted(running.returncode for running in pair)
    assert codes in ([0, 75], [0, 0])  # the second may have come when the first was done
    assert codes == [0, 0] or any("another build" in words for words in said)
    whole(project / "site")
    assert beside(project) == ["site"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can mount a small disk")
def test_a_full_disk_leaves_a_whole_site(project: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("this system lets nobody mount a small disk")
    try:
        place = disk / "project"
        shutil.copytree(project, place)
        old_site(place)
        (place / "ballast").write_bytes(b"x" * 900_000)
        running = start(place)
        said = running.communicate()[0].decode()
        assert running.returncode == 2, said
        assert "No space left on device" in said
        assert "Traceback" not in said
        whole(place / "site")
        (place / "ballast").unlink()
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=False)


def test_a_folder_that_may_not_be_written_is_said_so(project: Path) -> None:
    old_site(project)
    project.chmod(0o500)
    try:
        if os.access(project, os.W_OK):
            return  # root may write everywhere: there is nothing to refuse
        running = start(project)
        said = running.communicate()[0].decode()
        assert (running.returncode, "Traceback" in said) == (2, False)
        whole(project / "site")
    finally:
        project.chmod(0o700)
