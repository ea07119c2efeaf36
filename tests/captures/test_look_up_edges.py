"""Where quotes stand: gaps, page breaks, prefixes, warnings and names of what was tolerated, each beside its twin."""

from __future__ import annotations

import pytest

from briefwright.captures import (
    Outcome,
    Quote,
    Quoted,
    SourceText,
    Verdict,
    name_in,
    quoted,
    running_suffix,
    search,
    verify,
)
from briefwright.captures import nearest as near
from briefwright.captures.boundaries import is_boundary
from briefwright.captures.folding import fold
from briefwright.captures.nearest import difference, nearest
from briefwright.captures.negations import negation_after, negation_before, negation_in
from briefwright.captures.parts import Gap, Parts, literal, marked
from briefwright.captures.scripts import is_dense, joined
from briefwright.captures.search import Hit, across_pages, places
from briefwright.captures.tolerances import tolerances
from briefwright.captures.variants import simplified, without_footnote_marks
from briefwright.text import Span


def look(quote: str, source: str, prefix: str = "", suffix: str = "") -> Verdict:
    return verify(Quote(quote, prefix, suffix), SourceText(source))


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("a b", None),
        ("a … b", Parts(("a", "b"), (Gap.ELISION,))),
        ("a [...] b", Parts(("a", "b"), (Gap.ELISION,))),
        ("a . . . b", Parts(("a", "b"), (Gap.ELISION,))),
        ("约（中略）占", Parts(("约", "占"), (Gap.ELISION,))),
        ("a [x] b", Parts(("a", "b"), (Gap.INSERTION,), ("x",))),
        ("run[ning] on", Parts(("run", "on"), (Gap.ENDING,), ("ning",))),
        ("7 a[x] on", Parts(("7a", "on"), (Gap.ENDING,), ("x",))),
        ("7[x] on", Parts(("7", "on"), (Gap.INSERTION,), ("x",))),
        ("约[x] on", Parts(("约", "on"), (Gap.INSERTION,), ("x",))),
        ("[T]he firm", Parts(("thefirm",), ())),
        ("[T] he", Parts(("he",), (), ("T",))),
        ("[5]he", Parts(("he",), (), ("5",))),
        ("[T]5", Parts(("5",), (), ("T",))),
        ("[Th]e", Parts(("e",), (), ("Th",))),
        ("a [sic] b", Parts(("ab",), (), ("sic",))),
        ("a [SIC!] b", Parts(("ab",), (), ("SIC!",))),
        ("… a …", Parts(("a",), ())),
        ("a [x] … b", Parts(("a", "b"), (Gap.ELISION,), ("x",))),
        ("a … [x] b", Parts(("a", "b"), (Gap.ELISION,), ("x",))),
        ("a [x] [y] b", Parts(("a", "b"), (Gap.INSERTION,), ("x", "y"))),
        ("…", Parts(("",), ())),
    ],
)
def test_a_quote_is_taken_apart_at_its_marks(quote: str, expected: Parts | None) -> None:
    assert marked(quote) == expected


def test_marks_have_names() -> None:
    assert literal("a … b") == Parts(("ab",), ())
    assert literal("a").tolerated == ()
    names_of = {"a … b": ("elision",), "a [x] b": ("insertion",), "a [x] … b": ("elision", "insertion")}
    for quote, names in names_of.items():
        parts = marked(quote)
        assert parts is not None
        assert parts.tolerated == names


def hits(quote: str, source: str) -> list[list[str]]:
    """The words of the source that each place of a quote holds, folded."""
    folded, parts = fold(source), marked(quote) or literal(quote)
    return [[folded.stream[start:end] for start, end in hit.ranges] for hit in places(folded, parts)]


