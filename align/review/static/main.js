// The review page: actions, keys, filter, progress, and news from elsewhere.

import * as api from "./api.js";
import { Editor } from "./editor.js";
import { Flags } from "./flags.js";
import { fragment, List, value } from "./list.js";
import { linkWords } from "./links.js";
import { run } from "./turns.js";

const POLL = 2000; // ms
const $ = (selector) => document.querySelector(selector);
const form = $("#filter");
let total = 0;
let sequence = 0;
let structure = 0;

const list = new List($("#list"), {
  onCurrent(article, key, place) {
    history.replaceState(null, "", `${location.search}#${key}`);
    $("#found").dataset.place = place;
    showFound();
    fetchLinks(article);
  },
});
const fetchLinks = linkWords(list);
const flags = new Flags($("#popover"), list);
const editor = new Editor(list, {
  onSaved: take,
  onBanner: (text) => banner(text),
  onClosed: () => flags.hide(),
});
editor.onDone = () => nextOpen();

// ---------------------------------------------------------------- telling

let toastTimer;
function toast(text) {
  const box = $("#toast");
  box.textContent = text;
  box.classList.add("shown");
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => box.classList.remove("shown"), 2600);
}

let trouble = "";
function banner(text) {
  if (text === trouble) return;
  trouble = text;
  $("#banner").textContent = text;
  $("#banner").hidden = !text;
}

const number = (value) => value.toLocaleString("en");

function showCounts(counts) {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  for (const status of ["accepted", "edited", "rejected"]) {
    $(`#progress .${status}`).style.width = `${(100 * counts[status]) / Math.max(1, all)}%`;
  }
  const done = all - counts.open;
  $("#counts").replaceChildren(
    fragment(`<b>${number(done)}</b> of ${number(all)} done · <b>${number(counts.open)}</b> open`),
  );
  const idle = total - all;
  const apart = idle > 0 ? `; ${number(idle)} boilerplate ${idle === 1 ? "pair needs" : "pairs need"} no verdict` : "";
  $("#counts").title = `${number(counts.accepted)} accepted, ${number(counts.edited)} edited, ${number(counts.rejected)} rejected${apart}`;
  document.title = `${number(counts.open)} open · ${$("h1").textContent} · Sejajar`;
}

function showFound() {
  const shown = list.keys.length;
  const place = list.place >= 0 ? `${number(list.place + 1)} of ` : "";
  $("#found").textContent = `${place}${number(shown)} ${shown === 1 ? "pair" : "pairs"}${shown < total ? ` (of ${number(total)})` : ""}`;
}

// ---------------------------------------------------------------- changing

// Take in what the server answers to a change.
function take(answer) {
  showCounts(answer.counts);
  banner(answer.problem ?? "");
  if (answer.undo !== undefined) {
    $("[data-do=undo]").disabled = !answer.undo;
    $("[data-do=redo]").disabled = !answer.redo;
  }
  for (const [key, row] of Object.entries(answer.rows ?? {})) list.setLetter(Number(key), row.letter);
}

function replaceRows(answer) {
  for (const [key, row] of Object.entries(answer.rows)) {
    if (row.html) list.replace(Number(key), row.html);
  }
}

async function send(path, body) {
  flags.hide();
  try {
    const answer = await api.post(path, body);
    take(answer);
    replaceRows(answer);
    return answer;
  } catch (error) {
    if (error.body?.rows) {
      take(error.body);
      replaceRows(error.body);
    }
    if (error instanceof api.Unreachable || error.status >= 500 || error.status === 400) banner(error.message);
    toast(error.message);
    return null;
  }
}

async function change(article, action, more = {}) {
  if (!(await editor.close())) return null;
  const key = Number(article.dataset.key);
  const { version } = list.article(key).dataset;
  return send("change", { key, version: Number(version), action, ...more });
}

async function turn(what) {
  if (!(await editor.close())) return;
  const answer = await send(what, {});
  const [key] = Object.keys(answer?.rows ?? {});
  if (key === undefined) return;
  toast(what === "undo" ? "Undone" : "Done again");
  const place = list.index.get(Number(key));
  if (place !== undefined) await list.go(place);
}

// ---------------------------------------------------------------- moving

async function move(by) {
  if (!(await editor.close({ focus: false }))) return;
  const place = list.place < 0 ? 0 : Math.max(0, Math.min(list.keys.length - 1, list.place + by));
  await list.go(place);
}

