/* The ledger: which entries are shown, by verdict, essay, source and words, and so written in the address; and a link to an entry opens it,
   whatever is shown. Without this script all entries are there, and the switch of verdicts works. */
(() => {
  "use strict";
  const { plain, WORD } = window[Symbol.for("spelling")];
  const spelled = (text) => text.replace(WORD, (word) => plain(word));
  const ON_BREAKS = ["Seeds", "Cannot matter"]; // how an entry was tested: no words of the claim
  function wordsOf(claim) {
    const copy = claim.cloneNode(true);
    const on = [...copy.querySelectorAll("dt")].filter((term) => ON_BREAKS.includes(term.textContent));
    for (const part of [...copy.querySelectorAll(".claim-breaks"), ...on.flatMap((term) => [term, term.nextElementSibling])]) part.remove();
    return spelled(copy.textContent);
  }
  const article = document.querySelector("article"), radios = [...article.querySelectorAll("[name=ledger-shows]")];
  const claims = [...article.querySelectorAll(".claim")].map((element) => {
    const source = [...element.querySelectorAll("dt")].find((term) => term.textContent === "Source");
    const cited = source ? [...source.nextElementSibling.querySelectorAll(".bibtex-citation")].map((work) => work.textContent.replace(/[[\]]/g, "").trim()) : [];
    return { element, essay: element.closest("section"), cited, words: wordsOf(element) };
  });
  const sections = [...new Set(claims.map(({ essay }) => essay))];
  const count = (list) => [...list.reduce((found, each) => found.set(each, (found.get(each) || 0) + 1), new Map())];
  const option = (value, text) => Object.assign(document.createElement("option"), { value, textContent: text });
  const field = (text, input) => { const label = document.createElement("label"); label.append(text, input); return label; };
  const select = (first, options) => { const made = document.createElement("select"); made.append(option("", first), ...options); return made; };

  const name = (section) => section.id.replace(/^claims-/, "");
  const essay = select("All essays", sections.map((each) => option(name(each), each.querySelector("h2, h3").firstChild.textContent)));
  const sources = count(claims.flatMap(({ cited }) => [...new Set(cited)])).sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  const source = select("All sources", sources.map(([text, times]) => option(text, `${text} (${times})`)));
  const words = Object.assign(document.createElement("input"), { type: "search", autocomplete: "off" });
  const all = Object.assign(document.createElement("button"), { type: "button", textContent: "Show all" });
  const form = Object.assign(document.createElement("form"), { className: "ledger-filter" });
  const shown = Object.assign(document.createElement("p"), { className: "ledger-shown" });
  shown.setAttribute("role", "status");
  form.append(field("Essay", essay), field("Source", source), field("Words", words), all);
  article.querySelector(".ledger-switch").after(form, shown);

  const verdict = () => radios.find((radio) => radio.checked).value;
  function show() {
    const asked = spelled(words.value).split(/\s+/).filter(Boolean);
    let left = 0;
    for (const claim of claims) {
      const fits = (verdict() === "all" || claim.element.classList.contains(`claim-${verdict()}`))
        && (!essay.value || name(claim.essay) === essay.value)
        && (!source.value || claim.cited.includes(source.value))
        && asked.every((word) => claim.words.includes(word));
      claim.element.hidden = !fits;
      left += fits;
    }
    for (const section of sections) section.hidden = claims.every((claim) => claim.essay !== section || claim.element.hidden);
    shown.textContent = left === claims.length ? "" : `${left} of ${claims.length} claims.`;
  }

  const fields = { essay, source, words };
  function write(hash = "") {
    const url = new URL(location.href);
    for (const [key, input] of Object.entries(fields)) input.value ? url.searchParams.set(key, input.value) : url.searchParams.delete(key);
    verdict() === "all" ? url.searchParams.delete("verdict") : url.searchParams.set("verdict", verdict());
    url.hash = hash;
    history.replaceState(history.state, "", url.href.replace(/#$/, ""));
  }
  function read() {
    const query = new URL(location.href).searchParams;
    for (const [key, input] of Object.entries(fields)) input.value = query.get(key) || "";
    for (const select of [essay, source]) if (select.selectedIndex < 0) select.value = "";
    const asked = radios.find((radio) => radio.value === query.get("verdict")) || radios[0];
    asked.checked = true;
    show();
  }
  function clear() {
    for (const input of Object.values(fields)) input.value = "";
    radios[0].checked = true;
    show();
  }
  function reach() { // an address with an entry
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !article.contains(target)) return;
    if (target.closest("[hidden]")) {
      clear();
      write(location.hash);
    }
    const claim = target.closest(".claim");
    if (claim) claim.querySelector("details").open = true;
    target.scrollIntoView({ behavior: "instant" });
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  for (const input of [...radios, ...Object.values(fields)]) input.addEventListener("input", () => { show(); write(); });
  all.addEventListener("click", () => { clear(); write(); });
  window.addEventListener("hashchange", reach);
  window.addEventListener("popstate", () => { read(); reach(); });
  window.addEventListener("pageshow", () => { read(); reach(); }); // a browser that comes back fills fields by itself
  read();
  reach();
})();
