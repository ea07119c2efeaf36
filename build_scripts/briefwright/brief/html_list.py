"""The HTML that a text may hold: what texts need, and nothing that runs, loads from elsewhere, sends or covers."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

#: Schemes that a link in a text may have; addresses without one lead to the site itself.
SCHEMES = frozenset({"http", "https", "mailto", "doi"})

_WORDS = "a abbr b bdi bdo br cite code data del dfn em i ins kbd mark q rp rt ruby s samp small span strong sub sup"
_MORE_WORDS = "time u var wbr"
_BLOCKS = "address article aside blockquote dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header"
_MORE_BLOCKS = "hr li nav ol p pre section summary ul"
_TABLES = "caption col colgroup table tbody td tfoot th thead tr"
_MEDIA = "audio img source track video"
_FORMS = "input label"  # the boxes of task lists, and of tabs
TAGS = frozenset(" ".join((_WORDS, _MORE_WORDS, _BLOCKS, _MORE_BLOCKS, _TABLES, _MEDIA, _FORMS)).split())

_CELL = frozenset({"align", "colspan", "headers", "rowspan", "scope", "valign"})
_PLAYED = frozenset({"controls", "height", "loop", "muted", "preload", "src", "width"})
#: Attributes by element; those of "*" may stand in each. Names with these beginnings may stand anywhere too.
ATTRIBUTES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "*": frozenset({"class", "dir", "hidden", "id", "lang", "role", "tabindex", "title", "translate"}),
        "a": frozenset({"download", "href", "hreflang", "name", "rel", "type"}),
        "audio": _PLAYED,
        "blockquote": frozenset({"cite"}),
        "col": frozenset({"span"}),
        "colgroup": frozenset({"span"}),
        "data": frozenset({"value"}),
        "del": frozenset({"cite", "datetime"}),
        "details": frozenset({"name", "open"}),
        "img": frozenset({"align", "alt", "decoding", "height", "loading", "src", "width"}),
        "input": frozenset({"checked", "disabled", "name"}),
        "ins": frozenset({"cite", "datetime"}),
        "label": frozenset({"for"}),
        "li": frozenset({"value"}),
        "ol": frozenset({"reversed", "start", "type"}),
        "p": frozenset({"align"}),
        "q": frozenset({"cite"}),
        "source": frozenset({"src", "type"}),
        "td": _CELL,
        "th": _CELL | {"abbr"},
        "time": frozenset({"datetime"}),
        "track": frozenset({"default", "kind", "label", "src", "srclang"}),
        "video": _PLAYED | {"poster"},
    }
)
PREFIXES = frozenset({"aria-", "data-"})
