// Streamlit writes the words of its upload box in English and has no setting for it. They are put into Danish where
// they stand; React keeps the nodes, so nothing else changes.
const SIZE = /^(\d+)\s?(KB|MB|GB|B) per file(?: • .*)?$/;
const EXACT = {
  "Upload": "Vælg en fil",
  "Drag and drop a file here": "Slip filen her",
  "Only one file is allowed.": "Kun én fil ad gangen.",
  "File size is too small.": "Filen er tom.",
  "Unexpected error. Please try again.": "Filen kunne ikke sendes. Prøv igen.",
  "Upload failed": "Filen kunne ikke sendes.",
  "Click to retry upload": "Klik for at prøve igen",
  "Add files": "Vælg en anden fil",
};
const PATTERNS = [
  [/^ • [A-Z, ]+$/, ""],
  [SIZE, "eller træk filen hertil · højst $1 $2"],
  [/^Remove (.*)$/, "Fjern $1"],
  [/^Cancel upload of (.*)$/, "Stop afsendelsen af $1"],
  [/^File must be (.*) or smaller\.$/, "Filen må højst fylde $1."],
  [/^.* files are not allowed\.$/, "Den slags fil kan ikke læses. Gem den som Excel (.xlsx) eller CSV."],
  [/^Error: (.*)$/, "Fejl: $1"],
];
const danish = (words) => {
  if (words in EXACT) return EXACT[words];
  const found = PATTERNS.find(([pattern]) => pattern.test(words));
  if (!found) return words;
  const said = words.replace(found[0], found[1]);
  return words.startsWith("Error: ") ? "Fejl: " + danish(words.slice(7)) : said;
};
const put = (root) => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const said = danish(node.data);
    if (said !== node.data) node.data = said;
  }
  for (const element of root.querySelectorAll("[aria-label], [title]")) {
    for (const name of ["aria-label", "title"]) {
      const words = element.getAttribute(name);
      if (words && danish(words) !== words) element.setAttribute(name, danish(words));
    }
  }
};
const BOXES = '[data-testid="stFileUploader"], [data-testid="stTooltipErrorContent"]';
const all = () => {
  document.querySelectorAll(BOXES).forEach(put);
};
if (!window.zonekompasUpload) {
  window.zonekompasUpload = new MutationObserver(all);
  window.zonekompasUpload.observe(document.body, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["aria-label", "title"],
  });
}
all();
