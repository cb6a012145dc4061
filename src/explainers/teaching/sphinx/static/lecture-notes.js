/* The speaker's window: notes of the slide that is shown, what comes next, and the minutes since the lecture began. It is a window of this page
   and has no address of its own, so that it works from disk, too; it takes the page's style sheets. */
(() => {
  "use strict";
  const HERE = Symbol.for("lecture"), BEGAN = "lecture-began";
  if (window[HERE].speaker) return;
  let other = null, timer = 0, parts = {};
  window[HERE].speaker = { open, tell, close, isOpen };

  function began() { // kept for as long as this tab is open: a reload is no new lecture
    try {
      const kept = sessionStorage.getItem(BEGAN + location.pathname);
      if (kept) return +kept;
      sessionStorage.setItem(BEGAN + location.pathname, String(Date.now()));
    } catch (error) { /* the clock starts again with the page */ }
    return Math.round(performance.timeOrigin);
  }

  function isOpen() { return Boolean(other) && !other.closed; }

  function open(keys) { // whether there is a window now
    if (isOpen()) { other.focus(); return true; }
    try { other = window.open("", "lecture-notes", "popup,width=800,height=640"); } catch (error) { other = null; }
    if (!other) return false;
    const page = other.document, html = page.documentElement;
    for (const { name, value } of document.documentElement.attributes) if (name !== "class") html.setAttribute(name, value);
    Object.assign(page.body.dataset, document.body.dataset);
    html.className = "lecture-window";
    page.title = "Notes";
    page.head.replaceChildren(...[...document.querySelectorAll("link[rel=stylesheet], style")].map((sheet) => {
      const copy = page.importNode(sheet, true);
      if (sheet.href) copy.href = sheet.href; // whole: the window has no address
      return copy;
    }));
    const add = (name, key, text = "") => {
      parts[key] = page.createElement(name);
      parts[key].className = `lecture-${key}`;
      parts[key].textContent = text;
      return parts[key];
    };
    parts = {};
    const clock = add("p", "clock"), again = add("button", "again", "Start the clock again");
    again.type = "button";
    again.addEventListener("click", () => {
      try { sessionStorage.setItem(BEGAN + location.pathname, String(Date.now())); } catch (error) { /* it goes on */ }
      tick();
    });
    clock.append(add("b", "minutes"), again);
    page.body.replaceChildren(clock, add("h1", "now"), add("div", "notes"), add("p", "next"));
    page.addEventListener("keydown", keys);
    clearInterval(timer);
    timer = setInterval(tick, 1000);
    tick();
    return true;
  }

  function tick() {
    if (!isOpen()) { clearInterval(timer); return; }
    const minutes = Math.max(0, Math.floor((Date.now() - began()) / 60000));
    const words = minutes === 1 ? "1 minute" : `${minutes} minutes`;
    if (parts.minutes.textContent !== words) parts.minutes.textContent = words;
  }

  function tell(number, title, notes, next) {
    began();
    if (!isOpen()) return;
    const copy = (nodes) => [...nodes].map((node) => other.document.importNode(node, true));
    parts.now.replaceChildren(`${number}. `, ...copy(title));
    parts.notes.replaceChildren(...copy(notes));
    parts.next.replaceChildren(...(next ? ["Next: ", ...copy(next)] : ["The last slide."]));
  }

  function close() {
    clearInterval(timer);
    if (isOpen()) other.close();
    other = null;
  }
  addEventListener("pagehide", close);
})();
