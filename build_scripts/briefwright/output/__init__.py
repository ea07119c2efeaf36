"""How findings are shown: to people in a terminal, to services and to scripts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from briefwright.output.concise import concise
from briefwright.output.full import full
from briefwright.output.github import github
from briefwright.output.json_object import json_object
from briefwright.output.outcome import Outcome, Screen, Tally
from briefwright.output.sarif import sarif
from briefwright.output.summary import summary
from briefwright.output.terminal import columns, neutral

__all__ = ["FORMATS", "Format", "Outcome", "Screen", "Tally", "columns", "neutral", "summary"]

Format = Callable[[Outcome, Screen], str]

FORMATS: Mapping[str, Format] = MappingProxyType(
    {"full": full, "concise": concise, "json": json_object, "github": github, "sarif": sarif}
)
