"""The changes themselves: each is another module, none touches what has no behaviour, and each line knows its tests."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.mutation.mutants import mutants
from tests.mutation.reach import Reach
from tests.mutation.run import PACKAGE, TESTS

SOURCE = """\
LIMIT = 3
def small(a, b):
    if a < b and not b:
        return (
            a + LIMIT
        )
    return None
@dataclass(frozen=True)
class Kept:
    at: int = 0
"""


def test_each_change_is_named_with_its_line() -> None:
    assert [(one.line, one.what) for one in mutants(SOURCE)] == [
        (1, "other constant: 3"),
        (3, "and for or: a < b and (not b)"),
        (3, "condition turned: if a < b and (not b):\n    return a + LIMIT"),
        (3, "other comparison: a < b"),
        (3, "without not: not b"),
        (4, "nothing returned: return a + LIMIT"),
        (5, "plus for minus: a + LIMIT"),
        (10, "other constant: 0"),
    ]


def test_each_change_is_another_module_that_can_be_read() -> None:
    plain = ast.unparse(ast.parse(SOURCE))
    made = [one.source() for one in mutants(SOURCE)]
    assert len({plain, *made}) == len(made) + 1
    assert "a <= b and (not b)" in made[3]
    for path in ("citations/signs.py", "captures/folding.py"):
        whole = (PACKAGE / path).read_text(encoding="utf-8")
        assert all(ast.parse(one.source()) for one in mutants(whole)[::10])


def test_a_change_is_tried_by_the_tests_that_run_its_statement_quickest_first() -> None:
    reach = Reach({0: {("a.py", 5)}, 1: {("a.py", 3)}, 2: {("b.py", 3)}, 3: {("a.py", 4)}}, {0: 3, 1: 1, 2: 1, 3: 2})
    assert reach.tests("a.py", 5, SOURCE) == [3, 0]
    assert reach.tests("a.py", 3, SOURCE) == [1]
    assert reach.tests("a.py", 7, SOURCE) == []
    assert reach.tests("a.py", 1, SOURCE) == [1, 3, 0, 2]  # an import runs it, and any module may have its name
    assert reach.tests("a.py", 1, "_own = 1\n") == [1, 3, 0]


def test_each_group_of_modules_names_tests_that_are_there() -> None:
    root = Path(__file__).parents[2]
    assert all((PACKAGE / path).is_file() for path in TESTS)
    assert all((root / test).exists() for tests in TESTS.values() for test in tests)
