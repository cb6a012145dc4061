/* A question that is answered by drawing: over the panel lies a field with some points; the hand sets those that it passes, the arrow keys
   one after another. The field is there where the figure stands at its start: other states show another subject, or the answer. Then the
   figure goes to the state that answers, the drawing stays over it, and one sentence says how far off it was. */
(() => {
  "use strict";
  const HERE = Symbol.for("explorable"), SVG = "http://www.w3.org/2000/svg", KIND = "drawing", STEPS = 100, NEAR = 8, PAD = 12, REACH = 22; // points
  const ELSEWHERE = "Reset the figure, and draw over the shaded field.";
  if (window[HERE].draws) return;
  window[HERE].draws = true;
  const made = new WeakMap();
  const clamp = (share) => Math.min(1, Math.max(0, share));

  function scale({ ends: [low, high], log, digits, unit }) { // from a share of the field's height to y, to words, and back
    const words = (number) => Number(number).toLocaleString("en-US", { maximumSignificantDigits: digits }).replace("-", "−");
    return {
      value: (share) => (log ? low * (high / low) ** share : low + share * (high - low)),
      share: (y) => clamp(log ? Math.log(y / low) / Math.log(high / low) : (y - low) / (high - low)),
      words,
      said: (y) => words(y) + unit,
      off: (y, answer) => (log ? Math.exp(Math.abs(Math.log(y / answer))) : Math.abs(y - answer)),
      mean: (all) => (log ? Math.exp(all.reduce((sum, each) => sum + Math.log(each), 0) / all.length) : all.reduce((a, b) => a + b) / all.length),
      much: (off) => (log ? "a factor of " + words(off) : words(off) + unit),
    };
  }

  function verdict(data, by, values) {
    const drawn = values.flatMap((y, i) => (y === null ? [] : [{ y, i, off: by.off(y, data.answer[i]) }]));
    if (!drawn.length) return "You drew nothing; the figure shows the answer.";
    const worst = drawn.reduce((a, b) => (b.off > a.off ? b : a));
    const some = drawn.length < values.length ? `At the ${drawn.length} of ${values.length} points that you set, you are off by ` : "You are off by ";
    return some + `${by.much(by.mean(drawn.map(({ off }) => off)))} on average, and most at ${data.names[worst.i]}: ` +
      `you drew ${by.said(worst.y)}, the answer is ${by.said(data.answer[worst.i])}.`;
  }

  function picture(svg, data) { // the field, the line or the bars, the points, and a ring where the keyboard is
    const group = document.createElementNS(SVG, "g");
    const add = (tag, name) => {
      const element = group.appendChild(document.createElementNS(SVG, tag));
      element.setAttribute("class", "explorable-" + name);
      return element;
    };
    group.setAttribute("class", "explorable-drawing");
    group.setAttribute("aria-hidden", "true");
    const [low, high] = data.y, x = data.x, gaps = x.slice(1).map((each, i) => each - x[i]);
    const pad = Math.min(PAD, Math.min(...gaps) / 2), wide = Math.min(...gaps) * 0.7;
    const reach = add("rect", "reach"), field = add("rect", "field"), hint = add("text", "hint"), line = add("path", data.bars ? "drawn explorable-bars" : "drawn"), ring = add("circle", "ring");
    const box = { x: x[0] - pad, y: high, width: x[x.length - 1] - x[0] + 2 * pad, height: low - high };
    for (const [name, value] of Object.entries(box)) field.setAttribute(name, value);
    for (const [name, value] of Object.entries({ ...box, x: box.x - REACH, width: box.width + 2 * REACH })) reach.setAttribute(name, value);
    hint.textContent = "draw here";
    hint.setAttribute("x", (x[0] + x[x.length - 1]) / 2);
    hint.setAttribute("y", high + 0.4 * (low - high));
    ring.setAttribute("r", 9);
    const dots = x.map(() => add("circle", "dot")), answers = x.map(() => add("circle", "true"));
    svg.append(group);
    const height = (share) => low + share * (high - low);
    answers.forEach((circle, i) => {
      circle.setAttribute("r", 4);
      circle.setAttribute("cx", x[i]);
      circle.setAttribute("cy", height(scale(data).share(data.answer[i])));
    });
    return {
      group, reach, // a hand that begins where a curve ends, a little beside the field, draws, too
      show: (shares, open, at) => {
        group.classList.toggle("explorable-open", open);
        for (const circle of answers) circle.style.setProperty("display", open ? "none" : ""); // they stay where a state shows no answer
        hint.style.setProperty("display", open && shares.every((share) => share === null) ? "" : "none");
        let path = "", before = null;
        shares.forEach((share, i) => {
          dots[i].setAttribute("r", share === null ? (open ? 2 : 0) : 3.5);
          dots[i].classList.toggle("explorable-unset", share === null);
          dots[i].setAttribute("cx", x[i]);
          dots[i].setAttribute("cy", share === null ? low : height(share));
          if (share !== null && data.bars) path += `M${x[i] - wide / 2} ${low}V${height(share)}H${x[i] + wide / 2}V${low}`;
          else if (share !== null) path += `${before === null ? "M" : "L"}${x[i]} ${height(share)}`;
          before = share;
        });
        line.setAttribute("d", path || "M0 0");
        ring.style.setProperty("display", at < 0 ? "none" : "");
        if (at < 0) return;
        ring.setAttribute("cx", x[at]);
        ring.setAttribute("cy", shares[at] === null ? low : height(shares[at]));
      },
      point: (event) => {
        const place = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
        return { x: place.x, share: clamp((place.y - low) / (high - low)) };
      },
    };
  }

  function make(figure, data) {
    const { root } = figure, form = root.querySelector(".explorable-draws"), name = root.dataset.figure, by = scale(data);
    const [how, said] = form.querySelectorAll("output"), compare = form.querySelector(".explorable-compare"), again = form.querySelector(".explorable-again");
    const drawing = picture(root.querySelectorAll(".explorable-panels > svg")[data.panel], data), teach = how.textContent;
    const goal = JSON.parse(form.dataset.at), starts = figure.controls.map(({ start }) => start);
    const points = document.createElement("div");
    let shares = data.x.map(() => null), open = true, here = -1;
    points.className = "explorable-points";
    points.setAttribute("role", "group");
    points.setAttribute("aria-label", "Points of your drawing");
    const sliders = data.names.map((label, i) => {
      const slider = points.appendChild(document.createElement("input"));
      Object.assign(slider, { type: "range", min: 0, max: STEPS, step: 2, value: STEPS / 2, tabIndex: i ? -1 : 0 });
      slider.setAttribute("aria-label", label);
      slider.setAttribute("data-lm-suppress-shortcuts", "true"); // JupyterLab would take the arrow keys
      return slider;
    });
    form.querySelector("div").before(points);
    const value = (i) => by.value(shares[i]);
    const asked = () => figure.positions().every((position, i) => position === starts[i] || figure.controls[i].fixed || figure.controls[i].element.hidden);
    const back = () => figure.to(figure.positions().map((position, i) => (figure.controls[i].fixed ? position : starts[i])));

    const show = () => {
      const fits = open ? asked() : figure.value(...data.where);
      drawing.group.style.setProperty("display", fits ? "" : "none");
      drawing.show(shares, open, here);
      sliders.forEach((slider, i) => slider.setAttribute("aria-valuetext", shares[i] === null ? "not set" : by.said(value(i))));
      how.textContent = !open ? "Dashed: what you drew. Circles: the answer." : here >= 0 ? data.names[here] + ": " + (shares[here] === null ? "not set" : by.said(value(here))) : fits ? teach : ELSEWHERE;
      again.hidden = open;
      points.hidden = !open;
    };
    const set = (i, share) => { shares[i] = Math.round(share * 1000) / 1000; sliders[i].value = STEPS * share; };

    sliders.forEach((slider, i) => {
      slider.addEventListener("focus", () => {
        here = i;
        sliders.forEach((each, j) => { each.tabIndex = j === i ? 0 : -1; });
        if (shares[i] === null) slider.value = STEPS * (shares[i - 1] ?? 0.5); // it goes on from the point before
        show();
      });
      slider.addEventListener("blur", () => { here = -1; show(); });
      slider.addEventListener("input", (event) => { event.stopPropagation(); set(i, slider.value / STEPS); here = i; asked() ? show() : back(); });
      slider.addEventListener("keydown", (event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (!step || event.ctrlKey || event.altKey || event.metaKey) return;
        event.preventDefault();
        const next = sliders[i + step];
        if (next) next.focus();
      });
    });

    let last = null;
    const nearest = (x) => data.x.reduce((best, each, i) => (Math.abs(each - x) < Math.abs(data.x[best] - x) ? i : best), 0);
    const pass = (event) => {
      const now = drawing.point(event), near = nearest(now.x);
      data.x.forEach((x, i) => { // those between where the hand was and where it is
        if ((x - last.x) * (x - now.x) <= 0 && now.x !== last.x) set(i, last.share + ((now.share - last.share) * (x - last.x)) / (now.x - last.x));
      });
      if (Math.abs(data.x[near] - now.x) < NEAR || shares[near] === null && event.type !== "pointermove") set(near, now.share);
      last = now;
      here = near;
      show();
    };
    drawing.reach.addEventListener("pointerdown", (event) => {
      if (event.button || !open) return;
      event.preventDefault();
      drawing.reach.setPointerCapture(event.pointerId);
      last = drawing.point(event);
      pass(event);
    });
    // touch-action alone does not hold in a drawing: Chromium scrolls all the same
    drawing.reach.addEventListener("touchstart", (event) => { if (open) event.preventDefault(); }, { passive: false });
    drawing.reach.addEventListener("pointermove", (event) => { if (last && open) pass(event); });
    for (const end of ["pointerup", "pointercancel"]) drawing.reach.addEventListener(end, (event) => {
      if (last && open && end === "pointerup") pass(event);
      last = null;
      here = -1;
      show();
    });

    const answer = (values) => { said.textContent = verdict(data, by, values); open = false; here = -1; show(); };
    compare.addEventListener("click", () => {
      const values = shares.map((share, i) => (share === null ? null : Number(value(i).toPrecision(6))));
      answer(values);
      window[HERE].keep(KIND, name, values);
      figure.says(said.textContent);
      figure.to(figure.positions().map((position, i) => (figure.controls[i].fixed ? position : goal[i])), "answer");
    });
    const clear = () => {
      shares = shares.map(() => null);
      open = true;
      said.textContent = "";
      show();
    };
    again.addEventListener("click", (event) => {
      clear();
      window[HERE].keep(KIND, name, null);
      figure.says("");
      back();
      if (event.detail) compare.focus({ preventScroll: true });
      else sliders[0].focus();
    });
    let held = false; // where there is no store nothing is, and nothing is forgotten
    document.addEventListener("explorable-kept", () => {
      const now = Boolean(window[HERE].kept(KIND, name));
      if (held && !now && !open) clear(); // erased by the reader, elsewhere on the page
      held = now;
    });
    const kept = window[HERE].kept(KIND, name);
    held = Boolean(kept);
    if (Array.isArray(kept) && kept.length === shares.length && kept.every((y) => y === null || Number.isFinite(y))) {
      shares = kept.map((y) => (y === null ? null : by.share(y)));
      answer(kept);
      const silent = !location.hash.startsWith("#" + name + "?"); // an address says where the figure stands
      if (silent) figure.follow(goal);
    }
    return show;
  }

  function put(figure) {
    const data = figure.table() && figure.table().drawing;
    if (!data) return;
    if (!made.has(figure)) {
      made.set(figure, () => {}); // what is kept may move the figure while it is made
      made.set(figure, make(figure, data));
    }
    made.get(figure)();
  }
  const see = (root) => { const figure = window[HERE].of(root); if (figure) put(figure); };
  for (const word of ["explorable-shown", "explorable-arrived"]) document.addEventListener(word, ({ target }) => see(target));
  document.querySelectorAll("figure.explorable").forEach(see); // one that an address moved has its table already
})();
