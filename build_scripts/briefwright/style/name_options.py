"""The options of cs:name, inherited from cs:style, cs:citation or cs:bibliography, and cs:names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from briefwright.style.dress import Dress, dress
from briefwright.style.source import Element

#: Attributes of cs:name as an ancestor spells them.
_INHERITED = {
    "and": "and",
    "delimiter-precedes-et-al": "delimiter-precedes-et-al",
    "delimiter-precedes-last": "delimiter-precedes-last",
    "et-al-min": "et-al-min",
    "et-al-use-first": "et-al-use-first",
    "et-al-use-last": "et-al-use-last",
    "et-al-subsequent-min": "et-al-subsequent-min",
    "et-al-subsequent-use-first": "et-al-subsequent-use-first",
    "initialize": "initialize",
    "initialize-with": "initialize-with",
    "name-as-sort-order": "name-as-sort-order",
    "sort-separator": "sort-separator",
    "name-form": "form",
    "name-delimiter": "delimiter",
}


def inherited(ancestor: Element, base: Mapping[str, str]) -> Mapping[str, str]:
    """Name attributes that hold below an ancestor, on top of those that hold above it."""
    own = {name: ancestor.get(spelt) for spelt, name in _INHERITED.items() if spelt in ancestor.attributes}
    return {**base, **own}


@dataclass(frozen=True, eq=False)
class NameOptions:
    """One compiled cs:name.

    `han_whole` is an extension: names in Chinese, Japanese and Korean script are never cut to the family name, which
    so many people share.
    """

    form: str = "long"
    conjunction: str = ""
    delimiter: str = ", "
    precedes_last: str = "contextual"
    precedes_et_al: str = "contextual"
    institution_precedes_last: str = "contextual"
    least: int = 0
    first: int = 0
    use_last: bool = False
    subsequent_least: int = 0
    subsequent_first: int = 1
    initialize: bool = True
    initialize_with: str | None = None
    hyphen: bool = True
    sort_order: str = ""
    separator: str = ", "
    han_whole: bool = False
    demote: str = "display-and-sort"
    whole: Dress = field(default_factory=Dress)
    institution: Dress = field(default_factory=Dress)
    family: Dress = field(default_factory=Dress)
    given: Dress = field(default_factory=Dress)
    family_affixes: tuple[str, str] = ("", "")
    given_affixes: tuple[str, str] = ("", "")


def name_options(
    element: Element | None,
    base: Mapping[str, str],
    style: Mapping[str, str],
    over: Mapping[str, str] = MappingProxyType({}),
    institution: Element | None = None,
) -> NameOptions:
    """Options of one cs:name below the inherited ones; `style` holds cs:style's global options."""
    attributes = {**base, **(element.attributes if element is not None else {}), **over}
    children = list(element.all("name-part")) if element is not None else []
    parts = {part.get("name"): dress(part.attributes, affixes=False) for part in children}
    affixes = {part.get("name"): (part.get("prefix"), part.get("suffix")) for part in children}
    worn = dress(element.attributes) if element is not None else Dress()
    least, first = _number(attributes, "et-al-min"), _number(attributes, "et-al-use-first")
    return NameOptions(
        form=attributes.get("form", "long"),
        conjunction=attributes.get("and", ""),
        delimiter=attributes.get("delimiter", ", "),
        precedes_last=attributes.get("delimiter-precedes-last", "contextual"),
        institution_precedes_last=base.get("delimiter-precedes-last", "contextual"),
        precedes_et_al=attributes.get("delimiter-precedes-et-al", "contextual"),
        # Only both together abbreviate.
        least=least if "et-al-use-first" in attributes else 0,
        first=first,
        use_last=attributes.get("et-al-use-last") == "true",
        subsequent_least=_number(attributes, "et-al-subsequent-min", least),
        subsequent_first=_number(attributes, "et-al-subsequent-use-first", first),
        initialize=attributes.get("initialize", "true") != "false",
        initialize_with=attributes.get("initialize-with"),
        hyphen=style.get("initialize-with-hyphen", "true") != "false",
        sort_order=attributes.get("name-as-sort-order", ""),
        separator=attributes.get("sort-separator", ", "),
        han_whole=attributes.get("han-form") == "long",
        demote=style.get("demote-non-dropping-particle", "display-and-sort"),
        whole=worn,
        institution=_institution(element, institution),
        family=parts.get("family", Dress()),
        given=parts.get("given", Dress()),
        family_affixes=affixes.get("family", ("", "")),
        given_affixes=affixes.get("given", ("", "")),
    )


def _institution(name: Element | None, institution: Element | None) -> Dress:
    """What an institution wears: cs:institution and its long part (CSL-M), or the formatting of cs:name."""
    if institution is None:
        return dress(name.attributes, affixes=False) if name is not None else Dress()
    whole = dress(institution.attributes)
    parts = [dress(part.attributes) for part in institution.all("institution-part") if part.get("name") == "long"]
    part = parts[0] if parts else Dress()
    return Dress((*whole.before, *part.before), (*part.after, *whole.after))


def _number(attributes: Mapping[str, str], name: str, default: int = 0) -> int:
    text = attributes.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 6 else default
