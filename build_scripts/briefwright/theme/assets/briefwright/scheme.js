/* Light or dark, before anything is painted: what the reader chose here, else what the system says. Storage may be
   switched off; then a choice lasts for one page. */
(() => {
  "use strict";

  const KEY = "briefwright:scheme", root = document.documentElement, system = matchMedia("(prefers-color-scheme: dark)");
  const kept = () => { try { return localStorage.getItem(KEY); } catch { return null; } };
  const show = (scheme) => {
    root.setAttribute("data-md-color-scheme", scheme);
    document.dispatchEvent(new Event("briefwright:scheme"));
  };
  const fitting = () => system.matches ? "slate" : "default";

  show(["slate", "default"].includes(kept()) ? kept() : fitting());
  system.addEventListener("change", () => { if (!kept()) show(fitting()); });

  window.briefwrightScheme = {
    isDark: () => root.getAttribute("data-md-color-scheme") === "slate",
    switch() {
      const next = this.isDark() ? "default" : "slate";
      show(next);
      // A choice that says what the system says anyway is no choice: the page follows the system again.
      try { next === fitting() ? localStorage.removeItem(KEY) : localStorage.setItem(KEY, next); } catch { /* see above */ }
    },
  };
})();
