// The list of a review: what is sent and what is opened changes the page where
// it stands, names are dragged, keys move them. Without this the same forms
// and links load the page anew.
"use strict";

(() => {
  const work = () => document.getElementById("work");
  if (!work()) return;

  const here = () => location.pathname + location.search;
  let shown = here();

  // Where the keyboard is, so that it is there again in the new list: the control
  // itself, else the first one of its row or post, else what was just said.
  const where = (one) => {
    if (!one || !one.closest("#work")) return null;
    const part = one.closest("#work [id]");
    return { part: part && part.id, walk: one.dataset.walk, name: one.name, value: one.value };
  };
  const found = (at) => {
    if (!at) return null;
    if (at.walk) return work().querySelector(`[data-walk=${at.walk}]:not(:disabled)`);
    const part = at.part && document.getElementById(at.part);
    if (!part) return null;
    const same = (one) => at.name && one.name === at.name && one.value === at.value;
    const all = [...part.querySelectorAll("a[href], input:not([type=hidden]), button:not(:disabled), select")];
    return all.find(same) || (part.id === "list-form" ? null : all[0]);
  };

  // Puts what the server answered in place of the list, the rest of the page
  // too where it says what was done.
  const take = async (answer, push) => {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("work");
    if (!fresh) {
      location.href = answer.url;
      return;
    }
    const at = where(document.activeElement);
    work().replaceWith(fresh);
    const old = document.querySelectorAll("main > .notice");
    for (const notice of old) notice.remove();
    const head = document.querySelector("main > .page-head");
    for (const notice of page.querySelectorAll("main > .notice")) head.before(notice);
    const said = document.querySelector("main > .notice");
    if (said) said.setAttribute("role", said.getAttribute("role") || "status");
    if (push) {
      history.pushState(null, "", answer.url);
      shown = here();
    }
    const focus = found(at) || said || work();
    if (!focus.matches("a[href], input, button, select, summary")) focus.tabIndex = -1;
    focus.focus({ preventScroll: focus !== said });
  };

  const open = async (url, push) => take(await fetch(url, { cache: "no-store" }), push);

  document.addEventListener("click", (event) => {
    const link = event.target.closest("#work a[data-part]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    open(link.href, true).catch(() => {
      location.href = link.href;
    });
  });
  // A way within the page, such as past the menu, is no other page.
  window.addEventListener("popstate", () => {
    if (here() !== shown) location.reload();
  });

  const send = (form, button) => {
    const fields = new URLSearchParams(new FormData(form));
    if (button && button.name) fields.append(button.name, button.value);
    return fetch(form.action, { method: "POST", body: fields });
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const button = event.submitter;
    const leaves = button && "leaves" in button.dataset;
    if (form.method !== "post" || !form.closest("#work") || leaves) return;
    event.preventDefault();
    send(form, button)
      .then((answer) => take(answer, true))
      .catch(() => form.submit());
  });

  // Dragging a name before another one of its post.
  let dragged = null;
  const row = (event) => event.target.closest && event.target.closest(".work-row[draggable]");
  document.addEventListener("dragstart", (event) => {
    dragged = row(event);
    if (dragged) event.dataTransfer.setData("text/plain", dragged.dataset.key);
  });
  const over = () => document.querySelectorAll(".is-over").forEach((one) => one.classList.remove("is-over"));
  document.addEventListener("dragover", (event) => {
    const target = row(event);
    over();
    if (!dragged || !target || target.parentElement !== dragged.parentElement) return;
    event.preventDefault();
    target.classList.add("is-over");
  });
  document.addEventListener("dragend", over);
  document.addEventListener("drop", (event) => {
    const target = row(event);
    if (!dragged || !target || target === dragged) return;
    event.preventDefault();
    place(dragged.dataset.key, target.dataset.key.split(":")[0]);
    dragged = null;
  });
  const place = (key, before) => {
    const form = document.getElementById("list-form");
    const fields = new URLSearchParams(new FormData(form));
    for (const name of ["line", "why", "reason"]) fields.delete(name);
    fields.append("place", key);
    fields.append("before", before);
    fetch(form.action, { method: "POST", body: fields })
      .then((answer) => take(answer, true))
      .catch(() => location.reload());
  };

  // Alt with an arrow moves the name at hand; Ctrl+Z and Ctrl+Y walk the moves.
  document.addEventListener("keydown", (event) => {
    const at = event.target.closest && event.target.closest(".work-row");
    const typing = event.target.matches("input:not([type=checkbox]), textarea, select");
    if (event.altKey && at && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      const button = at.querySelector(event.key === "ArrowUp" ? "[name=up]" : "[name=down]");
      if (button && !button.disabled) button.click();
      event.preventDefault();
    } else if (event.ctrlKey && !typing && (event.key === "z" || event.key === "y")) {
      const button = document.querySelector(event.key === "z" ? "[data-walk=undo]" : "[data-walk=redo]");
      if (button && !button.disabled) button.click();
      event.preventDefault();
    }
  });
})();
