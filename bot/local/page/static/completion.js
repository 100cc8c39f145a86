// The list above the composer: slash commands with their usage, people after @, channels after #.
import { all, make, one } from "./dom.js";

const SIGNS = {
  "/": (known, word) =>
    known.commands
      .filter((each) => each.command.startsWith(`/${word}`))
      .map((each) => ({ insert: `${each.command} `, head: each.command, usage: each.usage_hint ?? "", foot: each.description ?? "" })),
  "@": (known, word) =>
    known.people
      .filter((each) => each.name.includes(word) || each.label.includes(word))
      .map((each) => ({ insert: `@${each.name} `, head: each.label, usage: `@${each.name}`, foot: "" })),
  "#": (known, word) =>
    known.channels.filter((each) => each.includes(word)).map((each) => ({ insert: `#${each} `, head: `#${each}`, usage: "", foot: "" })),
};

export function complete(form) {
  const text = one("textarea", form);
  const typed = text.value.slice(0, text.selectionStart);
  const found = typed.match(/^(\/)(\S*)$/) ?? typed.match(/(?:^|\s)([@#])([^\s@#]*)$/u);
  const known = JSON.parse(one(".completions", form).textContent);
  const offers = found ? SIGNS[found[1]](known, found[2]) : [];
  const usage = found ? null : usageOf(known, text.value);
  show(form, offers, usage, found ? found[2].length + 1 : 0);
}

function usageOf(known, typed) {
  const command = known.commands.find((each) => typed.startsWith(`${each.command} `) && !typed.includes("\n"));
  return command ? { head: command.command, usage: command.usage_hint ?? "", foot: command.description ?? "" } : null;
}

function show(form, offers, usage, length) {
  const list = one(".completion", form);
  const rows = offers.map((offer, index) => row(offer, { role: "option", "data-insert": offer.insert, "data-length": length }, index === 0));
  if (usage) rows.push(row(usage, { "data-hint": true }, false));
  list.replaceChildren(...rows);
  list.hidden = !rows.length;
  one("textarea", form).setAttribute("aria-expanded", String(offers.length > 0));
}

function row(offer, attributes, active) {
  const text = make("span", { class: "person-text" }, make("span", {}, make("code", {}, offer.head), " ", make("span", { class: "usage" }, offer.usage)));
  if (offer.foot) text.append(make("small", {}, offer.foot));
  return make("button", { type: "button", tabindex: "-1", class: `menu-item${active ? " active" : ""}`, ...attributes }, text);
}

export function hide(form) {
  one(".completion", form).hidden = true;
}

// True when the key was used up by the list.
export function completionKey(form, event) {
  const options = all(".completion:not([hidden]) [role=option]", form);
  if (!options.length) return false;
  const at = options.findIndex((each) => each.classList.contains("active"));
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) options.forEach((each, index) => each.classList.toggle("active", index === (at + step + options.length) % options.length));
  else if (event.key === "Tab" || event.key === "Enter") insert(form, options[Math.max(at, 0)]);
  else if (event.key === "Escape") hide(form);
  else return false;
  return true;
}

export function insert(form, option) {
  const text = one("textarea", form);
  const end = text.selectionStart;
  text.setRangeText(option.dataset.insert, end - Number(option.dataset.length), end, "end");
  text.focus();
  complete(form);
}