@pytest.mark.parametrize(
    ("quote", "source", "expected"),
    [
        ("one … two", "one and two", [["one", "two"]]),
        ("one … two", "one two", [["one", "two"]]),
        ("one … two", "two and one", []),
        ("one … one", "one", []),
        ("run[ning] fast", "runs fast", [["run", "fast"]]),
        ("run[ning] fast", "run fast", [["run", "fast"]]),
        ("run[ning] fast", "runabout fast", [["run", "fast"]]),
        ("run[ning] fast", "runabouts fast", []),
        ("run[ning] fast", "run 5 fast", []),
        ("one … two … six", "one two one two six", [["one", "two", "six"], ["one", "two", "six"]]),
        ("run [x] fast", "runs fast", []),
        ("one … two [x] six", "one " + "word " * 20 + "two and six", [["one", "two", "six"]]),
        ("one [x] two … six", "one " + "word " * 20 + "two and six", []),
        ("x", "x x x", [["x"], ["x"], ["x"]]),
    ],
)
def test_parts_stand_in_order_within_their_gaps(quote: str, source: str, expected: list[list[str]]) -> None:
    assert hits(quote, source) == expected


def test_parts_without_letters_stand_nowhere() -> None:
    assert places(fold("one"), Parts(("",), ())) == ()
    assert places(fold("one"), Parts(("one", ""), (Gap.ELISION,))) == ()


def test_the_way_with_short_gaps_is_taken() -> None:
    (found,) = places(fold("one two two six"), Parts(("one", "two", "six"), (Gap.ELISION, Gap.ELISION)))
    assert found.ranges == ((0, 3), (3, 6), (9, 12))
    assert (found.start, found.end) == (0, 12)


def test_only_so_many_places_and_tries_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "_MOST_PLACES", 3)
    assert len(hits("one", "one " * 3)) == 3
    assert len(hits("one", "one " * 4)) == 3
    monkeypatch.setattr(search, "_MOST_TRIES", 2)
    assert len(hits("one", "one " * 3)) == 2
    page = "x x x x six seven\f eight nine\n"
    monkeypatch.setattr(search, "_MOST_PLACES", 1)
    assert len(across_pages(fold(page * 2), fold("six seven eight nine").stream)) == 1


def across(quote: str, source: str) -> list[tuple[str, str]]:
    folded = fold(source)
    found = across_pages(folded, fold(quote).stream)
    assert all(one.across_pages and len(one.ranges) == 2 for one in found)
    return [(folded.stream[slice(*one.ranges[0])], folded.stream[slice(*one.ranges[1])]) for one in found]


BREAK = ("The firm sold half of", "its rooms in May.")


@pytest.mark.parametrize(
    ("source", "stands"),
    [
        ("{0}\n12\fHEAD\n{1}", True),
        ("{0}\f{1}", True),
        ("{0}\n{1}", False),
        ("{0} it\n12\fHEAD\n{1}", False),
        ("{0}\n12\fHEAD {1}", False),
        ("{0}\f\f{1}", True),
        ("{0}\f12\f{1}", False),
        ("un{0}\f{1}", False),
        ("{0}\fits rooms in Mayor.", False),
        ("{0}\n" + "x\n" * 59 + "\f{1}", True),
        ("{0}\n" + "x\n" * 60 + "\f{1}", False),
        ("{0}\f" + "x\n" * 7 + "{1}", True),
        ("{0}\f" + "x\n" * 8 + "{1}", False),
    ],
)
def test_a_passage_goes_on_at_a_line_of_the_next_page(source: str, stands: bool) -> None:
    text = source.replace("{0}", BREAK[0]).replace("{1}", BREAK[1])
    assert bool(across("The firm sold half of its rooms in May", text)) is stands


def test_a_passage_across_pages_has_enough_on_each() -> None:
    assert across("abcdef ghijkl", "abcdef\fghijkl") == [("abcdef", "ghijkl")]
    assert across("abcde ghijklm", "abcde\fghijklm") == []
    assert across("abcdefg hijkl", "abcdefg\fhijkl") == []
    assert across("abcde ghijkl", "abcde\fghijkl") == []
    assert across("abcdef abcdef abcdef", "abcdef abcdef\fabcdef") == [("abcdefabcdef", "abcdef")]


def test_a_passage_across_pages_is_named_and_asks_for_nothing_between() -> None:
    found = look("The firm sold half of its rooms in May", "The firm sold half of\nnot\fHEAD\nits rooms in May.")
    assert (found.outcome, found.tolerated, found.warnings) == (Outcome.FOUND_WITH_TOLERANCE, ("page break",), ())
    assert [len(one) for one in found.parts] == [2]


