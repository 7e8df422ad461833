// A grid of boxes: the arrow keys move from one to the next, and changed cells
// are marked until they are saved. Without this Tab and the space bar do.
"use strict";

(() => {
  const grid = document.querySelector(".case-grid");
  if (!grid) return;

  const box = (row, at) => {
    const cell = row && row.querySelectorAll("td")[at];
    return cell && cell.querySelector("input[type=checkbox]");
  };
  const beside = (row, by) => {
    let next = row;
    do next = by > 0 ? next.nextElementSibling : next.previousElementSibling;
    while (next && !next.querySelector("input[type=checkbox]"));
    return next;
  };

  grid.addEventListener("keydown", (event) => {
    const from = event.target;
    if (!(from instanceof HTMLInputElement) || from.type !== "checkbox") return;
    const row = from.closest("tr");
    const at = [...row.querySelectorAll("td")].indexOf(from.closest("td"));
    const to = {
      ArrowRight: () => box(row, at + 1),
      ArrowLeft: () => box(row, at - 1),
      ArrowDown: () => box(beside(row, 1), at),
      ArrowUp: () => box(beside(row, -1), at),
    }[event.key];
    const next = to && to();
    if (!next) return;
    event.preventDefault();
    next.focus();
  });

  grid.addEventListener("change", (event) => {
    const cell = event.target.closest(".case-cell");
    if (cell) cell.classList.add("is-changed");
  });
})();
