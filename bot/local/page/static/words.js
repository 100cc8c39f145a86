// The page's own words in the reader's language, as the server wrote them into the page.
const table = JSON.parse(document.getElementById("words").textContent);

export function say(key, gaps = {}) {
  return Object.entries(gaps).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), table[key] ?? key);
}
