// Writing: Enter sends (but not while an input method composes), a slash begins a command, files can be dropped.
import { complete, completionKey, hide, insert } from "./completion.js";
import { control } from "./control.js";
import { all, make, one } from "./dom.js";
import { toast } from "./toast.js";
import { say } from "./words.js";

const files = new WeakMap();

export function startComposers() {
  on("input", (form) => complete(form));
  on("keydown", (form, event) => typed(form, event));
  on("submit", (form, event) => {
    event.preventDefault();
    send(form);
  });
  on("focusout", (form, event) => !form.contains(event.relatedTarget) && hide(form));
  on("change", (form, event) => event.target.type === "file" && attach(form, event.target.files));
  on("click", (form, event) => {
    const option = event.target.closest(".completion [data-insert]");
    if (option) insert(form, option);
    const gone = event.target.closest("[data-file]");
    if (gone) detach(form, Number(gone.dataset.file));
  });
  on("paste", (form, event) => event.clipboardData.files.length && attach(form, event.clipboardData.files));
  startDropping();
}

function on(kind, act) {
  document.addEventListener(kind, (event) => {
    const form = event.target.closest?.(".composer");
    if (form) act(form, event);
  });
}

function startDropping() {
  const formAt = (event) => (one("dialog[open]") ? null : one(".composer", event.target.closest?.(".main, .thread") ?? document));
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    all(".composer").forEach((each) => each.classList.toggle("dropping", each === formAt(event)));
  });
  document.addEventListener("dragleave", (event) => !event.relatedTarget && calm());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    calm();
    const form = formAt(event);
    if (form) attach(form, event.dataTransfer.files);
  });
}

const calm = () => all(".composer.dropping").forEach((each) => each.classList.remove("dropping"));

function typed(form, event) {
  if (event.isComposing || event.keyCode === 229 || event.target.tagName !== "TEXTAREA") return;
  if (completionKey(form, event)) return event.preventDefault();
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    send(form);
  }
}

async function attach(form, chosen) {
  const kept = files.get(form) ?? [];
  for (const file of chosen) kept.push({ name: file.name, mimetype: file.type, base64: await base64(file) });
  files.set(form, kept);
  listFiles(form);
}

function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

function detach(form, index) {
  files.get(form).splice(index, 1);
  listFiles(form);
}

function listFiles(form) {
  const list = one(".attachments", form);
  const kept = files.get(form) ?? [];
  list.replaceChildren(
    ...kept.map((file, index) =>
      make("li", {}, make("button", { type: "button", class: "chip", "data-file": index, "aria-label": say("remove file", { name: file.name }) }, `${file.name} ×`)),
    ),
  );
  list.hidden = !kept.length;
}

async function send(form) {
  const text = one("textarea", form);
  const written = text.value.trim();
  const attached = files.get(form) ?? [];
  if (!written && !attached.length) return;
  const { channel, user, thread } = form.dataset;
  text.value = "";
  files.delete(form);
  listFiles(form);
  hide(form);
  try {
    await deliver({ channel, user, thread, written, attached, form });
  } catch (error) {
    text.value ||= written;
    files.set(form, attached);
    listFiles(form);
    toast(say("failed", { why: error.message }), { mood: "bad" });
  }
}

function deliver({ channel, user, thread, written, attached, form }) {
  const name = written.match(/^\/\S+/)?.[0];
  const known = JSON.parse(one(".completions", form).textContent).commands.map((each) => each.command);
  if (name && !thread && !attached.length && known.includes(name)) {
    return control.command({ channel, user, command: name, text: written.slice(name.length).trim() });
  }
  const body = { channel, user, text: written };
  if (thread) body.thread_ts = thread;
  if (attached.length) body.files = attached;
  return control.message(body);
}
