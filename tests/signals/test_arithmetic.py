"""Calculations that authors write beside a claim: which hold, which do not, and what is said then."""

from __future__ import annotations

import sys
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.claims.arithmetic import evaluate

HOLDS = """
487 / 1050 = 46.4%
487 / 1,050 = 46.4 %
487 / 1 050 = 46.38%
487 / 1'050 = 0.464
487 ÷ 1050 = 46 percent
487 ÷ 1050 = 46 per cent
487 / 1050 = 46,4 %
(12 + 30) × 2 = 84
12 + 30 * 2 = 72
10 - 2 - 3 = 5
10 − 12 = -2
10 − 12 = −2
-3 + 5 = 2
2 / 3 = 0.67
1 - 46.4% = 53.6%
1.2 million + 300,000 = 1.5 million
1.2 bn / 4 = 300 million
$5.2 million / 13 = $400,000
3万 × 2 = 6万
1亿2000万 / 2 = 6000万
5.2亿 / 4 = 1.3亿
5 Mio + 2 Mio = 7 Mio
1.050,5 * 2 = 2.101,0
１０ ÷ ４ ＝ ２．５
5 x 3 = 15
487312 ≈ 500,000
0.4638 * 1050 ≈ 487
100 + 20 = 60 * 2
487 / 1050 = 0.4638 = 46.4%
1 / 3 = 2 / 6
3 = 3
7 / 2 = 4
7 / 2 = 3
"""
FAILS = """
487 / 1050 = 46.5% | 46.5% | 487 / 1050 is 46.4%, not 46.5% | 46.4%
487 / 1050 = 0.46% | 0.46% | 487 / 1050 is 46.38%, not 0.46% | 46.38%
1.2 million + 300,000 = 1.6 million | 1.6 million | 1.2 million + 300,000 is 1.5 million, not 1.6 million | 1.5 million
5.2亿 / 4 = 1.2亿 | 1.2亿 | 5.2亿 / 4 is 1.3亿, not 1.2亿 | 1.3亿
487312 = 500,000 | 500,000 | 487312 is 487,312, not 500,000 | 487,312
12 - 20 = 8 | 8 | 12 - 20 is -8, not 8 | -8
2 + 2 = 4 = 5 | 5 | 2 + 2 is 4, not 5 | 4
2 + 2 = 3 + 2 | 3 + 2 | 2 + 2 is 4.000, not 3 + 2 | None
487 / 0 = 1 | / 0 | division by zero | None
487 / 1050 | 487 / 1050 | the result is missing: write `= 0.4638` at the end | None
487 / = 46% | = | a number is missing here | None
(487 / 1050 = 46% | ( | this bracket is not closed | None
487 / 1050) = 46% | ) | `)` is out of place | None
487 1050 = 46% | 1050 | `1050` is out of place | None
487 suppliers / 1050 = 46% | suppliers | `suppliers` is neither a number nor a sign of calculation | None
2 ^ 8 = 256 | ^ | `^` is neither a number nor a sign of calculation | None
__import__('os') | _ | `_` is neither a number nor a sign of calculation | None
"""


@pytest.mark.parametrize("expression", HOLDS.strip().splitlines())
def test_a_result_holds_when_the_exact_one_rounds_to_it(expression: str) -> None:
    assert evaluate(expression).problem is None


@pytest.mark.parametrize("row", FAILS.strip().splitlines())
def test_a_problem_names_the_place_and_the_right_number(row: str) -> None:
    expression, place, message, replacement = row.split(" | ")
    problem = evaluate(expression).problem
    assert problem is not None
    assert (expression[problem.span.start : problem.span.end], problem.message) == (place, message)
    assert str(problem.replacement) == replacement
    assert problem.help


def test_the_value_is_exact() -> None:
    assert evaluate("0.1 + 0.2 = 0.3").value == Fraction(3, 10)
    assert evaluate("487 / 1050 = 46.4%").value == Fraction(487, 1050)


TOO_MUCH = ["(" * 100, "-" * 100 + "1 = 1", "9" * 40 + " = 1", "1 + " * 200 + "1 = 1", "", " "]


@pytest.mark.parametrize("expression", TOO_MUCH)
def test_bounds_are_problems_and_not_errors(expression: str) -> None:
    assert evaluate(expression).problem is not None


SIGNS = st.sampled_from([*"0123456789 .,+-*/×÷()=≈%万亿x$_", "million", " 1,000", "46.4%", "'", "兆", "千"])


@given(st.lists(SIGNS, max_size=40).map("".join) | st.text(max_size=60))
@settings(max_examples=500, deadline=None)
def test_nothing_raises_and_problems_stand_in_the_expression(expression: str) -> None:
    result = evaluate(expression)
    assert result.problem is not None or result.value is not None
    if result.problem:
        assert 0 <= result.problem.span.start <= result.problem.span.end <= len(expression)


@given(st.integers(-10**6, 10**6), st.integers(1, 10**6), st.integers(0, 6))
@settings(max_examples=200, deadline=None)
def test_the_replacement_holds(over: int, under: int, decimals: int) -> None:
    left = f"{over} / {under}"
    problem = evaluate(f"{left} = 7777777777{'.' + '7' * decimals if decimals else ''}").problem
    assert problem is not None
    assert problem.replacement is not None
    assert evaluate(f"{left} = {problem.replacement}").problem is None


def test_no_code_is_evaluated() -> None:
    module = sys.modules["briefwright.claims.arithmetic"]
    assert module.__file__ is not None
    with open(module.__file__, encoding="utf-8") as file:
        assert "eval(" not in file.read().replace("evaluate(", "")
