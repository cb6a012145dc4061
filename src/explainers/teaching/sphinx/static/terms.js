/* A term of the glossary: pointing at it, or coming to it by keyboard, shows its definition, a tap or click keeps it, Escape or a click
   elsewhere closes it. Enter follows the link to the glossary, which is all there is without a script. */
(() => {
  "use strict";
  if (!HTMLElement.prototype.showPopover) return;
  const OPENS = 180, CLOSES = 300; // milliseconds: not at each crossing of the pointer, and with time to reach the card
  let mark = null, card = null, kept = false, timer = 0;

  function place() { // below the word or above it, where there is more room
    card.style.removeProperty("max-height");
    const at = mark.getClientRects()[0], size = card.getBoundingClientRect(), wide = document.documentElement.clientWidth;
    const above = at.top - 16, below = innerHeight - at.bottom - 16, under = size.height <= below || below >= above;
    const height = Math.min(size.height, under ? below : above);
    card.style.setProperty("max-height", `${height}px`);
    card.style.setProperty("top", `${under ? at.bottom + 6 : at.top - 6 - height}px`);
    card.style.setProperty("left", `${Math.max(16, Math.min(at.left - 24, wide - size.width - 16))}px`);
  }

  function close() {
    clearTimeout(timer);
    if (!card) return;
    card.hidePopover();
    mark.removeAttribute("aria-expanded");
    mark = card = null;
    kept = false;
  }

  function open(link) {
    clearTimeout(timer);
    if (mark === link) return;
    close();
    const found = document.getElementById(link.dataset.card);
    if (!found) return;
    mark = link;
    card = found;
    card.showPopover();
    place();
    mark.setAttribute("aria-expanded", "true");
  }

  const later = (what, wait) => { clearTimeout(timer); timer = setTimeout(what, wait); };
  const of = (event, kind) => event.target instanceof Element && event.target.closest(kind);
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = of(event, ".term-mark");
    if (link) { if (link === mark) clearTimeout(timer); else later(() => open(link), OPENS); } else if (card && of(event, ".term-card")) clearTimeout(timer);
    else if (card && !kept) later(close, CLOSES);
    else if (!card) clearTimeout(timer);
  });
  document.addEventListener("focusin", (event) => {
    const link = of(event, ".term-mark");
    if (link) { if (link.matches(":focus-visible")) open(link); } else if (card && !of(event, ".term-card")) close();
  });
  document.addEventListener("click", (event) => {
    const link = of(event, ".term-mark");
    if (!link) { if (card && !of(event, ".term-card")) close(); return; }
    if (!event.detail || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return; // by keyboard, or into another window
    event.preventDefault();
    if (link === mark && kept) { close(); return; }
    open(link);
    kept = true;
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && card) { const back = card.contains(document.activeElement) && mark; close(); if (back) back.focus(); } });
  addEventListener("scroll", () => { if (card) place(); }, { passive: true });
  addEventListener("resize", close);
  for (const link of document.querySelectorAll(".term-mark")) {
    const found = document.getElementById(link.dataset.card);
    if (found && found.firstElementChild) {
      found.firstElementChild.id = `${found.id}-says`;
      link.setAttribute("aria-describedby", found.firstElementChild.id);
    }
  }
})();
