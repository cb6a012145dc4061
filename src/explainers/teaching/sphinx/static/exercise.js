/* The numbers of an exercise, checked in the page by what explainers/teaching/exercise.py says of them: right, or not yet with a hint. What was
   entered is kept in the browser as "entered", and that all of it was right as "exercise". */
(() => {
  "use strict";
  const store = window[Symbol.for("explorable-kept")];
  const PART = /^[-+]?(\d+([.,]\d*)?|[.,]\d+)(e[-+]?\d+)?$/i;
  const UNREADABLE = "Give a number, such as 12, 0.5 or 1/3.";

  // as Python's math.isclose
  const close = (a, b, within) => a === b || Math.abs(a - b) <= Math.max(1e-9 * Math.max(Math.abs(a), Math.abs(b)), within, 1e-12);

  /* The number that a text says, with a point or a comma, as a fraction, with any minus; or in words why it says none. */
  function read(text) {
    let plain = text.trim().replace(/[\u2212\u2013]/g, "-").replace(/(\d)\s(?=\d{3}(?!\d))/g, "$1").replace(/\s*\/\s*/, "/").replace(/^([-+])\s+/, "$1");
    if (/^[-+]?[1-9]\d{0,2},\d{3}$/.test(plain)) return `Write ${plain.replace(",", "")} or ${plain.replace(",", ".")}: the comma can mean either.`;
    if (/^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) && !/^[-+]?0,\d{3}$/.test(plain)) plain = plain.replaceAll(",", "");
    const parts = plain.split("/");
    if (parts.length > 2 || !parts.every((part) => PART.test(part))) return UNREADABLE;
    const [over, under = 1] = parts.map((part) => Number(part.replace(",", ".")));
    return Number.isFinite(over / under) ? over / under : UNREADABLE;
  }

  function missed(field, given) { // the hint; empty if it is right
    if (typeof given === "string") return given;
    if (close(given, field.value, field.within)) return "";
    const met = field.wrong.find(([value, , within]) => close(given, value, within));
    return met ? met[1] : field.hint;
  }

  function line(kind, mark, word, rest) {
    const item = Object.assign(document.createElement("li"), { className: `exercise-${kind}` });
    const sign = Object.assign(document.createElement("span"), { textContent: mark });
    const said = document.createElement("span");
    sign.setAttribute("aria-hidden", "true");
    said.append(Object.assign(document.createElement("b"), { textContent: `${word}:` }), ` ${rest}`);
    item.append(sign, said);
    return item;
  }

  function take(form) {
    const label = form.dataset.exercise, fields = JSON.parse(form.dataset.fields), said = form.querySelector(".exercise-said");
    const input = ({ name }) => form.elements.namedItem(name), words = (field) => field.label || field.name;
    let shown; // what of the kept is shown

    function mark(field, kind, sign) {
      input(field).closest(".exercise-field").dataset.state = kind;
      input(field).closest(".exercise-field").querySelector(".exercise-mark").textContent = sign;
      if (kind === "missed") input(field).setAttribute("aria-invalid", "true");
      else input(field).removeAttribute("aria-invalid");
    }

    function check() {
      const list = Object.assign(document.createElement("ul"), { className: "exercise-report" }), open = [];
      let right = 0;
      for (const field of fields) {
        const text = input(field).value;
        if (!text.trim()) {
          open.push(words(field));
          mark(field, "", "");
          continue;
        }
        const hint = missed(field, read(text)), item = hint ? line("missed", "✗", "Not yet", `${words(field)}. ${hint}`) : line("right", "✓", "Right", `${words(field)}.`);
        item.dataset.name = field.name;
        list.append(item);
        mark(field, hint ? "missed" : "right", hint ? "✗" : "✓");
        right += !hint;
      }
      if (open.length) list.append(line("open", "○", "Still open", `${open.join(", ")}.`));
      said.replaceChildren(list);
      return right === fields.length;
    }

    function restore() {
      const entered = store.kept("entered", label), now = JSON.stringify(entered);
      if (now === shown) return;
      if (entered === undefined && shown === undefined) return;
      shown = now;
      said.setAttribute("aria-live", "off"); // it is told when the reader asks
      for (const field of fields) input(field).value = entered && typeof entered[field.name] === "string" ? entered[field.name] : "";
      if (entered) check();
      else {
        said.replaceChildren();
        for (const field of fields) mark(field, "", "");
      }
    }

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      said.removeAttribute("aria-live");
      const right = check(), entered = Object.fromEntries(fields.map((field) => [field.name, input(field).value.trim()]).filter(([, text]) => text));
      const some = Object.keys(entered).length > 0;
      shown = some ? JSON.stringify(entered) : undefined;
      store.keep("entered", label, some ? entered : null);
      store.keep("exercise", label, right ? "right" : null);
    });
    for (const field of fields) {
      input(field).addEventListener("input", () => {
        mark(field, "", "");
        said.querySelector(`[data-name="${field.name}"]`)?.remove();
      });
    }
    restore();
    document.addEventListener("explorable-kept", ({ detail }) => { if (!detail.kind) restore(); });
    form.hidden = false;
  }

  const start = () => { for (const form of document.querySelectorAll(".exercise-form")) take(form); };
  document.readyState === "loading" ? document.addEventListener("DOMContentLoaded", start) : start();
})();
