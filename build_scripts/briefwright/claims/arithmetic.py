"""Recomputes the calculations authors write beside a claim: `487 / 1050 = 46.4%`.

Exact fractions, bounded in length and depth; nothing is ever evaluated as code. A written result holds if the exact
one, rounded to as many places, gives it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from briefwright.claims.arithmetic_numbers import NUMBER, PERCENT, SCALES, Written, narrow, written
from briefwright.text import Span

_LONGEST, _MOST_DIGITS, _DEEPEST = 500, 30, 30
_SIGNS: Mapping[str, str] = {
    **dict.fromkeys("+＋", "+"),
    **dict.fromkeys("-−–－", "-"),
    **dict.fromkeys("*×·∙⋅∗xX", "*"),
    **dict.fromkeys("/÷∕⁄", "/"),
    **dict.fromkeys("(", "("),
    **dict.fromkeys(")", ")"),
    **dict.fromkeys("=", "="),
    **dict.fromkeys("≈≃≅~", "≈"),
}
_CURRENCY = frozenset("$€£¥￥₩₽₹")
_SUFFIX = re.compile(r"\s*(per ?cent|[^\W\d_]+|[%‰])\.?", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_IDEOGRAPHIC_SCALES = frozenset("千万萬亿億兆만억조천")


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a calculation does not hold: a message that stands alone, the place in the expression, what to do.

    `replacement` is what should stand at `span`, where that is known.
    """

    message: str
    span: Span
    help: str = "write numbers, + - * / and brackets, `=` and the result: `487 / 1050 = 46.4%`"
    replacement: str | None = None


