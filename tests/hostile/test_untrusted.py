"""`build --untrusted` starts no program, connects to nothing, and opens nothing of the user's: seen by the system."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.build.conftest import FILES, write

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
_CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)$")
_STARTS = frozenset({"execve", "execveat"})
_TALKS = frozenset({"connect", "sendto", "sendmsg", "bind", "listen"})
#: Places that a program may read on any system: itself, its libraries, fonts, zones.
_SYSTEM = ("/usr/", "/lib", "/etc/ld.so", "/etc/localtime", "/etc/mime.types", "/proc/", "/sys/", "/dev/", "/bin/")
_ALSO = ("/etc/fonts", "/var/cache/fontconfig", "/etc/nsswitch.conf", "/etc/passwd", "/etc/host.conf", "/opt/")


def traced(project: Path, log: Path, *arguments: str) -> tuple[int, str, list[tuple[str, str]]]:
    """Exit code, output, and the calls of one build that a tracer saw."""
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("no strace on this system: the build was not watched")
    calls = ",".join(sorted({*_STARTS, *_TALKS, "openat", "open", "unlink", "unlinkat", "rename", "renameat2"}))
    command = [strace, "-f", "-qq", "-o", str(log), "-e", f"trace={calls}", sys.executable, "-m", "briefwright"]
    done = subprocess.run(
        [*command, "--project", str(project), "build", *arguments],
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if "ptrace" in done.stderr and "not permitted" in done.stderr.lower():
        pytest.skip("this system lets nobody trace: the build was not watched")
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    found = [(call[1], call[2]) for line in lines if (call := _CALL.match(line))]
    return done.returncode, done.stdout + done.stderr, found


def test_an_untrusted_build_starts_nothing_and_connects_to_nothing(tmp_path: Path) -> None:
    project = write(tmp_path / "project", FILES)
    code, said, calls = traced(project, tmp_path / "trace", "--untrusted")
    assert code == 0, said
    assert (project / "site" / "index.html").is_file()
    started = [rest for name, rest in calls if name in _STARTS]
    assert len(started) == 1, started  # the interpreter itself
    assert [rest for name, rest in calls if name in _TALKS and "AF_INET" in rest] == []
    assert [rest for name, rest in calls if name == "connect"] == []
    assert _opened_elsewhere(calls, project, tmp_path) == []


def _opened_elsewhere(calls: list[tuple[str, str]], project: Path, scratch: Path) -> list[str]:
    own_key = str(Path.home() / ".cache" / "briefwright")
    here = (str(project), str(scratch), str(ROOT), sys.prefix, sys.base_prefix)
    ours = (own_key, *here, *_SYSTEM, *_ALSO, "/tmp/", "/var/tmp/")
    opened = []
    for name, rest in calls:
        path = re.search(r'"((?:[^"\\]|\\.)*)"', rest)
        if name in ("open", "openat") and path and path[1].startswith("/") and "ENOENT" not in rest:
            opened.append(path[1])
    return sorted({path for path in opened if not path.startswith(ours) and path != "/" and not path.endswith(".pth")})


HOSTILE = {
    "hook": "hooks: [run.py]\n",
    "tag": "extra: {x: !!python/object/apply:os.system ['touch ran']}\n",
    "extension": "extra_javascript: [https://evil.example/x.js]\n",
    "folder": "theme: {name: briefwright, custom_dir: over}\n",
    "inherited": "INHERIT: other.yml\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_settings_that_would_run_something_run_nothing(name: str, tmp_path: Path) -> None:
    settings = FILES["mkdocs.yml"] + HOSTILE[name]
    if name == "folder":
        settings = FILES["mkdocs.yml"].replace("theme: briefwright\n", HOSTILE[name])
    run = "from pathlib import Path\nPath(__file__).with_name('ran').touch()\n"
    project = write(tmp_path / "project", {**FILES, "mkdocs.yml": settings, "run.py": run})
    done = subprocess.run(
        [sys.executable, "-m", "briefwright", "--project", str(project), "build", "--untrusted"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (1, 2), done.stdout
    assert re.search(r"--> mkdocs\.yml:\d+:\d+", done.stdout), done.stdout
    assert "= help: " in done.stdout
    assert not (project / "ran").exists()
    assert not (project / "site").exists()
