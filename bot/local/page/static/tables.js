// Data tables: sorted by a column, filtered, and turned page by page; and the steps of a carousel.
import { all, one } from "./dom.js";
import { say } from "./words.js";

const NEXT = { none: "ascending", ascending: "descending", descending: "none" };
const ACTS = { sort, turn, slide };
const collator = new Intl.Collator(undefined, { numeric: true });
const pages = new WeakMap();
// Where a carousel is on its way to, so that a second press goes on from there.
const bound = new WeakMap();

export function startTables() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    const act = button && ACTS[button.dataset.do];
    if (act) act(button);
  });
  document.addEventListener("input", (event) => {
    if (event.target.matches?.(".data-filter")) show(event.target.closest("[data-table]"), 0);
  });
}

function slide(button) {
  const cards = one(".carousel-cards", button.closest(".b-carousel"));
  const wanted = (bound.get(cards) ?? cards.scrollLeft) + Number(button.dataset.step) * cards.clientWidth * 0.8;
  const left = Math.max(0, Math.min(wanted, cards.scrollWidth - cards.clientWidth));
  bound.set(cards, left);
  cards.addEventListener("scrollend", () => bound.delete(cards), { once: true });
  cards.scrollTo({ left, behavior: "smooth" });
}

function sort(button) {
  const table = button.closest("[data-table]");
  const head = button.closest("th");
  const order = NEXT[head.getAttribute("aria-sort") ?? "none"];
  all("th[aria-sort]", table).forEach((each) => each.removeAttribute("aria-sort"));
  if (order !== "none") head.setAttribute("aria-sort", order);
  const body = one("tbody", table);
  all("tr", body).forEach((row, index) => (row.dataset.at ??= index));
  const sign = order === "descending" ? -1 : 1;
  const compare = order === "none" ? (a, b) => a.dataset.at - b.dataset.at : (a, b) => sign * between(a, b, head.cellIndex);
  body.append(...all("tr", body).sort(compare));
  show(table, 0);
}

function between(a, b, column) {
  const [one, other] = [a.cells[column], b.cells[column]];
  if (one.dataset.sort && other.dataset.sort) return one.dataset.sort - other.dataset.sort;
  return collator.compare(one.innerText || one.textContent, other.innerText || other.textContent);
}

function turn(button) {
  const table = button.closest("[data-table]");
  show(table, (pages.get(table) ?? 0) + Number(button.dataset.step));
}

function show(table, page) {
  const wanted = (one(".data-filter", table)?.value ?? "").trim().toLowerCase();
  const size = Number(table.dataset.size);
  const rows = all("tbody tr", table);
  const found = rows.filter((row) => row.textContent.toLowerCase().includes(wanted));
  const first = page * size;
  pages.set(table, page);
  rows.forEach((row) => (row.hidden = true));
  found.slice(first, first + size).forEach((row) => (row.hidden = false));
  const last = Math.min(first + size, found.length);
  const range = one(".data-range", table);
  if (!range) return;
  range.textContent = found.length ? `${first + 1}–${last} / ${found.length}` : say("no rows");
  one('[data-step="-1"]', table).disabled = first === 0;
  one('[data-step="1"]', table).disabled = last >= found.length;
}