@dataclass(frozen=True, slots=True)
class Calculation:
    """The exact value of what was calculated, or the problem that keeps it from holding."""

    value: Fraction | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class _Token:
    sign: str  # "number" or a sign
    span: Span
    number: Written | None = None


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of an equation: its value, and the number itself where it is nothing but a number."""

    value: Fraction
    span: Span
    number: Written | None
    about: bool


class _Stop(Exception):  # noqa: N818 - carries a problem out of the recursion, is no error of the program
    def __init__(self, message: str, start: int, end: int) -> None:
        super().__init__(message)
        self.problem = Problem(message, Span(start, end))


def evaluate(expression: str) -> Calculation:
    """Recomputes `left = right` (or `≈`, which allows for rounded noughts); never raises."""
    try:
        sides = _Parser(expression).equation()
    except _Stop as stop:
        return Calculation(problem=stop.problem)
    counted = next((side for side in sides if side.number is None), sides[0])
    for side in sides:
        if side is not counted and not _agrees(side, counted.value):
            return Calculation(counted.value, _differs(expression, counted, side))
    return Calculation(counted.value)


def _agrees(side: _Side, exact: Fraction) -> bool:
    return side.number.rounds_from(exact, side.about) if side.number else side.value == exact


def _differs(expression: str, counted: _Side, side: _Side) -> Problem:
    left = expression[counted.span.start : counted.span.end]
    right = expression[side.span.start : side.span.end]
    form = side.number or Written(side.value, Fraction(1, 1000), 3, 0, "")
    result = form.with_value(counted.value)
    advice = f"correct the result (and the sentence) to {result}, or the numbers before it"
    return Problem(f"{left} is {result}, not {right}", side.span, advice, result if side.number else None)


class _Parser:
    def __init__(self, expression: str) -> None:
        if len(expression) > _LONGEST:
            raise _Stop(f"a calculation is no longer than {_LONGEST} characters", 0, len(expression))
        self.text = narrow(expression)
        self.tokens = self._tokens()
        self.at = 0
        self.depth = 0

    def equation(self) -> tuple[_Side, ...]:
        sides = [self._side(about=False)]
        while self._sign() in ("=", "≈"):
            about = self._sign() == "≈"
            self.at += 1
            sides.append(self._side(about))
        if self.at < len(self.tokens):
            rest = self.tokens[self.at].span
            raise _Stop(f"`{self.text[rest.start : rest.end]}` is out of place", rest.start, rest.end)
        if len(sides) == 1:
            end = len(self.text)
            raise _Stop(f"the result is missing: write `= {_plain(sides[0].value)}` at the end", 0, end)
        return tuple(sides)

    def _side(self, about: bool) -> _Side:
        first = self.at
        value = self._sum()
        span = Span(self.tokens[first].span.start, self.tokens[self.at - 1].span.end)
        number = self.tokens[first].number if self.at - first == 1 else None
        if self.at - first == 2 and self.tokens[first].sign == "-" and self.tokens[first + 1].number:
            number = _negative(self.tokens[first + 1].number)
        return _Side(value, span, number, about)

    def _sum(self) -> Fraction:
        value = self._product()
        while self._sign() in ("+", "-"):
            minus = self._sign() == "-"
            self.at += 1
            other = self._product()
            value = value - other if minus else value + other
        return value

    def _product(self) -> Fraction:
        value = self._factor()
        while self._sign() in ("*", "/"):
            sign, at = self._sign(), self.tokens[self.at].span
            self.at += 1
            other = self._factor()
            if sign == "/" and not other:
                raise _Stop("division by zero", at.start, self.tokens[self.at - 1].span.end)
            value = value / other if sign == "/" else value * other
        return value

    def _factor(self) -> Fraction:
        sign, here = self._sign(), self._here()
        self.depth += 1
        if self.depth > _DEEPEST:
            raise _Stop("too many brackets or signs in one another", here.start, here.end)
        self.at += 1
        if sign == "number":
            value = self.tokens[self.at - 1].number.value  # type: ignore[union-attr]  # numbers alone have this sign
        elif sign in ("+", "-"):
            value = self._factor() * (-1 if sign == "-" else 1)
        elif sign == "(":
            value = self._sum()
            if self._sign() != ")":
                raise _Stop("this bracket is not closed", here.start, here.end)
            self.at += 1
        else:
            raise _Stop("a number is missing here", here.start, here.end)
        self.depth -= 1
        return value

    def _sign(self) -> str:
        return self.tokens[self.at].sign if self.at < len(self.tokens) else ""

    def _here(self) -> Span:
        return self.tokens[self.at].span if self.at < len(self.tokens) else Span(len(self.text), len(self.text))

    def _tokens(self) -> list[_Token]:
        found: list[_Token] = []
        at = 0
        while at < len(self.text):
            char = self.text[at]
            if char.isspace() or char in _CURRENCY:
                at += 1
            elif char.isdecimal():
                found.append(self._number(at))
                at = found[-1].span.end
            elif char in _SIGNS and not (char in "xX" and _WORD.match(self.text, at).end() > at + 1):  # type: ignore[union-attr]  # a letter matches
                found.append(_Token(_SIGNS[char], Span(at, at + 1)))
                at += 1
            else:
                word = _WORD.match(self.text, at)
                end = word.end() if word else at + 1
                raise _Stop(f"`{self.text[at:end]}` is neither a number nor a sign of calculation", at, end)
        return found

    def _number(self, at: int) -> _Token:
        number, end = self._one_number(at)
        while end < len(self.text) and self.text[end].isdecimal() and self.text[end - 1] in _IDEOGRAPHIC_SCALES:
            more, end = self._one_number(end)  # 1亿2000万
            number = Written(number.value + more.value, more.step, more.decimals, more.scale, more.suffix)
        return _Token("number", Span(at, end), number)

    def _one_number(self, at: int) -> tuple[Written, int]:
        match = NUMBER.match(self.text, at)
        if not match or len(match[0]) > _MOST_DIGITS:
            raise _Stop(f"a number has at most {_MOST_DIGITS} digits", at, match.end() if match else at + 1)
        end, scale = match.end(), 0
        for _ in range(2):  # a scale and a per cent sign
            suffix = _SUFFIX.match(self.text, end)
            power = _power(suffix[1]) if suffix else None
            if suffix is None or power is None:
                break
            scale, end = scale + power, suffix.end()
        return written(match[0], self.text[match.end() : end], scale), end


def _power(word: str) -> int | None:
    lower = word.lower().replace(" ", "")
    return SCALES.get(lower, PERCENT.get(lower))


def _negative(number: Written | None) -> Written | None:
    if number is None:
        return None
    return Written(-number.value, number.step, number.decimals, number.scale, number.suffix, number.grouped)


def _plain(value: Fraction) -> str:
    """A value for people: whole, or with four places."""
    form = Written(value, Fraction(1), 0 if value.denominator == 1 else 4, 0, "", grouped=True)
    return form.with_value(value)
