// One thing after the other: a key pressed while the key before it is still at work waits for it.
// Otherwise "j e" would edit the pair one comes from whenever the disk is slower than the fingers,
// and the letters typed behind "e" would be taken for commands.

const OURS = /^(.|Enter|Escape|ArrowUp|ArrowDown|Home|End)$/u;
const OURS_WITH_CONTROL = /^([zZy]|Enter)$/;
const held = [];
let running = 0;

// Do something that takes time; keys pressed meanwhile come after it.
export async function run(action) {
  running += 1;
  document.body.dataset.busy = "";
  try {
    return await action();
  } finally {
    running -= 1;
    while (!running && held.length) replay(held.shift());
    if (!running) delete document.body.dataset.busy;
  }
}

addEventListener(
  "keydown",
  (event) => {
    const ours = event.ctrlKey || event.metaKey ? OURS_WITH_CONTROL : OURS;
    if (!running || !event.isTrusted || event.isComposing || !ours.test(event.key)) return;
    if (event.target.matches("input, select")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    held.push(event);
  },
  true,
);

function replay({ key, code, ctrlKey, metaKey, shiftKey, altKey }) {
  const target = document.activeElement ?? document.body;
  const again = new KeyboardEvent("keydown", { key, code, ctrlKey, metaKey, shiftKey, altKey, bubbles: true, cancelable: true });
  // A made-up key types nothing by itself.
  if (!target.dispatchEvent(again) || ctrlKey || metaKey || altKey || !target.matches("textarea")) return;
  const text = key === "Enter" ? "\n" : /^.$/u.test(key) ? key : "";
  if (!text) return;
  target.setRangeText(text, target.selectionStart, target.selectionEnd, "end");
  target.dispatchEvent(new Event("input", { bubbles: true }));
}
