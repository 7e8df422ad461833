// Where the keyboard is: never nowhere, and always where one can see it.
const at = document.activeElement;
if (!at || at === document.body || at === document.documentElement) return ["the keyboard is nowhere"];
const named = `${at.localName}${at.id ? "#" + at.id : ""}.${[...at.classList].join(".")} «${(at.textContent || at.name || "").trim().slice(0, 40)}»`;
const faults = [];
const seen = (element) => {
  const style = getComputedStyle(element);
  return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
};
// A box around it may show it in its place; the page's main part is only gone to.
if (at.id !== "main" && !seen(at) && !(at.parentElement && at.closest(".node") && seen(at.closest(".node")))) {
  faults.push(`nobody sees that the keyboard is at ${named}`);
}
const box = at.getBoundingClientRect();
if (at.id !== "main" && (box.width === 0 || box.bottom <= 0 || box.right <= 0 || box.top >= innerHeight || box.left >= innerWidth)) {
  faults.push(`the keyboard is out of sight at ${named}`);
}
return faults;
