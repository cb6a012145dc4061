/* Challenges: a state that the reader is to find. One counts as reached where the reader's own hand has brought the figure there and left it at
   rest; not on the way, nor by a link, an answer, or play that was not stopped there. "Show one" walks to the nearest, and says so;
   what it has shown can be reached from then on once the figure has been back at its start. */
(() => {
  "use strict";
  const HERE = Symbol.for("explorable"), TRIES = 3; // different states without success; then "Show one" is offered to those who did not ask for a hint
  const WORDS = { open: "Try:", reached: "Reached:", shown: "Shown:" };
  if (window[HERE].dares) { window[HERE].dares(); return; }
  const tried = new WeakMap(), stopped = new WeakSet(); // what was tried; figures whose play the reader has stopped, or stepped once
  const again = new WeakSet(); // those that can be reached although they were shown

  const challengesOf = (root) => [...root.querySelectorAll(".explorable-challenge")].map((element, i) => {
    const [word, text] = element.querySelector("p").children;
    return { element, i, word, text: text.textContent, help: element.querySelector(".explorable-help"), hint: element.querySelector(".explorable-hint") };
  });
  const keptOf = (root) => window[HERE].kept("challenge", root.dataset.figure) || {};
  const numberOf = (figure, positions) => figure.controls.reduce((state, control, i) => state * control.tokens.length + positions[i], 0);
  const reaching = (figure, i) => ((figure.table() || {}).challenges || [])[i] || [];

  function positionsOf(figure, number) {
    const positions = [];
    for (const { tokens } of [...figure.controls].reverse()) {
      positions.unshift(number % tokens.length);
      number = Math.floor(number / tokens.length);
    }
    return positions;
  }

  function mark(root) { // what was found before, here or in another showing of the figure
    const kept = keptOf(root);
    for (const { element, word, text } of challengesOf(root)) {
      const state = kept[text] === "reached" || kept[text] === "shown" ? kept[text] : "open";
      element.dataset.state = state;
      word.textContent = WORDS[state];
    }
  }

  function keep(root, text, how) {
    window[HERE].keep("challenge", root.dataset.figure, { ...keptOf(root), [text]: how });
    const { element, word } = challengesOf(root).find((each) => each.text === text); // also where nothing can be kept
    element.dataset.state = how;
    word.textContent = WORDS[how];
  }

  function back(root) { // at the start, from where the reader finds the way alone
    const { controls } = window[HERE].of(root), starts = controls.every(({ fixed, element, get, start }) => fixed || element.hidden || get() === start);
    if (starts) for (const { element } of challengesOf(root)) again.add(element);
  }

  function look(root) { // the texts of those that the state reaches, and that were not reached yet
    const figure = window[HERE].of(root), found = [];
    if (!figure || !figure.table()) return found;
    const number = numberOf(figure, figure.positions());
    for (const { element, i, text } of challengesOf(root)) {
      if (element.dataset.state === "reached" || (element.dataset.state === "shown" && !again.has(element))) continue;
      if (reaching(figure, i).includes(number)) {
        found.push(WORDS.reached + " " + text);
        keep(root, text, "reached");
        continue;
      }
      if (!tried.has(element)) tried.set(element, new Set());
      element.classList.toggle("explorable-tried", tried.get(element).add(number).size >= TRIES);
    }
    return found;
  }

  function show(root, { element, i, text }) { // of those that the controls can reach, the one that asks for the shortest way
    const figure = window[HERE].of(root), now = figure.positions();
    const steps = (goal) => goal.reduce((sum, position, j) => sum + (position === now[j] ? 0 : 1 + Math.abs(position - now[j]) / figure.controls[j].tokens.length), 0);
    const free = (goal) => goal.every((position, j) => position === now[j] || !(figure.controls[j].fixed || figure.controls[j].element.hidden));
    const [goal] = reaching(figure, i).map((number) => positionsOf(figure, number)).filter(free).sort((a, b) => steps(a) - steps(b));
    if (!goal) return;
    keep(root, text, "shown");
    again.delete(element);
    figure.walk(goal, "show");
  }

  document.addEventListener("click", ({ target }) => {
    const button = target.closest && target.closest(".explorable-challenge button, .explorable-play");
    if (!button) return;
    const root = button.closest("figure.explorable"), challenge = challengesOf(root).find(({ element }) => element.contains(button));
    if (!challenge) {
      if (button.textContent === "Pause") stopped.delete(root);
      else stopped.add(root); // it comes to rest in a moment
    } else if (button.classList.contains("explorable-show")) {
      show(root, challenge);
    } else {
      challenge.hint.hidden = !challenge.hint.hidden;
      button.setAttribute("aria-expanded", String(!challenge.hint.hidden));
    }
  });

  document.addEventListener("explorable-rested", ({ target, detail }) => {
    if (detail.by === "hand" || (detail.by === "play" && stopped.has(target))) detail.first.unshift(...look(target));
  });
  document.addEventListener("explorable-moved", ({ target, detail }) => {
    if (detail.by === "hand") back(target);
  });
  document.addEventListener("explorable-kept", ({ detail }) => {
    if (!detail || !detail.kind || detail.kind === "challenge") start();
  });

  function start() {
    for (const root of document.querySelectorAll("figure.explorable")) {
      if (!window[HERE].of(root)) continue;
      mark(root);
      back(root);
      for (const { help } of challengesOf(root)) help.hidden = false;
    }
  }
  window[HERE].dares = start;
  document.readyState === "loading" ? document.addEventListener("DOMContentLoaded", start) : start();
})();
