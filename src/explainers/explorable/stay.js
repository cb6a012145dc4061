/* A figure that stays in sight (stay.css): measures what fits into the window, and says so by classes and lengths. Nothing here moves or scrolls.

   stand   beside its paragraphs: as much of figure, controls and caption as fits, smaller if need be, or it does not stand still
   stay    elsewhere: its panels at the top of the window, where controls lie so low that both are not seen at once, or where paragraphs follow
           that speak of it and more than half of the window is left for them */
(() => {
  "use strict";
  const HERE = Symbol.for("explorable");
  const EDGE = 16, CONTROL = 120; // px: above and below a figure that stands; the room that a control needs below panels
  const SMALLEST = 0.75, MOST = 0.45; // of its own size, so that its letters can be read; of the window, beside words
  if (window[HERE].stays) return;
  window[HERE].stays = true;
  const known = new WeakMap(); // each figure, and what it had been given
  const view = () => document.documentElement.clientHeight; // not innerHeight: on a phone the address bar comes and goes
  const top = (root) => parseFloat(getComputedStyle(root).getPropertyValue("--explorable-top")) || 0;
  const box = (element) => element.getBoundingClientRect();

  function write(element, lengths) { // px, or nothing
    for (const [name, length] of Object.entries(lengths)) {
      if (length === null) element.style.removeProperty(`--explorable-${name}`);
      else element.style.setProperty(`--explorable-${name}`, `${Math.round(length * 10) / 10}px`);
    }
  }

  function natural(panels) { // the height of each row of panels, were it not made smaller
    const rows = new Map();
    for (const svg of panels.querySelectorAll(":scope > svg")) {
      const { width, height } = svg.viewBox.baseVal, { top, width: wide } = box(svg);
      rows.set(Math.round(top), Math.max(rows.get(Math.round(top)) || 0, width ? (wide * height) / width : 0));
    }
    return [...rows.values()];
  }

  function fit(panels, room) { // how high a row may be, so that all are `room` high: null for as high as they are, undefined where they would be too small
    const rows = natural(panels), all = rows.reduce((sum, row) => sum + row, 0), gaps = 8 * (rows.length - 1);
    if (all + gaps <= room) return null;
    const scale = (room - gaps) / all;
    return scale < SMALLEST ? undefined : scale * Math.max(...rows);
  }

  function stand(cell, root, panels) {
    const lead = box(panels).top - box(cell).top, middle = box(root).bottom - box(panels).bottom, tail = box(cell).bottom - box(root).bottom;
    const room = view() - top(root) - 2 * EDGE;
    for (const [shift, rest] of [[0, lead + middle + tail], [-lead, middle + tail], [-lead, middle]]) { // all of it, or without its question, and its lines of links
      const high = fit(panels, room - rest);
      if (high === undefined) continue;
      write(cell, { shift, room: high });
      return true;
    }
    write(cell, { shift: null, room: null });
    return false;
  }

  function stay(root, panels, pair) {
    const controls = [...root.querySelectorAll(".explorable-controls > [data-name]")].filter((control) => !control.hidden);
    const lowest = Math.max(...controls.map((control) => box(control).bottom));
    const room = view() - top(root), rows = natural(panels), all = rows.reduce((sum, row) => sum + row, 8 * (rows.length - 1));
    const prose = pair && pair.querySelector(":scope > .explorable-prose");
    const reads = Boolean(prose) && all <= MOST * room && !boxed(root, pair);
    const stays = reads || lowest - box(panels).bottom + all > room;
    const high = stays ? fit(panels, room - CONTROL) : null;
    const size = high === undefined ? (SMALLEST * all) : high === null ? all : room - CONTROL;
    const held = Math.min(size, room - CONTROL);
    write(root, stays ? { room: high === undefined ? SMALLEST * Math.max(...rows) : high, shift: held - size, held } : { room: null, shift: null, held: null });
    root.classList.toggle("explorable-stays", stays);
    if (pair) reach(root, pair, reads && prose, held);
  }

  function reach(root, pair, prose, held) {
    write(pair, prose ? { reach: box(prose).bottom - box(root.lastElementChild).bottom, held } : { reach: null, held: null });
    pair.classList.toggle("explorable-reads", Boolean(prose));
    for (let layer = root; layer !== pair; layer = layer.parentElement) layer.classList.toggle("explorable-through", Boolean(prose));
  }

  function boxed(root, pair) { // a host that lets outputs scroll would show a second bar
    for (let layer = root.parentElement; layer !== pair; layer = layer.parentElement) if (getComputedStyle(layer).overflowY !== "visible") return true;
    return false;
  }

  function measure(root) {
    const panels = root.querySelector(".explorable-panels"), pair = root.closest(".explorable-pair");
    if (!panels.firstElementChild || !root.checkVisibility()) return;
    const cell = pair && pair.firstElementChild;
    const wide = Boolean(pair) && getComputedStyle(pair).getPropertyValue("--explorable-wide").trim() === "1";
    if (wide) {
      root.classList.remove("explorable-stays");
      write(root, { room: null, shift: null, held: null });
      reach(root, pair, null);
      cell.classList.toggle("explorable-stands", stand(cell, root, panels));
    } else {
      if (cell) {
        cell.classList.remove("explorable-stands");
        write(cell, { shift: null, room: null });
      }
      stay(root, panels, pair);
    }
  }

  let asked = 0;
  const due = new Set();
  function soon(roots) {
    for (const root of roots) due.add(root);
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(() => { for (const root of due) measure(root); due.clear(); });
  }
  const sizes = new ResizeObserver((entries) => soon(entries.map(({ target }) => known.get(target))));
  function know(root) {
    if (known.has(root) || !root.querySelector(".explorable-controls")) return;
    const prose = root.closest(".explorable-pair")?.querySelector(":scope > .explorable-prose");
    for (const element of [root, ...(prose ? [prose] : [])]) {
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
