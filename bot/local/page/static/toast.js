// Short notes at the foot of the page; failures stay longer and are read out at once.
import { make, one } from "./dom.js";

const SHOWN_MS = { good: 5000, bad: 9000 };

export function toast(text, { mood = "good", link = null } = {}) {
  const note = make("div", { class: `toast ${mood}`, "data-testid": "toast", role: mood === "bad" ? "alert" : null }, text);
  if (link) note.append(make("a", link.leaves ? { href: link.href, target: "_blank" } : { href: link.href, "data-nav": true }, link.label));
  const toasts = one("#toasts");
  toasts.append(note);
  raise(toasts);
  while (toasts.children.length > 3) toasts.firstElementChild.remove();
  setTimeout(() => note.remove(), SHOWN_MS[mood]);
}

// Shown anew each time, so that it lies above a window that was opened meanwhile.
function raise(toasts) {
  if (toasts.matches(":popover-open")) toasts.hidePopover();
  toasts.showPopover();
}

export function announce(text) {
  one("#announce").textContent = text;
}
