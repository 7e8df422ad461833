// One key an answer: whatever carries data-key is pressed or followed by it.
// The space bar and P show the whole page. Without this script the same buttons
// are pressed with the pointer or the tab key.
(() => {
  "use strict";
  const whole = document.querySelector("details.whole");
  const typing = (target) =>
    target instanceof HTMLElement && target.matches("input:not([type=checkbox]), textarea, select");

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (event.key === "Escape" && typing(event.target)) {
      event.target.blur();
      return;
    }
    if (typing(event.target)) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const pressed = event.target instanceof HTMLElement && event.target.matches("button, a, summary");
    if (whole && (key === "p" || (key === " " && !pressed))) {
      whole.open = !whole.open;
      if (whole.open) whole.scrollIntoView({ block: "nearest" });
      event.preventDefault();
      return;
    }
    for (const one of document.querySelectorAll("a[data-key], button[data-key]")) {
      if (one.dataset.key === key) {
        event.preventDefault();
        one.click();
        return;
      }
    }
  });

  // An answer is sent once, however often the key is hit.
  for (const form of document.querySelectorAll(".ask form")) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) event.preventDefault();
      form.dataset.sent = "1";
    });
  }
})();
