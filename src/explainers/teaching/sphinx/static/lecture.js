/* A page as slides, where ?lecture is in its address: one idea and one figure each, from the page's <template class="lecture-slides">.

   The figure of a slide is the page's own, moved here and back again, so that it has its state, its handles and its question. ?lecture=3 is the
   third slide, and what follows # the state of its figure, as on the page. Without ?lecture nothing is done. */
(() => {
  "use strict";
  const HERE = Symbol.for("lecture"), ENGINE = Symbol.for("explorable");
  if (window[HERE].shows) return;
  window[HERE].shows = true;
  const { fit, free, speaker } = window[HERE];
  const KEYS = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Home: -Infinity, End: Infinity };
  const places = new Map(); // where each figure stands on the page
  const sizes = new ResizeObserver(() => { if (box) fit(parts.page, root, true); }); // another window, letters that came, an answer
  let slides = [], at = -1, box = null, parts = {}, root = null, noted = false;

  const named = (slide) => slide.dataset.show.split("?")[0];
  const figureOf = (slide) => (named(slide) && window[ENGINE] ? window[ENGINE].named(named(slide)) : null);
  const part = (slide, name) => slide.querySelector(`:scope > .lecture-${name}`);
  const copy = (element) => [...element.childNodes].map((node) => document.importNode(node, true));

  function asked() { // the place of the slide in the address, or null
    const number = new URLSearchParams(location.search).get("lecture");
    return number === null ? null : Math.max(0, Math.min(slides.length, parseInt(number, 10) || 1) - 1);
  }

  function stateOf(slide) { // what the address says of its figure, or else the slide
    let hash = location.hash.slice(1);
    try { if (!hash.includes("?")) hash = decodeURIComponent(hash); } catch (error) { /* not an address of ours */ }
    return hash.startsWith(named(slide) + "?") ? hash : slide.dataset.show;
  }

  function put(lecture, hash, add) {
    const url = new URL(location.href);
    url.searchParams.delete("lecture");
    if (lecture) url.search += `${url.search ? "&" : "?"}lecture${lecture > 1 ? `=${lecture}` : ""}`;
    url.hash = hash;
    try { // a page in a sandbox or in srcdoc has no address of its own
      history[add ? "pushState" : "replaceState"](null, "", url);
    } catch (error) { /* the slides change all the same */ }
  }

  function make() {
    const add = (name, of, into) => {
      parts[of] = Object.assign(document.createElement(name), { className: `lecture-${of}` });
      into.append(parts[of]);
      return parts[of];
    };
    box = Object.assign(document.createElement("div"), { className: "lecture" });
    box.setAttribute("role", "main");
    const head = add("header", "head", box);
    add("h2", "title", head).tabIndex = -1;
    const nav = add("nav", "nav", head);
    nav.setAttribute("aria-label", "Slides");
    const button = (text, name, act) => {
      const made = Object.assign(document.createElement("button"), { type: "button", textContent: text, title: name });
      made.setAttribute("aria-label", name);
      made.addEventListener("click", act);
      nav.append(made);
      return made;
    };
    parts.back = button("←", "Previous slide", () => go(at - 1));
    add("span", "number", nav).id = "lecture-number";
    parts.title.setAttribute("aria-describedby", "lecture-number");
    parts.on = button("→", "Next slide", () => go(at + 1));
    parts.again = button("R", "The figure as this slide began (R)", again);
    parts.toggle = button("N", "Notes below the slide (N)", note);
    button("P", "Notes in a window of their own (P)", present);
    if (document.fullscreenEnabled) button("F", "Full screen (F)", full);
    button("×", "Back to the page (Escape)", () => leave(true));
    add("div", "page", box);
    add("aside", "notes", box).setAttribute("aria-label", "Notes for the speaker");
    document.body.append(box);
    sizes.observe(parts.page);
  }

  function show(next, state, walks) {
    const slide = slides[next], figure = figureOf(slide), stays = Boolean(figure) && figure.root === root;
    const first = slide.matches(".lecture-first");
    for (const play of box.querySelectorAll(".explorable-play[aria-label^=Pause]")) play.click();
    at = next;
    parts.title.replaceChildren(...copy(part(slide, "title")));
    parts.number.textContent = `${at + 1} of ${slides.length}`;
    parts.number.setAttribute("aria-label", `Slide ${parts.number.textContent}`);
    parts.again.hidden = !figure;
    parts.back.disabled = at === 0;
    parts.on.disabled = at === slides.length - 1;
    const idea = document.importNode(part(slide, "idea"), true);
    if (!stays) {
      back();
      if (figure) {
        root = figure.root;
        if (!places.has(root)) { places.set(root, document.createComment("")); root.before(places.get(root)); }
        parts.page.replaceChildren(idea, root);
      } else parts.page.replaceChildren(idea);
    } else parts.page.firstElementChild.replaceWith(idea);
    box.classList.toggle("lecture-opens", first);
    // a figure asks where it comes first: later its answer has been seen
    parts.page.classList.toggle("lecture-asks", !first && slides.findIndex((each) => !each.matches(".lecture-first") && named(each) === named(slide)) === at);
    parts.page.classList.toggle("lecture-bare", !figure);
    if (figure) {
      figure.address(new URLSearchParams(state.split("?")[1] || ""), walks && stays);
      root.dispatchEvent(new CustomEvent("explorable-shown", { bubbles: true })); // numbers in the idea say what is shown
    }
    notes(slide);
    for (const each of [idea, ...(figure ? root.querySelectorAll(":scope > :is(form, figcaption)") : [])]) sizes.observe(each);
    typeset([parts.title, idea, parts.notes]);
    fit(parts.page, root);
    parts.page.scrollTop = box.scrollTop = 0;
    parts.title.focus({ preventScroll: true });
  }

  function typeset(elements) { // where the host has MathJax: it has not seen what was in the template
    const { startup, typesetPromise } = window.MathJax || {};
    if (startup && startup.promise && typesetPromise) startup.promise.then(() => typesetPromise(elements)).catch(() => {});
  }

  function notes(slide) {
    const said = part(slide, "said"), next = slides[at + 1];
    parts.notes.replaceChildren(...copy(said));
    if (!said.children.length) parts.notes.textContent = "No notes for this slide.";
    parts.notes.hidden = !noted;
    parts.toggle.setAttribute("aria-pressed", String(noted));
    speaker.tell(at + 1, part(slide, "title").childNodes, said.childNodes, next && part(next, "title").childNodes);
  }

  function back() { // the figure to its place on the page
    free();
    sizes.disconnect();
    if (box) sizes.observe(parts.page);
    if (root) places.get(root).replaceWith(root);
    places.delete(root);
    root = null;
  }

  function enter(number) {
    if (!box) { make(); document.documentElement.classList.add("lecture-on"); }
    show(number, stateOf(slides[number]), false);
  }

  function leave(add) { // to the page, at the place of the slide
    if (!box) return;
    const slide = slides[at], figure = root;
    if (document.fullscreenElement) document.exitFullscreen();
    speaker.close();
    back();
    box.remove();
    box = null;
    document.documentElement.classList.remove("lecture-on");
    if (add) put(0, figure ? location.hash : "", true);
    const place = figure || document.getElementById(slide.dataset.at) || document.body;
    place.scrollIntoView({ block: figure ? "center" : "start", behavior: "instant" });
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
  }

  function go(number) {
    const next = Math.max(0, Math.min(slides.length - 1, number));
    if (next === at) return;
    put(next + 1, slides[next].dataset.show.includes("?") ? slides[next].dataset.show : "", true);
    show(next, slides[next].dataset.show, true);
  }

  function again() { // the figure as the slide has it
    const figure = figureOf(slides[at]);
    if (!figure) return;
    figure.address(new URLSearchParams(slides[at].dataset.show.split("?")[1] || ""), true);
    put(at + 1, slides[at].dataset.show.includes("?") ? slides[at].dataset.show : "", false);
  }

  function note() {
    noted = !noted;
    notes(slides[at]);
    fit(parts.page, root);
  }

  function present() {
    if (speaker.open(press)) notes(slides[at]);
    else if (!noted) note(); // no window is allowed: then below
  }

  function full() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (document.fullscreenEnabled) document.documentElement.requestFullscreen().catch(() => {});
  }

  // what lies over the slide closes by Escape itself
  const opened = () => Boolean(HTMLElement.prototype.showPopover) && Boolean(document.querySelector(":popover-open"));

  function press(event) {
    if (!box || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key, target } = event, within = (selector) => Boolean(target.closest && target.closest(selector));
    const moves = within("input, select, textarea, [role=slider], [contenteditable]");
    const writes = within("input:not([type=range], [type=radio]), textarea, [contenteditable]");
    const act = { Escape: () => leave(true), n: note, p: present, f: full, r: again }[key.length === 1 ? key.toLowerCase() : key];
    if (key in KEYS) {
      // what moves a slider stays with it, but PageUp and PageDown are what a clicker sends
      if (moves && (!key.startsWith("Page") || writes || within("[role=slider]"))) return;
      if (key === " " && within("button, a, summary")) return;
      go(at + (key === " " && event.shiftKey ? -1 : KEYS[key]));
    } else if (act && !(writes && key !== "Escape") && !opened()) act();
    else return;
    event.preventDefault();
    event.stopPropagation(); // the host may have keys of its own for what comes before and after
  }

  function start() {
    const held = document.querySelector("template.lecture-slides");
    if (!held) return;
    slides = [...held.content.children];
    addEventListener("popstate", () => {
      const number = asked();
      if (number === null) leave(false);
      else if (number !== at || !box) enter(number); // else the player hears of another state
    });
    document.addEventListener("keydown", press, true);
    if (asked() === null) return;
    enter(asked());
    const slide = slides[at], state = stateOf(slide);
    put(at + 1, state.includes("?") ? state : "", false);
  }
  if (document.readyState === "complete") start();
  else document.addEventListener("DOMContentLoaded", start); // the player has its figures then
})();
