"""Locales: terms, date formats and options, from a style's own cs:locale elements and the locale files (CSL 1.0.2)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from briefwright.style.source import BrokenStyle, Element, read_xml

LoadLocale = Callable[[str], str | None]

#: The dialect that stands for a bare language, where it is not simply `xx-XX`.
_PRIMARY = {
    "ar": "ar", "bal": "bal-PK", "brh": "brh-PK", "ca": "ca-AD", "cs": "cs-CZ", "cy": "cy-GB", "da": "da-DK",
    "el": "el-GR", "en": "en-US", "et": "et-EE", "eu": "eu", "fa": "fa-IR", "gl": "gl-ES", "he": "he-IL",
    "hi": "hi-IN", "hy": "hy-AM", "ja": "ja-JP", "km": "km-KH", "ko": "ko-KR", "la": "la", "lij": "lij-IT",
    "ms": "ms-MY", "nb": "nb-NO", "nn": "nn-NO", "no": "nb-NO", "pa": "pa-PK", "sl": "sl-SI", "sr": "sr-Latn-RS",
    "sv": "sv-SE", "tl": "tl-PH", "uk": "uk-UA", "vi": "vi-VN", "zh": "zh-CN", "af": "af-ZA",
}  # fmt: skip
#: Regional variants without a file of their own lean on a sibling before they lean on en-US.
_SIBLINGS = {"zh-HK": "zh-TW", "zh-MO": "zh-TW", "zh-SG": "zh-CN", "zh-Hant": "zh-TW", "zh-Hans": "zh-CN"}
#: Forms of terms lean on one another in this order (CSL 1.0.2, Terms).
_NEXT_FORM = {"verb-short": "verb", "symbol": "short", "verb": "long", "short": "long"}


@dataclass(frozen=True)
class Term:
    """One term in one form; `multiple` equals `single` where the locale makes no difference."""

    single: str
    multiple: str
    gender: str = ""


@dataclass(frozen=True)
class Ordinal:
    """An ordinal suffix and which numbers take it: `last-digit`, `last-two-digits` or `whole-number`."""

    suffix: str
    match: str


@dataclass(frozen=True, eq=False)
class Locale:
    """Merged terms, dates and options of one language, as one style sees them."""

    language: str
    terms: Mapping[tuple[str, str], Term]
    ordinals: Mapping[tuple[int, str], Ordinal]
    dates: Mapping[str, Element]
    options: Mapping[str, str]
    fallback: Locale | None = None
    _found: dict[tuple[str, str], Term | None] = field(default_factory=dict, repr=False)

    @cached_property
    def punctuation_in_quote(self) -> bool:
        return self.options.get("punctuation-in-quote") == "true"

    @cached_property
    def day_ordinals_only_first(self) -> bool:
        return self.options.get("limit-day-ordinals-to-day-1") == "true"

    @property
    def is_english(self) -> bool:
        return self.language[:2] == "en"

    def entry(self, name: str, form: str = "long") -> Term | None:
        key = (name, form)
        if key not in self._found:
            self._found[key] = self._look_up(name, form)
        return self._found[key]

    def _look_up(self, name: str, form: str) -> Term | None:
        if name == "sub verbo":
            name = "sub-verbo"
        step: str | None = form
        while step is not None:
            found = self.terms.get((name, step))
            if found is not None:
                return found
            step = _NEXT_FORM.get(step)
        # Every form of the language comes before any of the fallback's.
        return self.fallback.entry(name, form) if self.fallback is not None else None

    def date(self, form: str) -> Element | None:
        """The localised date of a form."""
        found = self.dates.get(form)
        return self.fallback.date(form) if found is None and self.fallback is not None else found

    def term(self, name: str, form: str = "long", *, plural: bool = False) -> str:
        found = self.entry(name, form)
        if found is None:
            return ""
        return found.multiple if plural else found.single

    def symbol(self, name: str) -> str:
        """The symbol for a term, never one of its other forms."""
        found = self.terms.get((name, "symbol"))
        if found is None:
            return self.fallback.symbol(name) if self.fallback is not None else ""
        return found.single

    def gender(self, name: str) -> str:
        found = self.entry(name)
        return found.gender if found else ""

    def ordinal(self, number: int, gender: str) -> str:
        """The suffix of an ordinal number; the most exact rule wins, and the gender's own form over the neuter."""
        for value, match in ((number, "whole-number"), (number % 100, "last-two-digits"), (number % 10, "last-digit")):
            for wanted in (gender, "") if gender else ("",):
                rule = self.ordinals.get((value, wanted))
                if rule and _applies(rule, value, match):
                    return rule.suffix
        if not self.ordinals and self.fallback is not None:
            return self.fallback.ordinal(number, gender)
        fallback = self.ordinals.get((-1, gender)) or self.ordinals.get((-1, ""))
        return fallback.suffix if fallback else ""


