"""Each part of a cite beside its twin: where it begins and ends, and what is said of slips."""

from __future__ import annotations

import pytest

from briefwright import citations
from briefwright.bibliography import gather
from briefwright.bibliography import read as read_bibliography
from briefwright.citations import Citation, Cite, Locator, Reading
from briefwright.citations import quotations as marks
from briefwright.citations.brackets import brace_end, pairs
from briefwright.citations.likeness import begins_like, edits, resembles
from briefwright.citations.locators import split
from briefwright.citations.numerals import figures
from briefwright.citations.signs import bare_suffix, is_word, trim
from briefwright.text import Span, Text


def read(text: str, *known: str, hidden: str = "") -> Reading:
    """A text in which keys that begin with `k` are known, and the words of `hidden` hold no citation."""
    at = text.find(hidden) if hidden else -1
    spans = (Span(at, at + len(hidden)),) if at >= 0 else ()
    return citations.read(text, spans, lambda key: key in known or key.startswith("k"))


def keys(text: str, *known: str, hidden: str = "") -> list[str]:
    """The keys of each citation of a text."""
    return [" ".join(one.keys) for one in read(text, *known, hidden=hidden).citations]


def cites(text: str) -> tuple[Cite, ...]:
    (found,) = read(text).citations
    return found.cites


def told(text: str, *known: str, hidden: str = "") -> list[tuple[str, str, str, str | None]]:
    """Of each fault its words in the text, what is said, what helps, and what would mend it."""
    found = read(text, *known, hidden=hidden).faults
    return [(text[one.span.start : one.span.end], one.message, one.help, one.replacement) for one in found]


