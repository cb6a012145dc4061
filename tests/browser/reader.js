// What the tests ask of a page. Put before the page's own scripts.
window.reader = {
  root: (name) => document.querySelector("figure.explorable#" + name),
  ready: (name) => ["explorable-moves", "explorable-loaded"].every((word) => window.reader.root(name).classList.contains(word)),
  // markup with the attributes sorted: an attribute that went and came back stands last
  markup: (node) => node.nodeType === Node.TEXT_NODE ? node.textContent : `<${node.nodeName} ${[...node.attributes || []]
    .map((a) => `${a.name}="${a.value}"`).sort().join(" ")}>${[...node.childNodes].map(window.reader.markup).join("")}</>`,
  // without what a reader draws over it
  drawn: (svg) => { const copy = svg.cloneNode(true); copy.querySelectorAll(".explorable-drawing").forEach((group) => group.remove()); return copy; },
  figure: (name) => [...window.reader.root(name).querySelectorAll(".explorable-panels > svg")].map(window.reader.drawn).map(window.reader.markup).join("\n"),
  caption: (name) => window.reader.root(name).querySelector(".explorable-caption > span").textContent,
  state: (name) => ({ figure: window.reader.figure(name), caption: window.reader.caption(name), hash: location.hash }),
  controls: (name) => [...window.reader.root(name).querySelectorAll("[data-name]")].map((element) => ({
    name: element.dataset.name,
    kind: element.tagName === "FIELDSET" ? "choice" : element.querySelector("input[type=range]") ? "slider" : "seed",
    tokens: JSON.parse(element.dataset.tokens),
    texts: JSON.parse(element.dataset.texts || "null"),
    start: +element.dataset.start,
    hidden: element.hidden,
    disabled: [...element.querySelectorAll("input, button")].every((input) => input.disabled),
    // what the reader sees and hears of its value
    now: element.querySelector("output")?.textContent,
    valuetext: element.querySelector("input[type=range]")?.getAttribute("aria-valuetext"),
    checked: [...element.querySelectorAll("input[type=radio]")].findIndex((input) => input.checked),
  })),
  texts: () => [...document.querySelectorAll(".explorable-panels > svg")].flatMap((svg) => {
    const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    return [...svg.querySelectorAll("text, tspan")].filter((text) => text.textContent.trim()).map((text) => {
      const style = getComputedStyle(text);
      return { text: text.textContent, pixels: parseFloat(style.fontSize) * scale, color: style.fill, paper: window.reader.paper(svg) };
    });
  }),
  paper: (element) => {
    for (; element; element = element.parentElement) {
      const color = getComputedStyle(element).backgroundColor;
      if (color !== "rgba(0, 0, 0, 0)" && color !== "transparent") return color;
    }
    return "rgb(255, 255, 255)";
  },
  targets: () => [...document.querySelectorAll(".explorable-controls input, .explorable-controls button, .explorable-question button")]
    .filter((input) => input.checkVisibility()).map((input) => {
      const { width, height } = input.getBoundingClientRect();
      return { what: input.closest("figure").id + " " + (input.name || input.id || input.textContent) + " " + input.value, width, height };
    }),
};
