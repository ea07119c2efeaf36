"""The kinds of chart, and which columns each one is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefwright.charts.model import Role


@dataclass(frozen=True)
class Kind:
    """How many columns of each role a kind takes (fewest, most), its scales, and how many rows it can show."""

    roles: Mapping[Role, tuple[int, int]]
    scales: tuple[str, ...]
    most_rows: int

    def takes(self, role: Role) -> tuple[int, int]:
        return self.roles.get(role) or _EVERYWHERE.get(role, (0, 0))


# Columns that the table and the download show and no picture needs.
_EVERYWHERE: Mapping[Role, tuple[int, int]] = {
    Role.SOURCE: (0, 1),
    Role.LANGUAGE: (0, 1),
    Role.REMARK: (0, 4),
}

# Bars have no logarithmic scale: their length is read as the amount, and a logarithm has no zero to start from.
KINDS: Mapping[str, Kind] = {
    "bar": Kind({Role.LABEL: (1, 1), Role.VALUE: (1, 1)}, ("linear",), 60),
    "grouped-bar": Kind({Role.LABEL: (1, 1), Role.VALUE: (2, 4)}, ("linear",), 40),
    "dot": Kind(
        {
            Role.LABEL: (1, 1),
            Role.DETAIL: (0, 1),
            Role.DATE: (0, 1),
            Role.VALUE: (1, 1),
            Role.QUALIFIER: (0, 1),
        },
        ("linear", "log"),
        60,
    ),
    "line": Kind({Role.DATE: (1, 1), Role.VALUE: (1, 4)}, ("linear", "log"), 500),
}
