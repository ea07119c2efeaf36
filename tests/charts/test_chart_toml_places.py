"""Keys and values of a declaration are found where they stand, however they are written."""

from __future__ import annotations

import json
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefwright.charts.toml_places import Path, places
from briefwright.text import Text

CASES: list[tuple[str, Path, str, str]] = [
    ("a = 1", ("a",), "a", "1"),
    ("a=1 # b = 2\nb = 3", ("b",), "b", "3"),
    ("a = '''\nb = 2\n'''\nb = 3", ("b",), "b", "3"),
    ('a = """\\"""b = 2"""\nb = 3', ("b",), "b", "3"),
    ("[t]\na.b = 1.5", ("t", "a", "b"), "a.b", "1.5"),
    ("[t.'x.y']\na = 1979-05-27 07:32:00", ("t", "x.y", "a"), "a", "1979-05-27 07:32:00"),
    ("a = [ 'x', # one\n  'y',\n]", ("a", 1), "'y'", "'y'"),
    ("a = [['x'], ['y', 'z']]", ("a", 1, 1), "'z'", "'z'"),
    ("a = [\n1,\n2 ] # end", ("a",), "a", "[\n1,\n2 ]"),
    ("a = { b = { c = 'x' }, d = 2 }", ("a", "b", "c"), "c", "'x'"),
    ("a = { b = { c = 'x' }, d = 2 }", ("a", "d"), "d", "2"),
    ("[[t]]\na = 1\n[[t]]\na = 2", ("t", 1, "a"), "a", "2"),
    ("[t]\n\na = 1", ("t",), "t", "[t"),
    ("数 = '值'", ("数",), "数", "'值'"),
]


@pytest.mark.parametrize(("content", "path", "key", "value"), CASES)
def test_a_key_and_its_value_are_found(content: str, path: Path, key: str, value: str) -> None:
    text = Text("chart.toml", content)
    if "数" not in content:
        tomllib.loads(content)
    place = places(text)[path]
    assert (text[place.key], text[place.value]) == (key, value)


VALUES = st.recursive(
    st.integers(0, 99) | st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=5),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.text(st.sampled_from("abc"), min_size=1), VALUES, max_size=4))
def test_every_value_reads_the_same_at_its_place(tree: dict[str, object]) -> None:
    content = "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in tree.items())
    text = Text("chart.toml", content)
    found = places(text)
    for key, value in tree.items():
        assert tomllib.loads(f"x = {text[found[(key,)].value]}")["x"] == value
        for at, inner in enumerate(value if isinstance(value, list) else []):
            assert tomllib.loads(f"x = {text[found[(key, at)].value]}")["x"] == inner


def test_deep_nesting_takes_no_deep_stack() -> None:
    text = Text("chart.toml", "a = " + "[" * 3_000 + "]" * 3_000 + "\nb = 1")
    assert text[places(text)[("b",)].value] == "1"
