"""Numbers of data files: read exactly, shown with the precision that their source gave."""

from __future__ import annotations

import re
from decimal import Decimal

from briefwright.charts.model import Column

_SHAPE = re.compile(r"-?\d{1,18}(?:\.\d{1,12})?", re.ASCII)
_NEARLY = re.compile(r"[^\d.\-]+")


def parse(written: str) -> Decimal | None:
    """A plain decimal number such as `-1050.25`; None for anything else, thousands marks and units included."""
    return Decimal(written) if _SHAPE.fullmatch(written) else None


def repaired(written: str) -> str | None:
    """The plain number that was most likely meant by `1,050` or `6%`, if there is one."""
    plain = written.replace("\N{MINUS SIGN}", "-")
    plain = _NEARLY.sub("", re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", plain))
    return plain if plain != written and parse(plain) is not None else None


def show(number: Decimal, column: Column) -> str:
    """The number for readers, with thousands marks and the column's prefix and suffix."""
    digits = f"{abs(number):,f}" if column.decimals is None else f"{abs(number):,.{column.decimals}f}"
    sign = "\N{MINUS SIGN}" if number < 0 and Decimal(digits.replace(",", "")) else ""
    return f"{sign}{column.prefix}{digits}{column.suffix}"
