/* Briefwright's search, the part that readers see: the dialog and the page /search/?q=. */
(() => {
  "use strict";

  const search = window.briefwrightSearch;
  const WAIT = 120; // milliseconds without a key before a search
  const KINDS = { brief: "Brief", source: "Source", claim: "Claim", page: "Page" };
  const FILTERS = [["kind", "Kind", "kinds"], ["topic", "Topic", "topics"], ["year", "Year", "years"], ["language", "Language", "languages"]];
  const WIDE = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef]|[\u{20000}-\u{3ffff}]/u;

  function make(name, properties = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (key.includes("-") || key === "role" || key === "for") element.setAttribute(key, value); else element[key] = value;
    }
    element.append(...children);
    return element;
  }

  const languageName = (tag) => {
    try {
      return new Intl.DisplayNames(["en"], { type: "language" }).of(tag);
    } catch {
      return tag;
    }
  };
  const pages = (count) => `${count.toLocaleString("en")} ${count === 1 ? "page" : "pages"}`;
  const named = (filter, value) => filter === "kind" ? KINDS[value] : filter === "language" ? languageName(value) : value;
  const values = (filter, hit) => filter === "topic" ? hit.topics : hit[filter] ? [hit[filter]] : [];

  /* ---- excerpts ---- */

  function marked(text, ranges, start = 0, end = text.length) {
    const nodes = [];
    const plain = (from, to) => nodes.push(text.slice(from, to).replaceAll("\n", " · "));
    let at = start;
    const joined = [];
    for (const [from, to] of ranges) {
      const last = joined.at(-1);
      if (last && (from <= last[1] || !text.slice(last[1], from).trim())) last[1] = Math.max(last[1], to); else joined.push([from, to]);
    }
    for (const [from, to] of joined) {
      if (from < at || to > end) continue;
      plain(at, from);
      nodes.push(make("mark", {}, text.slice(from, to)));
      at = to;
    }
    plain(at, end);
    return nodes;
  }

  /* Where an excerpt of so many columns ends; Chinese, Japanese and Korean characters take two. */
  function reach(text, start, columns) {
    let at = start;
    for (const sign of text.slice(start)) {
      columns -= WIDE.test(sign) ? 2 : 1;
      if (columns < 0) break;
      at += sign.length;
    }
    return at;
  }

  function excerpt(text, ranges) {
    const covers = ([start]) => new Set(ranges.filter(([from, to]) => from >= start && to <= reach(text, start, 150)).map((range) => range[2])).size;
    const [best = [0, 0]] = [...ranges].slice(0, 60).map((range) => [range[0], covers(range)]).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const line = text.lastIndexOf("\n", best[0] - 1) + 1;
    let start = line;
    if (best[0] - line > 60) {
      start = best[0] - (WIDE.test(text.slice(best[0] - 8, best[0])) ? 16 : 40);
      start = Math.max(line, text.slice(start, best[0]).includes(" ") ? text.indexOf(" ", start) + 1 : start);
    }
    let end = reach(text, start, 190);
    const stop = text.indexOf("\n", Math.max(best[0], reach(text, start, 110)));
    if (stop >= 0 && stop < end) end = stop;
    else if (end < text.length && /[\p{Script=Latin}\d]/u.test(text[end])) end = Math.max(text.lastIndexOf(" ", end), reach(text, best[0], 20));
    return [...(start > line ? ["… "] : []), ...marked(text, ranges, start, end), ...(end < text.length && stop !== end ? [" …"] : [])];
  }

  /* The sections of a page that answer best, in the order of the page. */
  function sections(text, phrases, index, most) {
    const found = text.sections.map(([identifier, heading, body]) => {
      const inHeading = search.marks(heading, phrases, index), inBody = search.marks(body, phrases, index);
      const kinds = new Set([...inHeading, ...inBody].map((range) => range[2])).size;
      return { identifier, heading, body, inHeading, inBody, worth: kinds * 1000 + inHeading.length * 50 + inBody.length };
    });
    const best = found.filter((section) => section.worth).sort((a, b) => b.worth - a.worth).slice(0, most);
    return found.filter((section) => best.includes(section));
  }

  /* ---- one place to search in: the dialog, or the page ---- */

  let shared; // one index for both

  class View {
    constructor(home, form, root, options) {
      Object.assign(this, { home, form, root, ...options });
      this.input = form.elements.q;
      this.filters = {};
      this.limit = this.batch;
      this.turn = 0;
      this.filterRow = make("div", { className: "bw-search-filters", hidden: true });
      this.status = make("p", { className: "bw-search-status", role: "status", "aria-live": "polite" });
      this.advice = make("div", { className: "bw-search-advice" });
      this.list = make("ol", { className: "bw-search-results" });
      this.foot = make("div", { className: "bw-search-foot" });
      this.body = make("div", { className: "bw-search-body" }, this.status, this.advice, this.list, this.foot);
      home.append(this.filterRow, this.body);
      this.input.addEventListener("input", (event) => event.isComposing || this.soon());
      this.input.addEventListener("compositionend", () => this.soon());
      home.addEventListener("keydown", (event) => this.key(event));
    }

    soon() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.run(), WAIT);
    }

    get query() {
      return this.input.value.trim();
    }

    async index(again) {
      if (again || !shared) {
        const index = new search.Index(new URL("search/", this.root));
        shared = index.open(again && "reload").then(() => index);
        shared.catch(() => { shared = undefined; });
      }
      return shared;
    }

    /* Search for what the field holds; `at once` also for one letter, which nobody means who is still typing. */
    async run(atOnce = false) {
      clearTimeout(this.timer);
      const { query } = this, turn = ++this.turn;
      this.home.dataset.state = "searching";
      this.limit = this.batch;
      if (!query || (!atOnce && /^[\x00-\x7f]$/.test(query))) return this.clear();
      const late = setTimeout(() => turn === this.turn && this.say("Searching…"), 400);
      try {
        try {
          await this.answer(query, turn, await this.index());
        } catch (error) {
          // Published again under an open page, a site has other files: read its new list, once.
          if (error instanceof search.Missing && turn === this.turn) await this.answer(query, turn, await this.index(true), true);
          else throw error;
        }
      } catch (error) {
        if (turn === this.turn) this.fail(error);
      } finally {
        clearTimeout(late);
      }
    }

    async answer(query, turn, index, fresh = false) {
      const result = await search.search(index, query);
      if (turn !== this.turn) return;
      const several = new Set(index.traits.map((one) => one.language)).size > 1;
      Object.assign(this, { opened: index, result, fresh, several });
      await this.show(turn);
    }

    clear() {
      this.result = undefined;
      for (const part of [this.advice, this.list, this.foot]) part.replaceChildren();
      this.filterRow.hidden = true;
      this.say("");
      this.home.dataset.state = "empty";
      this.changed?.(this);
    }

    say(text) {
      if (this.status.textContent !== text) this.status.textContent = text;
    }

    passes(hit, without) {
      return FILTERS.every(([filter]) => filter === without || !this.filters[filter] || values(filter, hit).includes(this.filters[filter]));
    }

    /* The same hits in another choice. */
    again() {
      return this.show().catch(() => this.run(true));
    }

    async show(turn = ++this.turn) {
      const { result, opened } = this, hits = result.hits.filter((hit) => this.passes(hit));
      const shown = hits.slice(0, this.limit);
      const items = await Promise.all(shown.map(async (hit) => this.item(hit, await this.textOf(hit, result, opened))));
      if (turn !== this.turn) return;
      this.showFilters();
      this.list.replaceChildren(...items);
      this.body.scrollTop = this.limit === this.batch ? 0 : this.body.scrollTop;
      this.say(this.summary(hits.length));
      this.advise(hits.length);
      this.showFoot(hits.length);
      this.home.dataset.state = "done";
      this.home.dataset.count = hits.length;
      this.changed?.(this);
    }

    /* A text without any of the phrases is older or newer than the index: ask for it past the browser's cache. */
    async textOf(hit, { phrases }, index) {
      const fits = (text) => search.marks(text.title, phrases, index).length || sections(text, phrases, index, 1).length;
      let text = await index.text(hit);
      if (!fits(text)) text = await index.text(hit, "reload");
      if (!fits(text) && !this.fresh) throw new search.Missing(`the text of page ${hit.page} is another one`);
      return text;
    }

    summary(count) {
      const { query, hits } = this.result;
      if (count) return `${pages(count)} with ${/^["“„«].*["”“»]$/.test(query) ? query : `“${query}”`}`;
      if (this.result.onlyCommon) return `“${query}” is on nearly every page. Add a rarer word.`;
      if (hits.length) return `None of the ${pages(hits.length)} with “${query}” passes these filters.`;
      return `Nothing found for “${query}”.`;
    }

    advise(count) {
      const { terms, hits } = this.result, parts = [];
      const begun = terms.filter((term) => term.begins && term.pages);
      if (count && begun.length) {
        const words = begun.map((term) => `“${term.label}”`).join(", ");
        parts.push(make("p", {}, `No page has the word ${words} itself; these have words that begin with it.`));
      }
      if (!count && hits.length) parts.push(make("p", {}, this.button("Clear the filters", () => this.unfilter())));
      if (!hits.length && terms.length > 1) {
        const some = terms.filter((term) => term.pages);
        parts.push(make("p", {}, some.length ? "No page has all of it. By themselves:" : "No page has any of these words."));
        if (some.length) parts.push(make("p", { className: "bw-search-terms" }, ...terms.map((term) => term.pages
          ? this.button(`${term.label} (${term.pages})`, () => this.ask(term.quoted ? `"${term.label}"` : term.label))
          : make("span", {}, `${term.label} (0)`))));
      }
      this.advice.replaceChildren(...parts);
    }

    button(label, action) {
      const button = make("button", { type: "button", className: "bw-search-button" }, label);
      button.addEventListener("click", action);
      return button;
    }

    ask(query) {
      this.input.value = query;
      this.input.focus();
      this.run(true);
    }

    unfilter() {
      this.filters = {};
      this.again();
      this.input.focus();
    }

    item(hit, text) {
      const { opened: index, result: { phrases } } = this;
      const address = new URL("./" + text.url + (location.protocol === "file:" && /(^|\/)$/.test(text.url) ? "index.html" : ""), this.root).href;
      const title = make("a", { href: address, className: "bw-search-title" }, ...marked(text.title || text.url, search.marks(text.title || text.url, phrases, index)));
      const about = [KINDS[hit.kind], hit.year, ...(this.several ? [languageName(hit.language)] : []), ...hit.topics].filter(Boolean);
      const item = make("li", { className: "bw-search-result", lang: hit.language },
        make("div", { className: "bw-search-head" }, title, make("span", { className: "bw-search-about", lang: "en" }, about.join(" · "))));
      const found = sections(text, phrases, index, this.excerpts);
      for (const { identifier, heading, body, inHeading, inBody } of found) {
        const part = make("a", { href: identifier ? `${address}#${encodeURIComponent(identifier)}` : address, className: "bw-search-part" });
        if (heading) part.append(make("span", { className: "bw-search-heading" }, ...marked(heading, inHeading)));
        part.append(make("span", { className: "bw-search-excerpt" }, ...excerpt(body, inBody)));
        item.append(part);
      }
      const start = text.sections.find(([, , body]) => body);
      if (!found.length && start) item.append(make("p", { className: "bw-search-excerpt" }, ...excerpt(start[2], [])));
      return item;
    }

    showFilters() {
      const { hits } = this.result, rows = [];
      for (const [filter, label, plural] of FILTERS) {
        const counts = new Map();
        for (const hit of hits) {
          if (this.passes(hit, filter)) for (const value of values(filter, hit)) counts.set(value, (counts.get(value) ?? 0) + 1);
        }
        const chosen = this.filters[filter] ?? "";
        if (chosen && !counts.has(chosen)) counts.set(chosen, 0);
        if (counts.size < 2 && !chosen) continue;
        const order = [...counts].sort(([a], [b]) => filter === "year" ? b.localeCompare(a) : named(filter, a).localeCompare(named(filter, b), "en"));
        const select = make("select", { name: filter, className: "bw-search-select", "aria-label": label }, make("option", { value: "" }, `All ${plural}`),
          ...order.map(([value, count]) => make("option", { value }, `${named(filter, value)} (${count})`)));
        select.value = chosen;
        select.classList.toggle("bw-search-chosen", Boolean(chosen));
        select.addEventListener("change", () => {
          this.filters[filter] = select.value;
          this.limit = this.batch;
          this.again();
        });
        rows.push(select);
      }
      const focused = this.filterRow.contains(document.activeElement) && document.activeElement.name;
      this.filterRow.replaceChildren(...rows);
      this.filterRow.hidden = !rows.length;
      if (focused) this.filterRow.querySelector(`[name="${focused}"]`)?.focus();
    }

    showFoot(count) {
      this.foot.replaceChildren();
      if (count <= this.limit) return;
      if (this.all) {
        this.foot.append(make("a", { href: this.all(this), className: "bw-search-all" }, `All ${pages(count)}`));
        return;
      }
      this.foot.append(this.button(`Show more (${(count - this.limit).toLocaleString("en")} left)`, async () => {
        const before = this.limit;
        this.limit += this.batch;
        await this.again();
        this.list.children[before]?.querySelector("a").focus();
      }));
    }

    fail(error) {
      for (const part of [this.list, this.foot]) part.replaceChildren();
      this.filterRow.hidden = true;
      this.say("The search index could not be loaded.");
      const disk = location.protocol === "file:";
      this.advice.replaceChildren(
        make("p", {}, disk ? "This page was opened from disk, and this browser does not let it read the index beside it."
          : "The connection may be down, or the site is being published right now."),
        make("p", {}, this.button("Try again", () => this.run(true))));
      this.home.dataset.state = "failed";
      console.warn("search:", error);
    }

    key(event) {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      const links = [...this.home.querySelectorAll(".bw-search-results a, .bw-search-foot a, .bw-search-foot button")];
      const at = links.indexOf(document.activeElement), inField = document.activeElement === this.input;
      if ((event.key === "ArrowDown" || event.key === "ArrowUp") && (inField || at >= 0)) {
        const to = at + (event.key === "ArrowDown" ? 1 : -1);
        event.preventDefault();
        if (to < 0) this.input.focus();
        links[to]?.focus();
      } else if (at >= 0 && event.key.length === 1 && event.key !== " ") {
        this.input.focus(); // what is typed on a result goes on with the query
      }
    }
  }

  /* ---- the dialog ---- */

  let dialog;

  function makeDialog(root) {
    const input = make("input", { type: "text", name: "q", className: "bw-search-input", placeholder: "Search", autocomplete: "off",
      spellcheck: false, "aria-label": "Search this site", enterkeyhint: "search", autocapitalize: "off" });
    const close = make("button", { type: "button", className: "bw-search-button" }, "Close");
    const form = make("form", { className: "bw-search-form", role: "search", action: new URL("search/", root).href }, input, close);
    const element = make("dialog", { className: "bw-search", "aria-label": "Search" }, form);
    const view = new View(element, form, root, { batch: 6, excerpts: 2, all: (view) => address(root, view) });
    form.addEventListener("submit", (event) => {
      const first = view.result?.query === view.query && view.list.querySelector("a");
      event.preventDefault();
      if (first) first.click(); else if (view.query) location.assign(address(root, view));
    });
    close.addEventListener("click", () => element.close());
    element.addEventListener("click", (event) => {
      if (event.target === element || event.target.closest?.("a")) element.close();
    });
    document.body.append(element);
    return { element, view };
  }

  function address(root, view) {
    const url = new URL(`search/${location.protocol === "file:" ? "index.html" : ""}`, root);
    if (view.query) url.searchParams.set("q", view.query);
    for (const [filter, value] of Object.entries(view.filters)) if (value) url.searchParams.set(filter, value);
    return url.href;
  }

  search.openDialog = (root) => {
    const page = document.querySelector("#bw-search-page [name=q]");
    if (page) return page.focus();
    dialog ??= makeDialog(root);
    if (!dialog.element.open) dialog.element.showModal();
    dialog.view.input.focus();
    dialog.view.input.select();
  };

  /* ---- the page ---- */

  search.openPage = (home, root) => {
    const form = home.querySelector("form"), asked = new URLSearchParams(location.search);
    const view = new View(home, form, root, { batch: 10, excerpts: 3,
      changed: (view) => history.replaceState(history.state, "", address(root, view)) });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      view.run(true);
    });
    view.input.value = asked.get("q") ?? view.input.value;
    for (const [filter] of FILTERS) if (asked.get(filter)) view.filters[filter] = asked.get(filter);
    if (view.query) view.run(true);
  };
})();