async function nextOpen(step = 1, { wrap = true } = {}) {
  if (!(await editor.close({ focus: false }))) return;
  const from = list.place < 0 && step > 0 ? -1 : list.place;
  const place = list.find("o", from, step);
  if (place < 0) toast(list.keys.length < total ? "No open pair left in this list" : "No open pair left: done!");
  else if (!wrap && place < from) toast("No open pair further down; n starts from the top");
  else {
    if (step > 0 ? place <= from : place >= from && from >= 0) toast("Around the end of the list");
    await list.go(place);
  }
}

async function nextDocument(step) {
  if (!(await editor.close({ focus: false }))) return;
  const options = [...(form.elements.doc?.options ?? [])];
  if (!options.length) return toast("There is only one document");
  const chosen = form.elements.doc.selectedIndex;
  // As long as all are shown, the document one is in counts.
  const doc = value(list.currentArticle, "doc");
  const here = chosen || options.findIndex((option) => option.value === doc);
  const turned = (at) => (at + step + options.length) % options.length;
  const at = turned(here) === chosen ? turned(chosen) : turned(here);
  form.elements.doc.selectedIndex = at;
  toast(at ? options[at].textContent : "All documents");
  await loadView();
}

// ---------------------------------------------------------------- actions

function flagOf(about) {
  const { id, side, start, end } = about.dataset;
  return { id, side, start: Number(start), end: Number(end) };
}

async function offer(article, about, button) {
  const chosen = button ?? about?.querySelector("[data-do=apply], [data-do=insert]");
  if (!chosen) return toast(noOffer(article, about));
  const text = chosen.dataset.text;
  if (chosen.dataset.do === "apply") {
    await change(article, "apply", { flag: flagOf(about), text });
    toast(`“${text}” is in the final text`);
  } else {
    flags.hide();
    await editor.edit(article, "final");
    editor.insert(text);
  }
  return null;
}

function noOffer(article, about) {
  if (about?.querySelector(".settled")) return "The final text has it already";
  if (about?.querySelector(".suggestion")) return "The suggestion is Indonesian; only English goes into the final text";
  return article.querySelector(".about") ? "Nothing is suggested here; f goes to the next flag" : "No flag here";
}

async function dismiss(article, about, action) {
  if (!about) return toast(article.querySelector(".about") ? "Which flag? Go to it with f first" : "No flag here");
  const answer = await change(article, action, { flag: flagOf(about) });
  const count = Object.keys(answer?.rows ?? {}).length;
  if (count) toast(count > 1 ? `Dismissed in ${count} pairs` : "Dismissed");
  return null;
}

async function verdict(article, action) {
  if (article.matches(".idle")) {
    toast("Boilerplate without a draft needs no verdict; e writes a text");
    return nextOpen(1, { wrap: false });
  }
  return (await change(article, action)) && nextOpen(1, { wrap: false });
}

async function reopen(article) {
  if (article.matches(".open")) return toast("This pair is open");
  return change(article, "reopen");
}

async function useReference(article) {
  if (!value(article, "reference")) return toast("This pair has no reference");
  return change(article, "use reference");
}

async function showPast(article) {
  $("#past-body").replaceChildren(fragment(await api.html("past", { key: article.dataset.key })));
  $("#past").dataset.key = article.dataset.key;
  $("#past").showModal();
}

const first = (article) =>
  flags.subject(article) ?? [...article.querySelectorAll(".about")].find((one) => one.querySelector("[data-text]"));

