"""The text of JSON is that of the standard library, for whatever value."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefwright.exports.indented import indented

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)


@given(VALUES, st.integers(0, 3))
def test_it_is_what_the_standard_library_writes(value: object, step: int) -> None:
    assert indented(value, step) == json.dumps(value, ensure_ascii=False, indent=step)


@given(VALUES)
def test_a_part_can_be_written_by_itself(value: object) -> None:
    assert indented([value, 1], 2) == f"[\n  {indented(value, 2, 1)},\n  1\n]"


@pytest.mark.parametrize("value", [object(), {1: "a number is no name"}])
def test_what_is_no_json_is_no_text(value: object) -> None:
    with pytest.raises(TypeError):
        indented(value, 1)
