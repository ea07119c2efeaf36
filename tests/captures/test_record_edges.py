"""What a capture is, from its declaration and its files: what readers may get of it, and what no longer agrees."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefwright.captures import Capture, CaptureFiles, Outcome, Quote, archive_reading, quote_file, read, verdict_in
from briefwright.captures.declaring import written
from briefwright.captures.records import MOST_BYTES, Piece
from briefwright.captures.toml_depth import overlong_key
from briefwright.text import Span, Text

TIME = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
SAYS: dict[str, str | int] = {
    "url": "https://a.example/", "file": "source.html", "digest": "aa", "access": "public", "media-type": "text/html",
    "text-digest": "tt", "public-archive": "public.wacz", "public-file": "public.html",
    "public-digest": "pp", "status": 200,
}  # fmt: skip
FILES = {"source.html": "aa", "public.html": "pp", "public.wacz": "ww", "text.txt": "tt"}
DOCS = Path(__file__).parents[2] / "docs"


def capture(
    files: dict[str, str] | None = None, others: dict[str, str] | None = None, **words: str | int
) -> Capture:
    """A capture with other files or words; of what is given as '' there is none."""
    says = {**SAYS, **{name.replace("_", "-"): value for name, value in words.items()}}
    text = Text("bibliography/captures/key/capture.toml", written(says, TIME, {"public.wacz": "ww", **(others or {})}))
    there = {name: digest for name, digest in {**FILES, **(files or {})}.items() if digest}
    made, found = read(CaptureFiles("key", text, there, Text("text.txt", "It has 40 rooms.")))
    assert made is not None, found
    return made


def test_a_whole_capture_agrees() -> None:
    made = capture()
    assert (made.changed, made.bytes_agree, made.text_agrees, made.is_taken_down) == ((), True, True, False)
    assert (made.folder, made.status, made.others) == ("bibliography/captures/key", 200, {"public.wacz": "ww"})


@pytest.mark.parametrize(
    ("files", "piece"),
    [
        ({"source.html": "xx"}, Piece("source.html", "digest", "", "xx")),
        ({"text.txt": "xx"}, Piece("text.txt", "text-digest", "", "xx")),
        ({"public.html": "xx"}, Piece("public.html", "public-digest", "", "xx")),
        ({"public.wacz": "xx"}, Piece("public.wacz", "public.wacz", "files", "xx")),
    ],
)
def test_a_file_that_is_another_is_named(files: dict[str, str], piece: Piece) -> None:
    assert capture(files).changed == (piece,)
    assert capture(files).published_file == capture(files).published_archive == ""


def test_of_what_is_taken_down_files_may_be_missing_and_may_not_be_others() -> None:
    gone = dict.fromkeys(FILES, "")
    assert capture(gone | {"text.txt": "tt"}, access="taken-down").changed == ()
    assert [one.file for one in capture({"public.html": "xx"}, access="taken-down").changed] == ["public.html"]
    assert [one.file for one in capture({"source.html": "xx"}, access="taken-down").changed] == ["source.html"]
    assert not capture({"source.html": "xx"}, access="taken-down").bytes_agree


@pytest.mark.parametrize(
    ("words", "file", "archive"),
    [
        ({}, "public.html", "public.wacz"),
        ({"access": "quote-only"}, "", ""), ({"access": "restricted"}, "", ""), ({"access": "taken-down"}, "", ""),
        ({"public_file": "", "public_digest": ""}, "source.html", "public.wacz"),
        ({"public_file": "", "public_digest": "", "media_type": "TEXT/plain"}, "source.html", "public.wacz"),
        ({"public_file": "", "public_digest": "", "media_type": "application/json"}, "source.html", "public.wacz"),
        ({"public_file": "", "public_digest": "", "media_type": "image/png"}, "", "public.wacz"),
        ({"public_archive": ""}, "public.html", ""),
    ],
)  # fmt: skip
def test_readers_get_what_is_public_and_cleaned(words: dict[str, str], file: str, archive: str) -> None:
    made = capture(None, None, **words)
    assert (made.published_file, made.published_archive) == (file, archive)


def test_quotes_are_looked_up_while_bytes_and_text_agree() -> None:
    quote = Quote("It has 40 rooms")
    assert verdict_in(quote, capture()).stands
    for made in (capture({"source.html": "xx"}), capture({"text.txt": "xx"}), replace(capture(), text=None), None):
        assert verdict_in(quote, made).outcome is Outcome.NOT_CHECKED
    assert replace(capture({"text.txt": "xx"}), text=None).text_agrees


def test_a_later_capture_stands_beside_the_cited_one_and_its_faults_are_told() -> None:
    first = CaptureFiles("key", Text("capture.toml", written(SAYS, TIME, {})), FILES, None)
    broken = CaptureFiles("key", Text("b/capture.toml", "x"), {}, None)
    made, found = read(replace(first, later=(first, broken)))
    assert made is not None
    assert len(made.later) == 1
    assert [(one.place.path, one.place.span) for one in found] == [("b/capture.toml", Span(0, 0))]
    assert "sources capture KEY" in found[0].help


def test_a_capture_without_its_own_digest_is_one_and_says_no_status_when_it_has_none() -> None:
    text = written({**SAYS, "status": 0}, TIME, {})
    made, _ = read(CaptureFiles("key", Text("capture.toml", text[: text.index("[record]")]), FILES, None))
    assert made is not None
    assert (made.record_digest, made.found_record_digest, made.status, made.changed) == ("", "", 0, ())


def test_a_name_of_very_many_parts_is_found_at_its_place() -> None:
    assert overlong_key(Text("a", "x = 1\n" + "a." * 31 + "a = 1")) is None
    assert overlong_key(Text("a", "x = 1\n" + "a." * 32 + "a = 1")) == Span(6, 70)
    assert overlong_key(Text("a", "'b' . \"c\"." + "a." * 30 + "a = 1")) == Span(0, 70)


def test_limits_are_those_that_the_page_tells() -> None:
    page = (DOCS / "captures.md").read_text(encoding="utf-8")
    told = {int(number) * 1024 * 1024 for number in re.findall(r"(\d+) MB", page)}
    assert {MOST_BYTES, archive_reading.MOST_UNPACKED} <= told


SHAPE = 'write each quote as `[name]` with `exact = "…"` below it'
UNREAD = "Expected '=' after a key in a key/value pair"
CREDIBILITY = "`credibility` is a number from 1 to 6 / 1 is confirmed, 6 cannot be judged"
UNTRANSLATED = ', and has no translation / add `translation = "…"`'
NO_TAG = " is no language tag / write one such as `zh-Hans`, `ja` or `en`"
KNOWN = "known are `language`, `translation-language`, `translator`, `machine`"
QUOTE = '[a]\nexact = "{}"\n'


def quotes(content: str, path: str = "bibliography/quotes/key.toml") -> tuple[quote_file.QuoteFile, list[str]]:
    file, found = quote_file.read(Text(path, content))
    return file, [f"{one.message} / {one.help}" for one in found]


def test_of_two_files_of_one_source_the_second_is_told_at_its_beginning_or_at_its_word() -> None:
    first, second = quotes(QUOTE.format("x"))[0], quotes(QUOTE.format("y"), "other/key.toml")[0]
    _, (found,) = quote_file.by_source([first, second])
    assert (found.place.path, found.place.span, found.help) == (
        "other/key.toml", Span(0, 0), "keep them in one of the two files",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (QUOTE.format("x" * 20_000), []),
        (QUOTE.format("x" * 20_001), ["`exact` has more than 20,000 characters / quote the passage that is meant"]),
        ("a." * 40 + "b = 1", [f"the quotes nest too deeply / {SHAPE}"]),
        ("a", [f"the quotes cannot be read: {UNREAD} / {SHAPE}"]),
        (QUOTE.format("x") + "credibility = 1", []), (QUOTE.format("x") + "credibility = 6", []),
        (QUOTE.format("x") + "credibility = 0", [CREDIBILITY]),
        (QUOTE.format("x") + "credibility = 7", [CREDIBILITY]),
        (QUOTE.format("x") + 'translator = "Ana"', ["`a` says `translator`" + UNTRANSLATED]),
        (QUOTE.format("x") + "machine = true", ["`a` says `machine`" + UNTRANSLATED]),
        (QUOTE.format("x") + 'language = "zh-Hans-CN"', []), (QUOTE.format("x") + 'language = " zh "',
         ["` zh `" + NO_TAG]),
        ("page = 3\n" + QUOTE.format("x"), [f"`page` is nothing that a file of quotes says / {KNOWN}"]),
        ('language = "1"\n' + QUOTE.format("x"), ["`1`" + NO_TAG]),
        ("[1a]\n", ["`1a` is no name for a quote / begin with a letter, and use letters, digits, - and _"]),
    ],
)  # fmt: skip
def test_a_file_of_quotes_says_only_what_it_may(content: str, said: list[str]) -> None:
    assert quotes(content)[1] == said


def test_what_is_said_once_holds_for_quotes_with_a_translation() -> None:
    head = 'language = "ja"\ntranslator = "Ana"\nmachine = true\ntranslation-language = "de"\n'
    file, found = quotes(head + QUOTE.format(" x ") + '[b]\nexact = "y"\ntranslation = "z"\nlanguage = "ko"\n')
    assert found == []
    alone, translated = file.quotes["a"], file.quotes["b"]
    assert (alone.exact, alone.language, alone.translator, alone.machine) == ("x", "ja", "", False)
    assert (translated.language, translated.translator, translated.machine) == ("ko", "Ana", True)
    assert translated.translation_language == "de"
    assert file.spans["b"] == Span(len(head) + len(QUOTE.format(" x ")) + 1, len(head) + len(QUOTE.format(" x ")) + 2)


def test_only_so_many_quotes_of_a_file_are_read() -> None:
    content = "".join(f'[a{at}]\nexact = "word {at}"\n' for at in range(2001))
    assert len(quotes(content)[0].quotes) == 2000


def test_the_words_before_and_behind_tell_two_quotes_apart() -> None:
    same = QUOTE.format("x") + '[b]\nexact = "X"\n'
    assert quotes(same)[1] == [
        "`b` quotes the same words as `a` / use `#a` for both, or say with `prefix` or `suffix` which are meant"
    ]
    assert quotes(same + 'suffix = "y"\n')[1] == quotes(same + 'prefix = "y"\n')[1] == []
