"""Chinese, Japanese and Korean names: family name first, often unspaced, often with a romanised pair."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefwright.bibliography.word_lists import words

CslName = dict[str, object]

_CJK = re.compile(
    r"[\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
)
_KANA = re.compile(r"[\u3040-\u30ff]")
_PAIR = re.compile(r"(?P<cjk>[^()（）\[\]［］]+?)\s*[(（\[［]\s*(?P<latin>[^()（）\[\]［］]+?)\s*[)）\]］]")
_MIXED = re.compile(r"(?P<latin>[A-Za-zÀ-ɏ'’ .-]+?)\s+(?P<cjk>[^\sA-Za-zÀ-ɏ]{2,}(?:\s[^\sA-Za-zÀ-ɏ]+)?)")
_ENUMERATION = re.compile(r"\s*[、；;，]\s*")
_COMPOUND = words(
    "欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 司徒 东方 東方 独孤 獨孤 南宫 南宮 夏侯 皇甫 尉迟 尉遲 公孙 公孫 "
    "慕容 令狐 长孙 長孫 宇文 轩辕 軒轅 鲜于 鮮于 司空 端木 百里 "
    "东郭 東郭 呼延 申屠 太史 澹台 拓跋 남궁 황보 제갈 선우 독고 사공 서문"
)
_INSTITUTION = re.compile(
    r".*(?:局|部|委|委员会|委員會|會|协会|協會|院|社|公司|大学|大學|大学校|中心|网|網|报|報|日报|研究所|署|厅|廳|"
    r"办公室|辦公室|集团|集團|"
    r"银行|銀行|政府|法院|杂志|雑誌|新聞|新华|通信|通訊|编辑部|出版社|组织|組織|機構|机构|機関|協会|財団|省|庁|학교|대학|신문|협회|위원회|연구원|"
    r"연구소|정부|부|청|회사|은행|통신|뉴스)"
)


class CjkReading(NamedTuple):
    """The names found in one part of a list, and what looks wrong (message, help)."""

    names: list[CslName]
    problem: tuple[str, str] | None = None


def has_cjk(words: str) -> bool:
    """True if a name is written in Chinese, Japanese or Korean, at least in part."""
    return not words.isascii() and _CJK.search(words) is not None


def cjk_name(words: str, language: str) -> CjkReading:
    """The names in one part of a name list; none where it has to be read like a Western name."""
    if _ENUMERATION.search(words):
        parts = [part for part in _ENUMERATION.split(words) if part]
        problem = (f"`{words}` seems to hold several names", "separate names by ` and `")
        return CjkReading([name for part in parts for name in cjk_name(part, language).names], problem)
    pair = _PAIR.fullmatch(words) or _MIXED.fullmatch(words)
    if pair is not None:
        sides = sorted((pair["cjk"].strip(), pair["latin"].strip()), key=has_cjk, reverse=True)
        if has_cjk(sides[0]) and not has_cjk(sides[1]):
            return CjkReading([_with_pair(_single(sides[0], language), sides[1], language)])
        return CjkReading([{"literal": words}])
    if "," in words:
        return CjkReading([])
    return CjkReading([_single(words, language)])


def romanised(words: str) -> CslName:
    """A romanised name of an East Asian: the family name stands first, unless a comma says so anyway."""
    if "," in words:
        family, given = words.split(",", 1)
        return {"family": family.strip(), "given": given.strip()}
    parts = words.split()
    if len(parts) == 2:
        return {"family": parts[0], "given": parts[1]}
    return {"literal": words}


def with_pair(name: CslName, pair: CslName, language: str) -> CslName:
    """A name with its romanised form, in the shape CSL-M processors read."""
    base = language.split("-")[0] or "und"
    return {**name, "multi": {"main": language or "und", "_key": {f"{base}-Latn": pair}}}


def _with_pair(name: CslName, latin: str, language: str) -> CslName:
    return with_pair(name, {"literal": latin} if "literal" in name else romanised(latin), language)


def _single(words: str, language: str) -> CslName:
    parts = words.split()
    if len(parts) == 2 and all(has_cjk(part) for part in parts) and not _INSTITUTION.fullmatch(words):
        return {"family": parts[0], "given": parts[1]}
    if len(parts) != 1 or (len(words) > 2 and _INSTITUTION.fullmatch(words)):
        return {"literal": words}
    if "·" in words or "・" in words or "•" in words:
        return {"family": words}
    if _KANA.search(words) or language.startswith("ja"):
        return _japanese(words)
    longest = 4 if words[:2] in _COMPOUND else 3
    if not 2 <= len(words) <= longest:
        return {"literal": words} if len(words) > 1 else {"family": words}
    cut = 2 if words[:2] in _COMPOUND and len(words) > 2 else 1
    return {"family": words[:cut], "given": words[cut:]}


def _japanese(words: str) -> CslName:
    """Only four characters divide safely (two and two); where a shorter name divides, its bearer alone knows."""
    if len(words) == 4 and not _KANA.search(words):
        return {"family": words[:2], "given": words[2:]}
    return {"family": words} if len(words) <= 4 else {"literal": words}