@pytest.mark.parametrize(
    ("quote", "source", "warnings"),
    [
        ("the firm sold its plant", "It denied the firm sold its plant.", ("begins right behind “denied”",)),
        ("the firm did sell it all", "the firm did sell it all not now", ("stops right before “not”",)),
        ("the firm … sold its plant", "the firm never sold its plant", ("leaves out “never”: never",)),
        (
            "the firm [Ruiz] sold its plant", "the firm never sold its plant",
            ("puts brackets in the place of “never”: never",),
        ),
        ("the firm [not] sold its plant", "the firm and sold its plant", ("puts “not” in brackets",)),
        ("the firm [Ruiz] sold its plant", "the firm and sold its plant", ()),
        ("the firm … sold its plant", "the firm and sold its plant", ()),
        ("firm sold it", "the firm sold it.", ("so short that it may stand there by chance",)),
        ("firm sold its", "the firm sold its.", ("so short that it may stand there by chance",)),
        ("firm sold its a", "the firm sold its a.", ()),
        ("约占其品牌的一半了", "约占其品牌的一半了", ("so short that it may stand there by chance",)),
        ("约占其品牌的一半吧了", "约占其品牌的一半吧了", ()),
        ("约占其品牌abcd", "约占其品牌abcd", ("so short that it may stand there by chance",)),
        ("约占其品牌abcdef", "约占其品牌abcdef", ()),
    ],
)  # fmt: skip
def test_what_readers_should_be_warned_of_is_told(quote: str, source: str, warnings: tuple[str, ...]) -> None:
    assert look(quote, source).warnings == warnings


def test_a_quote_without_letters_cannot_be_looked_up() -> None:
    found = look("…!", "…!")
    assert (found.outcome, found.warnings) == (Outcome.NOT_FOUND, ("nothing of the quote can be looked up",))
    assert look("it", "other").warnings == ("so short that it may stand there by chance",)


def test_a_prefix_is_looked_up_in_the_reading_of_the_quote() -> None:
    assert look("電腦賣給國家", "公司說電腦賣給國家。後來電腦賣給國家。", "后来").places == (Span(12, 18),)
    assert look("电脑卖给国家", "公司說電腦賣給國家。後來電腦賣給國家。", "後來").places == (Span(12, 18),)
    assert look("电脑卖给国家", "公司說電腦賣給國家。後來電腦賣給國家。", "后来").places == (Span(12, 18),)
    assert look("电脑卖给国家", "公司說電腦賣給國家。", "后来").outcome is Outcome.NOT_FOUND


@pytest.mark.parametrize(
    ("quote", "source", "tolerated"),
    [
        ("the firm sold its plant", "the firm sold its plant", ()),
        ("the firm sold its plant", "the firm  sold\nits plant", ()),
        ("The firm sold its plant", "the firm sold its plant", ("case",)),
        ("the firm sold its plant", "the ﬁrm sold its plant", ("width",)),
        ("the firm, sold its plant", "the firm sold its plant", ("punctuation",)),
        ("the firm sold 1,200 plants", "the firm sold 1 200 plants", ("thousands separators",)),
        ("the firm sold its plant", "the firm sold its pl-\nant", ("word breaks",)),
        ("The firm, sold its plant", "the firm sold its plant", ("case", "punctuation")),
        ("the firm1 sold its plant", "the firm1 sold its plant", ()),
        ("the firm sold its plant", "the firm12 sold its plant", ("footnote marks",)),
        ("约占其品牌的一半之多", "約占其品牌的一半之多", ("simplified and traditional characters",)),
        ("约占其品牌的一半", "約占其品牌[1]的一半", ("footnote marks", "simplified and traditional characters")),
        ("约占其品牌 的一半之多", "约占其品牌的一半之多", ()),
        ("“the firm sold its plant.”", "the firm sold its plant", ()),
    ],
)
def test_what_was_tolerated_has_its_name(quote: str, source: str, tolerated: tuple[str, ...]) -> None:
    found = look(quote, source)
    assert (found.stands, found.tolerated) == (True, tolerated)
    assert found.outcome is (Outcome.FOUND_WITH_TOLERANCE if tolerated else Outcome.FOUND)


def test_marks_alone_are_punctuation() -> None:
    assert tolerances("a b", "a\u00b7b") == ("punctuation",)
    assert tolerances("…", "…") == ()


