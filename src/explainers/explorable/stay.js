/* A figure that stays in sight (stay.css): measures what fits into the window, and says so by classes and lengths. Nothing here moves or scrolls.

   stand   beside its paragraphs: as much of figure, controls and caption as fits, smaller if need be, or it does not stand still
   stay    elsewhere: its panels at the top of the window, where controls lie so low that both are not seen at once, or where paragraphs follow
           that speak of it and more than half of the window is left for them, if it is made smaller */
(() => {
  "use strict";
  const HERE = Symbol.for("explorable");
  const EDGE = 16, CONTROL = 120, GAP = 8; // px: above and below a figure that stands; the least for a control below panels; between panels
  const SMALLEST = 0.75, MOST = 0.45; // of its own size, so that its letters can be read; of the window, beside words
  if (window[HERE].stays) return;
  window[HERE].stays = true;
  const known = new WeakMap(); // what is watched, and the figure that it is of
  const view = () => document.documentElement.clientHeight; // not innerHeight: on a phone the address bar comes and goes
  const box = (element) => element.getBoundingClientRect();
  const roomOf = (root) => view() - (parseFloat(getComputedStyle(root).getPropertyValue("--explorable-top")) || 0);
  const FREE = { room: null, shift: null, held: null };

  function write(element, lengths) { // px, or nothing
    for (const [name, length] of Object.entries(lengths)) {
      if (length === null) element.style.removeProperty(`--explorable-${name}`);
      else element.style.setProperty(`--explorable-${name}`, `${Math.round(length * 10) / 10}px`);
    }
  }

  function natural(panels) { // how high its rows of panels would be, were they not made smaller, and all of them
    const rows = new Map();
    for (const svg of panels.querySelectorAll(":scope > svg")) {
      const { width, height } = svg.viewBox.baseVal, at = box(svg), row = Math.round(at.top);
      rows.set(row, Math.max(rows.get(row) || 0, width ? (at.width * height) / width : 0));
    }
    const gaps = GAP * (rows.size - 1), highest = Math.max(...rows.values());
    return { highest, gaps, all: [...rows.values()].reduce((sum, row) => sum + row, gaps) };
  }

  function fit({ highest, gaps, all }, room) { // how high a row may be: null for as high as it is, undefined where it would be too small
    const scale = (room - gaps) / (all - gaps);
    return scale >= 1 ? null : scale < SMALLEST ? undefined : scale * highest;
  }

  function under(root) { // where the panels end, had they not stayed at the top
    const form = root.querySelector(".explorable-controls");
    return box(form).top - parseFloat(getComputedStyle(form).marginTop);
  }

  function stand(cell, root, panels) { // all of it, or without its question, then without its lines of links, then without what is below its controls
    const used = box(root.querySelector(".explorable-controls")).bottom;
    const bottom = under(root), end = box(root.lastElementChild).bottom, own = natural(panels), room = roomOf(root) - 2 * EDGE;
    const lead = bottom - box(panels).height - box(cell).top, middle = end - bottom, tail = box(cell).bottom - end;
    const ways = [[0, lead + middle + tail, null], [-lead, middle + tail, null], [-lead, middle, tail], [-lead, used - bottom, box(cell).bottom - used]];
    for (const [shift, rest, below] of ways) {
      const high = fit(own, room - rest);
      if (high !== undefined) return { lengths: { shift, room: high }, below };
    }
    return { lengths: null, below: null };
  }

  function stay(root, panels, prose) {
    const controls = [...root.querySelectorAll(".explorable-controls > *")].filter((control) => !control.hidden).map(box);
    const lowest = Math.max(...controls.map(({ bottom }) => bottom)), below = Math.max(CONTROL, ...controls.map(({ height }) => height + EDGE));
    const own = natural(panels), least = own.gaps + SMALLEST * (own.all - own.gaps), room = roomOf(root);
    const reads = Boolean(prose) && least <= MOST * room, most = reads ? Math.min(room - below, MOST * room) : room - below;
    if (!reads && lowest - under(root) + own.all <= room) return { reads, lengths: null };
    const high = fit(own, most), size = high === null ? own.all : high === undefined ? least : most, held = Math.max(0, Math.min(size, room - below));
    return { reads, lengths: { room: high === undefined ? SMALLEST * own.highest : high, shift: held - size, held } };
  }

  function reach(root, pair, length, held) {
    write(pair, { reach: length, held });
    pair.classList.toggle("explorable-reads", length !== null);
    for (let layer = root; layer !== pair; layer = layer.parentElement) layer.classList.toggle("explorable-through", length !== null);
  }

  function boxed(root, pair) { // a host that lets outputs scroll would show a second bar
    for (let layer = root.parentElement; layer !== pair; layer = layer.parentElement) if (getComputedStyle(layer).overflowY !== "visible") return true;
    return false;
  }

  function pairOf(root) { // the block whose figure it is
    const pair = root.closest(".explorable-pair");
    return pair && pair.firstElementChild.contains(root) ? pair : null;
  }

  function measure(root) { // what is to be written, once all have been measured
    const panels = root.querySelector(".explorable-panels"), pair = pairOf(root), cell = pair && pair.firstElementChild;
    if (!panels.firstElementChild || !root.getClientRects().length) return () => {};
    if (pair && getComputedStyle(pair).getPropertyValue("--explorable-wide").trim()) {
      const { lengths, below } = stand(cell, root, panels);
      return () => {
        root.classList.remove("explorable-stays");
        write(root, FREE);
        reach(root, pair, null, null);
        write(cell, lengths || FREE);
        write(pair, { below });
        cell.classList.toggle("explorable-stands", Boolean(lengths));
      };
    }
    const prose = pair && !boxed(root, pair) && pair.querySelector(":scope > .explorable-prose"), { reads, lengths } = stay(root, panels, prose);
    const length = reads ? box(prose).bottom - box(root.lastElementChild).bottom : null;
    return () => {
      write(root, lengths || FREE);
      root.classList.toggle("explorable-stays", Boolean(lengths));
      if (!pair) return;
      cell.classList.remove("explorable-stands");
      write(cell, FREE);
      reach(root, pair, length, reads ? lengths.held : null);
    };
  }

  let asked = 0;
  const due = new Set();
  function soon(roots) {
    for (const root of roots) due.add(root);
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(() => {
      const found = [...due].map(measure);
      due.clear();
      for (const put of found) put();
    });
  }
  const sizes = new ResizeObserver((entries) => soon(entries.map(({ target }) => known.get(target))));
  function know(root) {
    if (known.has(root) || !root.querySelector(".explorable-controls")) return;
    const pair = pairOf(root);
    for (const element of pair ? [root, pair.lastElementChild] : [root]) {
      known.set(element, root);
      sizes.observe(element);
    }
  }
  const figures = () => [...document.querySelectorAll("figure.explorable")];
  const start = () => { for (const root of figures()) know(root); };
  addEventListener("resize", () => soon(figures().filter((root) => known.has(root))));
  document.addEventListener("explorable-arrived", ({ target }) => know(target)); // one that came later
  document.readyState === "loading" ? document.addEventListener("DOMContentLoaded", start) : start();
})();
