"""All items and cites of one rendering, and what they mean for one another: order, numbers, suffixes, ambiguity."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

from briefwright.style.context import SUBSEQUENT, Ambiguity, CiteFacts, Context
from briefwright.style.disambiguate import GivenIndex, Trial
from briefwright.style.locale import Locale
from briefwright.style.record import Record
from briefwright.style.sorting import Rank, SortKey, rank, sort_indices
from briefwright.style.style import Area, Layout, Style
from briefwright.style.tokens import Token, flat

_NO_AMBIGUITY = Ambiguity()


class Document:
    """Mutable while one rendering is prepared; a new one is made for each."""

    def __init__(self, style: Style, records: Mapping[str, Record], language: str) -> None:
        self.style = style
        self.records = records
        self.locale = style.locales.of(style.language or language)
        self.page_dash = self.locale.term("page-range-delimiter") or "–"
        # Note numbers tell cites apart, but year suffixes hold wherever an item is cited.
        self.trial_notes = style.citation.options.get("disambiguate-add-year-suffix") != "true"
        self.ordered: list[str] = []
        self.first_notes: dict[str, int] = {}
        self.numbers: dict[str, str] = {}
        self.suffixes: dict[str, str] = {}
        self.labels: dict[str, str] = {}
        self.ambiguities: dict[str, Ambiguity] = {}
        self.givens: GivenIndex | None = None
        self.memo: dict[object, tuple[Token, ...]] = {}

    def layout(self, area: Area, record: Record) -> Layout:
        """The layout of an item's language (CSL-M)."""
        return area.layout_for(record.language)

    def cite_locale(self, key: str) -> Locale:
        """The locale whose quotation marks stand in a cite or entry of the item."""
        return self._layout_locale(self.style.citation, key)

    def entry_locale(self, key: str) -> Locale:
        area = self.style.bibliography
        return self._layout_locale(area, key) if area is not None else self.locale

    def _layout_locale(self, area: Area, key: str) -> Locale:
        layout = area.layout_for(self.records[key].language)
        if layout.languages and not layout.names_only:
            return self.style.locales.of(layout.languages[0])
        return self.locale

    def lay_out(self, area: Area, context: Context) -> Layout:
        """Renders the layout of the item's language into the context, with that language's words."""
        layout = area.layout_for(context.record.language)
        if layout.languages:
            if layout.names_only:
                context.names_locale = self.style.locales.of(context.record.language)
            else:
                context.locale = context.names_locale = self.style.locales.of(layout.languages[0])
        layout.render(context)
        return layout

    def context(self, record: Record, area: str, cite: CiteFacts, ambiguity: Ambiguity | None = None) -> Context:
        """A fresh context for one cite, entry or sort key."""
        key = record.key
        return Context(
            record,
            self.locale,
            self.locale,
            self.page_dash,
            cite,
            ambiguity or self.ambiguities.get(key, _NO_AMBIGUITY),
            self.numbers.get(key, ""),
            self.labels.get(key, ""),
            self.suffixes.get(key, ""),
            not self.style.mentions_suffix,
            area,
            givens=self.givens,
            memo=self.memo,
        )

    def order(self, keys: Sequence[str], area: Area) -> list[str]:
        """Keys in the order of an area's cs:sort."""
        if not area.keys or len(keys) < 2:
            return list(keys)
        ranks = [self._ranks(key, area) for key in keys]
        return [keys[index] for index in sort_indices(area.keys, ranks)]

    def standing(self, key: str) -> tuple[Hashable, ...]:
        """All that an entry or a sort key of an item depends on, besides the item and the area of the style."""
        number = self.numbers.get(key, "") if "citation-number" in self.style.mentions else ""
        return number, self.ambiguities.get(key, _NO_AMBIGUITY), self.suffixes.get(key, "")

    def _ranks(self, key: str, area: Area) -> tuple[Rank, ...]:
        """The ranks of an item by each of an area's sort keys."""
        language = self.style.sort_language or self.locale.language

        def made() -> tuple[Rank, ...]:
            return tuple(rank(self._sort_text(key, sort_key), language) for sort_key in area.keys)

        return self.records[key].once((Rank, area, *self.standing(key)), made)

    def _sort_text(self, key: str, sort_key: SortKey) -> str:
        context = self.context(self.records[key], "sort", CiteFacts(in_bibliography=True))
        context.sorting = True
        return sort_key.text(context)

    def trial(self, key: str, ambiguity: Ambiguity) -> Trial:
        """A cite rendered only to see what it would look like among others: later in the document, no locator."""
        note = self.first_notes.get(key, 0) if self.trial_notes else 0
        if self.givens is not None:  # these depend on all the names of the document
            return self._trial(key, ambiguity, note)
        place = (self.style.citation, self.standing(key)[0], ambiguity, note)
        return self.records[key].once(place, lambda: self._trial(key, ambiguity, note))

    def _trial(self, key: str, ambiguity: Ambiguity, note: int) -> Trial:
        facts = CiteFacts(position=SUBSEQUENT, near_note=True, first_note=note)
        context = self.context(self.records[key], "citation", facts, ambiguity)
        context.year_suffix = ""
        context.trial = True
        self.lay_out(self.style.citation, context)
        return Trial(flat(context.out), tuple(context.name_lists), tuple(context.people), context.chooses)
