"""Bytes to text: whatever a file holds can be read, and what is wrong with it is said with line and column."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from briefwright.bibliography.reading import READS
from briefwright.findings import Finding, Severity, finding
from briefwright.text import Span, Text

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Two bytes as GB 2312 has them for nearly every character that is in use.
_CHINESE_PAIRS = re.compile(rb"(?:[\xb0-\xf7][\xa1-\xfe]|[\xa1-\xa9][\xa1-\xfe])+")
_HIGH_RUNS = re.compile(rb"[\x80-\xff]+")
_HAN = re.compile("[\u4e00-\u9fff]")
_ESCAPED = re.compile("[\udc80-\udcff]+")
_FIRST_FEW = 10


class _Wrong(NamedTuple):
    start: int
    end: int
    message: str
    help: str


def decode(path: str, data: bytes, check: str = READS) -> tuple[Text, tuple[Finding, ...]]:
    """The text of a file and what is wrong with its encoding; line ends stay as they are, a byte order mark goes.

    A byte that is no UTF-8 is read as Windows-1252, as it mostly was; a NUL becomes U+FFFD.
    """
    content, wrong = _content(data)
    zeros = [at.start() for at in re.finditer("\0", content)]
    if zeros:
        content = content.replace("\0", "\ufffd")
        wrong = [*wrong, *(_Wrong(at, at + 1, "a NUL character", "remove it") for at in zeros)]
    text = Text(path, content)
    return text, tuple(_told(text, sorted(wrong), check))


def _told(text: Text, wrong: list[_Wrong], check: str) -> Iterator[Finding]:
    for one in wrong[:_FIRST_FEW]:
        span = Span(one.start, one.end)
        yield finding(check, Severity.ERROR, f"`{text.path}` holds {one.message}", text, span, help=one.help)
    if len(wrong) > _FIRST_FEW:
        rest = wrong[_FIRST_FEW]
        message = f"`{text.path}` holds {len(wrong) - _FIRST_FEW} more faulty bytes from here on"
        yield finding(check, Severity.ERROR, message, text, Span(rest.start, rest.end), help=rest.help)


def _content(data: bytes) -> tuple[str, list[_Wrong]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _as(data[len(mark) :], encoding)
    encoding = _unmarked(data)
    if encoding:
        content, wrong = _as(data, encoding)
        told = _Wrong(0, 0, "UTF-16 without a byte order mark", "save it as UTF-8")
        return content, [told, *wrong]
    return _as(data, "utf-8")


def _unmarked(data: bytes) -> str:
    """UTF-16 without its mark: in Western text every second byte is zero, and the others are not."""
    even, odd = data[:1000:2], data[1:1000:2]
    if len(odd) >= 4 and odd.count(0) > len(odd) * 0.6 and even.count(0) < len(even) * 0.1:
        return "utf-16-le"
    if len(odd) >= 4 and even.count(0) > len(even) * 0.6 and odd.count(0) < len(odd) * 0.1:
        return "utf-16-be"
    return ""


def _as(data: bytes, encoding: str) -> tuple[str, list[_Wrong]]:
    try:
        return data.decode(encoding), []
    except UnicodeDecodeError:
        pass
    if encoding != "utf-8":
        content = data.decode(encoding, "replace")
        broken = [at.start() for at in re.finditer("\ufffd", content)] or [0]
        return content, [_Wrong(at, at, f"broken {encoding[:6].upper()}", "save it as UTF-8") for at in broken]
    chinese = _chinese(data)
    if chinese is not None:
        return chinese, [_Wrong(0, 0, "Chinese text in GB 18030, not UTF-8", "save it as UTF-8")]
    return _mended(data)


def _chinese(data: bytes) -> str | None:
    """The text if its bytes are those of GB 18030, as Chinese reference managers still write it."""
    runs = _HIGH_RUNS.findall(data)
    high = sum(map(len, runs))
    paired = sum(len(run) for run in runs if _CHINESE_PAIRS.fullmatch(run))
    if high < 4 or paired < high * 0.9:
        return None
    try:
        content = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    return content if len(_HAN.findall(content)) * 4 >= high else None


def _mended(data: bytes) -> tuple[str, list[_Wrong]]:
    """UTF-8 with its stray bytes read as Windows-1252."""
    content = data.decode("utf-8", "surrogateescape")
    wrong = []
    for run in _ESCAPED.finditer(content):
        stray = run.group().encode("utf-8", "surrogateescape")
        shown = " ".join(f"{byte:02X}" for byte in stray[:4])
        message = f"a byte that is not UTF-8 ({shown}), read as `{stray[:20].decode('cp1252', 'replace')}`"
        wrong.append(_Wrong(run.start(), run.end(), message, "save the file as UTF-8 and look at this place"))
    return _ESCAPED.sub(_as_windows, content), wrong


def _as_windows(run: re.Match[str]) -> str:
    return run.group().encode("utf-8", "surrogateescape").decode("cp1252", "replace")
