"""JSON with line breaks, byte for byte as `json.dumps` writes it with `indent`, which takes several times as long."""

from __future__ import annotations

import json
from collections.abc import Mapping
from json.encoder import encode_basestring as quoted


def indented(value: object, step: int, level: int = 0) -> str:
    """A value with `step` spaces for each level; `level` is the one that it stands on, for a part of a larger text."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, Mapping):
        told = [f"{quoted(name)}: {indented(one, step, level + 1)}" for name, one in value.items()]
        return _listed("{", told, "}", step, level)
    if isinstance(value, (list, tuple)):
        return _listed("[", [indented(one, step, level + 1) for one in value], "]", step, level)
    return "null" if value is None else json.dumps(value)


def _listed(opens: str, told: list[str], closes: str, step: int, level: int) -> str:
    if not told:
        return opens + closes
    line = "\n" + " " * (step * (level + 1))
    return f"{opens}{line}{f',{line}'.join(told)}\n{' ' * (step * level)}{closes}"
