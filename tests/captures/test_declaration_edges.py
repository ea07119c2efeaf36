"""Declarations of captures and what is written beside them, at their edges: each word and its place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from briefwright.captures import declaring, drift, toml_places
from briefwright.captures.declaring import FILES, written
from briefwright.captures.drift import Drift, State
from briefwright.text import Span, Text

TIME = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
SAYS: dict[str, object] = {
    "url": "https://a.example/", "time": TIME, "file": "source.html", "digest": "aa", "access": "public",
}  # fmt: skip
HERE = {"source.html": "aa"}


def faults(words: Mapping[str, object]) -> list[str]:
    told = {name: value for name, value in {**SAYS, **words}.items() if value is not None}
    return [one.message for one in declaring.faults("key", Text("capture.toml", ""), told, HERE)]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({}, []),
        ({"status": 100}, []), ({"status": 999}, []),
        ({"status": 99}, ["`status` is a number from 100 to 999"]),
        ({"status": 1000}, ["`status` is a number from 100 to 999"]),
        ({"status": True}, ["`status` is a number from 100 to 999"]),
        ({"status": "200"}, ["`status` is a number from 100 to 999"]),
        ({"time": date(2026, 11, 24)}, []),
        ({"time": None}, ["the capture of `key` does not say its `time`"]),
        ({"page": "3"}, ["`page` is nothing that a capture says"]),
        ({"rights": 3}, ["`rights` stands in quotation marks"]),
        ({"access": "open"}, ["`access` is one of public, quote-only, restricted, taken-down"]),
        ({"final-url": "a.example"}, ["`final-url` is no web address"]),
        ({"archived-url": "http://b.example/"}, []),
        ({"files": 1}, ["`[files]` holds digests in quotation marks"]),
        ({"files": {"source.html": 1}}, ["`[files]` holds digests in quotation marks"]),
        ({"files": {"source.html": "aa"}}, []),
        ({"files": {"../a": "aa"}, "access": "taken-down"}, ["`../a` is no name of a captured file"]),
        ({"files": {"other.html": "aa"}}, ["the captured file `other.html` is not there"]),
        ({"record": {"digest": "aa"}}, []),
        ({"record": {}}, ["`[record]` holds one `digest`"]),
        ({"record": {"digest": "aa", "b": "c"}}, ["`[record]` holds one `digest`"]),
        ({"public-file": "public.html"}, ["the captured file `public.html` is not there"]),
        ({"public-archive": "a.wacz", "access": "taken-down"}, []),
        ({"files": {"a" * 82: "aa"}, "access": "taken-down"}, [f"`{'a' * 82}` is no name of a captured file"]),
        ({"files": {"a" * 81: "aa"}, "access": "taken-down"}, []),
    ],
)  # fmt: skip
def test_each_word_of_a_declaration_is_judged(words: dict[str, object], said: list[str]) -> None:
    assert faults(words) == said


def test_a_fault_stands_at_its_word_and_a_missing_file_at_its_name() -> None:
    text = Text("capture.toml", 'url = "x"\n[files]\n"b.html" = "aa"\n')
    found = list(declaring.faults("key", text, {**SAYS, "url": "x", FILES: {"b.html": "aa"}}, HERE))
    assert [(one.place.start.line, one.place.start.column) for one in found] == [(1, 1), (3, 1)]
    assert found[1].help == 'bring it back, or write `access = "taken-down"`'
    assert "sources capture KEY" in found[0].help
    assert declaring.place(text, "nowhere") == Span(0, 0)
    assert declaring.place(text, "nowhere", FILES) == Span(0, 0)
    assert declaring.place(text, FILES, "other") == declaring.place(text, "", FILES) == Span(11, 16)


def test_a_declaration_is_written_in_one_order_with_its_time_in_utc() -> None:
    made = written(
        {"access": "public", "url": "https://a.example/", "status": 200, "rights": "", "final-url": "https://b.example/"},
        datetime(2026, 11, 24, 17, 30, tzinfo=timezone(timedelta(hours=8))), {"b": "2", "a": "1\x7f"},
    )  # fmt: skip
    head, _, rest = made.partition("\n\n[files]\n")
    assert head.splitlines() == [
        'url = "https://a.example/"', "time = 2026-11-24T09:30:00Z", 'final-url = "https://b.example/"',
        "status = 200", 'access = "public"',
    ]  # fmt: skip
    assert rest.startswith('"a" = "1\\u007f"\n"b" = "2"\n\n[record]\ndigest = "')
    plain = written({"url": "u"}, date(2026, 11, 24), {})
    assert plain.splitlines()[:4] == ['url = "u"', "time = 2026-11-24", "", "[record]"]


def test_a_further_file_leaves_all_else_as_it_was() -> None:
    before = written({"url": "https://a.example/", "status": 200}, TIME, {"a": "1"})
    after = declaring.with_file(before, "b", "2")
    assert after == written({"url": "https://a.example/", "status": 200}, TIME, {"a": "1", "b": "2"})
    assert declaring.with_file('url = "u"\ntime = 2026-11-24\n', "b", "2") == written(
        {"url": "u"}, TIME.date(), {"b": "2"}
    )


def test_the_digest_of_a_declaration_does_not_depend_on_its_order() -> None:
    files = {"a": "1", "b": "2"}
    one = {"url": "u", "time": TIME, FILES: files}
    assert declaring.record_digest(one) == declaring.record_digest(dict(reversed([*one.items()])))
    assert declaring.record_digest(one) == declaring.record_digest({**one, "rights": "x", "access": "public"})
    assert declaring.record_digest(one) != declaring.record_digest({**one, FILES: {**files, "b": "3"}})
    assert declaring.record_digest({FILES: 1}) == declaring.record_digest({})


def test_an_address_of_a_declaration_is_one_of_the_web() -> None:
    assert declaring.is_address("https://a.example/")
    assert not declaring.is_address("https://a.example/ b")
    assert not declaring.is_address("ftp://a.example/")


def test_what_is_lost_is_told_from_what_only_changed() -> None:
    assert [one for one in State if one.is_loss] == [State.LOST, State.GONE, State.UNREACHABLE]


def test_what_was_seen_is_written_without_what_is_empty() -> None:
    seen = {"b": Drift("b", "t", State.SAME), "a": Drift("a", "t", State.LOST, 200, "u", 2, ("x",), "p")}
    made = drift.written(seen)
    assert made.index('"a": {') < made.index('"b": {')
    assert '"b": {\n      "time": "t",\n      "state": "same"\n    }' in made
    assert '"quotes": 2,\n      "missing": [\n        "x"\n      ],\n      "problem": "p"' in made
    assert made.endswith("}\n")
    assert drift.read(Text("drift.json", made)) == (seen, ())


@pytest.mark.parametrize(
    "one", ['{"state": "same"}', '{"time": "t", "state": "same", "missing": "x"}',
            '{"time": "t", "state": "same", "status": "200"}', '{"time": "t", "state": "same", "quotes": null}', "[]"],
)  # fmt: skip
def test_what_is_no_record_of_what_was_seen_is_told_once(one: str) -> None:
    seen, found = drift.read(Text("drift.json", '{"sources": {"a": ' + one + "}}"))
    assert seen == {}
    assert [(told.check, told.message) for told in found] == [("capture-is-readable", "`drift.json` cannot be read")]


@pytest.mark.parametrize(
    ("content", "message", "expected"),
    [
        ("a\nb", "wrong (at line 2, column 1)", ("wrong", Span(2, 2))),
        ("a\nb", "wrong (at end of document)", ("wrong", Span(3, 3))),
        ("a\nb", "wrong", ("wrong", Span(0, 0))),
    ],
)
def test_a_fault_in_toml_has_its_place(content: str, message: str, expected: tuple[str, Span]) -> None:
    assert toml_places.fault(Text("a.toml", content), message) == expected


def test_names_have_places_and_words_in_values_and_comments_have_none() -> None:
    text = Text("a.toml", '"a b" = 1\nc = "d = 1" # e = 2\n[t]\nc = \'\'\'\nf = 3\'\'\'\nc = 4\n')
    found = toml_places.places(text)
    assert {path: text.content[span.start : span.end] for path, span in found.items()} == {
        ("", "a b"): '"a b"', ("", "c"): "c", ("t", ""): "t", ("t", "c"): "c",
    }  # fmt: skip
    assert text.position(found["t", "c"].start).line == 4
