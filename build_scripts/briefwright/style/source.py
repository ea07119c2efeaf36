"""Style and locale files as plain trees; both may come from strangers, so the reader is bounded and takes no DTD."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

MOST_BYTES = 8_000_000
MOST_ELEMENTS = 200_000
MOST_DEPTH = 200


@dataclass(frozen=True)
class StyleProblem:
    """Why a style or locale cannot be used; `line` counts from 1 in its XML, 0 where none can be named."""

    message: str
    line: int = 0


class BrokenStyle(Exception):  # noqa: N818 - it never leaves this package; callers get a StyleProblem
    """Carries a problem out of the depths of reading or compiling a style."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.problem = StyleProblem(message, line)


@dataclass(frozen=True, eq=False)
class Element:
    """One XML element: local name, attributes (only `xml:` keeps its prefix), children, and direct text."""

    tag: str
    attributes: Mapping[str, str]
    children: tuple[Element, ...]
    text: str
    line: int

    def get(self, name: str, default: str = "") -> str:
        return self.attributes.get(name, default)

    def all(self, *tags: str) -> Iterator[Element]:
        return (child for child in self.children if child.tag in tags)

    def first(self, tag: str) -> Element | None:
        return next(self.all(tag), None)


@dataclass
class _Open:
    tag: str
    attributes: Mapping[str, str]
    line: int
    children: list[Element] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def close(self) -> Element:
        return Element(self.tag, self.attributes, tuple(self.children), "".join(self.text), self.line)


class _Reader:
    def __init__(self) -> None:
        self.open: list[_Open] = [_Open("", {}, 0)]
        self.count = 0
        # The text is already decoded: whatever encoding its declaration names, what expat sees is UTF-8.
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.StartDoctypeDeclHandler = self.doctype

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.count += 1
        line = self.parser.CurrentLineNumber
        if self.count > MOST_ELEMENTS or len(self.open) > MOST_DEPTH:
            raise BrokenStyle("the file has too many or too deeply nested elements", line)
        kept = {name: value for name, value in attributes.items() if ":" not in name or name[:4] == "xml:"}
        self.open.append(_Open(tag.rpartition(":")[2], kept, line))

    def end(self, _tag: str) -> None:
        closed = self.open.pop().close()
        self.open[-1].children.append(closed)

    def characters(self, text: str) -> None:
        self.open[-1].text.append(text)

    def doctype(self, *_: object) -> None:
        raise BrokenStyle("document type declarations are not allowed", self.parser.CurrentLineNumber)


def read_xml(xml: str) -> Element:
    """The root element; raises BrokenStyle for anything that is not plain, bounded, well-formed XML."""
    data = xml.lstrip("\ufeff \r\n\t").encode("utf-8", "replace")
    if len(data) > MOST_BYTES:
        raise BrokenStyle(f"the file is larger than {MOST_BYTES} bytes")
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        raise BrokenStyle(f"not well-formed XML: {expat.ErrorString(error.code)}", error.lineno) from error
    return reader.open[0].children[0]
