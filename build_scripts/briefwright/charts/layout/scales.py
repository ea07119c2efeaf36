"""From numbers to places: linear and logarithmic scales with round ticks."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Scale:
    """Places a number between `start` and `end`, which belong to the first and the last tick."""

    ticks: tuple[Decimal, ...]
    start: float
    end: float
    log: bool = False

    def __call__(self, number: Decimal) -> float:
        low, high, here = (self._run(value) for value in (self.ticks[0], self.ticks[-1], number))
        return self.start + (self.end - self.start) * (here - low) / (high - low)

    def _run(self, number: Decimal) -> float:
        return math.log10(number) if self.log else float(number)


def scale(numbers: Sequence[Decimal], start: float, end: float, log: bool, most: int = 6) -> Scale:
    """A scale that holds all numbers between round ticks, and zero as well unless it is logarithmic."""
    if log:
        return Scale(_log_ticks(min(numbers), max(numbers), most), start, end, log=True)
    return Scale(_even_ticks(min(*numbers, Decimal(0)), max(*numbers, Decimal(0)), most), start, end)


def _even_ticks(low: Decimal, high: Decimal, most: int) -> tuple[Decimal, ...]:
    if low == high:
        high = low + 1
    power = Decimal(10) ** ((high - low).adjusted() - 1)
    steps = [power * factor for factor in (1, 2, 5, 10, 20, 50, 100)]
    for step in steps:
        first, last = math.floor(low / step), math.ceil(high / step)
        if last - first < most:
            break
    return tuple(step * at for at in range(first, last + 1))


def _log_ticks(low: Decimal, high: Decimal, most: int) -> tuple[Decimal, ...]:
    """Ticks at 1, 2, 5, or where these are too many at whole powers of ten."""
    for factors in ((1, 2, 5), (1,)):
        series = [
            Decimal(10) ** power * factor
            for power in range(low.adjusted() - 1, high.adjusted() + 2)
            for factor in factors
        ]
        first = max(at for at, tick in enumerate(series) if tick <= low)
        last = min(at for at, tick in enumerate(series) if tick >= high)
        last = max(last, first + 1)
        if last - first < 2 * most:
            break
    return tuple(series[first : last + 1])