def test_each_way_to_read_a_text_is_only_one() -> None:
    assert without_footnote_marks(fold("no marks here")) is None
    unmarked = without_footnote_marks(fold("word12 in 2019.3 It cost 5[2] 6"))
    assert unmarked is not None
    assert unmarked.stream == "wordin2019itcost5\x1f6"
    apart = without_footnote_marks(fold("On May 3.4 of 1.5"))
    assert apart is not None
    assert apart.stream == "onmay3of1.5"
    assert len(unmarked.starts) == len(unmarked.ends) == len(unmarked.stream)


def test_words_that_grow_are_simplified_by_characters() -> None:
    assert simplified("") == ""
    assert simplified("乾隆的乾燥") == "乾隆的干燥"


@pytest.mark.parametrize(
    ("text", "at", "start", "end"),
    [
        ("ab", 0, True, True), ("ab", 2, True, True), ("ab", 1, False, False), ("a b", 1, True, True),
        ("1 b", 1, True, True), ("1b", 1, False, False), ("a-b", 1, False, False), ("a-\nb", 1, False, False),
        ("a - b", 1, True, True), ("a'b", 1, False, False), ("firm's", 4, True, True), ("l'eau", 1, True, True),
        ("qu'on", 2, True, True), ("don't", 3, False, False), ("5 %", 1, False, False), ("$5", 1, False, False),
        ("$ 5", 1, False, False), ("a 5", 1, True, True), ("5,000", 1, False, False), ("5; 6", 1, True, True),
        ("5; 6", 2, True, True), ("中文", 1, True, True), ("½x", 1, True, True), ("中-文", 1, True, True),
        ("5-a", 1, False, False), ("5'a", 1, False, False), ("l's", 1, True, True), ("al'eau", 2, False, False),
    ],
)  # fmt: skip
def test_a_word_or_a_number_ends_or_does_not(text: str, at: int, start: bool, end: bool) -> None:
    folded = fold(text)
    assert (is_boundary(folded, at), is_boundary(folded, at, at_end=True)) == (start, end)


def test_numbers_grow_with_their_magnitudes() -> None:
    assert joined("5", "万", at_end=True)
    assert joined("一", "二", at_end=True)
    assert not joined("五", "个", at_end=True)
    assert not joined("万", "5", at_end=True)
    assert not joined("あ", "い", at_end=True)
    assert [one for one in "あぁゖア한中a7" if is_dense(one)] == [*"あぁゖア한中"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is not so", "not"), ("It isn't so", "isn't"), ("n'est", "n'"), ("It is so", ""), ("notable", ""),
        ("这是", ""), ("这不是", "不是"), ("未必", "未必"), ("売らない", "ない"),
        ("売らず、", "ず"), ("売らずに", "ず"),
        ("ずっと", ""), ("kein Zimmer", "kein"), ("pas encore", "pas"),
    ],
)  # fmt: skip
def test_a_word_of_negation_is_seen(text: str, found: str) -> None:
    assert negation_in(text) == found


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("It did not | and so", "not", ""), ("It did not ever | and so", "not", ""), ("not it did | and so", "", ""),
        ("It was so. Not | and", "Not", ""), ("It did not. It | and", "", ""), ("他没有| x", "没有", ""),
        ("他没有人| x", "", ""), ("他不曾| x", "不", ""), ("他不曾有| x", "", ""),
        ("It | not one", "", "not"), ("It | is not one", "", "not"), ("It | is it not one", "", ""),
        ("It |. Not one", "", ""), ("It |”) . not", "", ""), ("It | is. Not", "", ""), ("他|不是", "", "不是"),
        ("他|，不", "", ""), ("他| 不", "", "不"), ("売|らない", "", "ない"), ("売|られている人がいない", "", ""),
        ("It |" + " " * 58 + "no one", "", "no"), ("It |" + " " * 59 + "no one", "", ""),
        ("not" + " " * 57 + "|x", "not", ""), ("not" + " " * 58 + "|x", "", ""),
    ],
)  # fmt: skip
def test_a_negation_beside_a_quote_is_seen(text: str, before: str, after: str) -> None:
    at = text.index("|")
    plain = text.replace("|", "")
    assert (negation_before(plain, at), negation_after(plain, at)) == (before, after)


