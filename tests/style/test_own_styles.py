"""The two styles of the program: sources in several languages side by side."""

from __future__ import annotations

import pytest
from tests.style.made import own_style

from briefwright.style import CitedItem, Cluster, html, plain, render

CHINESE = {
    "type": "article-journal",
    "language": "zh-CN",
    "author": [
        {"family": "王", "given": "晓明"},
        {"family": "李", "given": "四海"},
        {"family": "张", "given": "三丰"},
        {"family": "赵", "given": "五洲"},
        {"family": "钱", "given": "六一"},
        {"family": "孙", "given": "七"},
    ],
    "title": "供应链研究",
    "transliterated-title": "Gongyinglian yanjiu",
    "translated-title": "A study of supply chains",
    "container-title": "经济学报",
    "volume": "3",
    "issue": "2",
    "page": "12-30",
    "issued": {"date-parts": [[2020, 4]]},
}
ENGLISH = {
    **{name: value for name, value in CHINESE.items() if name not in ("transliterated-title", "translated-title")},
    "language": "en-GB",
    "author": [{"family": name, "given": "Ann"} for name in ("Ash", "Birch", "Cedar", "Elm", "Fir", "Oak")],
    "title": "Supply chains",
}
WEB = {
    "type": "webpage",
    "language": "zh-CN",
    "author": [{"literal": "Renwei Electronics"}],
    "title": "供应商奖",
    "translated-title": "Supplier award",
    "issued": {"date-parts": [[2020]]},
    "URL": "https://example.org/award",
    "accessed": {"date-parts": [[2021, 1, 2]]},
    "archive-url": "https://archive.example/award",
    "archive-date": {"date-parts": [[2021, 1, 3]]},
}
ITEMS = {"zh": CHINESE, "en": ENGLISH, "web": WEB}
KEYS = tuple(ITEMS)


def entries(name: str) -> dict[str, str]:
    return {entry.key: plain(entry.trees) for entry in render(own_style(name), ITEMS, [], uncited=KEYS).entries}


def test_the_words_for_names_left_out_follow_the_language_of_the_source() -> None:
    shown = entries("briefwright-author-date")
    assert shown["zh"].startswith("王晓明, 李四海, 张三丰, 赵五洲, 等. 2020.")
    assert shown["en"].startswith("Ash, Ann, Ann Birch, Ann Cedar, Ann Elm, et al. 2020.")


def test_citations_name_chinese_authors_whole_and_others_by_family_name() -> None:
    citations = render(
        own_style("briefwright-author-date"), ITEMS, [Cluster((CitedItem("zh", "13"),)), Cluster((CitedItem("en"),))]
    ).citations
    assert [plain(trees) for trees in citations] == ["(王晓明等 2020, 13)", "(Ash et al. 2020)"]


def test_a_title_comes_with_its_transliteration_and_its_translation_in_brackets() -> None:
    assert "“供应链研究” (Gongyinglian yanjiu) [A study of supply chains]" in entries("briefwright-author-date")["zh"]


def test_a_title_without_them_stands_alone() -> None:
    assert "“Supply chains.”" in entries("briefwright-author-date")["en"]


@pytest.mark.parametrize("name", ["briefwright-author-date", "briefwright-notes"])
def test_a_web_page_shows_the_day_it_was_seen_and_its_archived_copy(name: str) -> None:
    shown = entries(name)["web"]
    assert "https://example.org/award, accessed 2021-01-02. https://archive.example/award, 2021-01-03." in shown


@pytest.mark.parametrize("name", ["briefwright-author-date", "briefwright-notes"])
def test_no_entry_shows_doubled_marks_or_empty_brackets(name: str) -> None:
    bare = {"bare": {"type": "book", "title": "Alone"}, "none": {"type": "webpage", "URL": "https://example.org"}}
    rendering = render(own_style(name), bare, [Cluster((CitedItem("bare"),), 1)], uncited=["none"])
    shown = [plain(entry.trees) for entry in rendering.entries] + [plain(trees) for trees in rendering.citations]
    for text in shown:
        assert not any(wrong in text for wrong in ("()", "[]", ",,", "..", " ,", "  ", "“”")), text


def test_notes_give_the_full_reference_once() -> None:
    notes = [Cluster((CitedItem("web"),), 1), Cluster((CitedItem("en", "4"),), 2), Cluster((CitedItem("en", "5"),), 3)]
    shown = [plain(trees) for trees in render(own_style("briefwright-notes"), ITEMS, notes).citations]
    assert shown[0].startswith("Renwei Electronics, “供应商奖” [Supplier award], 2020, https://example.org/award")
    assert shown[1].startswith("Ann Ash et al., “Supply chains,”")
    assert shown[2] == "Ibid., 5."


def test_a_book_title_is_set_in_italics() -> None:
    item = {"b": {"type": "book", "title": "Routes", "author": [{"family": "Ash", "given": "Ann"}]}}
    entry = render(own_style("briefwright-author-date"), item, [], uncited=["b"]).entries[0]
    assert html(entry.trees) == "Ash, Ann. n.d. <i>Routes</i>."
