// The rooms as their people see them: looked at every second, drawn anew where something changed.
const OURS = 700001;
const one = (id) => document.getElementById(id);
const language = new URLSearchParams(location.search).get("lang") === "en" ? "en" : "ja";
let drawn = "";
let state = null;

async function look() {
  const answer = await fetch(`rooms.json?lang=${language}`);
  const text = await answer.text();
  if (text === drawn) return;
  drawn = text;
  state = JSON.parse(text);
  draw();
}

function place() {
  const [, room, message] = location.hash.match(/^#!rid(\d+)(?:-(\d+))?$/) ?? [];
  const known = room in state.rooms ? room : Object.keys(state.rooms)[0];
  return { room: known, message };
}

function draw() {
  const { room, message } = place();
  const here = state.rooms[room];
  document.documentElement.lang = language;
  document.title = `${here.name} – Chatwork`;
  one("name").textContent = here.name;
  for (const [id, word] of [["lead", "lead"], ["back", "back"], ["as", "writing_as"], ["label", "label"], ["send", "send"]]) {
    one(id).textContent = state.words[word];
  }
  one("body").placeholder = state.words.label;
  drawWriters(here);
  const near = innerHeight + scrollY >= document.body.scrollHeight - 80;
  one("messages").replaceChildren(...(here.messages.length ? here.messages.map((each) => post(each, here)) : [empty()]));
  const wanted = message && document.getElementById(message);
  if (wanted) {
    wanted.classList.add("here");
    wanted.scrollIntoView({ block: "center" });
  } else if (near) {
    scrollTo(0, document.body.scrollHeight);
  }
}

function drawWriters(here) {
  const chosen = one("account").value;
  const writers = Object.entries(here.members).filter(([account]) => Number(account) !== OURS);
  one("account").replaceChildren(...writers.map(([account, name]) => new Option(name, account, false, account === chosen)));
}

function element(name, className, ...inside) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...inside);
  return made;
}

function empty() {
  return element("p", "empty", state.words.empty);
}

function post(message, here) {
  const time = element("time", "", clock(message.send_time) + (message.update_time ? ` ${state.words.edited}` : ""));
  const head = element("div", "head", element("b", "", message.account.name), time);
  const raw = element("details", "", element("summary", "", state.words.as_sent), element("pre", "", message.body));
  const made = element("article", message.account.account_id === OURS ? "ours" : "", head, body(message.body, here), raw);
  made.id = message.message_id;
  return made;
}

function clock(seconds) {
  const shown = { timeZone: "Asia/Tokyo", month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit" };
  return new Date(seconds * 1000).toLocaleString("ja-JP", shown);
}

const TAGS = /\[info\](?:\[title\]([\s\S]*?)\[\/title\])?([\s\S]*?)\[\/info\]|\[qt\]([\s\S]*?)\[\/qt\]|\[rp aid=(\d+) to=\d+-(\d+)\]|\[to:(\d+)\]|\[hr\]|(https?:\/\/[^\s\]]+)/gi;

function body(text, here) {
  const made = element("div", "text");
  let at = 0;
  for (const found of text.matchAll(TAGS)) {
    made.append(text.slice(at, found.index), shown(found, here));
    at = found.index + found[0].length;
  }
  made.append(text.slice(at));
  return made;
}

function shown([whole, title, info, quoted, answered, answers, addressed, link], here) {
  if (info !== undefined) return element("div", "info", ...(title ? [element("b", "", title)] : []), element("div", "", info.trim()));
  if (quoted !== undefined) return element("blockquote", "", quoted.replace(/\[qtmeta[^\]]*\]/gi, "").trim());
  if (answered) return tag(`${state.words.reply} ${here.members[answered] ?? answered}`, answers);
  if (addressed) return element("span", "tag", `TO ${here.members[addressed] ?? addressed}`);
  if (link) return Object.assign(element("a", "", link), { href: link, target: "_blank", rel: "noopener noreferrer" });
  return whole.toLowerCase() === "[hr]" ? document.createElement("hr") : whole;
}

function tag(text, message) {
  return Object.assign(element("a", "tag", text), { href: `#!rid${place().room}-${message}` });
}

one("composer").addEventListener("submit", async (event) => {
  event.preventDefault();
  const said = { room: place().room, account: Number(one("account").value), body: one("body").value };
  const answer = await fetch("say", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(said) });
  one("trouble").hidden = answer.ok;
  one("trouble").textContent = answer.ok ? "" : state.words.trouble;
  if (answer.ok) one("body").value = "";
  await look();
});
addEventListener("hashchange", () => state && draw());
await look();
setInterval(() => look().catch(() => {}), 1000);
