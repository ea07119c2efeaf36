"""Checks at their edges: one letter, one character or one case more, and the answer is another."""

from __future__ import annotations

from hashlib import sha256

import pytest
from tests.captures.test_records import TIME
from tests.checks.cases import project_of, said
from tests.checks.test_help import FALL, HEAD, brief, item

from briefwright.captures.declaring import written
from briefwright.checks.number_stands_in_quote import _short
from briefwright.settings import STRICT, Settings

TEXT = "The mill fell by 5% in May. It was so. It was so.\n"
CHANGED = "the capture of `kestrel2020` is not what was captured\n    help: see what capture-digest-matches says"
NUMBERS = "number-stands-in-quote"


def captured(text: str | None = TEXT, source: str = "x", access: str = "quote-only") -> dict[str, str]:
    """A capture of the one source, whose bytes were `x` when it was made."""
    folder = "bibliography/captures/kestrel2020"
    says: dict[str, str | int] = {
        "url": "https://a.example/", "file": "source.html", "digest": sha256(b"x").hexdigest(), "access": access,
        **({"text-digest": sha256(text.encode()).hexdigest()} if text is not None else {}),
    }  # fmt: skip
    files = {f"{folder}/capture.toml": written(says, TIME, {}), f"{folder}/source.html": source}
    return files | ({f"{folder}/text.txt": text} if text is not None else {})


def quoting(words: str, files: dict[str, str], settings: Settings | None = None, sentence: str = "It is so") -> str:
    text = HEAD.format(more="") + FALL + f"{sentence} [@kestrel2020, “{words}”].\n"
    checked = project_of({"docs/briefs/x.md": text, **files}, item("kestrel2020"), settings)
    return said(checked, "quote-stands-in-capture")


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({}, "`kestrel2020` has no capture\n    help: save one: `briefwright sources capture kestrel2020"),
        (captured(None), "the capture of `kestrel2020` has no text\n    help: a person has to look it up"),
        (captured(source="y"), CHANGED),
    ],
)  # fmt: skip
def test_why_a_quote_is_not_checked_is_told(files: dict[str, str], words: str) -> None:
    told = quoting("The mill fell by 5% in May", files)
    assert f"is not checked: {words}" in told
    assert " note[" in told
    assert " warning[" in quoting("The mill fell by 5% in May", files, Settings(profile=STRICT))


def test_a_quote_that_stands_is_told_only_where_something_was_tolerated() -> None:
    assert quoting("The mill fell by 5% in May", captured()) == "nothing"
    assert "stands in the capture of `kestrel2020` but for case" in quoting("the mill fell by 5% in May", captured())


def test_places_of_a_quote_are_told_up_to_the_fifth() -> None:
    for times, lines in ((5, "1, 2, 3, 4, 5"), (6, "1, 2, 3, 4, 5")):
        told = quoting("The mill fell by half", captured("The mill fell by half.\n" * times))
        assert f"stands {times} times in the capture of `kestrel2020`: lines {lines}\n" in told


@pytest.mark.parametrize(("length", "shown"), [(60, "w" * 60), (61, "w" * 59 + "…")])
def test_a_long_quote_is_cut(length: int, shown: str) -> None:
    assert f"the quote “{shown}” does not stand" in quoting("w" * length, captured())


@pytest.mark.parametrize(("length", "shown"), [(300, "w" * 296 + " 5%."), (301, "w" * 297 + " 5…")])
def test_a_long_claim_is_cut(length: int, shown: str) -> None:
    told = brief("w" * (length - 4) + " 5%.\n", check="claim-has-citation")
    assert f"): {shown}\n" in told


@pytest.mark.parametrize(
    ("rivals", "expected"),
    [
        (("5%",), "…" + ("a" * 39 + " 5% " + "b" * 37)[:80].strip() + "…"),
        (("zzz",), "a" * 80 + "…"),
    ],
)
def test_of_a_long_quote_what_stands_around_the_number_is_shown(rivals: tuple[str, ...], expected: str) -> None:
    words = "a" * 100 + " 5% " + "b" * 100
    assert _short(words, rivals) == expected


def test_a_quote_is_shown_whole_up_to_a_length_and_to_its_end() -> None:
    assert _short("a" * 80, ()) == "a" * 80
    assert _short("a" * 81, ()) == "a" * 80 + "…"
    assert _short("a" * 90 + " 5%", ("5%",)) == "…" + "a" * 77 + " 5%"
    assert _short("a  \n b", ()) == "a b"


