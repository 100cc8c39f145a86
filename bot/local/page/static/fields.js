// What stands in the elements of a view or a message, in the simple form that the control API takes.
import { all, one } from "./dom.js";

const MANY = /^(multi_|checkboxes)/;

export function valueOf(element) {
  const kind = element.dataset.element;
  if (kind.endsWith("external_select")) return externalValue(element, kind);
  if (kind === "file_input") return all("[data-file-id]", element).map((each) => ({ id: each.dataset.fileId }));
  const controls = all("[data-control]", element);
  if (MANY.test(kind)) return controls.filter((each) => each.checked).map((each) => each.value);
  if (kind === "radio_buttons") return controls.find((each) => each.checked)?.value ?? null;
  const value = controls[0]?.value ?? "";
  if (kind === "datetimepicker") return value ? Math.floor(new Date(`${value}:00+09:00`).getTime() / 1000) : null;
  return value || null;
}

function externalValue(element, kind) {
  const picked = all(".chip", element).map((chip) => ({
    text: { type: "plain_text", text: chip.dataset.label },
    value: chip.dataset.value,
  }));
  return MANY.test(kind) ? picked : (picked[0] ?? null);
}

// Values by block and action; blocks without an element that holds a value are left out.
export function valuesOf(view) {
  const values = {};
  for (const element of all(".el[data-block-id]", view)) {
    (values[element.dataset.blockId] ??= {})[element.dataset.actionId] = valueOf(element);
  }
  return values;
}

export function nameOnPicker(element, word, none) {
  const summary = one(".picker-summary", element);
  if (!summary) return;
  const count = all("[data-control]:checked", element).length;
  summary.textContent = count ? word.replace("{n}", count) : none;
}
