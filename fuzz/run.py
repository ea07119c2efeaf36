"""Fuzzes each target for some seconds: `python -m fuzz.run SECONDS [TARGET…]`, with `atheris` installed.

What it finds is written to `fuzz/found/`; a case that is mended goes into `fuzz/corpora/`, which each test run replays.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from fuzz.targets import TARGETS

FOLDER = Path(__file__).parent


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--one"]:
        return _one(arguments[1], arguments[2:])
    seconds = int(arguments[0]) if arguments else 45
    names = arguments[1:] or list(TARGETS)
    found = FOLDER / "found"
    found.mkdir(exist_ok=True)
    worst = 0
    for name in names:
        with tempfile.TemporaryDirectory() as scratch:
            limits = [f"-max_total_time={max(1, seconds // len(names))}", "-rss_limit_mb=1024", "-timeout=10"]
            places = [scratch, str(FOLDER / "corpora" / name), f"-artifact_prefix={found}/{name}-"]
            command = [sys.executable, "-m", "fuzz.run", "--one", name, *limits, "-print_final_stats=1", *places]
            done = subprocess.run(command, cwd=FOLDER.parent, capture_output=True, text=True, check=False)  # noqa: S603 - ourselves
        told = [line for line in done.stderr.splitlines() if "number_of_executed_units" in line]
        print(f"{name}: {told[0].split()[-1] if told else '?'} executions, exit {done.returncode}", flush=True)
        if done.returncode:
            print(done.stderr[-3_000:])
        worst = max(worst, abs(done.returncode))
    return worst


def _one(name: str, arguments: list[str]) -> int:
    import atheris

    with atheris.instrument_imports(include=["briefwright"]):
        target = TARGETS[name]
    atheris.Setup([sys.argv[0], *arguments], target)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
