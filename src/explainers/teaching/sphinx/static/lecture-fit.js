/* How large the figure of a slide is: of the ways to lay out idea, controls, caption and panels the one in which the panels are largest and
   nothing is cut, with no letter in them smaller than those below the figure. On a small window a slide is read from top to bottom instead. */
(() => {
  "use strict";
  const HERE = Symbol.for("lecture");
  if (window[HERE]) return;
  const WAYS = ["beside", "below", "wide", "rows"], GAP = 16, LEAST = 1, RAISED = 1.35; // px between panels; rem of the smallest letter; how much larger it may be made
  const large = matchMedia("(min-width: 56rem) and (min-height: 27rem)");
  const grown = new Set();
  window[HERE] = { fit, free };

  function arrange(sizes, width, height) { // how many panels in a row, and how large
    let best = { scale: 0, width: 0 };
    for (let columns = 1; columns <= sizes.length; columns++) {
      const rows = Math.ceil(sizes.length / columns);
      const wide = Math.max(...sizes.map((size) => size.width)), high = Math.max(...sizes.map((size) => size.height));
      const scale = Math.min((width - GAP * (columns - 1)) / (columns * wide), (height - GAP * (rows - 1)) / (rows * high));
      if (scale > best.scale) best = { scale, columns };
    }
    return best;
  }

  function fit(page, root, keeps = false) { // keeps: it stays laid out as it is, if that still fits
    const now = page.dataset.way;
    free();
    page.dataset.way = "flow";
    if (!large.matches) return;
    formulas(page);
    if (!root) return;
    const panels = root.querySelector(".explorable-panels"), svgs = [...panels.querySelectorAll(":scope > svg")];
    const sizes = svgs.map((svg) => svg.viewBox.baseVal);
    const size = (scale) => svgs.forEach((svg, i) => {
      svg.style.setProperty("--lecture-width", `${scale * sizes[i].width}px`);
      svg.style.setProperty("--lecture-height", `${scale * sizes[i].height}px`);
    });
    let best = null;
    size(0);
    for (const way of [...WAYS].sort((a, b) => (b === now) - (a === now))) {
      if (keeps && best && best.way === now && best.fits) break;
      page.dataset.way = way;
      const { width, height } = panels.getBoundingClientRect(), fits = page.scrollHeight <= page.clientHeight + 1;
      const found = { way, fits, ...arrange(sizes, width, height) };
      if (!best || (fits && !best.fits) || (fits === best.fits && found.scale > best.scale)) best = found;
    }
    if (page.classList.contains("lecture-asks") && raised(svgs, best.scale) > RAISED) { // letters would run into each other: no question here
      page.classList.remove("lecture-asks");
      fit(page, root, keeps);
      return;
    }
    page.dataset.way = best.way;
    size(Math.floor(best.scale * 1000) / 1000);
    panels.dataset.columns = best.columns;
    letters(root);
  }

  const sizeOf = (element) => parseFloat(getComputedStyle(element).fontSize);
  const smallest = () => LEAST * sizeOf(document.documentElement);

  function formulas(page) { // a subscript of a subscript
    const least = smallest();
    for (const sign of page.querySelectorAll("math :is(mi, mn, mo, mtext)")) if (sizeOf(sign) < least) sign.style.setProperty("font-size", `${least}px`);
  }

  function raised(svgs, scale) { // how many times as large the smallest letter must be made
    const sizes = svgs.flatMap((svg) => [...svg.querySelectorAll("text")].filter((text) => text.textContent.trim()).map(sizeOf));
    return smallest() / (scale * Math.min(...sizes, Infinity));
  }

  function letters(root) {
    const least = smallest();
    for (const svg of root.querySelectorAll(".explorable-panels > svg")) {
      const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
      for (const text of svg.querySelectorAll("text")) {
        if (grown.has(text) || !scale || sizeOf(text) * scale >= least) continue;
        text.style.setProperty("font-size", `${least / scale}px`, "important");
        grown.add(text);
      }
    }
  }

  function free() { // as the page has them
    for (const text of grown) text.style.removeProperty("font-size");
    grown.clear();
    for (const svg of document.querySelectorAll(".explorable-panels > svg")) {
      for (const name of ["width", "height"]) svg.style.removeProperty(`--lecture-${name}`);
    }
  }

  for (const word of ["explorable-shown", "explorable-arrived"]) { // a state may bring letters of its own
    document.addEventListener(word, ({ target }) => { if (target.closest(".lecture-page:not([data-way=flow])")) letters(target); });
  }
})();
