"""What a reader of citations finds: cites, their locators, and what is wrong with the brackets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefwright.text import MappedText, Span


@dataclass(frozen=True)
class Locator:
    """Where in the source: `label` is a CSL 1.0.2 locator term (page, chapter, paragraph, timestamp …)."""

    label: str
    value: str


@dataclass(frozen=True)
class Cite:
    """One reference to one item. `span` runs from its prefix to its suffix, `key_span` covers the key with its `@`.

    `has_comma` tells whether a comma stood before the suffix.
    """

    key: str
    span: Span
    key_span: Span
    prefix: str = ""
    suffix: str = ""
    locator: Locator | None = None
    suppress_author: bool = False
    has_comma: bool = True


@dataclass(frozen=True)
class Citation:
    """The cites of one pair of brackets, or one `@key` in the text (`in_text`), as they stand in `source`.

    Spans count in whatever text was read; `placed` moves them to the file.
    """

    cites: tuple[Cite, ...]
    span: Span
    source: str
    in_text: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(cite.key for cite in self.cites)

    def placed(self, text: MappedText) -> Citation:
        """The same citation with spans of the file that a mapped text was cut from."""
        cites = tuple(
            replace(cite, span=text.source_span(cite.span), key_span=text.source_span(cite.key_span))
            for cite in self.cites
        )
        return replace(self, cites=cites, span=text.source_span(self.span))


@dataclass(frozen=True)
class Fault:
    """A bracket that does not say what its author meant; `replacement` mends exactly `span`."""

    span: Span
    message: str
    help: str
    replacement: str | None = None

    def placed(self, text: MappedText) -> Fault:
        return replace(self, span=text.source_span(self.span))


@dataclass(frozen=True)
class Reading:
    """All citations of a text in order, and the faults among them."""

    citations: tuple[Citation, ...] = ()
    faults: tuple[Fault, ...] = ()

    def cites(self) -> Iterator[Cite]:
        for citation in self.citations:
            yield from citation.cites