@pytest.mark.parametrize(
    ("rest", "label", "value", "left"),
    [
        (", p. 3", "page", "3", ""), (" p. 3", "page", "3", ""), (",p.3", "page", "3", ""),
        (", pp. 3-5, 7", "page", "3-5, 7", ""),
        (", p. 3 more", "page", "3", " more"), (", p. 3, more", "page", "3", ", more"), (", P. 3", "page", "3", ""),
        (", ch. 2", "chapter", "2", ""), (", Kapitel 2", "chapter", "2", ""), (", § 3", "section", "3", ""),
        (", §3", "section", "3", ""), (", 33", "page", "33", ""), (", 33--35", "page", "33–35", ""),
        (", 33---35", "page", "33–35", ""),
        (", p. 3.", "page", "3", ""), (", xii", "", "", ", xii"), (", p. xii", "page", "xii", ""),
        (", p. mild", "page", "mild", ""), (", p. mile", "", "", ", p. mile"),
        (", at 1:02", "timestamp", "1:02", ""), (", 1:02:03", "timestamp", "1:02:03", ""),
        (", 1:02–1:05", "timestamp", "1:02–1:05", ""),
        (", 1:2", "page", "1:2", ""), (", s.v. “a b”", "sub-verbo", "a b", ""),
        (", s. vv. word", "sub-verbo", "word", ""),
        (", sub verbo 'word'", "sub-verbo", "'word'", ""), (", S. 3", "page", "3", ""), (", s. 3", "", "", ", s. 3"),
        (", S. x", "", "", ", S. x"),
        (", nothing5", "", "", ", nothing5"), (", no. 5", "issue", "5", ""), (", no 5", "", "", ", no 5"),
        (", n.5", "note", "5", ""),
        (", NR. 5", "issue", "5", ""), (", kapitel 5", "chapter", "5", ""), (", Abs. 5", "paragraph", "5", ""),
        (", p. “3”", "", "", ", p. “3”"), (", p. 3“a”", "page", "3“a”", ""),
        (", {p. 3 and on} x", "page", "3 and on", " x"), (", {as it stands}", "page", "as it stands", ""),
        (", {}", "", "", ""),
        ("{3}", "page", "3", ""), (", {第3页}", "page", "3", ""), (", {第3页 x}", "page", "第3页 x", ""),
        (", {p.}", "page", "p.", ""),
        (", {ch. \nIV}", "chapter", "IV", ""), (", {CH. 4.}", "chapter", "4", ""),
        ("第3页", "page", "3", ""), ("3", "", "", "3"), ("p. 3", "", "", "p. 3"), ("，第3页。", "page", "3", "。"),
        ("，第3页、第5页", "page", "3, 5", ""), ("，第3至第5页", "page", "3–5", ""),
        ("，第 3 章第 2 节", "chapter", "3", "第 2 节"),
        ("，第1、2及3条", "", "", "，第1、2及3条"), ("，第1条和第3条", "article-locator", "1, 3", ""),
        ("，３页", "page", "3", ""),
        ("，図3", "", "", "，図3"), ("，3図", "figure", "3", ""), ("，第3~5页", "page", "3–5", ""),
        ("，第3页和第5章", "page", "3", "和第5章"),
        (", p. 3&5", "page", "3&5", ""), (", p. 3 & 5", "page", "3 & 5", ""), (", p. 3 and 5", "page", "3 and 5", ""),
        (", p. 3 – 5", "page", "3 – 5", ""), (", p. 3;", "page", "3", ";"), (", p. 3\u00a0a", "page", "3", "\u00a0a"),
        (", p. 3)", "page", "3)", ""),
        ("", "", "", ""), (" more", "", "", " more"), (", 3rd floor", "page", "3rd", " floor"),
        (", p. i: x", "", "", ", p. i: x"),
        (", p. i. x", "page", "i", ". x"),
    ],
)  # fmt: skip
def test_a_place_is_cut_off_what_stands_behind_a_key(rest: str, label: str, value: str, left: str) -> None:
    locator, suffix = split(rest)
    assert ((locator.label, locator.value) if locator else ("", ""), suffix) == ((label, value), left)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("十", "10"), ("十二", "12"), ("二十", "20"), ("二十三", "23"), ("一百零三", "103"), ("两千", "2000"),
        ("二〇一九", "2019"),
        ("百", "100"), ("三百五十", "350"), ("一千二百三十四", "1234"), ("〇", "0"), ("１２至１４", "12至14"),
        ("a", "a"), ("九", "9"),
        ("一百十", "110"), ("零十", "10"), ("百十二", "112"), ("二千百", "2100"),
    ],
)  # fmt: skip
def test_numerals_become_figures(written: str, expected: str) -> None:
    assert figures(written) == expected


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("@k, “a; b”", ["“a; b”"]), ("@k, “a; b”; @l", ["“a; b”"]), ("@k, “a; b” = “c; d”", ["“a; b”", "“c; d”"]),
        ("@k,“a”", ["“a”"]), ("@k “a; @l b”", []), ("@k, “a” b", []), ("@k“a”", []), ("@k, “a; b", []),
        ("@k, “a” (Ana)", ["“a”"]),
        ("@k, \"a; b\"", ['"a; b"']), ("@k, «a»", ["«a»"]), ("@k, ‘a’", ["‘a’"]), ("＠k，「a；b」", ["「a；b」"]),
    ],
)  # fmt: skip
def test_quotations_are_told_from_marks_that_open_none(inside: str, expected: list[str]) -> None:
    found = list(marks.quotations(f"[{inside}]", 1, len(inside) + 1))
    assert [inside[one.start - 1 : one.end - 1] for one in found] == expected


def test_quotations_are_looked_for_between_two_places_only() -> None:
    text = "[ “a”; “b”; “c” ]"
    assert [text[one.start : one.end] for one in marks.quotations(text, 6, 12)] == ["“b”"]


def test_brackets_are_paired_but_for_those_that_are_hidden() -> None:
    assert pairs("[a[b]]", lambda _: False) == {0: 5, 2: 4}
    assert pairs("[a[b]]", lambda at: at == 2) == {0: 4}
    assert pairs("]a[b]", lambda _: False) == {2: 4}
    assert pairs("［a]", lambda _: False) == {0: 2}
    assert brace_end("{a{b}c}d", 0) == 6
    assert brace_end("{a{b}c", 0) == -1
    assert brace_end("x{}", 1) == 2


