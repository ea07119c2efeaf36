"""Each write, open and rename of a build fails in turn: the old site stays whole, and a line says what happened."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from briefwright.exports import integrity
from briefwright.hosts import publish

# Fails the n-th use of the file system that changes something in the project, for one n after the other, and says
# after each build: n, exit code, whether the site was whole, what lay beside it, what was said.
FAULTY = """
import errno, io, json, os, sys
from pathlib import Path
from briefwright.exports import integrity
from briefwright.hosts import build, publish
from briefwright.hosts.build import Console

project, step = Path(sys.argv[1]), int(sys.argv[2])
site = project / "site"
count, turn, fired = 0, 0, False
CHANGES = {"os.rename", "os.mkdir", "os.symlink", "os.remove", "os.rmdir", "os.chmod", "os.truncate"}
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC

def faulty(event, arguments):
    global count, fired
    if event == "open":
        path, mode, flags = arguments
        concerned = isinstance(path, (str, bytes)) and isinstance(flags, int) and flags & WRITES
    else:
        concerned, path = event in CHANGES, arguments[0] if arguments else ""
    if concerned and isinstance(path, int):  # an open file
        path = os.readlink(f"/proc/self/fd/{path}") if os.path.isdir("/proc/self/fd") else ""
    if concerned and os.fsdecode(path).startswith(str(project)):
        count += 1
        if count == turn:
            fired = True
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), os.fsdecode(path))

sys.addaudithook(faulty)
while True:
    turn += step
    count, fired, out = 0, False, io.StringIO()
    try:
        code = build.run(project, console=Console(out))
    except Exception as error:
        code = repr(error)
    happened, turn_, turn = fired, turn, 0
    manifest = integrity.read((site / "integrity.json").read_bytes())
    whole = manifest is not None and not integrity.compare(manifest, publish.digests(site))
    beside = [path.name for path in project.iterdir() if path.name.startswith(".site")]
    print(json.dumps([turn_, code, whole, beside, out.getvalue()]), flush=True)
    if not happened:
        break
    turn = turn_
"""


@pytest.mark.slow
def test_a_failing_write_leaves_a_whole_site_and_a_plain_message(project: Path) -> None:
    target = project / "site"
    staged = publish.stage(target)
    (staged / "index.html").write_text("what stood here before", encoding="utf-8")
    manifest = integrity.Manifest("1", publish.digests(staged), {})
    (staged / integrity.NAME).write_bytes(integrity.write(manifest))
    publish.publish(staged, target)
    command = [sys.executable, "-c", FAULTY, str(project), "37"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    runs = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(runs) > 3
    for turn, code, whole, _, said in runs:
        assert whole, turn
        assert code in (0, 2), (turn, code)
        assert code == 0 or ("error: No space left on device" in said and "was not touched" in said), (turn, said)
    assert {code for _, code, *_ in runs} == {0, 2}
    assert runs[-1][1:4] == [0, True, []]
