// In the page of a peer: moves one slider by one step, as the event does that this kind of slider listens to, and waits until the picture
// that this changes has been painted.
//
// What counts as a change: a node of the picture changes, or something is drawn on its canvas. It has been painted after the first frame
// that comes after the change and, where the picture has images, after all visible ones have been loaded and decoded.
window.probe = (() => {
  const { picture, slider } = window.peer;
  const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())));
  const message = () => new Promise((resolve) => { const c = new MessageChannel(); c.port1.onmessage = resolve; c.port2.postMessage(0); });

  function* within(root) { // all elements, also inside shadow roots
    for (const element of root.querySelectorAll("*")) {
      yield element;
      if (element.shadowRoot) yield* within(element.shadowRoot);
    }
  }
  const all = (selector, root = document) => [...within(root)].filter((element) => element.matches(selector));

  // ---- what changes
  let changed = false, decoded = 0, generation = 0, pictures = [], shown = [];
  const isImage = (element) => /^(img|image)$/i.test(element.tagName);
  const look = () => {
    pictures = all(picture);
    shown = pictures.flatMap((root) => [root, ...within(root)]).filter(isImage);
  };
  const change = (records = []) => {
    changed = true;
    const mine = ++generation;
    decoded = Infinity;
    if (records.some((record) => record.type === "childList")) look();
    const visible = shown.filter((image) => image.checkVisibility());
    if (!visible.length) { decoded = 0; return; }
    Promise.all(visible.map((image) => image.decode().catch(() => {}))).then(() => { if (mine === generation) decoded = performance.now(); });
  };
  const observer = new MutationObserver(change);
  const observe = () => {
    look();
    observer.disconnect();
    const everything = { attributes: true, childList: true, characterData: true, subtree: true };
    const roots = new Set(pictures);
    for (const root of pictures) {
      // an image alone in a shadow root is replaced, not changed
      if (isImage(root) && root.getRootNode() instanceof ShadowRoot) roots.add(root.getRootNode());
      for (const element of [root, ...within(root)]) if (element.shadowRoot) roots.add(element.shadowRoot);
    }
    for (const root of roots) observer.observe(root, everything);
  };
  for (const name of ["stroke", "fill", "fillRect", "clearRect", "drawImage", "putImageData", "fillText"]) {
    const drawn = CanvasRenderingContext2D.prototype[name];
    CanvasRenderingContext2D.prototype[name] = function (...given) {
      if (!changed && pictures.includes(this.canvas)) change();
      return drawn.apply(this, given);
    };
  }

  // ---- what moves
  const sliders = {
    range: () => all("input[type=range]").filter((input) => +input.max > 0),
    handle: () => all(".noUi-handle"),
    rail: () => all(".slider-rail-touch-rect"),
  };
  const key = (target, name) => target.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, composed: true, cancelable: true }));
  // Plotly's slider has no step of its own for the keyboard, so it is pressed where the tick of a state is; a press has whole pixels, so that
  // of many states not each one can be reached, and a step is as many as three pixels need
  const ticks = () => all(".slider-tick-rect").map((tick) => tick.getBoundingClientRect());
  const stride = () => {
    if (slider !== "rail") return 1;
    const [first, second] = ticks();
    return Math.max(1, Math.ceil(3 / (second.left - first.left)));
  };
  const step = {
    range(input, by) {
      const value = +input.value + by * (+input.step || 1);
      return () => { input.value = value; input.dispatchEvent(new Event("input", { bubbles: true })); };
    },
    handle(handle, by) {
      return () => key(handle, by > 0 ? "Right" : "Left");
    },
    rail(rail, by, position) {
      const tick = ticks()[position], box = rail.getBoundingClientRect();
      const at = { clientX: Math.round(tick.left + tick.width / 2), clientY: box.top + box.height / 2, bubbles: true };
      return () => { rail.dispatchEvent(new MouseEvent("mousedown", at)); rail.dispatchEvent(new MouseEvent("mouseup", at)); };
    },
  }[slider];
  const random = ((state) => () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648)(window.peer.seed);
  let sizes = [], positions = [];

  return {
    // waits until the page can move; the number of its sliders
    async ready(controls) {
      for (let i = 0; i < 500 && !(sliders[slider]().length && all(picture).length); i++) await sleep(20);
      const found = all(picture).length && sliders[slider]().length;
      sizes = found === controls.length ? controls : [controls.reduce((product, size) => product * size, 1)];
      all(picture)[0]?.scrollIntoView({ block: "center", behavior: "instant" });
      await sleep(300);
      positions = sizes.map((_, i) => slider === "range" ? Math.round((sliders.range()[i].value - sliders.range()[i].min) / (+sliders.range()[i].step || 1)) : 0);
      observe();
      return found;
    },
    // moves one slider; the milliseconds until the picture is painted, or null if nothing changes
    async move(control, by) {
      observe();
      const moved = sliders[slider]()[control];
      positions[control] = Math.max(0, Math.min(sizes[control] - 1, positions[control] + by * stride()));
      const event = step(moved, by, positions[control]);
      changed = false;
      decoded = 0;
      const begun = performance.now();
      event();
      for (let waited = 0; waited < 60; waited++) {
        const at = await frame();
        await message();
        if (changed && decoded <= at) return performance.now() - begun;
      }
      return null;
    },
    async many(moves) {
      const taken = [];
      for (let tried = 0; taken.length < moves && tried < 3 * moves; tried++) {
        const control = Math.floor(random() * sizes.length);
        const by = positions[control] === 0 ? 1 : positions[control] === sizes[control] - 1 ? -1 : random() < 0.5 ? 1 : -1;
        await frame();
        const until = performance.now() + 30 + 50 * random();
        while (performance.now() < until) await sleep(4); // to a random phase between two frames
        const milliseconds = await this.move(control, by);
        if (milliseconds !== null) taken.push(milliseconds);
      }
      return taken;
    },
    // goes through all states, without waiting for the picture
    async visit() {
      const last = sizes.length - 1;
      const through = async (control, by) => {
        const end = by > 0 ? sizes[control] - 1 : 0;
        while (positions[control] !== end) await this.move(control, by);
      };
      for (let control = 0; control <= last; control++) await through(control, -1);
      for (let by = 1; ; by = -by) {
        await through(last, by);
        if (!last || positions[0] === sizes[0] - 1) return;
        await this.move(0, 1);
      }
    },
    // whether the picture has changed since the last call of rest
    changed: () => changed,
    rest() { observe(); changed = false; },
  };
})();
