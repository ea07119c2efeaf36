"""CSL-M: sources in several languages in one list, each in the layout and the words of its own language."""

from __future__ import annotations

import pytest
from tests.style.made import book, locale, style, xml

from briefwright.style import CitedItem, Cluster, Style, compile_style, plain, render

ENTRY = """
<group delimiter=", ">
  <names variable="author"><name and="text" et-al-min="3" et-al-use-first="1"/></names>
  <text variable="title" quotes="true"/>
</group>
"""
BOTH = f"""
<citation><layout><text variable="title"/></layout></citation>
<bibliography>
  <sort><key variable="author"/></sort>
  <layout locale="zh ja"><text term="in" suffix=" "/>{ENTRY}</layout>
  <layout><text term="in" suffix=" "/>{ENTRY}</layout>
</bibliography>
"""
ONE = BOTH.replace(f'<layout locale="zh ja"><text term="in" suffix=" "/>{ENTRY}</layout>', "")
ITEMS = {
    "en": book("Ash and Birch and Elm", 2020, "Routes", language="en-GB"),
    "zh": {**book("", 2020, "路线", language="zh-CN"), "author": [{"family": "王", "given": "明"}] * 3},
}


def entries(made: Style) -> list[str]:
    return [plain(entry.trees) for entry in render(made, ITEMS, [], uncited=list(ITEMS)).entries]


def test_a_layout_with_a_language_brings_its_terms_and_quotation_marks() -> None:
    assert entries(style(BOTH)) == ["In Ann Ash et al., “Routes”", "收入 王明等, 《路线》"]


def test_without_such_a_layout_every_source_is_in_the_language_of_the_style() -> None:
    assert entries(style(ONE)) == ["In Ann Ash et al., “Routes”", "In 王明 et al., “路线”"]


@pytest.mark.parametrize("attribute", ['default-locale-sort="zh-CN"', 'default-locale="zh-CN"'])
def test_chinese_names_come_first_where_chinese_is_the_language_of_sorting(attribute: str) -> None:
    shown = entries(style(BOTH, attributes=attribute))
    assert "王明" in shown[0]
    assert "Ash" in shown[1]


def test_names_in_languages_with_the_family_name_first_keep_that_order() -> None:
    names = '<citation><layout><names variable="author"/></layout></citation>'
    ren = {"type": "book", "author": [{"family": "Ren", "given": "Zhengfei"}]}
    items = {"zh": {**ren, "language": "zh"}, "en": {**ren, "language": "en"}}
    rendering = render(style(names), items, [Cluster((CitedItem("zh"),)), Cluster((CitedItem("en"),))])
    assert [plain(trees) for trees in rendering.citations] == ["Ren Zhengfei", "Zhengfei Ren"]


@pytest.mark.parametrize(("parts", "expected"), [([2020, 5, 1], "day"), ([2020, 5], "less"), ([2020], "less")])
def test_a_style_can_ask_how_exactly_a_date_is_known(parts: list[int], expected: str) -> None:
    choose = '<choose><if has-day="issued"><text value="day"/></if><else><text value="less"/></else></choose>'
    item = {"x": {"type": "book", "issued": {"date-parts": [parts]}}}
    rendering = render(style(f"<citation><layout>{choose}</layout></citation>"), item, [Cluster((CitedItem("x"),))])
    assert plain(rendering.citations[0]) == expected


def test_a_form_of_the_language_itself_comes_before_the_fallback_language() -> None:
    label = '<citation><layout><label variable="locator" form="symbol"/></layout></citation>'
    made = compile_style(xml(label, attributes='default-locale="de-DE"'), locale)
    assert isinstance(made, Style)
    rendering = render(made, {"x": {"type": "book"}}, [Cluster((CitedItem("x", "3", "chapter"),))])
    assert plain(rendering.citations[0]) == "Kap."
