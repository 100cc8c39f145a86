// Brings an element to a new state in place, so that focus, scroll, open menus and half-typed text stay as they are.
const KEPT_ATTRIBUTES = { DETAILS: ["open"], DIALOG: ["open"] };

export function morph(element, html) {
  const template = document.createElement("template");
  template.innerHTML = html.trim();
  const wanted = template.content.firstElementChild;
  if (!wanted) return;
  if (element.tagName === wanted.tagName) update(element, wanted);
  else element.replaceWith(wanted);
}

function keyOf(node) {
  return node.nodeType === Node.ELEMENT_NODE ? node.dataset.key || node.id || "" : "";
}

function update(old, wanted) {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.nodeValue !== wanted.nodeValue) old.nodeValue = wanted.nodeValue;
    return;
  }
  if ("keep" in old.dataset) return;
  if (old.dataset.hash && old.dataset.hash === wanted.dataset.hash) return;
  attributes(old, wanted);
  children(old, wanted);
}

function attributes(old, wanted) {
  const kept = KEPT_ATTRIBUTES[old.tagName] ?? [];
  for (const { name, value } of [...wanted.attributes]) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  for (const { name } of [...old.attributes]) {
    if (!wanted.hasAttribute(name) && !kept.includes(name)) old.removeAttribute(name);
  }
}

function children(old, wanted) {
  const keyed = new Map([...old.children].filter(keyOf).map((child) => [keyOf(child), child]));
  let next = old.firstChild;
  for (const child of [...wanted.childNodes]) {
    const match = counterpart(next, child, keyed);
    if (match) {
      if (match === next) next = next.nextSibling;
      else old.insertBefore(match, next);
      update(match, child);
    } else {
      old.insertBefore(child, next);
    }
  }
  while (next) {
    const gone = next;
    next = next.nextSibling;
    gone.remove();
  }
}

function counterpart(next, child, keyed) {
  const key = keyOf(child);
  if (key) {
    const found = keyed.get(key);
    return found && found.tagName === child.tagName ? found : null;
  }
  const alike = next && next.nodeType === child.nodeType && next.nodeName === child.nodeName && !keyOf(next);
  return alike ? next : null;
}
