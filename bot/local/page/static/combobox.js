// Selects whose choices come from the app: typing asks for suggestions, arrows walk them, Enter takes one.
import { control } from "./control.js";
import { all, make, one } from "./dom.js";
import { picked } from "./press.js";
import { me } from "./state.js";
import { say } from "./words.js";

const PAUSE_MS = 220;
let timer = 0;

export function startComboboxes() {
  document.addEventListener("input", (event) => event.target.closest("[data-combo]") && ask(event.target));
  document.addEventListener("focusin", (event) => {
    const combo = event.target.closest?.("[data-combo]");
    if (combo && event.target.matches("input") && combo.dataset.min === "0") ask(event.target);
  });
  document.addEventListener("click", (event) => {
    const combo = event.target.closest("[data-combo]");
    all("[data-combo]").filter((each) => each !== combo).forEach(shut);
    const option = event.target.closest(".combo-list [role=option]");
    if (option && combo) take(combo, option);
    if (event.target.closest('[data-do="unpick"]')) unpick(event.target.closest(".chip"));
  });
  document.addEventListener("keydown", (event) => event.target.closest?.("[data-combo]") && keys(event), true);
}

function ask(input) {
  clearTimeout(timer);
  const combo = input.closest("[data-combo]");
  if (input.value.length < Number(combo.dataset.min)) return shut(combo);
  timer = setTimeout(() => suggest(combo, input), PAUSE_MS);
}

async function suggest(combo, input) {
  const element = combo.closest(".el");
  const where = combo.closest("[data-where]").dataset;
  const body = { user: me(), action_id: element.dataset.actionId, block_id: element.dataset.blockId, value: input.value };
  show(combo, [{ text: { text: say("loading") } }], true);
  const asked = { ...body, view_id: where.viewId, channel: where.channel, ts: where.ts };
  const answer = await control.options(asked).catch(() => ({}));
  const options = answer.options ?? (answer.option_groups ?? []).flatMap((group) => group.options);
  show(combo, options.length ? options : [{ text: { text: say("no suggestions") } }], !options.length);
}

function show(combo, options, inert) {
  const list = one(".combo-list", combo);
  list.replaceChildren(
    ...options.map((option) => {
      const item = make("li", { class: "menu-item", role: inert ? "presentation" : "option" }, option.text.text);
      if (!inert) Object.assign(item.dataset, { value: option.value, label: option.text.text });
      return item;
    }),
  );
  list.hidden = false;
  one("input", combo).setAttribute("aria-expanded", "true");
}

function shut(combo) {
  one(".combo-list", combo).hidden = true;
  one("input", combo).setAttribute("aria-expanded", "false");
}

function keys(event) {
  const combo = event.target.closest("[data-combo]");
  const options = all(".combo-list [role=option]", combo);
  const open = !one(".combo-list", combo).hidden && options.length;
  if (!open) return;
  const at = options.findIndex((each) => each.classList.contains("active"));
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) options.forEach((each, index) => each.classList.toggle("active", index === (at + step + options.length) % options.length));
  else if (event.key === "Enter") take(combo, options[Math.max(at, 0)]);
  else if (event.key === "Escape") shut(combo);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function take(combo, option) {
  const element = combo.closest(".el");
  const { value, label } = option.dataset;
  const chip = make("button", { type: "button", class: "chip", "data-do": "unpick", "data-value": value, "data-label": label }, `${label} ×`);
  const chips = one(".chips", combo);
  if (element.dataset.element.startsWith("multi_")) chips.append(chip);
  else chips.replaceChildren(chip);
  one("input", combo).value = "";
  shut(combo);
  if (element.dataset.dispatch) picked(element);
}

function unpick(chip) {
  const element = chip.closest(".el");
  chip.remove();
  if (element.dataset.dispatch && element.dataset.element.startsWith("multi_")) picked(element);
}
