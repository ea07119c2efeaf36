"""cs:names: lists of names with et al., labels and substitution."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from briefwright.style.context import EMPTY, FULL, Context, Render
from briefwright.style.dress import Dress, dress, dressed
from briefwright.style.name_list import render_list
from briefwright.style.name_options import NameOptions, name_options
from briefwright.style.person import Name
from briefwright.style.source import Element
from briefwright.style.text_case import term_case
from briefwright.style.tokens import TEXT, Token


@dataclass(frozen=True, slots=True)
class NameLabel:
    """cs:label inside cs:names; `before` when it stands before cs:name in the style."""

    form: str
    plural: str
    dress: Dress
    before: bool


@dataclass(frozen=True, slots=True)
class EtAl:
    """The words for the names left out."""

    term: str
    dress: Dress


@dataclass(frozen=True, slots=True)
class NamesParts:
    """The children of cs:names in compiled form; names in a substitute inherit them."""

    options: NameOptions
    label: NameLabel | None
    et_al: EtAl


@dataclass(frozen=True, slots=True)
class NamesScope:
    """What holds around a cs:names: inherited name attributes, global options, and the parts of a parent names."""

    base: Mapping[str, str]
    style: Mapping[str, str]
    names_delimiter: str
    parent: NamesParts | None = None
    over: Mapping[str, str] = field(default_factory=dict)


def compile_names(element: Element, scope: NamesScope, compile_one: Callable[[Element, NamesParts], Render]) -> Render:
    """The rendering function of a cs:names; `compile_one` compiles a child of its cs:substitute."""
    parts = _read_parts(element, scope)
    variables = tuple(element.get("variable").split())
    delimiter = element.attributes.get("delimiter", scope.names_delimiter)
    substitute = element.first("substitute")
    others = [compile_one(child, parts) for child in substitute.children] if substitute is not None else []
    if parts.options.form == "count":
        return _counting(variables, parts, others)
    own = _listing(variables, parts, delimiter)
    return _as_author(dressed(_substituting(own, others) if others else own, element.attributes))


def _as_author(names: Render) -> Render:
    """The first names of a cite are its author: noted, and left out where the cite asks for that."""

    def render(context: Context) -> int:
        if context.author is not None or context.in_author:
            return names(context)
        start, lists = len(context.out), len(context.name_lists)
        context.in_author = True
        status = names(context)
        context.in_author = False
        if len(context.out) > start:
            context.author = (start, len(context.out))
            context.author_tokens = context.out[start:]
            context.author_is_named = len(context.name_lists) > lists
            if context.cite.form == "suppress-author":
                del context.out[start:]
        return status

    return render


def _substituting(own: Render, others: Sequence[Render]) -> Render:
    def render(context: Context) -> int:
        start = len(context.out)
        status = own(context)
        if len(context.out) > start:
            return status
        outer, context.substituting = context.substituting, True
        for other in others:
            context.shown.clear()
            other(context)
            if len(context.out) > start:
                # What a substitute has shown is not shown a second time (CSL 1.0.2, cs:substitute).
                context.suppressed.update(context.shown)
                status = FULL
            if status == FULL or context.substituted:
                break
        context.substituting, context.substituted = outer, False
        return status

    return render


def _read_parts(element: Element, scope: NamesScope) -> NamesParts:
    name, label, et_al = element.first("name"), element.first("label"), element.first("et-al")
    parent = scope.parent
    children = [child.tag for child in element.children]
    if parent is not None and not ({"name", "label", "et-al"} & set(children)):
        return parent
    return NamesParts(
        name_options(name, scope.base, scope.style, scope.over, element.first("institution")),
        _read_label(label, children) if label is not None else None,
        EtAl(et_al.get("term", "et-al"), dress(et_al.attributes)) if et_al is not None else EtAl("et-al", Dress()),
    )


def _read_label(label: Element, children: list[str]) -> NameLabel:
    before = "name" in children and children.index("label") < children.index("name")
    return NameLabel(label.get("form", "long"), label.get("plural", "contextual"), dress(label.attributes), before)


def _counting(variables: tuple[str, ...], parts: NamesParts, others: Sequence[Render]) -> Render:
    def render(context: Context) -> int:
        total = sum(_count(context, variable, parts) for variable in variables)
        if total == 0:
            start = len(context.out)
            for other in others:
                status = other(context)
                if len(context.out) > start:
                    return status
            return EMPTY
        context.out.append((TEXT, str(total), ""))
        return FULL

    return render


def _count(context: Context, variable: str, parts: NamesParts) -> int:
    count, options = len(context.record.names(variable)), parts.options
    return options.first if options.least and count >= options.least and options.first < count else count


def _listing(variables: tuple[str, ...], parts: NamesParts, delimiter: str) -> Render:
    pair = set(variables) == {"editor", "translator"}

    def render(context: Context) -> int:
        out, record = context.out, context.record
        shown = 0
        if pair and _same_people(context):
            return _one(context, "editor", "editortranslator", parts)
        for variable in variables:
            if variable in context.suppressed or not record.names(variable):
                continue
            if shown and delimiter:
                out.append((TEXT, delimiter, ""))
            before = len(out)
            _one(context, variable, variable, parts)
            if len(out) == before and shown and delimiter:
                out.pop()
            shown += len(out) > before
            if context.substituting:
                context.suppressed.add(variable)
        return FULL if shown else EMPTY

    return render


def _same_people(context: Context) -> bool:
    record = context.record
    people = record.names("editor")
    if not people or people != record.names("translator"):
        return False
    return not ({"editor", "translator"} & context.suppressed) and bool(context.locale.term("editortranslator"))


def _one(context: Context, variable: str, role: str, parts: NamesParts) -> int:
    people = context.record.names(variable)
    tokens = render_list(context, people, variable, parts.options, parts.et_al.term, parts.et_al.dress)
    label = None if context.sorting else parts.label
    if not tokens:
        return EMPTY
    out = context.out
    words = _label_tokens(context, people, role, label) if label is not None else ()
    if label is not None and label.before:
        out.extend(words)
    start = len(out)
    out.extend(tokens)
    if context.author is None:
        context.list_span = (context.list_span[0] if context.list_span else start, len(out))
    if label is not None and not label.before:
        out.extend(words)
    return FULL


def _label_tokens(context: Context, people: tuple[Name, ...], role: str, label: NameLabel) -> list[Token]:
    plural = label.plural == "always" or (label.plural == "contextual" and len(people) > 1)
    text = context.locale.term(role, label.form, plural=plural)
    if label.dress.case:
        text = term_case(text, label.dress.case, context.record.language, context.locale.language)
    return label.dress.wrap([(TEXT, text, "")] if text else [])
