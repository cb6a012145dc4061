/* The search page: MiniSearch over the entries that the build has written (search-index.js), the query in the address. */
(() => {
  "use strict";
  const { pages, entries: written } = window[Symbol.for("search")];
  const entries = written.map(([page, kind, anchor, title, ...more]) => [page, kind, anchor, title || anchor, ...more]);
  const KINDS = { section: 1, figure: 1, term: 0.45, aside: 0.5, claim: 0.45, code: 0.5 };
  const FIRST = 12, WORDS = 34; // results at first; words of a snippet
  const article = document.querySelector("article");
  const form = article.querySelector("form.search"), input = form.querySelector("input");
  const said = article.querySelector(".search-said"), list = article.querySelector(".search-results"), more = article.querySelector(".search-more");
  const root = document.documentElement.dataset.content_root;

  const { plain, WORD } = window[Symbol.for("spelling")];
  const words = (text) => text.match(WORD) || [];
  const index = new MiniSearch({
    fields: ["title", "page", "text"],
    tokenize: words,
    processTerm: plain,
    searchOptions: { boost: { title: 5, page: 1.5 }, prefix: (word) => word.length > 2, combineWith: "AND", weights: { prefix: 0.6, fuzzy: 0.25 } },
  });
  index.addAll(entries.map(([page, kind, , title, number, text], id) => ({ id, title: `${title} ${kind === "figure" ? number : ""}`, page: kind === "code" ? "" : pages[page][1], text })));

  const asPhrase = (text) => ` ${words(text).map(plain).join(" ")} `;
  const similar = { fuzzy: (word) => (word.length > 3 ? 0.25 : 0) };
  function search(query) { // what has all the words; else words like them; else any of those
    const asked = words(query).map(plain), phrase = asPhrase(query), isName = /[._]/.test(query.trim());
    if (!asked.length) return { found: [], exact: true };
    let found = index.search(query);
    const exact = found.length > 0;
    if (!exact) found = index.search(query, similar);
    if (!found.length) found = index.search(query, { ...similar, combineWith: "OR" });
    for (const result of found) {
      const [, kind, anchor, title, , text] = entries[result.id], named = asPhrase(title);
      result.last = kind === "code" && !(isName && named === phrase); // code after all prose, but what was asked for by its name
      result.score *= KINDS[kind];
      if (named === phrase) result.score *= 10; // its name is what was asked for
      else if (asked.every((word) => named.includes(` ${word}`))) result.score *= anchor ? 4 : 20; // titles before mentions, essays first
      else if (asked.length > 1 && asPhrase(text).includes(phrase)) result.score *= 2;
    }
    return { found: found.sort((a, b) => a.last - b.last || b.score - a.score || a.id - b.id), exact };
  }

  function marked(text, terms) { // the text as nodes, with what was found in <mark>, words that follow each other in one
    const made = [];
    let start = 0, end = 0; // of the last mark
    const close = () => made.push(Object.assign(document.createElement("mark"), { textContent: text.slice(start, end) }));
    for (const { 0: word, index: at } of text.matchAll(WORD)) {
      if (!terms.has(plain(word))) continue;
      if (!end || /\S/.test(text.slice(end, at))) {
        if (end) close();
        made.push(text.slice(end, at));
        start = at;
      }
      end = at + word.length;
    }
    if (end) close();
    return [...made, text.slice(end)];
  }
  function snippet(text, terms) { // the stretch of the text with the most of what was found
    const all = [...text.matchAll(WORD)].map(({ 0: word, index: at }) => ({ at, end: at + word.length, hit: terms.has(plain(word)) ? plain(word) : "" }));
    const hits = all.flatMap(({ hit }, place) => (hit ? [place] : []));
    let best = 0, most = 0;
    for (const place of hits) {
      const within = hits.filter((other) => other >= place && other < place + WORDS * 0.7);
      const worth = new Set(within.map((other) => all[other].hit)).size * 100 + within.length;
      if (worth > most) [best, most] = [place, worth];
    }
    const from = Math.max(0, best - 6), to = Math.min(all.length, from + WORDS);
    if (!all.length) return "";
    const start = from ? all[from].at : 0, end = to < all.length ? all[to - 1].end : text.length;
    return `${start ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`;
  }

  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  };
  function item({ id, terms }) {
    const [page, kind, anchor, title, number, text] = entries[id], [address, of, label] = pages[page];
    const found = new Set(terms);
    const link = element("a", "", ...marked(["figure", "claim", "term"].includes(kind) ? title[0].toUpperCase() + title.slice(1) : title, found));
    link.href = root + address + (anchor ? `#${anchor}` : "");
    const place = [number || { claim: "Claim", code: "" }[kind], label, title === of ? "" : of].filter(Boolean).join(" · ");
    const parts = [element("p", "search-title", link), element("p", "search-place", place)];
    if (text) parts.push(element("p", "search-snippet", ...marked(snippet(text, found), found)));
    return element("li", "", ...parts);
  }

  let found = [], shown = 0, last = null;
  function show(count) {
    list.append(...found.slice(shown, count).map(item));
    shown = Math.min(count, found.length);
    more.hidden = shown === found.length;
    more.textContent = `Show the other ${found.length - shown}`;
  }
  function sentence(asked, exact) {
    const results = `${found.length} ${found.length === 1 ? "result" : "results"}`;
    if (!found.length) return `Nothing was found for “${asked}”. Try fewer words, or other ones.`;
    return exact ? `${results} for “${asked}”.` : `Nothing has all of “${asked}”. ${results} for words like these.`;
  }
  const book = document.title.replace(/^.* — /, "");
  function run(query) {
    const asked = query.trim();
    if (asked === last) return;
    last = asked;
    const result = search(asked);
    found = result.found;
    shown = 0;
    list.replaceChildren();
    show(FIRST);
    said.textContent = asked && sentence(asked, result.exact);
    document.title = `${asked || "Search"} — ${book}`;
  }
  const asked = () => new URL(location.href).searchParams.get("q") || "";
  function read() {
    clearTimeout(waiting);
    typing = false;
    input.value = asked();
    run(input.value);
  }
  let typing = false; // what is typed has an entry of its own in the history, so that Back leads to what was asked before
  function write(query) {
    if (query === asked()) return;
    const url = new URL(location.href);
    query ? url.searchParams.set("q", query) : url.searchParams.delete("q");
    url.hash = "";
    history[typing || !asked() ? "replaceState" : "pushState"](history.state, "", url.href);
  }

  let waiting;
  input.addEventListener("input", () => { // what one types is found at once, and heard when one stops
    clearTimeout(waiting);
    waiting = setTimeout(() => { run(input.value); write(input.value); typing = true; }, 250);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    run(input.value);
    write(input.value);
    typing = false;
  });
  more.addEventListener("click", () => {
    const next = shown;
    show(found.length);
    list.children[next].querySelector("a").focus();
  });
  addEventListener("popstate", read);
  addEventListener("pageshow", (event) => { if (event.persisted) read(); });
  read();
})();
