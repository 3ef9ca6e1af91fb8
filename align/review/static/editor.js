// Writing a final text or a note.  What is typed is saved after a short pause, when the field is
// left and before the page goes; a text that could not be saved stays in the field.

import * as api from "./api.js";
import { value } from "./list.js";
import { run } from "./turns.js";

const PAUSE = 600; // ms
const RETRY = 2500;

export class Editor {
  // list: the list of pairs.  onSaved(answer): counts and letters have changed.
  constructor(list, { onSaved, onBanner, onClosed }) {
    this.list = list;
    this.onSaved = onSaved;
    this.onBanner = onBanner;
    this.onClosed = onClosed;
    this.open = null;
    addEventListener("beforeunload", (event) => {
      if (this.open && this.open.field.value !== this.open.saved) {
        this.save();
        event.preventDefault();
      }
    });
  }

  get busy() {
    return this.open !== null;
  }

  // Open a pair's final text, or its note.
  async edit(article, what) {
    const key = Number(article.dataset.key);
    if (this.open) {
      if (this.open.key === key && this.open.what === what) return this.open.field.focus();
      if (!(await this.close())) return;
      article = this.list.article(key);
    }
    const text = what === "note" ? value(article, "note") : value(article, "final") || value(article, "draft");
    const field = document.createElement("textarea");
    field.value = text;
    field.lang = what === "note" ? "" : "en";
    field.dir = "auto";
    field.spellcheck = true;
    field.setAttribute("aria-label", what === "note" ? "Note" : "Final text");
    const state = document.createElement("p");
    state.className = "state";
    state.textContent = "Ctrl+Enter: next open · Esc: done";
    let holder;
    if (what === "note") {
      holder = document.createElement("div");
      holder.className = "note-editor";
      article.querySelector(".actions").before(holder);
    } else {
      holder = article.querySelector(".final");
      holder.querySelector(".final-text").hidden = true;
    }
    holder.append(field, state);
    this.list.held = key;
    this.open = { key, what, field, state, holder, saved: field.value, fresh: what === "final" && !value(article, "final"), version: Number(article.dataset.version), html: null, queue: Promise.resolve(true) };
    field.addEventListener("input", () => this.#typed());
    field.addEventListener("blur", () => this.save());
    field.addEventListener("keydown", (event) => this.#key(event));
    this.#grow();
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }

  // Put words in the place of the selection, apart from the word or the stop before them.
  insert(text) {
    const { field } = this.open;
    const apart = /[\p{L}\p{N}.,;:!?”]$/u.test(field.value.slice(0, field.selectionStart)) ? " " : "";
    field.setRangeText(apart + text, field.selectionStart, field.selectionEnd, "end");
    field.focus();
    this.#typed();
  }

  // Save what was typed; true when everything is on disk.
  save() {
    if (!this.open) return Promise.resolve(true);
    clearTimeout(this.timer);
    const open = this.open;
    // One after the other: each needs the version that the one before has made.
    open.queue = open.queue.then(() => this.#send(open));
    return open.queue;
  }

  // Leave the field; false when the text could not be saved and the field stays.
  async close({ focus = true } = {}) {
    const open = this.open;
    if (!open) return true;
    if (!(await this.save())) return false;
    if (this.open !== open) return true;
    this.open = null;
    this.list.held = null;
    const had = document.activeElement === open.field || document.activeElement === document.body;
    if (open.html) {
      this.list.replace(open.key, open.html);
    } else {
      if (open.what === "note") open.holder.remove();
      else {
        open.field.remove();
        open.state.remove();
        open.holder.querySelector(".conflict")?.remove();
        open.holder.querySelector(".final-text").hidden = false;
      }
    }
    if (focus && had) this.list.article(open.key)?.focus({ preventScroll: true });
    this.onClosed();
    return true;
  }

  #typed() {
    this.#grow();
    this.open.state.textContent = "…";
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PAUSE);
  }

  #grow() {
    if (CSS.supports("field-sizing", "content")) return;
    const { field } = this.open;
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 2}px`;
  }

  async #send(open) {
    const text = open.field.value;
    if (text === open.saved) return true;
    if (open.conflict) return false;
    const body = { key: open.key, version: open.version };
    try {
      const answer = await api.post("change", open.what === "note" ? { ...body, action: "note", note: text } : { ...body, action: "edit", final: text });
      this.#took(open, text, answer);
      this.onBanner("");
      this.onSaved(answer);
      return true;
    } catch (error) {
      open.state.classList.add("bad");
      open.state.textContent = `Not saved. ${error.message}`;
      if (error.status === 409 && error.body.rows?.[open.key]) this.#conflict(open, error.body.rows[open.key]);
      else {
        this.onBanner(`Not saved: ${error.message}`);
        setTimeout(() => this.open === open && this.save(), RETRY);
      }
      return false;
    }
  }

  #took(open, text, answer) {
    const row = answer.rows[open.key];
    open.saved = text;
    open.fresh = false;
    open.state.classList.remove("bad");
    if (!row) return;
    open.version = row.version;
    open.html = row.html;
    const article = this.list.article(open.key);
    article.dataset.version = row.version;
    for (const status of ["open", "accepted", "edited", "rejected"]) {
      article.classList.toggle(status, status[0] === row.letter);
      if (status[0] === row.letter) article.querySelector(".status").textContent = status;
    }
    if (open.field.value === text) open.state.textContent = "Saved · Ctrl+Enter: next open · Esc: done";
  }

  // Somebody else has changed the pair meanwhile: show their text and let the person choose.
  #conflict(open, row) {
    const theirs = open.what === "note" ? row.note : row.final;
    open.conflict = row;
    open.version = row.version;
    open.html = row.html;
    open.holder.querySelector(".conflict")?.remove();
    const box = document.createElement("div");
    box.className = "conflict";
    box.setAttribute("role", "alert");
    const say = document.createElement("p");
    say.textContent = "This pair was changed elsewhere, in another tab or in the file. It now reads:";
    const quote = document.createElement("blockquote");
    quote.textContent = theirs || "(empty)";
    const keep = document.createElement("button");
    keep.type = "button";
    keep.textContent = "Keep mine";
    keep.addEventListener("click", () => {
      open.conflict = null;
      open.saved = theirs;
      box.remove();
      open.field.focus();
      this.save();
    });
    const take = document.createElement("button");
    take.type = "button";
    take.textContent = "Take theirs";
    take.addEventListener("click", () => {
      open.conflict = null;
      open.saved = open.field.value = theirs;
      this.close();
    });
    box.append(say, quote, keep, " ", take);
    open.holder.append(box);
  }

  #key(event) {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      run(() => this.close());
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      // A draft that was read and left as it is: it is accepted.
      if (this.open.fresh) this.open.saved = null;
      run(async () => (await this.close()) && this.onDone?.());
    }
  }
}
