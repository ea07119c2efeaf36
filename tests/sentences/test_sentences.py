"""Where sentences end, and which citation belongs to which.

In the cases `¦` stands where a sentence ends, `⁑` where a citation stood, `\\n` for a line end.
"""

from __future__ import annotations

import pytest

from briefwright.brief.sentences import Sentence, sentences
from briefwright.text import Span

END, MARK = "¦", "⁑"
ENGLISH = """
The factory closed in May.¦ Nobody was told.
Who owns it?¦ We asked twice.
It burned down!¦ Nobody was hurt.
Dr. Huang met Mr. Li and Ms. Qian in Shenzhen.
Gen. Ross and Sen. Alvarez signed it on Jan. 5.¦ The rest followed.
See p. 12, pp. 14-16 and fig. 3 for the plan.
The plant is run by Renwei Co. and its parent, Renwei Holdings Ltd. of Hong Kong.
It was sold to Renwei Co.¦ The price was not published.
She works for Acme Inc.¦ It makes valves.
He lived in the U.S. for ten years.
He moved to the U.S.¦ In May he came back.
The U.S. Department of Labor wrote to them.
The talks began at 9 a.m. on Monday.
The talks began at 9 a.m.¦ They ended at noon.
J. R. Ortega and K. Lund wrote the report.
They chose plan B.¦ It failed.
Steel, tin, etc. were shipped.
It makes valves, pumps, etc.¦ The rest is bought.
Revenue rose 3.5 percent to $4.2 billion.¦ Costs fell.
Version 2.1.0 appeared in 2016.¦ Then it stopped.
The file is at example.org/reports/2019.html.¦ We kept a copy.
"We will not close," he said.¦ They closed.
He said, "We will not close. We have orders."¦ They closed.
She asked, "Why now?" and left.
“Nothing was signed. Nothing was paid.”¦ The minister was wrong.
The plant (built in 1998. It was a mill before.) stands empty.
The plant stands empty.¦ (It was a mill before.)¦ Nobody bought it.
He waited . . . and then signed.
He waited . . . .¦ Then he signed.
He waited...¦ Then he signed.
They shipped it via Yahoo! Mail to the buyer.
Lund et al. found the same in 17 plants.
Smith v. Jones was decided in 1998.¦ It still stands.
John Ward Jr.¦ Mary Ward ran the mill.
They met on Martin Luther King Jr. Day in Boston.
The brand, e.g. Basics, is made there.
First line of one sentence\\ngoes on here.¦ Second sentence.
First paragraph without a stop¦\\n\\nSecond paragraph.
iPhone sales rose.¦ iPads did not.
1. The list number is no sentence.¦ This is the second.
The answer was no.¦ Everyone left.
The answer is in no. 7 of the list.
"""

MARKS = """
The factory closed.⁑¦ Nobody was told.
The factory closed ⁑.¦ Nobody was told.
The factory closed. ⁑¦ Nobody was told.
The factory closed.⁑⁑¦ Nobody was told.⁑
The factory, which⁑ closed, was sold.¦ Nobody was told.
"It is closed," he said.⁑¦ Nobody was told.
He said "it is closed."⁑¦ Nobody was told.
He said "it is closed." ⁑¦ Nobody was told.
He said "It is closed. We left."⁑¦ Nobody was told.
It was sold to Acme Inc.⁑¦ Google bought it later.
Lund et al.⁑ Hansen disagree.
Prices rose.⁑¦ iPhones did not.
⁑The factory closed.¦ Nobody was told.
工厂关闭了。⁑¦没有人知道。
工厂关闭了⁑。¦没有人知道。
他说：“工厂关闭了。”⁑¦没有人知道。
工場は閉鎖された。⁑¦誰も知らなかった。
"""

CHINESE = """
工厂关闭了。¦没有人得到通知。
谁是老板？¦我们问了两次。
太可怕了！¦没有人受伤。
甲厂关闭了；¦乙厂还在生产。
他说：“我们不会关闭工厂。我们还有订单。”¦后来工厂关闭了。
“我们不会关闭。”他说。¦后来关闭了。
“我们不会关闭。”¦这句话没有兑现。
他读了《怎么办？》这本书。
工厂（一九九八年建成。以前是磨坊。）已经空了。
营业额增长了3.5%，达到4.2亿元。¦成本下降了。
公司在U.S.市场卖货。¦收入增加。
他等了……后来签了字。
他等了……¦
"""

JAPANESE = """
工場は閉鎖された。¦誰も知らなかった。
誰が所有者ですか？¦二度尋ねた。
「閉鎖しません。」と社長は言った。¦閉鎖された。
「注文があります。閉鎖しません」と述べた。¦後に閉鎖された。
売上高は3.5％増えた。¦費用は減った。
工場（1998年建設。）は空いている。
"""

