/* Plays what explainers.explorable.fold made: one SVG a panel, and a table of what changes from state to state. */
(() => {
  "use strict";
  if (window.explorable) { window.explorable.start(); return; }
  const figures = new Map();

  function Figure(root) {
    const form = root.querySelector(".explorable-controls"), question = root.querySelector(".explorable-question");
    const caption = root.querySelector("figcaption [aria-live]");
    const controls = [...form.querySelectorAll("[data-name]")].map(makeControl);
    let table = null, asked = false, timer = 0;

    this.load = (data) => {
      table = data;
      table.nodes = [...root.querySelectorAll(".explorable-panels > svg")].map((svg) => [svg, ...svg.querySelectorAll("*")]);
      show();
    };
    this.ask = () => {
      if (asked) return;
      asked = true;
      const inline = root.querySelector(".explorable-table");
      if (inline) return this.load(JSON.parse(inline.textContent));
      const script = document.createElement("script"); // not fetch: it must work from disk
      script.src = root.dataset.table;
      document.head.append(script);
    };
    this.address = (query) => {
      const hide = (query.get("hide") || "").split(","), fix = (query.get("fix") || "").split(",");
      for (const control of controls) {
        const position = control.tokens.indexOf(query.get(control.name));
        control.set(position < 0 ? control.start : position);
        control.element.hidden = hide.includes(control.name);
        control.fix(fix.includes(control.name));
      }
      this.kept = ["hide", "fix"].filter((key) => query.get(key)).map((key) => "&" + key + "=" + query.get(key)).join("");
      this.ask();
      show();
    };
    this.kept = "";

    const pick = (choice, state) => choice[0][choice[1] < 0 ? state : table.which[choice[1]][state]];
    const show = () => {
      if (!table) return;
      let state = 0;
      for (const control of controls) state = state * control.tokens.length + control.get();
      table.panels.forEach((changes, panel) => {
        for (const change of changes) {
          const value = pick([change[2], change[3]], state);
          if (value === change[4]) continue; // it has this value already
          change[4] = value;
          const node = table.nodes[panel][change[0]];
          if (change[1] === "#text") node.textContent = value;
          else if (change[1] === "#markup") node.innerHTML = value;
          else if (value === null) node.removeAttribute(change[1]);
          else node.setAttribute(change[1], value);
        }
      });
      const sentence = pick(table.captions, state);
      if (caption.textContent !== sentence) caption.textContent = sentence;
    };
    const moved = () => {
      this.ask();
      show();
      clearTimeout(timer); // when input pauses: browsers allow only so many addresses a minute, and each costs a frame
      timer = setTimeout(() => {
        const pairs = controls.map((c) => c.name + "=" + encodeURIComponent(c.tokens[c.get()]));
        history.replaceState(null, "", "#" + root.id + "?" + pairs.join("&") + this.kept);
      }, 300);
    };
    form.addEventListener("input", moved);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      // a control that a link hid or fixed keeps its value
      for (const control of controls) if (!control.fixed && !control.element.hidden) control.set(control.start);
      if (question) guess(null);
      moved();
    });
    const guess = (chosen) => {
      for (const button of question.querySelectorAll("button")) button.setAttribute("aria-pressed", button === chosen);
      question.querySelector("output").textContent = chosen ? chosen.dataset.reply : "";
    };
    if (question) question.addEventListener("click", ({ target }) => {
      if (!target.dataset.reply) return;
      guess(target);
      JSON.parse(question.dataset.at).forEach((position, i) => { if (!controls[i].fixed) controls[i].set(position); });
      moved();
    });

    function makeControl(element) {
      const { name, tokens, texts, start } = element.dataset;
      const control = { element, name, tokens: JSON.parse(tokens), start: +start };
      const inputs = [...element.querySelectorAll("input, button")];
      control.fix = (fixed) => { control.fixed = fixed; inputs.forEach((input) => { input.disabled = fixed; }); };
      if (element.tagName === "FIELDSET") {
        control.get = () => inputs.findIndex((input) => input.checked);
        control.set = (position) => { inputs[position].checked = true; };
        return control;
      }
      const words = JSON.parse(texts), output = element.querySelector("output"), input = inputs[0];
      let position = control.start;
      control.get = () => position;
      control.set = (next) => {
        position = next;
        output.textContent = words[position];
        if (input.type === "range") {
          input.value = position;
          input.setAttribute("aria-valuetext", words[position]);
        }
      };
      if (input.type === "range") input.addEventListener("input", () => control.set(+input.value));
      else input.addEventListener("click", () => { control.set((position + 1) % words.length); moved(); });
      control.set(position); // a reloaded page may remember another
      return control;
    }
    root.classList.add("explorable-moves");
  }

  function visit() { // the address names a figure and its state: #name?width=16&seed=3
    const [name, query] = location.hash.slice(1).split("?");
    if (!figures.has(name) || query === undefined) return;
    figures.get(name).address(new URLSearchParams(query));
    document.getElementById(name).scrollIntoView({ block: "center" });
  }

  function start() {
    for (const root of document.querySelectorAll("figure.explorable")) {
      if (figures.has(root.id)) continue;
      const figure = new Figure(root);
      figures.set(root.id, figure);
      new IntersectionObserver((seen, observer) => {
        if (seen.some((entry) => entry.isIntersecting)) { observer.disconnect(); figure.ask(); }
      }, { rootMargin: "800px" }).observe(root);
    }
    visit();
  }

  window.explorable = { start, load: (name, data) => figures.get(name).load(data) };
  window.addEventListener("hashchange", visit);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