@pytest.mark.parametrize(
    ("quote", "passage", "differs"),
    [
        ("sold forty of its room in May", "sold forty of its rooms in May", "[quote: room | source: rooms]"),
        ("company sold forty of rooms in May to the", "company sold forty of its rooms in May to the",
         "[quote: - | source: its]"),
        ("ompany sold thirty of its rooms in Ma", "company sold forty of its rooms in May",
         "[quote: ompany | source: company], [quote: thirty | source: forty], [quote: Ma | source: May]"),
        ("the company sold forty of its hotels in May", "all, the company sold forty of its rooms in May",
         "[quote: - | source: all,], [quote: hotels | source: rooms]"),
        ("the company bought forty of its rooms in May to", "the company sold forty of its rooms in May to the",
         "[quote: bought | source: sold], [quote: - | source: the]"),
    ],
)  # fmt: skip
def test_the_nearest_passage_is_whole_words_and_about_as_long_as_the_quote(
    quote: str, passage: str, differs: str
) -> None:
    source = "In all, the company sold forty of its rooms in May to the state."
    found = nearest(fold(source), quote, fold(quote).stream)
    assert found is not None
    assert (found.passage, found.difference) == (passage, differs)
    assert source[found.span.start : found.span.end] == passage
    assert 60 <= found.alike < 100


def test_nothing_is_near_what_is_empty_or_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    source = fold("one two six")
    assert nearest(source, "", "") is None
    assert nearest(fold(""), "one", "one") is None
    monkeypatch.setattr(near, "_LONGEST_SOURCE", len(source.stream))
    assert nearest(source, "one two ten", "onetwoten") is not None
    monkeypatch.setattr(near, "_LONGEST_SOURCE", len(source.stream) - 1)
    assert nearest(source, "one two ten", "onetwoten") is None


def test_so_many_differences_are_shown() -> None:
    quote, source = "a 1 b 2 c 3 d 4 e", "a 5 b 6 c 7 d 8 e"
    assert difference(quote, source).count("[quote") == 4
    assert not difference(quote, source).endswith("…")
    more = difference(quote + " 9 f", source + " 0 f")
    assert (more.count("[quote"), more[-3:]) == (4, "] …")
    assert difference("a b", "a") == "[quote: b | source: -]"
    assert difference("\u2e80\u2e80", "a") == "[quote: \u2e80\u2e80 | source: a]"
    assert difference("a", "A b") == "[quote: - | source: b]"


@pytest.mark.parametrize(
    ("suffix", "name", "running"),
    [
        ("#half", "half", ""), ("p. 3, #half ", "half", "p. 3"), ("＃half", "half", ""), ("a#half", "", "a#half"),
        ("#3rd", "", "#3rd"), ("#half more", "", "#half more"), ("see ; #a-1", "a-1", "see"), ("", "", ""),
    ],
)  # fmt: skip
def test_a_name_stands_at_the_end_of_a_suffix(suffix: str, name: str, running: str) -> None:
    assert (name_in(suffix), running_suffix(suffix)) == (name, running)


def test_a_quote_may_be_so_long_and_no_longer() -> None:
    assert quoted(f"“{'a' * 19_998}”") == Quoted("a" * 19_998)
    assert quoted(f"“{'a' * 19_999}”") is None


@pytest.mark.parametrize(
    ("suffix", "expected"),
    [
        ("“ a ”", Quoted("a")), ("“ ” = “b”", None), ("“a” = “b” (Ana) more", None), ("“a” (Ana)", None),
        ("“a” = ", None), ("“a” = “b” ()", None), ("“a” = “b” （机器）", Quoted("a", "b", "机器")),
        ("“a”b” = “c”", Quoted("a”b", "c")), ("„a” = «b»", Quoted("a", "b")), ("〉a〈", None),
        ("“a” = “b” (MACHINE)", Quoted("a", "b", "", machine=True)),
    ],
)  # fmt: skip
def test_what_is_quoted_is_told_from_what_is_not(suffix: str, expected: Quoted | None) -> None:
    assert quoted(suffix) == expected


def test_a_hit_that_is_whole_lies_on_one_page() -> None:
    assert Hit(((0, 1),)).across_pages is False
