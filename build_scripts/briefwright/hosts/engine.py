"""What the engines that render pages have in common."""

from __future__ import annotations


class EngineFailed(Exception):  # noqa: N818 - says what happened, like its siblings
    """The engine could not render the project; the message is what it said."""
