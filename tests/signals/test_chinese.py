"""Chinese sentences labelled by hand: what makes each a claim that must cite, and a twin in which nothing does.

One sentence a line; after `|` the kinds and their words. A twin follows each claim, with nothing after its `|`.
"""

from __future__ import annotations

import pytest

from briefwright.claims.signals import must_cite, signals

TABLE = """
公告写着“我们将继续与各地供应商合作”。 | quotation: “我们将继续与各地供应商合作”
公告写着“供应商大会”。 |
協議寫明「所有文件須隨時交給主管機關查閱」。 | quotation: 「所有文件須隨時交給主管機關查閱」
協議寫明「保密」。 |
他为什么说“这是公司历史上最好的一笔买卖”？ | quotation: “这是公司历史上最好的一笔买卖”
他为什么说“好”？ |
该品牌的份额升至46.4%。 | percent: 46.4%
该品牌的份额上升。 |
四十多名员工中，百分之十二已离职。 | percent: 百分之十二; quantity: 四十多名
不少员工已离职。 |
三成员工离开了工厂。 | percent: 三成
不少员工离开了工厂。 |
毛利下降了3个百分点。 | percent: 3个百分点
毛利下降了。 |
约占其品牌的一半。 | percent: 一半
约占其品牌的多数。 |
三分之二的票无效。 | percent: 三分之二
多数票无效。 |
全厂过半工人罢工。 | percent: 过半
全厂工人罢工。 |
政府持股51％。 | percent: 51％
政府持股。 |
它为这家厂付了500万美元。 | money: 500万美元
它为这家厂付了钱。 |
总投资达5.2亿元人民币。 | money: 5.2亿元
总投资很大。 |
罚金为¥1,200万。 | money: ¥1,200万
罚金很高。 |
贷款三千万元已免除。 | money: 三千万元
贷款已免除。 |
租金为9億港元。 | money: 9億港元
租金很贵。 |
该公司有487家供应商。 | quantity: 487家
该公司有很多供应商。 |
产品销往17个国家。 | quantity: 17个国家
产品销往国外。 |
工厂雇用了两千多人。 | quantity: 两千多人
工厂雇用了当地人。 |
许可证有效期为90天。 | quantity: 90天
许可证有效期很短。 |
厂区占地三万平方米。 | quantity: 三万平方米
厂区占地很大。 |
公路长46公里。 | quantity: 46公里
公路很长。 |
罐里有3.5吨油。 | quantity: 3.5吨
罐里有油。 |
三艘货轮离港。 | quantity: 三艘
货轮离港。 |
事故造成12人死亡。 | quantity: 12人
事故造成人员死亡。 |
產量增加了3倍。 | quantity: 3倍
產量增加了。 |
合同期为20年。 | quantity: 20年
合同期很长。 |
火车要开12小时。 | quantity: 12小时
火车要开很久。 |
工程历时三个月完成。 | quantity: 三个月
工程很快完成。 |
发言人表示，订单已取消。 | reported speech: 表示
订单已取消。 |
报告指出，水质不合格。 | reported speech: 指出
水质不合格。 |
公司否认与该厂有关。 | reported speech: 否认
公司与该厂无关。 |
据新华社报道，工厂已停产。 | reported speech: 报道
工厂已停产。 |
據當地居民的說法，工廠已停產。 | reported speech: 據當地居民的說法
工廠已停產。 |
根据商务部的数据，出口下降。 | reported speech: 根据商务部的数据
根据合同，出口由甲方负责。 |
银行宣布更换行长。 | reported speech: 宣布
银行更换行长。 |
他称订单已取消。 | reported speech: 称
他的职称已取消。 |
厂长说，他不知道此事。 | reported speech: 说
也就是说，他不知道此事。 |
专家认为水质会变差。 | reported speech: 认为
我们认为水质会变差。 |
总裁承认文件丢失。 | reported speech: 承认
文件丢失。 |
检方指控华为窃取资料。 | allegation with a name: 指控; allegation with a name: 窃取
华为整理资料。 |
新疆的工厂涉嫌强迫劳动。 | allegation with a name: 涉嫌; allegation with a name: 强迫劳动
新疆的工厂停工。 |
深圳法院判处他行贿罪。 | allegation with a name: 判处; allegation with a name: 行贿
深圳法院审理此案。 |
日本政府指责该社造假。 | allegation with a name: 指责; allegation with a name: 造假
日本政府检查该社。 |
华为是全球最大的设备商。 | superlative with a name: 最大
华为是一家设备商。 |
盐田港是中国首个自动化码头。 | superlative with a name: 首个
盐田港是中国的码头。 |
这项决定在欧盟前所未有。 | superlative with a name: 前所未有
这项决定在欧盟很常见。 |
本文发现46%的商品来自一个省。 | percent: 46%
本文发现多数商品来自一个省。 |
"""
NOTHING = """
公司成立于1998年。
2019年5月3日，他去了北京。
二〇一九年，工厂开业。
20世纪80年代，镇上变化很大。
本文第三章讨论这一问题。
第3条规定了义务。
见图7。
这个问题有三个原因。
这是两个方面的问题。
这是一个大国。
五角大楼没有回应。
他是十分重要的客户。
百度在北京。
该公司名称为仁伟。
最高人民法院受理了此案。
一般来说，水质会变差。
工厂什么时候关门？
他们有17家工厂吗？
双方保持联系。
这条河流经镇上。
该厂拥有全球领先的技术。
假设一家厂有12名员工。
"""
ROWS = [tuple(part.strip() for part in line.split(" |")) for line in TABLE.strip().splitlines()]


def found(sentence: str, language: str = "zh") -> list[str]:
    return [f"{one.kind}: {one.words}" for one in signals(sentence, language) if one.must_cite]


@pytest.mark.parametrize(("sentence", "wanted"), ROWS, ids=[row[0] for row in ROWS])
def test_what_makes_a_sentence_a_claim_is_named_with_its_words(sentence: str, wanted: str) -> None:
    assert sorted(found(sentence)) == sorted(filter(None, wanted.split("; ")))


@pytest.mark.parametrize("sentence", NOTHING.strip().splitlines())
def test_years_articles_questions_and_the_brief_itself_must_not_cite(sentence: str) -> None:
    assert found(sentence) == []


def test_every_claim_has_a_twin() -> None:
    assert [bool(wanted) for _, wanted in ROWS] == [True, False] * (len(ROWS) // 2)
    assert len(ROWS) + len(NOTHING.strip().splitlines()) >= 60


def test_a_chinese_sentence_in_an_english_brief_is_read_as_chinese() -> None:
    assert found("该公司有487家供应商。", "en") == ["quantity: 487家"]
    assert must_cite(signals("The firm has 487 suppliers.", "zh"))


@pytest.mark.parametrize(
    ("claim", "twin"),
    [
        ("公司拒绝置评。", "公司拒绝搬迁。"),
        ("用户超过３亿。", "用户很多。"),
        ("占全国的1/3。", "见2019/20版。"),
        ("气温上升了1.5℃。", "气温上升了。"),
        ("产量增长了两倍。", "产量增长了。"),
        ("利润翻倍，成本减半。", "利润多，成本少。"),
    ],
)
def test_amounts_without_a_noun_and_silence_are_claims(claim: str, twin: str) -> None:
    assert must_cite(signals(claim, "zh"))
    assert not must_cite(signals(twin, "zh"))
