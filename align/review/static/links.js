// Words that belong together: pointing at a word of the source or the draft lights up the others.
// Words of the current draft that the model doubts are shaded.
// Painted with the CSS Custom Highlight API, so the texts' markup stays as it is.

import * as api from "./api.js";

export function linkWords(list) {
  if (!("highlights" in CSS) || !document.caretPositionFromPoint) return () => {};
  const light = new Highlight();
  const shade = new Highlight();
  CSS.highlights.set("doubtful", shade);
  CSS.highlights.set("linked", light);
  let known = null; // {key, version, links} of the current pair

  async function fetchLinks(article) {
    const { key, version } = article.dataset;
    if (known?.key === key && known.version === version && known.article === article) return;
    const mine = (known = { key, version, article, links: [] });
    const { links, doubtful } = await api.json("links", { key }).catch(() => ({ links: [], doubtful: [] }));
    if (known !== mine) return;
    known.links = links;
    shade.clear();
    const draft = article.querySelector(".draft p");
    for (const [start, end] of doubtful) shade.add(rangeIn(draft, start, end));
  }

  list.element.addEventListener("pointermove", (event) => {
    light.clear();
    const article = event.target.closest("article.current");
    const side = event.target.closest(".source p, .draft p");
    if (!article || !side || known?.key !== article.dataset.key) return;
    const caret = document.caretPositionFromPoint(event.clientX, event.clientY);
    if (!caret || !side.contains(caret.offsetNode)) return;
    const at = offsetIn(side, caret.offsetNode, caret.offset);
    const first = side.closest(".source") ? 0 : 2;
    for (const link of known.links.filter((one) => one[first] <= at && at < one[first + 1])) {
      light.add(rangeIn(article.querySelector(".source p"), link[0], link[1]));
      light.add(rangeIn(article.querySelector(".draft p"), link[2], link[3]));
    }
  });
  list.element.addEventListener("pointerleave", () => light.clear());
  return fetchLinks;
}

// The server counts code points, the page counts UTF-16 units.
const points = (text) => [...text].length;

function* texts(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) yield walker.currentNode;
}

function offsetIn(element, node, offset) {
  let before = 0;
  for (const text of texts(element)) {
    if (text === node) return before + points(text.data.slice(0, offset));
    before += points(text.data);
  }
  return -1;
}

function rangeIn(element, start, end) {
  const range = new Range();
  let before = 0;
  for (const text of texts(element)) {
    const here = [...text.data];
    const units = (count) => here.slice(0, count).join("").length;
    if (start >= before && start <= before + here.length) range.setStart(text, units(start - before));
    if (end >= before && end <= before + here.length) {
      range.setEnd(text, units(end - before));
      break;
    }
    before += here.length;
  }
  return range;
}
