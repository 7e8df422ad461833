// The hall's screen: shows each stage that the server sends, says when the line
// is cut, and connects again by itself, for as long as it takes.
"use strict";

(() => {
  const main = document.getElementById("main");
  const lost = document.getElementById("lost");
  const SILENCE = 16000; // ms without a sign of life: the line is cut
  const AGAIN = 2000; // ms before connecting anew
  const TURN = 9000; // ms that one page of a long result stays
  let source;
  let heard = 0;
  let waiting;

  const turn = (to) => {
    const pages = main.querySelectorAll(".hall-page");
    pages.forEach((page, at) => {
      page.hidden = pages.length > 1 && at !== to % pages.length;
    });
  };
  let shown = 0;
  setInterval(() => turn((shown += 1)), TURN);

  const alive = () => {
    heard = Date.now();
    lost.hidden = true;
  };
  const again = () => {
    lost.hidden = false;
    if (source) source.close();
    clearTimeout(waiting);
    waiting = setTimeout(connect, AGAIN);
  };
  function connect() {
    heard = Date.now();
    source = new EventSource(main.dataset.events);
    source.addEventListener("open", alive);
    source.addEventListener("beat", alive);
    source.addEventListener("stage", (event) => {
      alive();
      main.innerHTML = event.data;
      turn((shown = 0));
    });
    source.addEventListener("error", again);
  }
  setInterval(() => {
    if (Date.now() - heard > SILENCE) again();
  }, 1000);
  // A page that is left gives its line back.
  window.addEventListener("pagehide", () => source && source.close());
  window.addEventListener("pageshow", (event) => event.persisted && connect());
  turn(0);
  connect();
})();
