"""Folding, cutting and stemming: what a reader writes in one way finds what authors wrote in another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefwright.exports.search.folding import fold, han_variants, variants
from briefwright.exports.search.stemming import RULES, stem
from briefwright.exports.search.units import stretches


@pytest.mark.parametrize(
    ("written", "sought"),
    [
        ("臺灣", "台灣"),
        ("臺灣", "台湾"),
        ("聯合創新中心", "联合创新中心"),
        ("ＡＷＳ", "aws"),
        ("ｲﾉﾍﾞｰｼｮﾝ", "イノベーション"),
        ("MÜNCHEN", "munchen"),
        ("Straße", "strasse"),
        ("ΟΔΟΣ", "οδος"),
        ("co\u00adoperate", "cooperate"),
        ("e\u0301", "é"),
        ("１２３", "123"),
    ],
)
def test_folds_to_the_same(written: str, sought: str) -> None:
    assert fold(written) == fold(sought)


@pytest.mark.parametrize(("one", "other"), [("か", "が"), ("は", "ぱ"), ("가", "각"), ("中", "忠"), ("uber", "over")])
def test_folds_to_something_else(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_twice_changes_nothing_more_for_chinese(text: str) -> None:
    once = "".join(han_variants().get(character, character) for character in text)
    assert once == "".join(han_variants().get(character, character) for character in once)


def test_only_variants_of_characters_of_the_site_are_carried() -> None:
    assert {("臺", "台"), ("灣", "湾")} <= set(variants("台湾"))
    assert variants("abc") == ()


def cut(text: str) -> list[list[str]]:
    return list(stretches(fold(text)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("joint innovation", [["joint", "innovation"]]),
        ("joint, innovation", [["joint"], ["innovation"]]),
        ("state-owned firms", [["state", "owned", "firms"]]),
        ("Amazon’s sellers", [["amazon", "sellers"]]),
        ("1,050 of 46.4%", [["1050", "of", "46.4"]]),
        ("2018,2019", [["2018"], ["2019"]]),
        ("at 10.1000/xyz.", [["at", "10.1000", "xyz"]]),
        ("亚马逊AWS联合创新中心", [["亚马逊", "aws", "联合创新中心"]]),
        ("联合\u3000创新，中心", [["联合创新"], ["中心"]]),
        ("기술 혁신", [["기술"], ["혁신"]]),
        ("한국 innovation", [["한국", "innovation"]]),
        ("“创新”中心", [["创新"], ["中心"]]),
        ("イノベーション", [["イノベーション"]]),
        ("one\ntwo", [["one"], ["two"]]),
        ("…", []),
    ],
)
def test_cuts_text_into_units(text: str, found: list[list[str]]) -> None:
    assert cut(text) == found


@given(st.text(st.characters(max_codepoint=127)))
def test_the_short_way_for_ascii_gives_what_the_long_way_gives(text: str) -> None:
    long_way = list(stretches(f"{fold(text)}\n中"))[:-1]
    assert list(stretches(fold(text))) == long_way


@pytest.mark.parametrize(
    "words",
    [
        ("innovation", "innovations"),
        ("supply", "supplies", "supplied"),
        ("produce", "produces", "produced", "producing"),
        ("plan", "plans", "planned", "planning"),
        ("company", "companies"),
        ("process", "processes"),
        ("export", "exports", "exported", "exporting"),
    ],
)
def test_english_inflections_share_a_stem(words: tuple[str, ...]) -> None:
    assert len({stem(word) for word in words}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("new", "news"), ("plan", "plane"), ("car", "care"), ("unit", "united"), ("even", "evening")),
        *(("port", "portfolio"), ("bus", "business"), ("China", "chin"), ("invest", "invention"), ("1990", "1990s")),
    ],
)
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert stem(fold(one)) != stem(fold(other))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("it", ("fornitore", "fornitori")),
        ("it", ("impresa", "imprese")),
        ("de", ("chinesische", "chinesischer", "chinesischen")),
        ("fr", ("chinoise", "chinoises")),
        ("fr", ("regional", "regionaux")),
        ("es", ("proveedor", "proveedores")),
        ("nl", ("fabriek", "fabrieken")),
        ("pt", ("inovacao", "inovacoes")),
    ],
)
def test_inflections_of_other_languages_share_a_stem_by_their_own_rules(language: str, words: tuple[str, ...]) -> None:
    assert len({stem(word, RULES[language]) for word in words}) == 1


@given(st.text(st.characters(codec="ascii", categories=["Ll"]), min_size=1), st.sampled_from(sorted(RULES)))
def test_a_stem_is_never_empty_and_never_longer(word: str, language: str) -> None:
    assert 0 < len(stem(word, RULES[language])) <= len(word)
