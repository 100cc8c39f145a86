// The window on top: opened when the app opens a view, sent and closed through the control API.
import { control } from "./control.js";
import { one, part } from "./dom.js";
import { valuesOf } from "./fields.js";
import { uploaded } from "./files.js";
import { refresh, whenRefreshed } from "./refresh.js";
import { me } from "./state.js";
import { toast } from "./toast.js";
import { say } from "./words.js";

const FIELD = "input, select, textarea, summary";

export function startModals() {
  const dialog = part("modal");
  dialog.addEventListener("submit", (event) => {
    event.preventDefault();
    submit(dialog);
  });
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    close(dialog);
  });
  dialog.addEventListener("click", (event) => {
    if (event.target.closest('[data-do="close-view"]')) close(dialog);
  });
  whenRefreshed((names) => names.includes("modal") && follow(dialog));
  follow(dialog);
}

let shown = "";

function follow(dialog) {
  const id = dialog.dataset.viewId ?? "";
  if (id && !dialog.open) dialog.showModal();
  if (!id && dialog.open) dialog.close();
  if (id && id !== shown) (one("[data-autofocus]", dialog) ?? one(`.modal-body :is(${FIELD})`, dialog) ?? one(".btn", dialog)).focus();
  if (id && one(".has-error", dialog) && !dialog.contains(document.activeElement)) one(".has-error", dialog).querySelector(FIELD)?.focus();
  shown = id;
}

async function submit(dialog) {
  const form = one(".modal-form", dialog);
  const button = one('[data-testid="modal-submit"]', form);
  if (button.classList.contains("pending")) return;
  button.classList.add("pending");
  button.setAttribute("aria-label", say("submitting"));
  try {
    await uploaded();
    const answer = await control.submit({ user: me(), view_id: form.dataset.viewId, values: valuesOf(form) });
    await refresh("modal");
    if (answer.errors) one(`.has-error :is(${FIELD})`, dialog)?.focus();
  } catch (error) {
    toast(say("failed", { why: error.message }), { mood: "bad" });
  } finally {
    button.classList.remove("pending");
    button.removeAttribute("aria-label");
  }
}

async function close(dialog) {
  const view_id = dialog.dataset.viewId;
  await control.close({ user: me(), view_id }).catch((error) => toast(say("failed", { why: error.message }), { mood: "bad" }));
  await refresh("modal");
}
