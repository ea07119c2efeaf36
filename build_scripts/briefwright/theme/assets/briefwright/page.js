/* What a page does by script, none of which a reader needs: colours, copying, tables by keyboard, the place in the text. */
(() => {
  "use strict";

  const make = (name, properties) => Object.assign(document.createElement(name), properties);

  /* ---- the switch of colours ---- */

  const scheme = window.briefwrightScheme;
  for (const button of document.querySelectorAll("[data-bw-scheme]")) {
    const tell = () => button.setAttribute("aria-pressed", String(scheme.isDark()));
    button.hidden = false;
    button.addEventListener("click", () => scheme.switch());
    document.addEventListener("briefwright:scheme", tell);
    tell();
  }

  /* ---- copying: a reference, or a file of references ---- */

  const said = make("p", { className: "bw-hidden" });
  said.setAttribute("role", "status");
  document.body.append(said);

  function copyButton(label, name, write) {
    const button = make("button", { type: "button", className: "bw-copy", textContent: label });
    button.setAttribute("aria-label", name);
    button.addEventListener("click", () => {
      const tell = (text) => {
        button.textContent = said.textContent = text;
        setTimeout(() => { button.textContent = label; said.textContent = ""; }, 2000);
      };
      write().then(() => tell("Copied"), () => tell("Could not copy"));
    });
    return button;
  }

  /* Safari lets a page write only while it handles the click, so the text goes in as a promise where that works. */
  function writeFile(address) {
    const text = fetch(address).then((answer) => answer.ok ? answer.text() : Promise.reject(answer.status));
    if (!window.ClipboardItem) return text.then((found) => navigator.clipboard.writeText(found));
    const blob = text.then((found) => new Blob([found], { type: "text/plain" }));
    return navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
  }

  if (navigator.clipboard) {
    for (const block of document.querySelectorAll("[data-copy]")) {
      block.append(copyButton("Copy", "Copy the reference", () => navigator.clipboard.writeText(block.dataset.copy)));
    }
    for (const link of document.querySelectorAll('.bw-downloads a[href$=".bib"]')) {
      link.parentElement.append(copyButton("Copy BibLaTeX", `Copy ${link.textContent}`, () => writeFile(link.href)));
    }
    for (const block of document.querySelectorAll(".bw-text .highlight")) {
      const code = block.querySelector("code");
      if (code) block.prepend(copyButton("Copy", "Copy this code", () => navigator.clipboard.writeText(code.textContent)));
    }
  }

  /* ---- what is wider than the page is a region that a keyboard can scroll ---- */

  const fit = new ResizeObserver((changes) => {
    for (const { target } of changes) {
      if (target.hasAttribute("aria-label") && !target.dataset.fitted) continue;
      const wide = target.scrollWidth > target.clientWidth;
      target.dataset.fitted = "1";
      for (const [name, value] of [["tabindex", "0"], ["role", "region"], ["aria-label", target.matches("pre") ? "Code" : "Table"]]) {
        if (wide) target.setAttribute(name, value); else target.removeAttribute(name);
      }
    }
  });
  document.querySelectorAll(".bw-table-scroll, .bw-text pre").forEach((frame) => fit.observe(frame));

  /* ---- contents: close after a choice, and mark the section that is being read ---- */

  const contents = document.getElementById("bw-contents");
  if (!contents) return;
  contents.addEventListener("click", (event) => {
    if (event.target.closest("a") && contents.matches(":popover-open")) contents.hidePopover();
  });
  const links = new Map();
  for (const link of contents.querySelectorAll("a")) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) links.set(heading, link);
  }
  const headings = [...links.keys()];
  const watch = new IntersectionObserver(() => {
    const read = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight * 0.3).at(-1);
    for (const [heading, link] of links) {
      if (heading === read) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
    }
  }, { rootMargin: "0px 0px -70% 0px" });
  headings.forEach((heading) => watch.observe(heading));
})();
