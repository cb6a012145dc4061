// What the audits ask of a page; put before its own scripts.
window.audit = { shift: 0, shifts: [], violations: [] };
addEventListener("securitypolicyviolation", (event) => {
  audit.violations.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample} at ${event.sourceFile || location.pathname}:${event.lineNumber}`);
});
audit.where = (node) => {
  if (!node) return "a part that is gone";
  if (node.nodeType === Node.TEXT_NODE) node = node.parentElement;
  const name = (each) => each.localName + (each.id ? `#${each.id}` : [...each.classList].slice(0, 2).map((word) => `.${word}`).join(""));
  const path = [];
  for (let each = node; each && each !== document.body && path.length < 4; each = each.parentElement) {
    path.unshift(name(each));
    if (each.id) break;
  }
  return path.join(" > ");
};
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    if (entry.hadRecentInput) continue;
    audit.shift += entry.value;
    audit.shifts.push(`${entry.value.toFixed(4)} ${entry.sources.map((source) => audit.where(source.node)).join(", ")}`);
  }
}).observe({ type: "layout-shift", buffered: true });
audit.unfold = () => { for (const fold of document.querySelectorAll("details")) fold.open = true; };

// highlighted words of code are colored by their class: of each class the first ones stay, the others become text of the line around them;
// so do links that differ by their words and address alone, as axe compares each with all the text around it
audit.fewWords = (most) => {
  const few = (selector, alike) => {
    const seen = {};
    for (const word of document.querySelectorAll(selector)) {
      const kind = [word, word.parentElement, word.closest(".highlight").parentElement].map((each) => each.className).join(" in "); // a marked line has another ground
      seen[kind] = (seen[kind] || 0) + 1;
      if (seen[kind] > most && alike(word)) word.replaceWith(word.textContent);
    }
  };
  few(".highlight pre span:not(:has(*))", (word) => !word.id);
  few(".highlight pre a:not(:has(*))", (link) => link.textContent.trim() && String(link.getAttributeNames()) === "href");
};
// the ledger has hundreds of entries, colored by their verdict: of each verdict the first ones stay, the others are marked
audit.fewClaims = (most) => {
  const seen = {};
  for (const claim of document.querySelectorAll(".claim")) {
    const kind = claim.className;
    seen[kind] = (seen[kind] || 0) + 1;
    if (seen[kind] > most) claim.classList.add("audit-again");
  }
};
audit.rest = async (frames) => { for (; frames; frames--) await new Promise((done) => requestAnimationFrame(() => setTimeout(done))); };
// all that axe asks of a page but its colors: its parts, what they say of themselves, and which are shown and have text
audit.shown = () => [...document.querySelectorAll("*")].map((element) => [
  element.localName, element.checkVisibility({ visibilityProperty: true, opacityProperty: true }), element.textContent.trim() === "",
  ...[...element.attributes].filter(({ name }) => name !== "class" && name !== "style").map(({ name, value }) => `${name}=${value}`),
].join(" ")).join("\n");
audit.text = (element) => element.textContent.trim().replace(/\s+/g, " ").slice(0, 40);

// parts that reach beyond the page's right edge, the outermost ones; what scrolls by itself may
audit.wide = () => {
  const edge = document.documentElement.clientWidth;
  if (document.scrollingElement.scrollWidth <= edge) return [];
  const out = [...document.body.querySelectorAll("*")].filter((element) => {
    if (element.getBoundingClientRect().right <= edge + 0.5 || !element.checkVisibility()) return false;
    for (let each = element.parentElement; each && each !== document.body; each = each.parentElement) {
      if (getComputedStyle(each).overflowX !== "visible") return false;
    }
    return true;
  });
  const widest = out.filter((element) => !out.includes(element.parentElement));
  return [`${document.scrollingElement.scrollWidth} px wide`, ...widest.map((element) => `${audit.where(element)} "${audit.text(element)}"`)];
};

// places to touch that are too small; a link inside a sentence may have the height of its line
audit.small = (least) => {
  const sentence = (link) => {
    const block = link.closest("p, li, td, dd, dt, figcaption, blockquote, h1, h2, h3, h4, caption, pre, div") || link.parentElement;
    return getComputedStyle(link).display.startsWith("inline") && block.textContent.trim() !== link.textContent.trim();
  };
  const faults = [];
  for (const element of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [role=slider], [role=button], [tabindex='0']")) {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: false }) || element.closest(".skip, .explorable-handles")) continue;
    if (element.matches("pre, .table-box, .formula-body, .together, [role=region]") || element.closest("[inert]")) continue; // to be scrolled, not to be touched
    if (element.matches("a, [role=slider]") && sentence(element)) continue;
    const label = element.matches("input") && element.closest("label");
    let { width, height } = (label || element).getBoundingClientRect();
    for (const part of ["::before", "::after"]) { // room that lies around the letters
      const style = getComputedStyle(element, part);
      if (style.content === "none" || style.position !== "absolute") continue;
      width = Math.max(width, parseFloat(style.width) || 0);
      height = Math.max(height, parseFloat(style.height) || 0);
    }
    if (!width && !height) continue;
    if (Math.min(width, height) < least - 0.5) faults.push(`${audit.where(element)} "${audit.text(element)}" ${width.toFixed(0)} × ${height.toFixed(0)} px`);
  }
  return faults;
};

// move everything that moves, from one end to the other, and open what opens
audit.explore = async () => {
  const rest = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const fire = (element, kind) => element.dispatchEvent(new Event(kind, { bubbles: true }));
  audit.unfold();
  for (const root of document.querySelectorAll("figure.explorable")) {
    root.scrollIntoView({ behavior: "instant", block: "center" });
    for (let waited = 0; waited < 200 && !root.classList.contains("explorable-loaded"); waited++) {
      const first = root.querySelector("input[type=range]:not([disabled])");
      if (first) { first.value = first.max; fire(first, "input"); fire(first, "change"); }
      await rest();
    }
    for (const input of root.querySelectorAll("input")) {
      if (input.type === "range") {
        for (const value of [input.min || 0, input.max]) { input.value = value; fire(input, "input"); fire(input, "change"); await rest(); }
      } else if (input.type === "radio") { input.click(); await rest(); }
    }
    for (const button of root.querySelectorAll("button")) { if (button.checkVisibility() && button.type !== "reset") { button.click(); await rest(); } }
    const reset = root.querySelector("button[type=reset]");
    if (reset) { reset.click(); await rest(); }
  }
};
