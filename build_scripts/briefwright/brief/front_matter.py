"""Front matter: the YAML block at a file's head, read as data only, with the place of every field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import yaml

from briefwright.brief import field_values, yaml_depth
from briefwright.findings import Finding, Severity, finding
from briefwright.text import Span, Text

CHECK = "front-matter-is-complete"
_HEAD = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<yaml>.*?)(?:^|(?<=\n))(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
#: What points from a deck or description to claims of the text; readers of the field never see it.
POINTER = re.compile(r"\s?\[#[^\W\d_][\w-]*(?:[ ]?[;,][ ]?#[^\W\d_][\w-]*)*\]")
#: Aliases are told before anything is put together; where there is none of these signs, reading once is enough.
_TOLD_BY_EVENTS = re.compile(r"[*&]|^(?:---|\.\.\.)", re.MULTILINE)
#: No author writes as much; more is a mistake or an attack.
MOST_CHARACTERS = 50_000


@dataclass(frozen=True)
class FrontMatter:
    """Values by name, the span of each value and name, and where the body begins."""

    values: Mapping[str, Any] = field(default_factory=dict)
    spans: Mapping[str, Span] = field(default_factory=dict)
    body: int = 0
    findings: tuple[Finding, ...] = ()

    def text(self, name: str) -> str:
        """A field as one string, without the pointers to claims in it; lists and mappings give an empty one."""
        value = self.values.get(name)
        if isinstance(value, (date, datetime)):
            return value.isoformat()
        return POINTER.sub("", str(value)).strip() if isinstance(value, (str, int, float)) else ""

    def texts(self, name: str) -> tuple[str, ...]:
        """A list field's strings; a single string counts as a list of one."""
        value = self.values.get(name)
        if isinstance(value, str):
            return (value.strip(),) if value.strip() else ()
        if isinstance(value, list):
            return tuple(str(part).strip() for part in value if isinstance(part, (str, int, float)))
        return ()

    def day(self, name: str) -> date | None:
        value = self.values.get(name)
        if isinstance(value, datetime):
            return value.date()
        return value if isinstance(value, date) else None


def read(text: Text) -> FrontMatter:
    """The front matter of a file; faults in it are findings, and the body is found all the same."""
    head = _HEAD.match(text.content)
    if head is None:
        return FrontMatter(body=1 if text.content.startswith("\ufeff") else 0)
    source = Span(*head.span("yaml"))
    if len(source) > MOST_CHARACTERS:
        found = _fault(text, Span(0, 3), "the front matter is too long", "keep the text of the brief below it")
        return FrontMatter(body=head.end(), findings=(found,))
    if (deep := yaml_depth.too_deep(text[source])) >= 0:
        at = source.start + deep
        message, advice = "the front matter is nested too deeply", "write one `name: value` a line"
        found = _fault(text, Span(at, at + 1), message, advice)
        return FrontMatter(body=head.end(), findings=(found,))
    try:
        return _fields(text, source, head.end())
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = min(source.start + (mark.index if mark else 0), max(source.end - 1, source.start))
        found = _fault(text, Span(at, at + 1), f"the front matter cannot be read: {_plain(error)}", _YAML_HELP)
    except RecursionError:
        found = _fault(text, Span(0, 3), "the front matter is nested too deeply", "write one `name: value` a line")
    except (yaml.YAMLError, ValueError) as error:
        what = str(error).splitlines()[0]
        found = _fault(text, Span(0, 3), f"the front matter cannot be read: {what}", _YAML_HELP)
    return FrontMatter(body=head.end(), findings=(found,))


_YAML_HELP = "put a text with `: `, `#` or `@` in it between quotation marks"
#: What the reader of YAML says, and what an author can do something with.
_PLAIN = (
    ("mapping values are not allowed", "a value holds a colon and a space"),
    ("character '\\t'", "a tab stands where only spaces may"),
    ("cannot start any token", "a value begins with a sign that has a meaning in YAML"),
    ("could not find expected ':'", "a line has no `name:`"),
    ("expected <block end>", "a line is indented otherwise than the lines above it, or a list is not closed"),
    ("while scanning a quoted scalar", "a quotation mark is never closed"),
    ("found unexpected end of stream", "a quotation mark is never closed"),
)


def _plain(error: yaml.MarkedYAMLError) -> str:
    said = f"{error.context or ''} {error.problem or ''}"
    return next((plain for words, plain in _PLAIN if words in said), error.problem or "it is not YAML")


class _Loader(yaml.SafeLoader):
    """Keeps a day that no calendar has as the text that it is, so that it can be told at its place."""


def _day_or_text(loader: _Loader, node: yaml.ScalarNode) -> object:
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError:
        return loader.construct_scalar(node)


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _day_or_text)


def _fault(text: Text, span: Span, message: str, help: str) -> Finding:  # noqa: A002 - the word that authors read
    return finding(CHECK, Severity.ERROR, message, text, span, help=help)


def _fields(text: Text, source: Span, body: int) -> FrontMatter:
    content = text[source]
    for event in yaml.parse(content, Loader=yaml.SafeLoader) if _TOLD_BY_EVENTS.search(content) else ():
        if isinstance(event, yaml.AliasEvent):
            at = source.start + (event.start_mark.index if event.start_mark else 0)
            found = _fault(text, Span(at, at + 1), "an alias (`*name`) in the front matter", "write the value out")
            return FrontMatter(body=body, findings=(found,))
    loader = _Loader(content)
    try:
        node = loader.get_single_node()
        if node is None:
            return FrontMatter(body=body)
        if not isinstance(node, yaml.MappingNode):
            found = _fault(text, Span(0, 3), "the front matter holds no fields", "write one `name: value` a line")
            return FrontMatter(body=body, findings=(found,))
        values = loader.construct_document(node)
    finally:
        loader.dispose()
    spans: dict[str, Span] = {}
    twice = []
    for name, value in node.value:
        if str(name.value) in spans:
            place = Span(source.start + name.start_mark.index, source.start + name.end_mark.index)
            twice.append(_fault(text, place, f"the field `{name.value}` stands twice", "keep one of the two"))
        spans[str(name.value)] = Span(source.start + value.start_mark.index, source.start + value.end_mark.index)
    named = {str(name): value for name, value in values.items()}
    return FrontMatter(named, spans, body, (*twice, *_strange(text, named, spans)))


def _strange(text: Text, values: Mapping[str, Any], spans: Mapping[str, Span]) -> Iterator[Finding]:
    """What readers of the file do not see in a value: characters behind escapes, and bytes behind tags."""
    for name, value in values.items():
        place = spans.get(name, Span(0, 3))
        if sign := field_values.hidden([name, value]):
            message = f"the field `{name}` holds the invisible character U+{ord(sign):04X}"
            yield _fault(text, place, message, "write what readers are to see, without escapes")
    for name in field_values.unwritten(values):
        message = f"the field `{name}` is made by a YAML tag"
        yield _fault(text, spans.get(name, Span(0, 3)), message, "write the value as text, number, day or list")
