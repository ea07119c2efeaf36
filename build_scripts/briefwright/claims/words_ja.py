"""Japanese words that make a sentence a claim."""

from __future__ import annotations

import re

from briefwright.claims.signals_ideographic import DIGITS, Patterns
from briefwright.claims.signals_kinds import Kind

_NUMERAL = r"[〇一二三四五六七八九十百千万億兆]"
_NUMBER = rf"(?:{DIGITS}\s?[十百千万億兆]{{0,3}}|{_NUMERAL}{{1,12}})"
_NOT_INSIDE = r"(?<![第0-9０-９A-Za-z.．〇一二三四五六七八九十百千万億兆])"

PATTERNS = Patterns(
    numbers={
        Kind.PERCENT: re.compile(
            rf"{DIGITS}\s?(?:[%％‰]|パーセント|ポイント)|{_NOT_INSIDE}(?:{DIGITS}|[一二三四五六七八九])割(?![合引り])"
            rf"|{_NOT_INSIDE}(?:{DIGITS}|{_NUMERAL}{{1,8}})分の(?:{DIGITS}|{_NUMERAL}{{1,8}})|半数|過半数"
        ),
        Kind.MONEY: re.compile(
            rf"[¥￥$€£]\s?{DIGITS}\s?[百千万億兆]{{0,3}}|{_NOT_INSIDE}{_NUMBER}(?:円|ドル|米ドル|ユーロ|人民元"
            rf"|元(?![年日首])|ウォン|ポンド|ルーブル)"
        ),
        Kind.DATE: re.compile(
            r"[0-9０-９]{4}年(?!間)(?:[0-9０-９]{1,2}月(?:[0-9０-９]{1,2}日)?)?|[0-9０-９]{1,2}月(?:[0-9０-９]{1,2}日)?"
            r"|(?:明治|大正|昭和|平成|令和)[0-9０-９元一二三四五六七八九十]{1,4}年|[0-9０-９]{1,2}日(?!間)"
            r"|[0-9０-９]{1,4}世紀|[0-9０-９]{1,4}年代"
        ),
        Kind.QUANTITY: re.compile(
            rf"{_NOT_INSIDE}(?!一(?!{_NUMERAL})){_NUMBER}(?:人|名|社|件|回(?!目)|[カかヶヵ箇](?:国|所|月)|個|台"
            rf"|本(?!社)|枚|冊|校|店舗?|棟|戸|世帯"
            r"|時間|分間|秒|日間|週間|年間|キロメートル|キログラム|キロワット|キロ|メートル|センチ|ミリ|グラム"
            r"|トン|リットル|平方|ヘクタール"
            r"|倍|機|隻|頭|匹|種類?|点(?!検)|票|議席|県|都市|団体|拠点|工場)"
        ),
        Kind.NUMBER: re.compile(rf"(?<![A-Za-z0-9第.]){DIGITS}(?![0-9A-Za-z条章節号])"),
    },
    speech=re.compile(
        r"と(?:述べ|語っ|話し|発表し|報じ|報道し|明らかにし|指摘し|主張し|説明し|強調し|コメントし|伝え|答え|認め"
        r"|否定し|言っ|言い|書い|批判し|警告し)"
        r"|と(?:している|した上で)|によ(?:ると|れば|りますと)|を(?:否定|認め|明らかにし|発表し|公表し)|(?:発表"
        r"|報道|公表)した|報じた"
    ),
    charge=re.compile(
        r"汚職|贈賄|収賄|賄賂|詐欺|違法|不正|強制労働|告発|起訴|逮捕|スパイ|窃取|盗用|横領|脱税|有罪|違反|虐待"
        r"|改ざん|捏造|隠蔽"
    ),
    rank=re.compile(r"最(?:大|多|高(?!裁)|古|長|小|少|低|悪|速|強|年少|年長)|世界初|史上初|日本初|唯一|世界一|首位|過去最"),
    name=re.compile(
        r"[A-Z][A-Za-z0-9&.\-]+|[ァ-ヴー]{3,}|[一-鿿](?:社|省|庁|党|銀行|大学|政府|新聞)|氏|首相|大統領|社長|中国"
        r"|米国|日本|韓国|欧州|世界|国内"
    ),
    further={
        Kind.CAUSE: re.compile(r"ため|により|原因|結果"),
        Kind.COMPARISON: re.compile(r"増加|減少|上回|下回|増え|減っ|超え|比べ|達し"),
        Kind.STUDY: re.compile(r"調査|研究|統計|データ|報告書|資料"),
        Kind.INSTITUTION: re.compile(r"会社|企業|政府|銀行|大学|委員会|裁判所|協会"),
        Kind.EVENT: re.compile(r"(?:し|っ|い|れ|え|き|り|せ)た(?=[。」』、\s]|\Z)|だった|された"),
    },
    only_supposing=re.compile(r"\W*(?:仮に|例えば仮に)"),
    self_referring=re.compile(r"\W*(?:本(?:稿|書|報告書?|節|章|論文|ページ)|次(?:節|章)|以下では|図\d|表\d)"),
)
