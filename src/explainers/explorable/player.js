/* Plays what explainers.explorable.fold made: one SVG a panel, and a table of what changes from state to state.

   makeControl   a slider, a choice or a seed: where the reader has put it, and what it says
   makeFigure    the figure: its table (in the page, or a script beside it, asked for when the figure comes near), its state, its words
   visit         an address #name?width=16&seed=3 names a figure and its state
   walk          goes there through the states between
   look          whether the ground behind each figure that has come near is light or dark
   start         takes up the figures that are new in the page

   A figure works from its own element: no id, global name or node of another script can get in its way. All figures of a page share one
   registry, window[Symbol.for("explorable")], where this script leaves word that it is there, and the tables from beside the page arrive.
   What else moves figures (play.js, words.js, handles.js, draw.js) finds each by `of(root)` there, and hears "explorable-shown" from it;
   "explorable-moved" at each move, also before the table is there, with what moved it, `by`; and at rest "explorable-rested", with `by` and with
   `first`, to which what is to be told before its words is added.
   What a reader answers stays in this browser by `keep(kind, figure, value)` and is found again by `kept(kind, figure)`: kept.js. */
(() => {
  "use strict";
  const HERE = Symbol.for("explorable");
  if (window[HERE]) { window[HERE].start(); return; }
  const { keep, kept } = window[Symbol.for("explorable-kept")];
  const REST = 400; // ms without a move: then the address changes, and a screen reader is told
  const STEPS = 12, STEP = 45; // the most states on the way to the one that a link asks for, and ms at each
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let written = ""; // the address that a figure at rest wrote last
  const figures = new WeakMap(), tables = new Map();
  const roots = () => [...document.querySelectorAll("figure.explorable")];
  const keyOf = (root) => (root.dataset.table || "").replace(/^.*\//, "").replace(/\.js.*$/, "");

  function makeControl(element, moved) {
    const { name, tokens, texts, start } = element.dataset;
    const words = JSON.parse(texts || "[]"), output = element.querySelector("output");
    const inputs = [...element.querySelectorAll("input, button")], input = inputs[0];
    const control = { element, name, words, tokens: JSON.parse(tokens), start: +start, ordered: input.type === "range" };
    control.fix = (fixed) => { control.fixed = fixed; inputs.forEach((each) => { each.disabled = fixed; }); };
    control.say = () => {}; // the words of the state that the figure shows
    if (element.tagName === "FIELDSET") {
      control.get = () => inputs.findIndex((each) => each.checked);
      control.set = (position) => { inputs[position].checked = true; };
    } else if (input.type === "range") {
      control.get = () => +input.value;
      control.set = (position) => { input.value = position; };
      control.say = (position) => {
        if (output.textContent === words[position]) return; // another control was moved
        output.textContent = words[position];
        input.setAttribute("aria-valuetext", words[position]);
      };
    } else {
      let position = control.start;
      control.get = () => position;
      control.set = (next) => { position = next; };
      control.say = (shown) => {
        if (output.textContent === words[shown]) return;
        output.textContent = words[shown];
        input.setAttribute("aria-label", input.textContent + ": " + words[shown]);
      };
      input.addEventListener("click", () => { position = (position + 1) % words.length; moved(); });
    }
    control.set(control.start); // a reloaded page may remember another
    return control;
  }

  function makeFigure(root) {
    const form = root.querySelector(".explorable-controls"), question = root.querySelector(".explorable-question:not(.explorable-draws)");
    const caption = root.querySelector(".explorable-caption > span"), said = root.querySelector(".explorable-said");
    const controls = [...form.querySelectorAll("[data-name]")].map((element) => makeControl(element, () => byHand()));
    const wanted = () => controls.map((control) => control.get());
    const put = (positions) => controls.forEach((control, i) => control.set(positions[i]));
    const number = (positions) => controls.reduce((state, control, i) => state * control.tokens.length + positions[i], 0);
    const pick = (values, which, state) => values[which < 0 ? state : table.which[which][state]];
    const own = ownIds(root);
    let table = null, changes = [], asking = false, by = "hand", timer = 0, walking = 0, limits = "", reply = "", fresh = "", where = "", shown = wanted();

    const show = () => {
      shown = wanted();
      const state = number(shown);
      for (const change of changes) {
        const value = pick(change.values, change.which, state);
        if (value === change.now) continue;
        change.now = value;
        if (change.key === "#text") change.node.textContent = value;
        else if (change.key === "#markup") change.node.innerHTML = own(value);
        else if (value === null) change.node.removeAttribute(change.key);
        else change.node.setAttribute(change.key, own(value));
      }
      const sentence = pick(...table.captions, state);
      if (caption.textContent !== sentence) caption.textContent = sentence;
      controls.forEach((control, i) => control.say(shown[i]));
      root.dispatchEvent(new CustomEvent("explorable-shown", { bubbles: true }));
    };
    const tell = (words, waits) => {
      root.classList.toggle("explorable-waits", waits);
      if (waits || said.textContent !== words) said.textContent = words;
    };
    const link = () => { // to the state that is shown
      const pairs = controls.map((control, i) => control.name + "=" + encodeURIComponent(control.tokens[shown[i]]));
      const url = new URL(location.href);
      url.hash = root.dataset.figure + "?" + pairs.join("&") + limits;
      return url;
    };
    const atRest = () => {
      const first = [reply];
      root.dispatchEvent(new CustomEvent("explorable-rested", { bubbles: true, detail: { by, first } }));
      // another figure that took this one along says so itself
      if (by !== "link") tell([...first, caption.textContent].filter(Boolean).join(" "), false);
      if (by === "address" || by === "link") return; // one led here: it stays as it was written
      if (location.hash !== where && location.hash !== written) return; // a link was followed since it was moved
      try { // not at each move: browsers allow only so many; and not everywhere: a page in a sandbox or in srcdoc has no address of its own
        history.replaceState(history.state, "", link());
        written = location.hash;
      } catch (error) { /* the figure moves all the same */ }
    };
    const moved = (mover = "hand") => {
      clearTimeout(timer);
      by = mover;
      if (!table) ask();
      if (table) {
        show();
        timer = setTimeout(atRest, REST);
      } else { // the picture, its words and the controls' words stay together until the table is there
        timer = setTimeout(() => { root.setAttribute("aria-busy", "true"); tell("Loading …", true); }, 300);
      }
      root.dispatchEvent(new CustomEvent("explorable-moved", { bubbles: true, detail: { by } }));
    };

    const ask = () => {
      if (table || asking) return;
      const inline = root.querySelector(".explorable-table"), key = keyOf(root);
      if (inline) return arrive(JSON.parse(inline.textContent));
      if (tables.has(key)) return arrive(tables.get(key));
      asking = true;
      const script = document.createElement("script"); // not fetch: it must work from disk
      script.src = root.dataset.table;
      script.onerror = script.onload = () => { script.remove(); if (!table) lost(); };
      document.head.append(script);
    };
    const arrive = (data) => {
      if (table) return;
      table = data;
      root.removeAttribute("aria-busy");
      root.classList.add("explorable-loaded");
      const state = number(shown), svgs = root.querySelectorAll(".explorable-panels > svg");
      changes = table.panels.flatMap((panel, i) => {
        const marked = new Map([svgs[i], ...svgs[i].querySelectorAll("[data-e]")].reverse().map((node) => [node.dataset.e, node]));
        return panel.map(([e, key, values, which]) => ({ node: marked.get(String(e)), key, values, which, now: pick(values, which, state) }));
      });
      for (const change of changes) if (change.values.length === 1) change.node.setAttribute(change.key, own(change.values[0])); // comes with the table
      root.dispatchEvent(new CustomEvent("explorable-arrived", { bubbles: true }));
      if (number(wanted()) !== state) moved(by);
      keepGuess();
    };
    const lost = () => {
      asking = false;
      clearTimeout(timer);
      root.removeAttribute("aria-busy");
      if (number(wanted()) === number(shown)) return;
      put(shown);
      if (question) remember();
      tell("The other states could not be loaded. Move again to retry.", true);
    };

    const walk = (goal, mover = "address") => { // through the states between, if the reader is to see them
      clearInterval(walking);
      const from = shown, walks = controls.map((control) => control.ordered && !control.fixed && !control.element.hidden);
      const far = Math.max(...controls.map((control, i) => (walks[i] ? Math.abs(goal[i] - from[i]) : 0)));
      const steps = Math.min(far, STEPS);
      let step = 0;
      const on = () => {
        step += 1;
        if (step >= steps) clearInterval(walking);
        put(goal.map((last, i) => (walks[i] && step < steps ? Math.round(from[i] + ((last - from[i]) * step) / steps) : last)));
        move(mover);
      };
      if (steps > 1 && table && !calm.matches) walking = setInterval(on, STEP);
      else step = steps;
      on();
    };

    const guess = (chosen) => {
      for (const button of question.querySelectorAll("button")) button.setAttribute("aria-pressed", button === chosen);
      question.querySelector("output").textContent = reply = chosen ? chosen.dataset.reply : "";
      fresh = chosen ? chosen.textContent : "";
    };
    const remember = () => { // as it was answered before; the figure stays where it is
      const said = kept("guess", root.dataset.figure);
      guess([...question.querySelectorAll("button")].find((button) => button.textContent === said) || null);
      reply = fresh = "";
    };
    const keepGuess = () => { // once there is an answer to see
      if (!table || !fresh) return;
      keep("guess", root.dataset.figure, fresh);
      fresh = "";
    };
    const move = (mover, changed = controls) => { // with what is linked
      moved(mover);
      for (const control of changed) together(root, control);
    };
    const byHand = (mover, changed) => {
      clearInterval(walking);
      where = location.hash;
      move(mover, changed);
    };
    form.addEventListener("input", ({ target, detail }) => {
      byHand(detail === "played" ? "play" : "hand", controls.filter((control) => control.element.contains(target)));
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      // a control that a link hid or fixed keeps its value
      for (const control of controls) if (!control.fixed && !control.element.hidden) control.set(control.start);
      if (question) guess(null);
      reply = "";
      byHand();
    });
    if (question) question.addEventListener("click", ({ target }) => {
      if (!target.dataset.reply) return;
      guess(target);
      JSON.parse(question.dataset.at).forEach((position, i) => { if (!controls[i].fixed) controls[i].set(position); });
      byHand("answer");
      keepGuess();
    });

    const address = (query, walks = false) => {
      const [hide, fix] = ["hide", "fix"].map((word) => (query.get(word) || "").split(","));
      const asked = new Map([...query].map(([name, value]) => [name.normalize("NFKC"), value])); // as Python does: µ and μ are one name
      const goal = controls.map((control) => {
        const position = control.tokens.indexOf(asked.get(control.name));
        return position < 0 ? control.start : position;
      });
      for (const control of controls) {
        control.element.hidden = hide.includes(control.name);
        control.fix(fix.includes(control.name));
      }
      limits = ["hide", "fix"].filter((word) => query.get(word)).map((word) => "&" + word + "=" + encodeURIComponent(query.get(word))).join("");
      if (number(goal) !== number(shown) && walks) { walk(goal); return; }
      clearInterval(walking);
      put(goal);
      if (number(goal) !== number(shown)) move("address");
      else root.dispatchEvent(new CustomEvent("explorable-moved", { bubbles: true, detail: { by: "address" } })); // it is to stay there
    };

    if (question) remember();
    for (const part of root.querySelectorAll(":scope > form")) part.hidden = false;
    const share = root.querySelector(".explorable-share");
    if (share) share.hidden = !HTMLElement.prototype.showPopover;
    root.classList.add("explorable-moves");
    new IntersectionObserver((seen, observer) => {
      if (seen.some((entry) => entry.isIntersecting)) { observer.disconnect(); ask(); }
    }, { rootMargin: "800px" }).observe(root);
    return {
      root, controls, address, arrive, link, walk,
      positions: () => [...shown],
      wanted, // where the controls are: elsewhere while the table is on its way
      to: (positions, mover) => {
        put(positions);
        byHand(mover);
      },
      says: (words) => { reply = words; }, // before the caption, when the figure has come to rest
      follow: (positions) => { clearInterval(walking); put(positions); moved("link"); },
      table: () => table,
      value: (values, which, changed = {}) => pick(values, which, number(shown.map((position, i) => changed[i] ?? position))),
    };
  }

  function together(root, { element, tokens, get }) { // controls of one link on a page show the same
    const { link } = element.dataset;
    if (!link) return;
    for (const other of roots()) {
      if (other === root || !figures.has(other)) continue;
      const figure = figures.get(other), positions = figure.wanted();
      figure.controls.forEach((control, i) => {
        const position = control.element.dataset.link === link && !control.fixed ? control.tokens.indexOf(tokens[get()]) : -1;
        if (position >= 0) positions[i] = position;
      });
      if (String(positions) !== String(figure.wanted())) figure.follow(positions);
    }
  }

  let copies = 0;
  function ownIds(root) { // the same figure twice in a page has the same ids: those of the second are renamed, here and as the table brings them
    const ids = [...root.querySelectorAll(".explorable-panels [id]")];
    if (ids.every((element) => document.getElementById(element.id) === element)) return (value) => value;
    const before = root.dataset.ids + "-", after = root.dataset.ids + "c" + ++copies + "-";
    const own = (value) => value.replaceAll(before, after);
    for (const element of root.querySelectorAll(".explorable-panels *")) {
      for (const { name, value } of [...element.attributes]) if (value.includes(before)) element.setAttribute(name, own(value));
    }
    return own;
  }

  function read(hash) { // some editors write the ? of an address as %3F
    let text = hash.slice(1);
    try { if (!text.includes("?")) text = decodeURIComponent(text); } catch (error) { /* not an address of ours */ }
    const [name, ...query] = text.split("?");
    const root = query.length ? roots().find((each) => each.dataset.figure === name) : undefined; // of several, the first
    return figures.has(root) ? { root, query: new URLSearchParams(query.join("?")) } : null;
  }

  function visit(byLink = false, byKey = false) {
    const named = read(location.hash);
    if (!named) return;
    const { root, query } = named, panels = root.querySelector(".explorable-panels");
    figures.get(root).address(query, byLink);
    const before = panels.getBoundingClientRect().top;
    // instant: a smooth one, where the host asks for it, is lost on arrival
    if (byLink) panels.scrollIntoView({ block: "nearest", behavior: "instant" }); // not at all where it is seen
    else root.scrollIntoView({ block: "center", behavior: "instant" });
    if (byLink && (byKey || panels.getBoundingClientRect().top !== before)) { // what is read next is the figure; else one reads on
      root.tabIndex = -1;
      root.focus({ preventScroll: true });
    }
    if (byLink) mark(root);
  }

  let marking = 0;
  function mark(root) { // which one it was
    clearTimeout(marking);
    for (const other of roots()) other.classList.toggle("explorable-set", other === root);
    marking = setTimeout(() => root.classList.remove("explorable-set"), 1500);
  }

  function groundOf(element, probe) { // the color behind it, or null where that cannot be known
    const color = [0, 0, 0];
    let open = 1;
    for (let layer = element; layer; layer = layer.parentElement || layer.getRootNode().host) {
      const style = getComputedStyle(layer);
      if (style.backgroundImage !== "none") return null;
      const [r, g, b, alpha = 1] = channels(style.backgroundColor, probe);
      [r, g, b].forEach((channel, i) => { color[i] += open * alpha * channel; });
      open *= 1 - alpha;
      if (open < 0.01) return color;
    }
    if (window !== window.top) return null; // the page around the frame may shine through
    return channels("Canvas", probe).map((channel, i) => color[i] + open * channel);
  }

  function channels(color, probe) { // red, green, blue 0 to 255, and alpha
    if (!color.startsWith("rgb")) { // oklch, a system color: let the browser convert it
      if (!probe.isConnected) document.documentElement.append(probe);
      probe.style.setProperty("color", `color-mix(in srgb, ${color}, ${color})`);
      color = getComputedStyle(probe).color;
    }
    const numbers = color.match(/-?[\d.]+(e-?\d+)?/g).map(Number);
    return color.startsWith("rgb") ? numbers : numbers.map((number, i) => (i < 3 ? 255 * number : number));
  }

  const near = new Set(); // a far one is looked at when the reader comes near
  const comes = new IntersectionObserver((seen) => {
    const come = seen.filter((entry) => entry.isIntersecting).map(({ target }) => target);
    for (const scope of come) {
      comes.unobserve(scope);
      near.add(scope);
    }
    if (come.length) look(come);
  }, { rootMargin: "800px" });

  function look(scopes = [...near].filter((each) => each.isConnected)) { // all grounds are read before one is written: a change in between has the page styled again
    const probe = document.createElement("span");
    const grounds = scopes.map((scope) => groundOf(scope, probe));
    probe.remove();
    scopes.forEach((scope, i) => {
      const ground = grounds[i], [r, g, b] = (ground || []).map((channel) => (channel / 255) ** 2.2);
      const dark = 0.2126 * r + 0.7152 * g + 0.0722 * b < 0.18; // there black and white stand out alike
      scope.classList.toggle("explorable-on-dark", Boolean(ground) && dark);
      scope.classList.toggle("explorable-on-light", Boolean(ground) && !dark);
      if (ground) scope.style.setProperty("--explorable-paper", `rgb(${ground.map(Math.round)})`);
      else scope.style.removeProperty("--explorable-paper");
    });
  }

  let looks = 0;
  function lookSoon() { // once now, and once when what fades or loads has settled
    clearTimeout(looks);
    requestAnimationFrame(() => look());
    looks = setTimeout(look, 600);
  }

  function start() {
    for (const root of roots()) if (!figures.has(root) && root.querySelector(".explorable-controls")) figures.set(root, makeFigure(root));
    for (const scope of document.querySelectorAll("figure.explorable, .explorable-panels:not(figure.explorable > *)")) if (!near.has(scope)) comes.observe(scope);
    lookSoon();
    visit();
  }

  window[HERE] = {
    start,
    keep,
    kept: (kind, name) => kept(kind, name),
    of: (root) => figures.get(root),
    named: (name) => figures.get(roots().find((each) => each.dataset.figure === name)),
    calm,
    load: (key, table) => {
      tables.set(key, table);
      for (const root of roots()) if (keyOf(root) === key && figures.has(root)) figures.get(root).arrive(table);
    },
  };
  let byKey = false;
  window.addEventListener("hashchange", ({ oldURL }) => {
    const left = location.hash ? null : read(new URL(oldURL).hash);
    if (left) figures.get(left.root).address(new URLSearchParams()); // Back to where no state had been asked for
    else visit(true, byKey);
    byKey = false;
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href*='#']");
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    byKey = event.detail === 0; // also what a screen reader presses
    if (link.href === location.href) { visit(true, byKey); byKey = false; } // where we are already makes no hashchange
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", lookSoon);
  window.addEventListener("load", lookSoon);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => { watch(); start(); });
  else { watch(); start(); }

  function watch() { // a host changes its theme by an attribute of html or body
    const observer = new MutationObserver(lookSoon);
    for (const host of [document.documentElement, document.body]) if (host) observer.observe(host, { attributes: true });
  }
})();
