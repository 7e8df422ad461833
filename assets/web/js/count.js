// Typing a sheet: while marks are typed, the rows of the form beside the field
// show what each row holds, and F fills the rest with agreement. Without this
// the field does the same work, only unseen.
(function () {
  "use strict";
  var form = document.querySelector("form.sheet-entry");
  if (!form) { return; }
  var field = form.querySelector("input.marks");
  var state = form.querySelector(".marks-state");
  var rows = Array.prototype.slice.call(document.querySelectorAll(".form-rows > li"));
  var count = Number(form.dataset.rows);

  // One sign a row, or null when the text is not (yet) a sheet.
  function read(text) {
    text = text.trim();
    if (text === "*") { return "+".repeat(count); }
    if (/^[-+.\s]*$/.test(text)) { return text.replace(/\s/g, ""); }
    if (!/^[\d\s,;.-]+$/.test(text)) { return null; }
    var marks = "+".repeat(count).split("");
    text.split(/[\s,;]+/).filter(Boolean).forEach(function (word) {
      var row = parseInt(word, 10);
      if (row >= 1 && row <= count) { marks[row - 1] = word.endsWith(".") ? "." : "-"; }
    });
    return marks.join("");
  }

  function show() {
    var marks = read(field.value);
    rows.forEach(function (row, at) {
      var sign = marks === null ? undefined : marks[at];
      row.dataset.mark = sign === "+" ? "for" : sign === "-" ? "against" : sign === "." ? "blank" : "";
      row.classList.toggle("is-next", marks !== null && at === marks.length);
    });
    state.textContent = marks === null ? "" : marks.length + "/" + count;
    var next = document.querySelector(".form-rows > .is-next");
    // The list scrolls by itself; the page stays where the reader put it.
    if (next) { next.parentNode.scrollTop = Math.max(0, next.offsetTop - 80); }
  }

  field.addEventListener("keydown", function (event) {
    if ((event.key === "f" || event.key === "F") && /^[-+.\s]*$/.test(field.value)) {
      event.preventDefault();
      var marks = field.value.replace(/\s/g, "");
      field.value = marks + "+".repeat(Math.max(0, count - marks.length));
      show();
    }
  });
  field.addEventListener("input", show);
  show();
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
})();
