"""The colours of charts, each with a name, in a light and a dark scheme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Colour:
    """One colour's two values; all light values differ, so that each tells which colour was drawn with."""

    light: str
    dark: str


# Text has a contrast of at least 4.5 to 1 with `paper`, marks have 3 to 1, in both schemes; a test holds this.
INKS: Mapping[str, Colour] = {
    "paper": Colour("#ffffff", "#15191f"),
    "text": Colour("#1d2430", "#e6e9ee"),
    "quiet": Colour("#566070", "#a7b0bd"),
    "axis": Colour("#7d8796", "#7f8a99"),
    "grid": Colour("#dde1e7", "#333b47"),
    "1": Colour("#1f5a94", "#74b4f0"),
    "2": Colour("#b4500f", "#f2a065"),
    "3": Colour("#1c7a5c", "#5fc9a0"),
    "4": Colour("#7a4aa8", "#c3a1f0"),
    "on-mark": Colour("#fefefe", "#12161c"),
}
