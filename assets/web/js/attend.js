// The roll of a conference: the field above it filters while one types, and
// numbers follow other doors. Without this the form and a reload do the same.
"use strict";

(() => {
  const fold = (text) =>
    text
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .replace(/[đĐ]/g, "d")
      .toLowerCase();

  const filter = document.querySelector("[data-filter=attendance]");
  const show = () => {
    const words = fold(filter.value).split(/\s+/).filter(Boolean);
    for (const row of document.querySelectorAll("table.attendance tbody tr")) {
      row.hidden = !words.every((word) => row.dataset.fold.includes(word));
    }
  };
  if (filter) filter.addEventListener("input", show);

  // Whoever checks people in at another door changes these numbers.
  const card = document.getElementById("turnup");
  if (!card || !card.dataset.events || !window.EventSource) return;
  const busy = () => {
    const at = document.activeElement;
    return at && at.closest("details[open], textarea, #turnup");
  };
  const renew = async () => {
    if (busy()) return;
    const answer = await fetch(location.href.split("#")[0], { cache: "no-store" });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const numbers = page.getElementById("turnup");
    if (numbers && numbers.innerHTML !== card.innerHTML) card.replaceChildren(...numbers.childNodes);
    for (const row of page.querySelectorAll("table.attendance tbody tr")) {
      const old = document.getElementById(row.id);
      if (!old || old.innerHTML === row.innerHTML || old.querySelector("details[open]")) continue;
      const hidden = old.hidden;
      old.replaceChildren(...row.childNodes);
      old.hidden = hidden;
    }
  };
  // A browser keeps the pages that one came from, with their lines open, and
  // opens no more than six to a server: whoever taps fast would wait a minute.
  let line = null;
  const watch = () => {
    let first = true;
    line = new EventSource(card.dataset.events);
    line.addEventListener("stage", () => {
      if (!first) renew().catch(() => {});
      first = false;
    });
  };
  window.addEventListener("pagehide", () => line.close());
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) {
      watch();
      renew().catch(() => {});
    }
  });
  watch();
})();