def test_words_and_spans_are_trimmed() -> None:
    assert trim(" a b ", Span(0, 5)) == Span(1, 4)
    assert trim("   ", Span(0, 3)) == Span(3, 3)
    assert trim("ab", Span(0, 2)) == Span(0, 2)
    assert bare_suffix(" ,, a ") == "a"
    assert bare_suffix("，a") == "a"
    assert [one for one in "aé7_中－.-" if is_word(one)] == [*"aé7_"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@k.", ["k"]), ("@k:a", ["k:a"]), ("@k: a", ["k"]), ("@k-", ["k"]),
        ("@https://a.example/b", ["https://a.example/b"]),
        ("@_a", ["_a"]), ("@7a", ["7a"]), ("x@y.z", []), ("x_@k", []), ("(@k)", ["k"]), ("中@k", ["k"]), ("\\@k", []),
        ("\\@@k", ["k"]),
        ("@", []), ("@ k", []), ("＠k", ["k"]), ("@a中文", ["a"]), ("@@k", []), ("a/@k", []), ("@-k", []),
        ("“@k”", ["k"]),
        ("@^", []), ("@k and @k2", ["k", "k2"]), ("@fig-a", []), ("@figs-a", ["figs-a"]), ("@ref", []),
        ("@refs", ["refs"]),
    ],
)  # fmt: skip
def test_a_key_in_a_text_begins_and_ends(text: str, expected: list[str]) -> None:
    hidden = "\\@" if text.startswith("\\@@") else ""
    assert keys(text, hidden=hidden) == expected


def test_a_key_that_runs_into_chinese_is_cut_to_the_longest_that_is_known() -> None:
    def none(text: str, *known: str) -> list[str]:
        found = citations.read(text, (), lambda key: key in known).citations
        return [" ".join(one.keys) for one in found]

    assert none("@中文书名说", "中文", "中文书") == ["中文书"]
    assert none("@中文书名说") == ["中文书名说"]
    assert none("@abc-说") == ["abc"]
    assert none("@abc说", "abc说") == ["abc说"]
    assert none("@a说b", "a") == ["a"]
    assert none("@abcdef") == ["abcdef"]
    assert none("@abcdef", "abc") == ["abcdef"]


@pytest.mark.parametrize(
    ("text", "hidden", "expected"),
    [
        ("`@k` @k2", "`@k`", ["k2"]), ("`[@k]` [@k2]", "`[@k]`", ["k2"]), ("[@k `; @k2` ; @k3]", "`; @k2`", ["k k3"]),
        ("[`]` @k]", "`]`", ["k"]), ("@k", "@k", []), ("[@k]", "@k", []), ("@k [@k2]", "[@k2]", ["k"]),
        ("[`[@k]`]", "`[@k]`", []),
    ],
)  # fmt: skip
def test_what_is_hidden_holds_none(text: str, hidden: str, expected: list[str]) -> None:
    assert keys(text, hidden=hidden) == expected


def test_without_a_bibliography_no_key_is_known() -> None:
    assert citations.read("see @fig-a and [@key]").citations == citations.read("see @fig-a and [@key]", ()).citations
    assert [one.keys for one in citations.read("see @fig-a and [@key]").citations] == [("key",)]


def test_the_parts_of_a_cite_have_their_places() -> None:
    text = "x [see -@k, p. 3, and on ; @k2]"
    (found,) = read(text).citations
    first, second = found.cites
    assert (found.source, found.span, found.in_text, found.keys) == (text[2:], Span(2, 31), False, ("k", "k2"))
    assert first == Cite("k", Span(3, 24), Span(7, 10), "see", "and on", Locator("page", "3"), True, True)
    assert second == Cite("k2", Span(27, 30), Span(27, 30), has_comma=False)
    assert [one.key for one in read(text).cites()] == ["k", "k2"]


def test_a_comma_before_a_suffix_is_told_from_none() -> None:
    assert [(one.suffix, one.has_comma) for one in cites("[@k and on; @k, on; @k，on; @k p. 3 on; @k p. 3, on]")] == [
        ("and on", False), ("on", True), ("on", True), ("on", False), ("on", True),
    ]  # fmt: skip


