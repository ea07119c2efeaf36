/* Filters over the page of all claims. They read the data attributes of each claim; without this script the list is whole. */
(() => {
  "use strict";

  const LABELS = { brief: "Brief", coverage: "Coverage", sources: "Sources", status: "Status" };
  const ledger = document.querySelector(".bw-ledger");
  if (!ledger) return;
  const claims = [...ledger.querySelectorAll(".bw-ledger-claim")], fields = new Map();
  const values = (claim, name) => (claim.dataset[name] ?? "").split("|").filter(Boolean);
  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  const form = make("form", { className: "bw-filters" });
  form.setAttribute("role", "search");
  form.setAttribute("aria-label", "Filter the claims");
  for (const name of ledger.dataset.filter.split(" ")) {
    const counts = new Map();
    for (const claim of claims) for (const value of values(claim, name)) counts.set(value, (counts.get(value) ?? 0) + 1);
    if (!counts.size || (counts.size < 2 && name !== "status")) continue;
    const select = make("select", { name, id: `bw-claims-${name}` }, make("option", { value: "", textContent: "All" }));
    for (const [value, count] of [...counts].sort(([one], [other]) => one.localeCompare(other))) {
      select.append(make("option", { value, textContent: `${value} (${count})` }));
    }
    fields.set(name, select);
    form.append(make("div", {}, make("label", { htmlFor: select.id, textContent: LABELS[name] }), select));
  }
  if (!fields.size) return;
  const clear = make("button", { type: "reset", textContent: "Show all" });
  form.append(clear);
  const count = make("p", { className: "bw-filter-count" });
  count.setAttribute("role", "status");
  ledger.before(form, count);

  function filter() {
    const wanted = [...fields].filter(([, field]) => field.value);
    let seen = 0;
    for (const claim of claims) {
      claim.hidden = !wanted.every(([name, field]) => values(claim, name).includes(field.value));
      seen += !claim.hidden;
    }
    for (const brief of ledger.querySelectorAll(".bw-ledger-brief")) brief.hidden = !brief.querySelector(".bw-ledger-claim:not([hidden])");
    clear.disabled = !wanted.length;
    count.textContent = `${seen} of ${claims.length} claims`;
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
