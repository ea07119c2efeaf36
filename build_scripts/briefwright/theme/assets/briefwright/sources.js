/* Filters over the site's bibliography. They read the entries' data attributes, and stand in the address behind #, so
   that a filtered list can be linked. */
(() => {
  "use strict";

  const LABELS = { kind: "Kind", lang: "Language", year: "Year", publisher: "Publisher" };
  const ALL = { kind: "All kinds", lang: "All languages", year: "All years", publisher: "All publishers" };
  const list = document.querySelector(".bw-sources");
  if (!list) return;
  const entries = [...list.children], names = list.dataset.filter.split(" "), fields = new Map();

  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const shown = (name, entry) => {
    const value = entry.dataset[name];
    if (name === "kind") return entry.querySelector(".bw-kind")?.textContent ?? value;
    if (name !== "lang") return value;
    try { return new Intl.DisplayNames([document.documentElement.lang], { type: "language" }).of(value); } catch { return value; }
  };
  const sources = (count) => `${count} ${count === 1 ? "source" : "sources"}`;

  const form = make("form", { className: "bw-filters" });
  form.setAttribute("role", "search");
  form.setAttribute("aria-label", "Filter the bibliography");
  for (const name of names) {
    const values = new Map(entries.filter((entry) => entry.dataset[name]).map((entry) => [entry.dataset[name], shown(name, entry)]));
    if (values.size < 2) continue;
    const sorted = [...values].sort(([, one], [, other]) => one.localeCompare(other, undefined, { numeric: true }));
    if (name === "year") sorted.reverse();
    const select = make("select", { name, id: `bw-filter-${name}` }, make("option", { value: "", textContent: ALL[name] }));
    for (const [value, text] of sorted) {
      const count = entries.filter((entry) => entry.dataset[name] === value).length;
      select.append(make("option", { value, textContent: `${text} (${count})` }));
    }
    fields.set(name, select);
    form.append(make("div", {}, make("label", { htmlFor: select.id, textContent: LABELS[name] }), select));
  }
  if (!fields.size) return;
  const clear = make("button", { type: "reset", textContent: "Show all" });
  form.append(clear);
  const count = make("p", { className: "bw-filter-count" });
  count.setAttribute("role", "status");
  const place = document.querySelector(".bw-filters-place");
  if (place) place.append(form, count); else list.before(form, count);

  function filter() {
    const wanted = [...fields].filter(([, field]) => field.value);
    let seen = 0;
    for (const entry of entries) {
      entry.hidden = !wanted.every(([name, field]) => entry.dataset[name] === field.value);
      seen += !entry.hidden;
    }
    clear.disabled = !wanted.length;
    count.textContent = wanted.length ? `${seen} of ${sources(entries.length)}` : sources(entries.length);
    return wanted;
  }

  function fromAddress() {
    const asked = new URLSearchParams(location.hash.slice(1));
    for (const [name, field] of fields) {
      const value = asked.get(name) ?? "";
      field.value = [...field.options].some((option) => option.value === value) ? value : "";
    }
    filter();
  }

  function toAddress() {
    const asked = new URLSearchParams(filter().map(([name, field]) => [name, field.value]));
    history.replaceState(null, "", `${location.pathname}${location.search}${asked.size ? `#${asked}` : ""}`);
  }

  form.addEventListener("change", toAddress);
  form.addEventListener("reset", () => setTimeout(toAddress));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", fromAddress);
  fromAddress();
})();
