"""Locators: the part of a cite that says where in the source, cut off the text that follows the key.

The labels are the locator terms of CSL 1.0.2 ("Locators") with the abbreviations that pandoc reads in English, and
the counters that Chinese, Japanese and Korean writers use.
"""

from __future__ import annotations

import re

from briefwright.citations import numerals
from briefwright.citations.types import Locator

_WORDS: dict[str, str] = {
    "page": "p. pp. p pp page pages pg. pgs. 頁 页 쪽 면",
    "chapter": "ch. chs. chap. chaps. chapter chapters Kap. Kapitel chapitre capítulo 章 장",
    "section": "sec. secs. sect. sects. section sections § §§ Abschn. 节 節 절",
    "paragraph": "para. paras. par. paragraph paragraphs Abs. Absatz ¶ ¶¶ 段 단락",
    "article-locator": "art. arts. article articles Art. 条 條 조",
    "figure": "fig. figs. figure figures Abb. 图 圖 図 그림",
    "folio": "fol. fols. folio folios",
    "line": "l. ll. line lines Zeile Zeilen 行 줄",
    "note": "n. nn. note notes Anm. Fn. 注 註 주",
    "opus": "op. opp. opus opera",
    "part": "pt. pts. part parts 部分 部 부",
    "column": "col. cols. column columns 栏 欄",
    "book": "bk. bks. book books",
    "issue": "no. nos. number numbers issue issues Nr. nº n° 期 号 號 호",
    "volume": "vol. vols. volume volumes Bd. Bde. Band 卷 巻 권",
    "verse": "v. vv. verse verses",
    "act": "act acts 幕",
    "canon": "canon canons",
    "elocation": "elocation location locations loc. locs.",
    "equation": "eq. eqs. equation equations 式",
    "scene": "scene scenes sc. scs. 场 場",
    "appendix": "app. apps. appendix appendices 附录 附錄",
    "table": "tbl. tbls. table tables Tab. Tabelle 表 표",
    "title-locator": "title titles 题",
    "timestamp": "at time timestamp",
    "rule": "rule rules",
    "supplement": "suppl. supplement 款",
}
_LABELS = {word: label for label, words in _WORDS.items() for word in words.split()}
_IN_ANY_CASE = {word.lower(): label for word, label in _LABELS.items()}
_LONGEST_FIRST = sorted(_LABELS, key=len, reverse=True)
_LATIN = "|".join(re.escape(word) for word in _LONGEST_FIRST if word[0].isascii() or word[0] in "§¶")
_COUNTERS = "|".join(word for word in _LONGEST_FIRST if not word[0].isascii() and word[0] not in "§¶")
_CJK_NUMBER = r"[0-9０-９一二三四五六七八九十百千〇零两兩]+"
_RANGE = r"(?:\s*[-–—−~～至到]\s*)"
#: One place: something with a digit in it, or roman numerals; a range of such; no space, comma or semicolon inside. It
#: does not begin with a quotation mark: `p. 3, “40 rooms”` quotes.
_PLACE = r"(?:(?![\"“”„«»「『《＂])[^\s,;，；{}\[\]]*\d[^\s,;，；{}\[\]]*|[ivxlcdmIVXLCDM]+(?![^\W_]))"
_SPAN = rf"{_PLACE}(?:\s*[-–—]{{1,3}}\s*{_PLACE})?"
_PLACES = rf"{_SPAN}(?:(?:\s*,\s*|\s*&\s*|\s+and\s+){_SPAN})*"
_CJK = re.compile(
    rf"第?\s*(?P<value>{_CJK_NUMBER}(?:{_RANGE}第?{_CJK_NUMBER})?(?:[、,，]\s*第?{_CJK_NUMBER})*)\s*(?P<label>{_COUNTERS})"
    rf"(?P<more>(?:\s*[、,，和及與与]\s*第?{_CJK_NUMBER}(?:{_RANGE}第?{_CJK_NUMBER})?\s*(?P=label))*)"
)
#: A label is a whole word: `no` is not the beginning of `nothing5`.
_LABEL_END = r"(?:(?<=[.§¶])|(?![^\W\d_]))"
_LABELLED = re.compile(rf"(?P<label>{_LATIN}){_LABEL_END}\s*(?P<value>{_PLACES})", re.IGNORECASE)
_CLOCK = r"\d{1,3}:\d{2}(?::\d{2})?"
_TIME = re.compile(rf"(?:at\s+)?(?P<value>{_CLOCK}(?:\s*[-–—]\s*{_CLOCK})?)", re.IGNORECASE)
_BARE = re.compile(rf"(?=\d){_PLACES}")
_BRACED = re.compile(r"\{(?P<value>[^{}]*)\}")
#: A dictionary's headword is no number: one word, or several between quotation marks.
_HEADWORD = re.compile(
    r"(?:s\.\s?vv?\.|sub verb[oi]s?)\s*(?P<value>\"[^\"]+\"|“[^”]+”|‘[^’]+’|[^\s,;，；{}\[\]]+)", re.IGNORECASE
)
#: German pages, in capitals only: `s. 3` is no page.
_SEITE = re.compile(rf"S\.\s?(?P<value>(?=\d){_PLACES})")
_HYPHENS = re.compile(r"-{2,3}")
_GAP = re.compile(r"\s*[,，]\s*|\s+")


