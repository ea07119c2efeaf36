"""What the engines that render pages have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol


@dataclass(frozen=True)
class Rendered:
    """What an engine warned of, and what was made of each page as soon as it was finished, by its path in the site."""

    warnings: tuple[str, ...] = ()
    finished: Mapping[str, Any] = field(default_factory=dict)


class Generate(Protocol):
    """Brings the generated files up to date, before an engine looks at the docs folder; each engine calls it once.

    With `is_ours` the data files are put straight into the site, and their paths there are the result. They do not
    stand in the docs folder then, so that is for an engine that leaves alone what it did not put into the site.
    """

    def __call__(self, *, is_ours: bool) -> frozenset[str]: ...


class EngineFailed(Exception):  # noqa: N818 - says what happened, like its siblings
    """The engine could not render the project; the message is what it said."""

    def __init__(self, said: str | Iterable[str]) -> None:
        self.said = (said,) if isinstance(said, str) else tuple(said)
        super().__init__("; ".join(self.said))
