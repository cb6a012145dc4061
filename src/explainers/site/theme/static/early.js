/* Before the page is drawn: the theme that the reader chose, the fonts that the first screen needs, and parts that wait for them. */
(() => {
  "use strict";
  const root = document.documentElement, own = document.currentScript;
  try {
    const chosen = localStorage.getItem("theme");
    if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;
  } catch (error) { /* no storage: follow the system */ }
  const settle = () => root.classList.remove("waiting");
  root.classList.add("waiting");
  setTimeout(settle, 3000);
  addEventListener("load", () => document.fonts.ready.then(settle));
  if (!own.dataset.fonts) return; // a page that brings its fonts along names none
  if (location.protocol === "file:") { // a font that is asked for early is asked for twice; and as nothing is slow, no font comes too late
    const wait = () => { for (const face of document.fonts) if (face.display === "optional") face.display = "swap"; };
    document.addEventListener("load", wait, true);
    return;
  }
  for (const name of own.dataset.fonts.split(" ")) {
    const link = Object.assign(document.createElement("link"), { rel: "preload", as: "font", type: "font/woff2", crossOrigin: "" });
    link.href = new URL(`fonts/${name}.woff2`, own.src);
    document.head.append(link);
  }
})();
