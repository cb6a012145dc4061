/* Names what ipywidgets leave unnamed in the live figure of class `name`, says its caption once, when the hand has come to rest, and lets
   links of the notebook to `#figure?control=value` set it. */
((name, labels, figure) => {
  "use strict";
  const set = (element, attribute, value) => {
    if (element.getAttribute(attribute) !== value) element.setAttribute(attribute, value);
  };
  const found = new WeakSet();

  function dress(root) {
    root.querySelectorAll(".explorable-control").forEach((row, i) => {
      const handle = row.querySelector("[role=slider]"), choice = row.querySelector(".widget-toggle-buttons");
      if (handle) {
        set(handle, "aria-label", labels[i]);
        set(handle, "data-lm-suppress-shortcuts", "true"); // JupyterLab and Notebook would take the arrow keys
        set(handle, "aria-valuetext", row.querySelector(".widget-readout").textContent); // theirs is the position
      }
      if (choice) {
        set(choice, "role", "group");
        set(choice, "aria-label", labels[i]);
        for (const button of choice.querySelectorAll("button")) set(button, "aria-pressed", String(button.classList.contains("mod-active")));
      }
    });
  }

  function heard(root) {
    return [...root.querySelectorAll(".explorable-said, figcaption")].map((element) => element.textContent).join(" ").trim();
  }

  function watch(root) {
    const status = document.createElement("div");
    set(status, "role", "status");
    status.textContent = heard(root);
    root.append(status);
    let timer = 0;
    const changed = () => {
      dress(root);
      clearTimeout(timer);
      timer = setTimeout(() => { if (status.textContent !== heard(root)) status.textContent = heard(root); }, 400);
    };
    dress(root);
    const what = { subtree: true, childList: true, characterData: true, attributeFilter: ["aria-valuetext", "class"] };
    new MutationObserver((changes) => { if (changes.some(({ target }) => !status.contains(target))) changed(); }).observe(root, what);
  }

  let asked = 0;
  function visit() { // the kernel hears what is written into a hidden field; the number makes the same link work twice
    const [, query] = decodeURI(location.hash).split(`#${figure}?`);
    const root = document.getElementsByClassName(name)[0], field = root && root.querySelector(".explorable-address input");
    if (query === undefined || !field) return;
    field.value = `${query}#${++asked}`;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    root.scrollIntoView({ block: "nearest", behavior: "instant" });
  }
  window.addEventListener("hashchange", visit);
  document.addEventListener("click", ({ target }) => { // where we are already makes no hashchange
    const link = target.closest && target.closest("a[href]");
    if (link && link.hash && link.href === location.href) visit();
  });

  const look = () => {
    for (const root of document.getElementsByClassName(name)) {
      if (found.has(root) || !root.querySelector("figcaption") || root.querySelector(":scope > [role=status]")) continue;
      found.add(root);
      watch(root);
    }
  };
  const arriving = new MutationObserver(look);
  arriving.observe(document.body, { subtree: true, childList: true });
  setTimeout(() => arriving.disconnect(), 60000); // by then it is there, or there is no kernel
  look();
})
