// Asks for a page beside the one that is open: how it is answered, where it
// stands in the end, and where its links lead.
const [address] = arguments;
return (async () => {
  const answer = await fetch(address, { cache: "no-store" });
  const isPage = (answer.headers.get("content-type") || "").startsWith("text/html");
  const page = new DOMParser().parseFromString(isPage ? await answer.text() : "", "text/html");
  const links = [...page.querySelectorAll("a[href]")].map((one) => one.getAttribute("href"));
  const at = new URL(answer.url);
  return { status: answer.status, at: at.pathname + at.search, isPage, links };
})();
