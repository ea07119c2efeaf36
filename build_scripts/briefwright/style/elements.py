"""cs:text, cs:number and cs:label: variables, terms, values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefwright.style import numbers
from briefwright.style.context import EMPTY, FULL, PLAIN, Context, Render
from briefwright.style.dress import dressed, unescape
from briefwright.style.labelled import cut, has_labels, leading_label
from briefwright.style.locale import Locale
from briefwright.style.pages import page_range
from briefwright.style.record import NUMBER_VARIABLES
from briefwright.style.rich import parse
from briefwright.style.source import Element
from briefwright.style.text_case import term_case, text_case
from briefwright.style.tokens import TEXT, flat

_VERBATIM = frozenset(("URL", "DOI"))
#: The language of a translation in these scripts says nothing about the case of its original title.
_CASELESS = frozenset(("zh", "ja", "ko"))
_SHORT = {"title": "title-short", "container-title": "container-title-short"}


def compile_value(element: Element) -> Render:
    tokens = parse(text_case(unescape(element.get("value")), element.get("text-case"), "", "en"))

    def render(context: Context) -> int:
        context.out.extend(tokens)
        return PLAIN

    return dressed(render, element.attributes, case=False)


def compile_term(element: Element) -> Render:
    name, form = element.get("term"), element.get("form", "long")
    plural = element.get("plural") == "true"
    case = element.get("text-case")

    def render(context: Context) -> int:
        text = context.locale.term(name, form, plural=plural)
        if case:
            text = term_case(text, case, context.record.language, context.locale.language)
        if text:
            if not case and context.capitalize and not flat(context.out):
                text = text[:1].upper() + text[1:]
            context.out.append((TEXT, text, ""))
        elif context.substituting and context.locale.entry(name, form) is not None:
            context.substituted = True
        return PLAIN

    return dressed(render, element.attributes, case=False)


def compile_variable(element: Element, page_format: str) -> Render:
    """cs:text with a variable."""
    variable = element.get("variable")
    special = _SPECIAL.get(variable)
    if special is not None:
        return dressed(special, element.attributes)
    if variable in NUMBER_VARIABLES:
        return dressed(_pages(variable, page_format), element.attributes)
    if element.get("form") == "short" and variable in _SHORT:
        content = _field((_SHORT[variable], variable), element)
    else:
        content = _field((variable,), element)
    return dressed(content, element.attributes, case=False)


def _field(variables: tuple[str, ...], element: Element) -> Render:
    case = element.get("text-case")
    verbatim = variables[0] in _VERBATIM

    def render(context: Context) -> int:
        record = context.record
        for variable in variables:
            text = record.text(variable)
            if text:
                if variable in context.suppressed:
                    return EMPTY
                if context.substituting:
                    context.shown.add(variable)
                if case:
                    translated = variable.startswith("original-") and record.language[:2] in _CASELESS
                    language = "" if translated else record.language
                    text = text_case(text, case, language, context.locale.language)
                if verbatim:
                    context.out.append((TEXT, text, variable))
                else:
                    context.out.extend(parse(text, variable))
                return FULL
        return EMPTY

    return render


def _citation_number(context: Context) -> int:
    if not context.citation_number:
        return EMPTY
    context.out.append((TEXT, context.citation_number, "citation-number"))
    return FULL


def _year_suffix(context: Context) -> int:
    if not context.year_suffix:
        return PLAIN
    context.used_suffix = True
    context.out.append((TEXT, context.year_suffix, "year-suffix"))
    return FULL


def _citation_label(context: Context) -> int:
    text = context.record.text("citation-label") or context.citation_label
    if not text:
        return EMPTY
    context.out.append((TEXT, text, "citation-label"))
    if context.year_suffix:
        context.used_suffix = True
        context.out.append((TEXT, context.year_suffix, "year-suffix"))
    return FULL


def _first_note(context: Context) -> int:
    if not context.cite.first_note:
        return EMPTY
    context.out.append((TEXT, str(context.cite.first_note), "first-reference-note-number"))
    return FULL


def _page_first(context: Context) -> int:
    text = context.record.page_first
    if not text or "page-first" in context.suppressed:
        return EMPTY
    context.out.append((TEXT, text, "page-first"))
    return FULL


_SPECIAL: dict[str, Callable[[Context], int]] = {
    "citation-number": _citation_number,
    "year-suffix": _year_suffix,
    "citation-label": _citation_label,
    "first-reference-note-number": _first_note,
    "page-first": _page_first,
}


def value_of(context: Context, variable: str) -> str:
    """The text of a number or text variable, those of the cite and of the run included."""
    if variable == "locator":
        return context.cite.locator.strip()
    if variable == "citation-number":
        return context.citation_number
    if variable == "first-reference-note-number":
        return str(context.cite.first_note or "")
    if variable == "citation-label":
        return context.record.text("citation-label") or context.citation_label
    if variable == "page-first":
        return context.record.page_first
    return context.record.text(variable)


def _pages(variable: str, page_format: str) -> Render:
    def render(context: Context) -> int:
        text = value_of(context, variable)
        if not text or variable in context.suppressed:
            return EMPTY
        pages = variable == "page" or (variable == "locator" and context.cite.label == "page")
        if context.substituting:
            context.shown.add(variable)
        ranges = _Ranges(page_format if pages else "", context.page_dash, context.locale, not page_format)
        context.out.extend(parse(ranges.set(text), variable))
        return FULL

    return render


@dataclass(frozen=True, slots=True)
class _Ranges:
    """How ranges of numbers are set: a page-range-format, the dash, the words of a locale."""

    page_format: str
    dash: str
    locale: Locale
    loose: bool = True

    def set(self, text: str) -> str:
        """Numbers with their ranges set, and with the locale's words for the labels that stand in them."""
        if "&" in text:
            text = text.replace("&", self.locale.term("and", "symbol") or "&")
        if not has_labels(text):
            return page_range(text, self.page_format, self.dash, loose=self.loose)
        head, *rest = cut(text)
        return page_range(head[2], self.page_format, self.dash, loose=self.loose) + self.labelled(rest)

    def labelled(self, parts: Sequence[tuple[str, str, str]]) -> str:
        out = ""
        for separator, label, number in parts:
            word = self.locale.term(label, "short", plural=numbers.is_plural(number))
            out += f"{separator}{word} " if word else separator
            out += page_range(number, self.page_format, self.dash, loose=self.loose)
        return out


