/* Numbers in the text that are those of a figure's state. One that names a control can be moved itself: dragged sideways, or by arrow keys. */
(() => {
  "use strict";
  const HERE = Symbol.for("explorable"), PIXELS = 14; // of dragging, for one value
  if (window[HERE].speaks) return;
  window[HERE].speaks = true;
  const numbers = () => [...document.getElementsByClassName("explorable-number")];
  const figureOf = (number) => window[HERE].named(number.dataset.figure);
  const indexOf = (figure, name) => figure.controls.findIndex((control) => control.name === name);

  function say(number, figure) {
    const { word } = number.dataset, i = indexOf(figure, word), table = figure.table();
    const text = i >= 0 ? figure.controls[i].words[figure.positions()[i]] : table && table.words && table.words[word] && figure.value(...table.words[word]);
    if (text && number.textContent !== text) number.textContent = text;
    if (number.getAttribute("role") !== "slider") return;
    number.setAttribute("aria-valuenow", figure.positions()[i]);
    number.setAttribute("aria-valuetext", number.textContent);
  }

  function move(number, by) {
    const figure = figureOf(number), control = figure.controls[indexOf(figure, number.dataset.word)], from = control.get();
    const next = Math.max(0, Math.min(control.words.length - 1, from + by));
    if (next === from || control.fixed) return;
    const input = control.element.querySelector("input");
    input.value = next;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function start() {
    for (const number of numbers()) {
      const figure = figureOf(number);
      if (!figure) continue;
      const i = indexOf(figure, number.dataset.word);
      if (number.classList.contains("explorable-moved") && i >= 0 && figure.controls[i].ordered) {
        const { element, words } = figure.controls[i];
        number.tabIndex = 0;
        for (const [key, value] of Object.entries({ role: "slider", "aria-valuemin": 0, "aria-valuemax": words.length - 1, "aria-label": element.querySelector("label > span").textContent })) number.setAttribute(key, value);
      }
      say(number, figure);
    }
  }

  document.addEventListener("explorable-shown", ({ target }) => {
    const figure = window[HERE].of(target), { figure: name } = target.dataset;
    if (!figure || window[HERE].named(name) !== figure) return; // of several of one name, the first
    for (const number of numbers()) if (number.dataset.figure === name) say(number, figure);
  });
  document.addEventListener("keydown", (event) => {
    const number = event.target.closest && event.target.closest(".explorable-number[role=slider]");
    const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, Home: -1e9, End: 1e9, PageUp: 5, PageDown: -5 }[event.key];
    if (!number || !by) return;
    event.preventDefault();
    move(number, by);
  });
  document.addEventListener("pointerdown", (down) => {
    const number = down.target.closest && down.target.closest(".explorable-number[role=slider]");
    if (!number || down.button) return;
    let x = down.clientX;
    const drag = (event) => {
      const by = Math.trunc((event.clientX - x) / PIXELS);
      if (by) { x += by * PIXELS; move(number, by); }
    };
    const drop = () => { number.removeEventListener("pointermove", drag); number.removeEventListener("pointerup", drop); number.removeEventListener("pointercancel", drop); };
    number.setPointerCapture(down.pointerId);
    number.addEventListener("pointermove", drag);
    number.addEventListener("pointerup", drop);
    number.addEventListener("pointercancel", drop);
    number.focus({ preventScroll: true });
    down.preventDefault();
  });
  document.readyState === "loading" ? document.addEventListener("DOMContentLoaded", start) : start();
})();
