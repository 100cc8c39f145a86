// Rich text fields: a press on a mark, or its key, puts it around what is selected or before each line.
import { one } from "./dom.js";

const KEYS = { b: "*", i: "_", e: "`" };

export function startMarks() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest('[data-do="mark"]');
    if (button) mark(one("textarea", button.closest(".rich-field")), button.dataset.mark);
  });
  document.addEventListener("keydown", (event) => {
    const sign = (event.ctrlKey || event.metaKey) && !event.altKey && KEYS[event.key.toLowerCase()];
    if (!sign || !event.target.matches?.(".rich-field textarea")) return;
    event.preventDefault();
    mark(event.target, sign);
  });
}

function mark(text, sign) {
  text.focus();
  if (sign.endsWith(" ")) return before(text, sign);
  const { selectionStart: start, selectionEnd: end, value } = text;
  const inside = value.slice(start, end);
  const marked = inside.startsWith(sign) && inside.endsWith(sign) && inside.length > 1;
  text.setRangeText(marked ? inside.slice(1, -1) : `${sign}${inside}${sign}`, start, end, "select");
  if (!inside) text.setSelectionRange(start + 1, start + 1);
}

function before(text, sign) {
  const start = text.value.lastIndexOf("\n", text.selectionStart - 1) + 1;
  const lines = text.value.slice(start, text.selectionEnd).split("\n");
  const marked = lines.every((line) => line.startsWith(sign));
  const changed = lines.map((line) => (marked ? line.slice(sign.length) : sign + line)).join("\n");
  text.setRangeText(changed, start, text.selectionEnd, "end");
}