KOREAN = """
공장은 문을 닫았다. ¦아무도 몰랐다.
누가 주인인가? ¦두 번 물었다.
공장은 2019. 3. 5. 문을 닫았다. ¦아무도 몰랐다.
"닫지 않겠다. 주문이 있다."라고 말했다. ¦공장은 닫혔다.
매출은 3.5% 늘었다. ¦비용은 줄었다.
"""

GERMAN = """
Die Fabrik schloss am 3. Mai 1998. ¦Niemand wusste es.
Sie stellt z. B. Ventile her. ¦Pumpen kauft sie.
Dr. Huang und Prof. Lund kamen.
Die Ventile, Pumpen usw. werden geliefert.
Er ist 18. ¦Das reicht.
Der Umsatz stieg um 3,5 Prozent auf 4,2 Mrd. Euro. ¦Die Kosten sanken.
„Wir schließen nicht. Wir haben Aufträge.“ ¦Dann schlossen sie.
„Wir schließen nicht“, sagte er. ¦Dann schlossen sie.
Im 19. Jahrhundert war es eine Mühle.
"""

FRENCH = """
L'usine a fermé en mai. ¦Personne ne le savait.
M. Huang et Mme Lund sont venus.
Le chiffre d'affaires a augmenté de 3,5 %. ¦Les coûts ont baissé.
« Nous ne fermerons pas. Nous avons des commandes. » ¦Ils ont fermé.
Qui est le propriétaire ? ¦Nous avons demandé deux fois.
Elle fabrique des vannes, des pompes, etc. ¦Le reste est acheté.
"""

RUSSIAN = """
Завод закрылся в мае. ¦Никто не знал.
Завод основан в 1998 г. в Москве.
Он выпускает насосы, клапаны и т. д. ¦Остальное покупают.
А. С. Орлов подписал договор. ¦Потом он уехал.
Выручка выросла на 3,5 % до 4,2 млрд руб. ¦Расходы снизились.
«Мы не закроемся. У нас есть заказы». ¦Завод закрылся.
"""


def rows(table: str, language: str) -> list[tuple[str, str]]:
    """A table's cases, each with its language."""
    return [(language, line.replace("\\n", "\n")) for line in table.strip().splitlines()]


CASES = [
    *rows(ENGLISH, "en"),
    *rows(MARKS, "en"),
    *rows(CHINESE, "zh"),
    *rows(JAPANESE, "ja"),
    *rows(KOREAN, "ko"),
    *rows(GERMAN, "de"),
    *rows(FRENCH, "fr"),
    *rows(RUSSIAN, "ru"),
]


def shown(text: str, found: tuple[Sentence, ...]) -> list[str]:
    """Each sentence's words and how many citations it holds."""
    return [f"{text[one.span.start : one.span.end]} ({len(one.marks)})" for one in found]


@pytest.mark.parametrize(("language", "case"), CASES, ids=[case for _, case in CASES])
def test_sentences_end_where_the_case_says(language: str, case: str) -> None:
    bare = case.replace(END, "")
    text = bare.replace(MARK, "")
    marks = [at - bare[:at].count(MARK) for at, char in enumerate(bare) if char == MARK]
    pieces = [piece for piece in case.split(END) if piece.strip()]
    wanted = [f"{' '.join(piece.replace(MARK, '').split())} ({piece.count(MARK)})" for piece in pieces]
    assert [" ".join(one.split()) for one in shown(text, sentences(text, language, marks))] == wanted


def test_a_text_of_nothing_but_citations_is_one_empty_sentence() -> None:
    assert sentences("", marks=(0, 0)) == (Sentence(Span(0, 0), (0, 0)),)
    assert sentences("  \n ", marks=(1,)) == (Sentence(Span(0, 0), (1,)),)
    assert sentences("  \n ") == ()


def test_own_abbreviations_end_no_sentence() -> None:
    text = "It was run by Fa. Renwei until May."
    assert len(sentences(text)) == 2
    assert len(sentences(text, abbreviations=["Fa."])) == 1


def test_quotations_can_be_split_too() -> None:
    text = 'He said, "We have orders. We will not close." They closed.'
    assert len(sentences(text)) == 2
    assert len(sentences(text, inside_quotations=True)) == 3


def test_an_unclosed_quotation_does_not_swallow_the_paragraph() -> None:
    text = 'He said, "We have orders. They closed. Costs fell.'
    assert len(sentences(text)) == 3


def test_a_full_stop_in_brackets_alone_ends_nothing() -> None:
    assert len(sentences("The plant (see App. B.) Was sold.")) == 1
    assert len(sentences("The plant was sold. (See App. B.) It burned.")) == 3
