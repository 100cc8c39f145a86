// Where the reader is: read from the address, which is the only place where it is kept.
import { part } from "./dom.js";

export function query() {
  return new URLSearchParams(location.search);
}

export function me() {
  return part("stage").dataset.me;
}

export function place() {
  return part("main").dataset.place;
}

export function language() {
  return document.body.dataset.lang;
}

export function address(changes) {
  const parameters = query();
  for (const [name, value] of Object.entries(changes)) {
    if (value) parameters.set(name, value);
    else parameters.delete(name);
  }
  return `/?${parameters}`;
}
