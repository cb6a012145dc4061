/* Points of a panel that can be dragged: each stands for some controls, and goes to the nearest place that they offer. Sliders do the same
   for the keyboard, so that a handle needs no words. */
(() => {
  "use strict";
  const HERE = Symbol.for("explorable"), SVG = "http://www.w3.org/2000/svg", REACH = 22, RING = 9; // points: what takes the finger, what is seen
  if (window[HERE].drags) return;
  window[HERE].drags = true;
  const made = new WeakMap();

  function make(figure, handle) {
    const svg = figure.root.querySelectorAll(".explorable-panels > svg")[handle.panel], group = document.createElementNS(SVG, "g");
    group.setAttribute("class", "explorable-handle");
    group.setAttribute("aria-hidden", "true");
    for (const r of [REACH, RING]) {
      const circle = document.createElementNS(SVG, "circle");
      circle.setAttribute("r", r);
      group.append(circle);
    }
    svg.append(group);
    const place = (changed) => [handle.x, handle.y].map((values) => +figure.value(...values, changed));
    const nearest = (event) => {
      const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
      let best = null, least = Infinity;
      const count = handle.controls.map((i) => figure.controls[i].tokens.length);
      for (let k = 0; k < count.reduce((a, b) => a * b, 1); k++) {
        const changed = {};
        let rest = k;
        handle.controls.forEach((i, j) => { changed[i] = rest % count[j]; rest = Math.floor(rest / count[j]); });
        const [a, b] = place(changed), far = (a - x) ** 2 + (b - y) ** 2;
        if (far < least) { least = far; best = changed; }
      }
      return figure.positions().map((position, i) => best[i] ?? position);
    };
    const drag = (event) => {
      const goal = nearest(event);
      if (String(goal) === String(figure.positions())) return;
      figure.to(goal);
    };
    group.addEventListener("pointerdown", (event) => {
      if (event.button || handle.controls.some((i) => figure.controls[i].fixed)) return;
      event.preventDefault();
      group.setPointerCapture(event.pointerId);
      group.addEventListener("pointermove", drag);
    });
    group.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false }); // Chromium's touch-action does not reach in here
    for (const end of ["pointerup", "pointercancel"]) group.addEventListener(end, () => group.removeEventListener("pointermove", drag));
    return () => group.setAttribute("transform", `translate(${place({}).join(" ")})`);
  }

  function put(figure) {
    const handles = figure.table() && figure.table().handles;
    if (!handles || !handles.length) return;
    if (!made.has(figure)) made.set(figure, handles.map((handle) => make(figure, handle)));
    for (const move of made.get(figure)) move();
  }
  const see = (root) => { const figure = window[HERE].of(root); if (figure) put(figure); };
  for (const word of ["explorable-shown", "explorable-arrived"]) document.addEventListener(word, ({ target }) => see(target));
  document.querySelectorAll("figure.explorable").forEach(see); // one that an address moved has its table already
})();