def test_a_bracket_behind_a_key_says_where_and_what_more() -> None:
    (first, second) = cites("@k [p. 3, on; see @k2]")
    assert first == Cite("k", Span(0, 12), Span(0, 2), "", "on", Locator("page", "3"), False, True)
    assert (second.key, second.prefix) == ("k2", "see")
    text = "x @k [p. 3] y"
    (found,) = read(text).citations
    assert (found.span, found.source, found.in_text) == (Span(2, 11), "@k [p. 3]", True)
    assert [one.span for one in found.cites] == [Span(2, 10)]
    assert cites("@k [p. 3 on]")[0].has_comma is False
    assert cites("@k [p. 3]")[0].has_comma is False or cites("@k [p. 3]")[0].suffix == ""


@pytest.mark.parametrize(
    ("text", "expected", "sources"),
    [
        ("@k [more words]", ["k"], ["@k [more words]"]), ("@k [ ]", ["k"], ["@k"]), ("@k [, ]", ["k"], ["@k"]),
        ("@k [p. 3; no key]", ["k"], ["@k"]),
        ("@k [and on; @k2]", ["k k2"], ["@k [and on; @k2]"]),
        ("@k [@k2; no key]", ["k", "k2"], ["@k", "[@k2; no key]"]),
        ("-@k [p. 3]", ["k"], ["-@k [p. 3]"]), ("@k[p. 3]", ["k"], ["@k[p. 3]"]),
        ("@k  \t[p. 3]", ["k"], ["@k  \t[p. 3]"]),
        ("@k, [p. 3]", ["k"], ["@k"]), ("@k [p. 3", ["k"], ["@k"]),
        ("@k [see @k2; @k3]", ["k k2 k3"], ["@k [see @k2; @k3]"]),
        ("@k ［p. 3］", ["k"], ["@k ［p. 3］"]), ("@k [see “p. 3; a”; @k2]", ["k k2"], ["@k [see “p. 3; a”; @k2]"]),
    ],
)  # fmt: skip
def test_a_bracket_behind_a_key_belongs_to_it_or_not(text: str, expected: list[str], sources: list[str]) -> None:
    assert keys(text) == expected
    assert [one.source for one in read(text).citations] == sources


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[@k]", ["k"]), ("[a](@k)", ["k"]), ("[@k](a)", ["k"]), ("[a @k](b)", ["k"]), ("［@k］(a)", ["k"]),
        ("[@k] (a)", ["k"]),
        ("[@k][]", ["k"]), ("[see @k][a] @k2", ["k", "k2"]), ("[@k][see @k2]", ["k", "k2"]), ("[@fig-a; @fig-b]", []),
        ("[@fig-a; @k]", ["fig-a k"]), ("[see; @k]", ["k"]), ("[@k @k2]", ["k k2"]), ("[@k; ; @k2]", ["k k2"]),
        ("[{a; @k2}; @k]", ["k2 k"]), ("[a [b] @k]", ["k"]), ("[a [@k2] @k]", ["k2", "k"]),
        ("[@k [a; b]; @k2]", ["k k2"]),
        ("[@k }; @k2]", ["k k2"]), ("[@{k a]", []),
    ],
)  # fmt: skip
def test_a_bracket_is_a_citation_or_not(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


def test_a_place_alone_between_semicolons_belongs_to_the_cite_before() -> None:
    (one, two) = cites("[@k; 第3页 ; @k2]")
    assert (one.locator, one.span, two.locator) == (Locator("page", "3"), Span(1, 8), None)
    assert [one.locator for one in cites("[@k; p. 3; p. 4]")] == [Locator("page", "3")]
    assert [said[0] for said in told("[@k; p. 3; p. 4]")] == ["p. 4"]
    assert [said[0] for said in told("[@k; p. 3 on]")] == ["p. 3 on"]
    assert told("[@k; ]") == []


LONG = "x" * 57


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[@@k]", [("[@@k]", "`[@@k]` is no citation", "write `[@k]`: the key stands right behind one `@`", None)]),
        ("[@ k, p. 3]",
         [("[@ k, p. 3]", "`[@ k, p. 3]` is no citation", "write `[@k]`: the key stands right behind one `@`", None)]),
        ("[k, p. 3]", [("[k, p. 3]", "`[k, p. 3]` is no citation", "write `[@k]`", "[@k, p. 3]")]),
        ("[ k ]", [("[ k ]", "`[k]` is no citation", "write `[@k]`", "[@k]")]),
        ("[k](a)", []), ("[k][a]", []), ("[k]: a", []), ("[other]", []), ("[k more]", []), ("[^k]", []),
        (f"[k; {LONG}]", [(f"[k; {LONG}]", f"`[k; {LONG}]` is no citation", "write `[@k]`", f"[@k; {LONG}]")]),
        (f"[k; {LONG}zz]",
         [(f"[k; {LONG}zz]", f"`[k; {LONG[:-1]}…]` is no citation", "write `[@k]`", f"[@k; {LONG}zz]")]),
        ("word@koe",
         [("@koe", "`@koe` touches the word before it, and is no citation there", "put a space before it", " @koe")]),
        ("@kone", []), ("word@other", []), (".@kone", []),
        ("[@k, @k2]",
         [(", ", "a second key `@k2` in one cite: only a semicolon parts two cites", "write `@k; @k2`", "; ")]),
        ("[@k and also @k2]",
         [("@k2", "a second key `@k2` in one cite: only a semicolon parts two cites", "write `@k; @k2`", None)]),
        ("[@k;  see above ]", [("see above", "`see above` stands between semicolons and names no key",
                                "write the key with its `@`, or join the words to the cite before with a comma")]),
    ],
)  # fmt: skip
def test_a_slip_is_told_with_what_mends_it(text: str, expected: list[tuple[str, ...]]) -> None:
    assert [said[: len(one)] for said, one in zip(told(text), expected, strict=True)] == expected


