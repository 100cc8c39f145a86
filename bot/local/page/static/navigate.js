// Links inside the page change the address and fetch what it shows; without this script they still work as links.
import { control } from "./control.js";
import { all, one, part } from "./dom.js";
import { refreshAll } from "./refresh.js";
import { address, me, place, query } from "./state.js";

export async function go(href, { replace = false } = {}) {
  const before = { place: place(), thread: query().get("thread") };
  history[replace ? "replaceState" : "pushState"](null, "", href);
  await arrive(before);
}

export function startNavigation() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-nav], a[data-goto]") ?? permalink(event.target);
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    link.closest("details[open]")?.removeAttribute("open");
    go(hrefOf(link));
  });
  window.addEventListener("popstate", () => arrive({}));
  document.addEventListener("click", (event) => {
    if (event.target.closest('[data-do="drawer"]')) drawer(!document.body.classList.contains("drawer-open"));
    else if (document.body.classList.contains("drawer-open") && !event.target.closest(".sidebar")) drawer(false);
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && !event.defaultPrevented && leave(event.target));
  noteRead();
  if (place() === "home") control.homeOpened(me()).catch(() => {});
}

// Escape closes the drawer, or the pane in which one is.
function leave(from) {
  if (document.body.classList.contains("drawer-open")) {
    drawer(false);
    one('[data-do="drawer"]').focus();
  } else {
    from.closest?.(".thread, .inspector")?.querySelector("a[data-nav].tool")?.click();
  }
}

export function drawer(open) {
  document.body.classList.toggle("drawer-open", open);
  if (open) one(".side-item[aria-current], .side-item").focus();
}

function permalink(target) {
  const link = target.closest("a[href*='/archives/']");
  return link && new URL(link.href).origin === location.origin ? link : null;
}

// Links that the app wrote do not know who is acting; they get the rest of the address here.
function hrefOf(link) {
  const [, channel, seconds, rest] = link.href.match(/\/archives\/(\w+)\/p(\d+)(\d{6})/) ?? [];
  const thread = new URL(link.href).searchParams.get("thread_ts") ?? `${seconds}.${rest}`;
  if (channel) return address({ channel, thread });
  return link.dataset.goto ? address({ channel: link.dataset.goto, thread: "" }) : link.getAttribute("href");
}

async function arrive(before) {
  drawer(false);
  await refreshAll();
  const thread = query().get("thread");
  if (before.place !== place()) {
    one(".heading h1")?.focus({ preventScroll: true });
    if (place() === "home") control.homeOpened(me()).catch(() => {});
  } else if (thread && thread !== before.thread) {
    one("textarea", part("thread"))?.focus({ preventScroll: true });
  }
  noteRead();
}

// What was read is a matter of this browser, so it is kept there, for each person acted as.
export function noteRead() {
  const who = me();
  for (const link of all(".side-item[data-latest]")) {
    const key = `read-${who}-${link.dataset.channel}`;
    const seen = localStorage.getItem(key);
    if (seen === null || link.hasAttribute("aria-current")) localStorage.setItem(key, link.dataset.latest || "0");
    link.classList.toggle("unread", Number(localStorage.getItem(key)) < Number(link.dataset.latest));
  }
}
