// The list of pairs: any number of them, of which only those near the window are in the page.
// It is cut into blocks; a block far away is an empty box of the right height.

import * as api from "./api.js";

const SIZE = 30;
const NEAR = "1400px 0px";
const GUESS = 150; // pixels a pair, until some were seen

export class List {
  constructor(element, { onCurrent }) {
    this.element = element;
    this.onCurrent = onCurrent;
    this.keys = [];
    this.letters = [];
    this.index = new Map();
    this.blocks = [];
    this.current = null; // key
    this.held = null; // key of a pair that must stay in the page: it is being edited
    this.observer = new IntersectionObserver((seen) => seen.forEach((s) => this.#seen(s)), {
      rootMargin: NEAR,
    });
  }

  // Show these pairs.  neighbours: how many to show around each.
  show(keys, letters, neighbours) {
    this.observer.disconnect();
    this.keys = keys;
    this.letters = [...letters];
    this.neighbours = neighbours;
    this.index = new Map(keys.map((key, place) => [key, place]));
    const height = this.height ?? GUESS;
    this.blocks = [];
    for (let start = 0; start < keys.length; start += SIZE) {
      const box = document.createElement("div");
      const keysHere = keys.slice(start, start + SIZE);
      box.className = "block";
      box.style.height = `${keysHere.length * height}px`;
      box.dataset.block = this.blocks.length;
      this.blocks.push({ box, start, keys: keysHere, full: false, near: false, loading: null });
    }
    this.element.replaceChildren(...this.blocks.map((block) => block.box));
    this.blocks.forEach((block) => this.observer.observe(block.box));
  }

  article(key) {
    return document.getElementById(`r${key}`);
  }

  get currentArticle() {
    return this.current === null ? null : this.article(this.current);
  }

  get place() {
    return this.index.get(this.current) ?? -1;
  }

  // Make the pair at a place the current one, bring it into sight and focus it.
  async go(place, { focus = true } = {}) {
    const key = this.keys[place];
    if (key === undefined) return null;
    const block = this.blocks[Math.floor(place / SIZE)];
    const wanted = (this.wanted = Symbol("the latest wins"));
    if (!block.full) {
      const before = this.blocks[Math.floor(place / SIZE) - 1];
      await Promise.all([block, before].filter(Boolean).map((one) => this.#load(one)));
    }
    if (this.wanted !== wanted) return null;
    this.#mark(key);
    const article = this.article(key);
    if (!article) return null;
    if (focus) article.focus({ preventScroll: true });
    const { top, bottom } = article.getBoundingClientRect();
    const far = bottom < 0 || top > innerHeight;
    article.scrollIntoView({ block: far ? "center" : "nearest" });
    this.onCurrent(article, key, place);
    return article;
  }

  // Make a pair current that the pointer or the focus has reached by itself.
  reach(article) {
    const key = Number(article.dataset.key);
    if (key === this.current) return;
    this.#mark(key);
    this.onCurrent(article, key, this.place);
  }

  // The next place behind `from` whose letter is one of `letters`, around the end; -1 if none.
  find(letters, from, step = 1) {
    const count = this.keys.length;
    for (let n = 1; n <= count; n += 1) {
      const place = (((from + n * step) % count) + count) % count;
      if (letters.includes(this.letters[place])) return place;
    }
    return -1;
  }

  setLetter(key, letter) {
    const place = this.index.get(key);
    if (place !== undefined) this.letters[place] = letter;
  }

  // Put another version of a pair in its place, keeping the focus where it was.
  replace(key, html) {
    const old = this.article(key);
    if (!old || !html) return null;
    const focused = old.contains(document.activeElement);
    const article = fragment(html).querySelector("article");
    old.replaceWith(article);
    this.#number(article);
    showColumns(article);
    if (focused) article.focus({ preventScroll: true });
    if (key === this.current) {
      this.#mark(key);
      this.onCurrent(article, key, this.place);
    }
    return article;
  }

  // Fetch pairs again that somebody else has changed: [key, version].
  async refresh(changes) {
    const stale = changes.filter(([key, version]) => {
      const article = this.article(key);
      return article && key !== this.held && Number(article.dataset.version) < version;
    });
    for (let n = 0; n < stale.length; n += 100) {
      const keys = stale.slice(n, n + 100).map(([key]) => key);
      const fresh = fragment(await api.html("rows", { keys, neighbours: 0 }));
      for (const article of fresh.querySelectorAll("article")) {
        this.replace(Number(article.dataset.key), article.outerHTML);
      }
    }
  }

  #mark(key) {
    for (const old of this.element.querySelectorAll(".current")) {
      if (Number(old.dataset.key) !== key) {
        old.classList.remove("current");
        for (const one of old.querySelectorAll("[tabindex='0']")) one.tabIndex = -1;
      }
    }
    this.current = key;
    const article = this.article(key);
    if (!article) return;
    // Only the current pair's flags and buttons are in the tab order.
    article.classList.add("current");
    article.tabIndex = 0;
    for (const one of article.querySelectorAll("[tabindex='-1']")) one.tabIndex = 0;
  }

  #seen({ target, isIntersecting }) {
    const block = this.blocks[target.dataset.block];
    if (!block || block.box !== target) return;
    block.near = isIntersecting;
    // A scroll that flies past loads nothing.
    if (isIntersecting) setTimeout(() => block.near && this.#load(block).catch(() => {}), 60);
    else this.#unload(block);
  }

  #load(block) {
    if (block.full) return Promise.resolve();
    block.loading ??= this.#fetch(block).finally(() => (block.loading = null));
    return block.loading;
  }

  async #fetch(block) {
    this.element.setAttribute("aria-busy", "true");
    const end = block.start + block.keys.length;
    const listed = [...this.keys.slice(Math.max(0, block.start - 7), block.start), ...this.keys.slice(end, end + 7)];
    const text = await api.html("rows", { keys: block.keys, neighbours: this.neighbours, listed });
    if (this.blocks[block.box.dataset.block] !== block) return; // another list by now
    block.box.replaceChildren(fragment(text));
    showColumns(block.box);
    block.box.style.height = "";
    block.full = true;
    this.height = block.box.offsetHeight / block.keys.length;
    for (const article of block.box.querySelectorAll("article")) this.#number(article);
    if (block.keys.includes(this.current)) this.#mark(this.current);
    this.element.setAttribute("aria-busy", "false");
  }

  #unload(block) {
    if (!block.full || block.keys.includes(this.current) || block.keys.includes(this.held)) return;
    block.box.style.height = `${block.box.offsetHeight}px`;
    block.box.replaceChildren();
    block.full = false;
  }

  #number(article) {
    article.setAttribute("aria-posinset", this.index.get(Number(article.dataset.key)) + 1);
    article.setAttribute("aria-setsize", this.keys.length);
  }
}

// A column that was empty all over the file appears with its first text.
function showColumns(element) {
  for (const side of ["draft", "reference"]) {
    if (element.querySelector(`.${side} > p:not(:empty)`)) document.body.classList.remove(`without-${side}s`);
  }
}

// The server's templates escape every value, so their HTML can be taken as it is.
export function fragment(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

// One of the values that a pair carries along: its texts as they stand in the file, its document.
export function value(article, name) {
  return article?.querySelector("template.values").content.querySelector(`.${name}-value`).textContent ?? "";
}
