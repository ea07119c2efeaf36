"""German, French, Russian, Japanese and Korean: numbers, money, quotations and the basics of reported speech."""

from __future__ import annotations

import pytest

from briefwright.claims.signals import signals

TABLE = """
de | Der Anteil stieg auf 46,4 Prozent. | percent: 46,4 Prozent
de | Der Anteil stieg im Mai. |
de | Sie zahlte 5 Mio. Euro für das Werk. | money: 5 Mio. Euro
de | Sie zahlte für das Werk. |
de | Sie zahlte 1.200 € Miete. | money: 1.200 €
de | Sie zahlte Miete. |
de | Das Werk liefert in 17 Länder. | quantity: 17 Länder
de | Das Werk liefert in viele Länder. |
de | Die Frist beträgt dreißig Tage. | quantity: dreißig Tage
de | Die Frist ist kurz. |
de | Ein Drittel der Waren kommt aus China. | quantity: Drittel
de | Die Waren kommen aus China. |
de | Er nennt es „einen schweren Fehler der ganzen Branche“. | quotation: „einen schweren Fehler der ganzen Branche“
de | Er nennt es „einen Fehler“. |
de | Laut dem Ministerium steht das Werk still. | reported speech: Laut
de | Am 3. Oktober 2019 stand das Werk still. |
de | Kapitel 3 beschreibt das Werk. |
fr | La part est passée à 46,4 %. | percent: 46,4 %
fr | La part est passée en mai. |
fr | Elle a perdu dix pour cent de ses clients. | percent: dix pour cent
fr | Elle a perdu ses clients. |
fr | Elle a payé 5 millions d'euros. | money: 5 millions d'euros
fr | Elle a payé cher. |
fr | L'usine livre dans 17 pays. | quantity: 17 pays
fr | L'usine livre dans le pays. |
fr | Elle emploie 1 050 personnes. | quantity: 1 050 personnes
fr | Elle emploie des personnes de la ville. |
fr | Le texte parle d'une « erreur grave de toute la branche ». | quotation: « erreur grave de toute la branche »
fr | Le texte parle d'une « erreur ». |
fr | Selon le ministère, l'usine est arrêtée. | reported speech: Selon
fr | Le 3 mai 2019, l'usine est arrêtée. |
ru | Доля выросла до 46,4 %. | percent: 46,4 %
ru | Доля выросла в мае. |
ru | Пять процентов рабочих ушли. | percent: Пять процентов
ru | Рабочие ушли. |
ru | Компания заплатила 5 млн рублей. | money: 5 млн рублей
ru | Компания заплатила вовремя. |
ru | Завод поставляет в 17 стран. | quantity: 17 стран
ru | Завод поставляет за рубеж. |
ru | Он назвал это «серьёзной ошибкой всей отрасли». | quotation: «серьёзной ошибкой всей отрасли»
ru | Он назвал это «ошибкой». |
ru | По словам директора, завод стоит. | reported speech: По словам
ru | В 2019 году завод стоял. |
ja | シェアは46.4％に上昇した。 | percent: 46.4％
ja | シェアは五月に上昇した。 |
ja | 三割の社員が辞めた。 | percent: 三割
ja | 社員が辞めた。 |
ja | 工場に5億円を払った。 | money: 5億円
ja | 工場に代金を払った。 |
ja | 17カ国に出荷している。 | quantity: 17カ国
ja | 海外に出荷している。 |
ja | 工場では三百人が働く。 | quantity: 三百人
ja | 工場では地元の人が働く。 |
ja | 文書には「すべての資料を当局に提出すること」とある。 | quotation: 「すべての資料を当局に提出すること」
ja | 文書には「極秘」とある。 |
ja | 同省によると、工場は止まった。 | reported speech: によると
ja | 2019年5月3日、工場は止まった。 |
ko | 점유율은 46.4%로 올랐다. | percent: 46.4%
ko | 점유율은 5월에 올랐다. |
ko | 공장에 5억 2천만 원을 냈다. | money: 5억 2천만 원
ko | 공장에 값을 냈다. |
ko | 17개국에 수출한다. | quantity: 17개국
ko | 해외에 수출한다. |
ko | 공장에는 300명이 일한다. | quantity: 300명
ko | 공장에는 주민이 일한다. |
ko | 문서에는 “모든 자료를 당국에 제출해야 한다”는 문구가 있다. | quotation: “모든 자료를 당국에 제출해야 한다”
ko | 문서에는 “기밀”이라는 문구가 있다. |
ko | 통신에 따르면 공장은 멈췄다. | reported speech: 에 따르면
ko | 2019년 5월 3일 공장은 멈췄다. |
"""
ROWS = [tuple(part.strip() for part in line.split(" |")) for line in TABLE.strip().splitlines()]


@pytest.mark.parametrize(("language", "sentence", "wanted"), ROWS, ids=[row[1] for row in ROWS])
def test_what_makes_a_sentence_a_claim_is_named_with_its_words(language: str, sentence: str, wanted: str) -> None:
    found = [f"{one.kind}: {one.words}" for one in signals(sentence, language) if one.must_cite]
    assert sorted(found) == sorted(filter(None, wanted.split("; ")))
