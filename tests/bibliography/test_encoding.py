"""Whatever bytes a file holds, it can be read; what is wrong is said with its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefwright.bibliography import decode, read

WORDS = "@misc{k,\r\n  title = {É 华为},\r\n}\r\n"
GB = "@misc{k,\n  title = {华为的冬天：任正非的管理思想},\n}\n".encode("gb18030")

CASES: dict[str, tuple[bytes, str, list[str]]] = {
    "UTF-8": (WORDS.encode(), "É 华为", []),
    "UTF-8 with a mark": (b"\xef\xbb\xbf" + WORDS.encode(), "É 华为", []),
    "UTF-16, little end first": (b"\xff\xfe" + WORDS.encode("utf-16-le"), "É 华为", []),
    "UTF-16, big end first": (b"\xfe\xff" + WORDS.encode("utf-16-be"), "É 华为", []),
    "UTF-16 without a mark": (WORDS.encode("utf-16-le"), "É 华为", ["1:1 UTF-16 without a byte order mark"]),
    "Windows-1252": (
        "@misc{k,\n  title = {Étude},\n}".encode("cp1252"),
        "Étude",
        ["2:12 a byte that is not UTF-8 (C9), read as `É`"],
    ),
    "GB 18030": (GB, "华为的冬天：任正非的管理思想", ["1:1 Chinese text in GB 18030, not UTF-8"]),
    "a stray byte amid UTF-8": (
        "@misc{k,\n  title = {É".encode() + b"\xff" + "华},\n}".encode(),
        "Éÿ华",
        ["2:13 a byte that is not UTF-8 (FF), read as `ÿ`"],
    ),
    "a NUL": (b"@misc{k,\n  title = {A\0B},\n}", "A\ufffdB", ["2:13 a NUL character"]),
}


@pytest.mark.parametrize("name", CASES)
def test_bytes_become_text(name: str) -> None:
    data, title, expected = CASES[name]
    text, findings = decode("a.bib", data)
    found = [f"{one.place.start.line}:{one.place.start.column} {one.message}" for one in findings]
    assert [words.replace("`a.bib` holds ", "") for words in found] == expected
    assert [item.title for item in read(text).items] == [title]


def test_line_ends_stay_as_they_are() -> None:
    assert decode("a.bib", WORDS.encode())[0].content == WORDS


def test_many_stray_bytes_are_summed_up() -> None:
    _, findings = decode("a.bib", b"a\xe9 " * 500)
    assert len(findings) == 11
    assert findings[-1].message == "`a.bib` holds 490 more faulty bytes from here on"


@given(st.binary(max_size=300))
def test_no_bytes_stop_the_reading(data: bytes) -> None:
    text, findings = decode("a.bib", data)
    assert "\0" not in text.content
    for found in findings:
        assert text.span.covers(found.place.span)


@given(st.text(st.characters(exclude_characters="\0\ufeff", exclude_categories=["Cs"]), min_size=1, max_size=100))
def test_sound_utf_8_is_only_decoded(words: str) -> None:
    assert decode("a.bib", words.encode())[0].content == words
