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
  const show = () => {
    for (const { word, figure, beside } of words) {
      const now = figure && stacked(figure) ? word.dataset.stacked : beside;
      if (word.textContent !== now) word.textContent = now;
    }
  };
  const sizes = new ResizeObserver(show);
  for (const each of panels) sizes.observe(each);
  show();
})();
