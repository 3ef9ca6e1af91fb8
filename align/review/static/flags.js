// What a flag says, beside the words it stands under: on hover, on focus, and for good on Enter.

const SHOW = 120; // ms
const HIDE = 220;

export class Flags {
  constructor(popover, list) {
    this.popover = popover;
    this.list = list;
    this.anchor = null;
    list.element.addEventListener("pointerover", (event) => this.#over(event));
    list.element.addEventListener("pointerout", () => this.#later());
    popover.addEventListener("pointerover", () => clearTimeout(this.timer));
    popover.addEventListener("pointerout", () => this.#later());
    list.element.addEventListener("focusin", (event) => {
      const flag = event.target.closest("[data-flags]");
      if (flag) this.show(flag);
      else if (!popover.contains(document.activeElement)) this.hide();
    });
    popover.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.back();
    });
  }

  // The flag that a key without further ado is about: the one shown, else the pair's only one.
  subject(article) {
    if (this.anchor?.isConnected && article?.contains(this.anchor)) {
      return article.querySelector(`.about[data-number="${this.anchor.dataset.flags.split(" ").at(-1)}"]`);
    }
    const all = article?.querySelectorAll(".about") ?? [];
    return all.length === 1 ? all[0] : null;
  }

  // Focus the next or previous flag of a pair; false if it has none.
  step(article, by) {
    const stops = [...article.querySelectorAll("[data-opens]")];
    if (!stops.length) return false;
    const at = stops.indexOf(document.activeElement);
    stops[at < 0 ? (by > 0 ? 0 : stops.length - 1) : (at + by + stops.length) % stops.length].focus();
    return true;
  }

  show(flag) {
    clearTimeout(this.timer);
    if (this.anchor === flag && !this.popover.hidden) return;
    this.hide();
    this.anchor = flag;
    flag.classList.add("shown");
    const article = flag.closest("article");
    const sections = flag.dataset.flags.split(" ").map((number) => {
      const about = article.querySelector(`.about[data-number="${number}"]`).cloneNode(true);
      about.hidden = false;
      for (const one of about.querySelectorAll("[id]")) one.removeAttribute("id");
      return about;
    });
    this.popover.replaceChildren(...sections);
    this.popover.dataset.key = article.dataset.key;
    this.popover.hidden = false;
    this.#put(flag);
  }

  hide() {
    clearTimeout(this.timer);
    this.anchor?.classList.remove("shown");
    this.anchor = null;
    this.popover.hidden = true;
  }

  enter() {
    this.popover.querySelector("button")?.focus();
  }

  // From the popover back to its words.
  back() {
    const { anchor } = this;
    if (anchor?.isConnected) anchor.focus();
    this.hide();
  }

  #over(event) {
    const flag = event.target.closest("[data-flags]");
    if (!flag || event.pointerType === "touch") return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => flag.isConnected && this.show(flag), SHOW);
  }

  #later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const active = document.activeElement;
      if (!this.popover.contains(active) && active !== this.anchor) this.hide();
    }, HIDE);
  }

  #put(flag) {
    // Under the first line of the words, above where there is no room.
    const words = flag.getClientRects()[0] ?? flag.getBoundingClientRect();
    const last = [...flag.getClientRects()].at(-1) ?? words;
    const { offsetWidth: width, offsetHeight: height } = this.popover;
    const left = Math.max(8, Math.min(words.left, document.documentElement.clientWidth - width - 8));
    const above = last.bottom + height + 12 > innerHeight && words.top > height + 12;
    const top = above ? words.top - height - 6 : last.bottom + 6;
    this.popover.style.left = `${left + scrollX}px`;
    this.popover.style.top = `${top + scrollY}px`;
  }
}
