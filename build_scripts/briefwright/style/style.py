"""A compiled style: its areas, layouts, sort keys and options."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from briefwright.style.compiler import Compiler
from briefwright.style.context import Render
from briefwright.style.dress import Dress, layout_dress
from briefwright.style.locale import LoadLocale, Locale, Locales, normal_tag
from briefwright.style.name_options import inherited
from briefwright.style.record import Records
from briefwright.style.sorting import SortKey, compile_key
from briefwright.style.source import BrokenStyle, Element, StyleProblem, read_xml

#: What an item has only among others.
_GIVEN = frozenset(("citation-number", "citation-label"))
#: The author as a sentence names it, for styles whose citations show no names.
_AUTHOR = """
<names variable="author">
  <name form="short" han-form="long" and="text" delimiter=", " et-al-min="4" et-al-use-first="1"/>
  <substitute>
    <names variable="editor"/>
    <names variable="director"/>
    <names variable="translator"/>
    <text variable="publisher"/>
    <text variable="title" form="short" quotes="true"/>
  </substitute>
</names>
"""


@dataclass(frozen=True, eq=False)
class Layout:
    """One cs:layout; `languages` is empty for the layout of all other items (CSL-M: layout locale)."""

    render: Render
    dress: Dress
    delimiter: str
    languages: tuple[str, ...] = ()
    names_only: bool = False


@dataclass(frozen=True, eq=False)
class Area:
    """Citation or bibliography: layouts in order, sort keys, attributes."""

    layouts: tuple[Layout, ...]
    keys: tuple[SortKey, ...]
    options: Mapping[str, str]
    problems: tuple[StyleProblem, ...] = ()

    def layout_for(self, language: str) -> Layout:
        """The layout of an item's language; the last one where none names it."""
        if len(self.layouts) > 1 and language:
            base = language.partition("-")[0]
            for layout in self.layouts[:-1]:
                if any(language == tag or base == tag for tag in layout.languages):
                    return layout
        return self.layouts[-1]


@dataclass(frozen=True, eq=False)
class Style:
    """A style ready to render; make it once and use it for any number of documents."""

    locales: Locales
    language: str
    is_note: bool
    citation: Area
    bibliography: Area | None
    mentions: frozenset[str]
    has_choose: bool
    author: Render
    sort_language: str
    title: str = ""
    records: Records = field(default_factory=Records, repr=False)

    @property
    def mentions_suffix(self) -> bool:
        """Whether the style itself says where year suffixes stand."""
        return "year-suffix" in self.mentions

    @property
    def problems(self) -> tuple[StyleProblem, ...]:
        """What is wrong with the style though it can be used."""
        areas = (self.citation, self.bibliography)
        return tuple(dict.fromkeys(problem for area in areas if area is not None for problem in area.problems))

    @property
    def near_note_distance(self) -> int:
        text = self.citation.options.get("near-note-distance", "")
        return int(text) if text.isdecimal() and len(text) < 9 else 5

    @property
    def locale(self) -> Locale:
        return self.locales.of(self.language)


def compile_style(xml: str, load_locale: LoadLocale, *, language: str = "") -> Style | StyleProblem:
    """A style from its XML; what cannot be used comes back as a problem, nothing is raised.

    `language` overrides the style's default locale.
    """
    try:
        return _compile(read_xml(xml), load_locale, language)
    except BrokenStyle as broken:
        return broken.problem
    except RecursionError:
        return StyleProblem("elements and macros are nested too deeply")


def _compile(root: Element, load_locale: LoadLocale, language: str) -> Style:
    if root.tag != "style":
        raise BrokenStyle(f"the root element is `{root.tag}`, not `style`", root.line)
    citation = root.first("citation")
    if citation is None or citation.first("layout") is None:
        raise BrokenStyle(
            "the style has no citation layout; a dependent style must be replaced by its parent", root.line
        )
    macros = {macro.get("name"): macro for macro in root.all("macro")}
    bibliography = root.first("bibliography")
    info = root.first("info")
    title = info.first("title") if info is not None else None
    return Style(
        Locales(root, load_locale),
        normal_tag(language) or normal_tag(root.get("default-locale")),
        root.get("class") == "note",
        _area(root, citation, macros),
        _area(root, bibliography, macros) if bibliography is not None and bibliography.first("layout") else None,
        frozenset(_mentioned(root)),
        _has(root, "disambiguate", "true"),
        Compiler(root, {}, {}, ", ").names(read_xml(_AUTHOR)),
        normal_tag(root.get("default-locale-sort")),
        title.text.strip() if title is not None else "",
    )


def _area(root: Element, element: Element, macros: Mapping[str, Element]) -> Area:
    base = inherited(element, inherited(root, {}))
    names_delimiter = element.get("names-delimiter", root.get("names-delimiter"))
    compiler = Compiler(root, macros, base, names_delimiter)
    aligned = element.get("second-field-align") if element.tag == "bibliography" else ""
    layouts = [_layout(compiler, layout, aligned) for layout in element.all("layout")]
    sort = element.first("sort")
    keys = (
        [compile_key(key, root, macros, base, names_delimiter) for key in sort.all("key")] if sort is not None else []
    )
    return Area(
        tuple(sorted(layouts, key=lambda layout: not layout.languages)),
        tuple(keys),
        element.attributes,
        tuple(compiler.problems),
    )


def _layout(compiler: Compiler, element: Element, aligned: str) -> Layout:
    render = compiler.layout(element.children, aligned=bool(aligned))
    names_only = element.get("item-language") == "names"
    tags = tuple(normal_tag(tag) for tag in element.get("locale").split())
    return Layout(
        render,
        layout_dress(element.attributes),
        element.get("delimiter"),
        tuple(tag for tag in tags if tag),
        names_only,
    )


def _mentioned(root: Element) -> Iterator[str]:
    """Those variables that a document gives to items, as far as the style names them; a suffix, where it prints it."""
    for element in _all(root):
        if element.tag == "text" and element.get("variable") == "year-suffix":
            yield "year-suffix"
        yield from (word for value in element.attributes.values() for word in value.split() if word in _GIVEN)


def _has(root: Element, attribute: str, value: str) -> bool:
    """Whether the style has such an element anywhere."""
    return any(element.get(attribute) == value for element in _all(root))


def _all(root: Element) -> Iterator[Element]:
    pending = [root]
    while pending:
        element = pending.pop()
        yield element
        pending.extend(element.children)
