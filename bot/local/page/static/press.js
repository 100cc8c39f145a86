// Buttons, selects and the like: asked for confirmation where the app wants it, shown as pending until acknowledged.
import { control } from "./control.js";
import { make, one } from "./dom.js";
import { nameOnPicker, valueOf, valuesOf } from "./fields.js";
import { refresh } from "./refresh.js";
import { me } from "./state.js";
import { toast } from "./toast.js";
import { say } from "./words.js";

const ACK_SHOWN_MS = 8000;

export function startPressing() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest('[data-do="click"]');
    if (button) pressButton(button);
  });
  document.addEventListener("change", (event) => {
    const element = event.target.closest(".el");
    if (!element) return;
    nameOnPicker(element, say("chosen"), one(".picker-summary", element)?.dataset.none ?? "");
    if (element.dataset.dispatch === "change") picked(element);
  });
  document.addEventListener("keydown", (event) => {
    const element = event.target.closest?.('.el[data-dispatch="enter"]');
    if (element && event.key === "Enter" && !event.isComposing && event.target.tagName !== "TEXTAREA") {
      event.preventDefault();
      picked(element);
    }
  });
}

async function pressButton(button) {
  if (button.dataset.confirm && !(await confirmed(JSON.parse(button.dataset.confirm)))) return;
  const shown = button.closest("details.overflow")?.querySelector("summary") ?? button;
  await deliver(button, shown, button.dataset.value || null);
}

export async function picked(element) {
  if (element.dataset.confirm && !(await confirmed(JSON.parse(element.dataset.confirm)))) return refresh("main", "thread");
  return deliver(element, element, valueOf(element));
}

async function deliver(source, shown, value) {
  const where = source.closest("[data-where]");
  const body = { user: me(), action_id: source.dataset.actionId, block_id: source.dataset.blockId, ...target(where) };
  if (value !== null) body.value = value;
  shown.classList.add("pending");
  shown.setAttribute("aria-busy", "true");
  try {
    acknowledged(where, await control.click(body));
  } catch (error) {
    toast(say("failed", { why: error.message }), { mood: "bad" });
  } finally {
    shown.classList.remove("pending");
    shown.removeAttribute("aria-busy");
  }
}

function target(where) {
  if (where.dataset.where === "message") return { channel: where.dataset.channel, ts: where.dataset.ts };
  return { view_id: where.dataset.viewId, values: valuesOf(where) };
}

function acknowledged(where, answer) {
  const place = one(".ack", where);
  if (!place || answer.ms === undefined) return;
  place.textContent = answer.acked ? `✓ ${Math.max(1, Math.round(answer.ms))} ms` : say("no ack");
  place.className = `ack ${answer.acked ? "good" : "bad"}`;
  setTimeout(() => (place.textContent = ""), ACK_SHOWN_MS);
}

export function confirmed(words) {
  const dialog = one("#confirm");
  const yes = make("button", { type: "button", class: `btn ${words.style === "danger" ? "btn-danger" : "btn-primary"}`, "data-testid": "confirm-yes" }, words.confirm || say("ok"));
  const no = make("button", { type: "button", class: "btn", "data-testid": "confirm-no" }, words.deny || say("cancel"));
  dialog.replaceChildren(
    make("h2", { id: "confirm-title" }, words.title || say("confirm")),
    make("p", {}, words.text || ""),
    make("div", { class: "row" }, no, yes),
  );
  dialog.showModal();
  yes.focus();
  return new Promise((resolve) => {
    const answer = (value) => {
      dialog.onclose = null;
      dialog.close();
      resolve(value);
    };
    yes.onclick = () => answer(true);
    no.onclick = () => answer(false);
    dialog.onclose = () => resolve(false);
  });
}
