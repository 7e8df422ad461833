// The chart of posts: arrow keys move between boxes, plus and minus zoom, the
// picture can be saved as PNG. Without this the page scrolls and links work.
"use strict";

(() => {
  const chart = document.querySelector("[data-chart]");
  if (!chart) return;
  const boxes = [...chart.querySelectorAll(".node")];
  const linkOf = (box) => box && box.querySelector("h3 a, .node-unit a");
  const centre = (box) => {
    const at = box.getBoundingClientRect();
    return { x: at.left + at.width / 2, y: at.top + at.height / 2 };
  };

  // The nearest box in the direction of the key; sideways counts double.
  const next = (from, key) => {
    const at = centre(from);
    let best = null;
    let least = Infinity;
    for (const box of boxes) {
      if (box === from) continue;
      const to = centre(box);
      const dx = to.x - at.x;
      const dy = to.y - at.y;
      const along = { ArrowRight: dx, ArrowLeft: -dx, ArrowDown: dy, ArrowUp: -dy }[key];
      const across = Math.abs(key === "ArrowRight" || key === "ArrowLeft" ? dy : dx);
      if (along < 2) continue;
      const far = along + across * 2;
      if (far < least) {
        least = far;
        best = box;
      }
    }
    return best;
  };

  const steps = [0.5, 0.65, 0.8, 1, 1.25, 1.5, 2];
  let step = 3;
  const zoom = (by) => {
    step = by === 0 ? 3 : Math.min(steps.length - 1, Math.max(0, step + by));
    chart.style.zoom = steps[step];
  };
  const tools = document.querySelector("[data-zoom]");
  if (tools) {
    tools.hidden = false;
    for (const button of tools.querySelectorAll("[data-by]")) {
      button.addEventListener("click", () => zoom(Number(button.dataset.by)));
    }
  }
  const keys = document.querySelector("[data-keys]");
  if (keys) keys.hidden = !window.matchMedia("(hover: hover)").matches;

  chart.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const box = document.activeElement && document.activeElement.closest(".node");
    if (event.key === "+" || event.key === "=") zoom(1);
    else if (event.key === "-") zoom(-1);
    else if (box && event.key.startsWith("Arrow")) {
      const link = linkOf(next(box, event.key));
      if (!link) return;
      link.focus();
      link.scrollIntoView({ block: "nearest", inline: "nearest" });
    } else return;
    event.preventDefault();
  });

  // The same file that can be downloaded, drawn at twice its size.
  const png = document.querySelector("[data-png]");
  if (png) {
    png.hidden = false;
    png.addEventListener("click", () => {
      const picture = new Image();
      picture.addEventListener("load", () => {
        const canvas = document.createElement("canvas");
        canvas.width = picture.naturalWidth * 2;
        canvas.height = picture.naturalHeight * 2;
        canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
        canvas.toBlob((blob) => {
          const link = document.createElement("a");
          link.href = URL.createObjectURL(blob);
          link.download = "so-do-chuc-danh.png";
          link.click();
          png.dataset.made = String(blob.size);
          setTimeout(() => URL.revokeObjectURL(link.href), 10000);
        }, "image/png");
      });
      picture.src = png.dataset.png;
    });
  }
})();
