/* Filters over the site's bibliography, which read the entries' data attributes. */
(() => {
  "use strict";

  const ALL = { kind: "All kinds", lang: "All languages", year: "All years", publisher: "All publishers" };
  const list = document.querySelector(".bw-sources");
  if (!list) return;
  const language = (value) => {
    try { return new Intl.DisplayNames([document.documentElement.lang], { type: "language" }).of(value); } catch { return value; }
  };
  const sources = (count) => `${count} ${count === 1 ? "source" : "sources"}`;

  briefwrightFilters({
    entries: [...list.children],
    names: list.dataset.filter.split(" "),
    labels: { kind: "Kind", lang: "Language", year: "Year", publisher: "Publisher" },
    all: (name) => ALL[name],
    id: "bw-filter",
    label: "Filter the bibliography",
    values: (entry, name) => [entry.dataset[name]].filter(Boolean),
    shown: (entry, name, value) => {
      if (name === "kind") return entry.querySelector(".bw-kind")?.textContent ?? value;
      return name === "lang" ? language(value) : value;
    },
    sorted: (name, texts) => {
      texts.sort(([, one], [, other]) => one.localeCompare(other, undefined, { numeric: true }));
      return name === "year" ? texts.reverse() : texts;
    },
    least: () => 2,
    place: (form, count) => {
      const place = document.querySelector(".bw-filters-place");
      if (place) place.append(form, count); else list.before(form, count);
    },
    told: (seen, all, isFiltered) => (isFiltered ? `${seen} of ${sources(all)}` : sources(all)),
    after: () => {},
  });
})();
