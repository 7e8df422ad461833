// What a page in Vietnamese must not say: a day as machines write it, an English
// month or word, a large number without its points, the name of a message.
// What the journal recorded and how the law's packs write their tables is shown as
// it stands there; names of accounts and files may be given to be left out.
const [known] = arguments;
const faults = [];
const page = document.body.cloneNode(true);
for (const one of page.querySelectorAll("script, style, code, kbd, [lang=en], .code, .recorded, .entry-number, .law-rows")) one.remove();
const english = [
  "the", "and", "with", "from", "search", "sign", "save", "open", "close", "list", "review", "person", "people",
  "unit", "date", "page", "next", "previous", "error", "not", "yes", "none", "unknown", "true", "false", "null",
  "undefined", "submit", "cancel", "delete", "edit", "count", "vote", "law", "plan", "post", "officer", "loading",
];
const signs = [
  [/\b\d{4}-\d{2}-\d{2}\b/g, "a day as machines write it"],
  [/\b(January|February|March|April|June|July|August|September|October|November|December)\b/g, "an English month"],
  [/(?<![\d.,:/\p{L}-])(?!(?:19|20)\d\d(?!\d))\d{4,}(?![\d/-])/gu, "a number without points"],
  [/(?<![\p{L}\d./_-])[a-z]{2,}(?:-[a-z0-9]+)+(?![\p{L}\d_/-])/gu, "the name of a message"],
  [new RegExp(`(?<![\\p{L}-])(?:${english.join("|")})(?![\\p{L}-])`, "giu"), "an English word"],
];
const walk = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
while (walk.nextNode()) {
  const text = walk.currentNode.data.replace(/\s+/g, " ").trim();
  for (const [sign, what] of signs) {
    for (const [found] of text.matchAll(sign)) {
      if (!known.some((one) => one.includes(found) && text.includes(one))) faults.push(`${what}: ${found} in «${text.slice(0, 80)}»`);
    }
  }
}
for (const one of page.querySelectorAll("[aria-label], [title], [placeholder], [alt]")) {
  for (const name of ["aria-label", "title", "placeholder", "alt"]) {
    const text = one.getAttribute(name) || "";
    for (const [sign, what] of signs.slice(1)) {
      for (const [found] of text.matchAll(sign)) faults.push(`${what}: ${found} in ${name} «${text.slice(0, 80)}»`);
    }
  }
}
return [...new Set(faults)];
