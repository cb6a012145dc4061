/* How the search weighs what it finds: as Sphinx does by itself, but code comes after all prose, and a function before its module. */
var Scorer = {
  score: ([page, title, anchor, description, score]) => (page.startsWith("code/") ? score - 1000 + (anchor ? 20 : 0) : score),
  objNameMatch: 11, objPartialMatch: 6, objPrio: { 0: 15, 1: 5, 2: -5 }, objPrioDefault: 0,
  title: 15, partialTitle: 7, term: 5, partialTerm: 2,
};
