/* What is said of a left or a right panel is said of the upper or the lower one where its figure has them one above the other. The page says
   which words these are, and what they become (pages.py). */
(() => {
  "use strict";
  const panels = [...document.querySelectorAll(".explorable-panels")].filter(({ children }) => children.length === 2);
  const before = (a, b) => Boolean(a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING);
  const words = [...document.querySelectorAll(".panel-side")].map((word) => {
    const own = panels.find((each) => each.closest("figure:has(> figcaption)")?.contains(word));
    const figure = own || panels.filter((each) => before(each, word)).pop() || panels[0]; // in the text, the one that was seen last
    return { word, figure, beside: word.textContent };
  });
  const stacked = (figure) => {
    const [first, second] = [...figure.children].map((each) => each.getBoundingClientRect());
    return first.height > 0 && second.top >= first.bottom;
  };
  const show = (some) => {
    // all are measured before a word changes: a change in between has the whole page laid out again
    const now = some.map(({ word, figure, beside }) => (figure && stacked(figure) ? word.dataset.stacked : beside));
    some.forEach(({ word }, i) => { if (word.textContent !== now[i]) word.textContent = now[i]; });
  };
  const sizes = new ResizeObserver((entries) => { // which calls it, too, once the page is laid out for the first time
    show(words.filter(({ figure }) => entries.some(({ target }) => target === figure)));
  });
  for (const each of panels) sizes.observe(each);
})();
