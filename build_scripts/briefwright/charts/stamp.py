"""The stamp in a committed picture: which declaration, data and drawing it was made from, and that it is whole."""

from __future__ import annotations

import hashlib
import re

from briefwright.charts.model import Chart

# Counts up whenever the same chart comes out as another picture, so that committed pictures are drawn anew.
DRAWING = 1

_STAMP = re.compile(r"<metadata>briefwright chart (\S+) made-from=([0-9a-f]{64}) holds=([0-9a-f]{64})</metadata>")


def fingerprint(chart: Chart) -> str:
    """SHA-256 of all that a picture depends on; the same for files checked out with other line ends."""
    parts = (str(DRAWING), chart.slug, chart.declaration.content, chart.data.content)
    whole = "\0".join(part.replace("\r\n", "\n").removeprefix("\ufeff") for part in parts)
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()


def stamped(chart: Chart, start: str, rest: str) -> str:
    """A picture with its stamp between its first tag and the rest."""
    holds = hashlib.sha256((start + rest).encode()).hexdigest()
    stamp = f"<metadata>briefwright chart {chart.slug} made-from={fingerprint(chart)} holds={holds}</metadata>"
    return f"{start}{stamp}{rest}"


def is_current(chart: Chart, svg: str) -> bool:
    """True if a committed picture was drawn from this chart as it is now, and nobody changed it since."""
    plain = svg.replace("\r\n", "\n")
    match = _STAMP.search(plain)
    if match is None or match[1] != chart.slug or match[2] != fingerprint(chart):
        return False
    rest = plain[: match.start()] + plain[match.end() :]
    return hashlib.sha256(rest.encode("utf-8", "surrogatepass")).hexdigest() == match[3]
