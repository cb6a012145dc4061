/* Words as the search and the ledger compare them: in small letters, without accents, and the plural as the singular. */
window[Symbol.for("spelling")] = {
  WORD: /[\p{L}\p{N}]+/gu,
  plain: (word) => word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(/(?<=\w{2})ies$/, "y").replace(/(?<=\w{2}[^suix])s$/, ""),
};
