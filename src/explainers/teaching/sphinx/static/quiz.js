/* A question with answers to choose from. The reader chooses one and checks it; then its explanation is shown and heard, and the mark beside
   the answer stays. Any of them can be tried, after the right one, too. What was tried is kept by `keep("quiz", label, …)`: a mapping of
   the answers' keys to "right" and "wrong". */
(() => {
  "use strict";
  const store = window[Symbol.for("explorable-kept")];

  function take(quiz) {
    const choices = [...quiz.querySelectorAll(":scope > label")].map((label) => ({ label, input: label.querySelector("input") }));
    const button = quiz.querySelector(".quiz-do > button"), said = quiz.querySelector(".quiz-said");
    const explained = [...quiz.querySelectorAll(".quiz-explained > li")], right = quiz.dataset.right;
    let tried = {};

    function mark() {
      for (const { label, input } of choices) {
        const how = tried[input.value];
        let sign = label.querySelector(".quiz-mark");
        if (!how) { if (sign) sign.remove(); continue; }
        if (!sign) label.append(sign = Object.assign(document.createElement("span"), { className: "quiz-mark" }));
        sign.textContent = how === "right" ? "✓" : "✗";
        sign.classList.add(how === "right" ? "quiz-good" : "quiz-bad");
        sign.setAttribute("role", "img");
        sign.setAttribute("aria-label", how === "right" ? "right" : "not right");
      }
    }

    function say(value) { // what is written of the answer
      const place = choices.findIndex(({ input }) => input.value === value), good = value === right;
      const why = explained[place] && explained[place].querySelector(":scope > .quiz-why");
      const line = Object.assign(document.createElement("p"), { textContent: good ? "Right." : "Not this one." });
      said.replaceChildren(line);
      said.classList.toggle("quiz-good", good);
      if (!why) return;
      const copy = why.cloneNode(true);
      for (const named of copy.querySelectorAll("[id]")) named.removeAttribute("id");
      said.append(copy);
    }

    function check() {
      const chosen = choices.find(({ input }) => input.checked);
      if (!chosen) return;
      const value = chosen.input.value;
      tried = { ...tried, [value]: value === right ? "right" : "wrong" };
      mark();
      say(value);
      store.keep("quiz", quiz.id, tried);
    }

    function restore() {
      const kept = store.kept("quiz", quiz.id) || {};
      if (JSON.stringify(kept) === JSON.stringify(tried)) return;
      tried = kept;
      mark();
      const found = choices.find(({ input }) => tried[input.value] === "right");
      for (const { input } of choices) input.checked = Boolean(found) && input === found.input;
      if (found) say(right); else said.replaceChildren();
      button.disabled = !found;
    }

    restore();
    quiz.classList.add("quiz-live");
    quiz.querySelector(".quiz-do").hidden = false;
    said.setAttribute("role", "status"); // after what was there: only what comes is heard
    button.disabled = !choices.some(({ input }) => input.checked);
    quiz.addEventListener("change", () => { button.disabled = false; });
    quiz.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target.type === "radio") { event.preventDefault(); check(); }
    });
    button.addEventListener("click", check);
    document.addEventListener("explorable-kept", restore);
  }

  const start = () => { for (const quiz of document.querySelectorAll("fieldset.quiz")) take(quiz); };
  document.readyState === "loading" ? document.addEventListener("DOMContentLoaded", start) : start();
})();