def split(rest: str) -> tuple[Locator | None, str]:
    """Text after a key -> its locator, if it begins with one, and the suffix that is left.

    A comma or a space stands before a locator; digits without a label are a page; `{…}` is taken as it stands.
    """
    gap = _GAP.match(rest)
    start = gap.end() if gap else 0
    braced = _BRACED.match(rest, start)
    if braced:
        return _literal(braced["value"]), rest[braced.end() :]
    # Chinese writers put the page straight behind the key's comma or behind the key itself.
    for pattern, reader in _READERS:
        found = pattern.match(rest, start)
        if found and _ends(rest, found.end(), reader) and (gap or reader is _cjk):
            return reader(found), rest[found.end() :]
    return None, rest


def _ends(rest: str, end: int, reader: object) -> bool:
    return reader is _cjk or end == len(rest) or rest[end] in " \t\n,;，；.)）]\u00a0"


def _cjk(found: re.Match[str]) -> Locator:
    """Counted in figures, which every style and every reader's language can print: `第二章` is chapter 2."""
    label = found["label"]
    value = f"{found['value']}{found['more'].replace(label, '')}".replace("第", "")
    value = re.sub(r"\s*[、,，和及與与]\s*", ", ", re.sub(r"\s*[~～至到]\s*", "–", value.strip()))
    return Locator(_LABELS[label], numerals.figures(value))


def _labelled(found: re.Match[str]) -> Locator:
    return Locator(_IN_ANY_CASE.get(found["label"].lower(), "page"), _tidy(found["value"]))


def _time(found: re.Match[str]) -> Locator:
    return Locator("timestamp", found["value"])


def _page(found: re.Match[str]) -> Locator:
    return Locator("page", _tidy(found[0]))


def _seite(found: re.Match[str]) -> Locator:
    return Locator("page", _tidy(found["value"]))


def _headword(found: re.Match[str]) -> Locator:
    return Locator("sub-verbo", found["value"].strip("\"“”‘’"))


_READERS = (
    (_CJK, _cjk),
    (_HEADWORD, _headword),
    (_SEITE, _seite),
    (_LABELLED, _labelled),
    (_TIME, _time),
    (_BARE, _page),
)


def _tidy(value: str) -> str:
    return _HYPHENS.sub("–", value.rstrip("."))


def _literal(value: str) -> Locator | None:
    """Braces hold a locator whole; a label at its start is still a label."""
    value = value.strip()
    if not value:
        return None
    labelled = re.match(rf"(?P<label>{_LATIN})\s+(?P<value>.+)", value, re.IGNORECASE | re.DOTALL)
    if labelled:
        return _labelled(labelled)
    found = _CJK.fullmatch(value)
    return _cjk(found) if found else Locator("page", value)
