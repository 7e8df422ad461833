// Sends scanned files one by one, with progress, and says what came of each.
// Without this script the form sends them all at once and the page says it.
(() => {
  "use strict";
  const form = document.querySelector("form.upload");
  if (!form) return;
  const input = form.querySelector("input[type=file]");
  const drop = form.querySelector(".drop");
  const list = form.querySelector(".sent");
  const button = form.querySelector("button[type=submit]");
  const words = form.dataset;
  const waiting = [];
  let busy = false;
  let sent = 0;

  const line = (name) => {
    const item = document.createElement("li");
    const title = document.createElement("strong");
    title.textContent = name;
    const progress = document.createElement("progress");
    progress.max = 1;
    progress.value = 0;
    const text = document.createElement("span");
    text.className = "muted";
    item.append(title, progress, text);
    list.append(item);
    return { item, progress, text };
  };

  const send = (file, shown) =>
    new Promise((done) => {
      const body = new FormData();
      // The token comes first: the server reads it before it takes a file.
      body.append("csrf", form.querySelector("input[name=csrf]").value);
      body.append("file", file, file.name);
      const request = new XMLHttpRequest();
      request.open("POST", form.action);
      request.setRequestHeader("Accept", "application/json");
      request.upload.onprogress = (event) => {
        if (event.lengthComputable) shown.progress.value = event.loaded / event.total;
        shown.text.textContent = words.sending;
      };
      request.upload.onload = () => {
        shown.progress.removeAttribute("value");
        shown.text.textContent = words.reading;
      };
      request.onloadend = () => {
        let answer = null;
        try {
          answer = JSON.parse(request.responseText);
        } catch (error) {
          answer = null;
        }
        shown.progress.remove();
        const ok = request.status === 200 && answer;
        shown.item.className = ok && !answer.refused ? "done" : "failed";
        shown.text.textContent = answer ? answer.lines.join(" ") : words.failed;
        done();
      };
      request.send(body);
    });

  const work = async () => {
    if (busy) return;
    busy = true;
    button.disabled = true;
    while (waiting.length > 0) {
      const [file, shown] = waiting.shift();
      await send(file, shown);
      sent += 1;
    }
    busy = false;
    button.disabled = false;
    input.value = "";
    if (sent > 0) {
      // One way on, after the last file.
      for (const former of list.querySelectorAll("li.end")) former.remove();
      const end = document.createElement("li");
      end.className = "end";
      const link = document.createElement("a");
      link.href = form.getAttribute("action");
      link.className = "button first";
      link.textContent = words.all;
      end.append(link);
      list.append(end);
      link.focus();
      sent = 0;
    }
  };

  const take = (files) => {
    for (const file of files) waiting.push([file, line(file.name)]);
    work();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    take(input.files);
  });
  input.addEventListener("change", () => take(input.files));
  for (const name of ["dragenter", "dragover"]) {
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
  }
  for (const name of ["dragleave", "drop"]) {
    drop.addEventListener(name, () => drop.classList.remove("over"));
  }
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    take(event.dataTransfer.files);
  });
})();