// What can be done, as the help shows it: group -> name -> [keys, words, function of the pair].
const GROUPS = {
  Move: {
    next: [["j", "ArrowDown"], "next pair", () => move(1)],
    previous: [["k", "ArrowUp"], "previous pair", () => move(-1)],
    "next open": [["n"], "next open pair", () => nextOpen(1)],
    "previous open": [["p"], "previous open pair", () => nextOpen(-1)],
    first: [["Home"], "first pair", () => list.go(0)],
    last: [["End"], "last pair", () => list.go(list.keys.length - 1)],
    "next document": [["]"], "next document", () => nextDocument(1)],
    "previous document": [["["], "previous document", () => nextDocument(-1)],
    search: [["/"], "search", () => form.elements.text.select()],
  },
  Decide: {
    accept: [["a"], "accept, on to the next open", (pair) => pair && verdict(pair, "accept")],
    edit: [["e", "Enter"], "write or edit the final text", (pair) => pair && editor.edit(pair, "final")],
    reject: [["r"], "reject, on to the next open", (pair) => pair && verdict(pair, "reject")],
    reopen: [["o"], "open again", (pair) => pair && reopen(pair)],
    "use reference": [["t"], "take the reference", (pair) => pair && useReference(pair)],
    note: [["m"], "write a note", (pair) => pair && editor.edit(pair, "note")],
  },
  "While writing": {
    done: [["Ctrl+Enter"], "save, on to the next open", null],
    leave: [["Escape"], "save and leave the field", null],
  },
  Flags: {
    "next flag": [["f"], "next flag of the pair", (pair) => pair && (flags.step(pair, 1) || toast("No flag here"))],
    "previous flag": [["F"], "previous flag of the pair", (pair) => pair && (flags.step(pair, -1) || toast("No flag here"))],
    suggestion: [["s"], "apply the suggestion", (pair) => pair && offer(pair, first(pair))],
    dismiss: [["x"], "dismiss the flag everywhere", (pair) => pair && dismiss(pair, flags.subject(pair), "dismiss")],
    "dismiss here": [["X"], "dismiss the flag only here", (pair) => pair && dismiss(pair, flags.subject(pair), "dismiss here")],
  },
  Safety: {
    undo: [["z", "Ctrl+z"], "undo", () => turn("undo")],
    redo: [["Z", "Ctrl+Z", "Ctrl+y"], "redo", () => turn("redo")],
    past: [["h"], "history of the pair", (pair) => pair && showPast(pair)],
  },
  Page: {
    theme: [["l"], "light or dark", () => switchTheme()],
    help: [["?"], "these keys", () => $("#help").showModal()],
  },
};
const ACTIONS = Object.assign({}, ...Object.values(GROUPS));
const BY_KEY = new Map(Object.entries(ACTIONS).flatMap(([name, [keys]]) => keys.map((key) => [key, name])));

addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
  const { target } = event;
  if (event.key === "Escape") {
    if (form.contains(target)) list.currentArticle?.focus();
    else if (!$("#popover").hidden) flags.hide();
    return;
  }
  if (target.matches("input, select, textarea")) return;
  const command = event.ctrlKey || event.metaKey;
  if (event.altKey || (!command && event.key.length === 1 && !$("#single-keys").checked)) return;
  if (event.key === "Enter" || event.key === " ") {
    if (target.matches("mark[data-flags]")) {
      event.preventDefault();
      flags.show(target);
      flags.enter();
      return;
    }
    if (target.closest("button, a")) return;
  }
  // The popover's own keys act on its pair.
  const name = BY_KEY.get((command ? "Ctrl+" : "") + event.key);
  if (!name || !ACTIONS[name][2]) return;
  event.preventDefault();
  run(() => ACTIONS[name][2](list.currentArticle));
});

addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  const article = event.target.closest("article.pair");
  if (article) list.reach(article);
  if (button) {
    const popover = $("#popover");
    const about = button.closest(".about");
    const pair = popover.contains(button) ? list.article(popover.dataset.key) : (article ?? list.currentArticle);
    const name = button.dataset.do;
    if (about && pair) {
      list.reach(pair);
      const same = pair.querySelector(`.about[data-number="${about.dataset.number}"]`);
      run(() => (name === "apply" || name === "insert" ? offer(pair, same, button) : dismiss(pair, same, name)));
    } else run(() => ACTIONS[name][2](pair));
    return;
  }
  const flag = event.target.closest("[data-flags]");
  if (flag) flags.show(flag);
  else if (!event.target.closest("#popover")) flags.hide();
  if (article && !flag && event.target.closest(".final") && !getSelection().toString()) {
    if (!event.target.closest("textarea, button, .conflict")) run(() => editor.edit(article, "final"));
  } else if (article && !article.contains(document.activeElement)) article.focus({ preventScroll: true });
});

$("#list").addEventListener("focusin", (event) => {
  const article = event.target.closest("article.pair");
  if (article) list.reach(article);
});

$("#past-body").addEventListener("click", async (event) => {
  const button = event.target.closest("[data-restore]");
  if (!button) return;
  $("#past").close();
  const article = list.article($("#past").dataset.key);
  if (article) await run(() => change(article, "edit", { final: button.dataset.restore }));
});

// ---------------------------------------------------------------- filter

function filters() {
  const values = Object.fromEntries([...new FormData(form)].filter(([, value]) => value));
  if (values.sort === "file") delete values.sort;
  const { neighbours = "0", ...rest } = values;
  return { neighbours, query: rest };
}

