"""The drawing library, brought in only when there is something to draw, and kept from writing into a home folder."""

from __future__ import annotations

import os
from pathlib import Path
from types import ModuleType


def of(project_dir: Path) -> ModuleType:
    """The module `briefwright.charts.draw`; importing it takes half a second the first time."""
    # Matplotlib keeps a list of the system's fonts, which we do not use, in the reader's home unless told otherwise.
    os.environ.setdefault("MPLCONFIGDIR", str(project_dir / ".briefwright" / "matplotlib"))
    from briefwright.charts import draw

    return draw
