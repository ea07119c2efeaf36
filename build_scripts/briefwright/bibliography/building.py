"""Makes items from fields that some reader found."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from briefwright.bibliography.csl_mapping import to_csl
from briefwright.bibliography.field_names import TITLE_FIELDS, VERBATIM_FIELDS
from briefwright.bibliography.item import Field, Item
from briefwright.bibliography.latex import decode
from briefwright.text import Span, Text

_NO_MACROS: Mapping[str, tuple[int, str]] = {}


def field_from_latex(raw: str, name: str, text: Text, span: Span) -> Field:
    """A field whose LaTeX source was made here from what stands at `span` in another form."""
    value = raw if name in VERBATIM_FIELDS else decode(raw, protect=name in TITLE_FIELDS).plain
    return Field(value, raw, span, span, text)


def build_item(
    key: str,
    entry_type: str,
    fields: Mapping[str, Field],
    text: Text,
    span: Span,
    entry_span: Span,
    *,
    macros: Mapping[str, tuple[int, str]] = _NO_MACROS,
    csl: Mapping[str, object] | None = None,
) -> Item:
    """An item with its CSL, made from the fields unless it came as CSL in the first place."""
    if csl is None:
        _, csl = to_csl(entry_type, fields, macros)
    ids = fields["ids"].value.split(",") if "ids" in fields and not fields["ids"].inherited_from else []
    return Item(
        key,
        str(csl.get("type", "document")),
        MappingProxyType(dict(csl)),
        entry_type,
        MappingProxyType(dict(fields)),
        text,
        span,
        entry_span,
        tuple(alias.strip() for alias in ids if alias.strip()),
    )
