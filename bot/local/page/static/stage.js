// The stage's own buttons: the clock, the next event, shortcuts, and the lines of the inspector.
import { control } from "./control.js";
import { all, one } from "./dom.js";
import { refresh, whenRefreshed } from "./refresh.js";
import { address, language, me } from "./state.js";
import { toast } from "./toast.js";
import { say } from "./words.js";

const ACTS = { clock: moveClock, next: playNext, shortcut: useShortcut, jump: jumpDown, "copy-link": copyLink, "copy-text": copyText };

export function startStage() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    const act = button && ACTS[button.dataset.do];
    if (act) act(button).catch((error) => toast(say("failed", { why: error.message }), { mood: "bad" }));
  });
  document.addEventListener("toggle", (event) => event.target.matches?.(".wire") && open(event.target), true);
  document.addEventListener("scroll", (event) => settle(event.target), true);
  whenRefreshed((names) => names.includes("stage") && anchor());
  whenRefreshed((names) => names.includes("inspector") && all(".wire[open]").forEach(open));
  anchor();
  setInterval(tick, 1000);
}

let base = { clock: 0, here: 0 };

function anchor() {
  base = { clock: Number(one("[data-clock]").dataset.clock) * 1000, here: performance.now() };
}

function tick() {
  const face = one("[data-clock]");
  if (face.dataset.ticks !== "yes") return;
  const now = new Date(base.clock + performance.now() - base.here);
  const shown = now.toLocaleTimeString("ja-JP", { timeZone: "Asia/Tokyo", hour: "2-digit", minute: "2-digit" });
  if (face.textContent !== shown) face.textContent = shown;
}

async function moveClock(button) {
  const { advance, to } = button.dataset;
  await control.clock(advance ? { advance: Number(advance) } : { to });
  await refresh("stage", "main");
}

async function playNext(button) {
  button.classList.add("pending");
  try {
    const event = await control.next();
    const known = one(`[data-channel="${CSS.escape(event.channel)}"] .side-name`)?.textContent;
    const label = event.href || event.channel.startsWith("@") ? event.channel : `#${known ?? event.channel}`;
    const href = event.href || address({ channel: event.channel, thread: "" });
    toast(say("event played", { channel: label }), { link: { href, label: say("view it"), leaves: Boolean(event.href) && !event.href.startsWith("/?") } });
  } finally {
    button.classList.remove("pending");
    await refresh("stage", "sidebar");
  }
}

async function useShortcut(button) {
  const post = button.closest(".post");
  const about = post ? { channel: post.dataset.channel, ts: post.dataset.ts } : {};
  await control.shortcut({ user: me(), callback_id: button.dataset.callbackId, ...about });
}

async function jumpDown() {
  const scroll = one("#messages");
  scroll.scrollTo({ top: scroll.scrollHeight, behavior: "smooth" });
}

function settle(scroll) {
  const jump = one(".jump");
  if (jump && scroll.id === "messages" && scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 60) jump.hidden = true;
}

async function copyLink(button) {
  await navigator.clipboard.writeText(new URL(button.dataset.href, location.href).href);
  toast(say("copied"));
}

async function copyText(button) {
  await navigator.clipboard.writeText(one("pre", button.parentElement).innerText);
  toast(say("copied"));
}

async function open(line) {
  const body = one("[data-load]", line);
  if (!line.open || !body) return;
  const response = await fetch(`/page/log/${line.dataset.entry}?lang=${language()}`);
  body.innerHTML = await response.text();
  body.removeAttribute("data-load");
}
