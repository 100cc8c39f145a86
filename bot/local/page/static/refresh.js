// Fetching regions anew and putting them in place: one fetch at a time, whatever arrives meanwhile goes into the next.
import { all, one, part } from "./dom.js";
import { positions, settleScroll } from "./follow.js";
import { morph } from "./morph.js";
import { language, place, query } from "./state.js";
import { announce } from "./toast.js";
import { say } from "./words.js";

const ALL_PARTS = ["stage", "sidebar", "main", "thread", "inspector", "modal"];
const afterwards = [];
let wanted = new Set();
let running = null;

export function whenRefreshed(callback) {
  afterwards.push(callback);
}

export function refresh(...names) {
  names.forEach((name) => wanted.add(name));
  running ??= Promise.resolve().then(run).finally(() => (running = null));
  return running;
}

export const refreshAll = () => refresh(...ALL_PARTS);

async function run() {
  while (wanted.size) {
    const names = [...wanted];
    wanted = new Set();
    const have = all(".post[data-hash]").map((each) => each.dataset.hash);
    const asked = { method: "POST", body: JSON.stringify({ parts: names, have }) };
    const response = await fetch(`/page/parts?${query()}`, asked).catch(() => null);
    if (!response?.ok) return;
    const { parts, title } = await response.json();
    document.title = title;
    put(parts);
  }
}

const where = () => `${place()} ${part("thread").dataset.thread}`;

function put(parts) {
  const focused = document.activeElement;
  const post = focused?.closest?.(".post");
  const before = positions();
  const known = new Set(all(".post").map((each) => each.id));
  const hashes = new Map(all(".post").map((each) => [each.id, each.dataset.hash]));
  const room = where();
  Object.entries(parts).forEach(([name, html]) => morph(part(name), html));
  settleScroll(before);
  if (room === where()) markFresh(known, hashes);
  if (post?.isConnected && !focused.isConnected) post.focus({ preventScroll: true });
  document.documentElement.lang = language();
  afterwards.forEach((callback) => callback(Object.keys(parts)));
}

function markFresh(known, hashes) {
  const inPlace = all(".post").filter((each) => !known.has(each.id) || hashes.get(each.id) !== each.dataset.hash);
  if (inPlace.length > 8) return;
  for (const each of inPlace) {
    each.classList.add("fresh");
    setTimeout(() => each.classList.remove("fresh"), 2300);
  }
  const newest = inPlace.filter((each) => !known.has(each.id)).at(-1);
  if (newest) announce(`${newest.getAttribute("aria-label")}: ${one(".content", newest).innerText.slice(0, 160)}`);
  else if (inPlace.length) announce(say("updated"));
}
