/* What the reader has answered, page by page, of what is asked there: counted, erased, saved to a file and loaded from one. The list is there
   already; each entry says by `kind name` how much is asked. */
(() => {
  "use strict";
  const store = window[Symbol.for("explorable-kept")];
  const WORDS = {
    guess: ["guess", "guesses"], drawing: ["drawing", "drawings"], challenge: ["challenge", "challenges"],
    quiz: ["check", "checks"], exercise: ["exercise", "exercises"],
  };

  function answered(answers, asks) { // of each kind, how many of how many
    const counts = {};
    for (const [name, most] of Object.entries(asks)) {
      const kind = name.split(" ")[0], answer = answers[name], count = (counts[kind] ??= [0, 0]);
      const several = answer && typeof answer === "object" && !Array.isArray(answer); // each part by its name; one may have been shown, or tried in vain
      const found = several ? Object.values(answer).filter((how) => how !== "shown" && how !== "wrong").length : answer === undefined || answer === null ? 0 : 1;
      count[0] += Math.min(most, found);
      count[1] += most;
    }
    return counts;
  }

  function take(place) {
    const entries = [...place.querySelectorAll("li")], keys = (place.dataset.also || "").split(/[\s,]+/).filter(Boolean);
    const root = new URL(place.dataset.root, location.href).href, line = place.querySelector("p > span"), said = place.querySelector("[role=status]");

    function show() {
      let done = 0, all = 0;
      for (const entry of entries) {
        const counts = Object.entries(answered(store.answers(entry.querySelector("a").href), JSON.parse(entry.dataset.asks)));
        entry.querySelector("span").textContent = counts.map(([kind, [some, most]]) => `${some} of ${most} ${(WORDS[kind] || [kind, kind])[+(most !== 1)]}`).join(", ");
        for (const [, [some, most]] of counts) { done += some; all += most; }
      }
      if (said) return;
      line.textContent = `You have answered ${done} of ${all} questions.`;
      place.hidden = !done;
    }
    show();
    document.addEventListener("explorable-kept", show);
    if (!said) return;

    place.querySelector(".explorable-answers-do").hidden = false;
    const erase = place.querySelector("[data-do=erase]"), file = place.querySelector("input");
    const calm = () => { erase.textContent = "Erase"; };
    erase.addEventListener("blur", calm);
    erase.addEventListener("click", () => {
      if (erase.textContent === "Erase") {
        erase.textContent = "Erase all of it";
        said.textContent = "Press once more: what you answered in this book will be gone from this browser.";
        return;
      }
      calm();
      try { for (const key of keys) localStorage.removeItem(key); } catch (error) { /* no storage: nothing to erase */ }
      store.forget(root);
      said.textContent = "Erased.";
    });
    place.querySelector("[data-do=save]").addEventListener("click", () => {
      const also = {};
      try { for (const key of keys) if (localStorage.getItem(key) !== null) also[key] = localStorage.getItem(key); } catch (error) { /* no storage */ }
      const text = JSON.stringify({ answers: store.below(root), also }, null, 1);
      const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(new Blob([text], { type: "application/json" })), download: "my-answers.json" });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
      said.textContent = "Saved.";
    });
    file.addEventListener("change", async () => {
      try {
        const { answers, also = {} } = JSON.parse(await file.files[0].text());
        if (typeof answers !== "object" || !answers || Array.isArray(answers)) throw new Error("no answers");
        for (const key of keys) if (typeof also[key] === "string") localStorage.setItem(key, also[key]);
        store.put(root, answers);
        said.textContent = "Loaded, beside what was here.";
      } catch (error) { said.textContent = "There are no answers in this file."; }
      file.value = "";
    });
  }

  const start = () => { for (const place of document.querySelectorAll(".explorable-answers")) take(place); };
  document.readyState === "loading" ? document.addEventListener("DOMContentLoaded", start) : start();
})();
