"""From a style's elements to rendering functions; the work is done once for each area of a style."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefwright.style.conditions import compile_choose
from briefwright.style.context import EMPTY, FULL, PLAIN, Context, Render
from briefwright.style.date_element import compile_date
from briefwright.style.dress import dressed, unescape
from briefwright.style.elements import compile_label, compile_number, compile_term, compile_value, compile_variable
from briefwright.style.names import NamesParts, NamesScope, compile_names
from briefwright.style.source import BrokenStyle, Element, StyleProblem
from briefwright.style.tokens import TEXT, Token

MOST_NESTED = 90
#: Elements that one cite may pass through; macros that call macros can multiply without bound.
MOST_STEPS = 20_000


class Compiler:
    """Compiles the elements of one area; macros are compiled when first called."""

    def __init__(
        self,
        root: Element,
        macros: Mapping[str, Element],
        base: Mapping[str, str],
        names_delimiter: str,
        over: Mapping[str, str] | None = None,
    ) -> None:
        self.root = root
        self.macros = macros
        self.scope = NamesScope(base, root.attributes, names_delimiter, None, over or {})
        self.page_format = root.get("page-range-format")
        self.problems: list[StyleProblem] = []
        self._compiled: dict[str, tuple[Render, int]] = {}
        self._calling: list[str] = []
        self._parent: NamesParts | None = None
        self._depth = 0
        self._steps = 0

    def children(self, elements: Sequence[Element], delimiter: str = "") -> Render:
        """Elements rendered one after the other, the delimiter between those that have output."""
        compiled = tuple(self.element(child, delimiter) for child in elements)
        if len(compiled) == 1:
            return compiled[0]
        joint: Token = (TEXT, delimiter, "")

        def render(context: Context) -> int:
            status = PLAIN
            for one in compiled:
                found = one(context)
                if found > status:
                    status = found
            return status

        def delimited(context: Context) -> int:
            out = context.out
            start, status = len(out), PLAIN
            for one in compiled:
                before = len(out)
                if before > start:
                    out.append(joint)
                    found = one(context)
                    if len(out) == before + 1:
                        out.pop()
                else:
                    found = one(context)
                if found > status:
                    status = found
            return status

        return delimited if delimiter else render

    def layout(self, elements: Sequence[Element], *, aligned: bool) -> Render:
        """A layout's children; with second-field-align the first stands in the margin, the rest beside it."""
        if not aligned or len(elements) < 2:
            return self.children(elements)
        first = dressed(self.element(elements[0]), {"display": "left-margin"})
        rest = dressed(self.children(elements[1:]), {"display": "right-inline"})

        def render(context: Context) -> int:
            return max(first(context), rest(context))

        return render

    def element(self, element: Element, delimiter: str = "") -> Render:
        self._depth += 1
        self._steps += 1
        if self._depth > MOST_NESTED or self._steps > MOST_STEPS:
            raise BrokenStyle("elements and macros are nested too deeply or too often", element.line)
        render = self._element(element, delimiter)
        self._depth -= 1
        return render

    def _element(self, element: Element, delimiter: str) -> Render:
        tag = element.tag
        if tag == "text":
            return self._text(element)
        if tag == "choose":
            return self._choose(element, delimiter)
        if tag == "group":
            return self._group(element)
        if tag == "names":
            return self.names(element)
        if tag == "date":
            return compile_date(element)
        if tag == "number":
            return compile_number(element)
        if tag == "label":
            return compile_label(element)
        return _nothing

    def _text(self, element: Element) -> Render:
        if element.get("variable"):
            return compile_variable(element, self.page_format)
        if element.get("macro"):
            return _grouped(dressed(self.macro(element.get("macro"), element.line), element.attributes))
        if element.get("term"):
            return compile_term(element)
        return compile_value(element)

    def _choose(self, element: Element, delimiter: str) -> Render:
        start, costs = self._steps, [0]

        def branch(elements: Sequence[Element]) -> Render:
            self._steps = start
            render = self.children(elements, delimiter)
            costs.append(self._steps - start)
            return render

        render = compile_choose(element, branch)
        # Only one branch is ever taken: the dearest is what counts.
        self._steps = start + max(costs)
        return render

    def _group(self, element: Element) -> Render:
        return _grouped(
            dressed(self.children(element.children, unescape(element.get("delimiter"))), element.attributes)
        )

    def names(self, element: Element) -> Render:
        return compile_names(element, replace(self.scope, parent=self._parent), self._substitute)

    def _substitute(self, element: Element, parent: NamesParts) -> Render:
        """A child of cs:substitute; names in it, also in branches, take the parts of the names they stand for."""
        before, self._parent = self._parent, parent
        render = self.element(element)
        self._parent = before
        return render

    def macro(self, name: str, line: int) -> Render:
        """The rendering function of a macro; a macro that calls itself breaks the style."""
        found = self._compiled.get(name)
        if found is not None:
            self._steps += found[1]
            if self._steps > MOST_STEPS:
                raise BrokenStyle("macros call one another too often", line)
            return found[0]
        if name in self._calling:
            raise BrokenStyle(f"macro `{name}` calls itself: {' > '.join([*self._calling, name])}", line)
        body = self.macros.get(name)
        if body is None:
            self.problems.append(StyleProblem(f"no macro `{name}`", line))
            return _nothing
        self._calling.append(name)
        before, parent, self._parent = self._steps, self._parent, None
        render = self.children(body.children)
        self._parent = parent
        self._calling.pop()
        self._compiled[name] = (render, self._steps - before)
        return render


def _grouped(inner: Render) -> Render:
    """A group or macro: shown only if a variable called in it has a value, or none is called (CSL 1.0.2, cs:group).

    One without variables counts as a value for the group around it.
    """

    def render(context: Context) -> int:
        start = len(context.out)
        status = inner(context)
        if status == EMPTY:
            del context.out[start:]
        elif status == PLAIN and len(context.out) > start:
            return FULL
        return status

    return render


def _nothing(_context: Context) -> int:
    return PLAIN