def test_a_slip_in_code_is_none() -> None:
    assert told("[`@@k`]", hidden="`@@k`") == []
    assert told("[@@k `a`]", hidden="`a`") != []


def test_a_second_key_that_is_only_joined_leaves_no_suffix() -> None:
    assert [(one.key, one.suffix) for one in cites("[@k and @k2]")] == [("k", ""), ("k2", "")]
    assert [(one.key, one.suffix) for one in cites("[@k and also @k2, p. 3]")] == [("k", "and also"), ("k2", "")]
    assert [one.span for one in cites("[a @k and @k2 b]")] == [Span(1, 9), Span(10, 15)]


def test_citations_move_to_the_places_of_their_file() -> None:
    text = Text("a.md", "> x [@k, p. 3] word@kone\n").mapped(Span(2, 25))
    found = citations.read(text.content, (), lambda key: key.startswith("k"))
    (one,) = (citation.placed(text) for citation in found.citations)
    assert (one.span, one.cites[0].span, one.cites[0].key_span) == (Span(4, 14), Span(5, 13), Span(5, 7))
    assert [fault.placed(text).span for fault in found.faults] == [Span(19, 24)]
    assert isinstance(one, Citation)


KEYS = ("emerson2019", "abc", "约占书名", "中文")
BOOKS, _ = gather([read_bibliography(Text("a.bib", "\n".join(f"@book{{{key}, title={{A}}}}" for key in KEYS)))])


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("emerson2019", True), ("emerson2018", True), ("emersn201", True), ("emrsn201", False), ("EMERSON2091", True),
        ("abd", True),
        ("acd", False), ("abcd", True), ("abcde", True), ("abcdef", False),
    ],
)  # fmt: skip
def test_a_name_resembles_a_key_or_not(name: str, near: bool) -> None:
    assert resembles(name, BOOKS) is near


def test_short_names_may_differ_less() -> None:
    assert (edits("abc"), edits("abcd")) == (1, 2)


@pytest.mark.parametrize(
    ("run", "like"),
    [
        ("约占书名", True), ("约占书目其他", True), ("约占标题", True), ("约为标题", False), ("以占书名", True),
        ("以占书题", False),
        ("中人", True), ("人文", False), ("为标记", False), ("abc为", True),
    ],
)  # fmt: skip
def test_a_run_begins_like_a_key_or_not(run: str, like: bool) -> None:
    assert begins_like(run, BOOKS) is like
