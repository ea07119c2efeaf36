/* Briefwright's search, the part on every page: the header's button and the keys / s f. The rest, and the index,
   come when a reader asks for them. */
(() => {
  "use strict";

  const here = document.currentScript.src, root = new URL("../../", here);
  const scripts = ["search-engine.js", "search-view.js"];
  let ready;

  function load() {
    ready ??= Promise.all(scripts.map((name) => new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(name, here).href;
      script.async = false; // in this order
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    }))).then(() => window.briefwrightSearch);
    ready.catch(() => { ready = undefined; });
    return ready;
  }

  function open() {
    load().then((search) => search.openDialog(root), () => location.assign(new URL("search/", root)));
  }

  const plain = (event) => !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
  const opener = (event) => event.target instanceof Element && event.target.closest("[data-bw-search]");

  document.addEventListener("click", (event) => {
    if (!opener(event) || !plain(event) || event.button) return;
    event.preventDefault();
    open();
  });
  document.addEventListener("keydown", (event) => {
    const { target, key } = event;
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (key === " " && opener(event)) {
      event.preventDefault();
      open();
    }
    const typing = target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName ?? "");
    if (typing || !["/", "s", "f"].includes(key) || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    open();
  });
  for (const button of document.querySelectorAll("[data-bw-search]")) {
    button.setAttribute("role", "button");
    button.setAttribute("aria-haspopup", "dialog");
    button.setAttribute("aria-keyshortcuts", "/ s f");
  }
  const page = document.getElementById("bw-search-page");
  if (page) load().then((search) => search.openPage(page, root));
})();
