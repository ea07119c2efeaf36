"""What a picture consists of, in pixels from its upper left corner, before anything draws it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

# The width in pixels that a text takes at a size, in the face of a language.
Measure = Callable[[str, float, str], float]


@dataclass(frozen=True)
class Box:
    """A filled rectangle; a negative width reaches to the left."""

    x: float
    y: float
    width: float
    height: float
    ink: str


@dataclass(frozen=True)
class Trace:
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    ink: str
    width: float = 1.0


@dataclass(frozen=True)
class Dot:
    """A disc, or a ring where the figure is of a lesser kind."""

    x: float
    y: float
    radius: float
    ink: str
    hollow: bool = False


@dataclass(frozen=True)
class Area:
    """A filled polygon."""

    points: tuple[tuple[float, float], ...]
    ink: str


@dataclass(frozen=True)
class Words:
    """One line of text from its start, on its baseline."""

    x: float
    y: float
    text: str
    size: float
    ink: str
    language: str


Shape = Box | Trace | Dot | Area | Words


@dataclass(frozen=True)
class Scene:
    width: float
    height: float
    shapes: tuple[Shape, ...]


@dataclass(frozen=True)
class Frame:
    """The width to draw in, the sizes of text, and how texts are measured."""

    width: float
    text: float
    small: float
    measure: Measure

    @property
    def narrow(self) -> bool:
        return self.width < 480
