/* What a reader answers, kept in this browser and sent nowhere: by page, and by what kind of answer it is to which figure.

   Every script of a page shares window[Symbol.for("explorable-kept")]:
   keep, kept        an answer of this page; null forgets it
   answers           all of one page, by kind and figure
   below             all that is kept of the pages below an address, each named from there, so that a book may move
   put, forget       take such answers in, or forget them
   "explorable-kept" on the document says that something changed, in another tab, too */
(() => {
  "use strict";
  const HERE = Symbol.for("explorable-kept"), STORE = "explorable-kept";
  if (window[HERE]) return;
  const isMap = (value) => Boolean(value) && typeof value === "object" && !Array.isArray(value);
  // one page has several addresses: a/ and a/index.html, b and b.html
  const pageOf = (address) => new URL(address, document.baseURI).pathname.replace(/\/index\.html?$/, "/").replace(/\.html?$/, "");
  const rootOf = (address) => new URL(address, document.baseURI).pathname.replace(/[^/]*$/, "");

  function all() {
    try {
      const pages = JSON.parse(localStorage.getItem(STORE));
      return isMap(pages) ? pages : {};
    } catch (error) { return {}; }
  }

  function write(pages, detail = {}) {
    for (const page of Object.keys(pages)) if (!isMap(pages[page]) || !Object.keys(pages[page]).length) delete pages[page];
    try { localStorage.setItem(STORE, JSON.stringify(pages)); } catch (error) { /* not kept: no storage, or no room */ }
    document.dispatchEvent(new CustomEvent("explorable-kept", { detail }));
  }

  window[HERE] = {
    answers: (address) => all()[pageOf(address)] || {},
    kept: (kind, name) => window[HERE].answers(location.href)[`${kind} ${name}`],
    keep(kind, name, value) {
      const pages = all(), page = pages[pageOf(location.href)] ??= {};
      if (value === undefined || value === null) delete page[`${kind} ${name}`];
      else page[`${kind} ${name}`] = value;
      write(pages, { kind, name, value });
    },
    below(address) {
      const root = rootOf(address), pages = Object.entries(all()).filter(([page]) => page.startsWith(root));
      return Object.fromEntries(pages.map(([page, answers]) => [page.slice(root.length), answers]));
    },
    put(address, found) {
      const root = rootOf(address), pages = all();
      for (const [page, answers] of Object.entries(found)) if (isMap(answers)) pages[root + page] = { ...pages[root + page], ...answers };
      write(pages);
    },
    forget(address) {
      const root = rootOf(address);
      write(Object.fromEntries(Object.entries(all()).filter(([page]) => !page.startsWith(root))));
    },
  };
  addEventListener("storage", ({ key }) => {
    if (key === STORE || key === null) document.dispatchEvent(new CustomEvent("explorable-kept", { detail: {} }));
  });
})();