def _applies(rule: Ordinal, value: int, match: str) -> bool:
    """A rule without a stated match takes the last digit up to ordinal-09, the last two digits from ordinal-10."""
    stated = rule.match or ("last-digit" if value < 10 else "last-two-digits")
    strength = ("last-digit", "last-two-digits", "whole-number")
    return strength.index(stated) <= strength.index(match) if stated in strength else False


def candidates(language: str) -> tuple[str, ...]:
    """Locale tags to merge for a language, strongest first; always ends with en-US."""
    language = normal_tag(language)
    base = language.partition("-")[0]
    primary = _PRIMARY.get(base, f"{base}-{base.upper()}")
    tags = [language, _SIBLINGS.get(language, ""), primary, "en-US"]
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def normal_tag(language: str) -> str:
    """`de_de` -> `de-DE`, `zh-hans-cn` -> `zh-Hans-CN`; garbage gives an empty tag."""
    parts = re.split(r"[-_]", language.strip())
    if not re.fullmatch(r"[A-Za-z]{2,3}", parts[0]):
        return ""
    shaped = [parts[0].lower()]
    for part in parts[1:]:
        if not re.fullmatch(r"[A-Za-z0-9]{1,8}", part):
            break
        shaped.append(part.upper() if len(part) <= 3 else part.capitalize())
    return "-".join(shaped)


class Locales:
    """Makes locales for one style; each language is put together once."""

    def __init__(self, style: Element, load: LoadLocale) -> None:
        self._own = [child for child in style.children if child.tag == "locale"]
        self._load = load
        self._files: dict[str, Element | None] = {}
        self._made: dict[str, Locale] = {}

    def of(self, language: str) -> Locale:
        tag = normal_tag(language) or "en-US"
        if tag not in self._made:
            self._made[tag] = self._make(tag)
        return self._made[tag]

    def _make(self, language: str) -> Locale:
        tags = candidates(language)
        base = language.partition("-")[0]
        last = "en-US" if base != "en" else ""
        sources = [file for tag in reversed(tags) if tag != last and (file := self._file(tag)) is not None]
        for wanted in ("", base, *(tag for tag in reversed(tags) if tag.partition("-")[0] == base)):
            sources.extend(own for own in self._own if normal_tag(own.get("xml:lang")) == wanted)
        fallback = self._file(last) if last else None
        return merge(language, list(dict.fromkeys(sources)), merge(last, [fallback]) if fallback is not None else None)

    def _file(self, tag: str) -> Element | None:
        if tag not in self._files:
            self._files[tag] = self._read(tag)
        return self._files[tag]

    def _read(self, tag: str) -> Element | None:
        xml = self._load(tag)
        if not xml:
            return None
        try:
            return read_xml(xml)
        except BrokenStyle:
            return None


def merge(language: str, sources: Iterable[Element], fallback: Locale | None = None) -> Locale:
    """Locale elements merged, the later over the earlier; the fallback has what they lack."""
    terms: dict[tuple[str, str], Term] = {}
    ordinals: dict[tuple[int, str], Ordinal] = {}
    dates: dict[str, Element] = {}
    options: dict[str, str] = {}
    for source in sources:
        own: dict[tuple[int, str], Ordinal] = {}
        for term in (term for group in source.all("terms") for term in group.all("term")):
            _read_term(term, terms, own)
        # A locale that defines ordinals replaces the whole set: suffixes of two languages never mix.
        ordinals = own or ordinals
        dates.update({date.get("form"): date for date in source.all("date")})
        for option in source.all("style-options"):
            options.update(option.attributes)
    return Locale(language, terms, ordinals, dates, options, fallback)


def _read_term(term: Element, terms: dict[tuple[str, str], Term], ordinals: dict[tuple[int, str], Ordinal]) -> None:
    name = term.get("name")
    single, multiple = _wordings(term)
    ordinal = re.fullmatch(r"ordinal(?:-(\d\d))?", name)
    if ordinal:
        number = int(ordinal[1]) if ordinal[1] else -1
        ordinals[number, term.get("gender-form")] = Ordinal(single, term.get("match"))
        return
    gender_form = term.get("gender-form")
    key = f"{name}:{gender_form}" if gender_form else name
    terms[key, term.get("form", "long")] = Term(single, multiple, term.get("gender"))


def _wordings(term: Element) -> tuple[str, str]:
    single, multiple = term.first("single"), term.first("multiple")
    if single is None and multiple is None:
        text = _unwrapped(term.text)
        return text, text
    one = _unwrapped(single.text) if single is not None else ""
    return one, _unwrapped(multiple.text) if multiple is not None else one


def _unwrapped(text: str) -> str:
    """A term without the line breaks that only lay out its file; spaces on its own line belong to it."""
    return re.sub(r"^\s*\n\s*|\s*\n\s*$", "", text) if "\n" in text else text
