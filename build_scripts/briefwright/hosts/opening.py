"""Opens a project for a command, or says why that cannot be."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from briefwright import checks
from briefwright.findings import Finding, blocking
from briefwright.hosts import cache_reading, exits, settings, telling, workspace
from briefwright.hosts.shell import Shell
from briefwright.output import FORMATS
from briefwright.project import Project
from briefwright.text import Text


@dataclass(frozen=True)
class Opened:
    """A project that was read, and how a command tells of it."""

    project: Project
    folder: Path
    settings_text: Text
    shell: Shell
    form: str

    def tell(self, findings: Iterable[Finding], only: Collection[str] = (), *, counted: bool = True) -> int:
        """Shows findings; the exit code says whether one of those that were shown stops publication."""
        outcome = telling.outcome(self.project, self.settings_text, findings, only, counted=counted)
        self.shell.out.write(FORMATS[self.form](outcome, self.shell.screen))
        return exits.FINDINGS if blocking(outcome.findings) else exits.OK


def opened(folder: Path, shell: Shell, form: str = "full") -> Opened | None:
    """The project in a folder; None after its settings were told to be unusable."""
    try:
        reading = settings.read(folder, checks.NAMES)
    except settings.UnusableSettings as error:
        shell.out.write(FORMATS[form](telling.unusable(error), shell.screen))
        return None
    project = cache_reading.project(folder, workspace.read(folder, reading.settings), drafts=True)
    return Opened(project, folder, reading.text, shell, form)
