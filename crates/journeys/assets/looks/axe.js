// Runs axe-core, which stands before this text, over the open page. Colours
// alone are asked about again when only the colours have changed. Rows that
// alike.js marked are taken out before.
const [onlyColours] = arguments;
for (const row of document.querySelectorAll("[data-again]")) row.remove();
const wanted = onlyColours
  ? { type: "rule", values: ["color-contrast", "link-in-text-block"] }
  : { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
return (async () => {
  const found = await axe.run(document, { runOnly: wanted, resultTypes: ["violations"] });
  return found.violations.flatMap((rule) =>
    rule.nodes.slice(0, 5).map((node) => {
      const why = [...node.any, ...node.all, ...node.none].map((one) => one.message)[0] || rule.help;
      return `${rule.id} (${rule.nodes.length}): ${node.target.join(" ")}: ${why}`;
    }),
  );
})();
