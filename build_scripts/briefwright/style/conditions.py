"""cs:choose: branches and what they test."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefwright.style import numbers
from briefwright.style.context import FIRST, IBID_WITH_LOCATOR, PLAIN, SUBSEQUENT, Context, Render
from briefwright.style.elements import value_of
from briefwright.style.source import Element

Test = Callable[[Context], bool]
Compiled = Callable[[Sequence[Element]], Render]


def compile_choose(element: Element, compile_children: Compiled) -> Render:
    """The first branch that holds is rendered; none may."""
    branches: list[tuple[Test, Render]] = []
    otherwise: Render | None = None
    for child in element.children:
        if child.tag in ("if", "else-if"):
            branches.append((compile_test(child), compile_children(child.children)))
        elif child.tag == "else" and otherwise is None:
            otherwise = compile_children(child.children)
    if len(branches) == 1:
        test, then = branches[0]

        def one(context: Context) -> int:
            if test(context):
                return then(context)
            return otherwise(context) if otherwise is not None else PLAIN

        return one

    def render(context: Context) -> int:
        for test, then in branches:
            if test(context):
                return then(context)
        return otherwise(context) if otherwise is not None else PLAIN

    return render


def compile_test(element: Element) -> Test:
    """One if or else-if, its match attribute applied over all tests of all attributes."""
    conditions = element.first("conditions")
    if conditions is not None:
        return _matched([compile_test(child) for child in conditions.all("condition")], conditions.get("match", "all"))
    tests: list[Test] = []
    types = frozenset(element.get("type").split())
    if types:
        # An item has one type: a list of types is one test, whatever `match` says.
        tests.append(lambda context: context.record.type in types)
    for attribute, make in _TESTS.items():
        tests.extend(make(value) for value in element.get(attribute).split())
    return _matched(tests, element.get("match", "all"))


def _matched(tests: list[Test], match: str) -> Test:
    if len(tests) == 1 and match != "none" and match != "nand":
        return tests[0]
    fixed = tuple(tests)
    if match == "any":
        return lambda context: any(test(context) for test in fixed)
    if match == "none":
        return lambda context: not any(test(context) for test in fixed)
    if match == "nand":
        return lambda context: not all(test(context) for test in fixed)
    return lambda context: all(test(context) for test in fixed)


def _variable(value: str) -> Test:
    if value == "locator":
        return lambda context: bool(context.cite.locator)
    if value in ("citation-number", "first-reference-note-number", "page-first"):
        return lambda context: bool(value_of(context, value))
    if value == "year-suffix":
        return lambda context: bool(context.year_suffix)
    return lambda context: context.record.has(value)


def _is_numeric(value: str) -> Test:
    return lambda context: numbers.is_numeric(value_of(context, value))


def _uncertain(value: str) -> Test:
    def test(context: Context) -> bool:
        date = context.record.date(value)
        return date is not None and date.circa

    return test


def _exact_to(parts: str) -> Callable[[str], Test]:
    """A test of how exactly a date is known: to the day, the month, or the year (CSL-M)."""

    def make(value: str) -> Test:
        def test(context: Context) -> bool:
            date = context.record.date(value)
            if date is None or not date.start.year:
                return False
            known = "day" if date.start.day else "month" if date.start.month else "year"
            return known == parts

        return test

    return make


def _locator(value: str) -> Test:
    value = value.replace("sub-verbo", "sub verbo")

    def test(context: Context) -> bool:
        return bool(context.cite.locator) and context.cite.label.replace("-", " ") == value.replace("-", " ")

    return test


def _position(value: str) -> Test:
    if value == "near-note":
        return lambda context: context.cite.near_note
    if value == "first":
        return lambda context: context.cite.position == FIRST and not context.cite.in_bibliography
    least = {"subsequent": SUBSEQUENT, "ibid": IBID_WITH_LOCATOR, "ibid-with-locator": IBID_WITH_LOCATOR}.get(value, 9)
    if value == "ibid-with-locator":
        return lambda context: context.cite.position == IBID_WITH_LOCATOR
    return lambda context: context.cite.position >= least


def _disambiguate(value: str) -> Test:
    def test(context: Context) -> bool:
        context.chooses += 1
        return (context.chooses <= context.ambiguity.choose) == (value == "true")

    return test


def _context(value: str) -> Test:
    return lambda context: context.area == value


_TESTS: dict[str, Callable[[str], Test]] = {
    "variable": _variable,
    "is-numeric": _is_numeric,
    "is-uncertain-date": _uncertain,
    "has-day": _exact_to("day"),
    "has-to-month-or-season": _exact_to("month"),
    "has-year-only": _exact_to("year"),
    "locator": _locator,
    "position": _position,
    "disambiguate": _disambiguate,
    "context": _context,
}
