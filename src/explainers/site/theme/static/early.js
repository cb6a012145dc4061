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
  if (location.protocol === "file:") { // a font that is asked for early is asked for twice; and none comes too late: see disk_faces.py
    addEventListener("DOMContentLoaded", () => {
      document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("disk.css", own.src) }));
    });
    return;
  }
  for (const name of own.dataset.fonts.split(" ")) {
    const link = Object.assign(document.createElement("link"), { rel: "preload", as: "font", type: "font/woff2", crossOrigin: "" });
    link.href = new URL(`fonts/${name}.woff2`, own.src);
    document.head.append(link);
  }
})();
