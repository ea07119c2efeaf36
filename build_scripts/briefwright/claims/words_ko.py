"""Korean words that make a sentence a claim."""

from __future__ import annotations

import re

from briefwright.claims.signals_ideographic import DIGITS, Patterns
from briefwright.claims.signals_kinds import Kind

_NUMBER = rf"{DIGITS}\s?[십백천만억조]{{0,3}}(?:\s?{DIGITS}\s?[십백천만억조]{{1,3}})?\s?여?\s?"
_NATIVE = r"(?:세|네|다섯|여섯|일곱|여덟|아홉|열|스무|서른|마흔|쉰|수십|수백|수천)\s"

PATTERNS = Patterns(
    numbers={
        Kind.PERCENT: re.compile(
            rf"{DIGITS}\s?(?:[%％‰]p?|퍼센트|프로(?!그|젝|세|필|토)|포인트)|절반|과반"
            r"|[0-9일이삼사오육칠팔구십]{1,6}분의\s?[0-9일이삼사오육칠팔구]"
        ),
        Kind.MONEY: re.compile(
            rf"[₩¥￥$€£]\s?{DIGITS}\s?[백천만억조]{{0,3}}|{_NUMBER}(?:원(?![자칙인고])|달러|유로|위안"
            rf"|엔(?![진지])|파운드|루블)"
        ),
        Kind.DATE: re.compile(
            r"[0-9]{4}년(?!간| 동안)(?:\s?[0-9]{1,2}월(?:\s?[0-9]{1,2}일)?)?|[0-9]{1,2}월(?:\s?[0-9]{1,2}일)?"
            r"|[0-9]{1,2}일(?!간| 동안)|[0-9]{1,4}세기|[0-9]{1,4}년대"
        ),
        Kind.QUANTITY: re.compile(
            rf"(?<![제0-9A-Za-z.])(?:{_NUMBER}|{_NATIVE})(?:명|개국|개사|개월|개(?![발념])|곳|건|회(?![사장의])"
            rf"|번(?!째)|대(?![학통])|척|채|가구|시간|분(?![의기])|초(?![기등])"
            r"|일간|주(?![식장요])|년|킬로미터|킬로그램|미터|km|㎞|kg|㎏|㎢|㎡|톤|헥타르|배(?![터경])|권|종"
            r"|장(?![관])|마리|살|세(?!기)|차례|국|표|석)"
        ),
        Kind.NUMBER: re.compile(rf"(?<![A-Za-z0-9제.]){DIGITS}(?![0-9A-Za-z조항절호])"),
    },
    speech=re.compile(
        r"에\s?따르면|에\s?의하면|말했|밝혔|전했|주장했|강조했|설명했|덧붙였|지적했|보도했|발표했|답했|인정했"
        r"|부인했|반박했|언급했|경고했"
        r"|비판했|말한다|주장한다|밝힌\s?바|알려졌"
    ),
    charge=re.compile(r"뇌물|횡령|사기|불법|혐의|기소|구속|간첩|스파이|강제\s?노동|부패|위반|탈세|표절|조작|은폐|유죄|학대|고발|체포"),
    rank=re.compile(r"최(?:대(?![한])|초|고(?![위의])|다|장|소(?!한)|저|악)|유일|사상\s?처음|세계\s?1위|가장\s"),
    name=re.compile(
        r"[A-Z][A-Za-z0-9&.\-]+|[가-힣]{1,10}(?:그룹|전자|정부|은행|대학교?|회사|위원회|법원|검찰|신문|일보)"
        r"|[가-힣]{2,4}\s(?:씨|대통령|총리|장관|대표|회장|의원)"
        r"|한국|중국|미국|일본|북한|러시아|유럽|세계|국내|서울|부산"
    ),
    further={
        Kind.CAUSE: re.compile(r"때문|원인|인해|결과"),
        Kind.COMPARISON: re.compile(r"증가|감소|늘어|줄어|넘어|초과|비해|달했"),
        Kind.STUDY: re.compile(r"조사|연구|통계|자료|보고서|데이터"),
        Kind.INSTITUTION: re.compile(r"회사|기업|정부|은행|대학|위원회|법원|협회"),
        Kind.EVENT: re.compile(r"[했았었였됐]다"),
    },
    only_supposing=re.compile(r"\W*(?:가령|만약)"),
    self_referring=re.compile(r"\W*(?:이\s?(?:보고서|글|절|장|논문)|본\s?(?:보고서|고|절|장|연구)|다음\s?(?:절|장)|그림\s?\d|표\s?\d)"),
)
