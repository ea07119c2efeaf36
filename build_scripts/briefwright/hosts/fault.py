"""A fault of the program itself: one line for whoever ran it, and a report for whoever mends it.

Imports nothing that could be at fault itself, such as packages that are not installed.
"""

from __future__ import annotations

import platform
import sys
import tempfile
import traceback
from hashlib import sha256
from pathlib import Path

from briefwright.hosts import exits, version
from briefwright.hosts.shell import Shell, is_project
from briefwright.output import neutral

_FOLDER = ".briefwright"  # not in the site, not in version control


def report(error: Exception, project: Path, shell: Shell) -> int:
    """Writes the report and names it; the same fault in the same place gives the same file."""
    told = "".join(traceback.format_exception(error))
    head = f"briefwright {version.current()}, Python {platform.python_version()}, {sys.platform}\n\n"
    place = _write(project, f"fault-{sha256(told.encode('utf-8', 'replace')).hexdigest()[:12]}.txt", head + told)
    where = f"; the report is in {neutral(str(place))}" if place else ""
    kind = neutral(type(error).__name__)
    shell.err.write(f"briefwright: a fault of the program, not of your texts ({kind}){where}\n")
    return exits.FAULT


def _write(project: Path, name: str, told: str) -> Path | None:
    content = told.encode("utf-8", "backslashreplace")
    folder = project / _FOLDER
    try:
        if is_project(project) and not folder.is_symlink():
            folder.mkdir(exist_ok=True)
            (folder / name).unlink(missing_ok=True)  # not through a link that stands there
            (folder / name).write_bytes(content)
            return folder / name
    except OSError:
        pass  # a read-only project; the report goes where anyone may write
    try:
        with tempfile.NamedTemporaryFile(prefix="briefwright-", suffix=".txt", delete=False) as file:
            file.write(content)
    except OSError:
        return None
    return Path(file.name)
