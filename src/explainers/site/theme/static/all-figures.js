/* The list of all figures: which are shown, by words, and so written in the address. Without this script all are. */
(() => {
  "use strict";
  const form = document.querySelector(".figure-filter"), field = form.querySelector("input"), said = form.querySelector("[role=status]");
  const items = [...document.querySelectorAll(".figure-index > li")].map((element) => {
    const section = element.closest("section");
    return { element, section, words: (section.querySelector("h2").textContent + " " + element.textContent).toLowerCase() };
  });

  function show() {
    const asked = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    let left = 0;
    for (const item of items) {
      const fits = asked.every((word) => item.words.includes(word));
      item.element.hidden = !fits;
      left += fits;
    }
    for (const section of new Set(items.map((item) => item.section))) section.hidden = !section.querySelector("li:not([hidden])");
    said.textContent = asked.length ? `${left} of ${items.length} figures.` : `${items.length} figures.`;
    const url = new URL(location.href);
    asked.length ? url.searchParams.set("words", field.value) : url.searchParams.delete("words");
    try { history.replaceState(history.state, "", url); } catch (error) { /* the address stays */ }
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  field.addEventListener("input", show);
  field.value = new URLSearchParams(location.search).get("words") || "";
  show();
})();
