"""The lists that bellingcat's auto-archiver keeps: its own CSV, and its spreadsheet saved as CSV."""

from __future__ import annotations

import ast
import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import unquote, urlsplit

MOST_ROWS = 100_000
_LONGEST_FIELD = 1_000_000
_SHA256 = re.compile(r"(?:SHA-?256:)?([0-9a-f]{64})\Z", re.IGNORECASE)
_ARCHIVES, _PAGES = (".wacz",), (".pdf", ".html", ".htm", ".png", ".jpg", ".jpeg", ".webp")


@dataclass(frozen=True)
class Kept:
    """A file that was kept of a page; `digest` is the SHA-256 that the list gives, or ''."""

    name: str
    digest: str = ""


@dataclass(frozen=True)
class Row:
    """One archived page: where it was, when it was kept, its files with the fullest first, where they can be seen."""

    url: str
    time: datetime | None
    files: tuple[Kept, ...]
    archived_url: str = ""


class NotAList(ValueError):  # noqa: N818 - says what it is
    """A CSV that is no list of the auto-archiver; the message says why."""


def rows(content: str) -> tuple[Row, ...]:
    """The pages that were archived. Raises NotAList."""
    try:
        csv.field_size_limit(_LONGEST_FIELD)
        table = list(csv.DictReader(io.StringIO(content, newline="")))
    except csv.Error as error:
        raise NotAList(f"it is no CSV that can be read: {error}") from error
    if len(table) > MOST_ROWS:
        raise NotAList(f"it has more than {MOST_ROWS:,} rows")
    names = {str(name).strip().lower() for name in (table[0] if table else {})}
    if {"status", "metadata", "media"} <= names:
        read = (_own(_lowered(row)) for row in table)
    elif {"link", "archive location"} <= names:
        read = (_sheet(_lowered(row)) for row in table)
    else:
        raise NotAList("it has neither the columns `status`, `metadata`, `media` nor `link`, `archive location`")
    return tuple(row for row in read if row is not None)


def _lowered(row: Mapping[str | None, object]) -> Mapping[str, str]:
    return {name.strip().lower(): value.strip() for name, value in row.items() if name and isinstance(value, str)}


def _own(row: Mapping[str, str]) -> Row | None:
    """A row of the database: both fields are Python values as they are printed."""
    about, media = _value(row.get("metadata", "")), _value(row.get("media", ""))
    url = about.get("url") if isinstance(about, dict) else None
    if not isinstance(about, dict) or not isinstance(url, str) or "success" not in row.get("status", ""):
        return None
    time = about.get("_processed_at")
    kept = [one for entry in (media if isinstance(media, list) else ()) for one in _media(entry)]
    location = next((one for entry in (media if isinstance(media, list) else ()) for one in _urls(entry)), "")
    return Row(url, time if isinstance(time, datetime) else None, _fullest_first(kept), location)


def _sheet(row: Mapping[str, str]) -> Row | None:
    if not row.get("link") or "success" not in row.get("archive status", "success").lower():
        return None
    places = [row.get(name, "") for name in ("wacz", "archive location", "screenshot")]
    kept = [Kept(name) for place in places if (name := _path(place))]
    seen = _web(row.get("archive location", ""))
    return Row(row["link"], _moment(row.get("archive date", "")), _fullest_first(kept), seen)


def _media(entry: object) -> Iterator[Kept]:
    if not isinstance(entry, dict):
        return
    about = entry.get("properties")
    found = _SHA256.match(str(about.get("hash", ""))) if isinstance(about, dict) else None
    digest = found[1].lower() if found else ""
    for name in (entry.get("filename"), entry.get("key")):
        if isinstance(name, str) and name:
            yield Kept(name, digest)
            yield Kept(name.rpartition("/")[2], digest)
    if isinstance(about, dict):
        for inner in about.values():
            for one in inner if isinstance(inner, list) else (inner,):
                yield from _media(one)


def _urls(entry: object) -> Iterator[str]:
    urls = entry.get("urls") if isinstance(entry, dict) else None
    yield from (one for one in (urls if isinstance(urls, list) else ()) if isinstance(one, str) and _web(one))


def _fullest_first(kept: Sequence[Kept]) -> tuple[Kept, ...]:
    """Archives before pages before pictures; what is none of these cannot be a capture."""
    order = {ending: at for at, ending in enumerate((*_ARCHIVES, *_PAGES))}
    fitting = [one for one in dict.fromkeys(kept) if _ending(one.name) in order]
    return tuple(sorted(fitting, key=lambda one: order[_ending(one.name)]))


def _ending(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    return f".{ending.lower()}" if dot and stem else ""


def _path(place: str) -> str:
    """The name of a file at the end of an address or a path."""
    try:
        return unquote(urlsplit(place).path).replace("\\", "/").rpartition("/")[2]
    except ValueError:
        return ""


def _web(place: str) -> str:
    return place if place.startswith(("https://", "http://")) else ""


def _moment(value: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(value)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError):
        return None


def _value(printed: str) -> object:
    """A Python value from how it is printed: constants, lists, dictionaries and times; nothing is run."""
    try:
        return _of(ast.parse(printed, mode="eval").body)
    except (SyntaxError, ValueError, TypeError, OverflowError, RecursionError, MemoryError):
        return None


def _of(node: ast.expr) -> object:
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.Dict):
        return {str(_of(key)): _of(value) for key, value in zip(node.keys, node.values, strict=True) if key}
    if isinstance(node, ast.List | ast.Tuple | ast.Set):
        return [_of(one) for one in node.elts]
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "datetime.datetime":
        numbers = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, int)]
        year, month, day, hour, minute, second = (*numbers[:6], *(0 for _ in range(6 - len(numbers))))
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    return None
