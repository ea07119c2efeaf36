"""The version of the installed program."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def current() -> str:
    """The version as the package's metadata give it; "0" when the program runs from a folder nobody installed."""
    try:
        return version("briefwright")
    except PackageNotFoundError:
        return "0"
