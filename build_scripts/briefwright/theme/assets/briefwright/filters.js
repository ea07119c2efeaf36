/* Filters over a list that is already in the page. They read what each entry says of itself, and stand in the address
   behind #, so that a filtered list can be linked. Without this script the list is whole. */
"use strict";

const briefwrightFilters = ({ entries, names, labels, all, id, label, values, shown, sorted, least, place, told, after }) => {
  const fields = new Map();
  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  const form = make("form", { className: "bw-filters" });
  form.setAttribute("role", "search");
  form.setAttribute("aria-label", label);
  for (const name of names) {
    const counts = new Map(), texts = new Map();
    for (const entry of entries) {
      for (const value of values(entry, name)) {
        counts.set(value, (counts.get(value) ?? 0) + 1);
        texts.set(value, shown(entry, name, value));
      }
    }
    if (counts.size < least(name)) continue;
    const select = make("select", { name, id: `${id}-${name}` }, make("option", { value: "", textContent: all(name) }));
    for (const [value, text] of sorted(name, [...texts])) {
      select.append(make("option", { value, textContent: `${text} (${counts.get(value)})` }));
    }
    fields.set(name, select);
    form.append(make("div", {}, make("label", { htmlFor: select.id, textContent: labels[name] }), select));
  }
  if (!fields.size) return;
  const clear = make("button", { type: "reset", textContent: "Show all" });
  form.append(clear);
  const count = make("p", { className: "bw-filter-count" });
  count.setAttribute("role", "status");
  place(form, count);

  function filter() {
    const wanted = [...fields].filter(([, field]) => field.value);
    let seen = 0;
    for (const entry of entries) {
      entry.hidden = !wanted.every(([name, field]) => values(entry, name).includes(field.value));
      seen += !entry.hidden;
    }
    after();
    clear.disabled = !wanted.length;
    count.textContent = told(seen, entries.length, wanted.length > 0);
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
};