let latest;
async function loadView({ key = list.current, focus = false, told = false } = {}) {
  const { neighbours, query } = filters();
  const mine = (latest = Symbol("the latest wins"));
  let answer;
  try {
    answer = await api.json("view", query);
  } catch (error) {
    banner(error.message);
    return;
  }
  if (mine !== latest) return;
  banner(answer.problem);
  ({ sequence, structure, total } = answer);
  const plain = Object.keys(query).length === 0;
  list.show(answer.keys, answer.letters, plain ? 0 : Number(neighbours));
  showCounts(answer.counts);
  for (const field of form.elements) {
    const usual = field.name === "sort" ? "file" : field.name === "neighbours" ? "1" : "";
    field.classList.toggle("set", Boolean(field.name) && field.name !== "text" && field.value !== usual);
  }
  const search = new URLSearchParams({ ...query, ...(neighbours === "1" ? {} : { neighbours }) }).toString();
  history.replaceState(null, "", search ? `?${search}` : location.pathname);
  for (const [id, more] of [["csv", {}], ["csv-safe", { defuse: "1" }]]) {
    $(`#${id}`).href = `export.csv?${new URLSearchParams({ ...query, ...more })}`;
  }
  list.current = null;
  scrollTo(0, 0);
  // Where one was; otherwise where there is something to do.
  await list.go(list.index.get(key) ?? Math.max(0, list.find("o", -1)), { focus });
  if (!answer.keys.length) toast("No pair fits the filter");
  else if (told) toast(`${number(answer.keys.length)} ${answer.keys.length === 1 ? "pair" : "pairs"}`);
  showFound();
}

let typing;
form.addEventListener("input", (event) => {
  clearTimeout(typing);
  typing = setTimeout(async () => (await editor.close({ focus: false })) && loadView({ told: true }), event.target.name === "text" ? 220 : 0);
});
form.addEventListener("reset", () => setTimeout(() => loadView({ told: true })));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  list.currentArticle?.focus();
});
$("#more").addEventListener("click", () => {
  const shown = $("#fields").classList.toggle("shown");
  $("#more").setAttribute("aria-expanded", shown);
});

// ---------------------------------------------------------------- news from elsewhere

async function poll() {
  if (document.hidden) return;
  try {
    const news = await api.json("poll", { since: sequence });
    showCounts(news.counts);
    if (news.structure !== structure) {
      // What is being typed is not taken away; the list waits until it is done.
      banner("The file was changed elsewhere: pairs came or went.");
      if (!editor.busy) {
        await loadView();
        toast("The file was changed elsewhere; the list is new");
      }
      return;
    }
    banner(news.problem);
    sequence = news.sequence;
    const changes = Object.entries(news.rows).map(([key, row]) => [Number(key), row.version, row.letter]);
    for (const [key, , letter] of changes) list.setLetter(key, letter);
    await list.refresh(changes);
  } catch (error) {
    banner(error.message);
  }
}
setInterval(poll, POLL);
addEventListener("visibilitychange", () => !document.hidden && poll());

// ---------------------------------------------------------------- settings

function switchTheme() {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const now = document.documentElement.dataset.theme ?? (dark ? "dark" : "light");
  const next = now === "dark" ? "light" : "dark";
  document.documentElement.dataset.theme = next;
  localStorage.setItem("theme", next);
}

const single = $("#single-keys");
single.checked = localStorage.getItem("single-keys") !== "off";
single.addEventListener("change", () => localStorage.setItem("single-keys", single.checked ? "on" : "off"));

const LABEL = { ArrowDown: "↓", ArrowUp: "↑", Escape: "Esc", "Ctrl+z": "Ctrl+Z", "Ctrl+Z": "Ctrl+Shift+Z", "Ctrl+y": "Ctrl+Y" };
const element = (name, text, ...inside) => {
  const made = document.createElement(name);
  made.textContent = text;
  made.append(...inside);
  return made;
};
for (const [group, actions] of Object.entries(GROUPS)) {
  const lines = Object.values(actions).map(([keys, words]) => {
    const what = element("span", words);
    what.className = "what";
    return element("div", "", what, ...keys.map((key) => element("kbd", LABEL[key] ?? key)));
  });
  $("#keys").append(element("section", "", element("h3", group), ...lines));
}

new ResizeObserver(([entry]) => {
  document.documentElement.style.setProperty("--top", `${entry.borderBoxSize[0].blockSize}px`);
}).observe($("#top"));

for (const [name, value] of new URLSearchParams(location.search)) {
  if (form.elements[name]) form.elements[name].value = value;
}
run(() => loadView({ key: location.hash ? Number(location.hash.slice(1)) : null, focus: true }));
