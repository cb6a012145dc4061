/* What a reader can take along of a figure, in the state that is shown: its address, its picture (SVG, PNG), its numbers (CSV).

   The button stands by the caption; what it opens is made when it is asked for, and so are the numbers and the font of the picture, which
   are scripts beside the page and no fetch: it must work from disk. */
(() => {
  "use strict";
  const HERE = Symbol.for("explorable"), SIZE = 4 / 3, SHARP = 3; // CSS pixels to a point; pixels of a PNG to one of them
  if (window[HERE].shares) return;
  window[HERE].shares = true;
  const asked = new Map(), came = new Map();
  const font = document.currentScript && document.currentScript.dataset.font; // address of a script with the font that pictures take along
  window[HERE].numbers = window[HERE].font = (key, data) => came.set(key, data);

  function load(address) { // what the script at the address leaves under its own name
    const key = address.replace(/^.*\//, "").replace(/\.js.*$/, "");
    if (!asked.has(key)) {
      asked.set(key, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = address;
        script.onerror = script.onload = () => {
          script.remove();
          if (came.has(key)) resolve(came.get(key));
          else { asked.delete(key); reject(new Error("not loaded")); }
        };
        document.head.append(script);
      }));
    }
    return asked.get(key);
  }

  const tokens = ({ controls, positions }) => positions().map((position, i) => controls[i].tokens[position]);
  const nameOf = (figure) => [figure.root.dataset.figure, ...tokens(figure).map((token, i) => figure.controls[i].name + "-" + token)]
    .join("_").replace(/[^\p{L}\p{N}._-]+/gu, "").slice(0, 100);

  async function numbers(figure) {
    const inline = figure.root.querySelector(".explorable-numbers");
    const { columns, blocks, which } = inline ? JSON.parse(inline.textContent) : await load(figure.root.dataset.numbers);
    const state = figure.positions().reduce((number, position, i) => number * figure.controls[i].tokens.length + position, 0);
    const quoted = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    const here = tokens(figure).map(quoted), lines = [[...figure.controls.map(({ name }) => name), ...columns]];
    for (const block of blocks) {
      const cells = block.map(([values, list]) => values[which[list][state]].split("\n"));
      const rows = cells.every((column) => column.join("") === "") ? 0 : Math.max(...cells.map((column) => column.length));
      for (let row = 0; row < rows; row++) lines.push([...here, ...cells.map((column) => (column.length === 1 ? column[0] : column[row] ?? ""))]);
    }
    return lines.map((line) => line.join(",") + "\n").join("");
  }

  const LOOKS = ["fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-dasharray", "stroke-linejoin", "opacity", "visibility", "paint-order", "text-anchor", "font-size", "font-weight"];
  const TOOLS = ["handle", "field", "reach", "hint", "ring", "unset"].map((name) => ".explorable-" + name).join();
  const pen = document.createElement("canvas").getContext("2d");
  function put(element, key, value) { // colors as other programs read them
    pen.fillStyle = "#000";
    pen.fillStyle = value;
    const [, r, g, b, alpha] = /^rgba\((\d+), (\d+), (\d+), ([\d.]+)\)$/.exec(pen.fillStyle) || [];
    element.setAttribute(key, alpha ? "#" + [r, g, b].map((each) => (+each).toString(16).padStart(2, "0")).join("") : pen.fillStyle);
    if (alpha) element.setAttribute(key + "-opacity", alpha * (element.getAttribute(key + "-opacity") ?? 1));
  }

  function still(svg) { // a copy with its colors written out, without what is hidden and what is only there to drag or to draw
    const copy = svg.cloneNode(true), before = [svg, ...svg.querySelectorAll("*")], after = [copy, ...copy.querySelectorAll("*")];
    before.forEach((element, i) => {
      const style = getComputedStyle(element), attributes = [...element.attributes];
      for (const key of element.classList.length && element !== svg ? LOOKS : []) after[i].setAttribute(key, style.getPropertyValue(key));
      for (const { name, value } of attributes) {
        if (/var\(|currentcolor|context-/i.test(value)) put(after[i], name, style.getPropertyValue(name));
        if (name === "href") after[i].setAttributeNS("http://www.w3.org/1999/xlink", "xlink:href", value); // older programs know no other
        if (/^(class|style|font-family|role|tabindex|aria-.*|data-.*)$/.test(name)) after[i].removeAttribute(name);
      }
    });
    before.forEach((element, i) => {
      const gone = getComputedStyle(element).display === "none" && !element.id && !element.querySelector("[id]");
      if (gone || element.matches(TOOLS)) after[i].remove();
    });
    return copy;
  }

  function colorOf(root, name) {
    const probe = root.appendChild(document.createElement("span"));
    probe.style.setProperty("color", `var(${name})`);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }

  async function picture(figure) {
    const svgs = [...figure.root.querySelectorAll(".explorable-panels > svg")], boxes = svgs.map((svg) => svg.getBoundingClientRect());
    const scale = svgs[0].viewBox.baseVal.width / boxes[0].width; // as they stand on the page, in the size that they were drawn for
    const whole = svgs.flatMap((svg, i) => [boxes[i], ...[...svg.querySelectorAll("text")].map((text) => text.getBoundingClientRect())]).filter((box) => box.width);
    const [left, top] = ["left", "top"].map((side) => Math.min(...whole.map((box) => box[side])) - 6);
    const [width, height] = [Math.max(...whole.map((box) => box.right)) + 6 - left, Math.max(...whole.map((box) => box.bottom)) + 6 - top].map((side) => 3 * Math.ceil((side * scale) / 3)); // whole pixels
    const family = getComputedStyle(svgs[0]).fontFamily, face = font && (await load(font).catch(() => null));
    const outer = document.createElementNS(svgs[0].namespaceURI, "svg");
    const add = (name, attributes, text = "") => {
      const element = outer.appendChild(document.createElementNS(svgs[0].namespaceURI, name));
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      element.textContent = text;
      return element;
    };
    for (const [key, value] of Object.entries({ width: width * SIZE, height: height * SIZE, viewBox: `0 0 ${width} ${height}`, "font-family": face ? `Explorable, ${family}` : family })) outer.setAttribute(key, value);
    // never put into this page, which may allow no style of its own
    add("style", {}, "text{font-variant-numeric:tabular-nums}" + (face ? `@font-face{font-family:Explorable;font-weight:100 900;src:url(${face})}` : ""));
    add("title", {}, figure.root.dataset.figure.replaceAll("-", " "));
    const address = /^http/.test(location.protocol) ? " " + linkOf(figure) : ""; // where a reader keeps a file is nobody's business
    add("desc", {}, figure.root.querySelector(".explorable-caption > span").textContent + address);
    put(add("rect", { width: "100%", height: "100%" }), "fill", colorOf(figure.root, "--explorable-paper"));
    svgs.forEach((svg, i) => {
      const copy = outer.appendChild(still(svg)), place = { x: (boxes[i].left - left) * scale, y: (boxes[i].top - top) * scale, width: boxes[i].width * scale, height: boxes[i].height * scale };
      for (const [key, value] of Object.entries(place)) copy.setAttribute(key, +value.toFixed(2));
      copy.setAttribute("overflow", "visible");
    });
    return { text: new XMLSerializer().serializeToString(outer), width: width * SIZE, height: height * SIZE };
  }

  async function pixels(figure) {
    const { text, width, height } = await picture(figure), image = new Image(), canvas = document.createElement("canvas");
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(text);
    await image.decode();
    canvas.width = width * SHARP;
    canvas.height = height * SHARP;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("not drawn"))), "image/png"));
  }

  function save(name, content, type) {
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(new Blob([content], { type })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  const linkOf = (figure) => (/^(http|file)/.test(location.protocol) ? figure.link().href : ""); // a page in srcdoc has no address of its own
  const SAVES = {
    SVG: ["the picture", async (figure) => save(nameOf(figure) + ".svg", (await picture(figure)).text, "image/svg+xml")],
    PNG: ["the picture", async (figure) => save(nameOf(figure) + ".png", await pixels(figure), "image/png")],
    CSV: ["the numbers", async (figure) => save(nameOf(figure) + ".csv", await numbers(figure), "text/csv")],
  };

  let box, opener;
  function make() {
    box = Object.assign(document.createElement("div"), { className: "explorable-sharing", popover: "auto" });
    box.setAttribute("role", "dialog");
    const add = (name, properties, to = box) => to.appendChild(Object.assign(document.createElement(name), properties));
    const address = add("p", { className: "explorable-address" });
    const field = add("input", { readOnly: true, type: "url" }, address), copy = add("button", { type: "button", textContent: "Copy link" }, address);
    field.setAttribute("aria-label", "Link to this state");
    const saves = add("p", {}), said = add("p", { className: "explorable-done" });
    said.setAttribute("role", "status");
    for (const [kind, [what, make]] of Object.entries(SAVES)) {
      if (kind !== "PNG") add("span", { textContent: what === "the picture" ? "Picture" : "Numbers" }, saves);
      const button = add("button", { type: "button", textContent: kind }, saves);
      button.dataset.kind = kind;
      button.setAttribute("aria-label", `Save ${what} as ${kind}`);
      button.addEventListener("click", () => {
        make(box.figure).then(() => { said.textContent = `${kind} of ${what} saved.`; }, () => { said.textContent = `The ${kind} could not be made.`; });
      });
    }
    copy.addEventListener("click", async () => {
      field.select();
      try {
        await navigator.clipboard.writeText(field.value);
        said.textContent = "Copied.";
      } catch (error) { said.textContent = "This browser lets no page copy: the link is selected, copy it yourself."; }
    });
    box.show = () => {
      field.value = linkOf(box.figure);
      address.hidden = !field.value;
      const bare = !(box.figure.root.dataset.numbers || box.figure.root.querySelector(".explorable-numbers"));
      for (const part of saves.querySelectorAll("span + [data-kind=CSV], button + span")) part.hidden = bare;
      said.textContent = "";
      box.setAttribute("aria-label", opener.getAttribute("aria-label"));
      box.showPopover();
      const at = opener.getBoundingClientRect(), { width, height } = box.getBoundingClientRect(), room = document.documentElement.clientWidth;
      box.style.setProperty("left", `${Math.max(8, Math.min(at.right - width, room - width - 8))}px`);
      box.style.setProperty("top", `${at.bottom + height + 12 < innerHeight ? at.bottom + 4 : Math.max(8, at.top - height - 4)}px`);
      (field.value ? copy : saves.querySelector("button")).focus({ preventScroll: true });
    };
    box.addEventListener("toggle", ({ newState }) => {
      opener.setAttribute("aria-expanded", String(newState === "open"));
      if (newState !== "open" && (box.contains(document.activeElement) || document.activeElement === document.body)) opener.focus({ preventScroll: true });
    });
  }

  let wasOpen = false;
  const isOpen = () => Boolean(box) && box.matches(":popover-open");
  document.addEventListener("pointerdown", ({ target }) => { wasOpen = isOpen() && Boolean(target.closest && target.closest(".explorable-share")); }, true);
  document.addEventListener("click", ({ target }) => {
    const button = target.closest && target.closest(".explorable-share"), figure = button && window[HERE].of(button.closest("figure.explorable"));
    if (!figure || !HTMLElement.prototype.showPopover) return;
    if (!box) make();
    const again = opener === button && (isOpen() || wasOpen); // a press elsewhere than in it has closed it already
    wasOpen = false;
    if (isOpen()) box.hidePopover();
    if (again) return;
    opener = button;
    box.figure = figure;
    figure.root.append(box); // it takes the figure's colors
    box.show();
  });
})();
