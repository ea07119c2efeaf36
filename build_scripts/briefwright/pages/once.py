"""What is the same for an item wherever it is shown, worked out once a process."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

#: So many results of each function are kept: sites of that many sources work out each but once.
_MOST = 8192
Given = ParamSpec("Given")
Made = TypeVar("Made")


def once(function: Callable[Given, Made]) -> Callable[Given, Made]:
    """A function that remembers what it made of what; it may depend on nothing else, and nobody changes the result."""
    return cast("Callable[Given, Made]", lru_cache(maxsize=_MOST)(function))