@pytest.mark.parametrize(
    ("sentence", "quote", "is_told"),
    [
        ("It fell in 2019", "it fell last year at the mill", False),
        ("It fell in 2018", "it fell last year at the mill", True),
        ("It fell in 2020", "it fell this year at the mill", False),
        ("It falls in 2021", "it falls next year at the mill", False),
        ("It falls in 2022", "it falls next year at the mill", True),
    ],
)  # fmt: skip
def test_a_year_that_a_source_names_from_its_own_is_known(sentence: str, quote: str, is_told: bool) -> None:
    told = brief(f"{sentence} [@kestrel2020, “{quote}”].\n", check=NUMBERS)
    assert (told != "nothing") is is_told, told


def test_of_rival_numbers_three_are_told_and_a_translation_is_held_to_its_original() -> None:
    told = brief("It fell by 1% [@kestrel2020, “fell by 2%, by 3%, by 4% and by 5%”].\n", check=NUMBERS)
    assert "where the quote of `kestrel2020` says “2%” and “3%” and “4%”: " in told
    other = brief("It fell by 5% [@kestrel2020, “sank um 5%” = “fell by 6%”].\n", check=NUMBERS)
    assert "the translation says “6%” where the quote of `kestrel2020` says “5%”" in other
    assert brief("It fell by 5% [@kestrel2020, “sank um 5%” = “fell by 5%”].\n", check=NUMBERS) == "nothing"


def test_the_first_quote_that_lacks_a_number_is_named_and_of_several_all() -> None:
    one = brief("It fell by 1% [@kestrel2020, “it fell at the mill”].\n", check=NUMBERS)
    assert "the sentence says “1%”, which the quote of `kestrel2020` does not: “it fell at the mill”" in one
    body = "It fell by 1% [@kestrel2020, “it fell at the mill”; @paper2021, “it fell”].\n"
    both = brief(body, bibliography=item("kestrel2020") + item("paper2021"), check=NUMBERS)
    assert "which the quotes of `kestrel2020` and `paper2021` do not" in both


@pytest.mark.parametrize(
    ("name", "help_"),
    [("hal", "did you mean `#half`?"), ("halfabc", "did you mean `#half`?"), ("halfabcd", "write it there")],
)
def test_a_quote_of_nearly_that_name_is_offered(name: str, help_: str) -> None:
    quotes = {"bibliography/quotes/kestrel2020.toml": '[half]\nexact = "words"\n'}
    text = HEAD.format(more="") + FALL + f"It is so [@kestrel2020, #{name}].\n"
    assert help_ in said(project_of({"docs/briefs/x.md": text, **quotes}, item("kestrel2020")), "quote-resolves")


@pytest.mark.parametrize(
    ("name", "is_near"),
    [("fa", True), ("fz", False), ("falling", False), ("fallin", True), ("mill-xxxl", True), ("milx-xxxl", False)],
)
def test_a_pointer_may_be_off_by_two_letters_or_a_third(name: str, is_near: bool) -> None:
    told = brief(f"It is 5% [@kestrel2020]. <!-- id: mill-fall -->\n\nLess [#{name}].\n", check="pointer-resolves")
    assert ("did you mean" in told) is is_near, told


def test_what_only_sounds_like_evidence_has_none_to_point_to() -> None:
    told = brief("It is old. <!-- id: old -->\n\nLess [#old].\n", check="pointer-resolves")
    assert "the claim `#old` has no source itself" in told


@pytest.mark.parametrize(
    ("path", "stands"),
    [
        ("../data/fall.csv", True), ("../data/other.csv", True), ("../data/none", False), ("../search/index.md", True),
        ("../search/other.md", False), ("../sources/kestrel2020.md", True), ("../sources/nosuch.md", False),
        ("..", True),
        ("../briefs", True), ("nowhere.md?x=1", False), ("x.md?x=1", True), ("//a.example/x", True), ("tel:5", True),
    ],
)  # fmt: skip
def test_links_lead_to_pages_and_files_that_will_be_there(path: str, stands: bool) -> None:
    files = {"docs__index_dot_md": "# Home\n", "docs__briefs__index_dot_md": "# Briefs\n"}
    told = brief(f"See [x]({path}).\n", check="link-resolves", **files)
    assert (told == "nothing") is stands, told


@pytest.mark.parametrize(("day", "fits"), [("1970-01-02", True), ("1970-01-01", False), ("2099-12-31", True),
("2100-01-01", False)])
def test_a_day_of_publication_is_one_of_these_times(day: str, fits: bool) -> None:
    text = HEAD.format(more="").replace("2026-01-01", day) + FALL
    told = said(project_of({"docs/briefs/x.md": text}, item("kestrel2020")), "front-matter-is-complete")
    assert (told == "nothing") is fits
    assert fits or f"`date` is {day}, which is no day of publication" in told


