// File fields: what is chosen or dropped is uploaded at once and listed; the form sends only the ids.
import { control } from "./control.js";
import { all, make, one } from "./dom.js";
import { picked } from "./press.js";
import { me } from "./state.js";
import { toast } from "./toast.js";
import { say } from "./words.js";

const running = new Set();

export const uploaded = () => Promise.all(running);

export function startFiles() {
  document.addEventListener("change", (event) => {
    const field = event.target.closest("[data-files]");
    if (!field || event.target.type !== "file") return;
    take(field, [...event.target.files]);
    event.target.value = "";
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest('[data-do="unfile"]');
    if (button) remove(button);
  });
  document.addEventListener("dragover", (event) => {
    const field = event.target.closest?.("[data-files]");
    all("[data-files]").forEach((each) => each.classList.toggle("dropping", each === field));
  });
  document.addEventListener("drop", (event) => {
    all("[data-files].dropping").forEach((each) => each.classList.remove("dropping"));
    const field = event.target.closest?.("[data-files]");
    if (field) take(field, [...event.dataTransfer.files]);
  });
}

function take(field, files) {
  for (const file of files) {
    const upload = put(field, file).finally(() => running.delete(upload));
    running.add(upload);
  }
}

async function put(field, file) {
  const row = make("li", { class: "picked-file", "aria-busy": "true" }, make("span", {}, say("uploading", { name: file.name })));
  one(".picked", field).append(row);
  try {
    const { file: kept } = await control.upload(me(), file);
    row.replaceWith(listed(kept));
    changed(field);
  } catch (error) {
    row.remove();
    toast(say("failed", { why: error.message }), { mood: "bad" });
  }
}

function listed(file) {
  const label = say("remove file", { name: file.name });
  const text = make("span", {}, make("b", {}, file.name), make("small", {}, sizeOf(file.size)));
  return make("li", { class: "picked-file", "data-file-id": file.id }, text, make("button", { type: "button", class: "tool", "data-do": "unfile", "aria-label": label }, "×"));
}

const sizeOf = (bytes) => (bytes < 1000 ? `${bytes} B` : bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);

function remove(button) {
  const field = button.closest("[data-files]");
  button.closest("li").remove();
  one("input[type=file]", field).focus();
  changed(field);
}

function changed(field) {
  const element = field.closest(".el");
  if (element.dataset.dispatch) picked(element);
}