def compile_number(element: Element) -> Render:
    variable, form = element.get("variable"), element.get("form", "numeric")
    case = element.get("text-case")

    def render(context: Context) -> int:
        if variable in context.suppressed:
            return EMPTY
        value = value_of(context, variable)
        if not value:
            return EMPTY
        if context.substituting:
            context.shown.add(variable)
        head, *rest = cut(value) if has_labels(value) else (("", "", value),)
        text = numbers.in_form(head[2], form, context.locale, context.locale.gender(variable))
        if variable == "page" and "–" in text:
            text = text.replace("–", context.locale.term("page-range-delimiter") or "–")
        text += _Ranges("", "–", context.locale).labelled(rest)
        if case:
            text = text_case(text, case, context.record.language, context.locale.language)
        context.out.append((TEXT, text, variable))
        return FULL

    return dressed(render, element.attributes, case=False)


def compile_label(element: Element) -> Render:
    """cs:label outside cs:names."""
    variable, form = element.get("variable"), element.get("form", "long")
    plural, case = element.get("plural", "contextual"), element.get("text-case")

    def render(context: Context) -> int:
        value = value_of(context, variable)
        if not value and not (variable == "locator" and context.cite.in_bibliography):
            return EMPTY if variable in NUMBER_VARIABLES else PLAIN
        many = plural == "always" or (plural == "contextual" and numbers.names_many(variable, value))
        term = variable
        if variable == "locator":
            term = leading_label(value) or context.cite.label
            many = plural == "always" or (plural == "contextual" and numbers.is_plural(cut(value)[0][2]))
        text = context.locale.term(term, form, plural=many)
        if case:
            text = term_case(text, case, context.record.language, context.locale.language)
        if text:
            context.out.append((TEXT, text, ""))
        return PLAIN

    return dressed(render, element.attributes, case=False)