def test_an_address_may_hide_a_scheme_behind_spaces_and_controls() -> None:
    for target, is_told in (("&#32;&#31;javascript:x", True), ("java&#10;script:x", True), ("!javascript:x", False)):
        told = brief(f"<a href='{target}'>x</a>\n", check="html-is-safe")
        assert ("`javascript:`" in told) is is_told, (target, told)


def test_a_citation_beside_a_table_begins_with_the_first_cell_beyond_it() -> None:
    for row, is_told in (("| a | b |[@kestrel2020]|", True), ("| a |[@kestrel2020]|", False)):
        told = brief(f"| A | B |\n|---|---|\n{row}\n", check="citation-is-well-formed")
        assert ("has no column" in told) is is_told, (row, told)


@pytest.mark.parametrize(
    ("body", "is_told"),
    [
        ("It fell. <!-- no-source: -->\n", False), ("It fell. <!-- no-sourcs -->\n", False),
        ("It fell. <!-- no-source method -->\n", True), ("It fell. <!-- no sourc: method -->\n", False),
        ("It fell. <!-- no source: method -->\n", True), ("It fell. <!-- calcs: 1 + 1 = 2 -->\n", True),
        ("It fell. <!-- calc 1 + 1 = 2 -->\n", True), ("It fell. <!-- cal: 1 + 1 = 2 -->\n", True),
    ],
)  # fmt: skip
def test_a_comment_is_nearly_a_mark_or_only_a_comment(body: str, is_told: bool) -> None:
    assert ("is no mark" in brief(body)) is is_told, brief(body)


def test_a_name_that_touches_chinese_is_no_handle() -> None:
    known = "@book{约占书名, title={A}}\n" + item("kestrel2020")
    for text, severity in (
        ("见@约占书目。", "error"), ("见 @约占书目 。", "error"), ("见 @约占书目其他 。", "note"),
        ("a @somebody b", "note"), ("见@somebody b", "error"),
        ("a @somebody说", "error"), ("，@somebody，", "note"),
    ):  # fmt: skip
        told = brief(f"{text}\n", bibliography=known, check="citation-resolves")
        assert f" {severity}[" in told, (text, told)


SIGNED = '[[sign-off]]\nbrief = "{}"\nclaim = "{}"\nby = "Ana"\ndate = 2026-11-20\ndigest = "{}"\n'


@pytest.mark.parametrize(
    ("named", "claim", "place"),
    [("x", "nosuch", "docs/briefs/x.md"), ("y", "fall", "bibliography/sign-offs.toml")],
)
def test_a_sign_off_of_a_claim_that_is_gone_is_told(named: str, claim: str, place: str) -> None:
    record = SIGNED.format(named, claim, "0" * 64)
    signed = {"docs/briefs/x.md": HEAD.format(more="") + FALL, "bibliography/sign-offs.toml": record}
    told = said(project_of(signed, item("kestrel2020")), "sign-off-holds")
    assert told.startswith(f"{place}:1:1: warning[sign-off-holds] Ana signed off `{named}#{claim}`, and no such claim")
    assert "help: take the sign-off out of the file" in told


@pytest.mark.parametrize(
    ("basis", "words"),
    [("#self", "a judgement that rests on itself"), ("#nosuch", "no claim `#nosuch`"), ("#fall", "nothing")],
)
def test_a_judgement_rests_on_other_claims(basis: str, words: str) -> None:
    mark = f"<!-- judgement: likely; high confidence; basis: {basis} --> <!-- id: self -->"
    assert words in brief(f"It is likely to fall again. {mark}\n", check="judgement-has-basis")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("end source", "end sourced"), ("/sourced", "end sourced"), ("id half", "id: half"), ("id half more", ""),
        ("covers = 3", "covers: 3"), ("contradicts: @kestrel2020", "disputes"), ("contradicts: him", ""),
        ("claim: half", "id: half"), ("claim: of the firm", ""), ("scope: list", "covers"), ("scope: all", ""),
    ],
)  # fmt: skip
def test_a_comment_with_another_word_for_a_mark_is_told_where_its_value_fits(name: str, meant: str) -> None:
    told = brief(f"It fell by 4% [@kestrel2020]. <!-- {name} -->\n", check="mark-is-understood")
    assert (f"did you mean `<!-- {meant}" in told) if meant else told == "nothing", told


def test_a_directive_of_nearly_that_name_is_offered() -> None:
    near, far = "did you mean `::: briefs`?", "a page can ask for"
    for name, help_ in (("brief", near), ("brefz", near), ("brzz", far)):
        assert help_ in brief(f"::: {name}\n", check="directive-is-known"), name


def test_an_unknown_key_of_a_field_that_is_written_otherwise_stands_at_the_field() -> None:
    told = brief("", more='nocite: ["no\\x73uch"]\n', check="citation-resolves")
    assert told.startswith("docs/briefs/x.md:6:")
