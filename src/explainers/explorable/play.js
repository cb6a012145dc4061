/* A button that steps a slider through its values by itself, from where it is, or from the first where it is at the last. Where the reader wants
   no motion, each press is one step. Any other move stops it, and so does a hand on what can be dragged. */
(() => {
  "use strict";
  const HERE = Symbol.for("explorable"), STEP = 350; // ms; less than a move needs to be at rest, so that it is told once, at the end
  if (window[HERE].plays) return;
  window[HERE].plays = true;
  const { calm } = window[HERE];
  let playing = null;
  const say = (button, word) => { // the word that is seen begins the name that is heard
    button.setAttribute("aria-label", button.getAttribute("aria-label").replace(/^\S+/, word));
    button.textContent = word;
  };

  function stop() {
    if (!playing) return;
    clearInterval(playing.timer);
    say(playing.button, calm.matches ? "Step" : "Play");
    playing = null;
  }

  function step(button) {
    const figure = window[HERE].of(button.closest("figure.explorable"));
    const input = button.parentElement.querySelector("input"), last = +input.max;
    const next = +input.value === last ? 0 : +input.value + 1;
    input.value = next;
    input.dispatchEvent(new CustomEvent("input", { bubbles: true, detail: "played" }));
    return figure && next < last;
  }

  document.addEventListener("click", ({ target }) => {
    const button = target.closest && target.closest(".explorable-play");
    if (!button) return;
    const again = playing && playing.button === button;
    stop();
    if (again) return;
    if (calm.matches) { step(button); return; }
    if (!step(button)) return;
    say(button, "Pause");
    playing = { button, timer: setInterval(() => { if (!button.isConnected || !step(button)) stop(); }, STEP) };
  });
  document.addEventListener("explorable-moved", ({ target, detail: { by } }) => { // others may go with what is played
    if (playing && by !== "play" && (by !== "link" || target.contains(playing.button))) stop();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (playing && target.closest && target.closest(".explorable-handle, .explorable-number[role=slider], .explorable-slider input")) stop();
  });
  document.addEventListener("visibilitychange", stop);
  const word = () => { for (const button of document.querySelectorAll(".explorable-play")) say(button, calm.matches ? "Step" : "Play"); };
  calm.addEventListener("change", () => { stop(); word(); });
  if (calm.matches) document.readyState === "loading" ? document.addEventListener("DOMContentLoaded", word) : word();
})();
