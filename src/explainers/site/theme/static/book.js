/* The page's own script: the switch between light and dark, and a copy button on code. The rest works without it. */
(() => {
  "use strict";
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);

  const button = document.querySelector(".theme-switch");
  const show = () => { button.textContent = isDark() ? "Light page" : "Dark page"; };
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try { localStorage.setItem("theme", root.dataset.theme); } catch (error) { /* not remembered */ }
    show();
  });
  system.addEventListener("change", show);
  show();

  for (const code of document.querySelectorAll(".cell_input .highlight, div[class*=highlight-]:not(.output) > .highlight")) {
    if (!navigator.clipboard || code.querySelector(".copy")) continue;
    const copy = document.createElement("button");
    copy.type = "button";
    copy.className = "copy";
    copy.textContent = "Copy";
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(code.querySelector("pre").innerText);
      copy.textContent = "Copied";
      setTimeout(() => { copy.textContent = "Copy"; }, 1500);
    });
    code.append(copy);
  }

  // what scrolls by itself can be scrolled from the keyboard; all are measured before one changes
  const boxes = [...document.querySelectorAll("article pre, .formula-body, .table-box, .together.long")];
  const sizes = new ResizeObserver((seen) => {
    const long = seen.map(({ target }) => target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight + 1);
    seen.forEach(({ target }, i) => {
      if (long[i]) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    });
  });
  const measure = () => { // each of them again, once the page is laid out; what is folded away when it is opened
    sizes.disconnect();
    for (const box of boxes) sizes.observe(box);
  };
  measure();
  document.fonts.addEventListener("loadingdone", measure);

  // a link to a claim opens its entry here; the entries are a script and no fetch, so that this works from disk
  const here = document.currentScript.src;
  let entries;
  const load = () => entries ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL("claims.js", here);
    script.onload = () => resolve(window[Symbol.for("claims")]);
    script.onerror = reject;
    document.head.append(script);
  });
  const box = document.createElement("div");
  Object.assign(box, { className: "claim-entry claim", popover: "auto", tabIndex: -1 });
  box.setAttribute("role", "dialog");
  let opener;
  const place = () => { // below the mark or above it, where there is more room
    box.style.removeProperty("max-height");
    const at = opener.getBoundingClientRect(), size = box.getBoundingClientRect();
    const above = at.top - 16, below = innerHeight - at.bottom - 16, under = size.height <= below || below >= above;
    const height = Math.min(size.height, under ? below : above);
    box.style.setProperty("max-height", `${height}px`);
    box.style.setProperty("top", `${under ? at.bottom + 8 : at.top - 8 - height}px`);
    box.style.setProperty("left", `${Math.max(16, Math.min(at.left - 24, document.documentElement.clientWidth - size.width - 16))}px`);
  };
  const open = (link, name, html) => {
    opener = link;
    box.innerHTML = html;
    for (const each of box.querySelectorAll("a[href]")) each.href = new URL(each.getAttribute("href"), link.href);
    const whole = document.createElement("p");
    whole.className = "claim-whole";
    whole.append(Object.assign(document.createElement("a"), { href: link.href, textContent: "In the ledger" }));
    const close = Object.assign(document.createElement("button"), { type: "button", className: "claim-close", textContent: "×" });
    close.setAttribute("aria-label", "Close");
    close.addEventListener("click", () => box.hidePopover());
    box.prepend(close);
    box.append(whole);
    box.setAttribute("aria-label", `claim ${name}`);
    if (!box.isConnected) document.body.append(box);
    box.showPopover();
    place();
    opener.setAttribute("aria-expanded", "true");
    box.focus({ preventScroll: true });
  };
  box.addEventListener("click", (event) => { if (event.target.closest("a")) box.hidePopover(); }); // it may lead to a place of this page
  box.addEventListener("keydown", (event) => { // past its ends, back to the mark
    if (event.key !== "Tab" || !(event.shiftKey ? [box, box.firstChild] : [box.lastChild.lastChild]).includes(document.activeElement)) return;
    event.preventDefault();
    box.hidePopover();
    opener.focus({ preventScroll: true });
  });
  box.addEventListener("toggle", (event) => {
    if (event.newState === "open") return;
    opener.removeAttribute("aria-expanded");
    if (box.contains(document.activeElement) || document.activeElement === document.body) opener.focus({ preventScroll: true });
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("article a[href*='#ledger-']");
    if (!link || link.pathname === location.pathname || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const name = decodeURIComponent(link.hash.slice("#ledger-".length));
    load().then((all) => { if (all?.[name]) open(link, name, all[name]); else location.assign(link.href); }, () => location.assign(link.href));
  });

  // where the reader left off: kept in this browser, shown on the first page
  const onward = document.querySelector(".onward"), cards = document.querySelector(".cards, #explorable-answers");
  document.addEventListener("explorable-kept", () => { // erased
    try { if (!localStorage.getItem("left-off")) document.querySelector(".left-off")?.remove(); } catch (error) { /* nothing is kept */ }
  });
  try {
    if (cards) {
      const last = JSON.parse(localStorage.getItem("left-off") || "null");
      const card = last && [...cards.querySelectorAll(".card-title a, li > a")].find((link) => new URL(link.href).pathname === last.path);
      if (card) {
        const on = Object.assign(document.createElement("p"), { className: "left-off", textContent: "You left off in " });
        const name = [card.textContent, last.section].filter(Boolean).join(": ");
        on.append(Object.assign(document.createElement("a"), { href: card.href + last.hash, textContent: name }), ".");
        cards.before(on);
      }
    } else if (onward && /\/notebooks\//.test(location.pathname)) {
      const heads = [...document.querySelectorAll("article h2")];
      addEventListener("pagehide", () => {
        const head = heads.filter((each) => each.getBoundingClientRect().top < innerHeight / 2).pop();
        const section = head && head.closest("section");
        localStorage.setItem("left-off", JSON.stringify({ path: location.pathname, hash: section ? `#${section.id}` : "", section: head && head.firstChild.textContent }));
      });
    }
  } catch (error) { /* nothing is kept */ }

  // who goes to the search field is going to search: what the search page loads is fetched meanwhile, where there is a network
  const search = document.querySelector(".contents .search input");
  if (search) search.addEventListener("focus", () => {
    if (!/^http/.test(location.protocol)) return;
    for (const name of ["minisearch.js", "search-index.js", "spelling.js", "search.js"]) {
      document.head.append(Object.assign(document.createElement("link"), { rel: "prefetch", as: "script", href: new URL(name, here).href }));
    }
  }, { once: true });

  const contents = document.getElementById("contents"); // a chosen section closes the contents where they lie over the page
  contents.addEventListener("click", (event) => {
    if (event.target.closest("a") && contents.matches(":popover-open")) contents.hidePopover();
  });
})();
