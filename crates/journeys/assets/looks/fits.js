// What does not fit the window, of rows alike two only (alike.js marks the others): the page moves sideways, a control or a line of
// text is cut off, a control lies under another one, a box scrolls that no key
// reaches, a line is too long to be read. Names each by its selector.
const [longest] = arguments;
const faults = [];
const page = document.documentElement;
const named = (element) => {
  const path = [];
  for (let at = element; at && at !== document.body && path.length < 4; at = at.parentElement) {
    path.unshift(at.localName + (at.id ? "#" + at.id : [...at.classList].map((one) => "." + one).join("")));
  }
  const words = (element.textContent || "").trim().replace(/\s+/g, " ").slice(0, 40);
  return `${path.join(" > ")} «${words}»`;
};
const shown = (element) =>
  element.checkVisibility({ visibilityProperty: true }) && !element.closest(".sr, .skip, [hidden], [data-again]");
const cuts = (style) => /hidden|clip/.test(style.overflowX);
const scrolls = (style) => /auto|scroll/.test(style.overflowX);

// The page itself never moves sideways.
if (page.scrollWidth > page.clientWidth + 1) {
  const inside = (element) => {
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (scrolls(style) || cuts(style)) return true;
    }
    return false;
  };
  const wide = [...document.body.querySelectorAll("*")].filter(
    (one) => shown(one) && one.getBoundingClientRect().right > page.clientWidth + 1 && !inside(one),
  );
  const leaves = wide.filter((one) => ![...one.children].some((child) => wide.includes(child)));
  faults.push(`the page is ${page.scrollWidth - page.clientWidth} too wide: ${leaves.slice(0, 3).map(named).join("; ")}`);
}

for (const element of document.body.querySelectorAll("*")) {
  if (element.closest("[data-again]") || !shown(element)) continue;
  const style = getComputedStyle(element);
  const over = element.scrollWidth > element.clientWidth + 1;
  const isControl = element.matches("button, a.button, select, summary, input[type=submit]");
  // What a control says is read whole.
  if (isControl && over && element.clientWidth > 0 && style.display !== "inline") faults.push(`cut: ${named(element)}`);
  const says = [...element.childNodes].some((one) => one.nodeType === 3 && one.data.trim());
  if (says && over && cuts(style) && !element.matches("input, textarea")) faults.push(`cut off: ${named(element)}`);
  if (over && scrolls(style) && element.tabIndex < 0 && !element.querySelector("a[href], button, input:not([type=hidden]), select, summary")) {
    faults.push(`scrolls and no key reaches it: ${named(element)}`);
  }
}

// A control that something else lies over cannot be pressed.
// Of a long list the first are enough.
const controls = [...document.querySelectorAll("main button, main a[href], main input, main select, main summary")];
for (const element of controls.slice(0, 40)) {
  if (!shown(element) || element.type === "hidden" || element.disabled) continue;
  element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  const box = [...element.getClientRects()].find((one) => one.width > 1 && one.height > 1);
  if (!box) continue;
  const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  const label = element.closest("label") || (element.labels && element.labels[0]);
  if (at && at !== element && !element.contains(at) && !at.contains(element) && !(label && label.contains(at))) {
    faults.push(`covered: ${named(element)} by ${named(at)}`);
  }
}
scrollTo(0, 0);

// Long lines tire: of a block of text, the signs of an even line.
if (longest) {
  for (const block of document.querySelectorAll("p, li, dd, td, th, figcaption, summary, .notice div")) {
    const words = block.textContent.trim().replace(/\s+/g, " ");
    if (words.length <= longest || !shown(block)) continue;
    if ([...block.querySelectorAll("*")].some((one) => !/^(inline|none|contents)/.test(getComputedStyle(one).display))) continue;
    const range = document.createRange();
    range.selectNodeContents(block);
    const lines = new Set([...range.getClientRects()].filter((one) => one.width > 0).map((one) => Math.round(one.bottom / 8)));
    const each = words.length / Math.max(1, lines.size);
    if (each > longest) faults.push(`${Math.round(each)} signs a line: ${named(block)}`);
  }
}
return faults;
