"""cs:date: a date in a localised or a stated form, with ranges."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefwright.style.context import EMPTY, FULL, Attributes, Context, Render
from briefwright.style.dates import Date, Day
from briefwright.style.dress import Dress, dress, dressed
from briefwright.style.locale import Locale
from briefwright.style.source import Element
from briefwright.style.text_case import text_case
from briefwright.style.tokens import TEXT, Token

_LEVELS = {"year": 0, "month": 1, "day": 2}
_KEPT = {"year": {"year"}, "year-month": {"year", "month"}}


@dataclass(frozen=True, slots=True)
class Part:
    """One compiled cs:date-part."""

    name: str
    form: str
    range_delimiter: str
    dress: Dress
    without_suffix: Dress
    without_prefix: Dress


def read_part(element: Element, override: Attributes | None = None) -> Part:
    """A date part, its formatting taken from the style where the style says something."""
    attributes = dict(element.attributes)
    for name, value in (override or {}).items():
        if name not in ("name", "prefix", "suffix"):
            attributes[name] = value
    default = {"month": "long", "day": "numeric", "year": "long"}.get(attributes.get("name", ""), "")
    bare = {name: value for name, value in attributes.items() if name != "suffix"}
    return Part(
        attributes.get("name", ""),
        attributes.get("form", default),
        attributes.get("range-delimiter", "–"),
        dress(attributes),
        dress(bare),
        dress({name: value for name, value in attributes.items() if name != "prefix"}),
    )


def compile_date(element: Element) -> Render:
    """The rendering function of a cs:date."""
    variable = element.get("variable")
    form = element.get("form")
    own = {part.get("name"): part for part in element.all("date-part")}
    kept = _KEPT.get(element.get("date-parts"), {"year", "month", "day"})
    fixed = tuple(read_part(part) for part in element.all("date-part"))
    made: dict[int, tuple[Locale, tuple[Part, ...], str]] = {}

    def parts_of(locale: Locale) -> tuple[tuple[Part, ...], str]:
        if not form:
            return fixed, element.get("delimiter")
        found = made.get(id(locale))
        if found is None or found[0] is not locale:
            localised = locale.date(form)
            parts: tuple[Part, ...] = ()
            delimiter = element.get("delimiter")
            if localised is not None:
                delimiter = delimiter or localised.get("delimiter")
                parts = tuple(
                    read_part(part, own[part.get("name")].attributes if part.get("name") in own else None)
                    for part in localised.all("date-part")
                    if part.get("name") in kept
                )
            found = made[id(locale)] = (locale, parts, delimiter)
        return found[1], found[2]

    def render(context: Context) -> int:
        if variable in context.suppressed or (context.trial and variable == "accessed"):
            return EMPTY
        date = context.record.date(variable)
        if date is None:
            return EMPTY
        if context.substituting:
            context.shown.add(variable)
        if context.sorting:
            context.out.append((TEXT, sort_text(date, fixed if not form else parts_of(context.locale)[0]), variable))
            return FULL
        parts, delimiter = parts_of(context.locale)
        tokens = date_tokens(date, parts, delimiter, variable, context)
        context.out.extend(tokens)
        return FULL if tokens else EMPTY

    return dressed(render, {name: value for name, value in element.attributes.items() if name != "form"})


def sort_text(date: Date, parts: tuple[Part, ...]) -> str:
    """The sortable text of the parts of a date that would be shown."""
    if date.literal:
        return date.literal
    names = {part.name for part in parts}
    cut = [
        Day(day.year, day.month if "month" in names else 0, day.day if "day" in names else 0)
        for day in (date.start, date.end)
        if day is not None
    ]
    return replace(date, start=cut[0], end=cut[1] if len(cut) > 1 else None).sort_key


def date_tokens(date: Date, parts: tuple[Part, ...], delimiter: str, variable: str, context: Context) -> list[Token]:
    if date.literal:
        return [(TEXT, date.literal, variable)]
    if date.end is None and not date.open:
        return _joined(parts, date.start, delimiter, variable, context, last_bare=False)
    return _range(date, parts, delimiter, variable, context)


def _range(date: Date, parts: tuple[Part, ...], delimiter: str, variable: str, context: Context) -> list[Token]:
    start, end = date.start, date.end or Day()
    shown = {part.name for part in parts}
    if date.open or start.year != end.year:
        level = 0
    elif start.month != end.month:
        level = 1
    else:
        level = 2
    moving = [at for at, part in enumerate(parts) if _LEVELS.get(part.name, 0) >= level]
    by_level = {_LEVELS[part.name]: part.range_delimiter for part in parts if part.name in _LEVELS}
    if not moving or not any(name in shown for name, own in _LEVELS.items() if own == level):
        return _joined(parts, start, delimiter, variable, context, last_bare=False)
    first, last = moving[0], moving[-1]
    mark = by_level.get(level, "–")
    head = _joined(parts[:first], start, delimiter, variable, context, last_bare=False)
    left = _joined(parts[first : last + 1], start, delimiter, variable, context, last_bare=True)
    right = (
        _joined(parts[first : last + 1], end, delimiter, variable, context, last_bare=False, first_bare=True)
        if not date.open
        else []
    )
    tail = _joined(parts[last + 1 :], start, delimiter, variable, context, last_bare=False)
    middle: list[Token] = [*left, (TEXT, mark, variable), *right]
    tokens = head
    for piece in (middle, tail):
        if tokens and piece and delimiter:
            tokens = [*tokens, (TEXT, delimiter, "")]
        tokens = [*tokens, *piece]
    return tokens


def _joined(
    parts: tuple[Part, ...],
    day: Day,
    delimiter: str,
    variable: str,
    context: Context,
    *,
    last_bare: bool,
    first_bare: bool = False,
) -> list[Token]:
    texts = [(part, text) for part in parts if (text := _part_text(part, day, context))]
    tokens: list[Token] = []
    for at, (part, text) in enumerate(texts):
        if tokens and delimiter:
            tokens.append((TEXT, delimiter, ""))
        worn = part.without_suffix if last_bare and at == len(texts) - 1 else part.dress
        if first_bare and at == 0:
            worn = part.without_prefix
        if part.dress.case:
            text = text_case(text, part.dress.case, "", context.locale.language)
        inner: list[Token] = [(TEXT, text, variable)]
        if part.name == "year" and not last_bare and takes_suffix(context, variable):
            inner.append((TEXT, context.year_suffix, "year-suffix"))
            context.used_suffix = True
        tokens.extend(worn.wrap(inner))
    return tokens


def takes_suffix(context: Context, variable: str) -> bool:
    """Whether the year suffix stands after this year: once a cite, where the style does not place it itself.

    It belongs to the year of issue; a work without one is told by whatever other date it shows.
    """
    if not context.implicit_suffix or not context.year_suffix or context.used_suffix:
        return False
    return variable == "issued" or context.record.date("issued") is None


def _part_text(part: Part, day: Day, context: Context) -> str:
    locale = context.locale
    if part.name == "year":
        return year_text(day.year, part.form, locale)
    if part.name == "month":
        return month_text(day, part.form, locale)
    return day_text(day, part.form, locale) if part.name == "day" else ""


def year_text(year: int, form: str, locale: Locale) -> str:
    if year == 0:
        return ""
    if year < 0:
        return f"{-year}{locale.term('bc')}"
    if form == "short":
        return f"{year % 100:02d}"
    return f"{year}{locale.term('ad')}" if year < 1000 else str(year)


def month_text(day: Day, form: str, locale: Locale) -> str:
    if day.season:
        return locale.term(f"season-{day.season:02d}", "short" if form == "short" else "long")
    if not 1 <= day.month <= 12:
        return ""
    if form == "numeric":
        return str(day.month)
    if form == "numeric-leading-zeros":
        return f"{day.month:02d}"
    return locale.term(f"month-{day.month:02d}", form)


def day_text(day: Day, form: str, locale: Locale) -> str:
    if not day.day or day.season:
        return ""
    if form == "numeric-leading-zeros":
        return f"{day.day:02d}"
    if form == "ordinal" and (day.day == 1 or not locale.day_ordinals_only_first):
        return f"{day.day}{locale.ordinal(day.day, locale.gender(f'month-{day.month:02d}'))}"
    return str(day.day)
