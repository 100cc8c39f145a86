// Menus made of <details>: one open at a time, closed by Escape or a press elsewhere, walked with the arrow keys.
import { all } from "./dom.js";

const openMenus = () => all("details[data-menu][open]");

export function startMenus() {
  document.addEventListener("click", (event) => {
    const inside = event.target.closest("details[data-menu]");
    openMenus().filter((menu) => menu !== inside).forEach((menu) => (menu.open = false));
    if (inside && event.target.closest(".menu-item")) inside.open = false;
  });
  document.addEventListener("toggle", (event) => placed(event.target), true);
  document.addEventListener("keydown", (event) => keys(event));
}

function placed(menu) {
  if (!menu.matches?.("details[data-menu]") || !menu.open) return;
  const panel = menu.querySelector(".menu-panel");
  panel.classList.remove("flip");
  const scroll = menu.closest(".scroll, .modal-body");
  const foot = scroll ? scroll.getBoundingClientRect().bottom : innerHeight;
  const box = panel.getBoundingClientRect();
  const head = menu.getBoundingClientRect().top - (scroll?.getBoundingClientRect().top ?? 0);
  if (box.bottom > foot && head > box.height) panel.classList.add("flip");
}

function keys(event) {
  const menu = document.activeElement?.closest?.("details[data-menu][open]");
  if (!menu) return;
  if (event.key === "Escape") {
    event.preventDefault();
    event.stopPropagation();
    menu.open = false;
    menu.querySelector("summary").focus();
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const items = all(".menu-item, .tick input", menu);
  const at = items.indexOf(document.activeElement);
  items.at((at + step + items.length) % items.length)?.focus();
}
